#include "runtime/memory.h"

#include <doctest/doctest.h>

#include <optional>

using namespace tenon;
using runtime::Budget;
using runtime::Memory;

namespace {

constexpr uint64_t kFailed = ~uint64_t{0};
constexpr uint64_t kPage = 64 << 10;

MemoryType pages(uint64_t min, std::optional<uint64_t> max = {}) {
  MemoryType type;
  type.limits.min = min;
  type.limits.max = max.value_or(0);
  type.limits.has_max = max.has_value();
  return type;
}

abi::CompileOptions explicit_checks() {
  abi::CompileOptions options;
  options.signals_based_traps = false;
  return options;
}

}  // namespace

TEST_CASE("memory: grows up to its maximum, zeroed, without moving") {
  for (const auto& options : {abi::CompileOptions{}, explicit_checks()}) {
    Budget budget;
    auto made = Memory::make(pages(1, 3), options, budget);
    REQUIRE(made.ok());
    Memory& memory = **made;
    const uint8_t* const base = memory.def()->base;
    CHECK(memory.pages() == 1);
    memory.bytes()[kPage - 1] = 7;
    CHECK(memory.grow(2) == 1);
    CHECK(memory.grow(0) == 3);
    CHECK(memory.grow(1) == kFailed);
    CHECK(memory.grow(kFailed) == kFailed);
    CHECK(memory.pages() == 3);
    CHECK(memory.def()->base == base);
    CHECK(memory.bytes()[kPage - 1] == 7);
    CHECK(memory.bytes()[kPage] == 0);
    CHECK(memory.bytes()[3 * kPage - 1] == 0);
    CHECK(budget.used == 3 * kPage);
  }
}

TEST_CASE("memory: the guard covers every unchecked address") {
  Budget budget;
  abi::CompileOptions options;
  options.memory_reservation = 1;  // too small is made large enough
  auto memory = Memory::make(pages(0), options, budget);
  REQUIRE(memory.ok());
  const auto base = reinterpret_cast<uintptr_t>((*memory)->def()->base);
  CHECK(Memory::is_reserved(base));
  CHECK(Memory::is_reserved(base + 0xffff'ffff + abi::kGuardedOffset + 16));
  (*memory).reset();
  CHECK_FALSE(Memory::is_reserved(base));
}

TEST_CASE("memory: the store's limit makes growth fail, not more") {
  Budget budget{2 * kPage};
  auto memory = Memory::make(pages(1), {}, budget);
  REQUIRE(memory.ok());
  CHECK((*memory)->grow(2) == kFailed);
  CHECK((*memory)->grow(1) == 1);
  CHECK(Memory::make(pages(1), {}, budget).ok() == false);
  (*memory).reset();
  CHECK(budget.used == 0);
}

TEST_CASE("memory: single-byte pages and 64-bit addresses") {
  Budget budget;
  MemoryType bytes = pages(3);
  bytes.page_size_log2 = 0;
  auto small = Memory::make(bytes, {}, budget);
  REQUIRE(small.ok());
  CHECK((*small)->def()->length == 3);
  CHECK((*small)->grow(5000) == 3);
  CHECK((*small)->def()->length == 5003);

  MemoryType large = pages(1);
  large.limits.is_64 = true;
  auto wide = Memory::make(large, {}, budget);
  REQUIRE(wide.ok());
  CHECK((*wide)->grow(uint64_t{1} << 47) == kFailed);
  CHECK((*wide)->grow(1) == 1);
  large.limits.min = uint64_t{1} << 48;
  auto too_large = Memory::make(large, {}, budget);
  REQUIRE_FALSE(too_large.ok());
  CHECK(too_large.error().kind == ErrorKind::limit);
}
