// Emitter: functions, blocks, branches. At every label the operands below are in their slots (or
// constants), unpinned locals are in theirs, and a branch's values are in fixed places: a single one
// in the first result register, several in the slots from the target's base on.
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

// The hottest locals get the registers that a call preserves. A saved register costs a store and a
// load, so a cold local is left alone.
template <class Masm>
void Emitter<Masm>::pin_locals() {
  // The hottest of one kind, in order.
  struct Hottest {
    std::array<uint32_t, std::max(std::size(Masm::kGpPins), std::size(Masm::kFpPins))> locals;
    size_t count = 0;
  };
  Hottest gp;
  Hottest fp;
  const std::vector<uint32_t>& weights = prescan_.weights;
  for (uint32_t i = 0; i < locals_.size(); ++i) {
    const uint32_t weight = weights[i];
    if (weight <= 2) continue;
    const bool is_fp = is_float(locals_[i].type);
    Hottest& hottest = is_fp ? fp : gp;
    const size_t room = is_fp ? std::size(Masm::kFpPins) : std::size(Masm::kGpPins);
    if (hottest.count == room) {
      if (weight <= weights[hottest.locals[room - 1]]) continue;
      --hottest.count;
    }
    size_t at = hottest.count++;
    for (; at > 0 && weights[hottest.locals[at - 1]] < weight; --at) {
      hottest.locals[at] = hottest.locals[at - 1];
    }
    hottest.locals[at] = i;
  }
  const auto pin = [this](const Hottest& hottest, const Reg* registers) {
    for (size_t i = 0; i < hottest.count; ++i) {
      LocalState& local = locals_[hottest.locals[i]];
      local.reg = registers[i];
      local.is_pinned = true;
      pins_ |= bit(registers[i]);
      saved_.push_back(registers[i]);
    }
  };
  pin(gp, Masm::kGpPins);
  pin(fp, Masm::kFpPins);
}

template <class Masm>
void Emitter<Masm>::begin(binary::WalkerBase& walker, const FuncType& type,
                          std::span<const ValType> locals) {
  walker_ = &walker;
  masm_.begin_function();
  stack_.clear();
  frames_.clear();
  traps_.clear();
  saved_.clear();
  uses_.fill(0);
  in_use_ = 0;
  cached_ = 0;
  slot_count_ = 0;
  fuel_ = 0;
  first_handler_ = static_cast<uint32_t>(chunk_.handlers.handler_count());
  open_try_ = abi::HandlerTable::kNone;
  try_sites_.clear();
  max_out_bytes_ = 0;
  pins_ = 0;
  own_layout_ = &layout_of(type);
  locals_.assign(locals.size(), LocalState{});
  for (size_t i = 0; i < locals.size(); ++i) {
    locals_[i].type = locals[i].kind();
    if (locals[i].kind() == ValKind::v128) {
      walker.stop_sink({.kind = ErrorKind::unsupported, .message = "v128 is not supported yet"});
      return;
    }
  }
  for (const ValType result : type.results) {
    if (result.kind() == ValKind::v128) {
      walker.stop_sink({.kind = ErrorKind::unsupported, .message = "v128 is not supported yet"});
      return;
    }
  }

  prescan_.run(body_, static_cast<uint32_t>(locals.size()));

  allocatable_ = Masm::kTemps;
  for (const Reg reg : Masm::kGpArgRegs) allocatable_ |= bit(reg);
  for (const Reg reg : Masm::kFpArgRegs) allocatable_ |= bit(reg);
  pin_locals();
  frame_ = {static_cast<uint32_t>(saved_.size()), static_cast<uint32_t>(locals_.size())};

  // Entries and prologue.
  masm_.align(16);
  abi::FunctionCode code{};
  code.foreign_entry = masm_.offset();
  code.sites = chunk_.sites.begin_function(code.foreign_entry);
  masm_.foreign_entry(!module_.memories.empty());
  code.entry = masm_.offset();
  epilogue_label_ = masm_.new_label();
  // Where frames are linked an interrupt may walk them.
  code.body = masm_.offset() + Masm::kFrameLinkBytes;
  prologue_token_ = masm_.prologue(trap_label(abi::TrapCode::call_stack_exhausted));
  masm_.save(saved_, frame_.saved(0));
  // Parameters: pinned ones to their pins, others to their slots, where the register remains a
  // cache. A pin is no argument register, so no move overwrites a source.
  const auto param_count = static_cast<uint32_t>(type.params.size());
  for (uint32_t i = 0; i < param_count; ++i) {
    LocalState& local = locals_[i];
    const abi::ArgPlace place = own_layout_->params[i];
    const Width width = width_of(local.type);
    if (place.kind == abi::ArgPlace::Kind::stack) {
      const Reg to = local.is_pinned        ? local.reg
                     : is_float(local.type) ? Masm::kFpScratch
                                            : Masm::kScratch;
      masm_.load(width, to, {Masm::kFrame, kNoReg, static_cast<int32_t>(16 + 8 * place.index)});
      if (!local.is_pinned) masm_.store(width, local_address(i), to);
      continue;
    }
    const Reg from = arg_reg(place);
    if (local.is_pinned) {
      copy_reg(width, local.reg, from);
    } else {
      masm_.store(width, local_address(i), from);
      cache_local(from, i);
    }
  }
  if (own_layout_->results_in_memory) {
    const abi::ArgPlace place = own_layout_->result_area;
    Reg from = Masm::kScratch;
    if (place.kind == abi::ArgPlace::Kind::gp) {
      from = Masm::kGpArgRegs[place.index];
    } else {
      masm_.load(Width::w64, from, {Masm::kFrame, kNoReg, static_cast<int32_t>(16 + 8 * place.index)});
    }
    masm_.store(Width::w64, {Masm::kFrame, kNoReg, frame_.result_area()}, from);
  }
  // The other locals start as zero; pinned ones need no slot.
  const auto count = static_cast<uint32_t>(locals_.size());
  for (uint32_t i = param_count; i < count;) {
    if (locals_[i].is_pinned) {
      const Reg pin = locals_[i].reg;
      is_fp_reg(pin) ? masm_.fload_const(Width::w64, pin, 0) : masm_.load_const(Width::w32, pin, 0);
      ++i;
      continue;
    }
    uint32_t end = i + 1;
    while (end < count && !locals_[end].is_pinned) ++end;
    masm_.zero_words(frame_.local(end - 1), end - i);
    i = end;
  }
  code.saved_fp = static_cast<uint8_t>(std::count_if(saved_.begin(), saved_.end(), is_fp_reg));
  code.saved_gp = static_cast<uint8_t>(saved_.size() - code.saved_fp);
  chunk_.functions.push_back(code);

  frame_types_.clear();
  for (const ValType result : type.results) frame_types_.push_back(result.kind());
  frames_.push_back({.kind = FrameKind::function, .base = 0, .first_type = 0, .param_count = 0,
                     .result_count = static_cast<uint32_t>(frame_types_.size()),
                     .label = epilogue_label_, .else_label = {}});
}

