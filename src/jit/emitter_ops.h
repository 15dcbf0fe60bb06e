// Emitter: the operators that are neither control nor calls.
#pragma once

#include "jit/emitter.h"
#include "ops/scalar.h"

namespace tenon::jit {

// --- Comparisons

template <class Masm>
bool Emitter<Masm>::next_takes_flags() const {
  switch (walker_->peek()) {
    case ops::Op::br_if:
    case ops::Op::if_: return !options_.fuel;  // which is charged for in between
    case ops::Op::select:
    case ops::Op::select_t:
    case ops::Op::i32_eqz: return true;
    default: return false;
  }
}

template <class Masm>
void Emitter<Masm>::push_flags(Cond cond) {
  if (next_takes_flags()) {
    push({.place = Place::flags, .type = ValKind::i32, .cond = cond});
    return;
  }
  const Reg reg = allocate_result(ValKind::i32);
  masm_.set_cond(cond, reg);
  push_reg(ValKind::i32, reg);
}

// The comparison with zero of the register that `value` holds, which a branch may make itself.
template <class Masm>
void Emitter<Masm>::push_zero_test(Entry value, Cond cond) {
  value.place = Place::zero;
  value.cond = cond;
  if (next_takes_flags()) return push(value);
  masm_.test_zero(width_of(value.type), value.reg);
  release(value);
  push_flags(cond);
}

template <class Masm>
bool Emitter<Masm>::fold_constants(ops::Op op) {
  const binary::PlainSignature& signature = binary::kPlainSignatures[static_cast<size_t>(op)];
  const size_t count = signature.count;
  const Entry& rhs = stack_.back();
  const Entry& lhs = stack_[stack_.size() - count];
  if (lhs.place != Place::constant) return false;
  const auto result = count == 1 ? ops::fold_unary(op, rhs.bits)
                                 : ops::fold_binary(op, lhs.bits, rhs.bits);
  if (!result) return false;
  for (size_t i = 0; i < count; ++i) pop();
  push_const(signature.result, *result);
  return true;
}

template <class Masm>
void Emitter<Masm>::test(ops::Op op) {
  if (fold(op)) return;
  Entry value = pop();
  if (value.place == Place::flags) return push_flags(negate(value.cond));
  if (value.place == Place::zero) return push_zero_test(value, negate(value.cond));
  to_reg(value);
  push_zero_test(value, Cond::eq);
}

template <class Masm>
void Emitter<Masm>::compare(ops::Op op) {
  if (fold(op)) return;
  Entry& rhs = pop();
  Entry& lhs = pop();
  const ValKind type = lhs.type;
  const Width width = width_of(type);
  if (is_float(type)) {
    const auto first = type == ValKind::f32 ? ops::Op::f32_eq : ops::Op::f64_eq;
    // The opcodes' order is eq ne lt gt le ge.
    const auto cond = static_cast<Cond>(static_cast<unsigned>(Cond::feq) +
                                        static_cast<unsigned>(op) - static_cast<unsigned>(first));
    const Reg l = take(lhs);
    const Reg r = take(rhs, bit(l));
    masm_.fcompare(cond, width, l, r);
    return push_flags(cond);
  }
  const auto first = type == ValKind::i32 ? ops::Op::i32_eq : ops::Op::i64_eq;
  auto cond = static_cast<Cond>(static_cast<unsigned>(op) - static_cast<unsigned>(first));
  if (lhs.place == Place::constant && rhs.place != Place::constant) {
    std::swap(lhs, rhs);
    cond = swap_operands(cond);
  }
  const bool small = rhs.place == Place::constant &&
                     (width == Width::w32 || static_cast<int64_t>(rhs.bits) == static_cast<int32_t>(rhs.bits));
  if (small && rhs.bits == 0 && (cond == Cond::eq || cond == Cond::ne)) {
    to_reg(lhs);
    return push_zero_test(lhs, cond);
  }
  const Reg l = take(lhs);
  if (small) {
    masm_.compare_imm(width, l, static_cast<int32_t>(rhs.bits));
  } else {
    masm_.compare(width, l, take(rhs, bit(l)));
  }
  push_flags(cond);
}

template <class Masm>
void Emitter<Masm>::ref_is_null() {
  Entry value = pop();
  to_reg(value);
  push_zero_test(value, Cond::eq);
}

template <class Masm>
void Emitter<Masm>::select(ValType) {
  Entry value = pop();
  Entry on_false = pop();
  Entry on_true = pop();
  // Loading the operands changes no flags; a spill is a store and changes none either.
  prepare_condition(value);
  const Reg f = to_reg(on_false);
  const Reg t = to_reg(on_true);
  const Cond cond = condition(value);
  release(value);
  const ValKind type = on_true.type;
  release(on_true);
  release(on_false);
  const Reg dst = allocate_result(type);
  if (is_float(type)) {
    masm_.fselect(cond, width_of(type), dst, t, f);
  } else {
    masm_.select(cond, width_of(type), dst, t, f);
  }
  push_reg(type, dst);
}

// --- Arithmetic

// Whether a one-operand instruction is arithmetic on floats, which may make a NaN of any payload.
constexpr bool rounds(ops::Op op) {
  using ops::Op;
  switch (op) {
    case Op::f32_ceil: case Op::f32_floor: case Op::f32_trunc: case Op::f32_nearest:
    case Op::f32_sqrt: case Op::f64_ceil: case Op::f64_floor: case Op::f64_trunc:
    case Op::f64_nearest: case Op::f64_sqrt: case Op::f32_demote_f64: case Op::f64_promote_f32:
      return true;
    default: return false;
  }
}

// i32.wrap_i64, or i64.extend_i32_u. An i32 in a register is zero-extended already, so there one in a
// register of its own only changes its type.
template <class Masm>
void Emitter<Masm>::to_lower_half(ops::Op op) {
  Entry& value = stack_.back();
  if (op == ops::Op::i64_extend_i32_u && value.place == Place::reg) {
    value.type = ValKind::i64;
    return;
  }
  pop();
  const ValKind type = op == ops::Op::i32_wrap_i64 ? ValKind::i32 : ValKind::i64;
  const Reg src = to_reg(value);
  const Reg dst = allocate_result(type);  // another register: this move is not one to be left out
  masm_.move(Width::w32, dst, src);
  unuse(src);
  push_reg(type, dst);
}

template <class Masm>
void Emitter<Masm>::unary(ops::Op op) {
  if (fold(op)) return;
  if (op == ops::Op::i32_wrap_i64 || op == ops::Op::i64_extend_i32_u) return to_lower_half(op);
  Entry value = pop();
  const ValKind type = binary::kPlainSignatures[static_cast<size_t>(op)].result;
  const Reg src = to_reg(value);
  typename Masm::Traps traps;
  const bool may_trap = op >= ops::Op::i32_trunc_f32_s && op <= ops::Op::i64_trunc_f64_u &&
                        op != ops::Op::i64_extend_i32_s;
  if (may_trap) {
    traps.overflow = trap_label(abi::TrapCode::integer_overflow);
    traps.invalid_conversion = trap_label(abi::TrapCode::invalid_conversion_to_integer);
  }
  const Reg dst = allocate_result(type);
  masm_.unary(op, dst, src, traps);
  if (options_.canonical_nans && rounds(op)) canonicalize_nan(width_of(type), dst);
  release(value);
  push_reg(type, dst);
}

template <class Masm>
void Emitter<Masm>::binary(ops::Op op) {
  if (fold(op)) return;
  Entry& rhs = pop();
  Entry& lhs = pop();
  const ValKind type = lhs.type;
  const Width width = width_of(type);
  if (is_float(type)) {
    const auto first = type == ValKind::f32 ? ops::Op::f32_add : ops::Op::f64_add;
    const auto kind = static_cast<FloatOp>(static_cast<unsigned>(op) - static_cast<unsigned>(first));
    const Reg l = take(lhs);
    const Reg r = take(rhs, bit(l));
    const Reg dst = allocate_result(type);
    masm_.float_op(kind, width, dst, l, r);
    if (options_.canonical_nans && kind != FloatOp::copysign) canonicalize_nan(width, dst);
    push_reg(type, dst);
    return;
  }
  const auto first = type == ValKind::i32 ? ops::Op::i32_add : ops::Op::i64_add;
  const auto kind = static_cast<IntOp>(static_cast<unsigned>(op) - static_cast<unsigned>(first));
  if (kind >= IntOp::div_s && kind <= IntOp::rem_u) return div_rem(kind, type, lhs, rhs);
  const bool commutes = kind == IntOp::add || kind == IntOp::mul || kind == IntOp::and_ ||
                        kind == IntOp::or_ || kind == IntOp::xor_;
  if (commutes && lhs.place == Place::constant) std::swap(lhs, rhs);
  const bool small = rhs.place == Place::constant &&
                     (width == Width::w32 || kind >= IntOp::shl ||
                      static_cast<int64_t>(rhs.bits) == static_cast<int32_t>(rhs.bits));
  const Reg l = take(lhs);
  if (small) {
    const Reg dst = allocate_result(type);
    masm_.int_op_imm(kind, width, dst, l, static_cast<int32_t>(rhs.bits));
    push_reg(type, dst);
    return;
  }
  const Reg r = take(rhs, bit(l));
  const Reg dst = allocate_result(type);
  masm_.int_op(kind, width, dst, l, r);
  push_reg(type, dst);
}

// Registers for the operands of an instruction that works in `fixed`, which are then free. The right
// one comes to a register outside of them. The left one is read before they are written, so it may be
// in one, and where it is in no register it is loaded to one at once: its register is returned.
template <class Masm>
Reg Emitter<Masm>::operands_beside(RegMask fixed, Entry& lhs, Entry& rhs) {
  if (const Reg held = held_in(rhs); held != kNoReg && (fixed & bit(held)) == 0) {
    to_reg(rhs);
  } else {
    const Reg reg = allocate(false, ~fixed);
    load_entry(rhs, reg);
    release(rhs);
    rhs = {.place = Place::reg, .type = rhs.type, .reg = reg};
    use(reg);
  }
  const bool waits = held_in(lhs) == kNoReg && fixed != 0;
  if (!waits) to_reg(lhs);
  for (RegMask left = fixed; left != 0; left &= left - 1) {
    spill_reg(static_cast<Reg>(std::countr_zero(left)));
  }
  if (!waits) return lhs.reg;
  const auto reg = static_cast<Reg>(std::countr_zero(fixed));
  load_entry(lhs, reg);
  return reg;
}

template <class Masm>
void Emitter<Masm>::div_rem(IntOp op, ValKind type, Entry lhs, Entry rhs) {
  const Reg result = Masm::div_result(op);
  const bool is_const = rhs.place == Place::constant && rhs.bits != 0;
  const int64_t divisor = type == ValKind::i32 ? static_cast<int32_t>(rhs.bits)
                                               : static_cast<int64_t>(rhs.bits);
  const Reg l = operands_beside(Masm::kDivClobbers, lhs, rhs);
  const bool may_overflow = op == IntOp::div_s && (!is_const || divisor == -1);
  typename Masm::Traps traps;
  if (!is_const) traps.divide_by_zero = trap_label(abi::TrapCode::integer_divide_by_zero);
  if (may_overflow) traps.overflow = trap_label(abi::TrapCode::integer_overflow);
  const Reg r = rhs.reg;
  release(lhs);
  release(rhs);
  const Reg dst = result != kNoReg ? result : allocate_result(type);
  masm_.int_div(op, width_of(type), dst, l, r, is_const ? &divisor : nullptr, traps);
  push_reg(type, dst);
}

// --- Globals, references, tables

template <class Masm>
void Emitter<Masm>::global_get(GlobalIndex index) {
  const model::Global& global = module_.globals[index];
  const ValKind type = global.type.type.kind();
  Address from{Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.global(index))};
  if (global.is_imported) {
    masm_.load(Width::w64, Masm::kScratch, from);
    from = {Masm::kScratch, kNoReg, 0};
  }
  const Reg dst = allocate_result(type);
  masm_.load(width_of(type), dst, from);
  push_reg(type, dst);
}

