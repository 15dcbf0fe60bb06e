// Emitter: exceptions. A try_table makes no code, neither at its begin nor for its clauses: what
// its body calls is in a range of the code that has a handler (abi/handlers.h), and where an
// exception is caught, the unwinder puts the values where a branch to the clause's label would, and
// goes on there. That the label can be reached so is what the merges' rule gives: operands below
// are in their slots, locals in theirs or in registers that calls preserve. Spec: 3.0,
// section 4.6.10.
#pragma once

#include "jit/emitter.h"

namespace tenon::jit {

template <class Masm>
void Emitter<Masm>::try_table(binary::BlockSig sig, std::span<const binary::CatchClause> clauses) {
  push_frame(FrameKind::try_table, sig);
  abi::HandlerTable& handlers = chunk_.handlers;
  open_try_ = handlers.begin_body(masm_.offset(), open_try_);
  try_sites_.push_back(chunk_.sites.size());
  for (const binary::CatchClause& clause : clauses) {
    // The labels don't count the try_table itself.
    Frame& target = frame_at(clause.depth + 1);
    target.label_used = true;
    const auto count = static_cast<uint32_t>(branch_types(target).size());
    const bool is_loop = target.kind == FrameKind::loop;
    const bool in_slots = count > 1 || (count == 1 && is_loop);
    if (in_slots) slot_count_ = std::max(slot_count_, target.base + count);
    const uint32_t any = abi::CatchClause::kAnyTag;
    const uint32_t added = handlers.add_clause(
        {.tag = (clause.tag ? raw(*clause.tag) : any) & any,
         .with_reference = clause.with_reference,
         .target = target.catches,
         .first_slot = in_slots ? static_cast<uint32_t>(-frame_.slot(target.base)) : 0});
    if (!is_loop) target.catches = added;
    if (!clause.tag) break;  // it catches all: the others are never tried
  }
}

// The end of a try_table's body; its label is bound like a block's.
template <class Masm>
void Emitter<Masm>::end_try() {
  const bool may_throw = chunk_.sites.size() != try_sites_.back();
  try_sites_.pop_back();
  const uint32_t handler = open_try_;
  open_try_ = chunk_.handlers.handler(handler).outer;
  chunk_.handlers.end_body(handler, masm_.offset(), may_throw);
}

// The label of the clauses up to `last`, each of which has the one before it as its target, is
// here.
template <class Masm>
void Emitter<Masm>::bind_catches(uint32_t last) {
  while (last != kNoCatches) {
    abi::CatchClause& clause = chunk_.handlers.clause(last);
    last = clause.target;
    clause.target = masm_.offset();
  }
}

// Clauses whose label is the function's: a single value is in its register already. Others are in
// slots, from which code behind the epilogue returns them.
template <class Masm>
void Emitter<Masm>::catch_to_function() {
  const Frame& function = frames_[0];
  if (function.catches == kNoCatches || function.result_count <= 1) return;
  masm_.bind(masm_.new_label());  // for listings
  bind_catches(function.catches);
  drop_caches();
  reset_to(function, results(function), false);
  emit_return_values();
  masm_.jump(epilogue_label_);
}

template <class Masm>
void Emitter<Masm>::throw_(TagIndex tag) {
  const FuncType& type = blob_.func_type(module_.tags[tag].type);
  const auto count = static_cast<uint32_t>(type.params.size());
  const uint32_t top = height() + count;
  masm_.store_const(Width::w64, slot_address(top), raw(tag));
  if (count != 0) store_words(count, top - 1);
  for (uint32_t i = 0; i < count; ++i) release(pop());
  call_libcall(abi::Libcall::throw_, top);
}

}  // namespace tenon::jit
