// The single-pass compiler's heart: a sink of the walker that turns each validated operator into
// machine code at once. It owns the operands' places (constant, register, local alias, slot, flags);
// types and reachability are the walker's. What it keeps true is said in src/README.md; the frame is
// drawn in jit/frame.h.
//
// One Emitter serves a worker for all its functions. Definitions stand in emitter_values.h (places
// and registers), emitter_control.h (merges and branches), emitter_calls.h, emitter_tail_calls.h,
// emitter_exceptions.h, emitter_refs.h, emitter_wide.h, emitter_options.h and emitter_ops.h.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "abi/call_layout.h"
#include "abi/code_object.h"
#include "abi/instance_data.h"
#include "binary/walker.h"
#include "jit/emitter_output.h"
#include "jit/frame.h"
#include "jit/masm.h"
#include "jit/prescan.h"
#include "model/module.h"
#include "support/stack.h"

namespace tenon::jit {

template <class Masm>
class Emitter {
 public:
  using Label = typename Masm::Label;

  Emitter(Masm& masm, const model::Blob& blob, const model::Module& module,
          const abi::CompileOptions& options, CodeChunk& chunk)
      : masm_(masm), blob_(blob), module_(module), options_(options), layout_(module),
        chunk_(chunk), has_plain_memory_(!module.memories.empty() && guarded(MemoryIndex{0})) {}

  // Announces the function that the next walk compiles.
  void prepare(const model::Body& body) { body_ = body.bytes; }

  // --- The walker's sink
  void begin(binary::WalkerBase& walker, const FuncType& type, std::span<const ValType> locals);
  // Whether at() is to be called for each operator, before its own method is.
  bool hears_operators() const { return options_.fuel; }
  void at(ops::Op op, uint64_t) {
    if (options_.fuel) count_fuel(op);
  }
  void block(binary::BlockSig sig) { push_frame(FrameKind::block, sig); }
  void loop(binary::BlockSig sig);
  void if_(binary::BlockSig sig);
  void else_(bool then_end_reachable);
  void end(bool reachable);
  void unreachable() { masm_.jump(trap_label(abi::TrapCode::unreachable)); }
  void try_table(binary::BlockSig sig, std::span<const binary::CatchClause> clauses);
  void throw_(TagIndex tag);
  void throw_ref() { libcall(abi::Libcall::throw_ref, 1, {}); }
  void br(uint32_t depth);
  void br_if(uint32_t depth);
  void br_table(std::span<const uint32_t> depths, uint32_t default_depth);
  void return_() { br(static_cast<uint32_t>(frames_.size() - 1)); }
  void call(FuncIndex func);
  void call_indirect(TypeIndex type, TableIndex table);
  void call_ref(TypeIndex type);
  void return_call(FuncIndex func);
  void return_call_indirect(TypeIndex type, TableIndex table);
  void return_call_ref(TypeIndex type);
  void drop(ValType) { release(pop()); }
  void select(ValType type);
  void local_get(LocalIndex index) { push_local(raw(index)); }
  void local_set(LocalIndex index) { assign_local(raw(index), pop()); }
  void local_tee(LocalIndex index);
  void global_get(GlobalIndex index);
  void global_set(GlobalIndex index);
  void table_get(TableIndex table);
  void table_set(TableIndex table);
  void table_size(TableIndex table);
  void table_grow(TableIndex table);
  void table_fill(TableIndex table) { libcall(abi::Libcall::table_fill, 3, {raw(table)}); }
  void table_copy(TableIndex to, TableIndex from) {
    libcall(abi::Libcall::table_copy, 3, {raw(to), raw(from)});
  }
  void table_init(ElemIndex segment, TableIndex table) {
    libcall(abi::Libcall::table_init, 3, {raw(segment), raw(table)});
  }
  void elem_drop(ElemIndex segment) { libcall(abi::Libcall::elem_drop, 0, {raw(segment)}); }
  void load(ops::Op op, binary::MemArg arg);
  void store(ops::Op op, binary::MemArg arg);
  void memory_size(MemoryIndex memory);
  void memory_grow(MemoryIndex memory);
  void memory_fill(MemoryIndex memory) { libcall(abi::Libcall::memory_fill, 3, {raw(memory)}); }
  void memory_copy(MemoryIndex to, MemoryIndex from) {
    libcall(abi::Libcall::memory_copy, 3, {raw(to), raw(from)});
  }
  void memory_init(DataIndex segment, MemoryIndex memory) {
    libcall(abi::Libcall::memory_init, 3, {raw(segment), raw(memory)});
  }
  void data_drop(DataIndex segment) { libcall(abi::Libcall::data_drop, 0, {raw(segment)}); }
  void const_i32(uint32_t value) { push_const(ValKind::i32, value); }
  void const_i64(uint64_t value) { push_const(ValKind::i64, value); }
  void const_f32(uint32_t bits) { push_const(ValKind::f32, bits); }
  void const_f64(uint64_t bits) { push_const(ValKind::f64, bits); }
  void test(ops::Op op);
  void compare(ops::Op op);
  void unary(ops::Op op);
  void binary(ops::Op op);
  void wide(ops::Op op);
  void ref_null(HeapType) { push_const(ValKind::ref, 0); }
  void ref_is_null();
  void ref_func(FuncIndex func);
  void ref_as_non_null();
  void br_on_null(uint32_t depth);
  void br_on_non_null(uint32_t depth);
  void unsupported(ops::Op) {}  // the walker turns the sink off and reports it

