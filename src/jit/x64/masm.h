// The x86-64 macro assembler, on asmjit. See jit/masm.h for what it promises the emitter.
#pragma once

#include <span>
#include <vector>

#include "jit/masm.h"
#include "jit/target/memory.h"
#include "jit/x64/assembler.h"
#include "jit/x64/registers.h"

namespace tenon::jit {
struct ListingSyntax;
}

namespace tenon::jit::x64 {

// CPU features that change the code, as bits of CompileOptions::cpu.
enum CpuFeature : uint32_t {
  kSse41 = 1, kPopcnt = 2, kLzcnt = 4, kBmi1 = 8, kBmi2 = 16, kAvx = 32,
};
// Those that this machine has.
uint32_t host_cpu_features();

class Masm {
 public:
  using Label = Assembler::Label;
  using Traps = TrapLabels<Label>;

  static constexpr Reg kInstance = x64::kInstance;
  static constexpr Reg kMemory = x64::kMemory;
  static constexpr Reg kScratch = x64::kScratch;
  static constexpr Reg kFrame = kRbp;
  static constexpr Reg kFpScratch = x64::kFpScratch;
  static constexpr auto& kGpArgRegs = x64::kGpArgRegs;
  static constexpr auto& kFpArgRegs = x64::kFpArgRegs;
  static constexpr auto& kGpPins = x64::kGpPins;
  static constexpr auto& kFpPins = x64::kFpPins;
  static constexpr RegMask kTemps = 0;
  static constexpr RegMask kDivClobbers = bit(kRax) | bit(kRdx);
  static constexpr Reg div_result(IntOp op) {
    return op == IntOp::div_s || op == IntOp::div_u ? kRax : kRdx;
  }
  // From a function's entry to where its frame is linked, in bytes.
  static constexpr uint32_t kFrameLinkBytes = 4;
  // What prologue() writes for the sizes that patch_frame fills in: wide enough for any of them.
  static constexpr int32_t kToBePatched = 0x7fffffff;

  // What jit/target/compile.h wants.
  static constexpr asmjit::Arch kArch = asmjit::Arch::kX64;
  static constexpr bool kHasFarMode = false;  // every branch reaches 2 GiB
  void set_far(bool) {}
  static const ListingSyntax& listing_syntax();
  // Moves all that was emitted to `bytes`; false where something failed.
  bool finish(asmjit::CodeHolder& code, std::vector<uint8_t>& bytes) const;

  explicit Masm(uint32_t cpu) : cpu_(cpu) {}
  // Emits into `code` from now on. Any error of asmjit is remembered, and makes failed() true.
  void attach(asmjit::CodeHolder& code) {
    or_out_of_memory(code.attach(&a_));
    a_.setErrorHandler(&errors_);
  }
  // Begins a function: the labels of the one before are gone.
  void begin_function() { a_.begin_function(); }
  void end_function() {}
  // Forgets all code, and keeps the memory for what comes next.
  void rewind() { a_.rewind(); }
  std::span<const uint8_t> code() const { return a_.code(); }
  bool failed() const { return errors_.failed || a_.has_unresolved(); }
  uint32_t offset() const { return static_cast<uint32_t>(a_.offset()); }

  Label new_label() { return a_.new_label(); }
  void bind(Label label) { a_.bind(label); }
  void align(unsigned bytes) { a_.align(bytes); }

  // Frames. prologue() returns a token for patch_frame, which fills the sizes in when the body is
  // done: `frame` bytes below the frame pointer, `check` bytes that must lie above the stack limit.
  void foreign_entry(bool has_memory);
  uint32_t prologue(Label overflow);
  void patch_frame(uint32_t token, uint32_t frame, uint32_t check);
  void epilogue(uint32_t stack_arg_bytes);  // drops the frame, pops the arguments, returns
  void save(std::span<const Reg> regs, int32_t first);
  void restore(std::span<const Reg> regs, int32_t first);

