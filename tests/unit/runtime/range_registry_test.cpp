// The registry of address ranges against a plain map.
#include "runtime/range_registry.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace tenon::runtime;

namespace {

// As find() has it, over a map from begin to end and value.
std::optional<int> expected(const std::map<uintptr_t, std::pair<uintptr_t, int>>& ranges,
                            uintptr_t address) {
  auto it = ranges.upper_bound(address);
  if (it == ranges.begin()) return std::nullopt;
  --it;
  return address < it->second.first ? std::optional(it->second.second) : std::nullopt;
}

}  // namespace

TEST_CASE("ranges: added and removed in any order, each address is found in its own") {
  // Forwards, backwards and at random: chunks fill at one end or split anywhere.
  for (const int order : {0, 1, 2}) {
    CAPTURE(order);
    RangeRegistry<int> registry;
    std::map<uintptr_t, std::pair<uintptr_t, int>> ranges;
    std::mt19937 random(7);
    constexpr uintptr_t kCount = 3000, kSize = 16;
    const auto check = [&](uintptr_t address) {
      const auto found = registry.find(address);
      const auto wanted = expected(ranges, address);
      CHECK((found ? std::optional(found->value) : std::nullopt) == wanted);
    };
    check(0);
    registry.remove(kSize);
    for (uintptr_t i = 0; i < 2 * kCount; ++i) {
      const uintptr_t slot = order == 0 ? i % kCount : order == 1 ? kCount - 1 - i % kCount
                                                                  : random() % kCount;
      const uintptr_t begin = (slot + 1) * kSize;
      if (ranges.contains(begin)) {
        registry.remove(begin);
        ranges.erase(begin);
      } else {
        // Not all touch their neighbours.
        const uintptr_t end = begin + (slot % 3 == 0 ? kSize : kSize / 2);
        registry.add({begin, end, static_cast<int>(slot)});
        ranges[begin] = {end, static_cast<int>(slot)};
      }
      for (const uintptr_t address : {begin - 1, begin, begin + kSize / 2, begin + kSize}) {
        check(address);
      }
      if (i % 500 == 0) {
        for (uintptr_t address = 0; address < (kCount + 2) * kSize; address += 5) check(address);
      }
    }
  }
}
