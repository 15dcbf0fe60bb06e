// Fuzz target: any bytes are decoded and validated, or refused with an error that names a place in
// them; and what is valid compiles, unless it needs what is not supported.
#include <cstdio>
#include <cstdlib>

#include "binary/decode.h"
#include "binary/walker.h"
#include "jit/compiler.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tenon;
  const auto fail = [](const char* what, const Error& error) {
    std::fprintf(stderr, "%s: %s\n", what, error.message.c_str());
    std::abort();
  };
  model::Features features;
  features.set(ops::Feature::custom_page_sizes, true);
  features.set(ops::Feature::legacy_exceptions, true);
  const auto blob = binary::decode_blob({data, data + size}, features);
  if (!blob.ok()) {
    if (blob.error().offset != kNoOffset && blob.error().offset > size) fail("place", blob.error());
    return 0;
  }
  const bool is_valid = binary::validate_bodies(**blob, features).ok();
  for (const model::Module& module : (*blob)->modules) {
    abi::CompileOptions options;
    options.threads = 1;
    options.signals_based_traps = size % 2 == 0;
    const auto code = jit::compile_module(**blob, module, features, options, jit::host_target());
    if (code.ok() || code.error().kind == ErrorKind::unsupported) continue;
    if (is_valid && code.error().kind != ErrorKind::limit) fail("valid, but", code.error());
  }
  return 0;
}
