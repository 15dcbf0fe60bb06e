// Changes text by whole forms, (…), so that much of what comes out is still a module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tenon::fuzz {

// `text` with one thing changed: a form or a word taken away, doubled, or put in place of another one.
// What is put in is from `other`, which may be `text` itself. `seed` chooses.
std::string mutate_forms(std::string_view text, std::string_view other, uint32_t seed);

}  // namespace tenon::fuzz
