// Names of open labels, hidden ones and deep ones.
#include "text/open_labels.h"

#include <doctest/doctest.h>

namespace tenon::text {

TEST_CASE("a label's name is that of the innermost") {
  OpenLabels labels;
  CHECK(labels.empty());
  CHECK_FALSE(labels.depth_of("a"));
  labels.open("a");
  labels.open(std::nullopt);
  labels.open("b");
  CHECK(labels.depth_of("a") == 2u);
  CHECK(labels.depth_of("b") == 0u);
  CHECK(labels.name(0) == "b");
  CHECK_FALSE(labels.name(1));
  labels.open("a");
  CHECK(labels.depth_of("a") == 0u);
  CHECK(labels.depth_of("b") == 1u);
  labels.close();
  CHECK(labels.depth_of("a") == 2u);
  labels.close();
  CHECK_FALSE(labels.depth_of("b"));
  labels.clear();
  CHECK_FALSE(labels.depth_of("a"));
  CHECK(labels.size() == 0);
}

// Looking through all of them each time would take hours.
TEST_CASE("a label that lies deep is found at once") {
  OpenLabels labels;
  labels.open("outermost");
  constexpr uint32_t kDepth = 1'000'000;
  for (uint32_t i = 0; i < kDepth; ++i) {
    labels.open(std::nullopt);
    REQUIRE(labels.depth_of("outermost") == i + 1);
  }
}

}  // namespace tenon::text