 private:
  enum class Place : uint8_t { constant, reg, local, slot, flags, zero };
  // One operand: where it is.
  struct Entry {
    Place place;
    ValKind type;       // Place::zero: the register's
    Reg reg = kNoReg;   // Place::reg, Place::zero
    Cond cond{};        // Place::flags; Place::zero: eq or ne
    uint32_t index = 0; // Place::local: the local; Place::slot: the height of its slot
    uint64_t bits = 0;  // Place::constant

    // One that is written as two words, not field by field: it is soon read again, and a word that
    // waits for its bytes costs more than they do.
    static Entry packed(Place place, ValKind type, Reg reg, uint32_t index) {
      static_assert(std::endian::native == std::endian::little && sizeof(Entry) == 16);
      const uint64_t head = static_cast<uint64_t>(place) | static_cast<uint64_t>(type) << 8 |
                            uint64_t{reg} << 16 | uint64_t{index} << 32;
      return std::bit_cast<Entry>(std::array<uint64_t, 2>{head, 0});
    }
  };
  enum class FrameKind : uint8_t { function, block, loop, if_, else_, try_table };
  struct Frame {
    FrameKind kind;
    bool label_used = false;
    uint32_t base;  // operand height below the parameters
    uint32_t first_type;  // in frame_types_: the parameters, then the results
    uint32_t param_count;
    uint32_t result_count;
    Label label;       // where a branch goes
    Label else_label;  // if_: where the false condition goes
    // The last clause of a try_table that goes to the label, while that isn't bound; of a loop, where
    // it is.
    uint32_t catches = kNoCatches;
  };
  static constexpr uint32_t kNoCatches = ~uint32_t{0};
  struct LocalState {
    ValKind type;
    Reg reg = kNoReg;        // that holds it: its pin, or what caches its slot
    bool is_pinned = false;
    uint32_t aliases = 0;    // entries on the operand stack
  };
  struct TrapSite {
    Label label;
    abi::TrapCode code;
    uint32_t wasm_offset;
  };
  // An operand on its way to a register.
  struct Move {
    Reg from;       // kNoReg: the operand is in no register
    Reg to;
    Width width;
    uint32_t entry;  // its place on the operand stack
  };
  static constexpr size_t kMaxMoves = std::size(Masm::kGpArgRegs) + std::size(Masm::kFpArgRegs);

  static constexpr RegMask kAllRegs = ~RegMask{0};
  static bool is_float(ValKind type) { return type == ValKind::f32 || type == ValKind::f64; }
  static Width width_of(ValKind type) {
    return type == ValKind::i32 || type == ValKind::f32 ? Width::w32 : Width::w64;
  }
  // The operand slot at a height, for which the frame is then large enough.
  Address slot_address(uint32_t height) {
    slot_count_ = std::max(slot_count_, height + 1);
    return {Masm::kFrame, kNoReg, frame_.slot(height)};
  }
  Address local_address(uint32_t index) const { return {Masm::kFrame, kNoReg, frame_.local(index)}; }

