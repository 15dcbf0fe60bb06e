// What numeric instructions compute, written from the specification and apart from the compiler's own
// folding: the reference that emitted code is compared with. Spec: 3.0, section 4.3 (Numerics).
#pragma once

#include <cstdint>
#include <optional>

#include "abi/traps.h"
#include "ops/opcodes.h"

namespace tenon::fuzz {

// A result's bits, or the trap; neither where the instruction is not numeric.
struct NumericResult {
  bool is_numeric = true;
  std::optional<abi::TrapCode> trap = {};
  uint64_t bits = 0;
};

// `operands` holds the bits of as many operands as the instruction has, an i32 or f32 zero-extended.
// Which NaN a float operator gives is not fixed.
NumericResult compute(ops::Op op, const uint64_t* operands);

}  // namespace tenon::fuzz
