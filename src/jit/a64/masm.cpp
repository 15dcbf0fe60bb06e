#include "jit/a64/masm.h"

#include <asmjit/arm/a64utils.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "jit/target/compile.h"

namespace tenon::jit::a64 {

using asmjit::a64::CondCode;
using asmjit::a64::Gp;
using asmjit::a64::Mem;
using asmjit::a64::Vec;
using ops::Op;

static_assert(TargetMasm<Masm>);

namespace {

// A comparison of floats that are unordered sets C and V, and clears N and Z.
CondCode cond_code(Cond cond) {
  switch (cond) {
    case Cond::eq: case Cond::feq: return CondCode::kEQ;
    case Cond::ne: case Cond::fne: return CondCode::kNE;
    case Cond::lt_s: case Cond::nfge: return CondCode::kLT;
    case Cond::lt_u: return CondCode::kLO;
    case Cond::gt_s: case Cond::fgt: return CondCode::kGT;
    case Cond::gt_u: case Cond::nfle: return CondCode::kHI;
    case Cond::le_s: case Cond::nfgt: return CondCode::kLE;
    case Cond::le_u: case Cond::fle: return CondCode::kLS;
    case Cond::ge_s: case Cond::fge: return CondCode::kGE;
    case Cond::ge_u: return CondCode::kHS;
    case Cond::flt: return CondCode::kMI;
    case Cond::nflt: return CondCode::kPL;
  }
  return CondCode::kEQ;
}

constexpr uint64_t truncate(Width width, uint64_t bits) {
  return width == Width::w64 ? bits : static_cast<uint32_t>(bits);
}

// Whether add, sub and cmp take it: 12 bits, perhaps shifted left by 12.
constexpr bool is_add_imm(uint64_t value) {
  return (value & ~uint64_t{0xfff}) == 0 || (value & ~uint64_t{0xfff000}) == 0;
}

// Whether one instruction makes it in an integer register.
bool is_one_mov(Width width, uint64_t bits) {
  const unsigned halves = width == Width::w64 ? 4 : 2;
  unsigned zeros = 0;
  unsigned ones = 0;
  for (unsigned i = 0; i < halves; ++i) {
    const auto half = static_cast<uint16_t>(bits >> 16 * i);
    zeros += half == 0;
    ones += half == 0xffff;
  }
  return std::max(zeros, ones) + 1 >= halves ||
         asmjit::a64::Utils::isLogicalImm(bits, width == Width::w64 ? 64 : 32);
}

// Whether an access of `size` bytes takes it: an unsigned multiple of the size, or nine signed bits.
constexpr bool is_offset_imm(int32_t disp, uint32_t size) {
  if (disp >= -256 && disp < 256) return true;
  const auto unsigned_disp = static_cast<uint32_t>(disp);
  return disp >= 0 && unsigned_disp % size == 0 && unsigned_disp / size < 4096;
}

}  // namespace

Gp Masm::gp(Width width, Reg reg) { return width == Width::w64 ? gpx(reg) : gpw(reg); }

Vec Masm::fp(Width width, Reg reg) {
  const auto index = static_cast<uint32_t>(reg - kFirstFp);
  if (width == Width::w64) return asmjit::a64::d(index);
  return asmjit::a64::s(index);
}

Mem Masm::mem(Address address, uint32_t size) {
  // An instruction shifts its index by the log2 of its own size, or not at all.
  const unsigned shift = address.shift;
  assert(shift == 0 || 1u << shift == size);
  if (address.index == kNoReg) {
    if (is_offset_imm(address.disp, size)) return asmjit::a64::ptr(gpx(address.base), address.disp);
    load_const(Width::w64, kExpand, static_cast<uint64_t>(int64_t{address.disp}));
    return asmjit::a64::ptr(gpx(address.base), gpx(kExpand));
  }
  if (address.disp == 0) {
    return asmjit::a64::ptr(gpx(address.base), gpx(address.index), asmjit::arm::lsl(shift));
  }
  if (shift != 0) {
    add_imm(Width::w64, kExpand, address.base, address.disp);
    return asmjit::a64::ptr(gpx(kExpand), gpx(address.index), asmjit::arm::lsl(shift));
  }
  add_imm(Width::w64, kExpand, address.index, address.disp);
  return asmjit::a64::ptr(gpx(address.base), gpx(kExpand));
}

bool Masm::finish(asmjit::CodeHolder& code, std::vector<uint8_t>& bytes) const {
  if (failed()) return false;
  auto resolved = resolved_code(code);
  if (resolved) bytes = std::move(*resolved);
  return resolved.has_value();
}

// --- Frames

void Masm::foreign_entry(bool has_memory) {
  if (has_memory) load(Width::w64, kMemory, {kInstance, kNoReg, 0});
}

uint32_t Masm::prologue(Label overflow) {
  a_.stp(gpx(kFp), gpx(kLink), asmjit::a64::ptr_pre(gpx(kSp), -16));
  a_.mov(gpx(kFp), gpx(kSp));
  // Three words to be patched: kScratch = sp - check in two, sp = kScratch + (check - frame).
  const uint32_t token = offset();
  a_.sub(gpx(kScratch), gpx(kSp), 0);
  a_.nop();
  load(Width::w64, kExpand, {kInstance, kNoReg, 16});
  compare(Width::w64, kScratch, kExpand);
  branch(Cond::lt_u, overflow);
  a_.add(gpx(kSp), gpx(kScratch), 0);
  store(Width::w64, {kFp, kNoReg, -8}, kInstance);
  return token;
}

void Masm::patch_frame(uint32_t token, uint32_t frame, uint32_t check) {
  constexpr uint32_t kSub = 0xd1000000;
  constexpr uint32_t kAdd = 0x91000000;
  constexpr uint32_t kShifted = 0x00400000;  // the immediate counts 4096s
  const auto put = [&](uint32_t at, uint32_t word) {
    std::memcpy(a_.bufferData() + at, &word, sizeof word);
  };
  const auto immediate = [](uint32_t op, Reg dst, Reg src, uint32_t value) {
    return op | value << 10 | uint32_t{src} << 5 | dst;
  };
  // What has no encoding grows to what has one: the frame is then larger than it need be, and the
  // check still covers what lies beyond it.
  uint32_t beyond = check - frame;
  if (beyond >= 4096) beyond = (beyond + 4095) & ~4095u;
  assert(beyond < 1u << 24);
  check = frame + beyond;
  if (check < 4096) {
    put(token, immediate(kSub, kScratch, kSp, check));
  } else if (check < 1u << 24) {
    put(token, immediate(kSub, kScratch, kSp, check & 0xfff));
    put(token + 4, immediate(kSub | kShifted, kScratch, kScratch, check >> 12));
  } else {
    check = (check + 0xffff) & ~0xffffu;
    put(token, 0xd2a00000 | check >> 16 << 5 | kScratch);  // movz x16, #check >> 16, lsl #16
    put(token + 4, 0xcb206000 | uint32_t{kScratch} << 16 | uint32_t{kSp} << 5 | kScratch);
  }
  // ldr, cmp and the branch, which is two words in far mode, lie between.
  put(token + (far_ ? 24 : 20), beyond < 4096
                                    ? immediate(kAdd, kSp, kScratch, beyond)
                                    : immediate(kAdd | kShifted, kSp, kScratch, beyond >> 12));
}

void Masm::epilogue(uint32_t stack_arg_bytes) {
  a_.mov(gpx(kSp), gpx(kFp));
  a_.ldp(gpx(kFp), gpx(kLink), asmjit::a64::ptr_post(gpx(kSp), 16));
  adjust_stack(static_cast<int32_t>(stack_arg_bytes));
  a_.ret(gpx(kLink));
}

// Two at a time where the class and the reach of stp allow.
void Masm::save_or_restore(bool saves, std::span<const Reg> regs, int32_t first) {
  const auto pair = [&](const auto& low, const auto& high, const Mem& place) {
    saves ? a_.stp(low, high, place) : a_.ldp(low, high, place);
  };
  for (size_t i = 0; i < regs.size(); ++i, first -= 8) {
    const Address place{kFrame, kNoReg, first};
    if (i + 1 == regs.size() || is_fp_reg(regs[i]) != is_fp_reg(regs[i + 1]) || first - 8 < -512) {
      saves ? store(Width::w64, place, regs[i]) : load(Width::w64, regs[i], place);
      continue;
    }
    first -= 8;  // the later one is the lower
    const Mem both = asmjit::a64::ptr(gpx(kFrame), first);
    is_fp_reg(regs[i]) ? pair(fp(Width::w64, regs[i + 1]), fp(Width::w64, regs[i]), both)
                       : pair(gpx(regs[i + 1]), gpx(regs[i]), both);
    ++i;
  }
}

// --- Moves

void Masm::move(Width width, Reg dst, Reg src) {
  if (dst != src) a_.mov(gp(width, dst), gp(width, src));
}

void Masm::fmove(Reg dst, Reg src) {
  if (dst != src) a_.mov(fp(Width::w64, dst).b16(), fp(Width::w64, src).b16());
}

void Masm::load_const(Width width, Reg dst, uint64_t bits) {
  a_.mov(gp(width, dst), truncate(width, bits));
}

void Masm::fload_const(Width width, Reg dst, uint64_t bits) {
  bits = truncate(width, bits);
  if (bits == 0) {
    a_.movi(asmjit::a64::d(static_cast<uint32_t>(dst - kFirstFp)), 0);
  } else if (width == Width::w64 && asmjit::a64::Utils::isFP64Imm8(bits)) {
    a_.fmov(fp(width, dst), std::bit_cast<double>(bits));
  } else if (width == Width::w32 && asmjit::a64::Utils::isFP32Imm8(static_cast<uint32_t>(bits))) {
    a_.fmov(fp(width, dst), std::bit_cast<float>(static_cast<uint32_t>(bits)));
  } else if (!far_ && !is_one_mov(width, bits)) {
    a_.ldr(fp(width, dst), asmjit::a64::ptr(literal(width, bits)));
  } else {
    load_const(width, kExpand, bits);
    a_.fmov(fp(width, dst), gp(width, kExpand));
  }
}

asmjit::Label Masm::literal(Width width, uint64_t bits) {
  constexpr size_t kLookedAt = 16;
  for (size_t i = literals_.size(); i > 0 && i + kLookedAt > literals_.size(); --i) {
    const Literal& known = literals_[i - 1];
    if (known.width == width && known.bits == bits) return known.label;
  }
  return literals_.emplace_back(Literal{width, bits, a_.newLabel()}).label;
}

void Masm::end_function() {
  for (const Width width : {Width::w64, Width::w32}) {
    bool is_first = true;
    for (const Literal& literal : literals_) {
      if (literal.width != width) continue;
      if (is_first && width == Width::w64 && offset() % 8 != 0) a_.nop();
      is_first = false;
      a_.bind(literal.label);
      if (width == Width::w64) {
        a_.embedUInt64(literal.bits);
      } else {
        a_.embedUInt32(static_cast<uint32_t>(literal.bits));
      }
    }
  }
}

void Masm::load(Width width, Reg dst, Address from) {
  const Mem operand = mem(from, width == Width::w64 ? 8 : 4);
  if (is_fp_reg(dst)) {
    a_.ldr(fp(width, dst), operand);
  } else {
    a_.ldr(gp(width, dst), operand);
  }
}

void Masm::store(Width width, Address to, Reg src) {
  const Mem operand = mem(to, width == Width::w64 ? 8 : 4);
  if (is_fp_reg(src)) {
    a_.str(fp(width, src), operand);
  } else {
    a_.str(gp(width, src), operand);
  }
}

void Masm::store_const(Width width, Address to, uint64_t bits) {
  store_bits(width == Width::w64 ? 8 : 4, to, bits);
}

uint32_t Masm::store_bits(uint32_t size, Address to, uint64_t bits) {
  const Width width = size == 8 ? Width::w64 : Width::w32;
  // As many bytes from an integer register, or from a float one where the address needs kExpand.
  const bool expands = to.index == kNoReg ? !is_offset_imm(to.disp, size) : to.disp != 0;
  const bool is_zero = (size == 8 ? bits : bits & ((uint64_t{1} << 8 * size) - 1)) == 0;
  if (!is_zero) load_const(width, kExpand, bits);
  if (is_zero || !expands) {
    const Mem operand = mem(to, size);
    const uint32_t access = offset();
    const Gp x = is_zero ? Gp(asmjit::a64::xzr) : gpx(kExpand);
    const Gp w = is_zero ? Gp(asmjit::a64::wzr) : gpw(kExpand);
    if (size == 8) a_.str(x, operand);
    if (size == 4) a_.str(w, operand);
    if (size == 2) a_.strh(w, operand);
    if (size == 1) a_.strb(w, operand);
    return access;
  }
  a_.fmov(fp(width, kFpExpand), gp(width, kExpand));
  const Mem operand = mem(to, size);
  const uint32_t access = offset();
  const Vec v = fp(Width::w64, kFpExpand);
  if (size == 8) a_.str(v, operand);
  if (size == 4) a_.str(v.s(), operand);
  if (size == 2) a_.str(v.h(), operand);
  if (size == 1) a_.str(v.b(), operand);
  return access;
}

void Masm::lea(Reg dst, Address from) {
  if (from.index == kNoReg) return add_imm(Width::w64, dst, from.base, from.disp);
  a_.add(gpx(dst), gpx(from.base), gpx(from.index));
  add_imm(Width::w64, dst, dst, from.disp);
}

void Masm::zero_words(int32_t lowest, uint32_t count) {
  constexpr uint32_t kUnrolled = 8;
  if (count == 0) return;
  if (count == 1) return store_const(Width::w64, {kFp, kNoReg, lowest}, 0);
  const Gp zero = asmjit::a64::xzr;
  const uint32_t pairs = count / 2;
  const bool is_odd = (count & 1) != 0;
  if (pairs <= kUnrolled && lowest >= -512) {  // within reach of stp
    for (uint32_t i = 0; i < pairs; ++i) {
      a_.stp(zero, zero, asmjit::a64::ptr(gpx(kFp), lowest + static_cast<int32_t>(16 * i)));
    }
    const int32_t last = lowest + static_cast<int32_t>(8 * (count - 1));
    if (is_odd) store_const(Width::w64, {kFp, kNoReg, last}, 0);
    return;
  }
  add_imm(Width::w64, kExpand, kFp, lowest);
  if (is_odd) a_.str(zero, asmjit::a64::ptr_post(gpx(kExpand), 8));
  if (pairs <= kUnrolled) {
    for (uint32_t i = 0; i < pairs; ++i) {
      a_.stp(zero, zero, asmjit::a64::ptr(gpx(kExpand), static_cast<int32_t>(16 * i)));
    }
    return;
  }
  const Label loop = a_.newLabel();
  load_const(Width::w32, kScratch, pairs);
  a_.bind(loop);
  a_.stp(zero, zero, asmjit::a64::ptr_post(gpx(kExpand), 16));
  a_.subs(gpx(kScratch), gpx(kScratch), 1);
  a_.b(CondCode::kNE, loop);
}

// --- Integers

void Masm::int_op(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs) {
  const Gp d = gp(width, dst);
  const Gp l = gp(width, lhs);
  const Gp r = gp(width, rhs);
  switch (op) {
    case IntOp::add: a_.add(d, l, r); return;
    case IntOp::sub: a_.sub(d, l, r); return;
    case IntOp::mul: a_.mul(d, l, r); return;
    case IntOp::and_: a_.and_(d, l, r); return;
    case IntOp::or_: a_.orr(d, l, r); return;
    case IntOp::xor_: a_.eor(d, l, r); return;
    case IntOp::shl: a_.lsl(d, l, r); return;
    case IntOp::shr_s: a_.asr(d, l, r); return;
    case IntOp::shr_u: a_.lsr(d, l, r); return;
    case IntOp::rotl:
      a_.neg(gp(width, kExpand), r);
      a_.ror(d, l, gp(width, kExpand));
      return;
    case IntOp::rotr: a_.ror(d, l, r); return;
    case IntOp::div_s: case IntOp::div_u: case IntOp::rem_s: case IntOp::rem_u: break;
  }
  assert(false && "divisions are int_div's");
}

void Masm::add_imm(Width width, Reg dst, Reg lhs, int64_t value) {
  const bool subtracts = value < 0;
  const uint64_t magnitude = subtracts ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  const auto step = [&](Reg from, uint64_t part) {
    if (subtracts) {
      a_.sub(gp(width, dst), gp(width, from), part);
    } else {
      a_.add(gp(width, dst), gp(width, from), part);
    }
  };
  if (magnitude == 0) return move(width, dst, lhs);
  if (is_add_imm(magnitude)) return step(lhs, magnitude);
  if (magnitude < 0x1000000) {
    step(lhs, magnitude & 0xfff000);
    return step(dst, magnitude & 0xfff);
  }
  load_const(width, kExpand, static_cast<uint64_t>(value));
  a_.add(gp(width, dst), gp(width, lhs), gp(width, kExpand));
}

void Masm::int_op_imm(IntOp op, Width width, Reg dst, Reg lhs, int32_t rhs) {
  const unsigned bits = width == Width::w64 ? 64 : 32;
  const Gp d = gp(width, dst);
  const Gp l = gp(width, lhs);
  const uint64_t value = truncate(width, static_cast<uint64_t>(int64_t{rhs}));
  unsigned count = static_cast<uint32_t>(rhs) % bits;
  switch (op) {
    case IntOp::add: return add_imm(width, dst, lhs, rhs);
    case IntOp::sub: return add_imm(width, dst, lhs, -int64_t{rhs});
    case IntOp::mul:
      if (!std::has_single_bit(value)) break;
      op = IntOp::shl;
      count = static_cast<unsigned>(std::countr_zero(value));
      break;
    case IntOp::and_: case IntOp::or_: case IntOp::xor_:
      if (op == IntOp::xor_ && rhs == -1) {
        a_.mvn(d, l);
        return;
      }
      if (!asmjit::a64::Utils::isLogicalImm(value, bits)) break;
      if (op == IntOp::and_) a_.and_(d, l, value);
      if (op == IntOp::or_) a_.orr(d, l, value);
      if (op == IntOp::xor_) a_.eor(d, l, value);
      return;
    default: break;
  }
  if (op >= IntOp::shl) {
    if (count == 0) return move(width, dst, lhs);
    if (op == IntOp::shl) a_.lsl(d, l, count);
    if (op == IntOp::shr_s) a_.asr(d, l, count);
    if (op == IntOp::shr_u) a_.lsr(d, l, count);
    if (op == IntOp::rotl) a_.ror(d, l, bits - count);
    if (op == IntOp::rotr) a_.ror(d, l, count);
    return;
  }
  load_const(width, kExpand, value);
  int_op(op, width, dst, lhs, kExpand);
}

void Masm::int_div(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs, const int64_t* rhs_const,
                   const Traps& traps) {
  const Gp d = gp(width, dst);
  const Gp l = gp(width, lhs);
  const Gp r = gp(width, rhs);
  // The instructions trap on nothing: x / 0 is 0, and the least number / -1 is itself, as wrong as
  // that is for the quotient and right for the remainder.
  if (rhs_const == nullptr) branch_zero(width, rhs, true, traps.divide_by_zero);
  if (op == IntOp::div_s && rhs_const != nullptr && *rhs_const == -1) {
    a_.negs(d, l);
    branch_on(CondCode::kVS, traps.overflow);
    return;
  }
  if (op == IntOp::div_s && rhs_const == nullptr) {
    // Where the divisor is -1, lhs - 1 overflows for the least number alone.
    a_.cmn(r, 1);
    a_.ccmp(l, 1, 0, static_cast<uint32_t>(CondCode::kEQ));
    branch_on(CondCode::kVS, traps.overflow);
  }
  const bool is_signed = op == IntOp::div_s || op == IntOp::rem_s;
  const bool is_rem = op == IntOp::rem_s || op == IntOp::rem_u;
  const Gp quotient = is_rem ? gp(width, kExpand) : d;
  is_signed ? a_.sdiv(quotient, l, r) : a_.udiv(quotient, l, r);
  if (is_rem) a_.msub(d, quotient, r, l);
}

void Masm::compare(Width width, Reg lhs, Reg rhs) { a_.cmp(gp(width, lhs), gp(width, rhs)); }

void Masm::compare_imm(Width width, Reg lhs, int32_t rhs) {
  const auto magnitude = static_cast<uint64_t>(rhs < 0 ? -int64_t{rhs} : int64_t{rhs});
  if (!is_add_imm(magnitude)) {
    load_const(width, kExpand, static_cast<uint64_t>(int64_t{rhs}));
    compare(width, lhs, kExpand);
  } else if (rhs < 0) {
    a_.cmn(gp(width, lhs), magnitude);  // the flags of cmp with -magnitude, as that is not zero
  } else {
    a_.cmp(gp(width, lhs), magnitude);
  }
}

void Masm::set_cond(Cond cond, Reg dst) { a_.cset(gpw(dst), cond_code(cond)); }

void Masm::branch(Cond cond, Label label) { branch_on(cond_code(cond), label); }

void Masm::branch_on(CondCode code, Label label) {
  if (!far_) {
    a_.b(code, label);
    return;
  }
  const Label skip = a_.newLabel();
  a_.b(asmjit::arm::negateCond(code), skip);
  a_.b(label);
  a_.bind(skip);
}

void Masm::branch_zero(Width width, Reg reg, bool is_zero, Label label) {
  const Label near = far_ ? a_.newLabel() : label;
  is_zero != far_ ? a_.cbz(gp(width, reg), near) : a_.cbnz(gp(width, reg), near);
  if (!far_) return;
  a_.b(label);
  a_.bind(near);
}

void Masm::select(Cond cond, Width width, Reg dst, Reg on_true, Reg on_false) {
  a_.csel(gp(width, dst), gp(width, on_true), gp(width, on_false), cond_code(cond));
}

void Masm::fselect(Cond cond, Width width, Reg dst, Reg on_true, Reg on_false) {
  a_.fcsel(fp(width, dst), fp(width, on_true), fp(width, on_false), cond_code(cond));
}

// --- Floats

void Masm::float_op(FloatOp op, Width width, Reg dst, Reg lhs, Reg rhs) {
  const Vec d = fp(width, dst);
  const Vec l = fp(width, lhs);
  const Vec r = fp(width, rhs);
  switch (op) {
    case FloatOp::add: a_.fadd(d, l, r); return;
    case FloatOp::sub: a_.fsub(d, l, r); return;
    case FloatOp::mul: a_.fmul(d, l, r); return;
    case FloatOp::div: a_.fdiv(d, l, r); return;
    // A NaN of either side comes through quiet, and -0 is less than +0.
    case FloatOp::min: a_.fmin(d, l, r); return;
    case FloatOp::max: a_.fmax(d, l, r); return;
    case FloatOp::copysign: break;
  }
  const Vec mask = fp(Width::w64, kFpScratch);
  if (width == Width::w64) {
    a_.movi(mask, 0);
    a_.fneg(mask, mask);
  } else {
    a_.movi(mask.s2(), 0x80, asmjit::arm::lsl(24));
  }
  const Vec d8 = fp(Width::w64, dst).b8();
  if (dst == rhs) {  // the sign stays, everything else comes from lhs
    a_.bif(d8, fp(Width::w64, lhs).b8(), mask.b8());
    return;
  }
  fmove(dst, lhs);
  a_.bit(d8, fp(Width::w64, rhs).b8(), mask.b8());
}

void Masm::fcompare(Cond, Width width, Reg lhs, Reg rhs) {
  a_.fcmp(fp(width, lhs), fp(width, rhs));
}

// --- Linear memory

uint32_t Masm::memory_load(Op op, Reg dst, Address from) {
  const Mem operand = mem(from, 1u << ops::info(op).aux);
  const uint32_t access = offset();
  switch (op) {
    case Op::i32_load: case Op::i64_load32_u: a_.ldr(gpw(dst), operand); break;
    case Op::i64_load: a_.ldr(gpx(dst), operand); break;
    case Op::f32_load: a_.ldr(fp(Width::w32, dst), operand); break;
    case Op::f64_load: a_.ldr(fp(Width::w64, dst), operand); break;
    case Op::i32_load8_s: a_.ldrsb(gpw(dst), operand); break;
    case Op::i32_load8_u: case Op::i64_load8_u: a_.ldrb(gpw(dst), operand); break;
    case Op::i32_load16_s: a_.ldrsh(gpw(dst), operand); break;
    case Op::i32_load16_u: case Op::i64_load16_u: a_.ldrh(gpw(dst), operand); break;
    case Op::i64_load8_s: a_.ldrsb(gpx(dst), operand); break;
    case Op::i64_load16_s: a_.ldrsh(gpx(dst), operand); break;
    default: a_.ldrsw(gpx(dst), operand); break;  // i64.load32_s
  }
  return access;
}

uint32_t Masm::memory_store(Op op, Address to, Reg src) {
  const Mem operand = mem(to, 1u << ops::info(op).aux);
  const uint32_t access = offset();
  switch (op) {
    case Op::i32_store: case Op::i64_store32: a_.str(gpw(src), operand); break;
    case Op::i64_store: a_.str(gpx(src), operand); break;
    case Op::f32_store: a_.str(fp(Width::w32, src), operand); break;
    case Op::f64_store: a_.str(fp(Width::w64, src), operand); break;
    case Op::i32_store8: case Op::i64_store8: a_.strb(gpw(src), operand); break;
    default: a_.strh(gpw(src), operand); break;
  }
  return access;
}

uint32_t Masm::memory_store_const(Op op, Address to, uint64_t bits) {
  return store_bits(1u << ops::info(op).aux, to, bits);
}

void Masm::check_bounds(bool index_is_64, Reg index, uint64_t extent, Reg length, Label out) {
  if (!index_is_64 && extent <= 0x7fffffff) {
    add_imm(Width::w64, kScratch, index, static_cast<int64_t>(extent));
  } else if (extent < 4096) {
    a_.adds(gpx(kScratch), gpx(index), extent);
  } else {
    load_const(Width::w64, kScratch, extent);
    a_.adds(gpx(kScratch), gpx(kScratch), gpx(index));
  }
  if (index_is_64) branch(Cond::ge_u, out);  // carry
  compare(Width::w64, kScratch, length);
  branch(Cond::gt_u, out);
}

// --- Calls

uint32_t Masm::call_relocated() {
  emit_word(0x94000000);
  return offset();
}

uint32_t Masm::call_address(Address target) {
  load(Width::w64, kExpand, target);
  a_.blr(gpx(kExpand));
  return offset();
}

void Masm::consume(Address pointer, uint32_t amount, Label negative) {
  assert(amount < 0x1000000);  // so that kExpand is free
  load(Width::w64, kScratch, pointer);
  load(Width::w64, kExpand, {kScratch, kNoReg, 0});
  add_imm(Width::w64, kExpand, kExpand, -int64_t{amount});
  store(Width::w64, {kScratch, kNoReg, 0}, kExpand);
  compare_imm(Width::w64, kExpand, 0);
  branch(Cond::lt_s, negative);
}

void Masm::adjust_stack(int32_t bytes) { add_imm(Width::w64, kSp, kSp, bytes); }

void Masm::jump_indexed(Label table, Reg index, Reg tmp) {
  a_.adr(gpx(kScratch), table);
  a_.ldrsw(gpx(tmp), asmjit::a64::ptr(gpx(kScratch), gpx(index), asmjit::arm::lsl(2)));
  a_.add(gpx(kScratch), gpx(kScratch), gpx(tmp));
  a_.br(gpx(kScratch));
}

void Masm::jump_table(Label table, const Label* labels, size_t count) {
  a_.bind(table);
  for (size_t i = 0; i < count; ++i) a_.embedLabelDelta(labels[i], table, 4);
}

}  // namespace tenon::jit::a64