  // --- emitter_values.h
  uint32_t height() const { return static_cast<uint32_t>(stack_.size()); }
  uint32_t settled() const { return static_cast<uint32_t>(stack_.mark()); }
  void push(Entry entry);  // a constant, a slot or flags; registers and locals are counted
  void push_local(uint32_t index);
  void push_reg(ValKind type, Reg reg);
  void push_const(ValKind type, uint64_t bits) {
    push({.place = Place::constant, .type = type, .bits = bits});
  }
  void push_slot(ValKind type) {
    push({.place = Place::slot, .type = type, .index = height()});
  }
  // Takes the top entry, which may be read and changed until the next push; its register stays in use
  // until release().
  Entry& pop();
  void release(const Entry& entry);
  bool is_pin(Reg reg) const { return (pins_ & bit(reg)) != 0; }
  Reg allocate(bool is_float, RegMask allowed = kAllRegs);
  Reg make_free(RegMask pool);
  // The register for a result: the pinned local that the next instruction sets, else any.
  Reg allocate_result(ValKind type);
  // The register that holds the operand already, or kNoReg.
  Reg held_in(const Entry& entry) const;
  // The register that holds the operand, to which it is loaded where it is in none.
  Reg to_reg(Entry& entry) { return entry.place == Place::reg ? entry.reg : bring_to_reg(entry); }
  Reg bring_to_reg(Entry& entry);
  // …of an operand that is popped and read by the very next instruction: the register is free again,
  // and may be the next that is allocated. Those of `keep` are not used to load it to.
  Reg take(Entry& entry, RegMask keep = 0) {
    if (entry.place == Place::reg) return unuse(entry.reg), entry.reg;
    const Reg held = held_in(entry);
    return held != kNoReg ? held : load_to_any(entry, keep);
  }
  Reg load_to_any(const Entry& entry, RegMask keep);
  void load_entry(const Entry& entry, Reg to);  // a copy; changes no state
  void store_entry(const Entry& entry, Address to, bool whole_word);
  void spill(Entry& entry, uint32_t at);  // to its slot
  void spill_reg(Reg reg);           // frees it of operands and caches
  void flush(uint32_t from, bool keep_constants, bool keep_aliases = false);
  void use(Reg reg) {
    ++uses_[reg];
    in_use_ |= bit(reg);
  }
  void unuse(Reg reg) {
    assert(uses_[reg] > 0);
    if (--uses_[reg] == 0) in_use_ &= ~bit(reg);
  }
  void cache_local(Reg reg, uint32_t index);
  void drop_cache(Reg reg);
  void drop_caches();
  void assign_local(uint32_t index, Entry value);
  void save_aliases(uint32_t index);
  static Reg arg_reg(abi::ArgPlace place) {
    return place.kind == abi::ArgPlace::Kind::fp ? Masm::kFpArgRegs[place.index]
                                                 : Masm::kGpArgRegs[place.index];
  }
  // Copies the operands from `first` on to `places`, all at once. Changes no state.
  void move_operands(uint32_t first, std::span<const abi::ArgPlace> places);
  void copy_reg(Width width, Reg to, Reg from) {
    is_fp_reg(to) ? masm_.fmove(to, from) : masm_.move(width, to, from);
  }
  void move_in_order(std::span<Move> moves);

  // Of the current operator.
  uint32_t wasm_offset() const { return static_cast<uint32_t>(walker_->op_offset()); }

  // --- emitter_control.h
  void pin_locals();
  void push_frame(FrameKind kind, binary::BlockSig sig);
  Frame& frame_at(uint32_t depth) { return frames_[frames_.size() - 1 - depth]; }
  // These live until the next frame is pushed.
  std::span<const ValKind> params(const Frame& frame) const {
    return {frame_types_.begin() + frame.first_type, frame.param_count};
  }
  std::span<const ValKind> results(const Frame& frame) const {
    return {frame_types_.begin() + frame.first_type + frame.param_count, frame.result_count};
  }
  std::span<const ValKind> branch_types(const Frame& frame) const {
    return frame.kind == FrameKind::loop ? params(frame) : results(frame);
  }
  static Reg single_result(ValKind type) {
    return is_float(type) ? Masm::kFpArgRegs[0] : Masm::kGpArgRegs[0];
  }
  // Moves copies of the top operands to where a branch to `frame` wants them. Changes no state.
  void emit_edge(const Frame& frame);
  bool edge_is_empty(const Frame& frame) const;
  void emit_return_values();
  void reset_to(const Frame& frame, std::span<const ValKind> types, bool in_merge_places);
  void emit_epilogue();
  void finish();
  Label trap_label(abi::TrapCode code);
  Cond condition(Entry& entry);  // sets the flags from an i32 that is not flags already
  // Brings what a branch looks at to where it can: flags, or a register.
  void prepare_condition(Entry& entry);
  // Jumps where the condition, which is prepared, is true, or where it is false.
  void branch_if(const Entry& entry, bool is_true, Label label);
  void add_site(uint32_t pc, abi::SiteKind kind, abi::TrapCode code = abi::TrapCode::unreachable) {
    chunk_.sites.add({pc, wasm_offset(), kind, code});
  }

