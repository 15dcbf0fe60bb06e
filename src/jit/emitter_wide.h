// Emitter: 128-bit integers as pairs of i64, the low half first (wide arithmetic).
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

template <class Masm>
void Emitter<Masm>::wide(ops::Op op) {
  Entry operands[4];
  if (op == ops::Op::i64_mul_wide_s || op == ops::Op::i64_mul_wide_u) {
    Entry rhs = pop();
    Entry lhs = pop();
    const Reg l = operands_beside(Masm::kDivClobbers, lhs, rhs);
    const Reg r = rhs.reg;
    Reg low = Masm::div_result(IntOp::div_u);
    Reg high = Masm::div_result(IntOp::rem_u);
    if (low == kNoReg) {
      low = allocate(false);
      high = allocate(false, ~bit(low));
    }
    release(lhs);
    release(rhs);
    masm_.mul_wide(op == ops::Op::i64_mul_wide_s, low, high, l, r);
    push_reg(ValKind::i64, low);
    push_reg(ValKind::i64, high);
    return;
  }
  for (size_t i = 4; i-- > 0;) operands[i] = pop();
  for (Entry& operand : operands) to_reg(operand);
  // The low half is written last, so it may take an operand's place.
  const Reg high = allocate(false);
  for (const Entry& operand : operands) release(operand);
  const Reg low = allocate(false, ~bit(high));
  masm_.add_wide(op == ops::Op::i64_sub128, low, high, operands[0].reg, operands[1].reg,
                 operands[2].reg, operands[3].reg);
  push_reg(ValKind::i64, low);
  push_reg(ValKind::i64, high);
}

}  // namespace tenon::jit
