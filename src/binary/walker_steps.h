// Walker: the steps that talk to a sink. What needs no sink is in walker.cpp and walker_checks.cpp.
#pragma once

#include <utility>

#include "binary/walker.h"

namespace tenon::binary {

// Operators with a step of their own; the others' is that of their shape.
enum class Frequent : uint8_t {
  local_get, local_set, local_tee, i32_const,
  block,  // loop and if too
  end, br_if, call,
};
constexpr uint8_t step_of(ops::Shape shape) { return static_cast<uint8_t>(shape); }
constexpr uint8_t step_of(Frequent op) {
  return static_cast<uint8_t>(static_cast<uint8_t>(ops::Shape::atomic) + 1 + static_cast<uint8_t>(op));
}
// One table, so that an operator is found by one jump.
inline constexpr auto kSteps = [] {
  using ops::Op;
  std::array<uint8_t, ops::kOpCount> steps{};
  for (size_t i = 0; i < ops::kOpCount; ++i) steps[i] = step_of(ops::kOps[i].shape);
  constexpr std::pair<Op, Frequent> kFrequent[] = {
      {Op::local_get, Frequent::local_get}, {Op::local_set, Frequent::local_set},
      {Op::local_tee, Frequent::local_tee}, {Op::i32_const, Frequent::i32_const},
      {Op::block, Frequent::block},         {Op::loop, Frequent::block},
      {Op::if_, Frequent::block},           {Op::end, Frequent::end},
      {Op::br_if, Frequent::br_if},         {Op::call, Frequent::call}};
  for (const auto& [op, frequent] : kFrequent) steps[static_cast<size_t>(op)] = step_of(frequent);
  return steps;
}();

template <class Sink>
Result<void> Walker<Sink>::walk(FuncIndex func, const model::Body& body, Sink& sink) {
  start(func, body);
  read_locals();
  if constexpr (kEmits) {
    if (!in_.failed()) sink.begin(*this, *func_type_, locals_);
  }
  // After an error, and after the function's last `end`, no operator is left to read.
  bool is_heard = false;
  if constexpr (kEmits) is_heard = sink.hears_operators();
  for (Decoded current; (current = read_op()).op != ops::kNoOp;) {
    if constexpr (kEmits) {
      if (is_heard) [[unlikely]] hear(sink, current.op);
    }
    step(sink, current);
  }
  return finish_walk(body);
}

// The sink hears of an operator that it will get, or, of an `else` or `end`, that ends what it got.
template <class Sink>
[[gnu::cold, gnu::noinline]] void Walker<Sink>::hear(Sink& sink, ops::Op op) {
  const bool ends = op == ops::Op::end || op == ops::Op::else_;
  if (reachable_ || (ends && sink_on_ && controls_.back().entered_live)) sink.at(op, op_offset());
}

template <class Sink>
inline void Walker<Sink>::step(Sink& sink, Decoded current) {
  using ops::Op;
  using ops::Shape;
  const Op op = current.op;
  switch (current.step) {
    case step_of(Frequent::local_get): return step_local_get(sink);
    case step_of(Frequent::local_set): return step_local_set(sink, Op::local_set);
    case step_of(Frequent::local_tee): return step_local_set(sink, Op::local_tee);
    case step_of(Frequent::i32_const): {
      const auto value = static_cast<uint32_t>(in_.read_s32());
      if constexpr (kEmits) { if (live()) sink.const_i32(value); }
      return push(ValType::i32());
    }
    case step_of(Frequent::block): return step_block(sink, op);
    case step_of(Frequent::end): return step_end(sink);
    case step_of(Frequent::br_if): return step_br_if(sink);
    case step_of(Frequent::call): return step_call(sink, op);
    case step_of(Shape::constant):
      if (op == Op::i64_const) {
        const auto value = static_cast<uint64_t>(in_.read_s64());
        if constexpr (kEmits) { if (live()) sink.const_i64(value); }
        return push(ValType::i64());
      }
      if (op == Op::f32_const) {
        const uint32_t bits = in_.read_fixed_u32();
        if constexpr (kEmits) { if (live()) sink.const_f32(bits); }
        return push(ValType::f32());
      }
      if (op == Op::f64_const) {
        const uint64_t bits = in_.read_fixed_u64();
        if constexpr (kEmits) { if (live()) sink.const_f64(bits); }
        return push(ValType::f64());
      }
      in_.read_bytes(16);
      unsupported(op);
      return push(ValType::v128());
    case step_of(Shape::test):
      apply_signature(op);
      if constexpr (kEmits) { if (live()) sink.test(op); }
      return;
    case step_of(Shape::compare):
      apply_signature(op);
      if constexpr (kEmits) { if (live()) sink.compare(op); }
      return;
    case step_of(Shape::unary):
      apply_signature(op);
      if constexpr (kEmits) { if (live()) sink.unary(op); }
      return;
    case step_of(Shape::binary):
      apply_signature(op);
      if constexpr (kEmits) { if (live()) sink.binary(op); }
      return;
    case step_of(Shape::load):
      memarg_ = read_memarg(op);
      if (in_.failed()) return;
      pop(address_type(memarg_.memory));
      push(kPlainSignatures[static_cast<size_t>(op)].result);
      if constexpr (kEmits) { if (live()) sink.load(op, memarg_); }
      return;
    case step_of(Shape::store):
      memarg_ = read_memarg(op);
      if (in_.failed()) return;
      pop(kPlainSignatures[static_cast<size_t>(op)].operand);
      pop(address_type(memarg_.memory));
      if constexpr (kEmits) { if (live()) sink.store(op, memarg_); }
      return;
    case step_of(Shape::wide):
      apply_signature(op);
      if constexpr (kEmits) { if (live()) sink.wide(op); }
      return;
    case step_of(Shape::vector):
    case step_of(Shape::vector_load):
    case step_of(Shape::vector_store):
    case step_of(Shape::atomic):
      check_vector(op);
      return unsupported(op);
    case step_of(Shape::aggregate):
      check_aggregate(op);
      return unsupported(op);
    case step_of(Shape::reference):
      if (op == Op::ref_null) {
        const HeapType heap = read_heap_type(in_, scope());
        push(ValType::ref(heap, true));
        if constexpr (kEmits) { if (live()) sink.ref_null(heap); }
      } else if (op == Op::ref_is_null) {
        pop_ref();
        push(ValType::i32());
        if constexpr (kEmits) { if (live()) sink.ref_is_null(); }
      } else if (op == Op::ref_func) {
        const uint32_t index = in_.read_u32();
        if (!check(index, module_.funcs.size(), "unknown function")) return;
        const model::Func& func = module_.funcs[FuncIndex{index}];
        if (!func.is_declared) return fail("undeclared function reference");
        push(ValType::ref(HeapType::concrete(func.type), false));
        if constexpr (kEmits) { if (live()) sink.ref_func(FuncIndex{index}); }
      } else {
        check_reference(op);
        if (op != Op::ref_as_non_null) return unsupported(op);
        if constexpr (kEmits) { if (live()) sink.ref_as_non_null(); }
      }
      return;
    case step_of(Shape::parametric):
      if (op == Op::drop) {
        [[maybe_unused]] const ValType type = pop();
        if constexpr (kEmits) { if (live()) sink.drop(type); }
      } else {
        [[maybe_unused]] const ValType type = check_select(op);
        if constexpr (kEmits) { if (live()) sink.select(type); }
      }
      return;
    case step_of(Shape::variable): return step_global(sink, op);
    case step_of(Shape::table): return step_table(sink, op);
    case step_of(Shape::memory): return step_memory(sink, op);
    case step_of(Shape::control): return step_control(sink, op);
    default: __builtin_unreachable();  // kSteps has no others
  }
}

template <class Sink>
void Walker<Sink>::step_global([[maybe_unused]] Sink& sink, ops::Op op) {
  using ops::Op;
  const uint32_t index = in_.read_u32();
  if (!check(index, module_.globals.size(), "unknown global")) return;
  const GlobalType& type = module_.globals[GlobalIndex{index}].type;
  if (op == Op::global_get) {
    push(type.type);
    if constexpr (kEmits) {
      if (live()) {
        type.type.kind() == ValKind::v128 ? unsupported(op) : sink.global_get(GlobalIndex{index});
      }
    }
    return;
  }
  if (!type.is_mutable) return fail("immutable global");
  pop(type.type);
  if constexpr (kEmits) { if (live()) sink.global_set(GlobalIndex{index}); }
}

template <class Sink>
inline void Walker<Sink>::step_local_get([[maybe_unused]] Sink& sink) {
  const uint32_t index = in_.read_u32();
  if (!check(index, local_count_, "unknown local")) return;
  if (!is_initialized(index)) return fail("uninitialized local");
  push(locals_[index]);
  // Nothing has failed here.
  if constexpr (kEmits) { if (reachable_) sink.local_get(LocalIndex{index}); }
}

template <class Sink>
inline void Walker<Sink>::step_local_set([[maybe_unused]] Sink& sink, ops::Op op) {
  const uint32_t index = in_.read_u32();
  if (!check(index, local_count_, "unknown local")) return;
  const ValType type = locals_[index];
  pop(type);
  initialize(index);
  if (op == ops::Op::local_tee) push(type);
  if constexpr (kEmits) {
    if (live()) {
      op == ops::Op::local_set ? sink.local_set(LocalIndex{index})
                               : sink.local_tee(LocalIndex{index});
    }
  }
}

template <class Sink>
void Walker<Sink>::step_table([[maybe_unused]] Sink& sink, ops::Op op) {
  using ops::Op;
  uint32_t first = 0;
  uint32_t second = 0;
  check_table_op(op, first, second);
  if constexpr (kEmits) {
    if (!live()) return;
    switch (op) {
      case Op::table_get: return sink.table_get(TableIndex{first});
      case Op::table_set: return sink.table_set(TableIndex{first});
      case Op::table_size: return sink.table_size(TableIndex{first});
      case Op::table_grow: return sink.table_grow(TableIndex{first});
      case Op::table_fill: return sink.table_fill(TableIndex{first});
      case Op::table_copy: return sink.table_copy(TableIndex{first}, TableIndex{second});
      case Op::table_init: return sink.table_init(ElemIndex{first}, TableIndex{second});
      default: return sink.elem_drop(ElemIndex{first});
    }
  }
}

template <class Sink>
void Walker<Sink>::step_memory([[maybe_unused]] Sink& sink, ops::Op op) {
  using ops::Op;
  uint32_t first = 0;
  uint32_t second = 0;
  check_memory_op(op, first, second);
  if constexpr (kEmits) {
    if (!live()) return;
    switch (op) {
      case Op::memory_size: return sink.memory_size(MemoryIndex{first});
      case Op::memory_grow: return sink.memory_grow(MemoryIndex{first});
      case Op::memory_fill: return sink.memory_fill(MemoryIndex{first});
      case Op::memory_copy: return sink.memory_copy(MemoryIndex{first}, MemoryIndex{second});
      case Op::memory_init: return sink.memory_init(DataIndex{first}, MemoryIndex{second});
      default: return sink.data_drop(DataIndex{first});
    }
  }
}

// Whether there are types that no sink takes yet.
inline bool has_vector(std::span<const ValType> types) {
  for (const ValType type : types) {
    if (type.kind() == ValKind::v128) return true;
  }
  return false;
}

// Enters a block whose type is in `control`. Returns whether the sink is to hear of it.
template <class Sink>
inline bool Walker<Sink>::enter_block(ops::Op op, const Control& control) {
  pop(params(control));
  push_control(op, control);
  if (!kEmits || !live()) return false;
  const Control& entered = controls_.back();
  if (!has_vector(params(entered)) && !has_vector(results(entered))) return true;
  unsupported(op);
  return false;
}

template <class Sink>
void Walker<Sink>::step_block([[maybe_unused]] Sink& sink, ops::Op op) {
  using ops::Op;
  Control control{};
  read_block_type(control);
  if (in_.failed()) return;
  if (op == Op::if_) pop(ValType::i32());
  if (enter_block(op, control)) {
    if constexpr (kEmits) {
      const BlockSig sig{params(controls_.back()), results(controls_.back())};
      if (op == Op::block) sink.block(sig);
      if (op == Op::loop) sink.loop(sig);
      if (op == Op::if_) sink.if_(sig);
    }
  }
}

template <class Sink>
void Walker<Sink>::step_try_table([[maybe_unused]] Sink& sink, ops::Op op) {
  Control control{};
  check_try_table(control);
  if (in_.failed()) return;
  if (enter_block(op, control)) {
    if constexpr (kEmits) {
      sink.try_table({params(controls_.back()), results(controls_.back())}, catches_);
    }
  }
}

template <class Sink>
void Walker<Sink>::step_end([[maybe_unused]] Sink& sink) {
  using ops::Op;
  [[maybe_unused]] const bool reachable = !controls_.back().unreachable;
  const Control& control = pop_control();
  if (in_.failed()) return;
  if (control.op == Op::if_) {
    // Without an else the parameters are the results.
    if (!blob_.types.is_subtype(params(control), results(control))) return mismatch();
  }
  if constexpr (kEmits) {
    if (sink_on_ && control.entered_live) {
      sink.end(reachable);
    }
  }
  push(results(control));
  if (controls_.empty()) [[unlikely]] leave_body();
}

template <class Sink>
void Walker<Sink>::step_br_if([[maybe_unused]] Sink& sink) {
  const uint32_t depth = in_.read_u32();
  if (in_.failed() || !check_label(depth)) return;
  pop(ValType::i32());
  const auto types = label_types(label(depth));
  pop(types);
  push(types);
  if constexpr (kEmits) { if (live()) sink.br_if(depth); }
}

template <class Sink>
void Walker<Sink>::step_call([[maybe_unused]] Sink& sink, ops::Op op) {
  using ops::Op;
  const uint32_t index = in_.read_u32();
  if (in_.failed() || !check(index, module_.funcs.size(), "unknown function")) return;
  const FuncType& type = blob_.func_type(module_, FuncIndex{index});
  pop(type.params);
  if (op == Op::return_call) {
    check_return_call(type);
    if constexpr (kEmits) { if (live()) sink.return_call(FuncIndex{index}); }
    return set_unreachable();
  }
  push(type.results);
  if constexpr (kEmits) { if (live()) sink.call(FuncIndex{index}); }
}

template <class Sink>
void Walker<Sink>::step_control([[maybe_unused]] Sink& sink, ops::Op op) {
  using ops::Op;
  switch (op) {
    case Op::nop: return;
    case Op::unreachable:
      if constexpr (kEmits) { if (live()) sink.unreachable(); }
      return set_unreachable();
    case Op::else_: {
      if (controls_.back().op != Op::if_) return fail_malformed("END opcode expected");
      [[maybe_unused]] const bool reachable = !controls_.back().unreachable;
      const Control control = pop_control();
      if (in_.failed()) return;
      push_control(Op::else_, control);
      controls_.back().entered_live = control.entered_live;
      controls_.back().unreachable = false;
      update_reachable();
      if constexpr (kEmits) {
        if (sink_on_ && control.entered_live) {
          sink.else_(reachable);
        }
      }
      return;
    }
    case Op::br: {
      const uint32_t depth = in_.read_u32();
      if (in_.failed() || !check_label(depth)) return;
      pop(label_types(label(depth)));
      if constexpr (kEmits) {
        // The operands are still the sink's to move.
        if (live()) sink.br(depth);
      }
      return set_unreachable();
    }
    case Op::br_table:
      check_br_table();
      if constexpr (kEmits) {
        if (live()) {
          sink.br_table(std::span(depths_).first(depths_.size() - 1), depths_.back());
        }
      }
      return set_unreachable();
    case Op::return_:
      pop(func_type_->results);
      if constexpr (kEmits) { if (live()) sink.return_(); }
      return set_unreachable();
    case Op::return_call: return step_call(sink, op);
    case Op::call_indirect: case Op::return_call_indirect: {
      const uint32_t type_index = in_.read_u32();
      const uint32_t table = in_.read_u32();
      if (in_.failed() || !check_table(table)) return;
      const FuncType* type = func_type_at(type_index);
      if (type == nullptr) return;
      if (!blob_.types.is_subtype(module_.tables[TableIndex{table}].type.element, ValType::funcref())) {
        return mismatch();
      }
      pop(table_address(TableIndex{table}));
      pop(type->params);
      if (op == Op::return_call_indirect) {
        check_return_call(*type);
        if constexpr (kEmits) {
          if (live()) sink.return_call_indirect(TypeIndex{type_index}, TableIndex{table});
        }
        return set_unreachable();
      }
      push(type->results);
      if constexpr (kEmits) {
        if (live()) sink.call_indirect(TypeIndex{type_index}, TableIndex{table});
      }
      return;
    }
    case Op::call_ref: case Op::return_call_ref: {
      const uint32_t type_index = in_.read_u32();
      const FuncType* type = in_.failed() ? nullptr : func_type_at(type_index);
      if (type == nullptr) return;
      pop(concrete(type_index, true));
      pop(type->params);
      if (op == Op::return_call_ref) {
        check_return_call(*type);
        if constexpr (kEmits) { if (live()) sink.return_call_ref(TypeIndex{type_index}); }
        return set_unreachable();
      }
      push(type->results);
      if constexpr (kEmits) { if (live()) sink.call_ref(TypeIndex{type_index}); }
      return;
    }
    case Op::br_on_null: case Op::br_on_non_null: {
      [[maybe_unused]] const uint32_t depth = check_br_on_null(op);
      if constexpr (kEmits) {
        if (live()) op == Op::br_on_null ? sink.br_on_null(depth) : sink.br_on_non_null(depth);
      }
      return;
    }
    case Op::br_on_cast: case Op::br_on_cast_fail:
      check_br_on_cast(op);
      return unsupported(op);
    case Op::try_table: return step_try_table(sink, op);
    case Op::throw_: {
      TagIndex tag{};
      const FuncType* type = check_tag(tag);
      if (type == nullptr) return;
      pop(type->params);
      if constexpr (kEmits) {
        if (live()) has_vector(type->params) ? unsupported(op) : sink.throw_(tag);
      }
      return set_unreachable();
    }
    case Op::throw_ref:
      pop(ValType::ref(AbstractHeap::exn, true));
      if constexpr (kEmits) { if (live()) sink.throw_ref(); }
      return set_unreachable();
    default: {
      const bool was_live = reachable_;
      check_legacy_exception(op);
      return unsupported(op, was_live);
    }
  }
}

}  // namespace tenon::binary
