// A deterministic context answers the same twice.
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "fixture.h"

namespace tenon::wasi {
namespace {

using G = TestGuest;

constexpr uint64_t kStart = 946'684'800'000'000'000;  // 2000 in nanoseconds

Config deterministic() {
  Config config;
  config.deterministic = true;
  return config;
}

uint64_t clock(G& guest, uint64_t id) {
  CHECK(guest.call("clock_time_get", {id, 0, G::kOut}) == Errno::success);
  return guest.load<uint64_t>(G::kOut);
}

std::vector<std::string> names_of(G& guest, uint32_t size) {
  std::vector<std::string> names;
  uint64_t cookie = 0;
  while (true) {
    REQUIRE(guest.call("fd_readdir", {3, G::kBuffer, size, cookie, G::kOut}) == Errno::success);
    const auto used = guest.load<uint32_t>(G::kOut);
    uint32_t at = 0;
    while (at + 24 <= used) {
      const auto length = guest.load<uint32_t>(G::kBuffer + at + 16);
      if (at + 24 + length > used) break;
      names.push_back(guest.text(G::kBuffer + at + 24, length));
      cookie = guest.load<uint64_t>(G::kBuffer + at);
      at += 24 + length;
    }
    if (used < size) return names;
  }
}

TEST_CASE("clocks start anew and tick with each reading") {
  for (int run = 0; run < 2; ++run) {
    G guest(PathWalk::automatic, deterministic());
    CHECK(clock(guest, 0) == kStart + 1000);
    CHECK(clock(guest, 0) == kStart + 2000);
    CHECK(clock(guest, 1) == 3000);
    CHECK(clock(guest, 2) == 4000);
    CHECK(guest.call("clock_res_get", {0, G::kOut}) == Errno::success);
    CHECK(guest.load<uint64_t>(G::kOut) == 1000);
  }
}

TEST_CASE("sleeping takes no time and moves the clocks") {
  G guest(PathWalk::automatic, deterministic());
  const auto sleep = [&guest](uint32_t at, uint64_t time, bool absolute) {
    for (uint32_t i = 0; i < 48; ++i) guest.store<uint8_t>(at + i, 0);
    guest.store<uint64_t>(at, time);
    guest.store<uint32_t>(at + 16, 1);
    guest.store<uint64_t>(at + 24, time);
    guest.store<uint16_t>(at + 40, absolute ? 1 : 0);
  };
  constexpr uint64_t kHours = 5'000'000'000'000'000;
  const auto before = std::chrono::steady_clock::now();
  sleep(G::kPath, kHours, false);
  sleep(G::kPath + 48, 2 * kHours, false);
  CHECK(guest.call("poll_oneoff", {G::kPath, G::kBuffer, 2, G::kOut}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 1);
  CHECK(guest.load<uint64_t>(G::kBuffer) == kHours);
  CHECK(clock(guest, 1) == kHours + 1000);
  sleep(G::kPath, 2 * kHours, true);
  CHECK(guest.call("poll_oneoff", {G::kPath, G::kBuffer, 1, G::kOut}) == Errno::success);
  CHECK(clock(guest, 1) == 2 * kHours + 1000);
  sleep(G::kPath, UINT64_MAX, false);
  CHECK(guest.call("poll_oneoff", {G::kPath, G::kBuffer, 1, G::kOut}) == Errno::success);
  CHECK(clock(guest, 0) > kStart + 2 * kHours);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));

  // A stream is waited for in earnest, and its time-out too.
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  Config config = deterministic();
  config.stdin_fd = pipe[0];
  G other(PathWalk::automatic, std::move(config));
  for (uint32_t i = 0; i < 96; ++i) other.store<uint8_t>(G::kPath + i, 0);
  other.store<uint8_t>(G::kPath + 8, 1);
  other.store<uint32_t>(G::kPath + 48 + 16, 1);
  other.store<uint64_t>(G::kPath + 48 + 24, 10'000'000);
  CHECK(other.call("poll_oneoff", {G::kPath, G::kBuffer, 2, G::kOut}) == Errno::success);
  CHECK(other.load<uint32_t>(G::kOut) == 1);
  CHECK(other.load<uint8_t>(G::kBuffer + 10) == 0);
  CHECK(clock(other, 1) == 10'001'000);
  ::close(pipe[0]);
  ::close(pipe[1]);
}

TEST_CASE("random numbers come in the same order, and look random") {
  std::vector<uint8_t> first;
  for (int run = 0; run < 2; ++run) {
    G guest(PathWalk::automatic, deterministic());
    CHECK(guest.call("random_get", {G::kBuffer, 1000}) == Errno::success);
    CHECK(guest.call("random_get", {G::kBuffer + 1000, 24}) == Errno::success);
    const auto memory = guest.memory_copy();
    const std::vector<uint8_t> bytes(memory.begin() + G::kBuffer,
                                     memory.begin() + G::kBuffer + 1024);
    if (run == 0) {
      first = bytes;
    } else {
      CHECK(bytes == first);
    }
  }
  const auto ones = std::count_if(first.begin(), first.end(), [](uint8_t b) { return b >= 128; });
  CHECK(ones > 400);
  CHECK(ones < 624);
}

TEST_CASE("directories are sorted") {
  for (const uint32_t size : {64u, 8192u}) {
    G guest(PathWalk::automatic, deterministic());
    std::vector<std::string> expected = {".", ".."};
    for (int i = 99; i >= 10; --i) {
      guest.make_file("f" + std::to_string(i * 7 % 90 + 10));
      expected.push_back("f" + std::to_string(109 - i));
    }
    CHECK(names_of(guest, size) == expected);
    CHECK(names_of(guest, size) == expected);
  }
}

TEST_CASE("attributes tell neither where nor when") {
  G guest(PathWalk::automatic, deterministic());
  const auto stat = [&guest](std::string_view path) {
    CHECK(guest.stat(path) == Errno::success);
    struct Shown {
      uint64_t device, inode, mtim;
    };
    return Shown{guest.load<uint64_t>(G::kOut), guest.load<uint64_t>(G::kOut + 8),
                 guest.load<uint64_t>(G::kOut + 48)};
  };
  guest.opened("a", oflags::kCreat);
  guest.opened("b", oflags::kCreat);
  CHECK(stat("b").device == 1);
  CHECK(stat("b").inode == 1);
  CHECK(stat("a").inode == 2);
  CHECK(stat("b").inode == 1);
  CHECK(stat("a").mtim == kStart);
  // A time that was given stays, and now is the clock's.
  const uint32_t length = guest.put(G::kPath, "a");
  CHECK(guest.call("path_filestat_set_times", {3, 1, G::kPath, length, 0, 12345, 4}) ==
        Errno::success);
  CHECK(stat("a").mtim == 12345);
  guest.put(G::kPath, "a");
  clock(guest, 0);
  CHECK(guest.call("path_filestat_set_times", {3, 1, G::kPath, length, 0, 0, 8}) == Errno::success);
  CHECK(stat("a").mtim == kStart + 1000);
}

}  // namespace
}  // namespace tenon::wasi
