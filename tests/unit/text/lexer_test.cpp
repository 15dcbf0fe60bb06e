#include "text/lexer.h"

#include <doctest/doctest.h>

using namespace tenon::text;

namespace {

std::vector<TokenKind> kinds(std::string_view source) {
  TokenCursor cursor(source);
  std::vector<TokenKind> list;
  for (;;) {
    const Token token = cursor.next();
    list.push_back(token.kind);
    if (token.kind == TokenKind::eof || token.kind == TokenKind::error) return list;
  }
}

}  // namespace

using enum TokenKind;

TEST_CASE("tokens are cut at parentheses, not at letters") {
  CHECK(kinds("(i32.const 0x1f)") == std::vector{lparen, keyword, number, rparen, eof});
  CHECK(kinds("0drop i32.const0 $f(") == std::vector{reserved, keyword, id, lparen, eof});
  CHECK(kinds("\"a\"\"b\"") == std::vector{reserved, eof});
  CHECK(kinds("0x , -inf nan") == std::vector{reserved, reserved, number, keyword, eof});
}

TEST_CASE("comments and annotations leave no token") {
  CHECK(kinds("(; a (; b ;) ;) x ;; y\nz") == std::vector{keyword, keyword, eof});
  CHECK(kinds("(@a (x \")\" [,;] (@)) ;; )\n) y") == std::vector{keyword, eof});
  CHECK(TokenCursor("(@a").lexical_error() == "unclosed annotation");
  CHECK(TokenCursor("(@ x)").lexical_error() == "empty annotation id");
  CHECK(TokenCursor("(; (; ;)").lexical_error() == "unclosed comment");
}

TEST_CASE("strings") {
  CHECK(decode_string(R"("a\t\n\"\\\41\u{1F600}")") == "a\t\n\"\\A\xf0\x9f\x98\x80");
  CHECK(decode_id(R"($"\41 b")") == "A b");
  CHECK(decode_id("$ab") == "ab");
  CHECK(TokenCursor("\"abc").lexical_error() == "unclosed string");
  CHECK(TokenCursor("\"a\nb\"").lexical_error() == "unclosed string");
  CHECK(TokenCursor(R"("\g")").lexical_error() == "illegal escape");
  CHECK(TokenCursor(R"("\u{d800}")").lexical_error() == "illegal escape");
  CHECK(TokenCursor("\"\x80\"").lexical_error() == "malformed UTF-8 encoding");
  CHECK(TokenCursor("$ a").lexical_error() == "empty identifier");
}

TEST_CASE("skip_sexpr moves over one form") {
  TokenCursor cursor("(a (b) \"c\") d )");
  CHECK(cursor.skip_sexpr().ok());
  CHECK(cursor.at_keyword("d"));
  CHECK(cursor.skip_sexpr().ok());
  CHECK(!cursor.skip_sexpr().ok());
}