template <class Masm>
typename Emitter<Masm>::Label Emitter<Masm>::trap_label(abi::TrapCode code) {
  if (!traps_.empty() && traps_.back().code == code && traps_.back().wasm_offset == wasm_offset()) {
    return traps_.back().label;
  }
  traps_.push_back({masm_.new_label(), code, wasm_offset()});
  return traps_.back().label;
}

template <class Masm>
void Emitter<Masm>::push_frame(FrameKind kind, binary::BlockSig sig) {
  const Frame& outer = frames_.back();
  frame_types_.truncate(outer.first_type + outer.param_count + outer.result_count);
  const Frame frame{.kind = kind,
                    .base = height() - static_cast<uint32_t>(sig.params.size()),
                    .first_type = static_cast<uint32_t>(frame_types_.size()),
                    .param_count = static_cast<uint32_t>(sig.params.size()),
                    .result_count = static_cast<uint32_t>(sig.results.size()),
                    .label = masm_.new_label(), .else_label = {}};
  for (const ValType type : sig.params) frame_types_.push_back(type.kind());
  for (const ValType type : sig.results) frame_types_.push_back(type.kind());
  // Below the parameters constants may stay constants; parameters themselves are in their slots.
  flush(settled(), true);
  flush(frame.base, false);
  stack_.set_mark(height());
  frames_.push_back(frame);
}

template <class Masm>
void Emitter<Masm>::loop(binary::BlockSig sig) {
  push_frame(FrameKind::loop, sig);
  drop_caches();
  masm_.align(16);
  masm_.bind(frames_.back().label);
  frames_.back().catches = masm_.offset();
}

template <class Masm>
void Emitter<Masm>::if_(binary::BlockSig sig) {
  Entry value = pop();
  prepare_condition(value);
  push_frame(FrameKind::if_, sig);  // what it emits changes neither flags nor registers
  release(value);
  frames_.back().else_label = masm_.new_label();
  branch_if(value, false, frames_.back().else_label);
}

