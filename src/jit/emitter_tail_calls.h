// Emitter: tail calls. The arguments are made where those of a call are, below the frame; then the
// frame goes, the arguments move to where the function's own ones end, and the callee returns to the
// function's caller.
//
// That caller counts on its instance when it is of the same instance. So a callee of another
// instance returns by way of restore_return, a stub that finds what it needs in the frame that is
// left behind for it, the *restore frame*:
//
//   +16 …   the function's incoming stack arguments
//   +8      its return address
//    0      its caller's frame pointer
//   -8      its instance
//   -16     bytes of its incoming stack arguments
//   …       not used any more
//
// Where the return address is that stub already, the callee needs no restore frame of its own: the
// stack stays as it is, however long the chain. Spec: 3.0, section 4.6.11 (return_call).
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

// Copies the arguments to their places below the frame and the result area's address to its own, and
// gives the saved registers back. What is left of the frame is its link and the stack pointer.
template <class Masm>
const abi::CallLayout& Emitter<Masm>::begin_tail_call(const FuncType& type) {
  const abi::CallLayout& layout = layout_of(type);
  const uint32_t out_bytes = layout.stack_words * 8;
  max_out_bytes_ = std::max(max_out_bytes_, out_bytes);
  if (out_bytes != 0) masm_.adjust_stack(-static_cast<int32_t>(out_bytes));
  move_operands(height() - static_cast<uint32_t>(layout.params.size()), layout.params);
  if (layout.results_in_memory) {
    const Address area{Masm::kFrame, kNoReg, frame_.result_area()};
    if (layout.result_area.kind == abi::ArgPlace::Kind::gp) {
      masm_.load(Width::w64, Masm::kGpArgRegs[layout.result_area.index], area);
    } else {
      masm_.load(Width::w64, Masm::kScratch, area);
      masm_.store(Width::w64, masm_.stack_word(layout.result_area.index), Masm::kScratch);
    }
  }
  masm_.restore(saved_, frame_.saved(0));
  return layout;
}

// Takes the frame down and leaves by make_jump.
template <class Masm>
void Emitter<Masm>::emit_leaving(const abi::CallLayout& layout, const auto& make_jump) {
  const uint32_t begin = masm_.drop_frame(own_layout_->stack_words * 8, layout.stack_words * 8);
  make_jump();
  chunk_.leaving.push_back({begin, masm_.offset()});
}

template <class Masm>
void Emitter<Masm>::return_call(FuncIndex func) {
  const FuncType& type = blob_.func_type(module_, func);
  if (raw(func) < module_.num_imported_funcs) {
    // An import slot begins as a descriptor does.
    static_assert(offsetof(abi::ImportSlot, code) == offsetof(abi::FuncRef, code));
    static_assert(offsetof(abi::ImportSlot, instance) == offsetof(abi::FuncRef, instance));
    masm_.lea(Masm::kMemory,
              {Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.import_slot(func))});
    return tail_call_descriptor(type, false);
  }
  const abi::CallLayout& layout = begin_tail_call(type);
  emit_leaving(layout, [&] {
    const uint32_t pc = masm_.jump_relocated();
    chunk_.fixups.push_back({pc, raw(func) - module_.num_imported_funcs, true});
  });
}

template <class Masm>
void Emitter<Masm>::return_call_indirect(TypeIndex type, TableIndex table) {
  load_descriptor(type, table);
  tail_call_descriptor(*blob_.types.func(raw(module_.types[type].id)), true);
}

template <class Masm>
void Emitter<Masm>::return_call_ref(TypeIndex type) {
  take_descriptor(true);
  tail_call_descriptor(*blob_.types.func(raw(module_.types[type].id)), true);
}

// The descriptor is in the memory register; `may_stay` when its instance may be this one.
template <class Masm>
void Emitter<Masm>::tail_call_descriptor(const FuncType& type, bool may_stay) {
  constexpr Reg descriptor = Masm::kMemory;
  const abi::CallLayout& layout = begin_tail_call(type);
  // The callee gets its instance, and the caller's in the memory register.
  const auto hand_over = [&] {
    masm_.move(Width::w64, Masm::kScratch, descriptor);
    masm_.move(Width::w64, Masm::kMemory, Masm::kInstance);
    masm_.load(Width::w64, Masm::kInstance,
               {Masm::kScratch, kNoReg, offsetof(abi::FuncRef, instance)});
    masm_.load(Width::w64, Masm::kScratch, {Masm::kScratch, kNoReg, offsetof(abi::FuncRef, code)});
  };
  const Label plain = masm_.new_label();
  if (may_stay) {
    masm_.load(Width::w64, Masm::kScratch,
               {descriptor, kNoReg, offsetof(abi::FuncRef, instance)});
    masm_.compare(Width::w64, Masm::kScratch, Masm::kInstance);
    masm_.branch(Cond::eq, plain);
  }
  const Address stub{Masm::kInstance, kNoReg, offsetof(abi::InstanceData, restore_return)};
  masm_.load(Width::w64, Masm::kScratch, stub);
  masm_.compare_load(Width::w64, Masm::kScratch, {Masm::kFrame, kNoReg, 8});
  masm_.branch(Cond::eq, plain);
  masm_.store_const(Width::w64, {Masm::kFrame, kNoReg, -16}, own_layout_->stack_words * 8);
  masm_.set_return_address(stub);
  hand_over();
  masm_.jump_register(Masm::kScratch);

  masm_.bind(plain);
  hand_over();
  emit_leaving(layout, [&] { masm_.jump_register(Masm::kScratch); });
}

}  // namespace tenon::jit
