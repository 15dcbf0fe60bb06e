// Fuzz target: any text is translated, or refused with an error that names a place in it; and what
// the encoder writes is well formed.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "binary/decode.h"
#include "binary/walker.h"
#include "text/text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tenon;
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const auto bytes = text::encode_module(source, "fuzz.wat");
  if (!bytes.ok()) {
    if (bytes.error().line != 0 || bytes.error().kind == ErrorKind::limit) return 0;
    std::fprintf(stderr, "an error without a place: %s\n", bytes.error().message.c_str());
    std::abort();
  }
  model::Features features;
  features.set(ops::Feature::custom_page_sizes, true);
  features.set(ops::Feature::legacy_exceptions, true);
  const auto blob = binary::decode_blob(*bytes, features);
  // Modules given as binary or quoted text may be anything.
  const bool is_plain = source.find("binary") == source.npos && source.find("quote") == source.npos;
  if (!blob.ok() && blob.error().kind == ErrorKind::malformed && is_plain) {
    std::fprintf(stderr, "encoded, but malformed: %s\n", blob.error().message.c_str());
    std::abort();
  }
  if (blob.ok()) (void)binary::validate_bodies(**blob, features).ok();
  return 0;
}
