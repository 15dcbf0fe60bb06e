// Binary as text that parses back to the same binary, as far as the text format can say it: padded
// numbers, sections in pieces and empty sections are lost. What is printed is what the bytes say: all
// code, reachable or not, and every type and alias where it stands.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "tenon/result.h"

namespace tenon::text {

// The text of a module, also of one that is not valid. Ids come from name sections; what has none
// goes by its index, which stands in a comment where it is defined. Branch hints are
// annotations of their instructions, other custom sections at the end. The same bytes give the same
// text. Errors: malformed, with the offset; limit for modules or types nested too deeply.
Result<std::string> print_module(std::span<const uint8_t> bytes);

}  // namespace tenon::text
