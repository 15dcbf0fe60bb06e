// The text format: a module's text becomes its binary. Nothing is validated beyond what the format
// itself asks for; the binary's decoder and validator do that.
//
// A .wat file:    encode_module(source, file_name)
// A .wast script: make a TokenCursor of the whole script (text/lexer.h) and, at each `(`,
//   - cursor.at_form("assert_return") and the like tell what it is;
//   - at_module_form tells whether it is a module, and encode_module_at reads it, be it text,
//     `binary` or `quote`, and leaves the cursor behind it whether that succeeds or not;
//   - parse_const reads `(i32.const 1)` and its like, also with a result's NaN patterns;
//   - cursor.skip_sexpr() moves over anything balanced.
//
// Errors are of kind malformed (usage for what a function is not meant for, invalid for a branch hint
// of what is no branch), with the words of the
// spec's test suite, line and column from 1, and as context the source line and a caret below it. An
// error within `(module quote ...)` has the position within the quoted text.
// Spec: 3.0, chapter 6 (Text Format).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/result.h"
#include "text/lexer.h"

namespace tenon::text {

// The binary of `source`: `(module ...)`, or a module's fields alone. `file_name` is for messages.
// The binary has a name section where the text has identifiers.
Result<std::vector<uint8_t>> encode_module(std::string_view source, std::string_view file_name);

// What stands before a module form's fields.
struct ModuleHeader {
  enum class Kind : uint8_t { text, binary, quote };
  Kind kind = Kind::text;
  bool is_definition = false;  // `(module definition ...)`: to be instantiated later, if at all
  std::string id = {};         // without `$`; empty where there is none
};

// True at `(module ...)` that encode_module_at reads: not at `(module instance ...)`.
bool at_module_form(const TokenCursor& cursor);

// The binary of the module form at the cursor. The cursor is moved behind the form in any case (an
// unbalanced one: to the end); `header`, where given, is set as far as the form was read.
// REQUIRES: at_module_form(cursor).
Result<std::vector<uint8_t>> encode_module_at(TokenCursor& cursor, ModuleHeader* header = nullptr);

// A script's constant or expected result.
struct ScriptConst {
  enum class Kind : uint8_t {
    i32, i64, f32, f64, v128,
    ref_null,    // ref.null, with `heap` where it names one
    ref_extern,  // ref.extern, with `bytes` as a u32 where it has a number
    ref_host,    // ref.host n
    ref_func, ref_any, ref_eq, ref_i31, ref_struct, ref_array, ref_exn,  // results: any such reference
  };
  // What a float lane must be; `exact` is its bits.
  enum class Lane : uint8_t { exact, nan_canonical, nan_arithmetic };

  Kind kind = Kind::i32;
  std::array<uint8_t, 16> bytes = {};  // little endian, as many as the type has
  bool has_number = false;             // ref_extern, ref_host
  std::string heap = {};               // ref_null: `func`, `extern`, ...
  std::string shape = {};              // v128: `i8x16` to `f64x2`
  uint8_t lane_count = 1;              // lanes of a v128, else 1
  std::array<Lane, 4> lanes = {};      // of f32, f64, f32x4, f64x2
};

// The constant at the cursor, which is left behind it.
Result<ScriptConst> parse_const(TokenCursor& cursor);

}  // namespace tenon::text
