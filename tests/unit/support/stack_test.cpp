// The small stacks, across their growth.
#include "support/stack.h"

#include <doctest/doctest.h>

#include <vector>

namespace tenon::support {

TEST_CASE("a stack keeps what is pushed as it grows") {
  Stack<int> stack;
  CHECK(stack.empty());
  for (int i = 0; i < 1000; ++i) stack.push_back(i);
  const std::vector<int> more{-1, -2, -3};
  stack.append(more);
  REQUIRE(stack.size() == 1003);
  CHECK(stack.back() == -3);
  stack.truncate(1000);
  for (int i = 999; i >= 0; --i) {
    REQUIRE(stack.back() == i);
    REQUIRE(stack[static_cast<size_t>(i)] == i);
    stack.pop_back();
  }
  CHECK(stack.empty());
  stack.push_back(5);
  stack.clear();
  CHECK(stack.size() == 0);
}

TEST_CASE("a mark goes down with what is popped, and stays where it is as the stack grows") {
  MarkedStack<int> stack;
  CHECK(stack.mark() == 0);
  stack.push_back(0);
  CHECK(stack.mark() == 0);
  stack.push_back(1);
  stack.push_back(2);
  stack.set_mark(2);
  stack.pop_back();
  CHECK(stack.mark() == 2);
  for (int i = 0; i < 1000; ++i) stack.push_back(i);
  CHECK(stack.mark() == 2);
  while (stack.size() > 2) stack.pop_back();
  CHECK(stack.mark() == 2);
  stack.pop_back();
  CHECK(stack.mark() == 1);
  stack.push_back(7);
  CHECK(stack.mark() == 1);
  stack.set_mark(2);
  stack.clear();
  CHECK(stack.mark() == 0);
}

}  // namespace tenon::support
