#include "cli/values.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "cli/json.h"
#include "types/type_text.h"

namespace tenon::cli {
namespace {

enum class Reading : uint8_t { ok, malformed, out_of_range };

Error bad_value(const types::TypeStore& types, ValType type, const std::string& text) {
  return {.kind = ErrorKind::usage,
          .message = "`" + text + "` is no value of type " + types::to_text(types, type)};
}

// What numbers of `type` there are.
const char* range_of(ValType type) {
  switch (type.kind()) {
    case ValKind::i32: return "-2147483648 to 4294967295";
    case ValKind::i64: return "-9223372036854775808 to 18446744073709551615";
    case ValKind::f32: return "up to 3.4028235e38, or inf";
    default: return "up to 1.7976931348623157e308, or inf";
  }
}

Error not_parsed(Reading parsed, const types::TypeStore& types, ValType type,
                 const std::string& text) {
  if (parsed == Reading::malformed) return bad_value(types, type, text);
  return {.kind = ErrorKind::usage,
          .message = "`" + text + "` is out of the range of " + types::to_text(types, type) + ", " +
                     range_of(type)};
}

// Magnitude and sign of an integer; a magnitude of 64 bits may still be out of its type's range.
Reading parse_integer(std::string text, uint64_t& magnitude, bool& negative) {
  negative = text.starts_with("-");
  if (negative || text.starts_with("+")) text.erase(0, 1);
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  if (is_hex) text.erase(0, 2);
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, magnitude, is_hex ? 16 : 10);
  if (stop != end || text.empty()) return Reading::malformed;
  return error == std::errc() ? Reading::ok : Reading::out_of_range;
}

// The bits of an i32 or an i64, sign-extended.
Reading parse_int(ValType type, const std::string& text, uint64_t& bits) {
  const uint64_t sign = type.kind() == ValKind::i32 ? uint64_t{1} << 31 : uint64_t{1} << 63;
  uint64_t magnitude = 0;
  bool negative = false;
  const Reading parsed = parse_integer(text, magnitude, negative);
  if (parsed != Reading::ok) return parsed;
  if (magnitude > (negative ? sign : sign + (sign - 1))) return Reading::out_of_range;
  bits = negative ? 0 - magnitude : magnitude;
  return Reading::ok;
}

template <class Float, class Bits>
Reading parse_float(std::string text, Bits& bits) {
  constexpr int kFraction = std::numeric_limits<Float>::digits - 1;
  const bool negative = text.starts_with("-");
  if (negative || text.starts_with("+")) text.erase(0, 1);
  const bool has_start = !text.empty() && (text[0] == '.' || text[0] == 'i' || text[0] == 'n' ||
                                           (text[0] >= '0' && text[0] <= '9'));
  if (!has_start) return Reading::malformed;
  if (text.starts_with("nan")) {
    uint64_t payload = uint64_t{1} << (kFraction - 1);
    bool ignored = false;
    if (text != "nan" && (!text.starts_with("nan:0x") ||
                          parse_integer(text.substr(4), payload, ignored) != Reading::ok)) {
      return Reading::malformed;
    }
    if (payload == 0 || payload >> kFraction != 0) return Reading::malformed;
    bits = static_cast<Bits>(std::bit_cast<Bits>(std::numeric_limits<Float>::infinity()) | payload);
  } else {
    char* end = nullptr;
    Float value = 0;
    if constexpr (sizeof(Float) == 4) {
      value = std::strtof(text.c_str(), &end);
    } else {
      value = std::strtod(text.c_str(), &end);
    }
    if (*end != 0) return Reading::malformed;
    if (std::isinf(value) && text != "inf" && text != "infinity") return Reading::out_of_range;
    bits = std::bit_cast<Bits>(value);
  }
  if (negative) bits |= Bits{1} << (sizeof(Bits) * 8 - 1);
  return Reading::ok;
}

std::string hex(uint64_t value, int digits) {
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "0x%0*llx", digits, static_cast<unsigned long long>(value));
  return buffer;
}

template <class Float, class Bits>
std::string print_float(Bits bits) {
  constexpr int kFraction = std::numeric_limits<Float>::digits - 1;
  const Float value = std::bit_cast<Float>(bits);
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isnan(value)) {
    const uint64_t payload = bits & ((uint64_t{1} << kFraction) - 1);
    const bool is_canonical = payload == uint64_t{1} << (kFraction - 1);
    return sign + (is_canonical ? "nan" : "nan:" + hex(payload, 1));
  }
  if (std::isinf(value)) return sign + "inf";
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return error == std::errc() ? std::string(buffer, end) : "?";
}

struct LaneShape {
  std::string_view prefix;
  unsigned lanes;
  ValType type;
};

constexpr LaneShape kLaneShapes[] = {{"i8x16:", 16, ValType::i32()}, {"i16x8:", 8, ValType::i32()},
                                     {"i32x4:", 4, ValType::i32()},  {"i64x2:", 2, ValType::i64()},
                                     {"f32x4:", 4, ValType::f32()},  {"f64x2:", 2, ValType::f64()}};

