#include "interpreter.h"

#include <algorithm>
#include <cstring>

#include "semantics.h"

namespace tenon::fuzz {
namespace {

using abi::TrapCode;
using ops::Op;

constexpr uint64_t kMostSteps = 20'000;
constexpr uint32_t kDeepestCall = 100;
constexpr uint64_t kMostBytes = 16 << 20;
constexpr uint64_t kMostElements = 100'000;

// How a load or store reaches memory.
struct Access {
  unsigned bytes;
  bool is_store = false;
  bool is_signed = false;
  bool to_64 = false;
};

std::optional<Access> access_of(Op op) {
  switch (op) {
    case Op::i32_load: case Op::f32_load: return Access{4};
    case Op::i64_load: case Op::f64_load: return Access{8};
    case Op::i32_load8_s: return Access{1, false, true};
    case Op::i32_load8_u: case Op::i64_load8_u: return Access{1};
    case Op::i32_load16_s: return Access{2, false, true};
    case Op::i32_load16_u: case Op::i64_load16_u: return Access{2};
    case Op::i64_load8_s: return Access{1, false, true, true};
    case Op::i64_load16_s: return Access{2, false, true, true};
    case Op::i64_load32_s: return Access{4, false, true, true};
    case Op::i64_load32_u: return Access{4};
    case Op::i32_store8: case Op::i64_store8: return Access{1, true};
    case Op::i32_store16: case Op::i64_store16: return Access{2, true};
    case Op::i32_store: case Op::f32_store: case Op::i64_store32: return Access{4, true};
    case Op::i64_store: case Op::f64_store: return Access{8, true};
    default: return std::nullopt;
  }
}

// Whether `count` items from `at` on lie among `size`.
bool fits(Word at, Word count, uint64_t size) { return count <= size && at <= size - count; }

Word address(Word word, bool is_64) { return is_64 ? word : word & 0xffffffff; }

}  // namespace

Interpreter::Interpreter(const model::Blob& blob)
    : blob_(blob),
      module_(blob.root_module()),
      functions_(module_.funcs.size()),
      dropped_datas_(module_.datas.size()),
      dropped_elems_(module_.elems.size()) {
  for (const model::Memory& memory : module_.memories) {
    const uint64_t size = memory.type.limits.min << memory.type.page_size_log2;
    memories.push_back({memory.type, std::vector<uint8_t>(std::min(size, kMostBytes))});
  }
  for (const model::Global& global : module_.globals) globals.push_back(evaluate(*global.init));
  for (const model::Table& table : module_.tables) {
    const Word init = table.init ? evaluate(*table.init) : 0;
    tables.push_back(
        {table.type, std::vector<Word>(std::min(table.type.limits.min, kMostElements), init)});
  }
}

Word Interpreter::evaluate(const model::ConstExpr& expr) const {
  using Kind = model::ConstExpr::Kind;
  switch (expr.kind) {
    case Kind::value: return expr.bits[0];
    case Kind::global_get: return globals[expr.index];
    case Kind::ref_func: return Word{expr.index} + 1;
    case Kind::ref_null: break;
    case Kind::bytes: break;  // the generator makes none
  }
  return 0;
}

Outcome Interpreter::instantiate() {
  for (uint32_t i = 0; i < module_.elems.size(); ++i) {
    const model::ElemSegment& segment = module_.elems[ElemIndex{i}];
    if (segment.mode != model::SegmentMode::active) continue;
    auto& elements = tables[raw(segment.table)].elements;
    const Word offset = evaluate(*segment.offset);
    if (!fits(offset, segment.size(), elements.size())) {
      return {Outcome::Kind::trapped, TrapCode::table_out_of_bounds};
    }
    for (size_t k = 0; k < segment.funcs.size(); ++k) elements[offset + k] = raw(segment.funcs[k]) + 1;
    dropped_elems_[i] = true;
  }
  for (uint32_t i = 0; i < module_.datas.size(); ++i) {
    const model::DataSegment& segment = module_.datas[DataIndex{i}];
    if (segment.mode != model::SegmentMode::active) continue;
    auto& bytes = memories[raw(segment.memory)].bytes;
    const Word offset = evaluate(*segment.offset);
    if (!fits(offset, segment.bytes.size(), bytes.size())) {
      return {Outcome::Kind::trapped, TrapCode::memory_out_of_bounds};
    }
    std::copy(segment.bytes.begin(), segment.bytes.end(),
              bytes.begin() + static_cast<ptrdiff_t>(offset));
    dropped_datas_[i] = true;
  }
  return module_.start ? call(raw(*module_.start), {}) : Outcome{};
}

Outcome Interpreter::call(uint32_t func, std::vector<Word> args) {
  stack_ = std::move(args);
  depth_ = 0;
  steps_ = 0;
  switch (run(func)) {
    case Next::trapped: return {Outcome::Kind::trapped, trap_};
    case Next::thrown: return {Outcome::Kind::trapped, TrapCode::exception};
    case Next::gave_up: return {Outcome::Kind::gave_up};
    default: return {Outcome::Kind::returned, {}, std::move(stack_)};
  }
}

const Function& Interpreter::function(uint32_t func) {
  auto& cached = functions_[func];
  if (!cached) cached = read_function(blob_, module_, module_.bodies[func]);
  return *cached;
}

// Runs a function and what it calls in its place. Its arguments are on the stack, and become its
// results.
Interpreter::Next Interpreter::run(uint32_t func) {
  if (depth_ == kDeepestCall) return Next::gave_up;
  ++depth_;
  Next next = Next::tail_call;
  for (callee_ = func; next == Next::tail_call;) {
    const FuncType& type = type_of(callee_);
    Frame frame{&function(callee_), {}, {}};
    const size_t base = stack_.size() - type.params.size();
    frame.locals.assign(stack_.begin() + static_cast<ptrdiff_t>(base), stack_.end());
    frame.locals.resize(frame.locals.size() + frame.function->locals.size());
    stack_.resize(base);
    frame.labels.push_back({frame.function->code.size(), base,
                            static_cast<uint32_t>(type.results.size())});
    next = Next::go_on;
    while (frame.at < frame.function->code.size() && (next == Next::go_on || next == Next::branch)) {
      if (++steps_ > kMostSteps) return Next::gave_up;
      next = step(frame, frame.function->code[frame.at]);
      if (next == Next::thrown) next = handle(frame);
      if (next == Next::go_on) ++frame.at;
    }
    if (next == Next::tail_call) {
      // The callee's arguments take the place of the frame.
      const size_t count = type_of(callee_).params.size();
      std::copy(stack_.end() - static_cast<ptrdiff_t>(count), stack_.end(),
                stack_.begin() + static_cast<ptrdiff_t>(base));
      stack_.resize(base + count);
    }
  }
  --depth_;
  const bool ends = next == Next::trapped || next == Next::thrown || next == Next::gave_up;
  return ends ? next : Next::go_on;
}

Interpreter::Next Interpreter::throw_new(uint32_t tag) {
  const size_t count = blob_.func_type(module_.tags[TagIndex{tag}].type).params.size();
  exceptions_.push_back({tag, {stack_.end() - static_cast<ptrdiff_t>(count), stack_.end()}});
  thrown_ = exceptions_.size();
  return Next::thrown;
}

Interpreter::Next Interpreter::handle(Frame& frame) {
  const Exception exception = exceptions_[thrown_ - 1];
  for (; !frame.labels.empty(); frame.labels.pop_back()) {
    if (frame.labels.back().try_table == nullptr) continue;
    for (const Catch& clause : frame.labels.back().try_table->catches) {
      const bool is_any = (clause.kind & 2) != 0;
      if (!is_any && clause.tag != exception.tag) continue;
      if (!is_any) stack_.insert(stack_.end(), exception.values.begin(), exception.values.end());
      if ((clause.kind & 1) != 0) push(thrown_);
      frame.labels.pop_back();
      return branch(frame, clause.depth);
    }
  }
  return Next::thrown;
}

Interpreter::Next Interpreter::branch(Frame& frame, uint32_t depth) {
  const Label label = frame.labels[frame.labels.size() - 1 - depth];
  std::copy(stack_.end() - label.arity, stack_.end(),
            stack_.begin() + static_cast<ptrdiff_t>(label.height));
  stack_.resize(label.height + label.arity);
  frame.labels.resize(frame.labels.size() - 1 - depth);
  frame.at = label.target;
  return Next::branch;
}

Interpreter::Next Interpreter::invoke(Next how) {
  return how == Next::go_on ? run(callee_) : how;
}

Interpreter::Next Interpreter::call_indirect(const Instr& instr, bool is_tail) {
  const Table& table = tables[instr.y];
  const Word index = address(pop(), table.type.limits.is_64);
  if (index >= table.elements.size()) return trap(TrapCode::undefined_element);
  const Word reference = table.elements[index];
  if (reference == 0) return trap(TrapCode::uninitialized_element);
  callee_ = static_cast<uint32_t>(reference - 1);
  const auto id = [&](TypeIndex type) { return raw(module_.types[type].id); };
  if (!blob_.types.is_subtype_id(raw(module_.funcs[FuncIndex{callee_}].type),
                                 id(TypeIndex{instr.x}))) {
    return trap(TrapCode::indirect_call_type_mismatch);
  }
  return invoke(is_tail ? Next::tail_call : Next::go_on);
}

Interpreter::Next Interpreter::step(Frame& frame, const Instr& instr) {
  switch (instr.op) {
    case Op::unreachable: return trap(TrapCode::unreachable);
    case Op::nop: return Next::go_on;
    case Op::block:
      frame.labels.push_back({instr.end + 1, stack_.size() - instr.params, instr.results});
      return Next::go_on;
    case Op::try_table:
      frame.labels.push_back(
          {instr.end + 1, stack_.size() - instr.params, instr.results, &instr});
      return Next::go_on;
    case Op::throw_: return throw_new(instr.x);
    case Op::throw_ref:
      thrown_ = pop();
      return thrown_ == 0 ? trap(TrapCode::null_exception_reference) : Next::thrown;
    case Op::loop:
      frame.labels.push_back({frame.at, stack_.size() - instr.params, instr.params});
      return Next::go_on;
    case Op::if_: {
      const bool taken = (pop() & 0xffffffff) != 0;
      frame.labels.push_back({instr.end + 1, stack_.size() - instr.params, instr.results});
      if (taken) return Next::go_on;
      frame.at = instr.other;
      return Next::branch;
    }
    case Op::else_: return branch(frame, 0);
    case Op::end: frame.labels.pop_back(); return Next::go_on;
    case Op::br: return branch(frame, instr.x);
    case Op::br_if: return (pop() & 0xffffffff) != 0 ? branch(frame, instr.x) : Next::go_on;
    case Op::br_table: {
      const Word index = std::min<Word>(pop() & 0xffffffff, instr.labels.size() - 1);
      return branch(frame, instr.labels[index]);
    }
    case Op::return_: return branch(frame, static_cast<uint32_t>(frame.labels.size() - 1));
    case Op::call: callee_ = instr.x; return invoke(Next::go_on);
    case Op::return_call: callee_ = instr.x; return Next::tail_call;
    case Op::call_indirect: return call_indirect(instr, false);
    case Op::return_call_indirect: return call_indirect(instr, true);
    case Op::call_ref: case Op::return_call_ref: {
      const Word reference = pop();
      if (reference == 0) return trap(TrapCode::null_function_reference);
      callee_ = static_cast<uint32_t>(reference - 1);
      return invoke(instr.op == Op::call_ref ? Next::go_on : Next::tail_call);
    }
    case Op::drop: pop(); return Next::go_on;
    case Op::select: case Op::select_t: {
      const bool first = (pop() & 0xffffffff) != 0;
      const Word other = pop();
      if (!first) stack_.back() = other;
      return Next::go_on;
    }
    case Op::local_get: push(frame.locals[instr.x]); return Next::go_on;
    case Op::local_set: frame.locals[instr.x] = pop(); return Next::go_on;
    case Op::local_tee: frame.locals[instr.x] = stack_.back(); return Next::go_on;
    case Op::global_get: push(globals[instr.x]); return Next::go_on;
    case Op::global_set: globals[instr.x] = pop(); return Next::go_on;
    case Op::i32_const: case Op::i64_const: case Op::f32_const: case Op::f64_const:
      push(instr.bits);
      return Next::go_on;
    case Op::ref_null: push(0); return Next::go_on;
    case Op::ref_func: push(Word{instr.x} + 1); return Next::go_on;
    case Op::ref_is_null: push(pop() == 0); return Next::go_on;
    default: break;
  }
  const ops::OpInfo& info = ops::info(instr.op);
  if (info.shape == ops::Shape::load || info.shape == ops::Shape::store) return access(instr);
  if (info.shape == ops::Shape::memory) return memory_op(instr);
  if (info.shape == ops::Shape::table) return table_op(instr);
  const size_t count = info.signature.find(':');
  if (count > 2) return Next::gave_up;
  Word operands[2] = {};
  for (size_t i = count; i-- > 0;) operands[i] = pop();
  const NumericResult result = compute(instr.op, operands);
  if (!result.is_numeric) return Next::gave_up;
  if (result.trap) return trap(*result.trap);
  push(result.bits);
  return Next::go_on;
}

Interpreter::Next Interpreter::access(const Instr& instr) {
  const auto how = access_of(instr.op);
  if (!how) return Next::gave_up;
  Memory& memory = memories[instr.x];
  const Word stored = how->is_store ? pop() : 0;
  const Word base = address(pop(), memory.type.limits.is_64);
  if (base > ~instr.bits || !fits(base + instr.bits, how->bytes, memory.bytes.size())) {
    return trap(TrapCode::memory_out_of_bounds);
  }
  uint8_t* const at = memory.bytes.data() + base + instr.bits;
  if (how->is_store) {
    for (unsigned i = 0; i < how->bytes; ++i) at[i] = static_cast<uint8_t>(stored >> (8 * i));
    return Next::go_on;
  }
  Word loaded = 0;
  for (unsigned i = 0; i < how->bytes; ++i) loaded |= Word{at[i]} << (8 * i);
  if (how->is_signed && (loaded >> (8 * how->bytes - 1) & 1) != 0) loaded |= ~Word{0} << (8 * how->bytes);
  push(how->to_64 || how->bytes == 8 ? loaded : loaded & 0xffffffff);
  return Next::go_on;
}

Interpreter::Next Interpreter::copy(std::span<const uint8_t> from, std::span<uint8_t> to, Word source,
                                    Word target, Word count) {
  if (!fits(source, count, from.size()) || !fits(target, count, to.size())) {
    return trap(TrapCode::memory_out_of_bounds);
  }
  if (count != 0) std::memmove(to.data() + target, from.data() + source, count);
  return Next::go_on;
}

Interpreter::Next Interpreter::memory_op(const Instr& instr) {
  const bool uses_data = instr.op == Op::memory_init;
  if (instr.op == Op::data_drop) return dropped_datas_[instr.x] = true, Next::go_on;
  Memory& memory = memories[uses_data ? instr.y : instr.x];
  const bool is_64 = memory.type.limits.is_64;
  const uint64_t pages = memory.bytes.size() >> memory.type.page_size_log2;
  switch (instr.op) {
    case Op::memory_size: push(pages); return Next::go_on;
    case Op::memory_grow: {
      const Word delta = address(pop(), is_64);
      const Limits& limits = memory.type.limits;
      const uint64_t most = limits.has_max ? limits.max : ~uint64_t{0};
      if (delta > kMostBytes >> 16 && delta <= most) return Next::gave_up;
      const bool grows = delta <= most && pages + delta <= most;
      if (grows) memory.bytes.resize((pages + delta) << memory.type.page_size_log2);
      push(address(grows ? pages : ~Word{0}, is_64));
      return Next::go_on;
    }
    case Op::memory_fill: {
      const Word count = address(pop(), is_64);
      const Word byte = pop();
      const Word at = address(pop(), is_64);
      if (!fits(at, count, memory.bytes.size())) return trap(TrapCode::memory_out_of_bounds);
      std::fill_n(memory.bytes.begin() + static_cast<ptrdiff_t>(at), count, static_cast<uint8_t>(byte));
      return Next::go_on;
    }
    case Op::memory_copy: {
      Memory& from = memories[instr.y];
      const Word count = address(pop(), is_64 && from.type.limits.is_64);
      const Word source = address(pop(), from.type.limits.is_64);
      const Word target = address(pop(), is_64);
      return copy(from.bytes, memory.bytes, source, target, count);
    }
    case Op::memory_init: {
      const Word count = address(pop(), false);
      const Word source = address(pop(), false);
      const Word target = address(pop(), is_64);
      auto bytes = module_.datas[DataIndex{instr.x}].bytes;
      if (dropped_datas_[instr.x]) bytes = {};
      return copy(bytes, memory.bytes, source, target, count);
    }
    default: return Next::gave_up;
  }
}

Interpreter::Next Interpreter::table_op(const Instr& instr) {
  if (instr.op == Op::elem_drop) return dropped_elems_[instr.x] = true, Next::go_on;
  Table& table = tables[instr.op == Op::table_init ? instr.y : instr.x];
  auto& elements = table.elements;
  const bool is_64 = table.type.limits.is_64;
  const auto count_places = [&](Word at, Word count) { return fits(at, count, elements.size()); };
  switch (instr.op) {
    case Op::table_get: {
      const Word at = address(pop(), is_64);
      if (!count_places(at, 1)) return trap(TrapCode::table_out_of_bounds);
      push(elements[at]);
      return Next::go_on;
    }
    case Op::table_set: {
      const Word reference = pop();
      const Word at = address(pop(), is_64);
      if (!count_places(at, 1)) return trap(TrapCode::table_out_of_bounds);
      elements[at] = reference;
      return Next::go_on;
    }
    case Op::table_size: push(elements.size()); return Next::go_on;
    case Op::table_grow: {
      const Word delta = address(pop(), is_64);
      const Word init = pop();
      const uint64_t most = table.type.limits.has_max ? table.type.limits.max : ~uint64_t{0};
      if (delta > kMostElements && delta <= most) return Next::gave_up;
      const uint64_t old = elements.size();
      const bool grows = delta <= most && old + delta <= most;
      if (grows) elements.resize(old + delta, init);
      push(address(grows ? old : ~Word{0}, is_64));
      return Next::go_on;
    }
    case Op::table_fill: {
      const Word count = address(pop(), is_64);
      const Word reference = pop();
      const Word at = address(pop(), is_64);
      if (!count_places(at, count)) return trap(TrapCode::table_out_of_bounds);
      std::fill_n(elements.begin() + static_cast<ptrdiff_t>(at), count, reference);
      return Next::go_on;
    }
    case Op::table_copy: {
      const auto from = tables[instr.y].elements;  // a copy: they may be the same
      const Word count = address(pop(), is_64);
      const Word source = address(pop(), tables[instr.y].type.limits.is_64);
      const Word target = address(pop(), is_64);
      if (!fits(source, count, from.size()) || !count_places(target, count)) {
        return trap(TrapCode::table_out_of_bounds);
      }
      std::copy_n(from.begin() + static_cast<ptrdiff_t>(source), count,
                  elements.begin() + static_cast<ptrdiff_t>(target));
      return Next::go_on;
    }
    case Op::table_init: {
      const Word count = address(pop(), false);
      const Word source = address(pop(), false);
      const Word target = address(pop(), is_64);
      const auto& segment = module_.elems[ElemIndex{instr.x}];
      const size_t size = dropped_elems_[instr.x] ? 0 : segment.size();
      if (!fits(source, count, size) || !count_places(target, count)) {
        return trap(TrapCode::table_out_of_bounds);
      }
      for (Word i = 0; i < count; ++i) elements[target + i] = raw(segment.funcs[source + i]) + 1;
      return Next::go_on;
    }
    default: return Next::gave_up;
  }
}

}  // namespace tenon::fuzz
