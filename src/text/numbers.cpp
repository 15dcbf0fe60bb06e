// See numbers.h. Hexadecimal floats are rounded here, bit by bit; decimal ones by std::from_chars,
// which rounds correctly and knows no locale.
#include "text/numbers.h"

#include <bit>
#include <charconv>
#include <string>

namespace tenon::text {
namespace {

int digit_value(char c, unsigned base) {
  int value = -1;
  if (c >= '0' && c <= '9') value = c - '0';
  else if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  else if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < static_cast<int>(base) ? value : -1;
}

// Moves over `digit (_? digit)*`; false where there is no digit or a stray underscore.
bool skip_digits(std::string_view& text, unsigned base) {
  size_t i = 0;
  bool digit_before = false;
  for (; i < text.size(); ++i) {
    if (text[i] == '_' ? !digit_before : digit_value(text[i], base) < 0) break;
    digit_before = text[i] != '_';
  }
  text.remove_prefix(i);
  return digit_before;
}

struct Literal {
  bool negative = false;
  bool has_sign = false;
  bool is_hex = false;
  bool is_float = false;  // has a point or an exponent
  std::string_view integer, fraction, exponent;
};

bool split(std::string_view text, Literal& out) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    out.has_sign = true;
    out.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.starts_with("0x")) {
    out.is_hex = true;
    text.remove_prefix(2);
  }
  const unsigned base = out.is_hex ? 16 : 10;
  out.integer = text;
  if (!skip_digits(text, base)) return false;
  out.integer.remove_suffix(text.size());
  if (text.starts_with('.')) {
    out.is_float = true;
    text.remove_prefix(1);
    out.fraction = text;
    if (!text.empty() && digit_value(text[0], base) >= 0 && !skip_digits(text, base)) return false;
    out.fraction.remove_suffix(text.size());
  }
  if (!text.empty() && (text[0] | 0x20) == (out.is_hex ? 'p' : 'e')) {
    out.is_float = true;
    text.remove_prefix(1);
    out.exponent = text;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
    if (!skip_digits(text, 10)) return false;
  }
  return text.empty();
}

NumberStatus magnitude(std::string_view digits, unsigned base, uint64_t& value) {
  value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    const auto digit = static_cast<uint64_t>(digit_value(c, base));
    if (value > (~uint64_t{0} - digit) / base) return NumberStatus::out_of_range;
    value = value * base + digit;
  }
  return NumberStatus::ok;
}

// The exponent, kept within what no rounding can tell apart.
int64_t exponent_value(std::string_view text) {
  const bool negative = text.starts_with('-');
  int64_t value = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9' && value < int64_t{1} << 50) value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

// The layout of an IEEE format: bits stored of the fraction, and of the exponent.
struct Format {
  unsigned fraction_bits;
  unsigned exponent_bits;
  uint64_t infinity() const { return ((uint64_t{1} << exponent_bits) - 1) << fraction_bits; }
  uint64_t sign() const { return uint64_t{1} << (fraction_bits + exponent_bits); }
  int64_t bias() const { return (int64_t{1} << (exponent_bits - 1)) - 1; }
};

// The significand's first 64 bits from its first nonzero digit on; `sticky` stands for the rest.
NumberStatus round_hex(const Literal& literal, const Format& format, uint64_t& bits) {
  uint64_t significand = 0;
  bool sticky = false;
  int64_t exponent = exponent_value(literal.exponent);
  const auto take = [&](std::string_view digits, bool is_fraction) {
    for (const char c : digits) {
      if (c == '_') continue;
      const auto digit = static_cast<uint64_t>(digit_value(c, 16));
      if (significand >> 60 == 0) {
        significand = significand << 4 | digit;
        if (is_fraction) exponent -= 4;
      } else {
        sticky = sticky || digit != 0;
        if (!is_fraction) exponent += 4;
      }
    }
  };
  take(literal.integer, false);
  take(literal.fraction, true);
  bits = 0;
  if (significand == 0) return NumberStatus::ok;

  const int shift = std::countl_zero(significand);
  significand <<= shift;
  // The value is significand * 2^(exponent), with the top bit set: 1.xxx * 2^(top).
  const int64_t top = exponent - shift + 63;
  if (top > format.bias()) return NumberStatus::out_of_range;
  const int64_t min_normal = 1 - format.bias();
  // How many low bits of the 64 fall off; more where the result is subnormal.
  int64_t dropped = 63 - static_cast<int64_t>(format.fraction_bits);
  if (top < min_normal) dropped += min_normal - top;
  if (dropped > 64) return NumberStatus::ok;  // less than half of the smallest number
  uint64_t kept = dropped == 64 ? 0 : significand >> dropped;
  const uint64_t half = uint64_t{1} << (dropped - 1);
  const uint64_t rest = dropped == 64 ? significand : significand & ((half << 1) - 1);
  if (rest > half || (rest == half && (sticky || (kept & 1) != 0))) ++kept;
  // A normal number's leading bit adds the last 1 to the exponent, and so does a carry.
  const auto biased = top < min_normal ? uint64_t{0} : static_cast<uint64_t>(top + format.bias() - 1);
  bits = (biased << format.fraction_bits) + kept;
  return bits >= format.infinity() ? NumberStatus::out_of_range : NumberStatus::ok;
}

// Whether a nonzero decimal that from_chars calls out of range is too large (else it is too small).
bool is_huge(const Literal& literal) {
  int64_t scale = exponent_value(literal.exponent);
  bool seen = false;
  for (const char c : literal.integer) {
    if (c == '_') continue;
    seen = seen || c != '0';
    if (seen) ++scale;
  }
  for (const char c : literal.fraction) {
    if (seen || c == '_') continue;
    if (c != '0') break;
    --scale;
  }
  return scale > 0;
}

template <class Float, class Bits>
NumberStatus round_decimal(const Literal& literal, uint64_t& bits) {
  std::string plain;
  const auto append = [&plain](std::string_view digits) {
    for (const char c : digits) {
      if (c != '_') plain += c;
    }
  };
  append(literal.integer);
  if (!literal.fraction.empty()) {
    plain += '.';
    append(literal.fraction);
  }
  bits = 0;
  if (plain.find_first_of("123456789") == std::string::npos) return NumberStatus::ok;
  if (!literal.exponent.empty()) plain += "e" + std::to_string(exponent_value(literal.exponent));
  Float value = 0;
  const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    return is_huge(literal) ? NumberStatus::out_of_range : NumberStatus::ok;
  }
  if (result.ec != std::errc()) return NumberStatus::malformed;
  bits = std::bit_cast<Bits>(value);
  return NumberStatus::ok;
}

