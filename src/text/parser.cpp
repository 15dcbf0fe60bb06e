// The token level of ModuleParser. See parser.h.
#include "text/parser.h"

#include <algorithm>
#include <limits>

#include "support/utf8.h"
#include "text/numbers.h"

namespace tenon::text {
namespace {

// The keywords that are not instructions; a word that is neither is an "unknown operator".
constexpr std::string_view kKeywords[] = {
    "alias",
    "any",
    "anyref",
    "array",
    "arrayref",
    "binary",
    "catch_all_ref",
    "catch_ref",
    "data",
    "declare",
    "definition",
    "do",
    "either",
    "elem",
    "eq",
    "eqref",
    "exn",
    "exnref",
    "export",
    "extern",
    "externref",
    "f32",
    "f32x4",
    "f64",
    "f64x2",
    "field",
    "final",
    "func",
    "funcref",
    "get",
    "global",
    "i16",
    "i16x8",
    "i31",
    "i31ref",
    "i32",
    "i32x4",
    "i64",
    "i64x2",
    "i8",
    "i8x16",
    "import",
    "inf",
    "instance",
    "instantiate",
    "invoke",
    "item",
    "local",
    "memory",
    "module",
    "mut",
    "nan",
    "nan:arithmetic",
    "nan:canonical",
    "noexn",
    "noextern",
    "nofunc",
    "none",
    "null",
    "nullexnref",
    "nullexternref",
    "nullfuncref",
    "nullref",
    "offset",
    "outer",
    "pagesize",
    "param",
    "quote",
    "rec",
    "ref",
    "register",
    "result",
    "shared",
    "start",
    "struct",
    "structref",
    "sub",
    "table",
    "tag",
    "then",
    "type",
    "v128",
};

bool is_known_word(std::string_view word) {
  if (ops::find_op(word) != ops::kNoOp) return true;
  if (std::binary_search(std::begin(kKeywords), std::end(kKeywords), word)) return true;
  if (word.starts_with("assert_")) return true;
  if (word.starts_with("nan:0x")) return is_number("+" + std::string(word));
  for (const std::string_view prefix : {"offset=", "align="}) {
    uint64_t value = 0;
    if (word.starts_with(prefix)) {
      return parse_nat(word.substr(prefix.size()), ~uint64_t{0}, value) != NumberStatus::malformed;
    }
  }
  return false;
}

// In the order of Space.
constexpr KindWord kKindWords[] = {
    {"func", "function", Space::func},
    {"table", "table", Space::table},
    {"memory", "memory", Space::memory},
    {"global", "global", Space::global},
    {"tag", "tag", Space::tag},
    {"module", "module", Space::module},
    {"instance", "instance", Space::instance},
    {"type", "type", Space::type},
};

}  // namespace

const KindWord* find_kind(std::string_view word) {
  for (const KindWord& row : kKindWords) {
    if (row.word == word) return &row;
  }
  return nullptr;
}

std::string_view word_of(Space space) {
  const auto row = static_cast<size_t>(space);
  return row < std::size(kKindWords) ? kKindWords[row].word : std::string_view();
}

Error unexpected_token(const TokenCursor& cursor) {
  const Token& token = cursor.peek();
  const std::string word = support::printable(cursor.text(token).substr(0, 60));
  if (token.kind == TokenKind::eof) return cursor.error_at(token, "unexpected token: end of text");
  if (token.kind == TokenKind::reserved ||
      (token.kind == TokenKind::keyword && !is_known_word(cursor.text(token)))) {
    return cursor.error_at(token, "unknown operator " + word);
  }
  return cursor.error_at(token, "unexpected token " + word);
}

void ModuleParser::fail(const Token& token, std::string message) {
  if (failed()) return;
  keep(cursor_.error_at(token, std::move(message)));
}

void ModuleParser::fail_unexpected() { keep(unexpected_token(cursor_)); }

void ModuleParser::keep(Error error) {
  if (failed()) return;
  error_ = std::move(error);
  cursor_.seek(std::numeric_limits<size_t>::max());
}

void ModuleParser::expect(TokenKind kind) {
  if (cursor_.peek().kind == kind && !failed()) cursor_.next();
  else fail_unexpected();
}

bool ModuleParser::accept_keyword(std::string_view keyword) {
  if (failed() || !cursor_.at_keyword(keyword)) return false;
  cursor_.next();
  return true;
}

bool ModuleParser::accept_form(std::string_view keyword) {
  if (failed() || !cursor_.at_form(keyword)) return false;
  cursor_.next();
  cursor_.next();
  return true;
}

std::string_view ModuleParser::keyword_ahead() const {
  if (!is_open() || cursor_.peek(1).kind != TokenKind::keyword) return {};
  return cursor_.text(cursor_.peek(1));
}

std::optional<std::string> ModuleParser::accept_id() {
  if (failed() || cursor_.peek().kind != TokenKind::id) return std::nullopt;
  return decode_id(cursor_.text(cursor_.next()));
}

bool ModuleParser::at_index() const {
  const TokenKind kind = cursor_.peek().kind;
  return !failed() && (kind == TokenKind::id || kind == TokenKind::number);
}

std::string ModuleParser::parse_string() {
  if (cursor_.peek().kind != TokenKind::string || failed()) {
    fail_unexpected();
    return {};
  }
  return decode_string(cursor_.text(cursor_.next()));
}

std::string ModuleParser::parse_name() {
  const Token token = cursor_.peek();
  std::string name = parse_string();
  if (!support::is_utf8(name)) fail(token, "malformed UTF-8 encoding");
  return name;
}

uint64_t ModuleParser::parse_nat(uint64_t max, std::string_view range_message) {
  const Token token = cursor_.peek();
  uint64_t value = 0;
  const NumberStatus status = token.kind == TokenKind::number && !failed()
                                  ? text::parse_nat(cursor_.text(token), max, value)
                                  : NumberStatus::malformed;
  if (status == NumberStatus::malformed) {
    fail_unexpected();
    return 0;
  }
  if (status == NumberStatus::out_of_range) {
    fail(token, std::string(range_message));
    return 0;
  }
  cursor_.next();
  return value;
}

uint32_t ModuleParser::parse_u32() {
  return static_cast<uint32_t>(
      parse_nat(std::numeric_limits<uint32_t>::max(), "i32 constant out of range"));
}

uint32_t ModuleParser::unknown_id(const Token& token, std::string_view what,
                                  const std::string& id) {
  if (phase_ != Phase::collecting) {
    fail(token, "unknown " + std::string(what) + " $" + support::printable(id));
  }
  return 0;
}

uint32_t ModuleParser::parse_index_in(const IndexSpace& space, std::string_view what) {
  const Token token = cursor_.peek();
  if (token.kind != TokenKind::id) return parse_u32();
  const auto id = accept_id();
  if (!id) return 0;
  if (const auto index = space.find(*id)) return *index;
  return unknown_id(token, what, *id);
}

uint32_t ModuleParser::parse_index(Space which) {
  if (at_inline_ref(which)) return parse_inline_ref(which);
  if (which == Space::type) return parse_type_index();
  if (which == Space::elem) return parse_index_in(space(which), "elem segment");
  if (which == Space::data) return parse_index_in(space(which), "data segment");
  return parse_index_in(space(which), find_kind(word_of(which))->what);
}

}  // namespace tenon::text
