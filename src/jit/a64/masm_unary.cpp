// One-operand instructions of the AArch64 masm: bit counts, sign extension, rounding, conversions.
#include <cassert>

#include "jit/a64/masm.h"

namespace tenon::jit::a64 {

using asmjit::a64::CondCode;
using asmjit::a64::Gp;
using asmjit::a64::Vec;
using ops::Op;

void Masm::popcnt(Width width, Reg dst, Reg src) {
  // The vector unit counts the bits of each byte and adds the counts up.
  const Vec v = fp(Width::w64, kFpExpand);
  a_.fmov(fp(width, kFpExpand), gp(width, src));
  a_.cnt(v.b8(), v.b8());
  a_.addv(v.b(), v.b8());
  a_.fmov(gpw(dst), v.s());
}

void Masm::fcvtz(Width to, bool is_signed, Width from, Reg dst, Reg src) {
  if (is_signed) {
    a_.fcvtzs(gp(to, dst), fp(from, src));
  } else {
    a_.fcvtzu(gp(to, dst), fp(from, src));
  }
}

void Masm::trunc(Width to, bool is_signed, Width from, Reg dst, Reg src, const Traps& traps) {
  const Vec s = fp(from, src);
  if (to == Width::w32) {
    // A 64-bit conversion is exact over the whole 32-bit range, and what lies outside of it shows in
    // the upper half: the conversion saturates. NaN becomes zero.
    a_.fcmp(s, s);
    branch_on(CondCode::kVS, traps.invalid_conversion);
    fcvtz(Width::w64, true, from, dst, src);
    a_.cmp(gpx(dst), gpx(dst), is_signed ? asmjit::arm::sxtw(0) : asmjit::arm::uxtw(0));
    branch_on(CondCode::kNE, traps.overflow);
    if (is_signed) a_.mov(gpw(dst), gpw(dst));
    return;
  }
  const bool is_f64 = from == Width::w64;
  const Vec bound = fp(from, kFpExpand);
  if (is_signed) {
    fload_const(from, kFpExpand, is_f64 ? 0xc3e0000000000000u : 0xdf000000u);  // -2^63, in range
    a_.fcmp(s, bound);
    branch_on(CondCode::kVS, traps.invalid_conversion);
    branch_on(CondCode::kMI, traps.overflow);
    a_.fneg(bound, bound);
  } else {
    fload_const(from, kFpExpand, is_f64 ? 0xbff0000000000000u : 0xbf800000u);  // -1, not in range
    a_.fcmp(s, bound);
    branch_on(CondCode::kVS, traps.invalid_conversion);
    branch_on(CondCode::kLS, traps.overflow);
    fload_const(from, kFpExpand, is_f64 ? 0x43f0000000000000u : 0x5f800000u);  // 2^64
  }
  a_.fcmp(s, bound);
  branch_on(CondCode::kGE, traps.overflow);
  fcvtz(to, is_signed, from, dst, src);
}

void Masm::convert(Width to, bool is_signed, Width from, Reg dst, Reg src) {
  if (is_signed) {
    a_.scvtf(fp(to, dst), gp(from, src));
  } else {
    a_.ucvtf(fp(to, dst), gp(from, src));
  }
}

void Masm::unary(Op op, Reg dst, Reg src, const Traps& traps) {
  constexpr Width k32 = Width::w32;
  constexpr Width k64 = Width::w64;
  switch (op) {
    case Op::i32_clz: a_.clz(gpw(dst), gpw(src)); return;
    case Op::i64_clz: a_.clz(gpx(dst), gpx(src)); return;
    case Op::i32_ctz: a_.rbit(gpw(dst), gpw(src)); a_.clz(gpw(dst), gpw(dst)); return;
    case Op::i64_ctz: a_.rbit(gpx(dst), gpx(src)); a_.clz(gpx(dst), gpx(dst)); return;
    case Op::i32_popcnt: return popcnt(k32, dst, src);
    case Op::i64_popcnt: return popcnt(k64, dst, src);
    case Op::f32_abs: a_.fabs(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_abs: a_.fabs(fp(k64, dst), fp(k64, src)); return;
    case Op::f32_neg: a_.fneg(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_neg: a_.fneg(fp(k64, dst), fp(k64, src)); return;
    case Op::f32_ceil: a_.frintp(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_ceil: a_.frintp(fp(k64, dst), fp(k64, src)); return;
    case Op::f32_floor: a_.frintm(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_floor: a_.frintm(fp(k64, dst), fp(k64, src)); return;
    case Op::f32_trunc: a_.frintz(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_trunc: a_.frintz(fp(k64, dst), fp(k64, src)); return;
    case Op::f32_nearest: a_.frintn(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_nearest: a_.frintn(fp(k64, dst), fp(k64, src)); return;
    case Op::f32_sqrt: a_.fsqrt(fp(k32, dst), fp(k32, src)); return;
    case Op::f64_sqrt: a_.fsqrt(fp(k64, dst), fp(k64, src)); return;
    case Op::i64_extend_i32_s: case Op::i64_extend32_s: a_.sxtw(gpx(dst), gpw(src)); return;
    case Op::i32_extend8_s: a_.sxtb(gpw(dst), gpw(src)); return;
    case Op::i32_extend16_s: a_.sxth(gpw(dst), gpw(src)); return;
    case Op::i64_extend8_s: a_.sxtb(gpx(dst), gpw(src)); return;
    case Op::i64_extend16_s: a_.sxth(gpx(dst), gpw(src)); return;
    case Op::i32_trunc_f32_s: return trunc(k32, true, k32, dst, src, traps);
    case Op::i32_trunc_f32_u: return trunc(k32, false, k32, dst, src, traps);
    case Op::i32_trunc_f64_s: return trunc(k32, true, k64, dst, src, traps);
    case Op::i32_trunc_f64_u: return trunc(k32, false, k64, dst, src, traps);
    case Op::i64_trunc_f32_s: return trunc(k64, true, k32, dst, src, traps);
    case Op::i64_trunc_f32_u: return trunc(k64, false, k32, dst, src, traps);
    case Op::i64_trunc_f64_s: return trunc(k64, true, k64, dst, src, traps);
    case Op::i64_trunc_f64_u: return trunc(k64, false, k64, dst, src, traps);
    case Op::i32_trunc_sat_f32_s: return fcvtz(k32, true, k32, dst, src);
    case Op::i32_trunc_sat_f32_u: return fcvtz(k32, false, k32, dst, src);
    case Op::i32_trunc_sat_f64_s: return fcvtz(k32, true, k64, dst, src);
    case Op::i32_trunc_sat_f64_u: return fcvtz(k32, false, k64, dst, src);
    case Op::i64_trunc_sat_f32_s: return fcvtz(k64, true, k32, dst, src);
    case Op::i64_trunc_sat_f32_u: return fcvtz(k64, false, k32, dst, src);
    case Op::i64_trunc_sat_f64_s: return fcvtz(k64, true, k64, dst, src);
    case Op::i64_trunc_sat_f64_u: return fcvtz(k64, false, k64, dst, src);
    case Op::f32_convert_i32_s: return convert(k32, true, k32, dst, src);
    case Op::f64_convert_i32_s: return convert(k64, true, k32, dst, src);
    case Op::f32_convert_i32_u: return convert(k32, false, k32, dst, src);
    case Op::f64_convert_i32_u: return convert(k64, false, k32, dst, src);
    case Op::f32_convert_i64_s: return convert(k32, true, k64, dst, src);
    case Op::f64_convert_i64_s: return convert(k64, true, k64, dst, src);
    case Op::f32_convert_i64_u: return convert(k32, false, k64, dst, src);
    case Op::f64_convert_i64_u: return convert(k64, false, k64, dst, src);
    case Op::f32_demote_f64: a_.fcvt(fp(k32, dst), fp(k64, src)); return;
    case Op::f64_promote_f32: a_.fcvt(fp(k64, dst), fp(k32, src)); return;
    case Op::i32_reinterpret_f32: a_.fmov(gpw(dst), fp(k32, src)); return;
    case Op::i64_reinterpret_f64: a_.fmov(gpx(dst), fp(k64, src)); return;
    case Op::f32_reinterpret_i32: a_.fmov(fp(k32, dst), gpw(src)); return;
    case Op::f64_reinterpret_i64: a_.fmov(fp(k64, dst), gpx(src)); return;
    default: assert(false && "not a unary instruction");
  }
}

}  // namespace tenon::jit::a64
