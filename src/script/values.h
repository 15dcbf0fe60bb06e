// The constants and the result patterns of scripts as values. Spec's interpreter/README.md,
// "Scripts": <const>, <result>.
#pragma once

#include <string>

#include "tenon/result.h"
#include "tenon/value.h"
#include "text/lexer.h"
#include "types/type_store.h"

namespace tenon::script {

// The value of `(i32.const 1)`, `(ref.extern 2)` and so on at the cursor, an action's argument.
// Errors: malformed.
Result<Value> parse_value(text::TokenCursor cursor);

// Whether `value` is what the pattern at the cursor describes: a constant, with nan:canonical or
// nan:arithmetic in place of a float, `(ref.null)`, `(ref.func)`, or `(either …)` of several.
// `types` is the engine's. Errors: malformed.
Result<bool> matches(const types::TypeStore& types, text::TokenCursor cursor, const Value& value);

// A value as a script writes it: `(i32.const -1)`, `(f32.const 0x1p+0)`, `(ref.null func)`.
std::string to_text(const types::TypeStore& types, const Value& value);

}  // namespace tenon::script