template <class Masm>
void Emitter<Masm>::global_set(GlobalIndex index) {
  Entry value = pop();
  Address to{Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.global(index))};
  const Width width = width_of(value.type);
  if (module_.globals[index].is_imported) {
    const Reg src = to_reg(value);
    masm_.load(Width::w64, Masm::kScratch, to);
    masm_.store(width, {Masm::kScratch, kNoReg, 0}, src);
  } else if (value.place == Place::constant) {
    masm_.store_const(width, to, value.bits);
  } else {
    masm_.store(width, to, to_reg(value));
  }
  release(value);
}

template <class Masm>
void Emitter<Masm>::ref_func(FuncIndex func) {
  const Reg dst = allocate_result(ValKind::ref);
  const auto imported = raw(func) < module_.num_imported_funcs;
  if (imported) {
    masm_.load(Width::w64, dst,
               {Masm::kInstance, kNoReg,
                static_cast<int32_t>(layout_.import_slot(func) + offsetof(abi::ImportSlot, ref))});
  } else {
    masm_.lea(dst, {Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.func_ref(func))});
  }
  push_reg(ValKind::ref, dst);
}

template <class Masm>
Reg Emitter<Masm>::table_field(TableIndex table, int32_t offset) {
  const Reg reg = allocate(false);
  masm_.load(Width::w64, reg, {Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.table(table))});
  masm_.load(Width::w64, reg, {reg, kNoReg, offset});
  return reg;
}

