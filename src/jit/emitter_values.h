// Emitter: operands' places, registers, locals.
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

template <class Masm>
inline void Emitter<Masm>::push(Entry entry) {
  stack_.push_back(entry);
}

template <class Masm>
inline void Emitter<Masm>::push_reg(ValKind type, Reg reg) {
  use(reg);
  push(Entry::packed(Place::reg, type, reg, 0));
}

template <class Masm>
inline void Emitter<Masm>::push_local(uint32_t index) {
  LocalState& local = locals_[index];
  ++local.aliases;
  push(Entry::packed(Place::local, local.type, kNoReg, index));
}

template <class Masm>
inline typename Emitter<Masm>::Entry& Emitter<Masm>::pop() {
  Entry& entry = stack_.back();
  stack_.pop_back();
  if (entry.place == Place::local) --locals_[entry.index].aliases;
  return entry;
}

template <class Masm>
inline void Emitter<Masm>::release(const Entry& entry) {
  if (entry.place != Place::reg && entry.place != Place::zero) return;
  unuse(entry.reg);
}

template <class Masm>
inline void Emitter<Masm>::drop_cache(Reg reg) {
  if ((cached_ & bit(reg)) == 0) return;
  locals_[cached_local_[reg]].reg = kNoReg;
  cached_ &= ~bit(reg);
}

template <class Masm>
void Emitter<Masm>::drop_caches() {
  for (; cached_ != 0; cached_ &= cached_ - 1) {
    locals_[cached_local_[std::countr_zero(cached_)]].reg = kNoReg;
  }
}

template <class Masm>
inline void Emitter<Masm>::cache_local(Reg reg, uint32_t index) {
  locals_[index].reg = reg;
  cached_local_[reg] = index;
  cached_ |= bit(reg);
}

template <class Masm>
inline Reg Emitter<Masm>::allocate(bool is_float_reg, RegMask allowed) {
  constexpr RegMask kFpMask = ~RegMask{0} << kFirstFp;
  const RegMask pool = allocatable_ & allowed & (is_float_reg ? kFpMask : ~kFpMask);
  if (const RegMask empty = pool & ~(in_use_ | cached_); empty != 0) [[likely]] {
    return static_cast<Reg>(std::countr_zero(empty));
  }
  return make_free(pool);
}

template <class Masm>
[[gnu::noinline]] Reg Emitter<Masm>::make_free(RegMask pool) {
  if (const RegMask unused = pool & ~in_use_; unused != 0) {
    // Caches go round robin: the one written longest ago is as good a guess as any.
    const RegMask later = unused & (~RegMask{0} << (++next_victim_ % 64));
    const auto reg = static_cast<Reg>(std::countr_zero(later != 0 ? later : unused));
    next_victim_ = reg;
    drop_cache(reg);
    return reg;
  }
  // Everything holds an operand: the deepest one on the stack goes to its slot.
  for (uint32_t i = settled(); i < height(); ++i) {
    const Entry& entry = stack_[i];
    if (entry.place == Place::reg && (pool & bit(entry.reg)) != 0) {
      const Reg reg = entry.reg;
      spill_reg(reg);
      if (uses_[reg] == 0) return reg;
    }
  }
  assert(false && "an operator holds more registers than there are");
  return Masm::kScratch;
}

template <class Masm>
Reg Emitter<Masm>::allocate_result(ValKind type) {
  const uint32_t index = walker_->peek_assigned_local();
  if (index != ~0u && index < locals_.size() && locals_[index].is_pinned && locals_[index].aliases == 0 &&
      is_float(locals_[index].type) == is_float(type)) {
    return locals_[index].reg;
  }
  return allocate(is_float(type));
}

template <class Masm>
inline Reg Emitter<Masm>::held_in(const Entry& entry) const {
  if (entry.place == Place::local) return locals_[entry.index].reg;
  return entry.place == Place::reg ? entry.reg : kNoReg;
}

template <class Masm>
void Emitter<Masm>::load_entry(const Entry& entry, Reg to) {
  const Width width = width_of(entry.type);
  switch (entry.place) {
    case Place::constant:
      if (is_fp_reg(to)) {
        masm_.fload_const(width, to, entry.bits);
      } else {
        masm_.load_const(width, to, entry.bits);
      }
      return;
    case Place::reg: return copy_reg(width, to, entry.reg);
    case Place::local: {
      const Reg held = locals_[entry.index].reg;
      if (held != kNoReg) return copy_reg(width, to, held);
      return masm_.load(width, to, local_address(entry.index));
    }
    case Place::slot: return masm_.load(width, to, slot_address(entry.index));
    case Place::flags: return masm_.set_cond(entry.cond, to);
    case Place::zero: assert(false && "consumed by the next operator"); return;
  }
}

template <class Masm>
Reg Emitter<Masm>::bring_to_reg(Entry& entry) {
  if (const Reg held = held_in(entry); held != kNoReg) {
    entry.place = Place::reg;
    entry.reg = held;
    use(held);
    return held;
  }
  const Reg reg = load_to_any(entry, 0);
  entry.place = Place::reg;
  entry.reg = reg;
  use(reg);
  return reg;
}

template <class Masm>
Reg Emitter<Masm>::load_to_any(const Entry& entry, RegMask keep) {
  const Reg reg = allocate(is_float(entry.type), ~keep);
  load_entry(entry, reg);
  if (entry.place == Place::local) cache_local(reg, entry.index);
  return reg;
}

