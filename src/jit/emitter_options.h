// Emitter: what the compile options fuel and canonical_nans add. Without them there is no code of it.
//
// Fuel: each operator costs 1, but for those that make no code (nop, drop, block, try_table, loop,
// else, end, return, unreachable). What a straight line costs is charged at its end, before control
// may go elsewhere, and the function traps there when the store's fuel does not suffice. Every cycle
// has a branch or a call in it, so every cycle is charged for.
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

template <class Masm>
void Emitter<Masm>::count_fuel(ops::Op op) {
  using ops::Op;
  switch (op) {
    case Op::nop: case Op::block: case Op::try_table: case Op::drop: return;
    case Op::loop: case Op::else_: case Op::end: case Op::return_: case Op::unreachable: break;
    default: ++fuel_;
  }
  // No flags are live here: next_takes_flags() sees to it.
  if (fuel_ == 0 || ops::info(op).shape != ops::Shape::control) return;
  masm_.consume({Masm::kInstance, kNoReg, offsetof(abi::InstanceData, fuel)}, fuel_,
                trap_label(abi::TrapCode::fuel_exhausted));
  fuel_ = 0;
}

// Makes any NaN in `reg` the canonical one.
template <class Masm>
void Emitter<Masm>::canonicalize_nan(Width width, Reg reg) {
  const Label done = masm_.new_label();
  masm_.fcompare(Cond::fge, width, reg, reg);
  masm_.branch(Cond::fge, done);
  masm_.fload_const(width, reg, width == Width::w64 ? 0x7ff8000000000000u : 0x7fc00000u);
  masm_.bind(done);
}

}  // namespace tenon::jit
