#include "text/type_words.h"

namespace tenon::text {
namespace {

struct HeapRow {
  uint8_t code;
  std::string_view heap;
  std::string_view ref;
};
constexpr HeapRow kHeaps[] = {
    {0x70, "func", "funcref"},       {0x6f, "extern", "externref"},
    {0x6e, "any", "anyref"},         {0x6d, "eq", "eqref"},
    {0x6c, "i31", "i31ref"},         {0x6b, "struct", "structref"},
    {0x6a, "array", "arrayref"},     {0x69, "exn", "exnref"},
    {0x71, "none", "nullref"},       {0x72, "noextern", "nullexternref"},
    {0x73, "nofunc", "nullfuncref"}, {0x74, "noexn", "nullexnref"},
};

struct NumberRow {
  uint8_t code;
  std::string_view word;
};
constexpr NumberRow kNumbers[] = {
    {0x7f, "i32"}, {0x7e, "i64"}, {0x7d, "f32"}, {0x7c, "f64"}, {0x7b, "v128"},
};

}  // namespace

uint8_t number_type_code(std::string_view word) {
  for (const NumberRow& row : kNumbers) {
    if (row.word == word) return row.code;
  }
  return 0;
}

std::string_view number_type_word(uint8_t code) {
  for (const NumberRow& row : kNumbers) {
    if (row.code == code) return row.word;
  }
  return {};
}

uint8_t heap_type_code(std::string_view word) {
  for (const HeapRow& row : kHeaps) {
    if (row.heap == word) return row.code;
  }
  return 0;
}

std::string_view heap_type_word(uint8_t code) {
  for (const HeapRow& row : kHeaps) {
    if (row.code == code) return row.heap;
  }
  return {};
}

uint8_t ref_type_code(std::string_view word) {
  for (const HeapRow& row : kHeaps) {
    if (row.ref == word) return row.code;
  }
  return 0;
}

std::string_view ref_type_word(uint8_t code) {
  for (const HeapRow& row : kHeaps) {
    if (row.code == code) return row.ref;
  }
  return {};
}

}  // namespace tenon::text
