// A script's constants and expected results. See text.h.
#include <charconv>

#include "text/numbers.h"
#include "text/parser.h"
#include "text/text.h"

namespace tenon::text {
namespace {

using ConstKind = ScriptConst::Kind;
using Lane = ScriptConst::Lane;

void store(ScriptConst& out, unsigned offset, uint64_t value, unsigned size) {
  for (unsigned i = 0; i < size; ++i) out.bytes[offset + i] = static_cast<uint8_t>(value >> (8 * i));
}

// A number of `bits` bits at the cursor, as lane `lane`.
Result<void> parse_lane(TokenCursor& cursor, ScriptConst& out, unsigned lane, unsigned bits,
                        bool is_float) {
  const Token token = cursor.peek();
  if (is_float && (cursor.at_keyword("nan:canonical") || cursor.at_keyword("nan:arithmetic"))) {
    out.lanes[lane] = cursor.at_keyword("nan:canonical") ? Lane::nan_canonical : Lane::nan_arithmetic;
    cursor.next();
    return {};
  }
  uint64_t value = 0;
  NumberStatus status = NumberStatus::malformed;
  if (token.kind == TokenKind::number || (is_float && token.kind == TokenKind::keyword)) {
    if (!is_float) {
      status = parse_int(cursor.text(token), bits, value);
    } else if (bits == 64) {
      status = parse_f64(cursor.text(token), value);
    } else {
      uint32_t narrow = 0;
      status = parse_f32(cursor.text(token), narrow);
      value = narrow;
    }
  }
  if (status == NumberStatus::malformed) return unexpected_token(cursor);
  if (status == NumberStatus::out_of_range) {
    return cursor.error_at(token, std::string(is_float ? "f" : "i") + std::to_string(bits) +
                                      " constant out of range");
  }
  cursor.next();
  store(out, lane * bits / 8, value, bits / 8);
  return {};
}

// `f32x4` and so on, behind v128.const.
Result<void> parse_vector(TokenCursor& cursor, ScriptConst& out) {
  const std::string_view shape = cursor.text(cursor.peek());
  const size_t x = shape.find('x');
  unsigned bits = 0, lanes = 0;
  if (shape.empty() || x == std::string_view::npos) return unexpected_token(cursor);
  std::from_chars(shape.data() + 1, shape.data() + x, bits);
  std::from_chars(shape.data() + x + 1, shape.data() + shape.size(), lanes);
  const bool is_float = shape[0] == 'f';
  if ((!is_float && shape[0] != 'i') || bits * lanes != 128 || bits < (is_float ? 32u : 8u) ||
      bits > 64) {
    return unexpected_token(cursor);
  }
  out.shape = shape;
  out.lane_count = static_cast<uint8_t>(lanes);
  cursor.next();
  for (unsigned lane = 0; lane < lanes; ++lane) {
    if (cursor.peek().kind == TokenKind::rparen) {
      return cursor.error_at(cursor.peek(), "wrong number of lane literals");
    }
    TENON_TRY(parse_lane(cursor, out, lane, bits, is_float));
  }
  return {};
}

Result<void> parse_reference(TokenCursor& cursor, ScriptConst& out) {
  const Token token = cursor.peek();
  if (out.kind == ConstKind::ref_null) {
    if (token.kind != TokenKind::keyword && token.kind != TokenKind::id &&
        token.kind != TokenKind::number) {
      return {};
    }
    out.heap = cursor.text(cursor.next());
    return {};
  }
  if ((out.kind != ConstKind::ref_extern && out.kind != ConstKind::ref_host) ||
      token.kind != TokenKind::number) {
    return {};
  }
  out.has_number = true;
  return parse_lane(cursor, out, 0, 32, false);
}

}  // namespace

Result<ScriptConst> parse_const(TokenCursor& cursor) {
  static constexpr std::pair<std::string_view, ConstKind> kWords[] = {
    {"i32.const", ConstKind::i32},       {"i64.const", ConstKind::i64},
    {"f32.const", ConstKind::f32},       {"f64.const", ConstKind::f64},
    {"v128.const", ConstKind::v128},     {"ref.null", ConstKind::ref_null},
    {"ref.extern", ConstKind::ref_extern}, {"ref.host", ConstKind::ref_host},
    {"ref.func", ConstKind::ref_func},   {"ref.any", ConstKind::ref_any},
    {"ref.eq", ConstKind::ref_eq},       {"ref.i31", ConstKind::ref_i31},
    {"ref.struct", ConstKind::ref_struct}, {"ref.array", ConstKind::ref_array},
    {"ref.exn", ConstKind::ref_exn},
  };
  if (cursor.peek().kind != TokenKind::lparen) return unexpected_token(cursor);
  cursor.next();
  ScriptConst out;
  bool found = false;
  for (const auto& [word, kind] : kWords) {
    if (!cursor.at_keyword(word)) continue;
    out.kind = kind;
    found = true;
  }
  if (!found) return unexpected_token(cursor);
  cursor.next();
  switch (out.kind) {
    case ConstKind::i32: TENON_TRY(parse_lane(cursor, out, 0, 32, false)); break;
    case ConstKind::i64: TENON_TRY(parse_lane(cursor, out, 0, 64, false)); break;
    case ConstKind::f32: TENON_TRY(parse_lane(cursor, out, 0, 32, true)); break;
    case ConstKind::f64: TENON_TRY(parse_lane(cursor, out, 0, 64, true)); break;
    case ConstKind::v128: TENON_TRY(parse_vector(cursor, out)); break;
    default: TENON_TRY(parse_reference(cursor, out)); break;
  }
  if (cursor.peek().kind != TokenKind::rparen) return unexpected_token(cursor);
  cursor.next();
  return out;
}

}  // namespace tenon::text
