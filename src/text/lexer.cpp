// See lexer.h.
#include "text/lexer.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "support/utf8.h"
#include "text/numbers.h"

namespace tenon::text {

struct TokenCursor::Tokens {
  std::vector<Token> list;
  std::vector<Annotation> annotations;
  std::string error;
  std::string file_name;
};

bool is_id_char(char c) {
  if (c < '!' || c > '~') return false;
  return std::string_view("\"(),;[]{}").find(c) == std::string_view::npos;
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Those that are kept.
struct AnnotationRow {
  std::string_view id;
  Annotation::Kind kind;
};

constexpr AnnotationRow kAnnotations[] = {
    {"custom", Annotation::Kind::custom},
    {"name", Annotation::Kind::name},
    {"metadata.code.branch_hint", Annotation::Kind::branch_hint},
};

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  std::vector<Token> list;
  std::vector<Annotation> annotations;
  std::string error;

  void run() {
    if (source_.size() >= std::numeric_limits<uint32_t>::max()) {
      fail(0, "source too large");
      return;
    }
    while (step()) {
    }
    if (error.empty()) push(TokenKind::eof, source_.size());
  }

 private:
  char at(size_t offset) const { return offset < source_.size() ? source_[offset] : '\0'; }
  bool done() const { return pos_ >= source_.size(); }

  void push(TokenKind kind, size_t start) {
    const Token token = {kind, static_cast<uint32_t>(start), static_cast<uint32_t>(pos_ - start)};
    if (annotation_depth_ == 0) {
      list.push_back(token);
    } else if (is_kept_ && inner_depth_ == 0) {
      annotations.back().tokens.push_back(token);
    }
  }

  bool fail(size_t offset, std::string message) {
    if (error.empty()) {
      error = std::move(message);
      list.push_back({TokenKind::error, static_cast<uint32_t>(std::min(offset, source_.size())), 0});
    }
    return false;
  }

  // One token, comment or stretch of white space; false at the end and after an error.
  bool step() {
    if (done()) {
      if (annotation_depth_ > 0) return fail(annotation_start_, "unclosed annotation");
      return false;
    }
    const size_t start = pos_;
    const char c = source_[pos_];
    switch (c) {
      case ' ': case '\t': case '\n': case '\r':
        ++pos_;
        return true;
      case ';':
        if (at(pos_ + 1) == ';') return line_comment();
        break;
      case '(':
        if (at(pos_ + 1) == ';') return block_comment();
        if (at(pos_ + 1) == '@') return annotation();
        ++pos_;
        if (annotation_depth_ > 0) ++annotation_depth_;
        push(TokenKind::lparen, start);
        return true;
      case ')':
        ++pos_;
        if (annotation_depth_ > 0) {
          --annotation_depth_;
          if (annotation_depth_ > 0) push(TokenKind::rparen, start);
          if (annotation_depth_ < inner_depth_) inner_depth_ = 0;
          return true;
        }
        push(TokenKind::rparen, start);
        return true;
      default:
        break;
    }
    if (c == ',' || c == ';' || c == '[' || c == ']' || c == '{' || c == '}') {
      ++pos_;
      push(TokenKind::reserved, start);
      return true;
    }
    if (c == '"' || is_id_char(c)) return word();
    return illegal_character();
  }

  bool illegal_character() {
    uint32_t code_point = 0;
    if (support::decode_utf8(source_.substr(pos_), code_point) == 0) {
      return fail(pos_, "malformed UTF-8 encoding");
    }
    return fail(pos_, "illegal character");
  }

  // Moves over one character of a comment.
  bool comment_char() {
    if (static_cast<uint8_t>(source_[pos_]) < 0x80) {
      ++pos_;
      return true;
    }
    uint32_t code_point = 0;
    const size_t length = support::decode_utf8(source_.substr(pos_), code_point);
    if (length == 0) return fail(pos_, "malformed UTF-8 encoding");
    pos_ += length;
    return true;
  }

  bool line_comment() {
    while (!done() && source_[pos_] != '\n' && source_[pos_] != '\r') {
      if (!comment_char()) return false;
    }
    return true;
  }

  bool block_comment() {
    const size_t start = pos_;
    size_t depth = 0;
    while (!done()) {
      if (source_[pos_] == '(' && at(pos_ + 1) == ';') {
        pos_ += 2;
        ++depth;
      } else if (source_[pos_] == ';' && at(pos_ + 1) == ')') {
        pos_ += 2;
        if (--depth == 0) return true;
      } else if (!comment_char()) {
        return false;
      }
    }
    return fail(start, "unclosed comment");
  }

  // At `(@`: moves over the annotation's id; what follows is lexed and dropped until its `)`.
  bool annotation() {
    const size_t start = pos_;
    pos_ += 2;
    if (at(pos_) == '"') {
      if (!name_string("empty annotation id")) return false;
    } else {
      const size_t name = pos_;
      while (is_id_char(at(pos_))) ++pos_;
      if (pos_ == name && annotation_depth_ == 0) return fail(start, "empty annotation id");
    }
    if (annotation_depth_ == 0) {
      annotation_start_ = start;
      begin_annotation(start);
    }
    ++annotation_depth_;
    // Annotations may stand wherever white space may, in annotations too.
    if (annotation_depth_ > 1 && inner_depth_ == 0) inner_depth_ = annotation_depth_;
    return true;
  }

  void begin_annotation(size_t start) {
    std::string_view id = source_.substr(start + 2, pos_ - start - 2);
    if (id.starts_with('"')) id = id.substr(1, id.size() - 2);
    const auto row = std::find_if(std::begin(kAnnotations), std::end(kAnnotations),
                                  [id](const AnnotationRow& known) { return known.id == id; });
    is_kept_ = row != std::end(kAnnotations);
    if (!is_kept_) return;
    const Token at{TokenKind::lparen, static_cast<uint32_t>(start), 1};
    annotations.push_back({row->kind, list.size(), at, {}});
  }

  // At the quote of $"..." or (@"...": a string that must be a nonempty name on one line.
  bool name_string(const char* if_empty) {
    const size_t start = pos_;
    for (size_t i = pos_ + 1; i < source_.size() && source_[i] != '"'; ++i) {
      if (static_cast<uint8_t>(source_[i]) < 0x20) return fail(start, if_empty);
      if (source_[i] == '\\') ++i;
    }
    if (!string()) return false;
    const std::string name = decode_string(source_.substr(start, pos_ - start));
    if (name.empty()) return fail(start, if_empty);
    if (!support::is_utf8(name)) return fail(start, "malformed UTF-8 encoding");
    return true;
  }

  // At a quote: moves over the string.
  bool string() {
    const size_t start = pos_++;
    for (;;) {
      const char c = at(pos_);
      if (done() || c == '\n' || c == '\r') return fail(start, "unclosed string");
      if (c == '"') {
        ++pos_;
        return true;
      }
      if (static_cast<uint8_t>(c) < 0x20 || c == 0x7f) {
        return fail(pos_, "illegal control character in string literal");
      }
      if (c == '\\') {
        if (!escape()) return false;
      } else if (!comment_char()) {
        return false;
      }
    }
  }

  bool escape() {
    const size_t start = pos_++;
    const char c = at(pos_);
    if (c != '\0' && std::string_view("tnr\"'\\").find(c) != std::string_view::npos) {
      ++pos_;
      return true;
    }
    if (hex_value(c) >= 0 && hex_value(at(pos_ + 1)) >= 0) {
      pos_ += 2;
      return true;
    }
    if (c == 'u' && at(pos_ + 1) == '{') return unicode_escape(start);
    return fail(start, "illegal escape");
  }

  bool unicode_escape(size_t start) {
    pos_ += 2;
    uint32_t value = 0;
    bool digit_before = false;
    for (; at(pos_) != '}'; ++pos_) {
      const int digit = hex_value(at(pos_));
      if (digit < 0 && !(at(pos_) == '_' && digit_before && hex_value(at(pos_ + 1)) >= 0)) {
        return fail(start, "illegal escape");
      }
      digit_before = digit >= 0;
      if (!digit_before) continue;
      value = value * 16 + static_cast<uint32_t>(digit);
      if (value >= 0x110000) return fail(start, "illegal escape: code point out of range");
    }
    if (!digit_before || (value >= 0xd800 && value < 0xe000)) return fail(start, "illegal escape");
    ++pos_;
    return true;
  }

  // A run of id characters and strings: one token.
  bool word() {
    const size_t start = pos_;
    if (source_[pos_] == '$' && at(pos_ + 1) == '"') {
      ++pos_;
      if (!name_string("empty identifier")) return false;
      return word_end(start, TokenKind::id);
    }
    if (source_[pos_] == '"') {
      if (!string()) return false;
      return word_end(start, TokenKind::string);
    }
    while (is_id_char(at(pos_))) ++pos_;
    return word_end(start, classify(source_.substr(start, pos_ - start)));
  }

  // What follows a word without a space makes it `reserved`.
  bool word_end(size_t start, TokenKind kind) {
    while (at(pos_) == '"' || is_id_char(at(pos_))) {
      kind = TokenKind::reserved;
      if (source_[pos_] != '"') {
        ++pos_;
      } else if (!string()) {
        return false;
      }
    }
    if (kind == TokenKind::id && pos_ - start == 1 && annotation_depth_ == 0) {
      return fail(start, "empty identifier");
    }
    push(kind, start);
    return true;
  }

  static TokenKind classify(std::string_view word) {
    const char c = word[0];
    if (c == '$') return TokenKind::id;
    if (is_lower(c)) return TokenKind::keyword;
    if ((is_digit(c) || c == '+' || c == '-') && is_number(word)) return TokenKind::number;
    return TokenKind::reserved;
  }

  std::string_view source_;
  size_t pos_ = 0;
  size_t annotation_depth_ = 0;  // open parentheses within the outermost annotation
  size_t annotation_start_ = 0;
  bool is_kept_ = false;    // the outermost annotation is
  size_t inner_depth_ = 0;  // of an annotation in it
};

}  // namespace

