// A module's header: runs of types and imports, and the fields between them. See parser.h.
// Spec: 3.0, sections 6.6.1 (Types) and 6.6.3 (Imports).
#include <utility>

#include "model/section.h"
#include "text/parser.h"

namespace tenon::text {

using model::kImportSection;
using model::kTypeSection;

// The section that the header's next item of its kind goes to.
ModuleParser::Section& ModuleParser::header_section(uint8_t id) {
  if (header_.empty() || header_.back().id != id) header_.push_back({{}, id});
  return header_.back();
}

// The run that begins with header field `begin`; returns the index of the field behind it.
size_t ModuleParser::parse_run(size_t begin) {
  size_t end = begin;
  while (end < header_fields_.size() && header_fields_[end].kind != Field::Kind::other) ++end;
  const auto each = [&](Field::Kind kind, auto read) {
    for (size_t i = begin; i < end && !failed(); ++i) {
      if (header_fields_[i].kind != kind) continue;
      cursor_.seek(header_fields_[i].position);
      read();
    }
  };
  const auto bind_ids = [&] {
    auto next = static_cast<uint32_t>(scope_.types.size());
    each(Field::Kind::type, [&] { bind_type_ids(next); });
  };
  bind_ids();
  if (outer_names_ != nullptr) {
    const auto first = static_cast<uint32_t>(scope_.types.size());
    each(Field::Kind::type, [&] { place_outer_types(); });
    names_->type_ids.truncate(first);
    bind_ids();
  }
  each(Field::Kind::type, [&] {
    ByteWriter type;
    parse_type_or_rec(type);
    Section& section = header_section(kTypeSection);
    section.body.write_bytes(type.bytes());
    ++section.count;
  });
  run_instances_.clear();
  each(Field::Kind::import, [&] {
    const KindWord* row = find_kind(keyword_ahead());
    cursor_.next();
    cursor_.next();
    if (row == nullptr)
      parse_import();
    else
      parse_inline_import(*row);
    expect(TokenKind::rparen);
  });
  if (run_imports_.count > 0) {
    header_.push_back({std::exchange(run_imports_, {}), kImportSection});
  }
  return end;
}

// --- Imports.

void ModuleParser::write_import_names(ByteWriter& out, const std::string& module,
                                      const std::optional<std::string>& name) {
  out.write_name(module);
  out.write_name(name.value_or(""));
  if (!name) out.write_u8(0xff);
}

// The second name of an import, which one of module linking does not have.
std::optional<std::string> ModuleParser::parse_import_name() {
  if (cursor_.peek().kind != TokenKind::string || failed()) return std::nullopt;
  return parse_name();
}

// The implicit instance that a two-level import is an export of; the first of its name counts it.
Shape* ModuleParser::implicit_instance(const std::string& module,
                                       const std::optional<std::string>& name) {
  if (!name) return nullptr;
  Shape*& instance = run_instances_[module];
  if (instance == nullptr) {
    instance = shared_->make_shape();
    space(Space::instance).add();
    instance_shapes_.push_back(instance);
  }
  return instance;
}

void ModuleParser::parse_import() {
  const std::string module = parse_name();
  const std::optional<std::string> name = parse_import_name();
  const KindWord* row = find_kind(keyword_ahead());
  if (row == nullptr || row->space == Space::type) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  cursor_.next();
  cursor_.next();
  Shape* instance = implicit_instance(module, name);
  bind(row->space, row->word);
  finish_import(module, name, *row, instance);
  expect(TokenKind::rparen);
}

// `(kind id? (export "...")* (import "..." "..."?) type`, with the cursor behind the keyword.
void ModuleParser::parse_inline_import(const KindWord& row) {
  const size_t id_position = cursor_.position();
  accept_id();
  const auto exports = parse_inline_export_names();
  accept_form("import");
  const std::string module = parse_name();
  const std::optional<std::string> name = parse_import_name();
  expect(TokenKind::rparen);
  Shape* instance = implicit_instance(module, name);
  const size_t type_position = cursor_.position();
  add_exports(exports, row.space, space(row.space).count());
  if (failed()) return;
  cursor_.seek(id_position);
  bind(row.space, row.word);
  if (failed()) return;
  cursor_.seek(type_position);
  finish_import(module, name, row, instance);
}

// The rest of an import whose item is counted: its type, with the cursor on it.
void ModuleParser::finish_import(const std::string& module, const std::optional<std::string>& name,
                                 const KindWord& row, Shape* instance) {
  ByteWriter type;
  const Shape* shape = parse_extern_type(row, type);
  if (row.space == Space::module) module_shapes_.push_back(shape);
  if (row.space == Space::instance) instance_shapes_.push_back(shape);
  if (instance != nullptr) instance->items.push_back({*name, row.space, shape});
  write_import_names(run_imports_.body, module, name);
  run_imports_.body.write_bytes(type.bytes());
  ++run_imports_.count;
}

// The binary's externtype of the type at the cursor, behind keyword and id; returns the shape of a
// module or an instance. REQUIRES: `row` is not that of `type`.
const Shape* ModuleParser::parse_extern_type(const KindWord& row, ByteWriter& out) {
  out.write_u8(static_cast<uint8_t>(row.space));
  const Token at = cursor_.peek();
  std::vector<LocalId> ids;
  switch (row.space) {
    case Space::tag: out.write_u8(0); [[fallthrough]];
    case Space::func: out.write_u32(resolve_type_use(at, parse_type_use(&ids))); break;
    case Space::table: parse_table_type(out); break;
    case Space::memory: parse_memory_type(out); break;
    case Space::global: parse_global_type(out); break;
    default: {
      const uint32_t index = parse_linking_type_use(row.space == Space::module);
      out.write_u32(index);
      if (!failed() && index < target_->types.size()) return target_->types[index].shape;
      break;
    }
  }
  return nullptr;
}

// --- Inline exports.

std::vector<std::pair<size_t, std::string>> ModuleParser::parse_inline_export_names() {
  std::vector<std::pair<size_t, std::string>> names;
  while (cursor_.at_form("export") && cursor_.peek(2).kind == TokenKind::string &&
         cursor_.peek(3).kind == TokenKind::rparen && !failed()) {
    const size_t position = cursor_.position();
    accept_form("export");
    names.emplace_back(position, parse_name());
    expect(TokenKind::rparen);
  }
  return names;
}

void ModuleParser::add_exports(const std::vector<std::pair<size_t, std::string>>& names, Space kind,
                               uint32_t index) {
  for (const auto& [position, name] : names) exports_.push_back({position, name, kind, index});
}

}  // namespace tenon::text
