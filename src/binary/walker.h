// The one walk over a function body: it decodes, validates, and hands each operator to a sink, but
// only where the code is valid and reachable. Validation alone is the same walk with NullSink, so
// the two cannot drift apart. The walker owns operand types, the control stack and reachability; a
// sink owns what it makes of them. Spec: 3.0, sections 3.4 (Instructions), 5.4, A.3 (algorithm).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "binary/opcode_reader.h"
#include "binary/type_reader.h"
#include "model/features.h"
#include "model/module.h"
#include "ops/opcodes.h"
#include "support/byte_reader.h"
#include "support/stack.h"
#include "tenon/result.h"

namespace tenon::binary {

struct MemArg {
  MemoryIndex memory{};
  uint32_t align_log2 = 0;
  uint64_t offset = 0;
};

// A block's type; the spans live until the next operator.
struct BlockSig {
  std::span<const ValType> params;
  std::span<const ValType> results;
};

// A clause of a try_table, which catches what has its tag, or everything; its label takes the tag's
// values, and then the exception itself if it wants a reference to it. `depth` does not count the
// try_table.
struct CatchClause {
  std::optional<TagIndex> tag;
  bool with_reference;
  uint32_t depth;
};

// The signature of an operator whose one or two operands are of one type and which has one result;
// `count` is 0 for others. A load has its result here and a store its operand, without the address.
struct PlainSignature {
  uint8_t count = 0;
  ValKind operand = ValKind::bot;
  ValKind result = ValKind::bot;
};
inline constexpr auto kPlainSignatures = [] {
  constexpr auto kind = [](char letter) {
    switch (letter) {
      case 'i': return ValKind::i32;
      case 'I': return ValKind::i64;
      case 'f': return ValKind::f32;
      case 'F': return ValKind::f64;
      default: return ValKind::bot;
    }
  };
  std::array<PlainSignature, ops::kOpCount> table{};
  for (size_t i = 0; i < ops::kOpCount; ++i) {
    const std::string_view text = ops::kOps[i].signature;
    const size_t count = text.find(':');
    if (text.starts_with("a:")) table[i].result = kind(text.back());
    if (text.starts_with("a") && text.ends_with(":")) table[i].operand = kind(text[1]);
    if (count == text.npos || count == 0 || count > 2 || text.size() != count + 2) continue;
    if (text[0] != text[count - 1] || kind(text[0]) == ValKind::bot || kind(text.back()) == ValKind::bot) continue;
    table[i] = {static_cast<uint8_t>(count), kind(text[0]), kind(text.back())};
  }
  return table;
}();

// The walker's state and checks, which do not depend on the sink.
class WalkerBase {
 public:
  WalkerBase(const model::Blob& blob, const model::Module& module, const model::Features& features);

  // The opcode after the current instruction; kNoOp at the end. Only a hint: it may be malformed.
  ops::Op peek() const {
    if (in_.at_end()) return ops::kNoOp;
    const uint8_t lead = in_.peek_u8();
    return lead < kFirstPrefix ? one_byte_[lead].op : peek_prefixed();
  }
  // Where peek() is local.set or local.tee: its local, else ~0.
  uint32_t peek_assigned_local() const {
    constexpr uint8_t kSet = 0x21;  // and the tee follows it
    if (in_.remaining() < 2 || static_cast<uint8_t>(in_.pos()[0] - kSet) > 1) return ~0u;
    return in_.pos()[1] < 0x80 ? in_.pos()[1] : peek_long_local();
  }
  // The sink gives up on this body: it gets no more calls, and where the body is valid the walk
  // returns `error`, with the offset of the current instruction.
  void stop_sink(Error error);
  // …because it does not take the current instruction.
  [[gnu::cold, gnu::noinline]] void stop_sink_at(ops::Op op);
  // Offset in the file of the current instruction.
  uint64_t op_offset() const { return in_.offset(op_); }
  // Operands on the stack.
  size_t height() const { return stack_.size(); }

 protected:
  struct Control {
    ops::Op op;            // block, loop, if_, else_, try_…; the function's own frame is block
    bool unreachable;      // the rest of the block is
    bool entered_live;     // the sink knows this frame
    size_t height;
    uint32_t inits;        // locals initialised before it
    uint64_t seen_at;      // offset of the last br_table that was checked against it
    ValType single;        // its one result, where type is null
    const FuncType* type;  // null: no parameters, and `single` unless bot
  };

  // An operator, and how the walk steps over it.
  struct Decoded {
    ops::Op op = ops::kNoOp;
    uint8_t step = 0;
  };
  static Decoded decoded(ops::Op op);

  void start(FuncIndex func, const model::Body& body);
  void read_locals();
  Result<void> finish_walk(const model::Body& body);
  TypeScope scope() const { return {module_.types, features_}; }

