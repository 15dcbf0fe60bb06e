// Fuzz target: a module that nests others links, its exports have the types that it declares, and what
// it does depends on no option.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "form_mutator.h"
#include "link_run.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace {

std::string_view as_text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

size_t put(const std::string& text, uint8_t* data, size_t max_size) {
  const size_t size = text.size() < max_size ? text.size() : max_size;
  std::memcpy(data, text.data(), size);
  return size;
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                          unsigned seed) {
  // Bytes now and then: numbers, letters of names.
  if (seed % 8 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string_view text = as_text(data, size);
  return put(tenon::fuzz::mutate_forms(text, text, seed), data, max_size);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* first, size_t first_size,
                                            const uint8_t* second, size_t second_size, uint8_t* out,
                                            size_t max_size, unsigned seed) {
  return put(tenon::fuzz::mutate_forms(as_text(first, first_size), as_text(second, second_size), seed),
             out, max_size);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string wrong = tenon::fuzz::run_linked(as_text(data, size));
  if (wrong.empty()) return 0;
  std::fprintf(stderr, "%s\n", wrong.c_str());
  std::abort();
}