template <class Masm>
Address Emitter<Masm>::table_element(TableIndex table, Entry& index, Reg& held) {
  const Reg reg = to_reg(index);
  const Reg tmp = held = allocate(false);
  use(tmp);
  masm_.load(Width::w64, tmp, {Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.table(table))});
  masm_.compare_load(Width::w64, reg, {tmp, kNoReg, offsetof(abi::TableDef, length)});
  masm_.branch(Cond::ge_u, trap_label(abi::TrapCode::table_out_of_bounds));
  masm_.load(Width::w64, tmp, {tmp, kNoReg, offsetof(abi::TableDef, elements)});
  return {tmp, reg, 0, 3};
}

template <class Masm>
void Emitter<Masm>::table_get(TableIndex table) {
  Entry index = pop();
  Reg held;
  const Address from = table_element(table, index, held);
  release(index);
  unuse(held);
  const Reg dst = allocate_result(ValKind::ref);
  masm_.load(Width::w64, dst, from);
  push_reg(ValKind::ref, dst);
}

template <class Masm>
void Emitter<Masm>::table_set(TableIndex table) {
  Entry value = pop();
  Entry index = pop();
  const Reg src = to_reg(value);
  Reg held;
  const Address to = table_element(table, index, held);
  masm_.store(Width::w64, to, src);
  release(value);
  release(index);
  unuse(held);
}