  // Moves. None of these changes the flags. A w32 result is zero-extended.
  void move(Width width, Reg dst, Reg src);
  void fmove(Reg dst, Reg src);
  void load_const(Width width, Reg dst, uint64_t bits);
  void fload_const(Width width, Reg dst, uint64_t bits);
  void load(Width width, Reg dst, Address from);    // either class
  void store(Width width, Address to, Reg src);     // either class
  void store_const(Width width, Address to, uint64_t bits);
  void lea(Reg dst, Address from) { a_.lea(gpq(dst), from); }
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
  void test_zero(Width width, Reg reg);
  void set_cond(Cond cond, Reg dst);
  void branch(Cond cond, Label label);
  void branch_zero(Width width, Reg reg, bool is_zero, Label label) {
    test_zero(width, reg);
    branch(is_zero ? Cond::eq : Cond::ne, label);
  }
  void jump(Label label) { a_.jmp(label); }
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
  uint32_t call_relocated();  // rel32 is at the returned offset − 4
  uint32_t call_address(Address target);
  void adjust_stack(int32_t bytes);  // adds to the stack pointer
  Address stack_word(uint32_t index) const { return {kRsp, kNoReg, static_cast<int32_t>(8 * index)}; }

  void consume(Address pointer, uint32_t amount, Label negative);

  // Tail calls, as jit/masm.h says of them.
  uint32_t drop_frame(uint32_t in_bytes, uint32_t out_bytes);
  void set_return_address(Address from);
  uint32_t jump_relocated();  // as call_relocated
  void jump_register(Reg target) { a_.jmp(gpq(target)); }
  void compare_load(Width width, Reg lhs, Address rhs);

  // Jumps to the index'th label of the table, `table` being bound by jump_table. Clobbers tmp and
  // scratch. REQUIRES: index in range.
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

  bool has(CpuFeature feature) const { return (cpu_ & feature) != 0; }
  static Gpr gp(Width width, Reg reg) { return {reg, static_cast<uint8_t>(width == Width::w64 ? 8 : 4)}; }
  static Gpr gpb(Reg reg) { return {reg, 1}; }
  static Gpr gpd(Reg reg) { return {reg, 4}; }
  static Gpr gpq(Reg reg) { return {reg, 8}; }
  static asmjit::x86::Xmm fp(Reg reg) { return asmjit::x86::xmm(static_cast<uint32_t>(reg - kFirstFp)); }
  static asmjit::x86::Mem mem(Address address, uint32_t size = 0) {
    return Assembler::mem(address, size);
  }

  // Where the next instruction goes through asmjit, or the buffer must grow first.
  [[gnu::cold, gnu::noinline]] void load_slowly(Width width, Reg dst, Address from);
  [[gnu::cold, gnu::noinline]] void store_slowly(Width width, Address to, Reg src);
  [[gnu::cold, gnu::noinline]] uint32_t memory_load_slowly(ops::Op op, Reg dst, Address from);
  [[gnu::cold, gnu::noinline]] uint32_t memory_store_slowly(ops::Op op, Address to, Reg src);

  void shift(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs);
  void min_max(bool is_max, Width width, Reg dst, Reg lhs, Reg rhs);
  void copysign(Width width, Reg dst, Reg lhs, Reg rhs);
  void count_zeros(bool leading, Width width, Reg dst, Reg src);
  void popcnt(Width width, Reg dst, Reg src);
  void round(unsigned mode, Width width, Reg dst, Reg src);
  void sign_bit_op(bool negate, Width width, Reg dst, Reg src);
  void trunc(bool to_64, bool is_signed, Width from, Reg dst, Reg src, const Traps& traps);
  void trunc_sat(bool to_64, bool is_signed, Width from, Reg dst, Reg src);
  void convert_u64(Width to, Reg dst, Reg src);
  void cvtt(Width from, Reg dst, Reg src);  // 64-bit truncating conversion
  void ucomis(Width width, Reg lhs, Reg rhs);

  Errors errors_;
  Assembler a_;
  uint32_t cpu_;
};

}  // namespace tenon::jit::x64
