// Nested modules, instances and aliases. See parser.h. Spec: the module linking proposal's
// Explainer, "Nested Modules", "Instance Definitions", "Aliases".
#include <limits>

#include "model/section.h"
#include "support/byte_reader.h"
#include "support/utf8.h"
#include "text/parser.h"

namespace tenon::text {

using model::kAliasSection;
using model::kInstanceSection;
using model::kModuleSection;

namespace {

constexpr uint8_t kInstanceExport = 0x00, kOuter = 0x01;

}  // namespace

// --- Fields of the header that are neither types nor imports.

void ModuleParser::parse_header_field() {
  const std::string_view word = keyword_ahead();
  const std::string_view form = inline_form(word);
  cursor_.next();
  cursor_.next();
  if (word == "alias")
    parse_alias_field();
  else if (form == "alias")
    parse_inverted_alias(*find_kind(word));
  else if (word == "module")
    parse_nested_module();
  else
    parse_instance();
  expect(TokenKind::rparen);
}

// What a module nested here can't name is itself: its id is bound behind it.
void ModuleParser::parse_nested_module() {
  const Token at = cursor_.peek();
  const size_t position = cursor_.position();
  const std::string id = accept_id().value_or("");
  auto name = take_name(position, "module");
  const auto exports = parse_inline_export_names();
  if (scope_.depth >= kMaxScopeDepth) return fail(at, "module nesting too deep");
  if (failed()) return;
  ModuleParser nested(*this, names_);
  nested.module_name_ = std::move(name);
  auto bytes = nested.parse_fields(id);
  if (!bytes.ok()) return keep(std::move(bytes).take_error());
  ByteWriter sized;
  sized.write_u32(static_cast<uint32_t>(bytes->size()));
  sized.write_bytes(*bytes);
  Section& section = header_section(kModuleSection);
  section.body.write_bytes(sized.bytes());
  ++section.count;
  add_exports(exports, Space::module, add_item(at, Space::module, id, nested.make_export_shape()));
}

void ModuleParser::parse_instance() {
  const Token at = cursor_.peek();
  const std::string id = accept_id().value_or("");
  const auto exports = parse_inline_export_names();
  if (!accept_form("instantiate")) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  ByteWriter args;
  const uint32_t module = parse_index(Space::module);
  uint32_t count = 0;
  for (; is_open(); ++count) {
    if (!accept_form("import")) {
      cursor_.next();
      return fail_unexpected();
    }
    args.write_name(parse_name());
    parse_item_ref(args);
    expect(TokenKind::rparen);
  }
  expect(TokenKind::rparen);
  Section& section = header_section(kInstanceSection);
  section.body.write_u8(0x00);
  section.body.write_u32(module);
  section.body.write_u32(count);
  section.body.write_bytes(args.bytes());
  ++section.count;
  const uint32_t index = add_item(at, Space::instance, id, shape_of(Space::module, module));
  add_exports(exports, Space::instance, index);
}

// A kind byte and an index: what is passed to an instantiation.
void ModuleParser::parse_item_ref(ByteWriter& out) {
  const KindWord* row = find_kind(keyword_ahead());
  if (row == nullptr || row->space == Space::type) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  const uint32_t index = parse_index(row->space);
  out.write_u8(static_cast<uint8_t>(row->space));
  out.write_u32(index);
}

// Counts a header item that is no import; returns its index. `at` is the token of its id.
uint32_t ModuleParser::add_item(const Token& at, Space kind, std::string id, const Shape* shape) {
  if (failed()) return 0;
  if (kind == Space::module) module_shapes_.push_back(shape);
  if (kind == Space::instance) instance_shapes_.push_back(shape);
  const uint32_t index = space(kind).count();
  if (id.empty())
    space(kind).add();
  else if (!space(kind).add(std::move(id)))
    fail(at, "duplicate " + std::string(word_of(kind)));
  return index;
}

// --- Alias fields.

// `(alias X "n" (kind id?))` or `(alias outer S X (kind id?))`.
void ModuleParser::parse_alias_field() {
  const size_t source_position = cursor_.position();
  // The kind comes last, and the ids before it are of that kind.
  if (accept_keyword("outer")) {
    cursor_.next();
    cursor_.next();
  } else {
    if (!cursor_.skip_sexpr().ok()) return fail_unexpected();
    parse_name();
  }
  const KindWord* row = find_kind(keyword_ahead());
  if (row == nullptr) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  cursor_.next();
  cursor_.next();
  const Token id_token = cursor_.peek();
  const size_t id_position = cursor_.position();
  const std::string id = accept_id().value_or("");
  const size_t end = cursor_.position();
  expect(TokenKind::rparen);
  if (failed()) return;
  cursor_.seek(source_position);
  name_item(row->space, add_explicit_alias(id_token, *row, id), id_position);
  if (failed()) return;
  cursor_.seek(end);
  expect(TokenKind::rparen);
}

// `(kind id? (export "...")* (alias X "n"))` or `(kind id? (export "...")* (alias outer S X))`.
void ModuleParser::parse_inverted_alias(const KindWord& row) {
  const Token id_token = cursor_.peek();
  const size_t id_position = cursor_.position();
  const std::string id = accept_id().value_or("");
  const auto exports = parse_inline_export_names();
  if (!exports.empty() && row.space == Space::type) return fail_unexpected();
  accept_form("alias");
  const uint32_t index = add_explicit_alias(id_token, row, id);
  name_item(row.space, index, id_position);
  add_exports(exports, row.space, index);
  expect(TokenKind::rparen);
}

// Takes the name, by an annotation at its id, of an item that has just been counted.
void ModuleParser::name_item(Space kind, uint32_t index, size_t id_position) {
  auto name = take_name(id_position, word_of(kind));
  if (!name || failed()) return;
  (kind == Space::type ? names_->type_ids : space(kind)).set_name(index, std::move(*name));
}

// With the cursor behind `alias`, up to the kind or `)`. Always makes a new index.
uint32_t ModuleParser::add_explicit_alias(const Token& id_token, const KindWord& row,
                                          const std::string& id) {
  uint32_t index = 0;
  if (accept_keyword("outer")) {
    check_outer_kind(id_token, row.space);
    const OuterItem item = parse_outer_item(row.space);
    if (failed()) return 0;
    index = add_outer(row.space, item);
  } else {
    const uint32_t instance = parse_index(Space::instance);
    const Token name_token = cursor_.peek();
    const std::string name = parse_name();
    if (row.space == Space::type) fail(name_token, "a type is no export of an instance");
    if (failed()) return 0;
    index = add_alias(row.space, instance, name);
  }
  if (id.empty()) return index;
  const bool is_new = row.space == Space::type ? names_->type_ids.bind(id, index)
                                               : space(row.space).bind(id, index);
  if (!is_new) fail(id_token, "duplicate " + std::string(row.word));
  return index;
}

// --- Inline aliases.

// `(kind X)`, `(kind X "n1" ... "nk")` or `(kind outer S X)`, with the cursor on `(`.
uint32_t ModuleParser::parse_inline_ref(Space kind) {
  const Token at = cursor_.peek();
  cursor_.next();
  cursor_.next();
  uint32_t index = 0;
  if (accept_keyword("outer")) {
    check_outer_kind(at, kind);
    const OuterItem item = parse_outer_item(kind);
    if (!failed()) index = find_or_add_outer(kind, item);
  } else if (cursor_.peek(1).kind != TokenKind::string) {
    index = parse_index(kind);
  } else {
    index = parse_index(Space::instance);
    while (cursor_.peek().kind == TokenKind::string && !failed()) {
      const Token token = cursor_.peek();
      const std::string name = parse_name();
      const bool is_last = cursor_.peek().kind != TokenKind::string;
      if (is_last && kind == Space::type) fail(token, "a type is no export of an instance");
      if (!failed()) index = find_or_add_alias(is_last ? kind : Space::instance, index, name);
    }
  }
  expect(TokenKind::rparen);
  return index;
}

// False where an inline alias can't be made at this point: definitions are read again then.
bool ModuleParser::may_add_alias() {
  if (target_->module == nullptr || phase_ == Phase::header || phase_ == Phase::collecting)
    return true;
  restart_ = true;
  cursor_.seek(std::numeric_limits<size_t>::max());
  return false;
}

uint32_t ModuleParser::find_or_add_alias(Space kind, uint32_t instance, const std::string& name) {
  const auto found = aliases_.find({kind, instance, name});
  if (found != aliases_.end()) return found->second;
  return may_add_alias() ? add_alias(kind, instance, name) : 0;
}

uint32_t ModuleParser::add_alias(Space kind, uint32_t instance, const std::string& name) {
  Section& section = header_section(kAliasSection);
  section.body.write_u8(kInstanceExport);
  section.body.write_u32(instance);
  section.body.write_u8(static_cast<uint8_t>(kind));
  section.body.write_name(name);
  ++section.count;
  const Shape* from = shape_of(Space::instance, instance);
  const Shape* shape = nullptr;
  if (from != nullptr && (kind == Space::module || kind == Space::instance)) {
    shape = from->find(name, kind);
  }
  const uint32_t index = add_item({}, kind, {}, shape);
  aliases_.try_emplace({kind, instance, name}, index);
  return index;
}

const Shape* ModuleParser::shape_of(Space kind, uint32_t index) const {
  if (kind != Space::module && kind != Space::instance) return nullptr;
  const auto& shapes = kind == Space::module ? module_shapes_ : instance_shapes_;
  return index < shapes.size() ? shapes[index] : nullptr;
}

// --- Outer items.

void ModuleParser::check_outer_kind(const Token& at, Space kind) {
  if (kind == Space::type || kind == Space::module) return;
  fail(at, "invalid external kind in alias: only types and modules can be outer");
}

// `S X`, of a kind.
ModuleParser::OuterItem ModuleParser::parse_outer_item(Space kind) {
  OuterItem item;
  const Token scope_token = cursor_.peek();
  if (const auto id = accept_id()) {
    item.scope = names_->up;
    while (item.scope != nullptr && item.scope->id != *id) item.scope = item.scope->up;
    if (item.scope == nullptr) {
      fail(scope_token, "unknown outer module $" + support::printable(*id));
      return item;
    }
  } else {
    item.up_count = parse_u32();
    item.scope = names_->up;
    for (uint32_t i = 0; i < item.up_count && item.scope != nullptr; ++i)
      item.scope = item.scope->up;
  }
  const Token token = cursor_.peek();
  const auto id = accept_id();
  if (!id) {
    item.index = parse_u32();
    if (kind == Space::type && item.scope != nullptr) item.index += item.scope->type_base;
    return item;
  }
  if (item.scope == nullptr) {
    fail(scope_token, "relative depth too large: $" + support::printable(*id) + " is in no module");
    return item;
  }
  ModuleParser* module = item.scope->target->module;
  const IndexSpace* ids = &item.scope->type_ids;
  static const IndexSpace kNone;
  if (kind != Space::type) ids = module != nullptr ? &module->space(kind) : &kNone;
  if (const auto index = ids->find(*id)) {
    item.index = *index;
  } else {
    const std::string word(word_of(kind));
    fail(token, "unknown " + word + " $" + support::printable(*id) + ": alias to " + word +
                    " not defined in parent yet");
  }
  return item;
}

uint32_t ModuleParser::find_or_add_outer(Space kind, const OuterItem& item) {
  if (item.scope != nullptr && item.scope->target == target_)
    return item.index;  // spliced from here
  const auto found = target_->outer_aliases.find({item.depth_key(), kind, item.index});
  if (found != target_->outer_aliases.end()) return found->second;
  return may_add_alias() ? add_outer(kind, item) : 0;
}

uint32_t ModuleParser::add_outer(Space kind, const OuterItem& item) {
  const TypeScope* source = item.scope != nullptr ? item.scope->target : nullptr;
  ByteWriter bytes;
  bytes.write_u8(kOuter);
  bytes.write_u32(source != nullptr ? target_->depth - source->depth - 1 : item.up_count);
  bytes.write_u8(static_cast<uint8_t>(kind));
  bytes.write_u32(item.index);
  if (target_->module == nullptr) {
    declare(0x0f, bytes);
  } else {
    Section& section = header_section(kAliasSection);
    section.body.write_bytes(bytes.bytes());
    ++section.count;
  }
  uint32_t index = 0;
  if (kind == Space::type) {
    index = static_cast<uint32_t>(target_->types.size());
    push_type(outer_type(source, item.index));
  } else {
    ModuleParser* module = source != nullptr ? source->module : nullptr;
    index =
        add_item({}, kind, {}, module != nullptr ? module->shape_of(kind, item.index) : nullptr);
  }
  target_->outer_aliases.try_emplace({item.depth_key(), kind, item.index}, index);
  return index;
}

// A type of `source` as it is known in the innermost scope.
TypeDef ModuleParser::outer_type(const TypeScope* source, uint32_t index) const {
  if (source == nullptr || index >= source->types.size()) return {};
  TypeDef def = source->types[index];
  def.has_sig = def.has_sig && translate_types(def.sig.params, *source) &&
                translate_types(def.sig.results, *source);
  return def;
}

// Turns the type indices in encoded value types of `source` into those of the innermost scope;
// false where it has one of the types not at all.
bool ModuleParser::translate_types(ByteWriter& types, const TypeScope& source) const {
  const auto here = [&](int64_t index) -> int64_t {
    if (static_cast<size_t>(index) >= source.types.size()) return -1;
    const auto found = target_->by_origin.find(source.types[static_cast<size_t>(index)].origin);
    return found != target_->by_origin.end() ? int64_t{found->second} : -1;
  };
  ByteWriter out;
  support::ByteReader in(types.bytes());
  while (!in.at_end()) {
    const uint8_t code = in.read_u8();
    out.write_u8(code);
    if (code != 0x63 && code != 0x64) continue;
    int64_t heap = in.read_s33();
    if (heap >= 0 && (heap = here(heap)) < 0) return false;
    out.write_s64(heap);
  }
  types = std::move(out);
  return true;
}

}  // namespace tenon::text