  // --- emitter_calls.h
  // Where a call of `type` has its operands.
  const abi::CallLayout& layout_of(const FuncType& type);
  void emit_call(const FuncType& type, const auto& make_call);
  void load_descriptor(TypeIndex type, TableIndex table);
  void libcall(abi::Libcall call, uint32_t operands, std::initializer_list<uint32_t> immediates,
               std::optional<ValKind> result = std::nullopt);
  void call_libcall(abi::Libcall call, uint32_t top);
  void restore_instance();

  void store_words(uint32_t count, uint32_t top);

  // --- emitter_exceptions.h
  void end_try();
  void bind_catches(uint32_t last);
  void catch_to_function();

  // --- emitter_refs.h
  void branch_on_null(bool is_null, Reg reg, uint32_t depth);
  void take_descriptor(bool check_null);

  // --- emitter_tail_calls.h
  const abi::CallLayout& begin_tail_call(const FuncType& type);
  void tail_call_descriptor(const FuncType& type, bool may_stay);
  void emit_leaving(const abi::CallLayout& layout, const auto& make_jump);

  // --- emitter_options.h
  void count_fuel(ops::Op op);
  void canonicalize_nan(Width width, Reg reg);

  // --- emitter_ops.h
  bool guarded(MemoryIndex memory) const;
  // The operand of the access that comes next, checked as far as guard pages don't. Its registers are
  // free again, and none of `keep`.
  Address memory_operand(ops::Op op, binary::MemArg arg, Entry& index, RegMask keep);
  Address checked_operand(ops::Op op, binary::MemArg arg, Entry& index, RegMask keep);
  Reg table_field(TableIndex table, int32_t offset);
  Address table_element(TableIndex table, Entry& index, Reg& held);
  // Computes an integer operator of constants at once; false where it is none.
  bool fold(ops::Op op) {
    return stack_.back().place == Place::constant && fold_constants(op);
  }
  bool fold_constants(ops::Op op);
  void to_lower_half(ops::Op op);
  bool next_takes_flags() const;
  void push_flags(Cond cond);
  void push_zero_test(Entry value, Cond cond);
  Reg operands_beside(RegMask fixed, Entry& lhs, Entry& rhs);
  void div_rem(IntOp op, ValKind type, Entry lhs, Entry rhs);

  Masm& masm_;
  const model::Blob& blob_;
  const model::Module& module_;
  const abi::CompileOptions& options_;
  abi::InstanceLayout layout_;
  CodeChunk& chunk_;
  const bool has_plain_memory_;  // memory 0 is, and most accesses to it need no check
  binary::WalkerBase* walker_ = nullptr;

  std::span<const uint8_t> body_;
  Prescan prescan_;
  FrameLayout frame_;
  std::vector<LocalState> locals_;
  // Its mark is settled(): operands below are in slots or constants. What looks for registers and
  // aliases starts there, so that it costs no time for operands that lie deep.
  support::MarkedStack<Entry> stack_;
  support::Stack<Frame> frames_;
  support::Stack<ValKind> frame_types_;  // of all frames
  std::vector<TrapSite> traps_;
  std::array<uint32_t, 64> uses_{};        // operands that hold a register
  std::array<uint32_t, 64> cached_local_;  // the local that a register of cached_ caches
  RegMask in_use_ = 0;                     // registers with uses_
  RegMask cached_ = 0;
  RegMask allocatable_ = 0;
  RegMask pins_ = 0;
  std::vector<Reg> saved_;
  const abi::CallLayout* own_layout_ = nullptr;
  // Layouts by the type's address, those of the last types at hand.
  struct RecentLayout {
    const FuncType* type = nullptr;
    const abi::CallLayout* layout = nullptr;
  };
  std::unordered_map<const FuncType*, abi::CallLayout> layouts_;
  std::array<RecentLayout, 64> recent_layouts_;
  uint32_t next_victim_ = 0;
  uint32_t slot_count_ = 0;  // operand slots in use
  uint32_t max_out_bytes_ = 0;
  uint32_t prologue_token_ = 0;
  std::vector<uint32_t> try_sites_;  // how many bytes of sites there were before each open try_table
  uint32_t first_handler_ = 0;       // of the function
  uint32_t open_try_ = abi::HandlerTable::kNone;  // the handler of the innermost try_table
  uint32_t fuel_ = 0;  // of the operators that have not been charged for
  Label epilogue_label_;
};

}  // namespace tenon::jit

#include "jit/emitter_calls.h"
#include "jit/emitter_control.h"
#include "jit/emitter_exceptions.h"
#include "jit/emitter_ops.h"
#include "jit/emitter_options.h"
#include "jit/emitter_refs.h"
#include "jit/emitter_tail_calls.h"
#include "jit/emitter_values.h"
#include "jit/emitter_wide.h"