template <class Masm>
void Emitter<Masm>::reset_to(const Frame& frame, std::span<const ValKind> types,
                             bool in_merge_places) {
  while (height() > frame.base) release(pop());
  for (const ValKind type : types) {
    if (in_merge_places && types.size() == 1) {
      push_reg(type, single_result(type));
    } else {
      push_slot(type);
    }
  }
}

template <class Masm>
void Emitter<Masm>::else_(bool then_end_reachable) {
  Frame& frame = frames_.back();
  if (then_end_reachable) {
    emit_edge(frame);
    masm_.jump(frame.label);
    frame.label_used = true;
  }
  drop_caches();
  reset_to(frame, params(frame), false);
  masm_.bind(frame.else_label);
  frame.kind = FrameKind::else_;
}

template <class Masm>
void Emitter<Masm>::end(bool reachable) {
  if (frames_.back().kind == FrameKind::function) {
    if (reachable) emit_return_values();
    return finish();
  }
  const Frame& frame = frames_.back();  // stays until the next one
  frames_.pop_back();
  if (frame.kind == FrameKind::try_table) end_try();
  if (frame.kind == FrameKind::if_) {
    // No else: the parameters are the results.
    if (reachable) emit_edge(frame);
    if (frame.result_count != 0) {
      if (reachable) masm_.jump(frame.label);
      drop_caches();
      reset_to(frame, params(frame), false);
      masm_.bind(frame.else_label);
      emit_edge(frame);
    } else {
      masm_.bind(frame.else_label);
    }
  } else if (frame.kind == FrameKind::loop || !frame.label_used) {
    // Nothing branches to here: what is, stays.
    if (!reachable) reset_to(frame, results(frame), false);
    return;
  } else if (reachable) {
    emit_edge(frame);
  }
  drop_caches();
  while (height() > frame.base) release(pop());
  masm_.bind(frame.label);
  bind_catches(frame.catches);
  reset_to(frame, results(frame), true);
}

template <class Masm>
bool Emitter<Masm>::edge_is_empty(const Frame& frame) const {
  const auto types = branch_types(frame);
  if (types.empty()) return true;
  if (types.size() != 1 || frame.kind == FrameKind::loop) return false;
  return held_in(stack_.back()) == single_result(types[0]) &&
         !(frame.kind == FrameKind::function && own_layout_->results_in_memory);
}

template <class Masm>
void Emitter<Masm>::emit_edge(const Frame& frame) {
  if (frame.kind == FrameKind::function) return emit_return_values();
  const auto types = branch_types(frame);
  const auto count = static_cast<uint32_t>(types.size());
  const uint32_t first = height() - count;
  if (count == 1 && frame.kind != FrameKind::loop) {
    load_entry(stack_.back(), single_result(types[0]));
    return;
  }
  // Ascending, each target at or below its source: no source is overwritten before it is read.
  for (uint32_t i = 0; i < count; ++i) {
    const Entry& entry = stack_[first + i];
    if (entry.place == Place::slot && entry.index == frame.base + i) continue;
    store_entry(entry, slot_address(frame.base + i), false);
  }
}

template <class Masm>
void Emitter<Masm>::emit_return_values() {
  const auto count = frames_[0].result_count;
  const uint32_t first = height() - count;
  if (own_layout_->results_in_memory) {
    // The address in one scratch register leaves the float one for the values: integers go through
    // it bit for bit.
    masm_.load(Width::w64, Masm::kScratch, {Masm::kFrame, kNoReg, frame_.result_area()});
    for (uint32_t i = 0; i < count; ++i) {
      const Address to{Masm::kScratch, kNoReg, static_cast<int32_t>(8 * i)};
      Entry entry = stack_[first + i];
      if (entry.place == Place::constant) {
        masm_.store_const(Width::w32, to, entry.bits);
        if (width_of(entry.type) == Width::w64) {
          const Address high{Masm::kScratch, kNoReg, to.disp + 4};
          masm_.store_const(Width::w32, high, entry.bits >> 32);
        }
        continue;
      }
      Reg reg = held_in(entry);
      if (reg == kNoReg) {
        const Address from = entry.place == Place::slot ? slot_address(entry.index)
                                                        : local_address(entry.index);
        reg = Masm::kFpScratch;
        masm_.load(width_of(entry.type), reg, from);
      }
      masm_.store(width_of(entry.type), to, reg);
    }
    return;
  }
  move_operands(first, own_layout_->results);
}

