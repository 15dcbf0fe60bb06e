// What the emitter needs of a target: the vocabulary that every macro assembler shares, and the
// concept that it satisfies. A masm knows machine registers and instructions and nothing of the Wasm
// operand stack; the emitter knows the stack and nothing of a target. Three-operand forms allow the
// destination to be any of the sources. The scratch registers (one integer, one float) are the
// masm's own and are never allocated.
#pragma once

#include <concepts>
#include <cstdint>
#include <iterator>
#include <span>

#include "abi/call_layout.h"
#include "abi/code_object.h"
#include "ops/opcodes.h"

namespace tenon::jit {

enum class Width : uint8_t { w32, w64 };

// A machine register: 0–15 integer (A64: 0–31), 32 and up float.
using Reg = uint8_t;
inline constexpr Reg kFirstFp = 32;
inline constexpr Reg kNoReg = 0xff;
constexpr bool is_fp_reg(Reg reg) { return reg >= kFirstFp && reg != kNoReg; }

// A set of registers, one bit each.
using RegMask = uint64_t;
constexpr RegMask bit(Reg reg) { return RegMask{1} << reg; }

// In the order of the i32 and i64 opcodes from add on.
enum class IntOp : uint8_t {
  add, sub, mul, div_s, div_u, rem_s, rem_u, and_, or_, xor_, shl, shr_s, shr_u, rotl, rotr,
};

// In the order of the f32 and f64 opcodes.
enum class FloatOp : uint8_t { add, sub, mul, div, min, max, copysign };

// Integer conditions in the order of the opcodes from eq on; float conditions; and the negations of
// the ordered ones, which hold on NaN.
enum class Cond : uint8_t {
  eq, ne, lt_s, lt_u, gt_s, gt_u, le_s, le_u, ge_s, ge_u,
  feq, fne, flt, fgt, fle, fge, nflt, nfgt, nfle, nfge,
};

constexpr Cond negate(Cond cond) {
  constexpr Cond kNegated[] = {
      Cond::ne,   Cond::eq,   Cond::ge_s, Cond::ge_u, Cond::le_s, Cond::le_u, Cond::gt_s,
      Cond::gt_u, Cond::lt_s, Cond::lt_u, Cond::fne,  Cond::feq,  Cond::nflt, Cond::nfgt,
      Cond::nfle, Cond::nfge, Cond::flt,  Cond::fgt,  Cond::fle,  Cond::fge};
  return kNegated[static_cast<unsigned>(cond)];
}

// The condition that holds for (b, a) where `cond` holds for (a, b). REQUIRES: an integer condition.
constexpr Cond swap_operands(Cond cond) {
  constexpr Cond kSwapped[] = {Cond::eq,   Cond::ne,   Cond::gt_s, Cond::gt_u, Cond::lt_s,
                               Cond::lt_u, Cond::ge_s, Cond::ge_u, Cond::le_s, Cond::le_u};
  return kSwapped[static_cast<unsigned>(cond)];
}

// A linear-memory or field operand: base + (index << shift) + displacement. The index is a
// zero-extended 32-bit or a 64-bit register; the shift is 0, or the log2 of the access's bytes.
struct Address {
  constexpr Address(Reg base_reg, Reg index_reg = kNoReg, int32_t displacement = 0,
                    uint8_t index_shift = 0)
      : base(base_reg), index(index_reg), shift(index_shift), disp(displacement) {}

