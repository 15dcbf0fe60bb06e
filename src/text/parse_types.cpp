// Types, type definitions and type uses. See parser.h. Spec: 3.0, section 6.4 (Types).
#include <algorithm>
#include <limits>

#include "text/parser.h"
#include "text/type_words.h"

namespace tenon::text {
namespace {

constexpr int64_t kNotHeap = 1;

// The s33 code of an abstract heap type's byte, or kNotHeap for 0.
int64_t heap_of(uint8_t code) { return code != 0 ? int64_t{code} - 0x80 : kNotHeap; }

// Function types' keys begin with a digit, these with 0x61 or 0x62.
std::string key_of(const ByteWriter& linking_type) {
  return {linking_type.bytes().begin(), linking_type.bytes().end()};
}

}  // namespace

// An id that a type's body does not have is looked for outwards, up to its module.
uint32_t ModuleParser::parse_type_index() {
  const Token token = cursor_.peek();
  if (token.kind != TokenKind::id || failed()) {
    const uint64_t index = uint64_t{parse_u32()} + names_->type_base;
    return static_cast<uint32_t>(std::min<uint64_t>(index, std::numeric_limits<uint32_t>::max()));
  }
  const std::string id = *accept_id();
  if (const auto index = names_->type_ids.find(id)) return *index;
  const NameScope* scope = names_;
  while (scope->target->module == nullptr) {
    scope = scope->up;
    if (const auto index = scope->type_ids.find(id)) {
      return find_or_add_outer(Space::type, {.scope = scope, .index = *index});
    }
  }
  return unknown_id(token, "type", id);
}

int64_t ModuleParser::parse_heap_type() {
  if (at_index_of(Space::type)) return parse_index(Space::type);
  const Token token = cursor_.peek();
  const int64_t heap =
      token.kind == TokenKind::keyword ? heap_of(heap_type_code(cursor_.text(token))) : kNotHeap;
  if (heap == kNotHeap) {
    fail_unexpected();
    return 0;
  }
  cursor_.next();
  return heap;
}

bool ModuleParser::at_ref_type() const {
  if (cursor_.at_form("ref")) return true;
  const Token token = cursor_.peek();
  return token.kind == TokenKind::keyword && ref_type_code(cursor_.text(token)) != 0;
}

bool ModuleParser::at_value_type() const {
  const Token token = cursor_.peek();
  return at_ref_type() ||
         (token.kind == TokenKind::keyword && number_type_code(cursor_.text(token)) != 0);
}

RefType ModuleParser::parse_ref_type() {
  RefType type;
  if (accept_form("ref")) {
    type.nullable = accept_keyword("null");
    type.heap = parse_heap_type();
    expect(TokenKind::rparen);
  } else if (at_ref_type() && !failed()) {
    type.heap = heap_of(ref_type_code(cursor_.text(cursor_.next())));
  } else {
    if (is_open()) cursor_.next();
    fail_unexpected();
  }
  return type;
}

void ModuleParser::write_ref_type(ByteWriter& out, RefType type) {
  if (!type.nullable || type.heap >= 0) out.write_u8(type.nullable ? 0x63 : 0x64);
  out.write_s64(type.heap);
}

void ModuleParser::parse_value_type(ByteWriter& out) {
  const Token token = cursor_.peek();
  const uint8_t code = token.kind == TokenKind::keyword ? number_type_code(cursor_.text(token)) : 0;
  if (code == 0) {
    write_ref_type(out, parse_ref_type());
    return;
  }
  cursor_.next();
  out.write_u8(code);
}

void ModuleParser::parse_storage_type(ByteWriter& out) {
  if (accept_keyword("i8")) out.write_u8(0x78);
  else if (accept_keyword("i16")) out.write_u8(0x77);
  else parse_value_type(out);
}

void ModuleParser::parse_global_type(ByteWriter& out) {
  const bool is_mutable = accept_form("mut");
  parse_value_type(out);
  if (is_mutable) expect(TokenKind::rparen);
  out.write_u8(is_mutable ? 1 : 0);
}

void ModuleParser::parse_params(FuncSig& sig, std::vector<LocalId>* ids) {
  while (accept_form("param")) {
    const size_t position = cursor_.position();
    LocalId local;
    if (ids != nullptr) {
      local.id = accept_id();
      local.name = take_name(position, "parameter");
    }
    if (local.id || local.name) {
      ids->push_back(std::move(local));
      parse_value_type(sig.params);
      ++sig.param_count;
    } else {
      while (at_value_type()) {
        parse_value_type(sig.params);
        ++sig.param_count;
        if (ids != nullptr) ids->push_back({});
      }
    }
    expect(TokenKind::rparen);
  }
}

void ModuleParser::parse_results(FuncSig& sig) {
  while (accept_form("result")) {
    while (at_value_type()) {
      parse_value_type(sig.results);
      ++sig.result_count;
    }
    expect(TokenKind::rparen);
  }
  // A parameter after the results is out of order; it must not be taken for an instruction.
  if (cursor_.at_form("param")) {
    cursor_.next();
    fail_unexpected();
  }
}

std::string ModuleParser::sig_key(const FuncSig& sig) {
  std::string key = std::to_string(sig.params.size()) + ":";
  key.append(sig.params.bytes().begin(), sig.params.bytes().end());
  key.append(sig.results.bytes().begin(), sig.results.bytes().end());
  return key;
}

void ModuleParser::write_func_type(ByteWriter& out, const FuncSig& sig) {
  out.write_u8(0x60);
  out.write_u32(sig.param_count);
  out.write_bytes(sig.params.bytes());
  out.write_u32(sig.result_count);
  out.write_bytes(sig.results.bytes());
}

ModuleParser::Section& ModuleParser::type_section() {
  return phase_ == Phase::header ? header_section(1) : late_types_;
}

uint32_t ModuleParser::intern_type(std::string key, const ByteWriter& bytes, TypeDef def) {
  const auto next = static_cast<uint32_t>(target_->types.size());
  const auto [it, is_new] = target_->interned.try_emplace(std::move(key), next);
  const uint32_t index = it->second;
  if (!is_new) return index;
  if (target_->module == nullptr) {
    declare(0x01, bytes);
  } else {
    Section& section = type_section();
    section.body.write_bytes(bytes.bytes());
    ++section.count;
  }
  add_type(std::move(def));
  return index;
}

uint32_t ModuleParser::find_or_add_func_type(const FuncSig& sig) {
  ByteWriter bytes;
  write_func_type(bytes, sig);
  return intern_type(sig_key(sig), bytes, {.kind = TypeDef::Kind::func, .sig = sig});
}

TypeUse ModuleParser::parse_type_use(std::vector<LocalId>* param_ids) {
  TypeUse use;
  use.has_index = cursor_.at_form("type");
  if (use.has_index) use.index = parse_index(Space::type);
  parse_params(use.sig, param_ids);
  parse_results(use.sig);
  return use;
}

uint32_t ModuleParser::resolve_type_use(const Token& at, const TypeUse& use) {
  if (failed() || phase_ == Phase::collecting) return 0;
  if (!use.has_index) return find_or_add_func_type(use.sig);
  if (use.sig.empty()) return use.index;
  const auto& types = target_->types;
  if (use.index >= types.size()) {
    fail(at, "unknown type " + std::to_string(use.index));
  } else if (const TypeDef& def = types[use.index];
             def.kind != TypeDef::Kind::func || !def.has_sig || !(def.sig == use.sig)) {
    fail(at, "inline function type does not match type " + std::to_string(use.index));
  }
  return use.index;
}

void ModuleParser::parse_block_type(ByteWriter& out) {
  const Token at = cursor_.peek();
  const TypeUse use = parse_type_use(nullptr);
  if (use.has_index || use.sig.param_count > 0 || use.sig.result_count > 1) {
    out.write_s64(resolve_type_use(at, use));
  } else if (use.sig.result_count == 1) {
    out.write_bytes(use.sig.results.bytes());
  } else {
    out.write_u8(0x40);
  }
}

void ModuleParser::parse_struct_fields(ByteWriter& out, TypeDef& def) {
  ByteWriter fields;
  const auto parse_one = [&] {
    const bool is_mutable = accept_form("mut");
    parse_storage_type(fields);
    if (is_mutable) expect(TokenKind::rparen);
    fields.write_u8(is_mutable ? 1 : 0);
  };
  while (accept_form("field")) {
    const Token token = cursor_.peek();
    const size_t position = cursor_.position();
    auto id = accept_id();
    auto name = take_name(position, "field");
    if (id || name) {
      if (name) def.fields.set_name(def.fields.count(), std::move(*name));
      if (!id) def.fields.add();
      else if (!def.fields.add(std::move(*id))) fail(token, "duplicate field");
      parse_one();
    } else {
      while (!failed() && cursor_.peek().kind != TokenKind::rparen) {
        def.fields.add();
        parse_one();
      }
    }
    expect(TokenKind::rparen);
  }
  out.write_u8(0x5f);
  out.write_u32(def.fields.count());
  out.write_bytes(fields.bytes());
}

void ModuleParser::parse_composite_type(ByteWriter& out, TypeDef& def) {
  if (accept_form("func")) {
    def.kind = TypeDef::Kind::func;
    std::vector<LocalId> ids;  // allowed, and of no meaning
    parse_params(def.sig, &ids);
    parse_results(def.sig);
    write_func_type(out, def.sig);
  } else if (accept_form("struct")) {
    def.kind = TypeDef::Kind::aggregate;
    parse_struct_fields(out, def);
  } else if (accept_form("array")) {
    def.kind = TypeDef::Kind::aggregate;
    out.write_u8(0x5e);
    const bool is_mutable = accept_form("mut");
    parse_storage_type(out);
    if (is_mutable) expect(TokenKind::rparen);
    out.write_u8(is_mutable ? 1 : 0);
  } else {
    if (is_open()) cursor_.next();
    fail_unexpected();
  }
  expect(TokenKind::rparen);
}

// Binds the ids of the type or rec field at the cursor, which stays, to indices from `next` on.
void ModuleParser::bind_type_ids(uint32_t& next) {
  const size_t start = cursor_.position();
  const auto bind_one = [&] {
    const Token token = cursor_.peek();
    const size_t position = cursor_.position();
    auto id = accept_id();
    auto name = take_name(position, "type");
    if (name) names_->type_ids.set_name(next, std::move(*name));
    if (id && !names_->type_ids.bind(std::move(*id), next)) fail(token, "duplicate type");
    ++next;
  };
  if (accept_form("type")) {
    bind_one();
  } else if (accept_form("rec")) {
    while (accept_form("type")) {
      bind_one();
      while (!failed() && cursor_.peek().kind != TokenKind::rparen) {
        if (!cursor_.skip_sexpr().ok()) break;
      }
      cursor_.next();
    }
  }
  if (!failed()) cursor_.seek(start);
}

// `(type id? subtype)` or `(rec ...)`, whose ids are bound, with the cursor on `(`.
void ModuleParser::parse_type_or_rec(ByteWriter& out) {
  if (cursor_.at_form("rec"))
    parse_rec(out);
  else
    parse_type_def(out, false, true);
}

// `is_alone`: not within `rec`, or its only member.
void ModuleParser::parse_type_def(ByteWriter& out, bool is_in_rec, bool is_alone) {
  if (!accept_form("type")) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  accept_id();
  TypeDef def;
  if (!is_in_rec && (cursor_.at_form("module") || cursor_.at_form("instance"))) {
    const bool is_module = cursor_.at_form("module");
    cursor_.next();
    cursor_.next();
    ByteWriter bytes;
    parse_linking_type(bytes, def, is_module);
    expect(TokenKind::rparen);
    target_->interned.try_emplace(key_of(bytes), static_cast<uint32_t>(target_->types.size()));
    out.write_bytes(bytes.bytes());
  } else {
    parse_sub_type(out, def, is_alone);
  }
  expect(TokenKind::rparen);
  add_type(std::move(def));
}

void ModuleParser::parse_sub_type(ByteWriter& out, TypeDef& def, bool is_alone) {
  bool is_plain = true;
  if (accept_form("sub")) {
    const bool is_final = accept_keyword("final");
    ByteWriter supers;
    uint32_t super_count = 0;
    for (; at_index_of(Space::type); ++super_count) supers.write_u32(parse_index(Space::type));
    is_plain = is_final && super_count == 0;
    if (!is_plain) {
      out.write_u8(is_final ? 0x4f : 0x50);
      out.write_u32(super_count);
      out.write_bytes(supers.bytes());
    }
    parse_composite_type(out, def);
    expect(TokenKind::rparen);
  } else {
    parse_composite_type(out, def);
  }
  if (def.kind == TypeDef::Kind::func && is_plain && is_alone && !drops_types_) {
    const auto index = static_cast<uint32_t>(target_->types.size());
    target_->interned.try_emplace(sig_key(def.sig), index);
  }
}

void ModuleParser::parse_rec(ByteWriter& out) {
  accept_form("rec");
  ByteWriter members;
  uint32_t count = 0;
  // A group of one is the same type as its member alone, so it serves as an implicit type too.
  TokenCursor ahead = cursor_;
  const bool is_alone = ahead.skip_sexpr().ok() && ahead.peek().kind == TokenKind::rparen;
  for (; is_open(); ++count) parse_type_def(members, true, is_alone);
  expect(TokenKind::rparen);
  out.write_u8(0x4e);
  out.write_u32(count);
  out.write_bytes(members.bytes());
}

}  // namespace tenon::text
