// Module and instance types: the declarations in their bodies. See parser.h. Spec: the module
// linking proposal's Explainer, "Module and Instance Types".
#include "text/parser.h"

namespace tenon::text {
namespace {

constexpr uint8_t kModuleType = 0x61, kInstanceType = 0x62;
constexpr uint8_t kTypeDecl = 0x01, kImportDecl = 0x02, kExportDecl = 0x07;

// How many exports splicing may write: more would be beyond the size limit of any type.
constexpr uint32_t kMaxSpliced = 100'000;

}  // namespace

// A module or instance type where an import or export wants one: `(type X)`, or its body up to `)`.
uint32_t ModuleParser::parse_linking_type_use(bool is_module) {
  const Token& after = cursor_.peek(2);
  const bool is_use = after.kind == TokenKind::id || after.kind == TokenKind::number
                          ? cursor_.peek(3).kind == TokenKind::rparen
                          : cursor_.text(after) == "outer";
  if (cursor_.at_form("type") && is_use) return parse_index(Space::type);
  ByteWriter bytes;
  TypeDef def;
  parse_linking_type(bytes, def, is_module);
  if (failed()) return 0;
  return intern_type({bytes.bytes().begin(), bytes.bytes().end()}, bytes, std::move(def));
}

// The declarations up to `)`, which a type scope of its own collects.
void ModuleParser::parse_linking_type(ByteWriter& out, TypeDef& def, bool is_module) {
  def.kind = is_module ? TypeDef::Kind::module : TypeDef::Kind::instance;
  if (target_->depth >= kMaxScopeDepth) {
    return fail(cursor_.peek(),
                std::string(is_module ? "module" : "instance") + " type nesting too deep");
  }
  TypeScope body{.depth = target_->depth + 1, .shape = shared_->make_shape()};
  def.shape = body.shape;
  def.body_position = cursor_.position();
  def.body_scope = names_;
  NameScope* names = &shared_->names.emplace_back();
  names->up = names_;
  names->target = &body;
  TypeScope* const outer_target = std::exchange(target_, &body);
  NameScope* const outer_names = std::exchange(names_, names);
  while (is_open()) parse_type_declaration(is_module);
  if (cursor_.peek().kind != TokenKind::rparen) fail_unexpected();
  target_ = outer_target;
  names_ = outer_names;
  out.write_u8(is_module ? kModuleType : kInstanceType);
  out.write_u32(body.declaration_count);
  out.write_bytes(body.declarations.bytes());
}

void ModuleParser::declare(uint8_t code, const ByteWriter& bytes) {
  target_->declarations.write_u8(code);
  target_->declarations.write_bytes(bytes.bytes());
  ++target_->declaration_count;
}

void ModuleParser::declare_export(const std::string& name, Space kind, const ByteWriter& type,
                                  const Shape* shape) {
  ByteWriter bytes;
  bytes.write_name(name);
  bytes.write_bytes(type.bytes());
  declare(kExportDecl, bytes);
  target_->shape->items.push_back({name, kind, shape});
}

void ModuleParser::declare_import(const std::string& module, const std::optional<std::string>& name,
                                  const ByteWriter& type) {
  ByteWriter bytes;
  write_import_names(bytes, module, name);
  bytes.write_bytes(type.bytes());
  declare(kImportDecl, bytes);
}

void ModuleParser::parse_type_declaration(bool is_module) {
  const std::string_view word = keyword_ahead();
  const KindWord* row = find_kind(word);
  if (word == "alias" || (word == "type" && inline_form(word) == "alias")) {
    parse_alias_declaration();
  } else if (word == "type" || word == "rec") {
    declare_type();
  } else if (word == "export") {
    parse_export_declaration();
  } else if (word == "import" && is_module) {
    accept_form("import");
    const std::string module = parse_name();
    const std::optional<std::string> name = parse_import_name();
    ByteWriter type;
    parse_extern_desc(type);
    if (!failed()) declare_import(module, name, type);
    expect(TokenKind::rparen);
  } else if (row != nullptr) {
    parse_inline_declaration(*row, is_module);
  } else {
    cursor_.next();
    fail_unexpected();
  }
}

// Reads a type or rec field for the sake of the outer aliases that it needs, which come before it.
// The cursor stays. Module and instance types have theirs in their bodies.
void ModuleParser::place_outer_types() {
  const size_t start = cursor_.position();
  TokenCursor ahead = cursor_;
  ahead.next();
  ahead.next();
  if (ahead.peek().kind == TokenKind::id) ahead.next();
  if (ahead.at_form("module") || ahead.at_form("instance")) return;
  ByteWriter dropped;
  drops_types_ = true;
  parse_type_or_rec(dropped);
  drops_types_ = false;
  if (!failed()) cursor_.seek(start);
}

void ModuleParser::declare_type() {
  const auto first = static_cast<uint32_t>(target_->types.size());
  uint32_t next = first;
  bind_type_ids(next);
  place_outer_types();
  names_->type_ids.truncate(first);
  if (failed()) return;
  next = static_cast<uint32_t>(target_->types.size());
  bind_type_ids(next);
  ByteWriter bytes;
  parse_type_or_rec(bytes);
  if (!failed()) declare(kTypeDecl, bytes);
}

// `(kind id? type)`; the id binds nothing.
const Shape* ModuleParser::parse_extern_desc(ByteWriter& out, Space* kind) {
  const KindWord* row = find_kind(keyword_ahead());
  if (row == nullptr || row->space == Space::type) {
    if (is_open()) cursor_.next();
    fail_unexpected();
    return nullptr;
  }
  cursor_.next();
  cursor_.next();
  accept_id();
  if (kind != nullptr) *kind = row->space;
  const Shape* shape = parse_extern_type(*row, out);
  expect(TokenKind::rparen);
  return shape;
}

// `(export "n" (kind id? type))`, or `(export X)` and `(export (type X))` for an instance type's
// exports.
void ModuleParser::parse_export_declaration() {
  accept_form("export");
  const Token at = cursor_.peek();
  if (at_index_of(Space::type)) {
    splice_exports(at, parse_index(Space::type));
  } else {
    const std::string name = parse_name();
    ByteWriter type;
    Space kind = Space::func;
    const Shape* shape = parse_extern_desc(type, &kind);
    if (!failed()) declare_export(name, kind, type, shape);
  }
  expect(TokenKind::rparen);
}

// `(alias outer S X (type id?))` or `(type id? (alias outer S X))`.
void ModuleParser::parse_alias_declaration() {
  const bool is_inverted = cursor_.at_form("type");
  cursor_.next();
  cursor_.next();
  if (is_inverted) return parse_inverted_alias(*find_kind("type")), expect(TokenKind::rparen);
  if (!cursor_.at_keyword("outer")) return fail_unexpected();
  parse_alias_field();
  expect(TokenKind::rparen);
}

// `(kind id? (export "n")+ type)` or, in a module type, `(kind id? (import "n" "m"?) type)`.
void ModuleParser::parse_inline_declaration(const KindWord& row, bool is_module) {
  cursor_.next();
  cursor_.next();
  accept_id();
  const auto exports = parse_inline_export_names();
  std::string module;
  std::optional<std::string> name;
  const bool is_import = exports.empty() && is_module && accept_form("import");
  if (is_import) {
    module = parse_name();
    name = parse_import_name();
    expect(TokenKind::rparen);
  } else if (exports.empty()) {
    return fail_unexpected();
  }
  ByteWriter type;
  const Shape* shape = parse_extern_type(row, type);
  if (failed()) return;
  if (is_import) declare_import(module, name, type);
  for (const auto& item : exports) declare_export(item.second, row.space, type, shape);
  expect(TokenKind::rparen);
}

// Writes the exports of an instance type as if its body stood here, with the names of where it
// stands.
void ModuleParser::splice_exports(const Token& at, uint32_t type_index) {
  if (failed()) return;
  const auto& types = target_->types;
  if (type_index >= types.size() || types[type_index].kind != TypeDef::Kind::instance) {
    return fail(at, "type " + std::to_string(type_index) + " is not an instance type");
  }
  const TypeDef& def = types[type_index];
  shared_->spliced_count += static_cast<uint32_t>(def.shape->items.size()) + 1;
  if (shared_->spliced_count > kMaxSpliced) return fail(at, "effective type size too large");
  NameScope* names = &shared_->names.emplace_back();
  names->up = def.body_scope;
  names->target = target_;
  names->type_base = static_cast<uint32_t>(types.size());
  NameScope* const outer_names = std::exchange(names_, names);
  const size_t end = cursor_.position();
  cursor_.seek(def.body_position);
  // What is written here must not count for what stands in this body, whose indices differ.
  auto interned = std::exchange(target_->interned, {});
  while (is_open()) parse_type_declaration(false);
  if (!failed()) cursor_.seek(end);
  interned.merge(target_->interned);
  target_->interned = std::move(interned);
  names_ = outer_names;
}

}  // namespace tenon::text
