#include "script/values.h"

#include <cinttypes>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>

#include "runtime/references.h"
#include "text/text.h"
#include "types/type_text.h"

namespace tenon::script {
namespace {

using text::ScriptConst;
using Kind = ScriptConst::Kind;
using Lane = ScriptConst::Lane;

uint64_t read_bytes(const ScriptConst& constant, size_t begin, size_t size) {
  uint64_t bits = 0;
  for (size_t i = 0; i < size; ++i) bits |= uint64_t{constant.bytes[begin + i]} << (8 * i);
  return bits;
}

RawValue bits_of(const ScriptConst& constant) {
  return {read_bytes(constant, 0, 8), read_bytes(constant, 8, 8)};
}

std::optional<ValKind> number_kind(Kind kind) {
  switch (kind) {
    case Kind::i32: return ValKind::i32;
    case Kind::i64: return ValKind::i64;
    case Kind::f32: return ValKind::f32;
    case Kind::f64: return ValKind::f64;
    case Kind::v128: return ValKind::v128;
    default: return std::nullopt;
  }
}

std::optional<AbstractHeap> heap_of(std::string_view name) {
  struct Name {
    std::string_view name;
    AbstractHeap heap;
  };
  static constexpr Name kNames[] = {
      {"func", AbstractHeap::func},      {"nofunc", AbstractHeap::nofunc},
      {"extern", AbstractHeap::extern_}, {"noextern", AbstractHeap::noextern},
      {"any", AbstractHeap::any},        {"eq", AbstractHeap::eq},
      {"i31", AbstractHeap::i31},        {"struct", AbstractHeap::struct_},
      {"array", AbstractHeap::array},    {"none", AbstractHeap::none},
      {"exn", AbstractHeap::exn},        {"noexn", AbstractHeap::noexn},
  };
  for (const Name& known : kNames) {
    if (known.name == name) return known.heap;
  }
  return std::nullopt;
}

// The heap type that a result pattern asks for.
AbstractHeap pattern_heap(Kind kind) {
  switch (kind) {
    case Kind::ref_func: return AbstractHeap::func;
    case Kind::ref_eq: return AbstractHeap::eq;
    case Kind::ref_i31: return AbstractHeap::i31;
    case Kind::ref_struct: return AbstractHeap::struct_;
    case Kind::ref_array: return AbstractHeap::array;
    case Kind::ref_exn: return AbstractHeap::exn;
    case Kind::ref_extern: return AbstractHeap::extern_;
    default: return AbstractHeap::any;
  }
}

// Whether a float's bits are a NaN of the kind; `size` is in bytes.
bool is_nan(Lane lane, uint64_t bits, size_t size) {
  const unsigned fraction = size == 4 ? 23 : 52;
  const uint64_t sign = uint64_t{1} << (8 * size - 1);
  // All of the exponent and the first bit of the fraction.
  const uint64_t canonical = sign - (uint64_t{1} << (fraction - 1));
  if (lane == Lane::nan_canonical) return (bits & ~sign) == canonical;
  return (bits & canonical) == canonical;
}

size_t size_of(Kind kind) {
  if (kind == Kind::v128) return 16;
  return kind == Kind::i32 || kind == Kind::f32 ? 4 : 8;
}

bool number_matches(const ScriptConst& pattern, const RawValue& found) {
  const RawValue wanted = bits_of(pattern);
  if (pattern.lane_count > pattern.lanes.size()) return wanted == found;  // lanes of integers
  const size_t size = size_of(pattern.kind) / pattern.lane_count;  // of a lane, in bytes
  uint8_t bytes[16];
  std::memcpy(bytes, &found.low, 8);
  std::memcpy(bytes + 8, &found.high, 8);
  for (size_t i = 0; i < pattern.lane_count; ++i) {
    uint64_t bits = 0;
    std::memcpy(&bits, bytes + i * size, size);
    const bool same = pattern.lanes[i] == Lane::exact
                          ? bits == read_bytes(pattern, i * size, size)
                          : is_nan(pattern.lanes[i], bits, size);
    if (!same) return false;
  }
  return true;
}

bool reference_matches(const types::TypeStore& types, const ScriptConst& pattern,
                       const Value& value) {
  if (!value.type.is_ref()) return false;
  const AbstractHeap top = types.top(value.type.heap());
  if (pattern.kind == Kind::ref_null) {
    const auto heap = heap_of(pattern.heap);
    return value.is_null() && (!heap || types.top(HeapType(*heap)) == top);
  }
  if (value.is_null()) return false;
  if (pattern.has_number) {
    return top == pattern_heap(pattern.kind) &&
           value.bits.low == runtime::extern_reference(read_bytes(pattern, 0, 4));
  }
  return types.is_subtype(value.type.heap(), HeapType(pattern_heap(pattern.kind)));
}

std::string number_text(const std::string& head, const char* format, auto number) {
  char text[64];
  std::snprintf(text, sizeof text, format, number);
  return "(" + head + text + ")";
}

// A float with all of its bits: a NaN shows its payload.
std::string float_text(const std::string& head, double number, uint64_t bits, unsigned width) {
  if (!std::isnan(number)) return number_text(head, "%a", number);
  const uint64_t fraction = (uint64_t{1} << (width == 32 ? 23 : 52)) - 1;
  const char* sign = bits >> (width - 1) != 0 ? "-" : "";
  return number_text(head + sign, "nan:0x%" PRIx64, bits & fraction);
}

}  // namespace

Result<Value> parse_value(text::TokenCursor cursor) {
  const text::Token at = cursor.peek();
  TENON_ASSIGN(const ScriptConst constant, text::parse_const(cursor));
  if (const auto kind = number_kind(constant.kind)) {
    for (const Lane lane : constant.lanes) {
      if (lane != Lane::exact) return cursor.error_at(at, "a pattern is no value");
    }
    return Value{*kind, bits_of(constant)};
  }
  if (constant.kind == Kind::ref_null) {
    const auto heap = heap_of(constant.heap);
    if (heap) return Value::null(ValType::ref(*heap, true));
  } else if (constant.has_number) {
    return Value{ValType::ref(pattern_heap(constant.kind), false),
                 {runtime::extern_reference(read_bytes(constant, 0, 4)), 0}};
  }
  return cursor.error_at(at, "a pattern is no value");
}

Result<bool> matches(const types::TypeStore& types, text::TokenCursor cursor, const Value& value) {
  if (cursor.at_form("either")) {
    cursor.next();
    cursor.next();
    while (cursor.peek().kind == text::TokenKind::lparen) {
      if (cursor.at_form("either")) return cursor.error_at(cursor.peek(), "unexpected token");
      TENON_ASSIGN(const bool same, matches(types, cursor, value));
      if (same) return true;
      TENON_TRY(cursor.skip_sexpr());
    }
    return false;
  }
  TENON_ASSIGN(const ScriptConst pattern, text::parse_const(cursor));
  if (const auto kind = number_kind(pattern.kind)) {
    return value.type == ValType(*kind) && number_matches(pattern, value.bits);
  }
  return reference_matches(types, pattern, value);
}

std::string to_text(const types::TypeStore& types, const Value& value) {
  switch (value.type.kind()) {
    case ValKind::i32:
      return number_text("i32.const ", "%" PRId32, static_cast<int32_t>(value.as_i32()));
    case ValKind::i64:
      return number_text("i64.const ", "%" PRId64, static_cast<int64_t>(value.as_i64()));
    case ValKind::f32: return float_text("f32.const ", value.as_f32(), value.bits.low, 32);
    case ValKind::f64: return float_text("f64.const ", value.as_f64(), value.bits.low, 64);
    case ValKind::v128: {
      char text[96];
      std::snprintf(text, sizeof text, "(v128.const i64x2 0x%016" PRIx64 " 0x%016" PRIx64 ")",
                    value.bits.low, value.bits.high);
      return text;
    }
    case ValKind::ref: break;
    case ValKind::bot: return "(bot)";
  }
  const std::string heap = types::to_text(types::abstraction(types, value.type.heap()));
  if (value.is_null()) return "(ref.null " + heap + ")";
  if (value.type.heap() == HeapType(AbstractHeap::extern_) && (value.bits.low & 1) != 0) {
    return "(ref.extern " + std::to_string(runtime::extern_number(value.bits.low)) + ")";
  }
  return "(ref " + heap + ")";
}

}  // namespace tenon::script
