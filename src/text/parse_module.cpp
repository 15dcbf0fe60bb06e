// The passes over a module's fields, and the module put together from its sections. See parser.h.
// Spec: 3.0, section 6.6 (Modules).
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>

#include "model/section.h"
#include "text/parser.h"

namespace tenon::text {

using model::kImportSection;
using model::kTypeSection;

namespace {

void skip_id(TokenCursor& cursor) {
  if (cursor.peek().kind == TokenKind::id) cursor.next();
}

void skip_strings(TokenCursor& cursor) {
  while (cursor.peek().kind == TokenKind::string) cursor.next();
}

// Moves behind `(keyword "..."*)` and is true where the cursor stands on one.
bool skip_name_form(TokenCursor& cursor, std::string_view keyword) {
  if (!cursor.at_form(keyword) || cursor.peek(2).kind != TokenKind::string) return false;
  TokenCursor end = cursor;
  end.next();
  end.next();
  skip_strings(end);
  if (end.peek().kind != TokenKind::rparen) return false;
  end.next();
  cursor.seek(end.position());
  return true;
}

// At `(alias ...)`: that it names no kind, as a field of its own does.
bool is_inverted_alias(TokenCursor cursor) {
  cursor.next();
  cursor.next();
  if (cursor.at_keyword("outer")) {
    for (int i = 0; i < 3; ++i) cursor.next();
  } else {
    if (!cursor.skip_sexpr().ok()) return false;
    skip_strings(cursor);
  }
  return cursor.peek().kind == TokenKind::rparen;
}

}  // namespace

Result<std::vector<uint8_t>> ModuleParser::parse_fields(const std::string& module_id) {
  names_ = &shared_->names.emplace_back();
  names_->up = outer_names_;
  names_->target = &scope_;
  names_->id = module_id;
  scope_.module = this;
  scope_.depth = outer_names_ == nullptr ? 0 : outer_names_->target->depth + 1;

  const size_t start = cursor_.position();
  const size_t before_id = start - (module_id.empty() ? 0 : 1);
  if (outer_names_ == nullptr) {
    shared_->used_annotations.resize(cursor_.annotations().size());
    module_name_ = take_name(before_id, "module");
  }
  if (!module_name_ && !module_id.empty()) module_name_ = module_id;
  sort_fields();
  const size_t end = cursor_.position();
  parse_header();
  bind_definitions();
  parse_definitions();
  if (failed()) return std::move(*error_);
  cursor_.seek(definition_positions_.empty() && header_fields_.empty() ? start : end);
  if (cursor_.peek().kind != TokenKind::rparen && !cursor_.at_end()) fail_unexpected();
  if (outer_names_ == nullptr) check_annotations(before_id, cursor_.position());
  if (failed()) return std::move(*error_);
  return assemble();
}

// --- Pass 1: which fields are the header.

// "import" or "alias" where the field at the cursor, of kind `word`, is an import or an alias by a
// form inside of it, as in `(func (import "a" "b"))`; else "".
std::string_view ModuleParser::inline_form(std::string_view word) const {
  TokenCursor ahead = cursor_;
  ahead.next();
  ahead.next();
  skip_id(ahead);
  while (skip_name_form(ahead, "export")) {
  }
  // Of a module that is defined, these are fields.
  const bool may_be_field = word == "module";
  if (ahead.at_form("alias")) return !may_be_field || is_inverted_alias(ahead) ? "alias" : "";
  TokenCursor import = ahead;
  if (ahead.at_form("import"))
    return !may_be_field || skip_name_form(import, "import") ? "import" : "";
  return {};
}

ModuleParser::Field ModuleParser::sort_field(std::string_view word) const {
  using Kind = Field::Kind;
  const size_t position = cursor_.position();
  if (word == "rec") return {Kind::type, position};
  if (word == "import") return {Kind::import, position};
  if (word == "alias") return {Kind::other, position};
  const KindWord* row = find_kind(word);
  if (row == nullptr) return {Kind::definition, position};
  const std::string_view form = inline_form(word);
  if (form == "alias") return {Kind::other, position};
  if (row->space == Space::type) return {Kind::type, position};
  if (form == "import") return {Kind::import, position};
  const bool is_linking = row->space == Space::module || row->space == Space::instance;
  return {is_linking ? Kind::other : Kind::definition, position};
}

void ModuleParser::sort_fields() {
  std::string_view first_definition;  // of a space that can be imported
  for (take_customs(); is_open(); take_customs()) {
    const Token token = cursor_.peek();
    const std::string_view word = keyword_ahead();
    const Field field = sort_field(word);
    if (field.kind == Field::Kind::definition) {
      definition_positions_.push_back(field.position);
      const KindWord* row = find_kind(word);
      if (first_definition.empty() && row != nullptr) first_definition = row->what;
    } else {
      header_fields_.push_back(field);
    }
    // An unclosed field ends the pass: a later one will say what is wrong with it.
    if (!cursor_.skip_sexpr().ok()) break;
    if (field.kind == Field::Kind::import && !first_definition.empty()) {
      return fail(token, "import after " + std::string(first_definition));
    }
  }
  if (cursor_.peek().kind == TokenKind::error) fail(cursor_.peek(), {});
}

// --- Pass 2: the header.

void ModuleParser::parse_header() {
  for (size_t i = 0; i < header_fields_.size() && !failed();) {
    if (header_fields_[i].kind == Field::Kind::other) {
      cursor_.seek(header_fields_[i].position);
      parse_header_field();
      ++i;
    } else {
      i = parse_run(i);
    }
  }
  header_type_count_ = scope_.types.size();
  header_export_count_ = exports_.size();
  for (size_t i = 0; i < kSpaceCount; ++i) header_counts_[i] = spaces_[i].count();
}

// --- Pass 3: ids of definitions.

void ModuleParser::bind(Space which, std::string_view what) {
  const Token token = cursor_.peek();
  const size_t position = cursor_.position();
  auto id = accept_id();
  auto name = take_name(position, what);
  if (name) space(which).set_name(space(which).count(), std::move(*name));
  if (!id) {
    space(which).add();
  } else if (!space(which).add(std::move(*id))) {
    fail(token, "duplicate " + std::string(what));
  }
}

void ModuleParser::bind_definitions() {
  next_ = {};
  for (size_t i = 0; i < kSpaceCount; ++i) next_[i] = spaces_[i].count();
  for (const size_t position : definition_positions_) {
    if (failed()) return;
    bind_definition(position);
  }
}

// Binds what the field defines. A field that is not well-formed is left to the fourth pass.
void ModuleParser::bind_definition(size_t position) {
  cursor_.seek(position);
  TokenCursor end = cursor_;
  if (!end.skip_sexpr().ok()) return;
  const std::string_view word = keyword_ahead();
  cursor_.next();
  cursor_.next();
  if (word == "elem") return bind(Space::elem, "elem segment");
  if (word == "data") return bind(Space::data, "data segment");
  const KindWord* row = find_kind(word);
  if (row == nullptr) return;
  bind(row->space, row->word);
  // The abbreviations with a segment inside take a segment index.
  while (!failed() && cursor_.position() < end.position() &&
         (word == "table" || word == "memory")) {
    if (word == "table" && cursor_.at_form("elem")) space(Space::elem).add();
    if (word == "memory" && cursor_.at_form("data")) space(Space::data).add();
    if (!cursor_.skip_sexpr().ok()) break;
  }
}

// --- Pass 4: definitions.

// Drops what has been read of the definitions, but not the aliases that were made for them.
void ModuleParser::rewind_definitions() {
  restart_ = false;
  defs_ = {};
  exports_.resize(header_export_count_);
  late_types_ = {};
  scope_.types.resize(header_type_count_);
  const auto is_late = [this](const auto& entry) { return entry.second >= header_type_count_; };
  std::erase_if(scope_.interned, is_late);
  std::erase_if(scope_.by_origin, is_late);
  for (size_t i = 0; i < kSpaceCount; ++i) spaces_[i].truncate(header_counts_[i]);
}

void ModuleParser::parse_definitions() {
  phase_ = Phase::optimistic;
  const auto parse_all = [this] {
    for (const size_t position : definition_positions_) {
      if (failed()) return;
      cursor_.seek(position);
      parse_definition();
    }
  };
  parse_all();
  if (!restart_) return;
  rewind_definitions();
  phase_ = Phase::collecting;
  parse_all();
  if (failed()) return;
  header_type_count_ = scope_.types.size();
  for (size_t i = 0; i < kSpaceCount; ++i) header_counts_[i] = spaces_[i].count();
  rewind_definitions();
  phase_ = Phase::complete;
  bind_definitions();
  parse_all();
  // What the same tokens need is there by now.
  if (restart_) std::abort();
}

void ModuleParser::parse_definition() {
  static constexpr std::pair<std::string_view, void (ModuleParser::*)()> kFields[] = {
      {"func", &ModuleParser::parse_func},     {"table", &ModuleParser::parse_table},
      {"memory", &ModuleParser::parse_memory}, {"global", &ModuleParser::parse_global},
      {"tag", &ModuleParser::parse_tag},       {"export", &ModuleParser::parse_export},
      {"start", &ModuleParser::parse_start},   {"elem", &ModuleParser::parse_elem},
      {"data", &ModuleParser::parse_data},
  };
  const std::string_view word = keyword_ahead();
  const auto* row = std::find_if(std::begin(kFields), std::end(kFields),
                                 [word](const auto& field) { return field.first == word; });
  cursor_.next();
  if (row == std::end(kFields)) return fail_unexpected();
  cursor_.next();
  (this->*row->second)();
  expect(TokenKind::rparen);
}

// --- The module.

// Where the implicit types of definitions go: the type section of the last run, if nothing but its
// imports follows it, or else a section of their own. A core module has one type section so.
ModuleParser::Section& ModuleParser::late_types() {
  const size_t count = header_.size();
  if (count == 0 || header_[count - 1].id != kImportSection) return header_section(kTypeSection);
  if (count > 1 && header_[count - 2].id == kTypeSection) return header_[count - 2];
  return *header_.insert(header_.end() - 1, HeaderSection{{}, kTypeSection});
}

void ModuleParser::write_names(ByteWriter& out) const {
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
  const auto write_space = [&](uint8_t id, const IndexSpace& space) {
    const Names names = space.names();
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
  const auto space_of = [this](Space which) -> const IndexSpace& {
    return spaces_[static_cast<size_t>(which)];
  };

  if (module_name_) {
    ByteWriter body;
    body.write_name(*module_name_);
    write_subsection(0, body);
  }
  write_space(1, space_of(Space::func));
  write_indirect(2, defs_.local_names);
  write_indirect(3, defs_.label_names);
  write_space(4, names_->type_ids);
  write_space(5, space_of(Space::table));
  write_space(6, space_of(Space::memory));
  write_space(7, space_of(Space::global));
  write_space(8, space_of(Space::elem));
  write_space(9, space_of(Space::data));
  std::vector<std::pair<uint32_t, Names>> fields;
  for (uint32_t i = 0; i < scope_.types.size(); ++i) {
    Names names = scope_.types[i].fields.names();
    if (!names.empty()) fields.emplace_back(i, std::move(names));
  }
  write_indirect(10, fields);
  write_space(11, space_of(Space::tag));
}

std::vector<uint8_t> ModuleParser::assemble() {
  std::vector<Placed> sections;
  const auto add = [&sections](uint8_t id, const ByteWriter& body) {
    ByteWriter whole;
    whole.write_u8(id);
    whole.write_sized(body);
    sections.push_back({id, whole.take()});
  };
  const auto write_section = [&add](uint8_t id, const Section& section) {
    if (section.count == 0) return;
    ByteWriter body;
    body.write_u32(section.count);
    body.write_bytes(section.body.bytes());
    add(id, body);
  };
  const auto write_number = [&add](uint8_t id, uint32_t number) {
    ByteWriter body;
    body.write_u32(number);
    add(id, body);
  };
  if (late_types_.count > 0) {
    Section& types = late_types();
    types.body.write_bytes(late_types_.body.bytes());
    types.count += late_types_.count;
  }
  for (const HeaderSection& section : header_) write_section(section.id, section);
  write_section(model::kFuncSection, defs_.funcs);
  write_section(model::kTableSection, defs_.tables);
  write_section(model::kMemorySection, defs_.memories);
  write_section(model::kTagSection, defs_.tags);
  write_section(model::kGlobalSection, defs_.globals);
  // The header's fields have theirs first; the text's order is what counts.
  std::stable_sort(exports_.begin(), exports_.end(),
                   [](const Export& a, const Export& b) { return a.position < b.position; });
  Section exports;
  for (const Export& item : exports_) {
    exports.body.write_name(item.name);
    exports.body.write_u8(static_cast<uint8_t>(item.kind));
    exports.body.write_u32(item.index);
    ++exports.count;
  }
  write_section(model::kExportSection, exports);
  if (defs_.start) write_number(model::kStartSection, *defs_.start);
  write_section(model::kElemSection, defs_.elems);
  if (defs_.needs_data_count) write_number(model::kDataCountSection, defs_.datas.count);
  write_section(model::kCodeSection, defs_.code);
  write_section(model::kDataSection, defs_.datas);
  place_hints();
  place_customs(sections, true);

  ByteWriter names;
  names.write_name("name");
  const size_t empty_size = names.size();
  write_names(names);
  if (names.size() > empty_size) add(0, names);
  place_customs(sections, false);

  ByteWriter out;
  out.write_bytes(std::array<uint8_t, 8>{0x00, 'a', 's', 'm', 1, 0, 0, 0});
  for (const Placed& section : sections) out.write_bytes(section.bytes);
  return out.take();
}

const Shape* ModuleParser::make_export_shape() const {
  Shape* shape = shared_->make_shape();
  for (const Export& item : exports_) {
    shape->items.push_back({item.name, item.kind, shape_of(item.kind, item.index)});
  }
  return shape;
}

}  // namespace tenon::text