  Reg base;
  Reg index;
  uint8_t shift;
  int32_t disp;
};
static_assert(sizeof(Address) == 8);  // travels in a register

// Where a trapping operator goes in each case.
template <class Label>
struct TrapLabels {
  Label divide_by_zero{};
  Label overflow{};
  Label invalid_conversion{};
};

// What every target's masm supplies. Where a promise is not the name's own it stands here; it holds
// for every target.
template <class M>
concept TargetMasm = std::constructible_from<M, uint32_t> &&
    requires(M masm, const M& const_masm, typename M::Label label, Width width, Cond cond, IntOp op,
             FloatOp float_op, ops::Op wasm_op, Reg reg, Address address, int32_t imm, uint32_t bytes,
             uint64_t bits, bool flag, const TrapLabels<typename M::Label>& traps,
             const typename M::Label* labels, const int64_t* known, std::span<const Reg> regs) {
  // Who holds what.
  { M::kInstance } -> std::convertible_to<Reg>;
  { M::kMemory } -> std::convertible_to<Reg>;
  { M::kFrame } -> std::convertible_to<Reg>;
  { M::kScratch } -> std::convertible_to<Reg>;
  { M::kFpScratch } -> std::convertible_to<Reg>;
  requires std::size(M::kGpArgRegs) == abi::kGpArgs;
  requires std::size(M::kFpArgRegs) == abi::kFpArgs;
  requires std::size(M::kGpPins) >= 6 && std::size(M::kFpPins) >= 8;
  // Registers for operands beside those of the arguments.
  { M::kTemps } -> std::convertible_to<RegMask>;

  // Labels and places. What went wrong while emitting shows in failed() and nowhere else.
  masm.begin_function();  // the labels of the function before are gone
  masm.end_function();    // all of it is there: emits what it wants behind it
  { masm.new_label() } -> std::same_as<typename M::Label>;
  masm.bind(label);
  masm.align(bytes);
  { const_masm.offset() } -> std::same_as<uint32_t>;
  { const_masm.failed() } -> std::same_as<bool>;

  // Frames, as jit/frame.h draws them. prologue(overflow) returns a token for
  // patch_frame(token, frame, check), in bytes; epilogue pops `bytes` of stack arguments and returns.
  masm.foreign_entry(flag);
  { masm.prologue(label) } -> std::same_as<uint32_t>;
  masm.patch_frame(bytes, bytes, bytes);
  masm.epilogue(bytes);
  // Registers of either class, whole, to and from words of the frame: the first at the displacement,
  // each further one below.
  masm.save(regs, imm);
  masm.restore(regs, imm);

  // Moves change no flags; a w32 result is zero-extended.
  masm.move(width, reg, reg);
  masm.fmove(reg, reg);
  masm.load_const(width, reg, bits);
  masm.fload_const(width, reg, bits);
  masm.load(width, reg, address);
  masm.store(width, address, reg);
  masm.store_const(width, address, bits);
  masm.lea(reg, address);
  masm.zero_words(imm, bytes);  // so many words of the frame, ascending from the displacement

  // Integers. Shifts take their count modulo the width.
  masm.int_op(op, width, reg, reg, reg);
  masm.int_op_imm(op, width, reg, reg, imm);
  // int_div(op, width, dst, lhs, rhs, known, traps) jumps to the traps of a zero divisor and of an
  // overflow. `known`, where not null, is the divisor's value, which is not zero. It overwrites
  // kDivClobbers, in which lhs may be, but not rhs; dst is div_result(op), or any register where that
  // is kNoReg.
  { M::kDivClobbers } -> std::convertible_to<RegMask>;
  { M::div_result(op) } -> std::same_as<Reg>;
  masm.int_div(op, width, reg, reg, reg, known, traps);

  // Pairs of 64 bits. mul_wide(is_signed, low, high, lhs, rhs) works where int_div does: low is
  // div_result(div_u) and high is div_result(rem_u), or any two registers. add_wide(subtract, low,
  // high, lhs_low, lhs_high, rhs_low, rhs_high) leaves its operands until `low` is written, which is
  // the last thing; high is none of the right operand's registers.
  masm.mul_wide(flag, reg, reg, reg, reg);
  masm.add_wide(flag, reg, reg, reg, reg, reg, reg);

  // Comparisons set the flags that the next set_cond, branch or select wants; fcompare is told the
  // condition, which may decide the operands' order.
  masm.compare(width, reg, reg);
  masm.compare_imm(width, reg, imm);
  masm.test_zero(width, reg);
  masm.fcompare(cond, width, reg, reg);
  masm.set_cond(cond, reg);
  masm.branch(cond, label);
  // branch_zero(width, reg, is_zero, label) jumps where the register is zero, or where it is not. The
  // flags are then of no use.
  masm.branch_zero(width, reg, flag, label);
  masm.jump(label);
  masm.select(cond, width, reg, reg, reg);
  masm.fselect(cond, width, reg, reg, reg);

  // Floats, and every instruction of one operand: bit counts, rounding, conversions.
  masm.float_op(float_op, width, reg, reg, reg);
  masm.unary(wasm_op, reg, reg, traps);

  // A jump to the reg'th of the labels that jump_table lists, which follows at once and binds the
  // table's label. The index is in range; the second register is clobbered.
  masm.jump_indexed(label, reg, reg);
  masm.jump_table(label, labels, size_t{bytes});

  // Linear memory: the offset of the one instruction that may fault. An i64 or f64 constant is one
  // that equals its low half sign-extended.
  { masm.memory_load(wasm_op, reg, address) } -> std::same_as<uint32_t>;
  { masm.memory_store(wasm_op, address, reg) } -> std::same_as<uint32_t>;
  { masm.memory_store_const(wasm_op, address, bits) } -> std::same_as<uint32_t>;
  masm.check_bounds(flag, reg, bits, reg, label);

  // Calls return the offset of their return address; call_relocated leaves the distance to its
  // target's patch_call.
  { masm.call_relocated() } -> std::same_as<uint32_t>;
  { masm.call_address(address) } -> std::same_as<uint32_t>;
  masm.adjust_stack(imm);

  // Subtracts from the signed 64-bit integer that the pointer in memory points to; jumps where it
  // gets negative.
  masm.consume(address, bytes, label);

  // Tail calls. drop_frame(in, out) moves `out` bytes of stack arguments from the stack pointer to
  // where the function's own `in` bytes end, and takes the frame down: then everything is as at the
  // callee's entry. It uses no register that the emitter knows but the float scratch, and returns the
  // offset of the first instruction at which the frame can't be walked any more.
  // set_return_address(address) makes the word in memory the callee's return address, where the
  // stack pointer is as before a call. jump_relocated is like call_relocated.
  { M::kFrameLinkBytes } -> std::convertible_to<uint32_t>;  // from the entry to where the frame is linked
  { masm.drop_frame(bytes, bytes) } -> std::same_as<uint32_t>;
  masm.set_return_address(address);
  { masm.jump_relocated() } -> std::same_as<uint32_t>;
  masm.jump_register(reg);
  masm.compare_load(width, reg, address);
  { const_masm.stack_word(bytes) } -> std::same_as<Address>;
};

}  // namespace tenon::jit
