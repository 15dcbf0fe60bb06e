#include "cli/values.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "types/type_store.h"

namespace tenon::cli {
namespace {

Error bad_value(ValType type, const std::string& text) {
  return {.kind = ErrorKind::usage, .message = "`" + text + "` is not an " + types::to_text(type)};
}

// Magnitude and sign of an integer; false where the text is none.
bool parse_integer(std::string text, uint64_t& magnitude, bool& negative) {
  negative = text.starts_with("-");
  if (negative || text.starts_with("+")) text.erase(0, 1);
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  if (is_hex) text.erase(0, 2);
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, magnitude, is_hex ? 16 : 10);
  return error == std::errc() && stop == end && !text.empty();
}

template <class Float, class Bits>
bool parse_float(std::string text, Bits& bits) {
  constexpr int kFraction = std::numeric_limits<Float>::digits - 1;
  const bool negative = text.starts_with("-");
  if (negative || text.starts_with("+")) text.erase(0, 1);
  if (text.empty() || text[0] == '-' || text[0] == '+' || text[0] == ' ') return false;
  if (text.starts_with("nan")) {
    uint64_t payload = uint64_t{1} << (kFraction - 1);
    bool ignored = false;
    if (text != "nan" && (!text.starts_with("nan:0x") || !parse_integer(text.substr(4), payload, ignored))) return false;
    if (payload == 0 || payload >> kFraction != 0) return false;
    bits = static_cast<Bits>(std::bit_cast<Bits>(std::numeric_limits<Float>::infinity()) | payload);
  } else {
    char* end = nullptr;
    Float value = 0;
    if constexpr (sizeof(Float) == 4) {
      value = std::strtof(text.c_str(), &end);
    } else {
      value = std::strtod(text.c_str(), &end);
    }
    if (*end != 0) return false;
    if (std::isinf(value) && text != "inf" && text != "infinity") return false;
    bits = std::bit_cast<Bits>(value);
  }
  if (negative) bits |= Bits{1} << (sizeof(Bits) * 8 - 1);
  return true;
}

template <class Float>
std::string print_float(Float value) {
  if (std::isnan(value)) return std::signbit(value) ? "-nan" : "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return error == std::errc() ? std::string(buffer, end) : "?";
}

}  // namespace

Result<Value> parse_value(ValType type, const std::string& text) {
  uint64_t magnitude = 0;
  bool negative = false;
  switch (type.kind()) {
    case ValKind::i32:
    case ValKind::i64: {
      const uint64_t sign = type.kind() == ValKind::i32 ? uint64_t{1} << 31 : uint64_t{1} << 63;
      if (!parse_integer(text, magnitude, negative)) return bad_value(type, text);
      if (magnitude > (negative ? sign : sign + (sign - 1))) return bad_value(type, text);
      const uint64_t value = negative ? 0 - magnitude : magnitude;
      return type.kind() == ValKind::i32 ? Value::i32(static_cast<uint32_t>(value)) : Value::i64(value);
    }
    case ValKind::f32: {
      uint32_t bits = 0;
      if (!parse_float<float>(text, bits)) return bad_value(type, text);
      return Value{type, {bits, 0}};
    }
    case ValKind::f64: {
      uint64_t bits = 0;
      if (!parse_float<double>(text, bits)) return bad_value(type, text);
      return Value{type, {bits, 0}};
    }
    case ValKind::ref:
      if (text == "null" && type.nullable()) return Value::null(type);
      return bad_value(type, text);
    default: return bad_value(type, text);
  }
}

std::string print_value(const Value& value) {
  switch (value.type.kind()) {
    case ValKind::i32: return std::to_string(static_cast<int32_t>(value.as_i32()));
    case ValKind::i64: return std::to_string(static_cast<int64_t>(value.as_i64()));
    case ValKind::f32: return print_float(value.as_f32());
    case ValKind::f64: return print_float(value.as_f64());
    case ValKind::ref: {
      const std::string heap = types::to_text(value.type.heap());
      return value.is_null() ? "ref.null " + heap : "ref." + heap;
    }
    default: return types::to_text(value.type);
  }
}

}  // namespace tenon::cli
