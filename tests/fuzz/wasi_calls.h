// Sequences of WASI calls out of arbitrary bytes, against a small directory full of ways out.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tenon::fuzz {

// Makes the calls that `bytes` stand for, on a fresh directory. Ends the process with a message if
// anything outside the granted directories changes, is opened, or is read. With the environment
// variable TENON_FUZZ_TRACE set, the calls are reported on standard error.
void run_wasi_calls(const uint8_t* bytes, size_t size);

}  // namespace tenon::fuzz
