// Which name a mistyped one was meant to be.
#include "support/near_name.h"

#include <doctest/doctest.h>

#include <initializer_list>

namespace tenon::support {
namespace {

std::string nearest(const char* wanted, std::initializer_list<const char*> names) {
  NearName near(wanted);
  for (const char* name : names) near.offer(name);
  return near.found();
}

}  // namespace

TEST_CASE("the nearest of the names, where one is near") {
  CHECK(nearest("inflat", {"deflate", "inflate", "inflateEnd"}) == "inflate");
  CHECK(nearest("add", {"sub", "mul"}) == "");
  CHECK(nearest("laod", {"load", "store"}) == "load");
  CHECK(nearest("x", {"y"}) == "");
  CHECK(nearest("", {"", "a"}) == "");
  CHECK(nearest("abc", {}) == "");
}

TEST_CASE("names that are no names are passed over") {
  const std::string big(1'000'000, 'a');
  CHECK(nearest(big.c_str(), {big.c_str()}) == "");
  CHECK(nearest("abc", {big.c_str()}) == "");
}

TEST_CASE("a suggestion can be printed") {
  NearName near("a\nbcdef");
  CHECK(near.suggestion() == "");
  near.offer("a\rbcdef");
  CHECK(near.suggestion() == " (did you mean `a\\0dbcdef`?)");
}

}  // namespace tenon::support
