// `fuzz-wasi-sample COUNT`: COUNT random sequences of WASI calls, without a fuzzer. What a sample
// finds is the same in every build.
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "wasi_calls.h"

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 0;
  std::mt19937_64 random(1);
  for (int i = 0; i < count; ++i) {
    std::vector<uint8_t> bytes(64 + random() % 1500);
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
    tenon::fuzz::run_wasi_calls(bytes.data(), bytes.size());
  }
  std::printf("%d sequences\n", count);
  return count > 0 ? 0 : 1;
}
