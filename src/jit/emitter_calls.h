// Emitter: calls of functions and of the runtime.
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

// After a call that may have left the instance: its register and memory base again.
template <class Masm>
void Emitter<Masm>::restore_instance() {
  masm_.load(Width::w64, Masm::kInstance, {Masm::kFrame, kNoReg, -8});
  if (!module_.memories.empty()) {
    masm_.load(Width::w64, Masm::kMemory, {Masm::kInstance, kNoReg, 0});
  }
}

template <class Masm>
const abi::CallLayout& Emitter<Masm>::layout_of(const FuncType& type) {
  RecentLayout& recent =
      recent_layouts_[reinterpret_cast<uintptr_t>(&type) / sizeof(FuncType) % recent_layouts_.size()];
  if (recent.type != &type) recent = {&type, &layouts_.try_emplace(&type, type).first->second};
  return *recent.layout;
}

// Moves the arguments that are on the operand stack to their places, emits the call by make_call,
// and pushes the results.
template <class Masm>
void Emitter<Masm>::emit_call(const FuncType& type, const auto& make_call) {
  const abi::CallLayout& layout = layout_of(type);
  const auto param_count = static_cast<uint32_t>(type.params.size());
  const auto result_count = static_cast<uint32_t>(type.results.size());
  const uint32_t first = height() - param_count;
  // Operands below the arguments survive the call in their slots; an alias's local is in its own
  // slot or in a register that the call preserves; but far down aliases would be looked at again by
  // every call.
  constexpr uint32_t kFarDown = 256;
  uint32_t settled = this->settled();
  for (uint32_t i = settled; i < first; ++i) {
    Entry& entry = stack_[i];
    const bool is_far = entry.place == Place::local && first - i > kFarDown;
    if (entry.place == Place::reg || is_far) spill(entry, i);
    if (i == settled && entry.place != Place::local) ++settled;
  }
  stack_.set_mark(settled);
  // Results that travel in memory come to slots above every operand, the first at the lowest
  // address, hence in the highest slot.
  const uint32_t area = first + std::max(param_count, result_count);

  const uint32_t out_bytes = layout.stack_words * 8;
  max_out_bytes_ = std::max(max_out_bytes_, out_bytes);
  if (out_bytes != 0) masm_.adjust_stack(-static_cast<int32_t>(out_bytes));
  move_operands(first, layout.params);
  if (layout.results_in_memory) {
    const Address from = slot_address(area + result_count - 1);
    if (layout.result_area.kind == abi::ArgPlace::Kind::gp) {
      masm_.lea(Masm::kGpArgRegs[layout.result_area.index], from);
    } else {
      masm_.lea(Masm::kScratch, from);
      masm_.store(Width::w64, masm_.stack_word(layout.result_area.index), Masm::kScratch);
    }
  }
  for (uint32_t i = 0; i < param_count; ++i) release(pop());
  drop_caches();
  make_call();

  for (uint32_t i = 0; i < result_count; ++i) {
    const ValKind kind = type.results[i].kind();
    if (!layout.results_in_memory) {
      push_reg(kind, arg_reg(layout.results[i]));
      continue;
    }
    push_slot(kind);
    const Reg scratch = is_float(kind) ? Masm::kFpScratch : Masm::kScratch;
    masm_.load(width_of(kind), scratch, slot_address(area + result_count - 1 - i));
    masm_.store(width_of(kind), slot_address(first + i), scratch);
  }
}

template <class Masm>
void Emitter<Masm>::call(FuncIndex func) {
  emit_call(blob_.func_type(module_, func), [&] {
    if (raw(func) >= module_.num_imported_funcs) {
      const uint32_t pc = masm_.call_relocated();
      chunk_.fixups.push_back({pc, raw(func) - module_.num_imported_funcs});
      add_site(pc, abi::SiteKind::call);
      return;
    }
    // The callee gets its instance, and the caller's in the memory register.
    const auto slot = static_cast<int32_t>(layout_.import_slot(func));
    masm_.move(Width::w64, Masm::kMemory, Masm::kInstance);
    masm_.load(Width::w64, Masm::kInstance, {Masm::kMemory, kNoReg, slot + 8});
    add_site(masm_.call_address({Masm::kMemory, kNoReg, slot}), abi::SiteKind::call);
    restore_instance();
  });
}