template <class Masm>
void Emitter<Masm>::table_size(TableIndex table) {
  const Reg reg = table_field(table, offsetof(abi::TableDef, length));
  push_reg(module_.tables[table].type.limits.is_64 ? ValKind::i64 : ValKind::i32, reg);
}

template <class Masm>
void Emitter<Masm>::table_grow(TableIndex table) {
  libcall(abi::Libcall::table_grow, 2, {raw(table)},
          module_.tables[table].type.limits.is_64 ? ValKind::i64 : ValKind::i32);
}

// --- Memory

template <class Masm>
bool Emitter<Masm>::guarded(MemoryIndex memory) const {
  const MemoryType& type = module_.memories[memory].type;
  return options_.signals_based_traps && !type.limits.is_64 && type.page_size_log2 == 16;
}

template <class Masm>
inline Address Emitter<Masm>::memory_operand(ops::Op op, binary::MemArg arg, Entry& index,
                                             RegMask keep) {
  if (!has_plain_memory_ || raw(arg.memory) != 0 || arg.offset >= abi::kGuardedOffset ||
      index.place == Place::constant) [[unlikely]] {
    return checked_operand(op, arg, index, keep);
  }
  return {Masm::kMemory, take(index, keep), static_cast<int32_t>(arg.offset)};
}

