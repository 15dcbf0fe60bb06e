// Emitter: typed references. A function reference is the address of its descriptor, null is 0.
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

template <class Masm>
void Emitter<Masm>::ref_as_non_null() {
  Entry value = pop();
  const Reg reg = to_reg(value);
  masm_.branch_zero(Width::w64, reg, true, trap_label(abi::TrapCode::null_reference));
  push_reg(ValKind::ref, reg);
  release(value);
}

// A branch that takes the top operands along, where the register is null, or where it is not.
template <class Masm>
void Emitter<Masm>::branch_on_null(bool is_null, Reg reg, uint32_t depth) {
  Frame& frame = frame_at(depth);
  frame.label_used = true;
  if (edge_is_empty(frame)) return masm_.branch_zero(Width::w64, reg, is_null, frame.label);
  const Label stay = masm_.new_label();
  masm_.branch_zero(Width::w64, reg, !is_null, stay);
  emit_edge(frame);
  masm_.jump(frame.label);
  masm_.bind(stay);
}

template <class Masm>
void Emitter<Masm>::br_on_null(uint32_t depth) {
  Entry value = pop();
  const Reg reg = to_reg(value);
  // The edge may overwrite the register: where it is taken, it held null.
  branch_on_null(true, reg, depth);
  push_reg(ValKind::ref, reg);
  release(value);
}

template <class Masm>
void Emitter<Masm>::br_on_non_null(uint32_t depth) {
  Entry value = pop();
  const Reg reg = to_reg(value);
  push_reg(ValKind::ref, reg);
  release(value);
  branch_on_null(false, reg, depth);
  release(pop());
}

// Takes a reference off the operand stack into the memory register, where it waits for its call.
// Null is caught here if `check_null`, or where the call reads the descriptor.
template <class Masm>
void Emitter<Masm>::take_descriptor(bool check_null) {
  Entry value = pop();
  masm_.move(Width::w64, Masm::kMemory, to_reg(value));
  release(value);
  if (!options_.signals_based_traps) {
    masm_.branch_zero(Width::w64, Masm::kMemory, true,
                      trap_label(abi::TrapCode::null_function_reference));
  } else if (check_null) {
    add_site(masm_.offset(), abi::SiteKind::null_fault, abi::TrapCode::null_function_reference);
    masm_.load(Width::w64, Masm::kScratch,
               {Masm::kMemory, kNoReg, offsetof(abi::FuncRef, instance)});
  }
}

template <class Masm>
void Emitter<Masm>::call_ref(TypeIndex type) {
  take_descriptor(false);
  emit_call(*blob_.types.func(raw(module_.types[type].id)), [&] {
    masm_.move(Width::w64, Masm::kScratch, Masm::kMemory);
    masm_.move(Width::w64, Masm::kMemory, Masm::kInstance);
    if (options_.signals_based_traps) {
      add_site(masm_.offset(), abi::SiteKind::null_fault, abi::TrapCode::null_function_reference);
    }
    masm_.load(Width::w64, Masm::kInstance,
               {Masm::kScratch, kNoReg, offsetof(abi::FuncRef, instance)});
    add_site(masm_.call_address({Masm::kScratch, kNoReg, offsetof(abi::FuncRef, code)}),
             abi::SiteKind::call);
    restore_instance();
  });
}

}  // namespace tenon::jit
