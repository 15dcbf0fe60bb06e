// The tokens of the text format, and a cursor over those of one source. A source is cut into tokens
// at once; comments are checked and left out, and so are annotations `(@id ...)`, of which those that
// have a meaning are kept beside the tokens. A lexical error becomes a last token of kind `error`, so
// that whoever reads as far as it reports it, and no one else.
// Spec: 3.0, section 6.3 (Lexical Format).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/result.h"

namespace tenon::text {

enum class TokenKind : uint8_t {
  lparen,
  rparen,
  string,    // "...", escapes and UTF-8 checked
  id,        // $name or $"name", not empty
  keyword,   // starts with a to z; also nan, inf, offset=8
  number,    // an integer or float literal that starts with a digit or a sign
  reserved,  // a run of characters that is none of the above
  error,     // see TokenCursor::lexical_error
  eof,
};

// Bytes [offset, offset + length) of the source.
struct Token {
  TokenKind kind = TokenKind::eof;
  uint32_t offset = 0;
  uint32_t length = 0;
};

// An annotation `(@custom ...)`, `(@name ...)` or `(@metadata.code.branch_hint ...)` (spec: appendix A.6;
// the branch hinting proposal).
struct Annotation {
  enum class Kind : uint8_t { custom, name, branch_hint };
  Kind kind;
  size_t position;            // of the token that follows it
  Token at;                   // its `(`
  std::vector<Token> tokens;  // behind its id, up to its `)`
};

// What to say of one that stands where none of its kind may.
std::string misplaced(const Annotation& annotation);

// A place in the tokens of a source. The source's characters must outlive the cursor and its copies,
// which share the tokens: copying is cheap, and how a caller looks ahead.
class TokenCursor {
 public:
  // Cuts `source` into tokens. `file_name` is only for messages.
  // REQUIRES: source.size() < 4 GiB (a larger one gives a single `error` token).
  explicit TokenCursor(std::string_view source, std::string_view file_name = {});

  const Token& peek(size_t ahead = 0) const;
  Token next();  // the token at the cursor, which then moves on; stays on eof or error
  bool at_end() const { return peek().kind == TokenKind::eof; }

  // True where the cursor stands on `(` and then the keyword.
  bool at_form(std::string_view keyword) const;
  bool at_keyword(std::string_view keyword) const;

  // Positions count tokens from the start of the source.
  size_t position() const { return position_; }
  void seek(size_t position);

  // All annotations that have a meaning, in the order of the source.
  const std::vector<Annotation>& annotations() const;

  std::string_view text(const Token& token) const {
    return source_.substr(token.offset, token.length);
  }
  std::string_view source() const { return source_; }
  std::string_view file_name() const;
  const std::string& lexical_error() const;

  // A malformed-error at `token`: line and column from 1, the source line and a caret as context.
  // For an error token the lexical error replaces `message`.
  Error error_at(const Token& token, std::string message) const;

  // Moves over one token, or one balanced parenthesized form. Fails on `)`, on the end of the source
  // and on a lexical error; iterative.
  Result<void> skip_sexpr();

 private:
  struct Tokens;
  std::shared_ptr<const Tokens> tokens_;
  std::string_view source_;
  size_t position_ = 0;
};

// Whether an identifier may have `c` without quotes. Spec: 3.0, section 6.3.5 (Identifiers).
bool is_id_char(char c);

// The bytes that a string token stands for, or the name that an id token stands for (without `$`).
// REQUIRES: `text` is the text of such a token.
std::string decode_string(std::string_view text);
std::string decode_id(std::string_view text);

}  // namespace tenon::text