  // Whether the sink hears of the current instruction: it is valid, reachable, and the sink is on.
  bool live() const { return reachable_ && !in_.failed(); }
  // To be called when the control stack, or sink_on_, has changed.
  void update_reachable() {
    reachable_ = sink_on_ && !controls_.empty() && controls_.back().entered_live &&
                 !controls_.back().unreachable;
  }
  void fail(std::string message) { in_.fail(ErrorKind::invalid, std::move(message), op_offset()); }
  // Out of line, so that the steps that may fail stay small.
  [[gnu::cold, gnu::noinline]] void fail(const char* message);
  [[gnu::cold, gnu::noinline]] void fail_malformed(const char* message);
  [[gnu::cold, gnu::noinline]] void mismatch();
  // …in the suite's words: `who` (instruction or block) requires `wanted` but the stack has `found`.
  void mismatch(const char* who, std::span<const ValType> wanted, std::span<const ValType> found);
  bool check(uint32_t index, size_t count, const char* what) {
    if (index < count && !in_.failed()) [[likely]] return true;
    return check_index(in_, index, count, what, op_offset());
  }

  void push(ValType type) { stack_.push_back(type); }
  ValType pop() {
    const Control& control = controls_.back();
    if (stack_.size() == control.height) {
      if (!control.unreachable) mismatch();
      return ValType::bot();
    }
    const ValType type = stack_.back();
    stack_.pop_back();
    return type;
  }
  ValType pop(ValType expected) {
    if (stack_.size() > controls_.back().height && stack_.back() == expected) {
      stack_.pop_back();
      return expected;
    }
    return pop_slow(expected);
  }
  ValType pop_slow(ValType expected);
  void pop(std::span<const ValType> types) {
    for (size_t i = types.size(); i-- > 0;) pop(types[i]);
  }
  void push(std::span<const ValType> types) {
    stack_.append(types);
  }
  ValType pop_ref();
  void set_unreachable();

  std::span<const ValType> params(const Control& control) const {
    return control.type != nullptr ? std::span<const ValType>(control.type->params)
                                   : std::span<const ValType>();
  }
  std::span<const ValType> results(const Control& control) const {
    if (control.type != nullptr) return control.type->results;
    return {&control.single, control.single.is_bot() ? 0u : 1u};
  }
  std::span<const ValType> label_types(const Control& control) const {
    return control.op == ops::Op::loop ? params(control) : results(control);
  }
  Control& label(uint32_t depth) { return controls_[controls_.size() - 1 - depth]; }

  ops::Op peek_prefixed() const;
  uint32_t peek_long_local() const;
  // The next instruction's opcode; kNoOp behind the function's end, or with the error set.
  Decoded read_op() {
    op_ = in_.pos();
    if (!in_.at_end()) {
      const Decoded found = one_byte_[*op_];
      if (found.op != ops::kNoOp) [[likely]] return in_.skip(1), found;
    }
    return read_other_op();
  }
  Decoded read_other_op();
  void leave_body();  // at the function's end: nothing more is read
  void read_block_type(Control& control);
  void push_control(ops::Op op, Control control);
  // Checks the end of the innermost block and leaves it; the operands are its results afterwards,
  // if the caller pushes them. What is returned stays until the next block.
  const Control& pop_control();
  MemArg read_memarg(ops::Op op) {
    const uint8_t* at = in_.pos();
    if (in_.remaining() >= 3 && at[0] <= ops::info(op).aux && module_.memories.size() != 0) [[likely]] {
      if (at[1] < 0x80) return in_.skip(2), MemArg{MemoryIndex{0}, at[0], at[1]};
      if (at[2] < 0x80) {
        return in_.skip(3), MemArg{MemoryIndex{0}, at[0], (at[1] & 0x7fu) | uint64_t{at[2]} << 7};
      }
    }
    return read_any_memarg(op);
  }
  MemArg read_any_memarg(ops::Op op);
  ValType address_type(MemoryIndex memory) const {
    return module_.memories[memory].type.limits.address_type();
  }
  ValType table_address(TableIndex table) const {
    return module_.tables[table].type.limits.address_type();
  }
  bool check_memory(uint32_t index) { return check(index, module_.memories.size(), "unknown memory"); }
  bool check_table(uint32_t index) { return check(index, module_.tables.size(), "unknown table"); }
  bool check_label(uint32_t depth) { return check(depth, controls_.size(), "unknown label"); }
  bool check_data(uint32_t index);
  const FuncType* func_type_at(uint32_t type_index);
  const types::StructType* struct_at(uint32_t type_index);
  const types::ArrayType* array_at(uint32_t type_index);
  BlobTypeId type_id(uint32_t type_index) const { return module_.types[TypeIndex{type_index}].id; }
  ValType concrete(uint32_t type_index, bool nullable) const {
    return ValType::ref(HeapType::concrete(type_id(type_index)), nullable);
  }
  bool is_initialized(uint32_t local) const { return initialized_[local] != 0; }
  void initialize(uint32_t local);
  void check_return_call(const FuncType& type);

