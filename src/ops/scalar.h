// What the integer instructions compute, as plain functions: the compiler folds constants with them,
// and tests compare emitted code with them. Spec: 3.0, section 4.3.2 (Integer Operations).
#pragma once

#include <cstdint>
#include <optional>

#include "ops/opcodes.h"

namespace tenon::ops {

// The result of a test or unary integer instruction (eqz, clz, ctz, popcnt, sign extension, wrap,
// extend) on `value`; an i32 is zero-extended in both. nullopt: `op` is none of these.
std::optional<uint64_t> fold_unary(Op op, uint64_t value);

// The result of an integer comparison or of an integer operator that does not trap on these operands.
// nullopt: `op` is neither, or it traps.
std::optional<uint64_t> fold_binary(Op op, uint64_t lhs, uint64_t rhs);

}  // namespace tenon::ops
