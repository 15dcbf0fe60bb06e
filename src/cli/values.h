// Values as words of the command line.
#pragma once

#include <string>

#include "tenon/result.h"
#include "tenon/value.h"

namespace tenon::cli {

// Parses an argument of an invoked function: integers signed, unsigned or hexadecimal; floats
// decimal or hexadecimal, inf, nan, nan:0x…; vectors `i32x4:1,2,3,4` and the other shapes;
// references `null`. Errors: usage.
Result<Value> parse_value(ValType type, const std::string& text);

// A result, as one line without its end: integers signed, floats shortest round-trip,
// vectors in hexadecimal lanes.
std::string print_value(const Value& value);

}  // namespace tenon::cli