  // Operators whose effect on the types is a signature, and those of other proposals.
  void apply_signature(ops::Op op) {
    const PlainSignature& plain = kPlainSignatures[static_cast<size_t>(op)];
    const size_t size = stack_.size();
    if (plain.count != 0 && size >= controls_.back().height + plain.count &&
        stack_[size - 1] == plain.operand && stack_[size - plain.count] == plain.operand) [[likely]] {
      if (plain.count == 2) stack_.pop_back();
      stack_.back() = plain.result;
      return;
    }
    apply_any_signature(op);
  }
  void apply_any_signature(ops::Op op);
  void check_aggregate(ops::Op op);
  void check_reference(ops::Op op);
  const FuncType* check_tag(TagIndex& tag);
  void check_try_table(Control& control);  // reads the clauses into catches_
  void check_legacy_exception(ops::Op op);
  void check_table_op(ops::Op op, uint32_t& first, uint32_t& second);
  void check_memory_op(ops::Op op, uint32_t& first, uint32_t& second);
  uint32_t check_br_on_null(ops::Op op);  // br_on_null or br_on_non_null: the label
  void check_br_on_cast(ops::Op op);
  void check_vector(ops::Op op);
  ValType check_select(ops::Op op);
  // Reads a br_table into depths_, the default last, and checks the operands.
  void check_br_table();

  const model::Blob& blob_;
  const model::Module& module_;
  const model::Features& features_;
  std::array<Decoded, 256> one_byte_;  // by the opcode: those that the features allow
  support::ByteReader in_;
  const uint8_t* op_ = nullptr;  // the current instruction
  size_t bytes_left_ = 0;  // behind the function's end
  bool sink_on_ = true;
  bool reachable_ = false;  // see update_reachable()
  bool sink_failed_ = false;
  Error sink_error_;
  FuncIndex func_{};
  const FuncType* func_type_ = nullptr;
  support::Stack<ValType> stack_;
  support::Stack<Control> controls_;
  std::vector<ValType> locals_;
  uint32_t local_count_ = 0;
  std::vector<uint8_t> initialized_;
  std::vector<uint32_t> init_stack_;
  std::vector<uint32_t> depths_;
  std::vector<CatchClause> catches_;
  std::vector<ValType> popped_;
  MemArg memarg_;
};

// A sink that makes nothing: validation alone.
struct NullSink {
  static constexpr bool kEmitsNothing = true;
};

template <class Sink>
class Walker : public WalkerBase {
 public:
  using WalkerBase::WalkerBase;
  // Validates `body` of function `func` and gives it to `sink`. Errors: malformed, invalid, what the
  // sink stopped with, or unsupported for an operator that the sink does not take.
  Result<void> walk(FuncIndex func, const model::Body& body, Sink& sink);

 protected:
  static constexpr bool kEmits = !requires { Sink::kEmitsNothing; };
  [[gnu::always_inline]] void step(Sink& sink, Decoded current);
  [[gnu::always_inline]] void step_local_get(Sink& sink);
  [[gnu::always_inline]] void step_local_set(Sink& sink, ops::Op op);  // or local.tee
  void hear(Sink& sink, ops::Op op);
  bool enter_block(ops::Op op, const Control& control);
  void step_block(Sink& sink, ops::Op op);                             // or loop, or if
  void step_end(Sink& sink);
  void step_br_if(Sink& sink);
  void step_try_table(Sink& sink, ops::Op op);
  void step_call(Sink& sink, ops::Op op);                              // or return_call
  void step_control(Sink& sink, ops::Op op);
  void step_global(Sink& sink, ops::Op op);
  void step_table(Sink& sink, ops::Op op);
  void step_memory(Sink& sink, ops::Op op);
  void unsupported(ops::Op op, bool was_live) {
    if constexpr (kEmits) {
      if (was_live) stop_sink_at(op);
    }
  }
  void unsupported(ops::Op op) { unsupported(op, reachable_); }
};

// Validates every body of `module`; of several errors the lowest function's is returned.
Result<void> validate_bodies(const model::Blob& blob, const model::Module& module,
                             const model::Features& features);
// …of every module of the blob.
Result<void> validate_bodies(const model::Blob& blob, const model::Features& features);

}  // namespace tenon::binary

#include "binary/walker_steps.h"
