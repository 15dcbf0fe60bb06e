// Plain instructions: their immediates, by ops::Imm. See parser.h. Spec: 3.0, section 6.5.
#include <bit>

#include "text/numbers.h"
#include "text/parser.h"

namespace tenon::text {

using ops::Imm;
using ops::Op;

namespace {

// The bytes of a number of `bits` bits at `token`: an integer or, where `is_float`, a float.
Result<uint64_t> number_at(TokenCursor& cursor, unsigned bits, bool is_float) {
  const Token token = cursor.peek();
  const std::string_view text = cursor.text(token);
  uint64_t value = 0;
  NumberStatus status = NumberStatus::malformed;
  if (token.kind == TokenKind::number || (is_float && token.kind == TokenKind::keyword)) {
    if (!is_float) {
      status = parse_int(text, bits, value);
    } else if (bits == 64) {
      status = parse_f64(text, value);
    } else {
      uint32_t narrow = 0;
      status = parse_f32(text, narrow);
      value = narrow;
    }
  }
  if (status == NumberStatus::malformed) return unexpected_token(cursor);
  if (status == NumberStatus::out_of_range) {
    return cursor.error_at(token, std::string(is_float ? "f" : "i") + std::to_string(bits) +
                                      " constant out of range");
  }
  cursor.next();
  return value;
}

bool is_numeric(const TokenCursor& cursor, const Token& token) {
  if (token.kind == TokenKind::number) return true;
  const std::string_view text = cursor.text(token);
  return token.kind == TokenKind::keyword && (text == "inf" || text == "nan" || text.starts_with("nan:"));
}

// That exactly `lanes` literals follow, or else a word that is wrong for another reason.
Result<void> check_lane_count(const TokenCursor& cursor, unsigned lanes) {
  TokenCursor ahead = cursor;
  unsigned count = 0;
  for (; is_numeric(ahead, ahead.peek()); ++count) ahead.next();
  if (count == lanes) return {};
  if (ahead.peek().kind == TokenKind::reserved) return unexpected_token(ahead);
  return ahead.error_at(ahead.peek(), "wrong number of lane literals");
}

}  // namespace

Result<std::array<uint8_t, 16>> parse_v128(TokenCursor& cursor) {
  struct LaneShape {
    std::string_view name;
    unsigned lanes, bits;
    bool is_float;
  };
  static constexpr LaneShape kShapes[] = {
      {"i8x16", 16, 8, false}, {"i16x8", 8, 16, false}, {"i32x4", 4, 32, false},
      {"i64x2", 2, 64, false}, {"f32x4", 4, 32, true},  {"f64x2", 2, 64, true},
  };
  for (const LaneShape& shape : kShapes) {
    if (!cursor.at_keyword(shape.name)) continue;
    cursor.next();
    TENON_TRY(check_lane_count(cursor, shape.lanes));
    std::array<uint8_t, 16> bytes = {};
    for (unsigned lane = 0; lane < shape.lanes; ++lane) {
      TENON_ASSIGN(const uint64_t value, number_at(cursor, shape.bits, shape.is_float));
      const unsigned size = shape.bits / 8;
      for (unsigned i = 0; i < size; ++i) {
        bytes[lane * size + i] = static_cast<uint8_t>(value >> (8 * i));
      }
    }
    return bytes;
  }
  return unexpected_token(cursor);
}

void ModuleParser::parse_plain(Op op, ByteWriter& out) {
  const ops::OpInfo& info = ops::info(op);
  if (info.imm == Imm::none && op != Op::select) {
    write_op(out, op);
    return;
  }
  if (op == Op::select) return parse_select(out);
  if (op == Op::ref_test || op == Op::ref_cast) return parse_cast(op, out);
  write_op(out, op);
  switch (info.imm) {
    case Imm::memarg:
      return parse_memarg(info, out);
    case Imm::memarg_lane:
      parse_memarg(info, out);
      return out.write_u8(parse_lane());
    case Imm::lane:
      return out.write_u8(parse_lane());
    case Imm::shuffle:
      return parse_shuffle(out);
    case Imm::i32: case Imm::i64: case Imm::f32: case Imm::f64: case Imm::v128:
      return parse_number(info.imm, out);
    case Imm::br_table:
      return parse_br_table(out);
    case Imm::br_on_cast:
      return parse_br_on_cast(out);
    case Imm::heap:
      return out.write_s64(parse_heap_type());
    case Imm::zero_byte:
      return out.write_u8(0);
    default:
      return parse_index_immediate(info.imm, out);
  }
}

// The immediates that are indices. Where the binary has two in another order than the text, the
// second is read first.
void ModuleParser::parse_index_immediate(Imm imm, ByteWriter& out) {
  const auto is_second_index = [this](Space second) {
    const TokenKind kind = cursor_.peek(1).kind;
    return at_inline_ref(second) ||
           (at_index() && (kind == TokenKind::id || kind == TokenKind::number));
  };
  const auto write_pair = [&](Space first, Space second) {
    out.write_u32(parse_index(first));
    out.write_u32(parse_index(second));
  };
  // `second? first` in the text.
  const auto write_swapped = [&](Space first, Space second) {
    const uint32_t second_index = is_second_index(second) ? parse_index(second) : 0;
    out.write_u32(parse_index(first));
    out.write_u32(second_index);
  };
  const auto write_both_or_none = [&](Space which) {
    const bool has_indices = at_index_of(which);
    out.write_u32(has_indices ? parse_index(which) : 0);
    out.write_u32(has_indices ? parse_index(which) : 0);
  };
  switch (imm) {
    case Imm::label: return out.write_u32(parse_label());
    case Imm::func: return out.write_u32(parse_index(Space::func));
    case Imm::type: return out.write_u32(parse_index(Space::type));
    case Imm::tag: return out.write_u32(parse_index(Space::tag));
    case Imm::local: return out.write_u32(parse_index_in(locals_, "local"));
    case Imm::global: return out.write_u32(parse_index(Space::global));
    case Imm::elem: return out.write_u32(parse_index(Space::elem));
    case Imm::table: return out.write_u32(optional_index(Space::table));
    case Imm::memory: return out.write_u32(optional_index(Space::memory));
    case Imm::table_table: return write_both_or_none(Space::table);
    case Imm::memory_memory: return write_both_or_none(Space::memory);
    case Imm::elem_table: return write_swapped(Space::elem, Space::table);
    case Imm::type_type: return write_pair(Space::type, Space::type);
    case Imm::type_elem: return write_pair(Space::type, Space::elem);
    case Imm::data: defs_.needs_data_count = true; return out.write_u32(parse_index(Space::data));
    case Imm::data_memory:
      defs_.needs_data_count = true;
      return write_swapped(Space::data, Space::memory);
    case Imm::type_data: defs_.needs_data_count = true; return write_pair(Space::type, Space::data);
    case Imm::type_table: {
      const uint32_t table = optional_index(Space::table);
      const Token at = cursor_.peek();
      out.write_u32(resolve_type_use(at, parse_type_use(nullptr)));
      return out.write_u32(table);
    }
    case Imm::type_u32:
      out.write_u32(parse_index(Space::type));
      return out.write_u32(parse_u32());
    case Imm::type_field: {
      const uint32_t type = parse_index(Space::type);
      static const IndexSpace kNoFields;
      out.write_u32(type);
      return out.write_u32(parse_index_in(
          type < scope_.types.size() ? scope_.types[type].fields : kNoFields, "field"));
    }
    default:
      return fail_unexpected();
  }
}

// `memidx? offset=n? align=n?`, and for lanes a lane behind them, which must not be taken for the
// memory.
void ModuleParser::parse_memarg(const ops::OpInfo& info, ByteWriter& out) {
  uint32_t memory = 0;
  const Token next = cursor_.peek(1);
  const bool lane_follows =
      next.kind == TokenKind::number ||
      (next.kind == TokenKind::keyword && (cursor_.text(next).starts_with("offset=") ||
                                           cursor_.text(next).starts_with("align=")));
  if (at_inline_ref(Space::memory) || (at_index() && (info.imm == Imm::memarg || lane_follows ||
                                                      cursor_.peek().kind == TokenKind::id))) {
    memory = parse_index(Space::memory);
  }
  uint64_t offset = 0;
  uint64_t align = uint64_t{1} << info.aux;
  const auto parse_option = [&](std::string_view prefix, uint64_t& value) {
    const Token token = cursor_.peek();
    if (token.kind != TokenKind::keyword || !cursor_.text(token).starts_with(prefix)) return;
    const std::string_view digits = cursor_.text(token).substr(prefix.size());
    const NumberStatus status = text::parse_nat(digits, kMax64, value);
    if (status == NumberStatus::malformed) return fail_unexpected();
    if (status == NumberStatus::out_of_range) return fail(token, "i64 constant out of range");
    cursor_.next();
  };
  parse_option("offset=", offset);
  const Token align_token = cursor_.peek();
  parse_option("align=", align);
  if (!failed() && !std::has_single_bit(align)) {
    fail(align_token, "alignment must be a power of two");
  }
  if (failed()) return;
  out.write_u32(static_cast<uint32_t>(std::countr_zero(align)) | (memory != 0 ? 0x40 : 0));
  if (memory != 0) out.write_u32(memory);
  out.write_u64(offset);
}

uint8_t ModuleParser::parse_lane() {
  return static_cast<uint8_t>(parse_nat(255, "i8 constant out of range"));
}

void ModuleParser::parse_shuffle(ByteWriter& out) {
  uint32_t count = 0;
  for (; is_numeric(cursor_, cursor_.peek()); ++count) {
    uint64_t lane = 0;
    const Token token = cursor_.peek();
    if (text::parse_nat(cursor_.text(token), 255, lane) != NumberStatus::ok) {
      return fail(token, "i8 constant out of range");
    }
    cursor_.next();
    out.write_u8(static_cast<uint8_t>(lane));
  }
  if (count != 16) {
    if (cursor_.peek().kind == TokenKind::reserved) return fail_unexpected();
    fail(cursor_.peek(), "invalid lane length");
  }
}

void ModuleParser::parse_select(ByteWriter& out) {
  if (!cursor_.at_form("result")) return write_op(out, Op::select);
  FuncSig sig;
  parse_results(sig);
  write_op(out, Op::select_t);
  out.write_u32(sig.result_count);
  out.write_bytes(sig.results.bytes());
}

void ModuleParser::parse_cast(Op op, ByteWriter& out) {
  const RefType type = parse_ref_type();
  if (op == Op::ref_test) write_op(out, type.nullable ? Op::ref_test_null : Op::ref_test);
  else write_op(out, type.nullable ? Op::ref_cast_null : Op::ref_cast);
  out.write_s64(type.heap);
}

void ModuleParser::parse_br_table(ByteWriter& out) {
  std::vector<uint32_t> labels = {parse_label()};
  while (at_index()) labels.push_back(parse_label());
  out.write_u32(static_cast<uint32_t>(labels.size() - 1));
  for (const uint32_t label : labels) out.write_u32(label);
}

void ModuleParser::parse_br_on_cast(ByteWriter& out) {
  const uint32_t label = parse_label();
  const RefType from = parse_ref_type();
  const RefType to = parse_ref_type();
  out.write_u8(static_cast<uint8_t>((from.nullable ? 1 : 0) | (to.nullable ? 2 : 0)));
  out.write_u32(label);
  out.write_s64(from.heap);
  out.write_s64(to.heap);
}

void ModuleParser::parse_number(Imm imm, ByteWriter& out) {
  if (failed()) return;
  if (imm == Imm::v128) {
    auto bytes = parse_v128(cursor_);
    if (!bytes.ok()) return keep(std::move(bytes).take_error());
    return out.write_bytes(*bytes);
  }
  const unsigned bits = imm == Imm::i32 || imm == Imm::f32 ? 32 : 64;
  const bool is_float = imm == Imm::f32 || imm == Imm::f64;
  auto value = number_at(cursor_, bits, is_float);
  if (!value.ok()) return keep(std::move(value).take_error());
  if (is_float) out.write_fixed(*value, bits / 8);
  else if (bits == 32) out.write_s64(static_cast<int32_t>(*value));
  else out.write_s64(static_cast<int64_t>(*value));
}

}  // namespace tenon::text
