// Where two external types that do not match first differ, in words: what is long, or differs by a
// letter, is hard to compare by eye.
#pragma once

#include <string>

#include "types/type_store.h"

namespace tenon::types {

// `parameter 2 is i32, not i64`, `minimum 1, 2 needed`: what `found` has, and what `wanted` asks for.
// Returns "" where nothing short can be said: kinds that differ, modules and instances.
// REQUIRES: `found` does not match `wanted`.
std::string difference(const TypeStore& types, const ExternType& found, const ExternType& wanted);

}  // namespace tenon::types
