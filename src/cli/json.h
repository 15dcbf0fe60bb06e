// Strings of JSON. Spec: RFC 8259, section 7.
#pragma once

#include <string>
#include <string_view>

namespace tenon::cli {

// `text`, which is UTF-8, in quotes.
std::string json(std::string_view text);

}  // namespace tenon::cli
