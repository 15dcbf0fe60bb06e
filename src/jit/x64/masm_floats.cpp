// Two-operand arithmetic on floats, signs and rounding of the x86-64 masm.
#include "jit/x64/masm.h"

namespace tenon::jit::x64 {

using asmjit::x86::Mem;
using asmjit::x86::Xmm;

namespace {

constexpr uint64_t sign_bit(Width width) {
  return width == Width::w64 ? uint64_t{1} << 63 : uint64_t{1} << 31;
}

}  // namespace

void Masm::ucomis(Width width, Reg lhs, Reg rhs) {
  if (width == Width::w64) {
    a_.ucomisd(fp(lhs), fp(rhs));
  } else {
    a_.ucomiss(fp(lhs), fp(rhs));
  }
}

void Masm::fcompare(Cond cond, Width width, Reg lhs, Reg rhs) {
  const bool swap = cond == Cond::flt || cond == Cond::fle || cond == Cond::nflt || cond == Cond::nfle;
  ucomis(width, swap ? rhs : lhs, swap ? lhs : rhs);
}

void Masm::float_op(FloatOp op, Width width, Reg dst, Reg lhs, Reg rhs) {
  if (op == FloatOp::min || op == FloatOp::max) return min_max(op == FloatOp::max, width, dst, lhs, rhs);
  if (op == FloatOp::copysign) return copysign(width, dst, lhs, rhs);
  const bool is_64 = width == Width::w64;
  if (has(kAvx)) {
    const Xmm d = fp(dst);
    const Xmm l = fp(lhs);
    const Xmm r = fp(rhs);
    switch (op) {
      case FloatOp::add: is_64 ? a_.vaddsd(d, l, r) : a_.vaddss(d, l, r); break;
      case FloatOp::sub: is_64 ? a_.vsubsd(d, l, r) : a_.vsubss(d, l, r); break;
      case FloatOp::mul: is_64 ? a_.vmulsd(d, l, r) : a_.vmulss(d, l, r); break;
      default: is_64 ? a_.vdivsd(d, l, r) : a_.vdivss(d, l, r); break;
    }
    return;
  }
  if (dst == rhs && dst != lhs) {
    fmove(kFpScratch, rhs);
    rhs = kFpScratch;
  }
  fmove(dst, lhs);
  const Xmm d = fp(dst);
  const Xmm r = fp(rhs);
  switch (op) {
    case FloatOp::add: is_64 ? a_.addsd(d, r) : a_.addss(d, r); break;
    case FloatOp::sub: is_64 ? a_.subsd(d, r) : a_.subss(d, r); break;
    case FloatOp::mul: is_64 ? a_.mulsd(d, r) : a_.mulss(d, r); break;
    default: is_64 ? a_.divsd(d, r) : a_.divss(d, r); break;
  }
}

void Masm::min_max(bool is_max, Width width, Reg dst, Reg lhs, Reg rhs) {
  // The hardware's min and max return the second operand for NaN and for equal zeros. Work in the
  // scratch register, since dst may be either operand.
  const bool is_64 = width == Width::w64;
  const Label done = a_.new_label();
  const Label differ = a_.new_label();
  const Label nan = a_.new_label();
  const Xmm t = fp(kFpScratch);
  const Xmm r = fp(rhs);
  a_.movaps(t, fp(lhs));
  ucomis(width, lhs, rhs);
  a_.jp(nan);
  a_.jne(differ);
  if (is_max) {
    a_.andps(t, r);  // +0 wins
  } else {
    a_.orps(t, r);   // -0 wins
  }
  a_.jmp(done);
  a_.bind(nan);  // the sum of a NaN and anything is that NaN made quiet
  is_64 ? a_.addsd(t, r) : a_.addss(t, r);
  a_.jmp(done);
  a_.bind(differ);
  if (is_max) {
    is_64 ? a_.maxsd(t, r) : a_.maxss(t, r);
  } else {
    is_64 ? a_.minsd(t, r) : a_.minss(t, r);
  }
  a_.bind(done);
  a_.movaps(fp(dst), t);
}

void Masm::copysign(Width width, Reg dst, Reg lhs, Reg rhs) {
  const Xmm t = fp(kFpScratch);
  fload_const(width, kFpScratch, sign_bit(width));
  if (dst == lhs) {
    // dst = (dst without its sign) | (rhs's sign): t & rhs is made last, so that rhs may be dst.
    if (lhs == rhs) return;
    a_.andps(t, fp(rhs));
    a_.movq(gpq(kScratch), t);
    sign_bit_op(false, width, dst, dst);
    a_.movq(t, gpq(kScratch));
    a_.orps(fp(dst), t);
    return;
  }
  a_.andps(t, fp(rhs));
  a_.movq(gpq(kScratch), t);
  sign_bit_op(false, width, dst, lhs);
  a_.movq(t, gpq(kScratch));
  a_.orps(fp(dst), t);
}

void Masm::sign_bit_op(bool negate_sign, Width width, Reg dst, Reg src) {
  // Only through the float scratch: the integer one may be live in copysign.
  const Xmm t = fp(kFpScratch);
  a_.pcmpeqd(t, t);
  if (negate_sign) {
    width == Width::w64 ? a_.psllq(t, 63) : a_.pslld(t, 31);
    fmove(dst, src);
    a_.xorps(fp(dst), t);
  } else {
    width == Width::w64 ? a_.psrlq(t, 1) : a_.psrld(t, 1);
    fmove(dst, src);
    a_.andps(fp(dst), t);
  }
}

void Masm::round(unsigned mode, Width width, Reg dst, Reg src) {
  // mode: 0 nearest, 1 floor, 2 ceil, 3 trunc; 8 suppresses the inexact exception.
  if (has(kSse41)) {
    if (width == Width::w64) {
      a_.roundsd(fp(dst), fp(src), mode | 8);
    } else {
      a_.roundss(fp(dst), fp(src), mode | 8);
    }
    return;
  }
  // Below 2^52 (2^23) adding and subtracting that number rounds to nearest; floor, ceil and trunc
  // then correct by one. Larger numbers, infinities and NaN are whole already (x + 0 quiets a NaN).
  const bool is_64 = width == Width::w64;
  const uint64_t big = is_64 ? 0x4330000000000000u : 0x4b000000u;
  const uint64_t one = is_64 ? 0x3ff0000000000000u : 0x3f800000u;
  const uint64_t magnitude = sign_bit(width) - 1;
  const Label done = a_.new_label();
  const Label whole = a_.new_label();
  const Label adjusted = a_.new_label();
  const Xmm t = fp(kFpScratch);
  // The sign and the original travel on the machine stack below the frame's own words.
  a_.sub(gpq(kRsp), 16);
  const Mem original = mem({kRsp, kNoReg, 0});
  const Mem magic = mem({kRsp, kNoReg, 8});
  a_.movsd(original, fp(src));
  fmove(dst, src);
  is_64 ? a_.movq(gpq(kScratch), fp(dst)) : a_.movd(gpd(kScratch), fp(dst));
  a_.push(gpq(kRax));
  a_.mov(gpq(kRax), magnitude);
  a_.and_(gpq(kScratch), gpq(kRax));
  a_.mov(gpq(kRax), big);
  a_.cmp(gpq(kScratch), gpq(kRax));
  a_.pop(gpq(kRax));
  a_.jae(whole);
  // magic = big with the sign of the original.
  is_64 ? a_.movq(gpq(kScratch), fp(dst)) : a_.movd(gpd(kScratch), fp(dst));
  is_64 ? a_.shr(gpq(kScratch), 63) : a_.shr(gpd(kScratch), 31);
  is_64 ? a_.shl(gpq(kScratch), 63) : a_.shl(gpd(kScratch), 31);
  a_.push(gpq(kRax));
  a_.mov(gpq(kRax), big);
  a_.or_(gpq(kScratch), gpq(kRax));
  a_.pop(gpq(kRax));
  a_.mov(magic, gpq(kScratch));
  a_.movsd(t, magic);
  is_64 ? a_.addsd(fp(dst), t) : a_.addss(fp(dst), t);
  is_64 ? a_.subsd(fp(dst), t) : a_.subss(fp(dst), t);
  a_.movsd(t, original);
  const auto correct = [&](bool up) {
    ucomis(width, kFpScratch, dst);
    up ? a_.jbe(adjusted) : a_.jae(adjusted);
    is_64 ? a_.mov(gpq(kScratch), one) : a_.mov(gpd(kScratch), one);
    is_64 ? a_.movq(t, gpq(kScratch)) : a_.movd(t, gpd(kScratch));
    if (up) {
      is_64 ? a_.addsd(fp(dst), t) : a_.addss(fp(dst), t);
    } else {
      is_64 ? a_.subsd(fp(dst), t) : a_.subss(fp(dst), t);
    }
  };
  if (mode == 1) correct(false);
  if (mode == 2) correct(true);
  if (mode == 3) {
    const Label negative = a_.new_label();
    a_.cmp(asmjit::x86::dword_ptr(asmjit::x86::rsp, is_64 ? 4 : 0), 0);
    a_.jl(negative);
    correct(false);
    a_.jmp(adjusted);
    a_.bind(negative);
    correct(true);
  }
  a_.bind(adjusted);
  // The result has the original's sign, also when it is zero.
  a_.movsd(t, original);
  is_64 ? a_.movq(gpq(kScratch), t) : a_.movd(gpd(kScratch), t);
  is_64 ? a_.shr(gpq(kScratch), 63) : a_.shr(gpd(kScratch), 31);
  is_64 ? a_.shl(gpq(kScratch), 63) : a_.shl(gpd(kScratch), 31);
  sign_bit_op(false, width, dst, dst);
  is_64 ? a_.movq(t, gpq(kScratch)) : a_.movd(t, gpd(kScratch));
  a_.orps(fp(dst), t);
  a_.jmp(done);
  a_.bind(whole);
  a_.xorps(t, t);
  is_64 ? a_.addsd(fp(dst), t) : a_.addss(fp(dst), t);
  a_.bind(done);
  a_.add(gpq(kRsp), 16);
}

}  // namespace tenon::jit::x64
