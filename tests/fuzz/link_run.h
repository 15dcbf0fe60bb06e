// Modules that nest others, made to run: whatever one imports is made to its types, so that it links
// unless it is malformed, invalid or unsupported.
#pragma once

#include <string>
#include <string_view>

namespace tenon::fuzz {

// Links and instantiates the module that `text` is, with guard pages and with explicit checks, and
// calls what it exports that takes nothing. Returns what is wrong: that it does not link, that an
// export is not of the type that the module declares, that the two ways differ; "" where nothing is.
std::string run_linked(std::string_view text);

}  // namespace tenon::fuzz
