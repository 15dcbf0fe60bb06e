// Definitions: the fields behind the header. See parser.h. Spec: 3.0, section 6.6 (Modules).
#include <bit>

#include "text/numbers.h"
#include "text/parser.h"

namespace tenon::text {
// The index, id and inline exports of a definition, with the cursor behind its keyword.
uint32_t ModuleParser::begin_definition(Space kind) {
  const uint32_t index = take_index(kind);
  accept_id();
  add_exports(parse_inline_export_names(), kind, index);
  return index;
}

void ModuleParser::parse_func() {
  const uint32_t index = begin_definition(Space::func);
  const Token at = cursor_.peek();
  std::vector<LocalId> param_ids;
  const TypeUse use = parse_type_use(&param_ids);
  const uint32_t type_index = resolve_type_use(at, use);
  defs_.funcs.body.write_u32(type_index);
  ++defs_.funcs.count;
  parse_body(use, type_index, param_ids, index);
}

void ModuleParser::parse_body(const TypeUse& use, uint32_t type_index,
                              const std::vector<LocalId>& param_ids,
                              uint32_t func_index) {
  const Token at = cursor_.peek();
  locals_ = IndexSpace();
  for (const LocalId& param : param_ids) {
    if (param.name) locals_.set_name(locals_.count(), *param.name);
    if (!param.id) locals_.add();
    else if (!locals_.add(*param.id)) fail(at, "duplicate local");
  }
  if (use.sig.empty() && type_index < scope_.types.size()) {
    for (uint32_t i = 0; i < scope_.types[type_index].sig.param_count; ++i) locals_.add();
  }
  ByteWriter body;
  parse_locals(body);
  labels_.clear();
  label_names_.clear();
  label_count_ = 0;
  hints_.clear();
  in_body_ = true;
  parse_expr(body);
  in_body_ = false;
  defs_.code.body.write_sized(body);
  ++defs_.code.count;
  auto names = locals_.names();
  if (!names.empty()) defs_.local_names.emplace_back(func_index, std::move(names));
  if (!label_names_.empty()) defs_.label_names.emplace_back(func_index, std::move(label_names_));
  if (!hints_.empty()) defs_.branch_hints.emplace_back(func_index, std::move(hints_));
  locals_ = IndexSpace();
}

void ModuleParser::parse_locals(ByteWriter& body) {
  struct Run {
    std::vector<uint8_t> type;
    uint32_t count;
  };
  std::vector<Run> runs;
  const auto parse_one = [&] {
    ByteWriter type;
    parse_value_type(type);
    if (!runs.empty() && runs.back().type == type.bytes()) ++runs.back().count;
    else runs.push_back({type.take(), 1});
  };
  while (accept_form("local")) {
    const Token token = cursor_.peek();
    const size_t position = cursor_.position();
    auto id = accept_id();
    auto name = take_name(position, "local");
    if (id || name) {
      if (name) locals_.set_name(locals_.count(), std::move(*name));
      if (!id) locals_.add();
      else if (!locals_.add(std::move(*id))) fail(token, "duplicate local");
      parse_one();
    } else {
      while (at_value_type()) {
        locals_.add();
        parse_one();
      }
    }
    expect(TokenKind::rparen);
  }
  body.write_u32(static_cast<uint32_t>(runs.size()));
  for (const Run& run : runs) {
    body.write_u32(run.count);
    body.write_bytes(run.type);
  }
}

void ModuleParser::parse_address_type(ParsedLimits& limits) {
  limits.is_64 = accept_keyword("i64");
  if (!limits.is_64) accept_keyword("i32");
}

void ModuleParser::parse_limits(ParsedLimits& limits) {
  // 64 bits whatever the address type: a size too large for i32 is invalid, not malformed.
  const char* const message = "i64 constant out of range";
  limits.min = parse_nat(kMax64, message);
  limits.has_max = cursor_.peek().kind == TokenKind::number;
  if (limits.has_max) limits.max = parse_nat(kMax64, message);
}

void ModuleParser::parse_page_size(ParsedLimits& limits) {
  if (!accept_form("pagesize")) return;
  const Token token = cursor_.peek();
  const uint64_t size = parse_nat(kMax64, "i64 constant out of range");
  if (!failed() && !std::has_single_bit(size)) fail(token, "invalid custom page size");
  limits.page_size_log2 = static_cast<uint32_t>(std::countr_zero(size));
  expect(TokenKind::rparen);
}

void ModuleParser::write_limits(ByteWriter& out, const ParsedLimits& limits) {
  out.write_u8(static_cast<uint8_t>((limits.has_max ? 1 : 0) | (limits.is_shared ? 2 : 0) |
                                    (limits.is_64 ? 4 : 0) | (limits.page_size_log2 ? 8 : 0)));
  out.write_u64(limits.min);
  if (limits.has_max) out.write_u64(limits.max);
  if (limits.page_size_log2) out.write_u32(*limits.page_size_log2);
}

void ModuleParser::parse_memory_type(ByteWriter& out) {
  ParsedLimits limits;
  parse_address_type(limits);
  parse_limits(limits);
  limits.is_shared = accept_keyword("shared");
  parse_page_size(limits);
  write_limits(out, limits);
}

void ModuleParser::parse_table_type(ByteWriter& out) {
  ParsedLimits limits;
  parse_address_type(limits);
  parse_limits(limits);
  limits.is_shared = accept_keyword("shared");
  write_ref_type(out, parse_ref_type());
  write_limits(out, limits);
}

void ModuleParser::parse_table() {
  const uint32_t index = begin_definition(Space::table);
  ByteWriter& out = defs_.tables.body;
  ++defs_.tables.count;
  TokenCursor ahead = cursor_;
  if (ahead.at_keyword("i32") || ahead.at_keyword("i64")) ahead.next();
  if (ahead.peek().kind != TokenKind::number) {
    // `addrtype? reftype (elem ...)`
    ParsedLimits limits;
    parse_address_type(limits);
    const RefType type = parse_ref_type();
    parse_table_elems(index, limits.is_64, type, limits.min);
    limits.max = limits.min;
    limits.has_max = true;
    write_ref_type(out, type);
    write_limits(out, limits);
    return;
  }
  ByteWriter type;
  parse_table_type(type);
  const bool has_init = cursor_.peek().kind != TokenKind::rparen;
  if (has_init) {
    out.write_u8(0x40);
    out.write_u8(0x00);
  }
  out.write_bytes(type.bytes());
  if (has_init) parse_expr(out);
}

void ModuleParser::parse_memory() {
  const uint32_t index = begin_definition(Space::memory);
  ++defs_.memories.count;
  TokenCursor ahead = cursor_;
  if (ahead.at_keyword("i32") || ahead.at_keyword("i64")) ahead.next();
  if (ahead.peek().kind != TokenKind::lparen) return parse_memory_type(defs_.memories.body);
  // `addrtype? pagesize? (data ...)`
  ParsedLimits limits;
  parse_address_type(limits);
  parse_page_size(limits);
  parse_memory_data(index, limits);
  write_limits(defs_.memories.body, limits);
}

void ModuleParser::parse_global() {
  begin_definition(Space::global);
  ++defs_.globals.count;
  parse_global_type(defs_.globals.body);
  parse_expr(defs_.globals.body);
}

void ModuleParser::parse_tag() {
  begin_definition(Space::tag);
  ++defs_.tags.count;
  const Token at = cursor_.peek();
  std::vector<LocalId> ids;
  const uint32_t type_index = resolve_type_use(at, parse_type_use(&ids));
  defs_.tags.body.write_u8(0);
  defs_.tags.body.write_u32(type_index);
}

void ModuleParser::parse_export() {
  if (cursor_.peek().kind != TokenKind::string) return parse_zero_level_export();
  const size_t position = cursor_.position();
  const std::string name = parse_name();
  const KindWord* row = find_kind(keyword_ahead());
  if (row == nullptr || row->space == Space::type) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  exports_.push_back({position, name, row->space, parse_index(row->space)});
}

// `(export $i)`: all that the instance exports, by its static type.
void ModuleParser::parse_zero_level_export() {
  const Token at = cursor_.peek();
  if (!at_index_of(Space::instance)) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  const size_t position = cursor_.position();
  const uint32_t instance = parse_index(Space::instance);
  if (failed()) return;
  const Shape* shape = shape_of(Space::instance, instance);
  if (shape == nullptr) return fail(at, "unknown instance " + std::to_string(instance));
  for (const Shape::Item& item : shape->items) {
    const uint32_t index = find_or_add_alias(item.kind, instance, item.name);
    if (failed()) return;
    exports_.push_back({position, item.name, item.kind, index});
  }
}

void ModuleParser::parse_start() {
  if (defs_.start) return fail(cursor_.peek(), "multiple start sections");
  defs_.start = parse_index(Space::func);
}

}  // namespace tenon::text
