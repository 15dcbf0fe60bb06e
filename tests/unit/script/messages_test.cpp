#include "script/messages.h"

#include <doctest/doctest.h>

using tenon::script::message_matches;

TEST_CASE("messages: ours contains what is expected") {
  CHECK(message_matches("unknown memory 3", "unknown memory"));
  CHECK(message_matches("unknown memory", "unknown memory"));
  CHECK_FALSE(message_matches("unknown memory", "unknown memory 3"));
  CHECK_FALSE(message_matches("unknown table", "unknown memory"));
}

TEST_CASE("messages: the differences hold for all of the expected text only") {
  CHECK(message_matches("uninitialized element", "uninitialized element 2"));
  CHECK_FALSE(message_matches("uninitialized element", "uninitialized element 3"));
  CHECK_FALSE(message_matches("undefined element", "uninitialized element 2"));
}
