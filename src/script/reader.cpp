#include "script/reader.h"

#include <algorithm>

namespace tenon::script {
namespace {

using text::Token;
using text::TokenKind;

// Lists inside of more others than this keep their text only: no directive goes deeper, and
// modules, which do, are read again by the text parser.
constexpr size_t kKeptDepth = 8;

}  // namespace

text::TokenCursor Reader::cursor_at(const Form& form) const {
  text::TokenCursor cursor = cursor_;
  cursor.seek(form.position);
  return cursor;
}

// REQUIRES: `token` is the one that the cursor has just left.
Form Reader::start_form(const Token& token, Form::Kind kind) {
  const std::string_view source = cursor_.source();
  line_ += static_cast<uint32_t>(
      std::count(source.begin() + counted_, source.begin() + token.offset, '\n'));
  counted_ = token.offset;
  return {.kind = kind,
          .text = cursor_.text(token),
          .position = cursor_.position() - 1,
          .line = line_};
}

// Without recursion, since modules nest as deeply as they like; nor does destroying a form recurse
// deeper than kKeptDepth.
Result<Form> Reader::read() {
  std::vector<Form> open;
  for (;;) {
    const Token token = cursor_.next();
    Form form;
    switch (token.kind) {
      case TokenKind::error:
      case TokenKind::eof: return cursor_.error_at(token, "unexpected end");
      case TokenKind::lparen: open.push_back(start_form(token, Form::Kind::list)); continue;
      case TokenKind::rparen: {
        if (open.empty()) return cursor_.error_at(token, "unexpected token `)`");
        form = std::move(open.back());
        open.pop_back();
        const auto begin = static_cast<size_t>(form.text.data() - cursor_.source().data());
        form.text = cursor_.source().substr(begin, token.offset + 1 - begin);
        break;
      }
      case TokenKind::string:
        form = start_form(token, Form::Kind::string);
        form.bytes = text::decode_string(form.text);
        break;
      case TokenKind::id:
        form = start_form(token, Form::Kind::atom);
        form.bytes = text::decode_id(form.text);
        break;
      case TokenKind::keyword:
      case TokenKind::number:
      case TokenKind::reserved: form = start_form(token, Form::Kind::atom); break;
    }
    if (open.empty()) return form;
    if (open.size() <= kKeptDepth) open.back().items.push_back(std::move(form));
  }
}

}  // namespace tenon::script