// Takes an index off the operand stack and leaves the descriptor of the table's function, checked,
// in the memory register.
template <class Masm>
void Emitter<Masm>::load_descriptor(TypeIndex type, TableIndex table) {
  Entry index = pop();
  const Reg reg = to_reg(index);
  const Reg tmp = allocate(false);
  masm_.load(Width::w64, tmp, {Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.table(table))});
  masm_.compare_load(Width::w64, reg, {tmp, kNoReg, offsetof(abi::TableDef, length)});
  masm_.branch(Cond::ge_u, trap_label(abi::TrapCode::undefined_element));
  masm_.load(Width::w64, tmp, {tmp, kNoReg, offsetof(abi::TableDef, elements)});
  // The descriptor waits in the memory register while the scratch register is wanted.
  const Reg descriptor = Masm::kMemory;
  masm_.load(Width::w64, descriptor, {tmp, reg, 0, 3});
  release(index);
  // A null entry faults here, in page 0, or is caught by the test where signals are not used.
  if (options_.signals_based_traps) {
    add_site(masm_.offset(), abi::SiteKind::null_fault, abi::TrapCode::uninitialized_element);
  } else {
    masm_.branch_zero(Width::w64, descriptor, true, trap_label(abi::TrapCode::uninitialized_element));
  }
  masm_.load(Width::w32, tmp, {descriptor, kNoReg, offsetof(abi::FuncRef, type_id)});
  const Address want{Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.type_id(type))};
  masm_.compare_load(Width::w32, tmp, want);
  const Label mismatch = trap_label(abi::TrapCode::indirect_call_type_mismatch);
  if (blob_.types.get(raw(module_.types[type].id)).is_final) {
    masm_.branch(Cond::ne, mismatch);
  } else {
    // Another type may still be a declared sub type.
    const Label same = masm_.new_label();
    masm_.branch(Cond::eq, same);
    const uint32_t words = height();
    masm_.store(Width::w64, slot_address(words + 1), tmp);
    masm_.load(Width::w32, Masm::kScratch, want);
    masm_.store(Width::w64, slot_address(words), Masm::kScratch);
    call_libcall(abi::Libcall::is_subtype, words + 1);
    masm_.branch_zero(Width::w32, Masm::kScratch, true, mismatch);
    masm_.bind(same);
  }
}

template <class Masm>
void Emitter<Masm>::call_indirect(TypeIndex type, TableIndex table) {
  load_descriptor(type, table);
  emit_call(*blob_.types.func(raw(module_.types[type].id)), [&] {
    masm_.move(Width::w64, Masm::kScratch, Masm::kMemory);
    masm_.move(Width::w64, Masm::kMemory, Masm::kInstance);
    masm_.load(Width::w64, Masm::kInstance,
               {Masm::kScratch, kNoReg, offsetof(abi::FuncRef, instance)});
    add_site(masm_.call_address({Masm::kScratch, kNoReg, offsetof(abi::FuncRef, code)}),
             abi::SiteKind::call);
    restore_instance();
  });
}

// Calls the stub; `top` is the slot of the first operand.
template <class Masm>
void Emitter<Masm>::call_libcall(abi::Libcall call, uint32_t top) {
  masm_.lea(Masm::kScratch, slot_address(top));
  const auto offset = static_cast<int32_t>(offsetof(abi::InstanceData, libcalls) +
                                           8 * static_cast<size_t>(call));
  add_site(masm_.call_address({Masm::kInstance, kNoReg, offset}), abi::SiteKind::call);
}

// Copies the top `count` operands to words, the first to the slot at `top`, each further one to the
// slot below, which is the next address.
template <class Masm>
void Emitter<Masm>::store_words(uint32_t count, uint32_t top) {
  const uint32_t first = height() - count;
  for (uint32_t i = 0; i < count; ++i) {
    const Entry& entry = stack_[first + i];
    // 64 bits each; an i32 in memory is widened on the way, in a register it is wide already.
    if (entry.type == ValKind::i32 && entry.place != Place::constant && held_in(entry) == kNoReg) {
      load_entry(entry, Masm::kScratch);
      masm_.store(Width::w64, slot_address(top - i), Masm::kScratch);
    } else {
      store_entry(entry, slot_address(top - i), true);
    }
  }
}

// The operands go to slots above the operand stack, the first at the lowest address, followed by the
// immediates; the stub finds them through the scratch register and leaves the result there.
template <class Masm>
void Emitter<Masm>::libcall(abi::Libcall call, uint32_t operands,
                            std::initializer_list<uint32_t> immediates,
                            std::optional<ValKind> result) {
  const auto words = operands + static_cast<uint32_t>(immediates.size());
  const uint32_t top = height() + words - 1;
  store_words(operands, top);
  uint32_t next = operands;
  for (const uint32_t immediate : immediates) {
    masm_.store_const(Width::w64, slot_address(top - next++), immediate);
  }
  for (uint32_t i = 0; i < operands; ++i) release(pop());
  call_libcall(call, top);
  if (result) {
    const Reg reg = allocate_result(*result);
    masm_.move(width_of(*result), reg, Masm::kScratch);
    push_reg(*result, reg);
  }
}

}  // namespace tenon::jit
