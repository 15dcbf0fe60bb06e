// Values as words of the command line.
#pragma once

#include <cstdint>
#include <string>

#include "tenon/result.h"
#include "tenon/value.h"
#include "types/type_store.h"

namespace tenon::cli {

// How results are printed.
enum class ValueForm : uint8_t {
  plain,  // integers signed, floats shortest round-trip, vectors in hexadecimal lanes
  wat,    // a constant expression of the text format; `(ref.func)` for what has none
  json,   // an object with `type` and `value`
};

// Parses an argument of an invoked function: integers signed, unsigned or hexadecimal; floats
// decimal or hexadecimal, inf, nan, nan:0x…; vectors `i32x4:1,2,3,4` and the other shapes;
// references `null`. `types` is where the type is from. Errors: usage.
Result<Value> parse_value(const types::TypeStore& types, ValType type, const std::string& text);

// A value, as one line without its end. In JSON the value of an i64 is a string, as are inf, nan and
// vectors: a number there is no more than a double, and has none of them. A reference is null or a
// string. `types` is where the value's type is from.
std::string print_value(const types::TypeStore& types, const Value& value,
                        ValueForm form = ValueForm::plain);

}  // namespace tenon::cli