template <class Masm>
void Emitter<Masm>::br(uint32_t depth) {
  Frame& frame = frame_at(depth);
  emit_edge(frame);
  frame.label_used = true;
  masm_.jump(frame.label);
}

template <class Masm>
void Emitter<Masm>::br_if(uint32_t depth) {
  Entry value = pop();
  Frame& frame = frame_at(depth);
  frame.label_used = true;
  prepare_condition(value);
  release(value);
  if (edge_is_empty(frame)) return branch_if(value, true, frame.label);
  const Label stay = masm_.new_label();
  branch_if(value, false, stay);
  emit_edge(frame);
  masm_.jump(frame.label);
  masm_.bind(stay);
}

template <class Masm>
void Emitter<Masm>::br_table(std::span<const uint32_t> depths, uint32_t default_depth) {
  Entry index = pop();
  // The register is clobbered below, but control does not come back here.
  const Reg reg = to_reg(index);
  const Reg tmp = allocate(false);
  struct Edge { uint32_t depth; Label label; };
  std::vector<Edge> edges;  // those that need code
  std::vector<Label> edge_of(frames_.size());
  std::vector<bool> has_edge(frames_.size());
  const auto target = [&](uint32_t depth) -> Label {
    if (has_edge[depth]) return edge_of[depth];
    has_edge[depth] = true;
    Frame& frame = frame_at(depth);
    frame.label_used = true;
    if (edge_is_empty(frame)) return edge_of[depth] = frame.label;
    edge_of[depth] = masm_.new_label();
    edges.push_back({depth, edge_of[depth]});
    return edge_of[depth];
  };
  std::vector<Label> labels;
  labels.reserve(depths.size());
  for (const uint32_t depth : depths) labels.push_back(target(depth));
  const Label fallback = target(default_depth);
  if (!labels.empty()) {
    masm_.compare_imm(Width::w32, reg, static_cast<int32_t>(labels.size()));
    masm_.branch(Cond::ge_u, fallback);
    const Label table = masm_.new_label();
    masm_.jump_indexed(table, reg, tmp);
    masm_.jump_table(table, labels.data(), labels.size());
  } else {
    masm_.jump(fallback);
  }
  release(index);
  for (const Edge& edge : edges) {
    masm_.bind(edge.label);
    emit_edge(frame_at(edge.depth));
    masm_.jump(frame_at(edge.depth).label);
  }
}

template <class Masm>
Cond Emitter<Masm>::condition(Entry& entry) {
  prepare_condition(entry);
  if (entry.place == Place::flags) return entry.cond;
  masm_.test_zero(width_of(entry.type), entry.reg);
  return entry.place == Place::zero ? entry.cond : Cond::ne;
}

template <class Masm>
void Emitter<Masm>::prepare_condition(Entry& entry) {
  if (entry.place != Place::flags && entry.place != Place::zero) to_reg(entry);
}

template <class Masm>
void Emitter<Masm>::branch_if(const Entry& entry, bool is_true, Label label) {
  if (entry.place == Place::flags) return masm_.branch(is_true ? entry.cond : negate(entry.cond), label);
  const bool where_zero = entry.place == Place::zero && entry.cond == Cond::eq;
  masm_.branch_zero(width_of(entry.type), entry.reg, where_zero == is_true, label);
}

template <class Masm>
void Emitter<Masm>::emit_epilogue() {
  masm_.bind(epilogue_label_);
  if (frames_[0].result_count <= 1) bind_catches(frames_[0].catches);
  masm_.restore(saved_, frame_.saved(0));
  chunk_.functions.back().epilogue = masm_.offset();
  masm_.epilogue(own_layout_->stack_words * 8);
}

template <class Masm>
void Emitter<Masm>::finish() {
  emit_epilogue();
  catch_to_function();
  for (const TrapSite& trap : traps_) {
    masm_.bind(trap.label);
    const uint32_t pc = masm_.call_address(
        {Masm::kInstance, kNoReg, static_cast<int32_t>(offsetof(abi::InstanceData, trap_exit))});
    chunk_.sites.add({pc, trap.wasm_offset, abi::SiteKind::trap, trap.code});
  }
  masm_.end_function();
  const uint32_t frame = frame_.size(slot_count_);
  masm_.patch_frame(prologue_token_, frame, frame + max_out_bytes_ + 64);
  chunk_.functions.back().end = masm_.offset();
  chunk_.handlers.set_frame_bytes(first_handler_, frame);
}

}  // namespace tenon::jit