std::string misplaced(const Annotation& annotation) {
  if (annotation.kind == Annotation::Kind::branch_hint) {
    return "@metadata.code.branch_hint annotation: not in a function";
  }
  const bool is_custom = annotation.kind == Annotation::Kind::custom;
  return std::string("misplaced ") + (is_custom ? "@custom" : "@name") + " annotation";
}

TokenCursor::TokenCursor(std::string_view source, std::string_view file_name) : source_(source) {
  Lexer lexer(source);
  lexer.run();
  auto tokens = std::make_shared<Tokens>();
  tokens->list = std::move(lexer.list);
  tokens->annotations = std::move(lexer.annotations);
  tokens->error = std::move(lexer.error);
  tokens->file_name = file_name;
  tokens_ = std::move(tokens);
}

const Token& TokenCursor::peek(size_t ahead) const {
  return tokens_->list[std::min(position_ + ahead, tokens_->list.size() - 1)];
}

Token TokenCursor::next() {
  const Token token = peek();
  if (position_ + 1 < tokens_->list.size()) ++position_;
  return token;
}

void TokenCursor::seek(size_t position) {
  position_ = std::min(position, tokens_->list.size() - 1);
}

bool TokenCursor::at_keyword(std::string_view keyword) const {
  return peek().kind == TokenKind::keyword && text(peek()) == keyword;
}

