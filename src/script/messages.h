// Whether a message of ours says what a script expects.
#pragma once

#include <string_view>

namespace tenon::script {

// True where `message` contains `expected`, or stands for it as the table in messages.cpp says.
bool message_matches(std::string_view message, std::string_view expected);

}  // namespace tenon::script