// Any operand of an access.
template <class Masm>
[[gnu::noinline]] Address Emitter<Masm>::checked_operand(ops::Op op, binary::MemArg arg,
                                                         Entry& index, RegMask keep) {
  const uint64_t access_size = uint64_t{1} << ops::info(op).aux;
  const bool is_64 = module_.memories[arg.memory].type.limits.is_64;
  const bool needs_check = !guarded(arg.memory) || arg.offset >= abi::kGuardedOffset;
  // The one memory whose base is pinned; others go through their definition.
  Reg base = Masm::kMemory;
  const Address definition{Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.memory(arg.memory))};
  if (!needs_check && index.place == Place::constant && raw(arg.memory) == 0) {
    const uint64_t address = (index.bits & 0xffffffffu) + arg.offset;
    if (address < abi::kGuardedOffset) return {base, kNoReg, static_cast<int32_t>(address)};
  }
  const Reg reg = take(index, keep);
  if (needs_check || raw(arg.memory) != 0) {
    const Reg tmp = allocate(false, ~(keep | bit(reg)));
    masm_.load(Width::w64, tmp, definition);
    if (needs_check) {
      const Label out = trap_label(abi::TrapCode::memory_out_of_bounds);
      if (arg.offset > ~uint64_t{0} - access_size) {
        masm_.jump(out);
        return {tmp, kNoReg, 0};
      }
      masm_.load(Width::w64, tmp, {tmp, kNoReg, offsetof(abi::MemoryDef, length)});
      masm_.check_bounds(is_64, reg, arg.offset + access_size, tmp, out);
      if (raw(arg.memory) != 0) masm_.load(Width::w64, tmp, definition);
    }
    if (raw(arg.memory) != 0) {
      masm_.load(Width::w64, tmp, {tmp, kNoReg, offsetof(abi::MemoryDef, base)});
      base = tmp;
    }
  }
  if (arg.offset < abi::kGuardedOffset) return {base, reg, static_cast<int32_t>(arg.offset)};
  masm_.load_const(Width::w64, Masm::kScratch, arg.offset);
  masm_.int_op(IntOp::add, Width::w64, Masm::kScratch, Masm::kScratch, reg);
  return {base, Masm::kScratch, 0};
}

template <class Masm>
void Emitter<Masm>::load(ops::Op op, binary::MemArg arg) {
  const Address from = memory_operand(op, arg, pop(), 0);
  const ValKind type = binary::kPlainSignatures[static_cast<size_t>(op)].result;
  const Reg dst = allocate_result(type);
  const uint32_t pc = masm_.memory_load(op, dst, from);
  add_site(pc, abi::SiteKind::memory_fault, abi::TrapCode::memory_out_of_bounds);
  push_reg(type, dst);
}

template <class Masm>
void Emitter<Masm>::store(ops::Op op, binary::MemArg arg) {
  Entry& value = pop();
  Entry& index = pop();
  const bool fits = (op != ops::Op::i64_store && op != ops::Op::f64_store) ||
                    static_cast<int64_t>(value.bits) == static_cast<int32_t>(value.bits);
  const bool is_const = value.place == Place::constant && fits;
  const Reg src = is_const ? kNoReg : take(value);
  const Address to = memory_operand(op, arg, index, is_const ? 0 : bit(src));
  const uint32_t pc = is_const ? masm_.memory_store_const(op, to, value.bits)
                               : masm_.memory_store(op, to, src);
  add_site(pc, abi::SiteKind::memory_fault, abi::TrapCode::memory_out_of_bounds);
}

template <class Masm>
void Emitter<Masm>::memory_size(MemoryIndex memory) {
  const MemoryType& type = module_.memories[memory].type;
  const ValKind kind = type.limits.is_64 ? ValKind::i64 : ValKind::i32;
  const Reg reg = allocate_result(kind);
  masm_.load(Width::w64, reg, {Masm::kInstance, kNoReg, static_cast<int32_t>(layout_.memory(memory))});
  masm_.load(Width::w64, reg, {reg, kNoReg, offsetof(abi::MemoryDef, length)});
  if (type.page_size_log2 != 0) masm_.int_op_imm(IntOp::shr_u, Width::w64, reg, reg, type.page_size_log2);
  push_reg(kind, reg);
}

template <class Masm>
void Emitter<Masm>::memory_grow(MemoryIndex memory) {
  libcall(abi::Libcall::memory_grow, 1, {raw(memory)},
          module_.memories[memory].type.limits.is_64 ? ValKind::i64 : ValKind::i32);
}

}  // namespace tenon::jit
