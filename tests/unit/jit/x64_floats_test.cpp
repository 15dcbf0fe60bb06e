// Float operators and conversions of the x86-64 masm. See x64_runs.h.
#if defined(__x86_64__)
#include "x64_runs.h"

namespace {

using namespace tenon::jit;
using namespace tenon::jit::x64;
using namespace tenon::jit::x64::test;

TEST_CASE("x64: float operators, every aliasing") {
  for (const uint32_t cpu : cpus()) {
    for (const Width width : {w32, w64}) {
      const std::vector<uint64_t> values = floats(width);
      for (unsigned i = 0; i < 7 * 27; ++i) {
        const auto op = static_cast<FloatOp>(i / 27);
        const Reg dst = xmm(i % 3), lhs = xmm(i / 3 % 3), rhs = xmm(i / 9 % 3);
        CAPTURE(cpu); CAPTURE(i); CAPTURE(width);
        const Code code(cpu, [&](Masm& m, const auto&) { m.float_op(op, width, dst, lhs, rhs); });
        for (const uint64_t a : values) {
          for (const uint64_t b : values) {
            if (lhs == rhs && a != b) continue;
            CAPTURE(a); CAPTURE(b);
            Registers in = blank();
            in.xmm[lhs - kFirstFp].low = a;
            in.xmm[rhs - kFirstFp].low = b;
            const uint64_t actual = code.run(in, bit(dst)).xmm[dst - kFirstFp].low;
            const uint64_t expected = float_result(op, width, a, b);
            if (op == FloatOp::copysign) {
              CHECK((width == w64 ? actual : static_cast<uint32_t>(actual)) == expected);
            } else {
              check_float(width, actual, expected, {a, b});
            }
          }
        }
      }
    }
  }
}

template <class Float, class Bits>
uint64_t float_unary(unsigned which, uint64_t bits) {
  const auto x = std::bit_cast<Float>(static_cast<Bits>(bits));
  const auto result = [&]() -> Float {
    switch (which) {
      case 2: return std::ceil(x);
      case 3: return std::floor(x);
      case 4: return std::trunc(x);
      case 5: return std::nearbyint(x);
      default: return std::sqrt(x);
    }
  };
  constexpr Bits kSign = Bits{1} << (8 * sizeof(Bits) - 1);
  if (which == 0) return static_cast<Bits>(bits) & static_cast<Bits>(~kSign);
  if (which == 1) return static_cast<Bits>(bits) ^ kSign;
  return std::bit_cast<Bits>(result());
}

TEST_CASE("x64: float unaries, with and without rounding instructions") {
  for (const uint32_t cpu : cpus()) {
    for (const Width width : {w32, w64}) {
      for (unsigned which = 0; which < 7; ++which) {  // abs neg ceil floor trunc nearest sqrt
        const Op op = after(width == w64 ? Op::f64_abs : Op::f32_abs, which);
        for (const unsigned dst : {0u, 1u}) {
          CAPTURE(cpu); CAPTURE(tenon::ops::info(op).text); CAPTURE(dst);
          const Code code(cpu, [&](Masm& m, const auto& traps) {
            m.unary(op, xmm(dst), xmm(0), traps);
          });
          for (const uint64_t value : floats(width)) {
            CAPTURE(value);
            Registers in = blank();
            in.xmm[0].low = value;
            const uint64_t actual = code.run(in, bit(xmm(dst))).xmm[dst].low;
            const uint64_t expected = width == w64 ? float_unary<double, uint64_t>(which, value)
                                                   : float_unary<float, uint32_t>(which, value);
            if (which < 2) {
              CHECK((width == w64 ? actual : static_cast<uint32_t>(actual)) == expected);
            } else {
              check_float(width, actual, expected, {value});
            }
          }
        }
      }
    }
  }
}

// --- Conversions

struct Conversion {
  Op first;
  bool to_64;
  Width from;
};
// Each is followed by its unsigned counterpart.
constexpr Conversion kTruncs[] = {{Op::i32_trunc_f32_s, false, w32}, {Op::i32_trunc_f64_s, false, w64},
                                  {Op::i64_trunc_f32_s, true, w32}, {Op::i64_trunc_f64_s, true, w64}};
constexpr Conversion kSats[] = {
    {Op::i32_trunc_sat_f32_s, false, w32}, {Op::i32_trunc_sat_f64_s, false, w64},
    {Op::i64_trunc_sat_f32_s, true, w32}, {Op::i64_trunc_sat_f64_s, true, w64}};

void check_truncation(const Conversion& conversion, bool is_signed, bool saturates) {
  const Op op = after(conversion.first, is_signed ? 0 : 1);
  // 2^31, 2^32, 2^63 or 2^64, and the least value.
  const double end = std::ldexp(1.0, (conversion.to_64 ? 64 : 32) - (is_signed ? 1 : 0));
  const double least = is_signed ? -end : 0;
  const auto as_int = [&](double value) -> uint64_t {
    const uint64_t bits = value < 0 ? static_cast<uint64_t>(static_cast<int64_t>(value))
                                    : static_cast<uint64_t>(value);
    return conversion.to_64 ? bits : static_cast<uint32_t>(bits);
  };
  for (const Reg dst : {kRax, kRcx}) {
    CAPTURE(tenon::ops::info(op).text); CAPTURE(dst);
    const Code code(0, [&](Masm& m, const auto& traps) { m.unary(op, dst, xmm(0), traps); });
    for (const uint64_t bits : floats(conversion.from)) {
      CAPTURE(bits);
      Registers in = blank();
      in.xmm[0].low = bits;
      const Registers out = code.run(in, bit(dst));
      const double value = std::trunc(to_double(conversion.from, bits));
      if (value >= least && value < end) {
        CHECK(out.gp[kScratch] == kNone);
        CHECK(out.gp[dst] == as_int(value));
      } else if (!saturates) {
        CHECK(out.gp[kScratch] == (std::isnan(value) ? kInvalidConversion : kOverflow));
      } else {
        CHECK(out.gp[kScratch] == kNone);
        const uint64_t most = conversion.to_64 ? ~uint64_t{0} : 0xffffffff;
        CHECK(out.gp[dst] == (std::isnan(value)  ? 0
                              : value < 0        ? as_int(least)
                              : is_signed        ? most >> 1
                                                 : most));
      }
    }
  }
}

TEST_CASE("x64: truncations at the exact edges of their ranges") {
  for (const bool is_signed : {true, false}) {
    for (const Conversion& conversion : kTruncs) check_truncation(conversion, is_signed, false);
    for (const Conversion& conversion : kSats) check_truncation(conversion, is_signed, true);
  }
}

template <class From>
void check_conversion(Op op, Width from, Width to) {
  for (const Reg src : {kRax, kRcx, kR8}) {
    CAPTURE(tenon::ops::info(op).text); CAPTURE(src);
    const Code code(0, [&](Masm& m, const auto& traps) { m.unary(op, xmm(2), src, traps); });
    std::vector<uint64_t> values = ints(from);
    if (from == w64) {
      // Halfway cases of both precisions, in the half that the conversion has to halve.
      for (const uint64_t low : {0x400, 0x401, 0x3ff, 0xc00, 0x7ff}) {
        values.insert(values.end(), {0x8000000000000000 + low, 0xfffffffffffff000 + low,
                                     0x8000000000000000 + (low << 29) + 1, 0x8000008000000000 + low});
      }
      values.insert(values.end(), {0x8000008000000000, 0x8000018000000000, 0xffffff7fffffffff});
    }
    for (const uint64_t value : values) {
      Registers in = blank();
      in.gp[src] = value;
      const uint64_t actual = code.run(in, bit(xmm(2))).xmm[2].low;
      const auto number = static_cast<From>(value);
      if (to == w64) {
        CHECK(actual == std::bit_cast<uint64_t>(static_cast<double>(number)));
      } else {
        CHECK(static_cast<uint32_t>(actual) == std::bit_cast<uint32_t>(static_cast<float>(number)));
      }
    }
  }
}

TEST_CASE("x64: conversions of integers to floats") {
  check_conversion<int32_t>(Op::f32_convert_i32_s, w32, w32);
  check_conversion<uint32_t>(Op::f32_convert_i32_u, w32, w32);
  check_conversion<int64_t>(Op::f32_convert_i64_s, w64, w32);
  check_conversion<uint64_t>(Op::f32_convert_i64_u, w64, w32);
  check_conversion<int32_t>(Op::f64_convert_i32_s, w32, w64);
  check_conversion<uint32_t>(Op::f64_convert_i32_u, w32, w64);
  check_conversion<int64_t>(Op::f64_convert_i64_s, w64, w64);
  check_conversion<uint64_t>(Op::f64_convert_i64_u, w64, w64);
}

}  // namespace
#endif
