// Module fields, and the module put together from its sections. See parser.h.
// Spec: 3.0, section 6.6 (Modules).
#include <algorithm>
#include <bit>
#include <limits>

#include "text/parser.h"

namespace tenon::text {
namespace {

constexpr uint64_t kMax64 = std::numeric_limits<uint64_t>::max();

struct ExternWord {
  std::string_view word;
  std::string_view what;  // in messages
  Space space;
  ExternKind kind;
};
constexpr ExternWord kExternWords[] = {
  {"func", "function", Space::func, ExternKind::func},
  {"table", "table", Space::table, ExternKind::table},
  {"memory", "memory", Space::memory, ExternKind::memory},
  {"global", "global", Space::global, ExternKind::global},
  {"tag", "tag", Space::tag, ExternKind::tag},
};

const ExternWord* find_extern(std::string_view word) {
  for (const ExternWord& row : kExternWords) {
    if (row.word == word) return &row;
  }
  return nullptr;
}

}  // namespace

// --- Pass 1: ids.

void ModuleParser::bind(Space which, std::string_view what) {
  const Token token = cursor_.peek();
  auto id = accept_id();
  if (!id) {
    space(which).add();
  } else if (!space(which).add(std::move(*id))) {
    fail(token, "duplicate " + std::string(what));
  }
}

void ModuleParser::collect() {
  const size_t start = cursor_.position();
  while (is_open()) collect_field();
  if (cursor_.peek().kind == TokenKind::error) fail(cursor_.peek(), {});
  if (!failed()) cursor_.seek(start);
}

// Binds what the field at the cursor defines and moves over it. A field that is not well-formed is
// left to the third pass.
void ModuleParser::collect_field() {
  const size_t start = cursor_.position();
  TokenCursor end = cursor_;
  // An unclosed field ends the pass: the third one will say what is wrong with it.
  if (!end.skip_sexpr().ok()) {
    const bool is_lexical = end.peek().kind == TokenKind::error;
    cursor_.seek(end.position());
    if (is_lexical) fail(cursor_.peek(), {});
    return;
  }
  const std::string_view word = keyword_ahead();
  cursor_.next();
  cursor_.next();
  if (word == "type") {
    type_positions_.push_back(start);
    bind(Space::type, "type");
  } else if (word == "rec") {
    type_positions_.push_back(start);
    while (accept_form("type")) {
      bind(Space::type, "type");
      while (!failed() && cursor_.peek().kind != TokenKind::rparen) {
        if (!cursor_.skip_sexpr().ok()) break;
      }
      cursor_.next();
    }
  } else if (word == "import") {
    cursor_.next();
    cursor_.next();
    const ExternWord* row = find_extern(keyword_ahead());
    cursor_.next();
    cursor_.next();
    if (row != nullptr) bind(row->space, row->word);
  } else if (word == "elem") {
    bind(Space::elem, "elem segment");
  } else if (word == "data") {
    bind(Space::data, "data segment");
  } else if (const ExternWord* row = find_extern(word)) {
    bind(row->space, row->word);
    // The abbreviations with a segment inside take a segment index.
    while (!failed() && cursor_.position() < end.position() &&
           (word == "table" || word == "memory")) {
      if (word == "table" && cursor_.at_form("elem")) space(Space::elem).add();
      if (word == "memory" && cursor_.at_form("data")) space(Space::data).add();
      if (!cursor_.skip_sexpr().ok()) break;
    }
  }
  if (!failed()) cursor_.seek(end.position());
}

// --- Pass 3: everything but types.

Result<std::vector<uint8_t>> ModuleParser::parse_fields(const std::string& module_id) {
  const size_t start = cursor_.position();
  collect();
  for (const size_t position : type_positions_) {
    if (failed()) break;
    cursor_.seek(position);
    if (cursor_.at_form("type")) parse_type_field();
    else parse_rec_field();
  }
  if (!failed()) cursor_.seek(start);
  while (is_open()) parse_field();
  if (!failed() && cursor_.peek().kind != TokenKind::rparen && !cursor_.at_end()) fail_unexpected();
  if (failed()) return std::move(*error_);
  return assemble(module_id);
}

void ModuleParser::parse_field() {
  static constexpr std::pair<std::string_view, void (ModuleParser::*)()> kFields[] = {
    {"func", &ModuleParser::parse_func},     {"table", &ModuleParser::parse_table},
    {"memory", &ModuleParser::parse_memory}, {"global", &ModuleParser::parse_global},
    {"tag", &ModuleParser::parse_tag},       {"import", &ModuleParser::parse_import},
    {"export", &ModuleParser::parse_export}, {"start", &ModuleParser::parse_start},
    {"elem", &ModuleParser::parse_elem},     {"data", &ModuleParser::parse_data},
  };
  const std::string_view word = keyword_ahead();
  if (word == "type" || word == "rec") {
    // The second pass has read it.
    if (auto skipped = cursor_.skip_sexpr(); !skipped.ok()) fail_unexpected();
    return;
  }
  const auto* row = std::find_if(std::begin(kFields), std::end(kFields),
                                 [word](const auto& field) { return field.first == word; });
  cursor_.next();
  if (row == std::end(kFields)) return fail_unexpected();
  cursor_.next();
  (this->*row->second)();
  expect(TokenKind::rparen);
}

void ModuleParser::check_no_definitions(const Token& at) {
  if (!first_definition_.empty()) fail(at, "import after " + first_definition_);
}

void ModuleParser::define(std::string_view what) {
  if (first_definition_.empty()) first_definition_ = what;
}

void ModuleParser::write_import_names(const std::string& module, const std::string& name) {
  import_section_.body.write_name(module);
  import_section_.body.write_name(name);
  ++import_section_.count;
}

void ModuleParser::parse_import() {
  check_no_definitions(cursor_.peek());
  const std::string module = parse_name();
  const std::string name = parse_name();
  write_import_names(module, name);
  parse_import_desc();
}

void ModuleParser::parse_import_desc() {
  const ExternWord* row = find_extern(keyword_ahead());
  if (row == nullptr) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  cursor_.next();
  cursor_.next();
  accept_id();
  take_index(row->space);
  ByteWriter& out = import_section_.body;
  out.write_u8(static_cast<uint8_t>(row->kind));
  const Token at = cursor_.peek();
  std::vector<std::optional<std::string>> ids;
  switch (row->kind) {
    case ExternKind::tag:
      out.write_u8(0);
      [[fallthrough]];
    case ExternKind::func:
      out.write_u32(resolve_type_use(at, parse_type_use(&ids)));
      break;
    case ExternKind::table: parse_table_type(out); break;
    case ExternKind::memory: parse_memory_type(out); break;
    case ExternKind::global: parse_global_type(out); break;
  }
  expect(TokenKind::rparen);
}

void ModuleParser::parse_inline_exports(ExternKind kind, uint32_t index) {
  while (accept_form("export")) {
    export_section_.body.write_name(parse_name());
    export_section_.body.write_u8(static_cast<uint8_t>(kind));
    export_section_.body.write_u32(index);
    ++export_section_.count;
    expect(TokenKind::rparen);
  }
}

// `(import "m" "n")` within a definition: begins an entry of the import section.
bool ModuleParser::parse_inline_import() {
  const Token at = cursor_.peek();
  if (!accept_form("import")) return false;
  check_no_definitions(at);
  const std::string module = parse_name();
  const std::string name = parse_name();
  write_import_names(module, name);
  expect(TokenKind::rparen);
  return true;
}

void ModuleParser::parse_func() {
  const uint32_t index = take_index(Space::func);
  accept_id();
  parse_inline_exports(ExternKind::func, index);
  const bool is_import = parse_inline_import();
  const Token at = cursor_.peek();
  std::vector<std::optional<std::string>> param_ids;
  const TypeUse use = parse_type_use(&param_ids);
  const uint32_t type_index = resolve_type_use(at, use);
  if (is_import) {
    import_section_.body.write_u8(static_cast<uint8_t>(ExternKind::func));
    import_section_.body.write_u32(type_index);
    return;
  }
  define("function");
  func_section_.body.write_u32(type_index);
  ++func_section_.count;
  parse_body(use, type_index, param_ids, index);
}

void ModuleParser::parse_body(const TypeUse& use, uint32_t type_index,
                              const std::vector<std::optional<std::string>>& param_ids,
                              uint32_t func_index) {
  const Token at = cursor_.peek();
  locals_ = IndexSpace();
  for (const auto& id : param_ids) {
    if (!id) locals_.add();
    else if (!locals_.add(*id)) fail(at, "duplicate local");
  }
  if (use.sig.empty() && type_index < types_.size()) {
    for (uint32_t i = 0; i < types_[type_index].sig.param_count; ++i) locals_.add();
  }
  ByteWriter body;
  parse_locals(body);
  labels_.clear();
  parse_expr(body);
  code_section_.body.write_sized(body);
  ++code_section_.count;
  if (!locals_.names().empty()) local_names_.emplace_back(func_index, locals_.names());
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
    if (auto id = accept_id()) {
      if (!locals_.add(std::move(*id))) fail(token, "duplicate local");
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
  const uint32_t index = take_index(Space::table);
  accept_id();
  parse_inline_exports(ExternKind::table, index);
  if (parse_inline_import()) {
    import_section_.body.write_u8(static_cast<uint8_t>(ExternKind::table));
    parse_table_type(import_section_.body);
    return;
  }
  define("table");
  ++table_section_.count;
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
    write_ref_type(table_section_.body, type);
    write_limits(table_section_.body, limits);
    return;
  }
  ByteWriter type;
  parse_table_type(type);
  const bool has_init = cursor_.peek().kind != TokenKind::rparen;
  if (has_init) {
    table_section_.body.write_u8(0x40);
    table_section_.body.write_u8(0x00);
  }
  table_section_.body.write_bytes(type.bytes());
  if (has_init) parse_expr(table_section_.body);
}

void ModuleParser::parse_memory() {
  const uint32_t index = take_index(Space::memory);
  accept_id();
  parse_inline_exports(ExternKind::memory, index);
  if (parse_inline_import()) {
    import_section_.body.write_u8(static_cast<uint8_t>(ExternKind::memory));
    parse_memory_type(import_section_.body);
    return;
  }
  define("memory");
  ++memory_section_.count;
  TokenCursor ahead = cursor_;
  if (ahead.at_keyword("i32") || ahead.at_keyword("i64")) ahead.next();
  if (ahead.peek().kind != TokenKind::lparen) return parse_memory_type(memory_section_.body);
  // `addrtype? pagesize? (data ...)`
  ParsedLimits limits;
  parse_address_type(limits);
  parse_page_size(limits);
  parse_memory_data(index, limits);
  write_limits(memory_section_.body, limits);
}

void ModuleParser::parse_global() {
  const uint32_t index = take_index(Space::global);
  accept_id();
  parse_inline_exports(ExternKind::global, index);
  if (parse_inline_import()) {
    import_section_.body.write_u8(static_cast<uint8_t>(ExternKind::global));
    parse_global_type(import_section_.body);
    return;
  }
  define("global");
  ++global_section_.count;
  parse_global_type(global_section_.body);
  parse_expr(global_section_.body);
}

void ModuleParser::parse_tag() {
  const uint32_t index = take_index(Space::tag);
  accept_id();
  parse_inline_exports(ExternKind::tag, index);
  const bool is_import = parse_inline_import();
  if (!is_import) define("tag");
  const Token at = cursor_.peek();
  std::vector<std::optional<std::string>> ids;
  const uint32_t type_index = resolve_type_use(at, parse_type_use(&ids));
  ByteWriter& out = is_import ? import_section_.body : tag_section_.body;
  if (is_import) out.write_u8(static_cast<uint8_t>(ExternKind::tag));
  else ++tag_section_.count;
  out.write_u8(0);
  out.write_u32(type_index);
}

void ModuleParser::parse_export() {
  const std::string name = parse_name();
  const ExternWord* row = find_extern(keyword_ahead());
  if (row == nullptr) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  cursor_.next();
  cursor_.next();
  export_section_.body.write_name(name);
  export_section_.body.write_u8(static_cast<uint8_t>(row->kind));
  export_section_.body.write_u32(parse_index(row->space));
  ++export_section_.count;
  expect(TokenKind::rparen);
}

void ModuleParser::parse_start() {
  if (start_) return fail(cursor_.peek(), "multiple start sections");
  start_ = parse_index(Space::func);
}

// --- The module.

void ModuleParser::write_names(ByteWriter& out, const std::string& module_id) const {
  using Names = std::vector<std::pair<uint32_t, std::string>>;
  const auto write_map = [](ByteWriter& to, const Names& names) {
    to.write_u32(static_cast<uint32_t>(names.size()));
    for (const auto& [index, name] : names) {
      to.write_u32(index);
      to.write_name(name);
    }
  };
  const auto write_subsection = [&out](uint8_t id, const ByteWriter& body) {
    out.write_u8(id);
    out.write_sized(body);
  };
  const auto write_space = [&](uint8_t id, Space which) {
    const Names& names = spaces_[static_cast<size_t>(which)].names();
    if (names.empty()) return;
    ByteWriter body;
    write_map(body, names);
    write_subsection(id, body);
  };
  const auto write_indirect = [&](uint8_t id, const auto& list) {
    if (list.empty()) return;
    ByteWriter body;
    body.write_u32(static_cast<uint32_t>(list.size()));
    for (const auto& [index, names] : list) {
      body.write_u32(index);
      write_map(body, names);
    }
    write_subsection(id, body);
  };

  if (!module_id.empty()) {
    ByteWriter body;
    body.write_name(module_id);
    write_subsection(0, body);
  }
  write_space(1, Space::func);
  write_indirect(2, local_names_);
  write_space(4, Space::type);
  write_space(5, Space::table);
  write_space(6, Space::memory);
  write_space(7, Space::global);
  write_space(8, Space::elem);
  write_space(9, Space::data);
  std::vector<std::pair<uint32_t, Names>> fields;
  for (uint32_t i = 0; i < types_.size(); ++i) {
    if (!types_[i].fields.names().empty()) fields.emplace_back(i, types_[i].fields.names());
  }
  write_indirect(10, fields);
  write_space(11, Space::tag);
}

std::vector<uint8_t> ModuleParser::assemble(const std::string& module_id) {
  ByteWriter out;
  out.write_bytes(std::array<uint8_t, 8>{0x00, 'a', 's', 'm', 1, 0, 0, 0});
  const auto write_section = [&out](uint8_t id, const Section& section) {
    if (section.count == 0) return;
    ByteWriter body;
    body.write_u32(section.count);
    body.write_bytes(section.body.bytes());
    out.write_u8(id);
    out.write_sized(body);
  };
  const auto write_number = [&out](uint8_t id, uint32_t number) {
    ByteWriter body;
    body.write_u32(number);
    out.write_u8(id);
    out.write_sized(body);
  };
  write_section(1, type_section_);
  write_section(2, import_section_);
  write_section(3, func_section_);
  write_section(4, table_section_);
  write_section(5, memory_section_);
  write_section(13, tag_section_);
  write_section(6, global_section_);
  write_section(7, export_section_);
  if (start_) write_number(8, *start_);
  write_section(9, elem_section_);
  if (needs_data_count_) write_number(12, data_section_.count);
  write_section(10, code_section_);
  write_section(11, data_section_);

  ByteWriter names;
  names.write_name("name");
  const size_t empty_size = names.size();
  write_names(names, module_id);
  if (names.size() > empty_size) {
    out.write_u8(0);
    out.write_sized(names);
  }
  return out.take();
}

}  // namespace tenon::text
