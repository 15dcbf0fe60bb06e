#include "ops/scalar.h"

#include <bit>
#include <limits>
#include <type_traits>

namespace tenon::ops {
namespace {

constexpr unsigned distance(Op op, Op first) {
  return static_cast<unsigned>(op) - static_cast<unsigned>(first);
}

// The comparisons, in the order of their opcodes: eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u.
template <class Unsigned>
bool compare(unsigned which, Unsigned a, Unsigned b) {
  using Signed = std::make_signed_t<Unsigned>;
  const auto sa = static_cast<Signed>(a);
  const auto sb = static_cast<Signed>(b);
  switch (which) {
    case 0: return a == b;
    case 1: return a != b;
    case 2: return sa < sb;
    case 3: return a < b;
    case 4: return sa > sb;
    case 5: return a > b;
    case 6: return sa <= sb;
    case 7: return a <= b;
    case 8: return sa >= sb;
    default: return a >= b;
  }
}

// The operators, in the order of their opcodes: add sub mul div_s div_u rem_s rem_u and or xor shl
// shr_s shr_u rotl rotr.
template <class Unsigned>
std::optional<uint64_t> operate(unsigned which, Unsigned a, Unsigned b) {
  using Signed = std::make_signed_t<Unsigned>;
  constexpr unsigned kBits = std::numeric_limits<Unsigned>::digits;
  const unsigned count = static_cast<unsigned>(b % kBits);
  const bool overflows = static_cast<Signed>(a) == std::numeric_limits<Signed>::min() &&
                         static_cast<Signed>(b) == -1;
  const bool divides = which >= 3 && which <= 6;
  if (divides && (b == 0 || (which == 3 && overflows))) return std::nullopt;
  const auto result = [&]() -> Unsigned {
    switch (which) {
      case 0: return a + b;
      case 1: return a - b;
      case 2: return a * b;
      case 3: return static_cast<Unsigned>(static_cast<Signed>(a) / static_cast<Signed>(b));
      case 4: return a / b;
      case 5: return overflows ? 0 : static_cast<Unsigned>(static_cast<Signed>(a) % static_cast<Signed>(b));
      case 6: return a % b;
      case 7: return a & b;
      case 8: return a | b;
      case 9: return a ^ b;
      case 10: return a << count;
      case 11: return static_cast<Unsigned>(static_cast<Signed>(a) >> count);
      case 12: return a >> count;
      case 13: return std::rotl(a, static_cast<int>(count));
      default: return std::rotr(a, static_cast<int>(count));
    }
  };
  return uint64_t{result()};
}

template <class From>
constexpr uint64_t extend(uint64_t value, bool to_64) {
  const int64_t extended = static_cast<From>(value);
  return to_64 ? static_cast<uint64_t>(extended) : static_cast<uint32_t>(extended);
}

}  // namespace

std::optional<uint64_t> fold_unary(Op op, uint64_t value) {
  const auto low = static_cast<uint32_t>(value);
  switch (op) {
    case Op::i32_eqz: return uint64_t{low == 0};
    case Op::i64_eqz: return uint64_t{value == 0};
    case Op::i32_clz: return static_cast<uint64_t>(std::countl_zero(low));
    case Op::i32_ctz: return static_cast<uint64_t>(std::countr_zero(low));
    case Op::i32_popcnt: return static_cast<uint64_t>(std::popcount(low));
    case Op::i64_clz: return static_cast<uint64_t>(std::countl_zero(value));
    case Op::i64_ctz: return static_cast<uint64_t>(std::countr_zero(value));
    case Op::i64_popcnt: return static_cast<uint64_t>(std::popcount(value));
    case Op::i32_wrap_i64: case Op::i64_extend_i32_u: return uint64_t{low};
    case Op::i64_extend_i32_s: case Op::i64_extend32_s: return extend<int32_t>(value, true);
    case Op::i32_extend8_s: return extend<int8_t>(value, false);
    case Op::i32_extend16_s: return extend<int16_t>(value, false);
    case Op::i64_extend8_s: return extend<int8_t>(value, true);
    case Op::i64_extend16_s: return extend<int16_t>(value, true);
    default: return std::nullopt;
  }
}

std::optional<uint64_t> fold_binary(Op op, uint64_t lhs, uint64_t rhs) {
  const auto a = static_cast<uint32_t>(lhs);
  const auto b = static_cast<uint32_t>(rhs);
  if (op >= Op::i32_eq && op <= Op::i32_ge_u) return uint64_t{compare(distance(op, Op::i32_eq), a, b)};
  if (op >= Op::i64_eq && op <= Op::i64_ge_u) return uint64_t{compare(distance(op, Op::i64_eq), lhs, rhs)};
  if (op >= Op::i32_add && op <= Op::i32_rotr) return operate(distance(op, Op::i32_add), a, b);
  if (op >= Op::i64_add && op <= Op::i64_rotr) return operate(distance(op, Op::i64_add), lhs, rhs);
  return std::nullopt;
}

}  // namespace tenon::ops
