// The AArch64 macro assembler, on asmjit. See jit/masm.h for what it promises the emitter.
//
// asmjit refuses an immediate or offset that has no encoding, so every one is tested here first and
// expanded in kExpand. An expansion changes no flags. A float constant that would take more than two
// instructions is read from behind the function, in far mode made as others are.
#pragma once

#include <asmjit/arm/a64assembler.h>

#include <span>
#include <vector>

#include "jit/a64/registers.h"
#include "jit/masm.h"
#include "jit/target/memory.h"

namespace tenon::jit {
struct ListingSyntax;
}

namespace tenon::jit::a64 {

class Masm {
 public:
  using Label = asmjit::Label;
  using Traps = TrapLabels<Label>;

  static constexpr Reg kInstance = a64::kInstance;
  static constexpr Reg kMemory = a64::kMemory;
  static constexpr Reg kScratch = a64::kScratch;
  static constexpr Reg kFrame = kFp;
  static constexpr Reg kFpScratch = a64::kFpScratch;
  static constexpr auto& kGpArgRegs = a64::kGpArgRegs;
  static constexpr auto& kFpArgRegs = a64::kFpArgRegs;
  static constexpr auto& kGpPins = a64::kGpPins;
  static constexpr auto& kFpPins = a64::kFpPins;
  static constexpr RegMask kTemps = a64::kTemps;
  static constexpr RegMask kDivClobbers = 0;
  static constexpr Reg div_result(IntOp) { return kNoReg; }

  // What jit/target/compile.h wants.
  static constexpr asmjit::Arch kArch = asmjit::Arch::kAArch64;
  static constexpr bool kHasFarMode = true;
  static const ListingSyntax& listing_syntax();
  // Moves all that was emitted to `bytes`; false where something failed.
  bool finish(asmjit::CodeHolder& code, std::vector<uint8_t>& bytes) const;

  // No feature changes the code yet.
  explicit Masm(uint32_t) {}
  // Emits into `code` from now on. Any error of asmjit is remembered, and makes failed() true.
  void attach(asmjit::CodeHolder& code) {
    or_out_of_memory(code.attach(&a_));
    a_.setErrorHandler(&errors_);
  }
  bool failed() const { return errors_.failed; }
  uint32_t offset() const { return static_cast<uint32_t>(a_.offset()); }
  // Conditional branches reach 1 MiB, in far mode 128 MiB. Where one does not reach, failed() becomes
  // true when its label is bound, and the function wants compiling again in far mode.
  void set_far(bool far) { far_ = far; }

  void begin_function() { literals_.clear(); }
  void end_function();
  Label new_label() { return a_.newLabel(); }
  void bind(Label label) { a_.bind(label); }
  void align(unsigned bytes) { a_.align(asmjit::AlignMode::kCode, bytes); }

  // Frames. prologue() returns a token for patch_frame, which fills the sizes in when the body is
  // done: `frame` bytes below the frame pointer, `check` bytes that must lie above the stack limit.
  // REQUIRES: frame <= check < 2^31; both are multiples of 16.
  void foreign_entry(bool has_memory);
  uint32_t prologue(Label overflow);
  void patch_frame(uint32_t token, uint32_t frame, uint32_t check);
  void epilogue(uint32_t stack_arg_bytes);  // drops the frame, pops the arguments, returns
  void save(std::span<const Reg> regs, int32_t first) { save_or_restore(true, regs, first); }
  void restore(std::span<const Reg> regs, int32_t first) { save_or_restore(false, regs, first); }

  // Moves. None of these changes the flags. A w32 result is zero-extended. A load or store without
  // index, and with a displacement below 4096 that is a multiple of its size, is one instruction.
  void move(Width width, Reg dst, Reg src);
  void fmove(Reg dst, Reg src);
  void load_const(Width width, Reg dst, uint64_t bits);
  void fload_const(Width width, Reg dst, uint64_t bits);
  void load(Width width, Reg dst, Address from);  // either class
  void store(Width width, Address to, Reg src);   // either class
  void store_const(Width width, Address to, uint64_t bits);
  void lea(Reg dst, Address from);
  void zero_words(int32_t lowest, uint32_t count);  // frame words, ascending from `lowest`

