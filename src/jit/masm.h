// What the emitter needs of a target: the vocabulary that every macro assembler shares, and the
// concept that it satisfies. A masm knows machine registers and instructions and nothing of the Wasm
// operand stack; the emitter knows the stack and nothing of a target. Three-operand forms allow the
// destination to be any of the sources. The scratch registers (one integer, one float) are the
// masm's own and are never allocated.
#pragma once

#include <concepts>
#include <cstdint>

#include "abi/code_object.h"
#include "ops/opcodes.h"

namespace tenon::jit {

enum class Width : uint8_t { w32, w64 };

// A machine register: 0–15 integer (A64: 0–31), 32 and up float.
using Reg = uint8_t;
inline constexpr Reg kFirstFp = 32;
inline constexpr Reg kNoReg = 0xff;
constexpr bool is_fp_reg(Reg reg) { return reg >= kFirstFp && reg != kNoReg; }

// A set of registers, one bit each.
using RegMask = uint64_t;
constexpr RegMask bit(Reg reg) { return RegMask{1} << reg; }

// In the order of the i32 and i64 opcodes from add on.
enum class IntOp : uint8_t {
  add, sub, mul, div_s, div_u, rem_s, rem_u, and_, or_, xor_, shl, shr_s, shr_u, rotl, rotr,
};

// In the order of the f32 and f64 opcodes.
enum class FloatOp : uint8_t { add, sub, mul, div, min, max, copysign };

// Integer conditions in the order of the opcodes from eq on; float conditions; and the negations of
// the ordered ones, which hold on NaN.
enum class Cond : uint8_t {
  eq, ne, lt_s, lt_u, gt_s, gt_u, le_s, le_u, ge_s, ge_u,
  feq, fne, flt, fgt, fle, fge, nflt, nfgt, nfle, nfge,
};

constexpr Cond negate(Cond cond) {
  constexpr Cond kNegated[] = {
      Cond::ne,   Cond::eq,   Cond::ge_s, Cond::ge_u, Cond::le_s, Cond::le_u, Cond::gt_s,
      Cond::gt_u, Cond::lt_s, Cond::lt_u, Cond::fne,  Cond::feq,  Cond::nflt, Cond::nfgt,
      Cond::nfle, Cond::nfge, Cond::flt,  Cond::fgt,  Cond::fle,  Cond::fge};
  return kNegated[static_cast<unsigned>(cond)];
}

// The condition that holds for (b, a) where `cond` holds for (a, b). REQUIRES: an integer condition.
constexpr Cond swap_operands(Cond cond) {
  constexpr Cond kSwapped[] = {Cond::eq,   Cond::ne,   Cond::gt_s, Cond::gt_u, Cond::lt_s,
                               Cond::lt_u, Cond::ge_s, Cond::ge_u, Cond::le_s, Cond::le_u};
  return kSwapped[static_cast<unsigned>(cond)];
}

// A linear-memory or field operand: base + (index << shift) + displacement. The index is a
// zero-extended 32-bit or a 64-bit register; the shift is 0, or the log2 of the access's bytes.
struct Address {
  Reg base;
  Reg index = kNoReg;
  int32_t disp = 0;
  uint8_t shift = 0;
};

// Where a trapping operator goes in each case.
template <class Label>
struct TrapLabels {
  Label divide_by_zero{};
  Label overflow{};
  Label invalid_conversion{};
};

}  // namespace tenon::jit
