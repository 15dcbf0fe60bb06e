// Types, type definitions and type uses. See parser.h. Spec: 3.0, section 6.4 (Types).
#include "text/parser.h"

namespace tenon::text {
namespace {

constexpr int64_t kNotHeap = 1;

// The s33 code of an abstract heap type, or kNotHeap.
int64_t abstract_heap(std::string_view word) {
  static constexpr std::pair<std::string_view, uint8_t> kTable[] = {
    {"func", 0x70}, {"extern", 0x6f}, {"any", 0x6e}, {"eq", 0x6d}, {"i31", 0x6c}, {"struct", 0x6b},
    {"array", 0x6a}, {"exn", 0x69}, {"none", 0x71}, {"noextern", 0x72}, {"nofunc", 0x73},
    {"noexn", 0x74},
  };
  for (const auto& [name, code] : kTable) {
    if (name == word) return int64_t{code} - 0x80;
  }
  return kNotHeap;
}

// The heap type of a shorthand such as anyref, or kNotHeap.
int64_t shorthand_heap(std::string_view word) {
  if (word == "nullref") return abstract_heap("none");
  if (word == "nullfuncref") return abstract_heap("nofunc");
  if (word == "nullexternref") return abstract_heap("noextern");
  if (word == "nullexnref") return abstract_heap("noexn");
  if (!word.ends_with("ref") || word.starts_with("no")) return kNotHeap;
  return abstract_heap(word.substr(0, word.size() - 3));
}

uint8_t number_type(std::string_view word) {
  if (word == "i32") return 0x7f;
  if (word == "i64") return 0x7e;
  if (word == "f32") return 0x7d;
  if (word == "f64") return 0x7c;
  if (word == "v128") return 0x7b;
  return 0;
}

}  // namespace

int64_t ModuleParser::parse_heap_type() {
  if (at_index()) return parse_index(Space::type);
  const Token token = cursor_.peek();
  const int64_t heap =
      token.kind == TokenKind::keyword ? abstract_heap(cursor_.text(token)) : kNotHeap;
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
  return token.kind == TokenKind::keyword && shorthand_heap(cursor_.text(token)) != kNotHeap;
}

bool ModuleParser::at_value_type() const {
  const Token token = cursor_.peek();
  return at_ref_type() ||
         (token.kind == TokenKind::keyword && number_type(cursor_.text(token)) != 0);
}

RefType ModuleParser::parse_ref_type() {
  RefType type;
  if (accept_form("ref")) {
    type.nullable = accept_keyword("null");
    type.heap = parse_heap_type();
    expect(TokenKind::rparen);
  } else if (at_ref_type() && !failed()) {
    type.heap = shorthand_heap(cursor_.text(cursor_.next()));
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
  const uint8_t code = token.kind == TokenKind::keyword ? number_type(cursor_.text(token)) : 0;
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

void ModuleParser::parse_params(FuncSig& sig, std::vector<std::optional<std::string>>* ids) {
  while (accept_form("param")) {
    if (auto id = ids != nullptr ? accept_id() : std::nullopt) {
      ids->push_back(std::move(id));
      parse_value_type(sig.params);
      ++sig.param_count;
    } else {
      while (at_value_type()) {
        parse_value_type(sig.params);
        ++sig.param_count;
        if (ids != nullptr) ids->push_back(std::nullopt);
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

uint32_t ModuleParser::find_or_add_func_type(const FuncSig& sig) {
  const auto next = static_cast<uint32_t>(types_.size());
  const auto [it, is_new] = func_types_.try_emplace(sig_key(sig), next);
  if (is_new) {
    write_func_type(type_section_.body, sig);
    ++type_section_.count;
    types_.push_back({.is_func = true, .sig = sig, .fields = {}});
  }
  return it->second;
}

TypeUse ModuleParser::parse_type_use(std::vector<std::optional<std::string>>* param_ids) {
  TypeUse use;
  if (accept_form("type")) {
    use.has_index = true;
    use.index = parse_index(Space::type);
    expect(TokenKind::rparen);
  }
  parse_params(use.sig, param_ids);
  parse_results(use.sig);
  return use;
}

uint32_t ModuleParser::resolve_type_use(const Token& at, const TypeUse& use) {
  if (failed()) return 0;
  if (!use.has_index) return find_or_add_func_type(use.sig);
  if (use.sig.empty()) return use.index;
  if (use.index >= types_.size()) {
    fail(at, "unknown type " + std::to_string(use.index));
  } else if (!types_[use.index].is_func || !(types_[use.index].sig == use.sig)) {
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
    if (auto id = accept_id()) {
      if (!def.fields.add(std::move(*id))) fail(token, "duplicate field");
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
    def.is_func = true;
    std::vector<std::optional<std::string>> ids;  // allowed, and of no meaning
    parse_params(def.sig, &ids);
    parse_results(def.sig);
    write_func_type(out, def.sig);
  } else if (accept_form("struct")) {
    parse_struct_fields(out, def);
  } else if (accept_form("array")) {
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

// `(type id? subtype)`, with the cursor on `(`. `is_alone`: not within `rec`.
void ModuleParser::parse_type_def(ByteWriter& out, uint32_t index, bool is_alone) {
  if (!accept_form("type")) {
    if (is_open()) cursor_.next();
    return fail_unexpected();
  }
  accept_id();
  TypeDef def;
  bool is_plain = true;
  if (accept_form("sub")) {
    const bool is_final = accept_keyword("final");
    ByteWriter supers;
    uint32_t super_count = 0;
    for (; at_index(); ++super_count) supers.write_u32(parse_index(Space::type));
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
  expect(TokenKind::rparen);
  if (def.is_func && is_plain && is_alone) func_types_.try_emplace(sig_key(def.sig), index);
  types_.push_back(std::move(def));
}

void ModuleParser::parse_type_field() {
  parse_type_def(type_section_.body, static_cast<uint32_t>(types_.size()), true);
  ++type_section_.count;
}

void ModuleParser::parse_rec_field() {
  accept_form("rec");
  ByteWriter members;
  const size_t before = types_.size();
  // A group of one is the same type as its member alone, so it serves as an implicit type too.
  TokenCursor ahead = cursor_;
  const bool is_alone = ahead.skip_sexpr().ok() && ahead.peek().kind == TokenKind::rparen;
  while (is_open()) parse_type_def(members, static_cast<uint32_t>(types_.size()), is_alone);
  expect(TokenKind::rparen);
  type_section_.body.write_u8(0x4e);
  type_section_.body.write_u32(static_cast<uint32_t>(types_.size() - before));
  type_section_.body.write_bytes(members.bytes());
  ++type_section_.count;
}

}  // namespace tenon::text
