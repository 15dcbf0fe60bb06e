// The grouped options `-O -C -D -W -S KEY[=VALUE][,KEY…]`: one row a key, from which parsing,
// `help` and the names that errors suggest all come.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"

namespace tenon::cli {

// The groups' letters.
inline constexpr std::string_view kOptionGroups = "OCDWS";

// Applies the words after `-W`, `-O`, …: `KEY[=VALUE][,KEY…]`; `help` asks for the group's list
// instead (Options::listed_group). Errors: usage.
Result<void> apply_option_group(Options& options, char group, const std::string& text);

// What `-W help` prints, and the same for the other groups.
std::string option_group_text(char group);

}  // namespace tenon::cli
