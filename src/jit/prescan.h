// A quick look over a body before it is compiled: which locals are hot. It reads hostile bytes within
// bounds and validates nothing; its results are hints, on which nothing about safety depends.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tenon::jit {

struct Prescan {
  // By local index, parameters first: uses, each weighted by the depth of loops around it.
  std::vector<uint32_t> weights;

  // `body` begins at its local declarations; `local_count` is the number of locals with parameters.
  void run(std::span<const uint8_t> body, uint32_t local_count);
};

}  // namespace tenon::jit
