// libFuzzer target: sequences of WASI calls that must not get out of their directory.
#include "wasi_calls.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tenon::fuzz::run_wasi_calls(data, size);
  return 0;
}
