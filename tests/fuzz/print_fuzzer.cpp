// Fuzz target: any bytes are printed or refused, and what a valid module prints is text that
// translates; the binary may be ordered in another way then, but after that it stays what it is.
#include <cstdio>
#include <cstdlib>

#include "binary/decode.h"
#include "binary/walker.h"
#include "text/print.h"
#include "text/text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tenon;
  const auto printed = text::print_module({data, size});
  model::Features features;
  features.set(ops::Feature::custom_page_sizes, true);
  features.set(ops::Feature::legacy_exceptions, true);
  const auto blob = binary::decode_blob({data, data + size}, features);
  // Bodies are checked one by one.
  if (!blob.ok() || !binary::validate_bodies(**blob, features).ok()) return 0;
  const auto fail = [](const char* what, const Error& error) {
    std::fprintf(stderr, "%s: %s\n", what, error.message.c_str());
    std::abort();
  };
  if (!printed.ok()) fail("decoded, but not printed", printed.error());
  const auto bytes = text::encode_module(*printed, "fuzz.wat");
  if (!bytes.ok()) fail("printed, but not translated", bytes.error());
  const auto again = text::print_module(*bytes);
  if (!again.ok()) fail("not printed again", again.error());
  const auto same_bytes = text::encode_module(*again, "fuzz.wat");
  if (!same_bytes.ok()) fail("printed again, but not translated", same_bytes.error());
  if (*same_bytes != *bytes) {
    std::fprintf(stderr, "another binary of what was printed:\n%s\n", again->c_str());
    std::abort();
  }
  return 0;
}
