// Element and data segments, also those within a table or memory. See parser.h.
// Spec: 3.0, sections 6.6.10 (Element Segments) and 6.6.11 (Data Segments).
#include "ops/opcodes.h"
#include "text/parser.h"

namespace tenon::text {
namespace {

constexpr int64_t kFuncHeap = -0x10;
constexpr RefType kFuncRef = {true, kFuncHeap};

// Element segment flags (spec 5.5.12).
constexpr uint32_t kNotActive = 1;
constexpr uint32_t kExplicit = 2;  // active: has a table index; not active: declarative
constexpr uint32_t kExprs = 4;

}  // namespace

// An offset: `(offset expr)` or one folded instruction.
void ModuleParser::parse_offset(ByteWriter& out) {
  if (accept_form("offset")) {
    parse_expr(out);
    expect(TokenKind::rparen);
  } else {
    parse_folded(out);
    out.write_u8(0x0b);
  }
}

void ModuleParser::parse_func_items(ElemItems& items) {
  for (; at_index_of(Space::func); ++items.count) items.body.write_u32(parse_index(Space::func));
}

void ModuleParser::parse_expr_items(ElemItems& items) {
  items.are_exprs = true;
  for (; is_open(); ++items.count) {
    if (accept_form("item")) {
      parse_expr(items.body);
      expect(TokenKind::rparen);
    } else {
      parse_folded(items.body);
      items.body.write_u8(0x0b);
    }
  }
}

void ModuleParser::turn_into_exprs(ElemItems& items, const std::vector<uint32_t>& funcs) {
  items.are_exprs = true;
  items.body = ByteWriter();
  for (const uint32_t func : funcs) {
    write_op(items.body, ops::Op::ref_func);
    items.body.write_u32(func);
    items.body.write_u8(0x0b);
  }
}

void ModuleParser::write_elem(uint32_t flags, uint32_t table, const ByteWriter* offset, RefType type,
                              const ElemItems& items) {
  ByteWriter& out = defs_.elems.body;
  const bool is_active = (flags & kNotActive) == 0;
  const bool is_func_ref = type.nullable && type.heap == kFuncHeap;
  // The short form of an active segment says neither table nor type.
  if (is_active && (table != 0 || (items.are_exprs && !is_func_ref))) flags |= kExplicit;
  if (items.are_exprs) flags |= kExprs;
  out.write_u32(flags);
  if (is_active) {
    if ((flags & kExplicit) != 0) out.write_u32(table);
    out.write_bytes(offset->bytes());
  }
  if ((flags & (kExplicit | kNotActive)) != 0) {
    if (items.are_exprs) write_ref_type(out, type);
    else out.write_u8(0x00);
  }
  out.write_u32(items.count);
  out.write_bytes(items.body.bytes());
  ++defs_.elems.count;
}

void ModuleParser::parse_elem() {
  take_index(Space::elem);
  accept_id();
  uint32_t flags = 0;
  uint32_t table = 0;
  ByteWriter offset;
  const bool is_declarative = accept_keyword("declare");
  bool may_omit_func = false;
  // Before reference types the table was a bare index, which the threads proposal still writes.
  const bool has_bare_table = at_index() && cursor_.peek(1).kind == TokenKind::lparen;
  if (has_bare_table) table = parse_index(Space::table);
  if (is_declarative) {
    flags = kNotActive | kExplicit;
  } else if (is_open() && !at_ref_type()) {
    if (at_inline_ref(Space::table)) {
      table = parse_index(Space::table);
    } else {
      may_omit_func = true;
    }
    if (!is_open()) return fail_unexpected();
    parse_offset(offset);
  } else {
    flags = kNotActive;
  }
  RefType type = kFuncRef;
  ElemItems items;
  if (accept_keyword("func")) {
    parse_func_items(items);
  } else if (at_ref_type()) {
    type = parse_ref_type();
    parse_expr_items(items);
  } else if (may_omit_func) {
    parse_func_items(items);
  } else {
    return fail_unexpected();
  }
  write_elem(flags, table, &offset, type, items);
}

// `(elem ...)` within a table; `count` becomes the table's size.
void ModuleParser::parse_table_elems(uint32_t table_index, bool is_64, RefType type,
                                     uint64_t& count) {
  if (!accept_form("elem")) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  take_index(Space::elem);
  ElemItems items;
  if (is_open() && !at_inline_ref(Space::func)) {
    parse_expr_items(items);
  } else {
    std::vector<uint32_t> funcs;
    for (; at_index_of(Space::func); ++items.count) {
      funcs.push_back(parse_index(Space::func));
      items.body.write_u32(funcs.back());
    }
    if (type.heap != kFuncHeap) turn_into_exprs(items, funcs);
  }
  expect(TokenKind::rparen);
  ByteWriter offset;
  write_op(offset, is_64 ? ops::Op::i64_const : ops::Op::i32_const);
  offset.write_s64(0);
  offset.write_u8(0x0b);
  write_elem(0, table_index, &offset, type, items);
  count = items.count;
}

void ModuleParser::parse_data() {
  take_index(Space::data);
  accept_id();
  ByteWriter& out = defs_.datas.body;
  // Likewise a bare memory index.
  uint32_t memory = at_index() ? parse_index(Space::memory) : 0;
  if (is_open()) {
    if (at_inline_ref(Space::memory)) memory = parse_index(Space::memory);
    if (!is_open()) return fail_unexpected();
    out.write_u32(memory == 0 ? 0 : 2);
    if (memory != 0) out.write_u32(memory);
    parse_offset(out);
  } else {
    out.write_u32(1);
  }
  std::string bytes;
  while (cursor_.peek().kind == TokenKind::string) bytes += parse_string();
  out.write_name(bytes);
  ++defs_.datas.count;
}

// `(data ...)` within a memory, whose limits become what the data needs.
void ModuleParser::parse_memory_data(uint32_t memory_index, ParsedLimits& limits) {
  if (!accept_form("data")) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  take_index(Space::data);
  std::string bytes;
  while (cursor_.peek().kind == TokenKind::string) bytes += parse_string();
  expect(TokenKind::rparen);
  if (failed()) return;
  const uint64_t page = uint64_t{1} << limits.page_size_log2.value_or(16);
  limits.min = limits.max = bytes.size() / page + (bytes.size() % page != 0 ? 1 : 0);
  limits.has_max = true;
  ByteWriter& out = defs_.datas.body;
  out.write_u32(memory_index == 0 ? 0 : 2);
  if (memory_index != 0) out.write_u32(memory_index);
  write_op(out, limits.is_64 ? ops::Op::i64_const : ops::Op::i32_const);
  out.write_s64(0);
  out.write_u8(0x0b);
  out.write_name(bytes);
  ++defs_.datas.count;
}

}  // namespace tenon::text
