// Arguments, clocks, poll_oneoff, and the table of functions.
#include "fixture.h"

#include <set>

namespace tenon::wasi {
namespace {

using G = TestGuest;

TEST_CASE("the table has all of preview 1") {
  CHECK(functions().size() == 46);
  std::set<std::string_view> names;
  for (const auto& row : functions()) {
    names.insert(row.name);
    const FuncType type = type_of(row);
    CHECK(type.params.size() <= kMaxWords);
    CHECK(type.results.size() == (row.name == "proc_exit" ? 0 : 1));
  }
  CHECK(names.size() == 46);
}

TEST_CASE("configurations that cannot be given are refused") {
  CHECK_FALSE(Context::make({.args = {std::string("a\0b", 3)}}).ok());
  CHECK_FALSE(Context::make({.env = {"NOVALUE"}}).ok());
  CHECK_FALSE(Context::make({.dirs = {{"/tmp", "", false}}}).ok());
  const auto missing = Context::make({.dirs = {{"/no/such/directory", "d", false}}});
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().kind == ErrorKind::io);
}

TEST_CASE("arguments and environment") {
  G guest(PathWalk::automatic, {.args = {"prog", "", "x"}, .env = {"A=1"}});
  CHECK(guest.call("args_sizes_get", {G::kOut, G::kOut + 4}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 3);
  CHECK(guest.load<uint32_t>(G::kOut + 4) == 8);
  CHECK(guest.call("args_get", {G::kOut, G::kBuffer}) == Errno::success);
  CHECK(guest.text(G::kBuffer, 8) == std::string("prog\0\0x\0", 8));
  CHECK(guest.load<uint32_t>(G::kOut + 8) == G::kBuffer + 6);
  CHECK(guest.call("args_get", {G::kSize - 8, G::kBuffer}) == Errno::fault);
  CHECK(guest.call("args_get", {G::kOut, G::kSize - 7}) == Errno::fault);
  CHECK(guest.call("args_get", {G::kOut, G::kSize - 8}) == Errno::success);
  CHECK(guest.call("environ_sizes_get", {G::kOut, G::kOut + 4}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut + 4) == 4);
  CHECK(guest.call("environ_get", {G::kOut, G::kBuffer}) == Errno::success);
  CHECK(guest.text(G::kBuffer, 3) == "A=1");
}

TEST_CASE("clocks, random numbers, exit, sockets") {
  G guest;
  for (uint64_t id = 0; id < 4; ++id) {
    CHECK(guest.call("clock_res_get", {id, G::kOut}) == Errno::success);
    CHECK(guest.call("clock_time_get", {id, 0, G::kOut}) == Errno::success);
    CHECK(guest.load<uint64_t>(G::kOut) > 0);
  }
  CHECK(guest.call("clock_time_get", {4, 0, G::kOut}) == Errno::inval);
  CHECK(guest.call("random_get", {G::kOut, 16}) == Errno::success);
  CHECK((guest.load<uint64_t>(G::kOut) | guest.load<uint64_t>(G::kOut + 8)) != 0);
  const CallResult exit = guest.raw("proc_exit", {0xffffffff'00000007});
  CHECK(exit.exited);
  CHECK(exit.exit_code == 7);
  CHECK(guest.call("sched_yield", {}) == Errno::success);
  CHECK(guest.call("proc_raise", {9}) == Errno::notsup);
  CHECK(guest.call("sock_shutdown", {3, 0}) == Errno::notsock);
  CHECK(guest.call("sock_accept", {77, 0, G::kOut}) == Errno::badf);
}

void put_clock(G& guest, uint32_t at, uint64_t userdata, uint32_t id, uint64_t timeout,
               uint16_t flags) {
  guest.store<uint64_t>(at, userdata);
  guest.store<uint8_t>(at + 8, 0);
  guest.store<uint32_t>(at + 16, id);
  guest.store<uint64_t>(at + 24, timeout);
  guest.store<uint64_t>(at + 32, 0);
  guest.store<uint16_t>(at + 40, flags);
}

void put_fd(G& guest, uint32_t at, uint64_t userdata, uint8_t tag, uint32_t fd) {
  guest.store<uint64_t>(at, userdata);
  guest.store<uint8_t>(at + 8, tag);
  guest.store<uint32_t>(at + 16, fd);
}

TEST_CASE("poll_oneoff") {
  G guest;
  constexpr uint32_t kIn = G::kPath;
  const auto poll = [&guest](uint32_t count) {
    return guest.call("poll_oneoff", {kIn, G::kBuffer, count, G::kOut});
  };
  CHECK(poll(0) == Errno::inval);
  CHECK(poll(0xffffffff) == Errno::fault);
  CHECK(guest.call("poll_oneoff", {kIn + 4, G::kBuffer, 1, G::kOut}) == Errno::fault);
  CHECK(guest.call("poll_oneoff", {kIn, G::kSize - 16, 1, G::kOut}) == Errno::fault);

  put_clock(guest, kIn, 11, 1, 2'000'000, 0);
  put_clock(guest, kIn + 48, 12, 1, UINT64_MAX, 0);
  for (uint32_t i = 0; i < 32; ++i) guest.store<uint8_t>(G::kBuffer + i, 0xff);
  CHECK(poll(2) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 1);
  CHECK(guest.load<uint64_t>(G::kBuffer) == 11);
  CHECK(guest.load<uint64_t>(G::kBuffer + 8) == 0);
  CHECK(guest.load<uint64_t>(G::kBuffer + 24) == 0);

  // A time that has passed, a clock that doesn't exist, a descriptor that doesn't, and a file.
  guest.make_file("f", "12345");
  const uint32_t fd = guest.opened("f");
  put_clock(guest, kIn, 1, 0, 5, 1);
  put_clock(guest, kIn + 48, 2, 9, 5, 1);
  put_fd(guest, kIn + 96, 3, 1, 500);
  put_fd(guest, kIn + 144, 4, 1, fd);
  CHECK(poll(4) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 4);
  CHECK(guest.load<uint16_t>(G::kBuffer + 8) == 0);
  CHECK(guest.load<uint16_t>(G::kBuffer + 32 + 8) == static_cast<uint16_t>(Errno::inval));
  CHECK(guest.load<uint16_t>(G::kBuffer + 64 + 8) == static_cast<uint16_t>(Errno::badf));
  CHECK(guest.load<uint8_t>(G::kBuffer + 64 + 10) == 1);
  CHECK(guest.load<uint64_t>(G::kBuffer + 96 + 16) == 5);

  put_fd(guest, kIn, 1, 3, fd);
  CHECK(poll(1) == Errno::inval);

  // A sleep of centuries ends when the embedder says so.
  put_clock(guest, kIn, 1, 1, UINT64_MAX, 0);
  guest.context->interrupt();
  CHECK(guest.raw("poll_oneoff", {kIn, G::kBuffer, 1, G::kOut}).interrupted);
  guest.context->clear_interrupt();
  CHECK(guest.call("sched_yield", {}) == Errno::success);
}

}  // namespace
}  // namespace tenon::wasi
