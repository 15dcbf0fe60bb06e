#include "body_maker.h"

#include <algorithm>

namespace tenon::fuzz {
namespace {

using ops::Op;

constexpr size_t kDeepest = 8;
constexpr uint32_t kFuel = 0;  // the global that counts down
constexpr uint32_t kMix = 1;   // the global that every discarded value goes into

ValType type_of(char letter) {
  switch (letter) {
    case 'i': return ValType::i32();
    case 'I': return ValType::i64();
    case 'f': return ValType::f32();
    default: return ValType::f64();
  }
}

bool is_numeric(const ops::OpInfo& info) {
  using ops::Shape;
  const bool has_shape = info.shape == Shape::test || info.shape == Shape::compare ||
                         info.shape == Shape::unary || info.shape == Shape::binary;
  return has_shape && info.prefix != 0xfd && info.imm == ops::Imm::none &&
         info.signature.find_first_not_of("iIfF:") == std::string_view::npos;
}

bool is_access(const ops::OpInfo& info) {
  return info.shape == ops::Shape::load || info.shape == ops::Shape::store;
}

// The table's rows that `wanted` picks.
template <class Wanted>
std::vector<Op> pick_ops(Wanted wanted) {
  std::vector<Op> picked;
  for (size_t i = 0; i < ops::kOpCount; ++i) {
    if (wanted(ops::kOps[i])) picked.push_back(static_cast<Op>(i));
  }
  return picked;
}

const std::vector<Op>& numeric_ops() {
  static const std::vector<Op> picked = pick_ops(is_numeric);
  return picked;
}

const std::vector<Op>& access_ops() {
  static const std::vector<Op> picked = pick_ops(is_access);
  return picked;
}

// Instructions through which a NaN's bits would show: the last operand's.
bool shows_bits(Op op) {
  return op == Op::i32_reinterpret_f32 || op == Op::i64_reinterpret_f64 || op == Op::f32_copysign ||
         op == Op::f64_copysign || op == Op::f32_store || op == Op::f64_store;
}

}  // namespace

BodyMaker::BodyMaker(Plan& plan, Choices& choices, uint32_t func)
    : plan_(plan), choices_(choices), type_(plan.types[plan.funcs[func]]) {
  locals_ = type_.params;
  const size_t count = choices_.once_in(8) ? choices_.below(60) : choices_.below(8);
  for (size_t i = 0; i < count; ++i) locals_.push_back(any_type());
  scratch_f32_ = static_cast<uint32_t>(locals_.size());
  locals_.push_back(ValType::f32());
  scratch_f64_ = static_cast<uint32_t>(locals_.size());
  locals_.push_back(ValType::f64());
}

support::ByteWriter BodyMaker::make() {
  out_.write_u32(static_cast<uint32_t>(locals_.size() - type_.params.size()));
  for (size_t i = type_.params.size(); i < locals_.size(); ++i) {
    out_.write_u32(1);
    write_val_type(out_, locals_[i]);
  }
  blocks_.push_back({Op::block, {}, type_.results, 0});
  const size_t most = choices_.once_in(8) ? 400 : 60;
  for (size_t i = 0; i < most && !choices_.at_end() && !blocks_.empty(); ++i) statement();
  while (!blocks_.empty()) close();
  return std::move(out_);
}

void BodyMaker::op(Op op) {
  const ops::OpInfo& info = ops::info(op);
  if (info.prefix != 0) {
    out_.write_u8(info.prefix);
    out_.write_u32(info.code);
  } else {
    out_.write_u8(static_cast<uint8_t>(info.code));
  }
}

void BodyMaker::op(Op opcode, std::initializer_list<uint32_t> indices) {
  op(opcode);
  for (const uint32_t index : indices) out_.write_u32(index);
}

void BodyMaker::number(ValType type, uint64_t bits) {
  switch (type.kind()) {
    case ValKind::i32:
      op(Op::i32_const);
      return out_.write_s64(static_cast<int32_t>(bits));
    case ValKind::i64:
      op(Op::i64_const);
      return out_.write_s64(static_cast<int64_t>(bits));
    case ValKind::f32:
      op(Op::f32_const);
      return out_.write_fixed(bits, 4);
    default:
      op(Op::f64_const);
      return out_.write_fixed(bits, 8);
  }
}

ValType BodyMaker::any_type() {
  static constexpr char kLetters[] = "iIfFiIi";
  const uint32_t which = choices_.below(8);
  if (which == 7) return choices_.once_in(2) ? kExnref : ValType::funcref();
  return type_of(kLetters[which]);
}

BodyMaker::Types BodyMaker::some_types(size_t most) {
  Types types(choices_.below(most + 1));
  for (ValType& type : types) type = any_type();
  return types;
}

std::vector<uint32_t> BodyMaker::locals_of(ValType type) const {
  std::vector<uint32_t> found;
  for (uint32_t i = 0; i < locals_.size(); ++i) {
    if (locals_[i] == type) found.push_back(i);
  }
  return found;
}

void BodyMaker::take(std::span<const ValType> types) {
  const size_t available = stack_.size() - blocks_.back().height;
  // After a branch the stack holds whatever is asked for.
  if (available == 0 && blocks_.back().unreachable && choices_.once_in(2)) return;
  size_t there = std::min(available, types.size());
  while (there > 0 && !std::equal(types.begin(), types.begin() + static_cast<ptrdiff_t>(there),
                                  stack_.end() - static_cast<ptrdiff_t>(there))) {
    --there;
  }
  if (choices_.once_in(4)) there = 0;
  stack_.resize(stack_.size() - there);
  for (size_t i = there; i < types.size(); ++i) value(types[i], 2);
}

void BodyMaker::value(ValType type, int depth) {
  const auto locals = locals_of(type);
  const uint32_t how = choices_.below(8);
  if (how < 4 && !locals.empty()) {
    return op(Op::local_get, {locals[choices_.below(locals.size())]});
  }
  if (type.is_ref()) {
    const bool is_exception = type == kExnref;
    if (how == 4 && !is_exception) return op(Op::ref_func, {choices_.below(plan_.funcs.size())});
    op(Op::ref_null);
    return out_.write_u8(is_exception ? 0x69 : 0x70);
  }
  if (how == 7 && depth > 0) {
    for (int tries = 0; tries < 4; ++tries) {
      const Op picked = numeric_ops()[choices_.below(numeric_ops().size())];
      const std::string_view signature = ops::info(picked).signature;
      if (type_of(signature.back()) != type) continue;
      for (const char letter : signature.substr(0, signature.find(':'))) value(type_of(letter), depth - 1);
      if (shows_bits(picked)) canonical(type_of(signature[signature.find(':') - 1]));
      return op(picked);
    }
  }
  constant(type);
}

void BodyMaker::constant(ValType type) {
  const bool is_64 = type.kind() == ValKind::i64 || type.kind() == ValKind::f64;
  number(type, make_number(choices_, is_64, type.kind() == ValKind::f32 || type.kind() == ValKind::f64));
}

void BodyMaker::hard_constant(ValType type) {
  const auto pick = [this](std::initializer_list<uint64_t> bits) {
    return bits.begin()[choices_.below(bits.size())];
  };
  constexpr uint64_t kSign = uint64_t{1} << 63;
  switch (type.kind()) {
    case ValKind::i32: return number(type, pick({0, 1, 0xffffffff, 0x80000000, 0x7fffffff}));
    case ValKind::i64: return number(type, pick({0, 1, ~uint64_t{0}, kSign, kSign - 1}));
    case ValKind::f32: return number(type, pick({0, 0x80000000, 0x3f800000, 0x7f800000, 0x7fc00000}));
    default: return number(type, pick({0, kSign, 0x3ff0000000000000, 0x7ff0000000000000,
                                       0x7ff8000000000000}));
  }
}

void BodyMaker::discard(ValType type) {
  switch (type.kind()) {
    case ValKind::f32:
      canonical(type);
      op(Op::i32_reinterpret_f32);
      op(Op::i64_extend_i32_u);
      break;
    case ValKind::f64:
      canonical(type);
      op(Op::i64_reinterpret_f64);
      break;
    case ValKind::ref:
      op(Op::ref_is_null);
      op(Op::i64_extend_i32_u);
      break;
    case ValKind::i32: op(Op::i64_extend_i32_u); break;
    default: break;
  }
  op(Op::global_get, {kMix});
  number(ValType::i64(), 7);
  op(Op::i64_rotl);
  op(Op::i64_xor);
  op(Op::global_set, {kMix});
}

void BodyMaker::canonical(ValType type) {
  const bool is_64 = type.kind() == ValKind::f64;
  const uint32_t scratch = is_64 ? scratch_f64_ : scratch_f32_;
  op(Op::local_tee, {scratch});
  number(type, is_64 ? uint64_t{0x7ff8} << 48 : 0x7fc00000);
  op(Op::local_get, {scratch});
  op(Op::local_get, {scratch});
  op(is_64 ? Op::f64_eq : Op::f32_eq);
  op(Op::select);
}

void BodyMaker::bound(ValType type, uint32_t mask) {
  if (choices_.once_in(8)) return;
  number(type, mask);
  op(type.kind() == ValKind::i64 ? Op::i64_and : Op::i32_and);
}

void BodyMaker::count_down() {
  op(Op::global_get, {kFuel});
  number(ValType::i32(), 1);
  op(Op::i32_sub);
  op(Op::global_set, {kFuel});
  op(Op::global_get, {kFuel});
  op(Op::i32_eqz);
  op(Op::if_);
  out_.write_u8(0x40);
  op(Op::unreachable);
  op(Op::end);
}

void BodyMaker::statement() {
  switch (choices_.below(16)) {
    case 0: case 1: case 2: case 3: case 4:
      return numeric(numeric_ops()[choices_.below(numeric_ops().size())]);
    case 5: case 6: case 7: return variable();
    case 8: case 9: return access();
    case 10: return choices_.once_in(2) ? memory_op() : table_op();
    case 11: return block();
    case 12: return branch();
    case 13: return call();
    case 14: {
      const ValType type = any_type();
      take({type, type, ValType::i32()});
      if (type.is_ref() || choices_.once_in(4)) {
        op(Op::select_t, {1});
        write_val_type(out_, type);
      } else {
        op(Op::select);
      }
      return push(type);
    }
    default:
      if (choices_.once_in(4)) return throw_something();
      if (blocks_.size() > 1 && choices_.once_in(2)) return close();
      if (stack_.size() > blocks_.back().height && choices_.once_in(2)) {
        const ValType type = stack_.back();
        stack_.pop_back();
        return choices_.once_in(4) ? op(Op::drop) : discard(type);
      }
      const ValType type = any_type();
      value(type, 2);
      push(type);
  }
}

void BodyMaker::numeric(Op picked) {
  const std::string_view signature = ops::info(picked).signature;
  Types operands;
  for (const char letter : signature.substr(0, signature.find(':'))) operands.push_back(type_of(letter));
  if (choices_.once_in(3)) {
    // What the compiler may compute itself; often of the few numbers that are hard together.
    const bool is_hard = choices_.once_in(2);
    for (const ValType type : operands) is_hard ? hard_constant(type) : constant(type);
  } else {
    take(operands);
  }
  if (shows_bits(picked)) canonical(operands.back());
  op(picked);
  push(type_of(signature.back()));
}

void BodyMaker::variable() {
  constexpr size_t kFirst = kMix + 1;
  if (choices_.once_in(4) && plan_.globals.size() > kFirst) {
    const uint32_t index = kFirst + choices_.below(plan_.globals.size() - kFirst);
    const ValType type = plan_.globals[index].type;
    if (choices_.once_in(2) || !plan_.globals[index].is_mutable) {
      op(Op::global_get, {index});
      return push(type);
    }
    take({type});
    return op(Op::global_set, {index});
  }
  const uint32_t local = choices_.below(locals_.size());
  const uint32_t how = choices_.below(4);
  if (how == 0) {
    op(Op::local_get, {local});
    return push(locals_[local]);
  }
  take({locals_[local]});
  if (how == 1) {
    op(Op::local_tee, {local});
    return push(locals_[local]);
  }
  op(Op::local_set, {local});
}

void BodyMaker::access() {
  if (plan_.memories.empty()) return;
  const uint32_t memory = choices_.below(plan_.memories.size());
  const Op picked = access_ops()[choices_.below(access_ops().size())];
  const ops::OpInfo& info = ops::info(picked);
  const ValType address = address_type(memory);
  const bool is_store = info.shape == ops::Shape::store;
  const ValType type = type_of(is_store ? info.signature[1] : info.signature.back());
  // The address is bounded where it is made, below what is stored.
  take({address});
  bound(address, 0xffff);
  if (is_store) {
    value(type, 2);
    if (shows_bits(picked)) canonical(type);
  }
  static constexpr uint64_t kOffsets[] = {0,      0,      1,          4,          8,
                                          0xfff0, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff};
  const uint32_t align = choices_.below(info.aux + size_t{1});
  op(picked);
  out_.write_u32(align | (memory != 0 ? 0x40 : 0));
  if (memory != 0) out_.write_u32(memory);
  out_.write_u64(kOffsets[choices_.below(std::size(kOffsets))]);
  if (!is_store) push(type);
}

void BodyMaker::memory_op() {
  if (plan_.memories.empty()) return;
  const uint32_t memory = choices_.below(plan_.memories.size());
  const ValType address = address_type(memory);
  const auto small = [&](ValType type, uint32_t mask) {
    value(type, 1);
    bound(type, mask);
  };
  switch (choices_.below(6)) {
    case 0:
      op(Op::memory_size, {memory});
      return push(address);
    case 1:
      small(address, 1);
      op(Op::memory_grow, {memory});
      return push(address);
    case 2:
      small(address, 0xffff);
      value(ValType::i32(), 1);
      small(address, 0xff);
      return op(Op::memory_fill, {memory});
    case 3: {
      const uint32_t from = choices_.below(plan_.memories.size());
      const bool both_64 = address == ValType::i64() && address_type(from) == ValType::i64();
      small(address, 0xffff);
      small(address_type(from), 0xffff);
      small(both_64 ? ValType::i64() : ValType::i32(), 0x1ff);
      return op(Op::memory_copy, {memory, from});
    }
    default: {
      if (plan_.datas.empty()) return;
      const uint32_t data = choices_.below(plan_.datas.size());
      if (choices_.once_in(4)) return op(Op::data_drop, {data});
      small(address, 0xffff);
      small(ValType::i32(), 7);
      small(ValType::i32(), 7);
      return op(Op::memory_init, {data, memory});
    }
  }
}

void BodyMaker::table_op() {
  if (plan_.tables.empty()) return;
  const uint32_t table = choices_.below(plan_.tables.size());
  const ValType address = plan_.tables[table].limits.address_type();
  const ValType funcref = ValType::funcref();
  const auto small = [&](ValType type) {
    value(type, 1);
    bound(type, 7);
  };
  switch (choices_.below(8)) {
    case 0:
      small(address);
      op(Op::table_get, {table});
      return push(funcref);
    case 1:
      small(address);
      value(funcref, 0);
      return op(Op::table_set, {table});
    case 2:
      op(Op::table_size, {table});
      return push(address);
    case 3:
      value(funcref, 0);
      small(address);
      op(Op::table_grow, {table});
      return push(address);
    case 4:
      small(address);
      value(funcref, 0);
      small(address);
      return op(Op::table_fill, {table});
    case 5: {
      const uint32_t from = choices_.below(plan_.tables.size());
      const ValType source = plan_.tables[from].limits.address_type();
      small(address);
      small(source);
      small(address == source ? address : ValType::i32());
      return op(Op::table_copy, {table, from});
    }
    case 6:
      take({funcref});
      op(Op::ref_is_null);
      return push(ValType::i32());
    default: {
      if (plan_.elems.empty()) return;
      const uint32_t elem = choices_.below(plan_.elems.size());
      if (choices_.once_in(4)) return op(Op::elem_drop, {elem});
      small(address);
      small(ValType::i32());
      small(ValType::i32());
      return op(Op::table_init, {elem, table});
    }
  }
}

void BodyMaker::block() {
  if (blocks_.size() >= kDeepest) return;
  static constexpr Op kKinds[] = {Op::block, Op::loop, Op::if_, Op::try_table, Op::try_table};
  const Op kind = kKinds[choices_.below(plan_.tags.empty() ? 3 : std::size(kKinds))];
  if (kind == Op::try_table) return try_table();
  if (kind == Op::if_) take({ValType::i32()});
  const size_t available = stack_.size() - blocks_.back().height;
  const size_t count = choices_.below(std::min<size_t>(available, 3) + 1);
  Types params(stack_.end() - static_cast<ptrdiff_t>(count), stack_.end());
  open(kind, std::move(params), some_types(choices_.once_in(8) ? 5 : 1));
  if (kind == Op::loop) count_down();
}

// Begins a block, whose parameters are on the stack.
void BodyMaker::open(Op kind, Types params, Types results) {
  op(kind);
  if (params.empty() && results.size() <= 1) {
    if (results.empty()) {
      out_.write_u8(0x40);
    } else {
      write_val_type(out_, results[0]);
    }
  } else {
    out_.write_s64(plan_.type_index({params, results}));
  }
  const size_t height = stack_.size() - params.size();
  blocks_.push_back({kind, std::move(params), std::move(results), height});
}

// A try_table, often within a block for what its first clause catches; the others have the labels
// that fit.
void BodyMaker::try_table() {
  struct Clause {
    uint32_t kind;  // as encoded: 1 for a reference, 2 for every tag
    uint32_t tag;
    uint32_t depth;
  };
  const auto types_of = [&](uint32_t kind, uint32_t tag) {
    Types types = (kind & 2) != 0 ? Types() : tag_types(tag);
    if ((kind & 1) != 0) types.push_back(kExnref);
    return types;
  };
  std::vector<Clause> clauses;
  if (blocks_.size() + 1 < kDeepest && !choices_.once_in(4)) {
    const Clause first{choices_.below(4), choices_.below(plan_.tags.size()), 0};
    open(Op::block, {}, types_of(first.kind, first.tag));
    clauses.push_back(first);
  }
  for (uint32_t left = choices_.below(4); left > 0; --left) {
    Clause clause{choices_.below(4), choices_.below(plan_.tags.size()), choices_.below(blocks_.size())};
    const Types types = types_of(clause.kind, clause.tag);
    for (size_t tries = 0; tries < blocks_.size(); ++tries) {
      if (blocks_[blocks_.size() - 1 - clause.depth].label() == types) {
        clauses.push_back(clause);
        break;
      }
      clause.depth = static_cast<uint32_t>((clause.depth + 1) % blocks_.size());
    }
  }
  const size_t available = stack_.size() - blocks_.back().height;
  const size_t count = choices_.below(std::min<size_t>(available, 2) + 1);
  Types params(stack_.end() - static_cast<ptrdiff_t>(count), stack_.end());
  open(Op::try_table, std::move(params), some_types(choices_.once_in(8) ? 5 : 1));
  out_.write_u32(static_cast<uint32_t>(clauses.size()));
  for (const Clause& clause : clauses) {
    out_.write_u8(static_cast<uint8_t>(clause.kind));
    if ((clause.kind & 2) == 0) out_.write_u32(clause.tag);
    out_.write_u32(clause.depth);
  }
  // What it is for, before anything else traps.
  if (choices_.once_in(2)) variable();
  switch (choices_.below(4)) {
    case 0: return throw_something();
    case 1: case 2: return call();
    default: break;
  }
}

void BodyMaker::throw_something() {
  if (plan_.tags.empty()) return;
  // Not always, or nothing else would be done.
  const bool is_conditional = choices_.once_in(2);
  if (is_conditional) {
    take({ValType::i32()});
    open(Op::if_, {}, {});
  }
  if (choices_.once_in(4)) {
    take({kExnref});
    op(Op::throw_ref);
  } else {
    const uint32_t tag = choices_.below(plan_.tags.size());
    take(tag_types(tag));
    op(Op::throw_, {tag});
  }
  set_unreachable();
  if (is_conditional) {
    op(Op::end);
    blocks_.pop_back();
  }
}

void BodyMaker::branch() {
  const uint32_t depth = choices_.below(blocks_.size());
  const Types types = blocks_[blocks_.size() - 1 - depth].label();
  switch (choices_.below(8)) {
    case 0:
      take(types);
      op(Op::br, {depth});
      return set_unreachable();
    case 1:
      take(type_.results);
      op(Op::return_);
      return set_unreachable();
    case 2:
      if (!choices_.once_in(4)) return throw_something();
      op(Op::unreachable);
      return set_unreachable();
    case 3: {
      // Targets with the same types.
      std::vector<uint32_t> targets;
      for (uint32_t i = 0; i < blocks_.size(); ++i) {
        if (blocks_[blocks_.size() - 1 - i].label() == types) targets.push_back(i);
      }
      take(types);
      value(ValType::i32(), 1);
      bound(ValType::i32(), 7);
      op(Op::br_table);
      const uint32_t count = choices_.below(6);
      out_.write_u32(count);
      for (uint32_t i = 0; i <= count; ++i) out_.write_u32(targets[choices_.below(targets.size())]);
      return set_unreachable();
    }
    default: {
      Types operands = types;
      operands.push_back(ValType::i32());
      take(operands);
      op(Op::br_if, {depth});
      return push(types);
    }
  }
}

void BodyMaker::call() {
  const bool is_indirect = !plan_.tables.empty() && choices_.once_in(2);
  const uint32_t func = choices_.below(plan_.funcs.size());
  const uint32_t index = plan_.funcs[func];
  const FuncType type = plan_.types[index];
  const bool is_tail = type.results == type_.results && choices_.once_in(4);
  count_down();
  take(type.params);
  if (is_indirect) {
    const uint32_t table = choices_.below(plan_.tables.size());
    const ValType address = plan_.tables[table].limits.address_type();
    value(address, 1);
    bound(address, 7);
    op(is_tail ? Op::return_call_indirect : Op::call_indirect, {index, table});
  } else {
    op(is_tail ? Op::return_call : Op::call, {func});
  }
  if (is_tail) return set_unreachable();
  push(type.results);
}

void BodyMaker::set_unreachable() {
  stack_.resize(blocks_.back().height);
  blocks_.back().unreachable = true;
}

// Leaves exactly the block's results above its height.
void BodyMaker::finish_results(const Types& results) {
  const Block& current = blocks_.back();
  const Types above(stack_.begin() + static_cast<ptrdiff_t>(current.height), stack_.end());
  if (above == results) return;
  for (size_t i = above.size(); i-- > 0;) discard(above[i]);
  if (current.unreachable && choices_.once_in(2)) return;
  for (const ValType type : results) value(type, 1);
}

void BodyMaker::close() {
  Block& current = blocks_.back();
  finish_results(current.results);
  stack_.resize(current.height);
  if (current.op == Op::if_ && (current.params != current.results || !choices_.once_in(2))) {
    op(Op::else_);
    push(current.params);
    current.op = Op::else_;
    current.unreachable = false;
    return;
  }
  op(Op::end);
  push(current.results);
  blocks_.pop_back();
}

}  // namespace tenon::fuzz
