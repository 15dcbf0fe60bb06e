// One-operand instructions of the x86-64 masm: bit counts, sign extension, conversions.
#include <cassert>

#include "jit/x64/masm.h"

namespace tenon::jit::x64 {

using asmjit::x86::Xmm;
using ops::Op;

void Masm::count_zeros(bool leading, Width width, Reg dst, Reg src) {
  const auto d = gp(width, dst);
  const auto s = gp(width, src);
  if (leading && has(kLzcnt)) {
    a_.lzcnt(d, s);
    return;
  }
  if (!leading && has(kBmi1)) {
    a_.tzcnt(d, s);
    return;
  }
  // bsr and bsf leave the destination undefined for zero.
  const int bits = width == Width::w64 ? 64 : 32;
  const auto scratch = gp(width, kScratch);
  const Label found = a_.new_label();
  leading ? a_.bsr(scratch, s) : a_.bsf(scratch, s);
  a_.jnz(found);
  // What the exclusive or makes `bits` of, where there is one.
  a_.mov(gpd(kScratch), leading ? 2 * bits - 1 : bits);
  a_.bind(found);
  if (leading) a_.xor_(gpd(kScratch), bits - 1);
  a_.mov(d, scratch);
}

void Masm::popcnt(Width width, Reg dst, Reg src) {
  const auto d = gp(width, dst);
  if (has(kPopcnt)) {
    a_.popcnt(d, gp(width, src));
    return;
  }
  // Clears the lowest set bit until none is left; dst may be src, so both work in saved registers.
  const Label loop = a_.new_label();
  const Label done = a_.new_label();
  const Reg tmp = src == kRax || dst == kRax ? (src == kRcx || dst == kRcx ? kRdx : kRcx) : kRax;
  a_.mov(gp(width, kScratch), gp(width, src));
  a_.push(gpq(tmp));
  a_.xor_(gpd(dst), gpd(dst));
  a_.bind(loop);
  a_.test(gp(width, kScratch), gp(width, kScratch));
  a_.jz(done);
  a_.lea(gp(width, tmp), Address{kScratch, kNoReg, -1});
  a_.and_(gp(width, kScratch), gp(width, tmp));
  a_.inc(gpd(dst));
  a_.jmp(loop);
  a_.bind(done);
  a_.pop(gpq(tmp));
}

void Masm::cvtt(Width from, Reg dst, Reg src) {
  if (from == Width::w64) {
    a_.cvttsd2si(gpq(dst), fp(src));
  } else {
    a_.cvttss2si(gpq(dst), fp(src));
  }
}

namespace {
constexpr uint64_t two_to_63(Width width) {
  return width == Width::w64 ? 0x43e0000000000000u : 0x5f000000u;
}
}  // namespace

void Masm::trunc(bool to_64, bool is_signed, Width from, Reg dst, Reg src, const Traps& traps) {
  const Label done = a_.new_label();
  // NaN traps as an invalid conversion, everything else that does not fit as an overflow.
  const auto fail = [&] {
    ucomis(from, src, src);
    a_.jp(traps.invalid_conversion);
    a_.jmp(traps.overflow);
  };
  if (!to_64) {
    // A 64-bit conversion is exact over the whole 32-bit range; out of range and NaN show in the
    // upper half.
    cvtt(from, dst, src);
    if (is_signed) {
      a_.movsxd(gpq(kScratch), gpd(dst));
    } else {
      a_.mov(gpd(kScratch), gpd(dst));
    }
    a_.cmp(gpq(kScratch), gpq(dst));
    a_.je(done);
    fail();
    a_.bind(done);
    a_.mov(gpd(dst), gpd(dst));
    return;
  }
  if (is_signed) {
    cvtt(from, dst, src);
    a_.cmp(gpq(dst), 1);  // overflows for the indefinite value alone
    a_.jno(done);
    // -2^63 itself is in range.
    const uint64_t minus = two_to_63(from) | (from == Width::w64 ? uint64_t{1} << 63 : 1u << 31);
    fload_const(from, kFpScratch, minus);
    ucomis(from, src, kFpScratch);
    a_.jp(traps.invalid_conversion);
    a_.jne(traps.overflow);
    a_.bind(done);
    return;
  }
  const Label large = a_.new_label();
  const Label bad = a_.new_label();
  fload_const(from, kFpScratch, two_to_63(from));
  ucomis(from, src, kFpScratch);
  a_.jae(large);  // not taken for NaN (carry is set)
  cvtt(from, dst, src);
  a_.test(gpq(dst), gpq(dst));
  a_.jns(done);
  a_.bind(bad);
  fail();
  a_.bind(large);
  // src - 2^63, computed as -(2^63) + src in the scratch register.
  fload_const(from, kFpScratch, two_to_63(from) | (from == Width::w64 ? uint64_t{1} << 63 : 1u << 31));
  from == Width::w64 ? a_.addsd(fp(kFpScratch), fp(src)) : a_.addss(fp(kFpScratch), fp(src));
  cvtt(from, dst, kFpScratch);
  a_.test(gpq(dst), gpq(dst));
  a_.js(bad);
  a_.btc(gpq(dst), 63);
  a_.bind(done);
}

void Masm::trunc_sat(bool to_64, bool is_signed, Width from, Reg dst, Reg src) {
  const Label done = a_.new_label();
  const Label not_nan = a_.new_label();
  const Label negative = a_.new_label();
  const auto saturate = [&](uint64_t low, uint64_t high) {
    ucomis(from, src, src);
    a_.jnp(not_nan);
    a_.xor_(gpd(dst), gpd(dst));
    a_.jmp(done);
    a_.bind(not_nan);
    a_.xorps(fp(kFpScratch), fp(kFpScratch));
    ucomis(from, src, kFpScratch);
    a_.jb(negative);
    load_const(to_64 ? Width::w64 : Width::w32, dst, high);
    a_.jmp(done);
    a_.bind(negative);
    load_const(to_64 ? Width::w64 : Width::w32, dst, low);
  };
  if (!to_64) {
    const Label slow_end = a_.new_label();
    cvtt(from, dst, src);
    if (is_signed) {
      a_.movsxd(gpq(kScratch), gpd(dst));
    } else {
      a_.mov(gpd(kScratch), gpd(dst));
    }
    a_.cmp(gpq(kScratch), gpq(dst));
    a_.je(slow_end);
    is_signed ? saturate(0x80000000u, 0x7fffffffu) : saturate(0, 0xffffffffu);
    a_.bind(done);
    a_.bind(slow_end);
    a_.mov(gpd(dst), gpd(dst));
    return;
  }
  if (is_signed) {
    cvtt(from, dst, src);
    a_.cmp(gpq(dst), 1);
    a_.jno(done);
    saturate(uint64_t{1} << 63, (uint64_t{1} << 63) - 1);
    a_.bind(done);
    return;
  }
  const Label large = a_.new_label();
  const Label slow = a_.new_label();
  fload_const(from, kFpScratch, two_to_63(from));
  ucomis(from, src, kFpScratch);
  a_.jae(large);
  cvtt(from, dst, src);
  a_.test(gpq(dst), gpq(dst));
  a_.jns(done);
  a_.jmp(slow);
  a_.bind(large);
  fload_const(from, kFpScratch, two_to_63(from) | (from == Width::w64 ? uint64_t{1} << 63 : 1u << 31));
  from == Width::w64 ? a_.addsd(fp(kFpScratch), fp(src)) : a_.addss(fp(kFpScratch), fp(src));
  cvtt(from, dst, kFpScratch);
  a_.test(gpq(dst), gpq(dst));
  a_.js(slow);
  a_.btc(gpq(dst), 63);
  a_.jmp(done);
  a_.bind(slow);
  saturate(0, ~uint64_t{0});
  a_.bind(done);
}

void Masm::convert_u64(Width to, Reg dst, Reg src) {
  const Label large = a_.new_label();
  const Label done = a_.new_label();
  const Xmm d = fp(dst);
  const bool is_64 = to == Width::w64;
  a_.xorps(d, d);
  a_.test(gpq(src), gpq(src));
  a_.js(large);
  is_64 ? a_.cvtsi2sd(d, gpq(src)) : a_.cvtsi2ss(d, gpq(src));
  a_.jmp(done);
  a_.bind(large);
  // Halve, keeping the lost bit so that the rounding is right, convert, double.
  const Reg tmp = src == kRax ? kRcx : kRax;
  a_.push(gpq(tmp));
  a_.mov(gpq(kScratch), gpq(src));
  a_.mov(gpd(tmp), gpd(src));
  a_.shr(gpq(kScratch), 1);
  a_.and_(gpd(tmp), 1);
  a_.or_(gpq(kScratch), gpq(tmp));
  a_.pop(gpq(tmp));
  is_64 ? a_.cvtsi2sd(d, gpq(kScratch)) : a_.cvtsi2ss(d, gpq(kScratch));
  is_64 ? a_.addsd(d, d) : a_.addss(d, d);
  a_.bind(done);
}

void Masm::unary(Op op, Reg dst, Reg src, const Traps& traps) {
  constexpr Width k32 = Width::w32;
  constexpr Width k64 = Width::w64;
  switch (op) {
    case Op::i32_clz: return count_zeros(true, k32, dst, src);
    case Op::i64_clz: return count_zeros(true, k64, dst, src);
    case Op::i32_ctz: return count_zeros(false, k32, dst, src);
    case Op::i64_ctz: return count_zeros(false, k64, dst, src);
    case Op::i32_popcnt: return popcnt(k32, dst, src);
    case Op::i64_popcnt: return popcnt(k64, dst, src);
    case Op::f32_abs: return sign_bit_op(false, k32, dst, src);
    case Op::f64_abs: return sign_bit_op(false, k64, dst, src);
    case Op::f32_neg: return sign_bit_op(true, k32, dst, src);
    case Op::f64_neg: return sign_bit_op(true, k64, dst, src);
    case Op::f32_ceil: return round(2, k32, dst, src);
    case Op::f64_ceil: return round(2, k64, dst, src);
    case Op::f32_floor: return round(1, k32, dst, src);
    case Op::f64_floor: return round(1, k64, dst, src);
    case Op::f32_trunc: return round(3, k32, dst, src);
    case Op::f64_trunc: return round(3, k64, dst, src);
    case Op::f32_nearest: return round(0, k32, dst, src);
    case Op::f64_nearest: return round(0, k64, dst, src);
    case Op::f32_sqrt: a_.sqrtss(fp(dst), fp(src)); return;
    case Op::f64_sqrt: a_.sqrtsd(fp(dst), fp(src)); return;
    case Op::i64_extend_i32_s: case Op::i64_extend32_s: a_.movsxd(gpq(dst), gpd(src)); return;
    case Op::i32_extend8_s: a_.movsx(gpd(dst), gpb(src)); return;
    case Op::i32_extend16_s: a_.movsx(gpd(dst), Gpr{src, 2}); return;
    case Op::i64_extend8_s: a_.movsx(gpq(dst), gpb(src)); return;
    case Op::i64_extend16_s: a_.movsx(gpq(dst), Gpr{src, 2}); return;
    case Op::i32_trunc_f32_s: return trunc(false, true, k32, dst, src, traps);
    case Op::i32_trunc_f32_u: return trunc(false, false, k32, dst, src, traps);
    case Op::i32_trunc_f64_s: return trunc(false, true, k64, dst, src, traps);
    case Op::i32_trunc_f64_u: return trunc(false, false, k64, dst, src, traps);
    case Op::i64_trunc_f32_s: return trunc(true, true, k32, dst, src, traps);
    case Op::i64_trunc_f32_u: return trunc(true, false, k32, dst, src, traps);
    case Op::i64_trunc_f64_s: return trunc(true, true, k64, dst, src, traps);
    case Op::i64_trunc_f64_u: return trunc(true, false, k64, dst, src, traps);
    case Op::i32_trunc_sat_f32_s: return trunc_sat(false, true, k32, dst, src);
    case Op::i32_trunc_sat_f32_u: return trunc_sat(false, false, k32, dst, src);
    case Op::i32_trunc_sat_f64_s: return trunc_sat(false, true, k64, dst, src);
    case Op::i32_trunc_sat_f64_u: return trunc_sat(false, false, k64, dst, src);
    case Op::i64_trunc_sat_f32_s: return trunc_sat(true, true, k32, dst, src);
    case Op::i64_trunc_sat_f32_u: return trunc_sat(true, false, k32, dst, src);
    case Op::i64_trunc_sat_f64_s: return trunc_sat(true, true, k64, dst, src);
    case Op::i64_trunc_sat_f64_u: return trunc_sat(true, false, k64, dst, src);
    case Op::f32_convert_i32_s: a_.xorps(fp(dst), fp(dst)); a_.cvtsi2ss(fp(dst), gpd(src)); return;
    case Op::f64_convert_i32_s: a_.xorps(fp(dst), fp(dst)); a_.cvtsi2sd(fp(dst), gpd(src)); return;
    // An i32 in a register is zero-extended: the 64-bit signed conversion is the unsigned one.
    case Op::f32_convert_i32_u:
    case Op::f32_convert_i64_s: a_.xorps(fp(dst), fp(dst)); a_.cvtsi2ss(fp(dst), gpq(src)); return;
    case Op::f64_convert_i32_u:
    case Op::f64_convert_i64_s: a_.xorps(fp(dst), fp(dst)); a_.cvtsi2sd(fp(dst), gpq(src)); return;
    case Op::f32_convert_i64_u: return convert_u64(k32, dst, src);
    case Op::f64_convert_i64_u: return convert_u64(k64, dst, src);
    case Op::f32_demote_f64: a_.cvtsd2ss(fp(dst), fp(src)); return;
    case Op::f64_promote_f32: a_.cvtss2sd(fp(dst), fp(src)); return;
    case Op::i32_reinterpret_f32: a_.movd(gpd(dst), fp(src)); return;
    case Op::i64_reinterpret_f64: a_.movq(gpq(dst), fp(src)); return;
    case Op::f32_reinterpret_i32: a_.movd(fp(dst), gpd(src)); return;
    case Op::f64_reinterpret_i64: a_.movq(fp(dst), gpq(src)); return;
    default: assert(false && "not a unary instruction");
  }
}

}  // namespace tenon::jit::x64
