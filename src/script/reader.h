// Reads a script as a sequence of forms, out of the text format's tokens: what a directive needs to
// know of it. A module's text is not looked into; the text parser gets it from the same tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/result.h"
#include "text/lexer.h"

namespace tenon::script {

// A list, an atom or a string, with its place in the source.
struct Form {
  enum class Kind : uint8_t { list, atom, string };

  Kind kind = Kind::list;
  std::string_view text = {};     // the source of it: all of a list, an atom, a string with quotes
  std::string bytes = {};         // of a string: what it stands for; of an `$id`: the name
  std::vector<Form> items = {};   // of a list
  size_t position = 0;            // of its first token
  uint32_t line = 0;              // 1-based, of its first character

  bool is_atom() const { return kind == Kind::atom; }
  bool is_atom(std::string_view word) const { return is_atom() && text == word; }
  bool is_id() const { return is_atom() && text.starts_with('$'); }
  bool is_string() const { return kind == Kind::string; }
  bool is_list() const { return kind == Kind::list; }
  // The list's first word, or "".
  std::string_view head() const {
    return is_list() && !items.empty() && items[0].is_atom() ? items[0].text : std::string_view();
  }
};

class Reader {
 public:
  // `source` outlives the reader and the forms.
  explicit Reader(std::string_view source) : cursor_(source) {}

  bool at_end() const { return cursor_.at_end(); }
  // The next form. Errors: malformed, with the line.
  Result<Form> read();
  // A cursor at the first token of a form that this read.
  text::TokenCursor cursor_at(const Form& form) const;

 private:
  Form start_form(const text::Token& token, Form::Kind kind);

  text::TokenCursor cursor_;
  size_t counted_ = 0;  // line_ is the line of this offset
  uint32_t line_ = 1;
};

}  // namespace tenon::script