bool TokenCursor::at_form(std::string_view keyword) const {
  return peek().kind == TokenKind::lparen && peek(1).kind == TokenKind::keyword &&
         text(peek(1)) == keyword;
}

const std::vector<Annotation>& TokenCursor::annotations() const { return tokens_->annotations; }

std::string_view TokenCursor::file_name() const { return tokens_->file_name; }
const std::string& TokenCursor::lexical_error() const { return tokens_->error; }

Error TokenCursor::error_at(const Token& token, std::string message) const {
  Error error;
  error.message = token.kind == TokenKind::error ? tokens_->error : std::move(message);
  const std::string_view before = source_.substr(0, token.offset);
  const size_t newline = before.rfind('\n');
  const size_t line_start = newline == std::string_view::npos ? 0 : newline + 1;
  error.line = 1 + static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
  error.column = 1 + static_cast<uint32_t>(token.offset - line_start);

  // A line longer than the window is shown around the caret.
  constexpr size_t kWindow = 120;
  const size_t column = token.offset - line_start;
  const size_t from = column > kWindow / 2 ? line_start + column - kWindow / 2 : line_start;
  const size_t line_end = std::min(source_.find_first_of("\r\n", token.offset), source_.size());
  const size_t to = std::max<size_t>(token.offset, std::min(line_end, from + kWindow));
  // The line stays one line, and the caret below its column, whatever bytes are in it.
  std::string line(source_.substr(from, to - from));
  for (char& c : line) {
    if (static_cast<uint8_t>(c) < 0x20 || c == 0x7f) c = ' ';
    if (static_cast<uint8_t>(c) >= 0x80) c = '?';
  }
  error.context = line + "\n" + std::string(token.offset - from, ' ') + "^";
  return error;
}

Result<void> TokenCursor::skip_sexpr() {
  const Token first = peek();
  size_t depth = 0;
  do {
    const Token token = next();
    if (token.kind == TokenKind::lparen) ++depth;
    if (token.kind == TokenKind::rparen) {
      if (depth == 0) return error_at(token, "unexpected token");
      --depth;
    }
    if (token.kind == TokenKind::error) return error_at(token, {});
    if (token.kind == TokenKind::eof) {
      return error_at(depth > 0 ? first : token, depth > 0 ? "unclosed parenthesis" : "unexpected end");
    }
  } while (depth > 0);
  return {};
}

std::string decode_string(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c == 't') out += '\t';
    else if (c == 'n') out += '\n';
    else if (c == 'r') out += '\r';
    else if (c == '"' || c == '\'' || c == '\\') out += c;
    else if (c == 'u') {
      uint32_t value = 0;
      for (i += 2; text[i] != '}'; ++i) {
        if (text[i] != '_') value = value * 16 + static_cast<uint32_t>(hex_value(text[i]));
      }
      support::append_utf8(out, value);
    } else {
      out += static_cast<char>(hex_value(c) * 16 + hex_value(text[i + 1]));
      ++i;
    }
  }
  return out;
}

std::string decode_id(std::string_view text) {
  if (text.size() > 1 && text[1] == '"') return decode_string(text.substr(1));
  return std::string(text.substr(1));
}

}  // namespace tenon::text