// The bits of a number.
Reading parse_number(ValType type, const std::string& text, uint64_t& bits) {
  if (type.kind() == ValKind::f64) return parse_float<double>(text, bits);
  if (type.kind() != ValKind::f32) return parse_int(type, text, bits);
  uint32_t low = 0;
  const Reading parsed = parse_float<float>(text, low);
  bits = low;
  return parsed;
}

// A lane's bits; false where the text is none, or too large for an 8- or 16-bit lane.
bool parse_lane(ValType type, unsigned width, const std::string& text, uint64_t& bits) {
  if (parse_number(type, text, bits) != Reading::ok) return false;
  if (width == 64) return true;
  if (width == 32) return bits &= 0xffffffff, true;
  const auto number = static_cast<int32_t>(bits);
  const int32_t limit = int32_t{1} << width;
  bits &= static_cast<uint64_t>(limit - 1);
  return number < limit && number >= -(limit / 2);
}

// `i32x4:1,2,3,4` and the other shapes.
bool parse_vector(std::string_view text, RawValue& bits) {
  for (const LaneShape& shape : kLaneShapes) {
    if (!text.starts_with(shape.prefix)) continue;
    const unsigned width = 128 / shape.lanes;
    text.remove_prefix(shape.prefix.size());
    for (unsigned lane = 0; lane < shape.lanes; ++lane) {
      const size_t comma = text.find(',');
      if ((comma == std::string_view::npos) != (lane + 1 == shape.lanes)) return false;
      uint64_t value = 0;
      if (!parse_lane(shape.type, width, std::string(text.substr(0, comma)), value)) return false;
      const unsigned position = lane * width;
      (position < 64 ? bits.low : bits.high) |= value << (position % 64);
      text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return true;
  }
  return false;
}

// A reference to something, as the text format's scripts have it.
std::string print_reference(const types::TypeStore& types, const Value& value) {
  const std::string heap = types::to_text(types::abstraction(types, value.type.heap()));
  return value.is_null() ? "ref.null " + heap : "ref." + heap;
}

std::string print_lanes(const RawValue& bits, const char* separator) {
  return hex(bits.low & 0xffffffff, 8) + separator + hex(bits.low >> 32, 8) + separator +
         hex(bits.high & 0xffffffff, 8) + separator + hex(bits.high >> 32, 8);
}

std::string print_plain(const types::TypeStore& types, const Value& value) {
  switch (value.type.kind()) {
    case ValKind::i32: return std::to_string(static_cast<int32_t>(value.as_i32()));
    case ValKind::i64: return std::to_string(static_cast<int64_t>(value.as_i64()));
    case ValKind::f32: return print_float<float>(value.as_i32());
    case ValKind::f64: return print_float<double>(value.as_i64());
    case ValKind::ref: return print_reference(types, value);
    case ValKind::v128: return "i32x4:" + print_lanes(value.bits, ",");
    case ValKind::bot: break;
  }
  return types::to_text(types, value.type);
}

std::string print_wat(const types::TypeStore& types, const Value& value) {
  if (value.type.is_ref()) return "(" + print_reference(types, value) + ")";
  const std::string type = types::to_text(types, value.type);
  if (value.type.kind() == ValKind::v128) {
    return "(v128.const i32x4 " + print_lanes(value.bits, " ") + ")";
  }
  return "(" + type + ".const " + print_plain(types, value) + ")";
}

std::string print_json(const types::TypeStore& types, const Value& value) {
  const bool is_number =
      value.type.kind() == ValKind::i32 ||
      (value.type.kind() == ValKind::f32 && std::isfinite(value.as_f32())) ||
      (value.type.kind() == ValKind::f64 && std::isfinite(value.as_f64()));
  const std::string plain = print_plain(types, value);
  return "{\"type\": " + json(types::to_text(types, value.type)) +
         ", \"value\": " + (value.is_null() ? "null" : is_number ? plain : json(plain)) + "}";
}

}  // namespace

Result<Value> parse_value(const types::TypeStore& types, ValType type, const std::string& text) {
  switch (type.kind()) {
    case ValKind::i32:
    case ValKind::i64:
    case ValKind::f32:
    case ValKind::f64: {
      uint64_t bits = 0;
      const Reading parsed = parse_number(type, text, bits);
      if (parsed != Reading::ok) return not_parsed(parsed, types, type, text);
      if (type.kind() == ValKind::i32) return Value::i32(static_cast<uint32_t>(bits));
      return Value{type, {bits, 0}};
    }
    case ValKind::ref:
      if (!type.nullable()) {
        return Error{.kind = ErrorKind::usage,
                     .message = "a value of type " + types::to_text(types, type) + " has no text"};
      }
      if (text == "null") return Value::null(type);
      return Error{.kind = ErrorKind::usage,
                   .message = bad_value(types, type, text).message + "; only `null` is"};
    case ValKind::v128: {
      RawValue bits;
      if (!parse_vector(text, bits)) return bad_value(types, type, text);
      return Value{type, bits};
    }
    case ValKind::bot: break;
  }
  return bad_value(types, type, text);
}

std::string print_value(const types::TypeStore& types, const Value& value, ValueForm form) {
  switch (form) {
    case ValueForm::plain: break;
    case ValueForm::wat: return print_wat(types, value);
    case ValueForm::json: return print_json(types, value);
  }
  return print_plain(types, value);
}

}  // namespace tenon::cli