template <class Masm>
void Emitter<Masm>::store_entry(const Entry& entry, Address to, bool whole_word) {
  const Width width = whole_word ? Width::w64 : width_of(entry.type);
  if (entry.place == Place::constant) return masm_.store_const(width, to, entry.bits);
  Reg reg = held_in(entry);
  if (reg == kNoReg) {
    reg = is_float(entry.type) ? Masm::kFpScratch : Masm::kScratch;
    load_entry(entry, reg);
  }
  masm_.store(width, to, reg);
}

template <class Masm>
void Emitter<Masm>::spill(Entry& entry, uint32_t at) {
  if (entry.place == Place::slot) return;
  store_entry(entry, slot_address(at), false);
  if (entry.place == Place::reg) unuse(entry.reg);
  if (entry.place == Place::local) --locals_[entry.index].aliases;
  entry.place = Place::slot;
  entry.index = at;
}

template <class Masm>
void Emitter<Masm>::spill_reg(Reg reg) {
  drop_cache(reg);
  for (uint32_t i = settled(); i < height() && uses_[reg] != 0; ++i) {
    if (stack_[i].place == Place::reg && stack_[i].reg == reg) spill(stack_[i], i);
  }
}

template <class Masm>
void Emitter<Masm>::flush(uint32_t from, bool keep_constants, bool keep_aliases) {
  for (uint32_t i = from; i < height(); ++i) {
    Entry& entry = stack_[i];
    if (keep_constants && entry.place == Place::constant) continue;
    if (keep_aliases && entry.place == Place::local) continue;
    spill(entry, i);
  }
}

template <class Masm>
void Emitter<Masm>::save_aliases(uint32_t index) {
  LocalState& local = locals_[index];
  for (uint32_t i = height(); i-- > 0 && local.aliases != 0;) {
    Entry& entry = stack_[i];
    if (entry.place != Place::local || entry.index != index) continue;
    if (!local.is_pinned && local.reg != kNoReg) {
      entry.reg = local.reg;  // the register keeps the old value
    } else {
      const Reg reg = allocate(is_float(entry.type));
      load_entry(entry, reg);
      entry.reg = reg;
    }
    entry.place = Place::reg;
    use(entry.reg);
    --local.aliases;
  }
}

template <class Masm>
void Emitter<Masm>::local_tee(LocalIndex index) {
  assign_local(raw(index), pop());
  push_local(raw(index));
}

template <class Masm>
void Emitter<Masm>::assign_local(uint32_t index, Entry value) {
  LocalState& local = locals_[index];
  if (value.place == Place::local && value.index == index) return;
  if (local.aliases != 0) save_aliases(index);
  if (local.is_pinned) {
    load_entry(value, local.reg);
    release(value);
    return;
  }
  if (value.place == Place::constant) {
    if (local.reg != kNoReg) drop_cache(local.reg);
    masm_.store_const(Width::w64, local_address(index), value.bits);
    return;
  }
  const Reg reg = to_reg(value);
  if (local.reg != kNoReg) drop_cache(local.reg);
  masm_.store(width_of(local.type), local_address(index), reg);
  if (!is_pin(reg) && (cached_ & bit(reg)) == 0) cache_local(reg, index);
  release(value);
}

// Register sources first, then everything else: what is loaded may overwrite what has been read.
template <class Masm>
void Emitter<Masm>::move_operands(uint32_t first, std::span<const abi::ArgPlace> places) {
  std::array<Move, kMaxMoves> moves;
  size_t count = 0;
  RegMask sources = 0;
  for (uint32_t i = 0; i < places.size(); ++i) {
    const Entry& entry = stack_[first + i];
    if (places[i].kind == abi::ArgPlace::Kind::stack) {
      store_entry(entry, masm_.stack_word(places[i].index), false);
      continue;
    }
    const Reg from = held_in(entry);
    if (from != kNoReg) sources |= bit(from);
    moves[count++] = {from, arg_reg(places[i]), width_of(entry.type), first + i};
  }
  // Those whose target is no source, at once.
  size_t waiting = 0;
  size_t loads = 0;
  std::array<Move, kMaxMoves> others;
  for (const Move& move : std::span(moves).first(count)) {
    if (move.from == kNoReg) {
      moves[loads++] = move;
    } else if (move.from != move.to) {
      if ((sources & bit(move.to)) == 0) {
        copy_reg(move.width, move.to, move.from);
      } else {
        others[waiting++] = move;
      }
    }
  }
  if (waiting != 0) [[unlikely]] move_in_order(std::span(others).first(waiting));
  for (const Move& move : std::span(moves).first(loads)) load_entry(stack_[move.entry], move.to);
}

// Moves between registers in an order that overwrites none that is still wanted; a cycle goes through
// the scratch register.
template <class Masm>
[[gnu::noinline]] void Emitter<Masm>::move_in_order(std::span<Move> moves) {
  while (!moves.empty()) {
    const size_t before = moves.size();
    for (size_t i = 0; i < moves.size();) {
      const bool is_wanted = std::any_of(moves.begin(), moves.end(), [&](const Move& other) {
        return other.from == moves[i].to;
      });
      if (is_wanted) {
        ++i;
        continue;
      }
      copy_reg(moves[i].width, moves[i].to, moves[i].from);
      moves[i] = moves.back();
      moves = moves.first(moves.size() - 1);
    }
    if (moves.size() != before) continue;
    // Only cycles are left: park one source.
    const Reg parked = moves[0].from;
    const Reg scratch = is_fp_reg(parked) ? Masm::kFpScratch : Masm::kScratch;
    copy_reg(Width::w64, scratch, parked);
    for (Move& move : moves) {
      if (move.from == parked) move.from = scratch;
    }
  }
}

}  // namespace tenon::jit
