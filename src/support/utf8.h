// UTF-8, strictly: no surrogates, no overlong forms, nothing above U+10FFFF (spec 5.2.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tenon::support {

bool is_utf8(std::string_view bytes);

// Appends the encoding of `code_point`. REQUIRES: a Unicode scalar value.
void append_utf8(std::string& out, uint32_t code_point);

// Decodes one code point at the start of `bytes`; returns its length, or 0 where they are not UTF-8.
size_t decode_utf8(std::string_view bytes, uint32_t& code_point);

// `name` for a message on a terminal: control characters and invalid bytes become \xx.
std::string printable(std::string_view name);

}  // namespace tenon::support