template <class Float, class Bits>
NumberStatus parse_float(std::string_view text, const Format& format, uint64_t& bits) {
  const bool negative = text.starts_with('-');
  const std::string_view body = negative || text.starts_with('+') ? text.substr(1) : text;
  const uint64_t sign = negative ? format.sign() : 0;
  if (body == "inf") {
    bits = sign | format.infinity();
    return NumberStatus::ok;
  }
  if (body == "nan") {
    bits = sign | format.infinity() | uint64_t{1} << (format.fraction_bits - 1);
    return NumberStatus::ok;
  }
  if (body.starts_with("nan:0x")) {
    std::string_view rest = body.substr(6);
    if (!skip_digits(rest, 16) || !rest.empty()) return NumberStatus::malformed;
    uint64_t payload = 0;
    const NumberStatus status = magnitude(body.substr(6), 16, payload);
    if (status != NumberStatus::ok || payload == 0 || payload >> format.fraction_bits != 0) {
      return NumberStatus::out_of_range;
    }
    bits = sign | format.infinity() | payload;
    return NumberStatus::ok;
  }
  Literal literal;
  if (!split(text, literal)) return NumberStatus::malformed;
  const NumberStatus status = literal.is_hex ? round_hex(literal, format, bits)
                                             : round_decimal<Float, Bits>(literal, bits);
  bits |= sign;
  return status;
}

}  // namespace

bool is_number(std::string_view text) {
  Literal literal;
  if (split(text, literal)) return true;
  if (!literal.has_sign) return false;
  const std::string_view body = text.substr(1);
  if (body == "inf" || body == "nan") return true;
  if (!body.starts_with("nan:0x")) return false;
  std::string_view rest = body.substr(6);
  return skip_digits(rest, 16) && rest.empty();
}

NumberStatus parse_nat(std::string_view text, uint64_t max, uint64_t& value) {
  Literal literal;
  if (!split(text, literal) || literal.has_sign || literal.is_float) return NumberStatus::malformed;
  const NumberStatus status = magnitude(literal.integer, literal.is_hex ? 16 : 10, value);
  return status == NumberStatus::ok && value > max ? NumberStatus::out_of_range : status;
}

NumberStatus parse_int(std::string_view text, unsigned bits, uint64_t& value) {
  Literal literal;
  if (!split(text, literal) || literal.is_float) return NumberStatus::malformed;
  const NumberStatus status = magnitude(literal.integer, literal.is_hex ? 16 : 10, value);
  if (status != NumberStatus::ok) return status;
  const uint64_t mask = bits == 64 ? ~uint64_t{0} : (uint64_t{1} << bits) - 1;
  const uint64_t max = literal.negative ? uint64_t{1} << (bits - 1) : mask;
  if (value > max) return NumberStatus::out_of_range;
  if (literal.negative) value = (~value + 1) & mask;
  return NumberStatus::ok;
}

NumberStatus parse_f32(std::string_view text, uint32_t& bits) {
  uint64_t wide = 0;
  const NumberStatus status = parse_float<float, uint32_t>(text, {23, 8}, wide);
  bits = static_cast<uint32_t>(wide);
  return status;
}

NumberStatus parse_f64(std::string_view text, uint64_t& bits) {
  return parse_float<double, uint64_t>(text, {52, 11}, bits);
}

}  // namespace tenon::text
