// Types as the text format writes them. `(ref $3)` shows a store id.
#pragma once

#include <string>

#include "types/type_store.h"

namespace tenon::types {

std::string to_text(ValType type);
std::string to_text(HeapType heap);
std::string to_text(const FuncType& type);
std::string to_text(const Limits& limits);
// `(func (param i32))`, `(memory 1)`, `(instance (export "f" (func)))`. What would make it longer
// than about `max_size` bytes is left out, and shown by `…`.
std::string to_text(const TypeStore& types, const ExternType& type, size_t max_size = 2000);
// A name in quotes, escaped as the text format wants it.
std::string quoted(std::string_view name);

}  // namespace tenon::types
