// The words of types and their codes in the binary format, both ways. Spec: 3.0, sections 5.3
// and 6.4.
#pragma once

#include <cstdint>
#include <string_view>

namespace tenon::text {

// The code of a number or vector type, or 0; the word of such a code, or "".
uint8_t number_type_code(std::string_view word);
std::string_view number_type_word(uint8_t code);

// The byte of an abstract heap type such as `func`, or 0; the word of such a byte, or "".
uint8_t heap_type_code(std::string_view word);
std::string_view heap_type_word(uint8_t code);

// The heap type's byte of a nullable reference type's own word, such as `funcref`, or 0; and the
// word.
uint8_t ref_type_code(std::string_view word);
std::string_view ref_type_word(uint8_t code);

}  // namespace tenon::text