  // Integers.
  void int_op(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs);
  void int_op_imm(IntOp op, Width width, Reg dst, Reg lhs, int32_t rhs);
  void int_div(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs, const int64_t* rhs_const,
               const Traps& traps);
  // Pairs of 64 bits, as jit/masm.h says of them.
  void mul_wide(bool is_signed, Reg low, Reg high, Reg lhs, Reg rhs);
  void add_wide(bool subtract, Reg low, Reg high, Reg lhs_low, Reg lhs_high, Reg rhs_low,
                Reg rhs_high);
  void compare(Width width, Reg lhs, Reg rhs);
  void compare_imm(Width width, Reg lhs, int32_t rhs);
  void test_zero(Width width, Reg reg) { compare_imm(width, reg, 0); }
  void set_cond(Cond cond, Reg dst);
  void branch(Cond cond, Label label);
  void branch_zero(Width width, Reg reg, bool is_zero, Label label);
  void jump(Label label) { a_.b(label); }
  // dst = cond ? on_true : on_false. Uses live flags.
  void select(Cond cond, Width width, Reg dst, Reg on_true, Reg on_false);
  void fselect(Cond cond, Width width, Reg dst, Reg on_true, Reg on_false);

  // Floats.
  void float_op(FloatOp op, Width width, Reg dst, Reg lhs, Reg rhs);
  void fcompare(Cond cond, Width width, Reg lhs, Reg rhs);

  // Every other one-operand instruction: clz…, conversions, float unaries, sign extension.
  void unary(ops::Op op, Reg dst, Reg src, const Traps& traps);

  // Linear memory. Each returns the offset of the one instruction that may fault.
  uint32_t memory_load(ops::Op op, Reg dst, Address from);
  uint32_t memory_store(ops::Op op, Address to, Reg src);
  uint32_t memory_store_const(ops::Op op, Address to, uint64_t bits);
  // Jumps unless index + extent <= length, computed so that it cannot wrap. Clobbers scratch.
  void check_bounds(bool index_is_64, Reg index, uint64_t extent, Reg length, Label out_of_bounds);

  // Calls. Each returns the offset of its return address.
  uint32_t call_relocated();  // a bl to itself at the returned offset − 4
  uint32_t call_address(Address target);
  void adjust_stack(int32_t bytes);  // adds to the stack pointer
  Address stack_word(uint32_t index) const { return {kSp, kNoReg, static_cast<int32_t>(8 * index)}; }

  void consume(Address pointer, uint32_t amount, Label negative);

  // Tail calls, as jit/masm.h says of them.
  static constexpr uint32_t kFrameLinkBytes = 8;
  uint32_t drop_frame(uint32_t in_bytes, uint32_t out_bytes);
  void set_return_address(Address from) { load(Width::w64, kLink, from); }
  uint32_t jump_relocated();  // a b to itself at the returned offset − 4
  void jump_register(Reg target) { a_.br(gpx(target)); }
  void compare_load(Width width, Reg lhs, Address rhs);

  // Jumps to the index'th label of the table, `table` being bound by jump_table, which follows at
  // once. Clobbers tmp and scratch. REQUIRES: index in range.
  void jump_indexed(Label table, Reg index, Reg tmp);
  void jump_table(Label table, const Label* labels, size_t count);

 private:
  struct Errors : asmjit::ErrorHandler {
    void handleError(asmjit::Error error, const char*, asmjit::BaseEmitter*) override {
      or_out_of_memory(error);
      failed = true;
    }
    bool failed = false;
  };

  static asmjit::a64::Gp gp(Width width, Reg reg);
  static asmjit::a64::Gp gpw(Reg reg) { return asmjit::a64::w(reg); }
  static asmjit::a64::Gp gpx(Reg reg) { return asmjit::a64::x(reg); }
  static asmjit::a64::Vec fp(Width width, Reg reg);
  // A word of machine code that asmjit has no form for, or that is patched later.
  void emit_word(uint32_t word) { a_.embedUInt32(word); }
  // The operand of an access of `size` bytes; may compute an address in kExpand first.
  asmjit::a64::Mem mem(Address address, uint32_t size);
  void add_imm(Width width, Reg dst, Reg lhs, int64_t value);
  // Stores the low `size` bytes; returns the offset of the store.
  uint32_t store_bits(uint32_t size, Address to, uint64_t bits);
  // Jumps where `code` holds, as far as the mode has it.
  void branch_on(asmjit::a64::CondCode code, Label label);
  void save_or_restore(bool saves, std::span<const Reg> regs, int32_t first);
  void popcnt(Width width, Reg dst, Reg src);
  void trunc(Width to, bool is_signed, Width from, Reg dst, Reg src, const Traps& traps);
  // The instructions themselves, which saturate.
  void fcvtz(Width to, bool is_signed, Width from, Reg dst, Reg src);
  void convert(Width to, bool is_signed, Width from, Reg dst, Reg src);

  // A constant behind the function, which loads of it read. The same for as many of the last ones as
  // it is worth looking through.
  asmjit::Label literal(Width width, uint64_t bits);

  struct Literal {
    Width width;
    uint64_t bits;
    asmjit::Label label;
  };
  Errors errors_;
  asmjit::a64::Assembler a_;
  bool far_ = false;
  std::vector<Literal> literals_;  // of the function
};

}  // namespace tenon::jit::a64
