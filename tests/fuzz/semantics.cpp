#include "semantics.h"

#include <bit>
#include <cmath>
#include <limits>

namespace tenon::fuzz {
namespace {

using abi::TrapCode;
using ops::Op;

NumericResult value(uint64_t bits) { return {true, {}, bits}; }
NumericResult value(uint32_t bits) { return {true, {}, bits}; }
NumericResult value(bool bit) { return {true, {}, bit}; }
NumericResult value(int32_t bits) { return value(static_cast<uint32_t>(bits)); }
NumericResult value(int64_t bits) { return value(static_cast<uint64_t>(bits)); }
NumericResult value(float number) { return value(std::bit_cast<uint32_t>(number)); }
NumericResult value(double number) { return value(std::bit_cast<uint64_t>(number)); }
NumericResult trap(TrapCode code) { return {true, code, 0}; }

template <class S, class U>
NumericResult divide(U a, U b, bool is_signed, bool remainder) {
  if (b == 0) return trap(TrapCode::integer_divide_by_zero);
  if (!is_signed) return value(remainder ? U(a % b) : U(a / b));
  if (S(b) == -1) {
    if (remainder) return value(U{0});
    if (S(a) == std::numeric_limits<S>::min()) return trap(TrapCode::integer_overflow);
    return value(U(0 - a));
  }
  return value(remainder ? U(S(a) % S(b)) : U(S(a) / S(b)));
}

template <class F>
F minimum(F a, F b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<F>::quiet_NaN();
  if (a == 0 && b == 0) return std::signbit(a) ? a : b;
  return a < b ? a : b;
}

template <class F>
F maximum(F a, F b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<F>::quiet_NaN();
  if (a == 0 && b == 0) return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

// Truncation to `I`. The bounds are exact in F: 2^n, and -2^n or -1.
template <class I, class F>
NumericResult truncate(F number, bool saturates) {
  constexpr int kBits = std::numeric_limits<I>::digits;
  const F above = std::ldexp(F{1}, kBits);
  const F lowest = std::numeric_limits<I>::is_signed ? -above : F{0};
  if (std::isnan(number)) {
    return saturates ? value(I{0}) : trap(TrapCode::invalid_conversion_to_integer);
  }
  const F whole = std::trunc(number);
  if (whole >= above) {
    return saturates ? value(std::numeric_limits<I>::max()) : trap(TrapCode::integer_overflow);
  }
  if (whole < lowest) {
    return saturates ? value(std::numeric_limits<I>::min()) : trap(TrapCode::integer_overflow);
  }
  return value(static_cast<I>(whole));
}

#define INTEGER_CASES(t, U, S)                                                       \
  case Op::t##_eqz: return value(U(x) == 0);                                         \
  case Op::t##_eq: return value(U(x) == U(y));                                       \
  case Op::t##_ne: return value(U(x) != U(y));                                       \
  case Op::t##_lt_s: return value(S(x) < S(y));                                      \
  case Op::t##_lt_u: return value(U(x) < U(y));                                      \
  case Op::t##_gt_s: return value(S(x) > S(y));                                      \
  case Op::t##_gt_u: return value(U(x) > U(y));                                      \
  case Op::t##_le_s: return value(S(x) <= S(y));                                     \
  case Op::t##_le_u: return value(U(x) <= U(y));                                     \
  case Op::t##_ge_s: return value(S(x) >= S(y));                                     \
  case Op::t##_ge_u: return value(U(x) >= U(y));                                     \
  case Op::t##_clz: return value(U(std::countl_zero(U(x))));                         \
  case Op::t##_ctz: return value(U(std::countr_zero(U(x))));                         \
  case Op::t##_popcnt: return value(U(std::popcount(U(x))));                         \
  case Op::t##_add: return value(U(U(x) + U(y)));                                    \
  case Op::t##_sub: return value(U(U(x) - U(y)));                                    \
  case Op::t##_mul: return value(U(U(x) * U(y)));                                    \
  case Op::t##_div_s: return divide<S>(U(x), U(y), true, false);                     \
  case Op::t##_div_u: return divide<S>(U(x), U(y), false, false);                    \
  case Op::t##_rem_s: return divide<S>(U(x), U(y), true, true);                      \
  case Op::t##_rem_u: return divide<S>(U(x), U(y), false, true);                     \
  case Op::t##_and: return value(U(x & y));                                          \
  case Op::t##_or: return value(U(x | y));                                           \
  case Op::t##_xor: return value(U(x ^ y));                                          \
  case Op::t##_shl: return value(U(U(x) << (y % (8 * sizeof(U)))));                  \
  case Op::t##_shr_s: return value(S(S(x) >> (y % (8 * sizeof(U)))));                \
  case Op::t##_shr_u: return value(U(U(x) >> (y % (8 * sizeof(U)))));                \
  case Op::t##_rotl: return value(std::rotl(U(x), int(y % (8 * sizeof(U)))));        \
  case Op::t##_rotr: return value(std::rotr(U(x), int(y % (8 * sizeof(U)))));        \
  case Op::t##_extend8_s: return value(S(int8_t(x)));                                \
  case Op::t##_extend16_s: return value(S(int16_t(x)));

#define FLOAT_CASES(t, F, U, kSign)                                                  \
  case Op::t##_eq: return value(F(a##t) == b##t);                                    \
  case Op::t##_ne: return value(F(a##t) != b##t);                                    \
  case Op::t##_lt: return value(F(a##t) < b##t);                                     \
  case Op::t##_gt: return value(F(a##t) > b##t);                                     \
  case Op::t##_le: return value(F(a##t) <= b##t);                                    \
  case Op::t##_ge: return value(F(a##t) >= b##t);                                    \
  case Op::t##_abs: return value(U(x & ~(kSign)));                                   \
  case Op::t##_neg: return value(U(x ^ (kSign)));                                    \
  case Op::t##_copysign: return value(U((x & ~(kSign)) | (y & (kSign))));            \
  case Op::t##_ceil: return value(std::ceil(a##t));                                  \
  case Op::t##_floor: return value(std::floor(a##t));                                \
  case Op::t##_trunc: return value(std::trunc(a##t));                                \
  case Op::t##_nearest: return value(std::nearbyint(a##t));                          \
  case Op::t##_sqrt: return value(std::sqrt(a##t));                                  \
  case Op::t##_add: return value(a##t + b##t);                                       \
  case Op::t##_sub: return value(a##t - b##t);                                       \
  case Op::t##_mul: return value(a##t * b##t);                                       \
  case Op::t##_div: return value(a##t / b##t);                                       \
  case Op::t##_min: return value(minimum(a##t, b##t));                               \
  case Op::t##_max: return value(maximum(a##t, b##t));                               \
  case Op::i32_trunc_##t##_s: return truncate<int32_t>(a##t, false);                 \
  case Op::i32_trunc_##t##_u: return truncate<uint32_t>(a##t, false);                \
  case Op::i64_trunc_##t##_s: return truncate<int64_t>(a##t, false);                 \
  case Op::i64_trunc_##t##_u: return truncate<uint64_t>(a##t, false);                \
  case Op::i32_trunc_sat_##t##_s: return truncate<int32_t>(a##t, true);              \
  case Op::i32_trunc_sat_##t##_u: return truncate<uint32_t>(a##t, true);             \
  case Op::i64_trunc_sat_##t##_s: return truncate<int64_t>(a##t, true);              \
  case Op::i64_trunc_sat_##t##_u: return truncate<uint64_t>(a##t, true);             \
  case Op::t##_convert_i32_s: return value(F(int32_t(x)));                           \
  case Op::t##_convert_i32_u: return value(F(uint32_t(x)));                          \
  case Op::t##_convert_i64_s: return value(F(int64_t(x)));                           \
  case Op::t##_convert_i64_u: return value(F(x));

}  // namespace

// Division by zero of a float is what it is in Wasm.
__attribute__((no_sanitize("float-divide-by-zero")))
NumericResult compute(Op op, const uint64_t* operands) {
  const uint64_t x = operands[0];
  const uint64_t y = operands[1];
  const float af32 = std::bit_cast<float>(uint32_t(x));
  const float bf32 = std::bit_cast<float>(uint32_t(y));
  const double af64 = std::bit_cast<double>(x);
  const double bf64 = std::bit_cast<double>(y);
  switch (op) {
    INTEGER_CASES(i32, uint32_t, int32_t)
    INTEGER_CASES(i64, uint64_t, int64_t)
    FLOAT_CASES(f32, float, uint32_t, uint32_t{1} << 31)
    FLOAT_CASES(f64, double, uint64_t, uint64_t{1} << 63)
    case Op::i64_extend32_s: case Op::i64_extend_i32_s: return value(int64_t(int32_t(x)));
    case Op::i64_extend_i32_u: case Op::i32_wrap_i64: return value(uint32_t(x));
    case Op::f32_demote_f64: return value(float(af64));
    case Op::f64_promote_f32: return value(double(af32));
    case Op::i32_reinterpret_f32: case Op::f32_reinterpret_i32: return value(uint32_t(x));
    case Op::i64_reinterpret_f64: case Op::f64_reinterpret_i64: return value(x);
    default: return {false, {}, 0};
  }
}

}  // namespace tenon::fuzz
