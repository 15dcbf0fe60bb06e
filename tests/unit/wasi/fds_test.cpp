// Descriptors: reading, writing, positions, the table, rights, readdir.
#include "fixture.h"

#include <csignal>
#include <set>

#include <fcntl.h>
#include <unistd.h>

namespace tenon::wasi {
namespace {

using G = TestGuest;

TEST_CASE("files are written, read and sought") {
  G guest;
  const uint32_t fd = guest.opened("f", oflags::kCreat);
  CHECK(guest.write(fd, "hello") == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 5);
  CHECK(guest.call("fd_tell", {fd, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == 5);
  CHECK(guest.call("fd_seek", {fd, static_cast<uint64_t>(-4), 2, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == 1);
  CHECK(guest.read(fd, 100) == Errno::success);
  CHECK(guest.text(G::kBuffer, guest.load<uint32_t>(G::kOut)) == "ello");
  CHECK(guest.call("fd_seek", {fd, static_cast<uint64_t>(-9), 0, G::kOut}) == Errno::inval);
  CHECK(guest.call("fd_seek", {fd, 0, 3, G::kOut}) == Errno::inval);
  CHECK(guest.call("fd_pread", {fd, G::kPath, 1, 3, G::kOut}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 2);
  CHECK(guest.call("fd_pread", {fd, G::kPath, 1, ~uint64_t{0}, G::kOut}) == Errno::inval);
  guest.store<uint32_t>(G::kPath + 4, 1);
  CHECK(guest.call("fd_pwrite", {fd, G::kPath, 1, 0, G::kOut}) == Errno::success);
  CHECK(guest.call("fd_filestat_set_size", {fd, 3}) == Errno::success);
  CHECK(guest.call("fd_filestat_set_size", {fd, ~uint64_t{0}}) == Errno::inval);
  CHECK(guest.contents(guest.root / "f") == "lel");
  CHECK(guest.call("fd_sync", {fd}) == Errno::success);
  CHECK(guest.call("fd_datasync", {fd}) == Errno::success);
  CHECK(guest.call("fd_advise", {fd, 0, 0, 5}) == Errno::success);
  CHECK(guest.call("fd_advise", {fd, 0, 0, 6}) == Errno::inval);
  CHECK(guest.call("fd_allocate", {fd, 0, 0}) == Errno::inval);
  CHECK(guest.call("fd_filestat_set_times", {fd, 1, 2, 5}) == Errno::success);
  CHECK(guest.call("fd_filestat_get", {fd, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut + 32) == 3);
  CHECK(guest.load<uint64_t>(G::kOut + 48) == 2);
  CHECK(guest.read(3, 1) == Errno::isdir);
  CHECK(guest.call("fd_pread", {3, G::kPath, 1, 0, G::kOut}) == Errno::isdir);
  CHECK(guest.write(3, "x") == Errno::badf);
  CHECK(guest.call("fd_seek", {3, 0, 0, G::kOut}) == Errno::badf);
  CHECK(guest.read(99, 1) == Errno::badf);
}

TEST_CASE("pointers out of bounds or unaligned are faults") {
  G guest;
  const uint32_t fd = guest.opened("f", oflags::kCreat);
  guest.store<uint32_t>(G::kPath, G::kSize - 4);
  guest.store<uint32_t>(G::kPath + 4, 5);
  CHECK(guest.call("fd_write", {fd, G::kPath, 1, G::kOut}) == Errno::fault);
  guest.store<uint32_t>(G::kPath + 4, 0xffffffff);
  CHECK(guest.call("fd_write", {fd, G::kPath, 1, G::kOut}) == Errno::fault);
  CHECK(guest.call("fd_read", {fd, G::kPath, 1, G::kOut}) == Errno::fault);
  CHECK(guest.call("fd_write", {fd, G::kPath, 0x20000000, G::kOut}) == Errno::fault);
  CHECK(guest.call("fd_write", {fd, G::kPath, 0xffffffff, G::kOut}) == Errno::fault);
  CHECK(guest.call("fd_write", {fd, 0xfffffff8, 1, G::kOut}) == Errno::fault);
  CHECK(guest.call("fd_write", {fd, G::kPath + 1, 0, G::kOut}) == Errno::fault);
  guest.store<uint32_t>(G::kPath, 0);
  guest.store<uint32_t>(G::kPath + 4, 4);
  // A bad result pointer has no effect.
  CHECK(guest.call("fd_write", {fd, G::kPath, 1, G::kSize - 2}) == Errno::fault);
  CHECK(guest.call("fd_write", {fd, G::kPath, 1, G::kSize}) == Errno::fault);
  CHECK(guest.contents(guest.root / "f").empty());
  CHECK(guest.call("random_get", {0, 0xffffffff}) == Errno::fault);
  CHECK(guest.call("fd_filestat_get", {fd, G::kSize - 56}) == Errno::fault);
  CHECK(guest.call("fd_filestat_get", {fd, G::kOut + 4}) == Errno::fault);
  CHECK(guest.call("path_open", {3, 0, 0xfffffff0, 0x20, 0, 0, 0, 0, G::kOut}) == Errno::fault);
  CHECK(guest.call("path_open", {3, 0, 0, 5000, 0, 0, 0, 0, G::kOut}) == Errno::nametoolong);
  // The upper half of an i32 argument means nothing.
  CHECK(guest.call("fd_sync", {fd | 0xffffffff00000000}) == Errno::success);
}

TEST_CASE("many and empty vectors") {
  G guest;
  const uint32_t fd = guest.opened("f", oflags::kCreat);
  guest.put(G::kBuffer, "ab");
  for (uint32_t i = 0; i < 200; ++i) {
    guest.store<uint32_t>(G::kPath + 8 * i, G::kBuffer);
    guest.store<uint32_t>(G::kPath + 8 * i + 4, i < 100 ? 0 : 2);
  }
  CHECK(guest.call("fd_write", {fd, G::kPath, 200, G::kOut}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 128);
  CHECK(guest.call("fd_write", {fd, G::kPath, 0, G::kOut}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 0);
}

TEST_CASE("rights only shrink") {
  G guest;
  const uint32_t fd = guest.opened("f", oflags::kCreat);
  CHECK(guest.call("fd_fdstat_get", {fd, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut + 8) == rights::kFile);
  CHECK(guest.call("fd_fdstat_set_rights", {fd, rights::kFdRead, 0}) == Errno::success);
  CHECK(guest.write(fd, "x") == Errno::notcapable);
  CHECK(guest.call("fd_fdstat_set_rights", {fd, rights::kFile, 0}) == Errno::notcapable);
  CHECK(guest.call("fd_fdstat_set_rights", {3, rights::kPathOpen, rights::kFdRead}) ==
        Errno::success);
  CHECK(guest.open("f", 0, rights::kFdWrite) == Errno::notcapable);
  CHECK(guest.open("g", oflags::kCreat) == Errno::notcapable);
  CHECK(guest.at("path_unlink_file", "f") == Errno::notcapable);
  CHECK(guest.open("f", 0, rights::kFile & ~rights::kFdWrite) == Errno::success);
  const auto reader = guest.load<uint32_t>(G::kOut);
  CHECK(guest.call("fd_fdstat_get", {reader, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut + 8) == rights::kFdRead);
}

TEST_CASE("flags") {
  G guest;
  const uint32_t fd = guest.opened("f", oflags::kCreat);
  CHECK(guest.write(fd, "one") == Errno::success);
  CHECK(guest.call("fd_fdstat_set_flags", {fd, fdflags::kAppend}) == Errno::success);
  CHECK(guest.call("fd_seek", {fd, 0, 0, G::kOut}) == Errno::success);
  CHECK(guest.write(fd, "two") == Errno::success);
  CHECK(guest.contents(guest.root / "f") == "onetwo");
  CHECK(guest.call("fd_fdstat_set_flags", {fd, fdflags::kSync}) == Errno::notsup);
  CHECK(guest.call("fd_fdstat_set_flags", {fd, 32}) == Errno::inval);
  // Padding is zeroed.
  for (uint32_t i = 0; i < 24; ++i) guest.store<uint8_t>(G::kOut + i, 0xff);
  CHECK(guest.call("fd_fdstat_get", {fd, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == (4 | uint64_t{fdflags::kAppend} << 16));
}

TEST_CASE("the table: closing, renumbering, preopens, exhaustion") {
  G guest;
  const uint32_t a = guest.opened("a", oflags::kCreat);
  const uint32_t b = guest.opened("b", oflags::kCreat);
  CHECK(guest.call("fd_renumber", {a, a}) == Errno::success);
  CHECK(guest.call("fd_renumber", {a, 1000}) == Errno::badf);
  CHECK(guest.call("fd_renumber", {1000, a}) == Errno::badf);
  CHECK(guest.call("fd_renumber", {a, 3}) == Errno::notsup);
  CHECK(guest.call("fd_renumber", {3, a}) == Errno::notsup);
  CHECK(guest.call("fd_renumber", {b, a}) == Errno::success);
  CHECK(guest.write(b, "x") == Errno::badf);
  CHECK(guest.write(a, "x") == Errno::success);
  CHECK(guest.contents(guest.root / "b") == "x");
  CHECK(guest.call("fd_close", {b}) == Errno::badf);

  CHECK(guest.call("fd_prestat_get", {4, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == uint64_t{2} << 32);
  CHECK(guest.call("fd_prestat_dir_name", {4, G::kOut, 1}) == Errno::nametoolong);
  CHECK(guest.call("fd_prestat_dir_name", {4, G::kOut, 2}) == Errno::success);
  CHECK(guest.text(G::kOut, 2) == "ro");
  CHECK(guest.call("fd_prestat_get", {a, G::kOut}) == Errno::badf);
  CHECK(guest.call("fd_prestat_get", {5 + 2, G::kOut}) == Errno::badf);
  CHECK(guest.call("fd_close", {4}) == Errno::success);
  CHECK(guest.call("fd_prestat_get", {4, G::kOut}) == Errno::badf);
  CHECK(guest.call("fd_prestat_dir_name", {4, G::kOut, 2}) == Errno::badf);

  Errno error = Errno::success;
  uint32_t count = 0;
  while (error == Errno::success && count++ < 100'000) error = guest.open("a");
  CHECK(error == Errno::mfile);
}

TEST_CASE("readdir with cookies and small buffers") {
  G guest;
  std::set<std::string> expected = {".", "..", "sub"};
  std::filesystem::create_directory(guest.root / "sub");
  for (int i = 0; i < 300; ++i) {
    const std::string name = "a-file-with-number-" + std::to_string(i);
    guest.make_file(name);
    expected.insert(name);
  }
  for (const uint32_t size : {64u, 200u, 8192u}) {
    std::multiset<std::string> seen;
    uint64_t cookie = 0;
    while (true) {
      REQUIRE(guest.call("fd_readdir", {3, G::kBuffer, size, cookie, G::kOut}) == Errno::success);
      const auto used = guest.load<uint32_t>(G::kOut);
      REQUIRE(used <= size);
      uint32_t at = 0;
      while (at + 24 <= used) {
        const auto length = guest.load<uint32_t>(G::kBuffer + at + 16);
        if (at + 24 + length > used) break;
        const std::string name = guest.text(G::kBuffer + at + 24, length);
        CHECK(guest.load<uint32_t>(G::kBuffer + at + 20) == (name.starts_with("a-") ? 4 : 3));
        seen.insert(name);
        cookie = guest.load<uint64_t>(G::kBuffer + at);
        at += 24 + length;
      }
      if (used < size) break;
    }
    CHECK(seen == std::multiset<std::string>(expected.begin(), expected.end()));
  }
  CHECK(guest.call("fd_readdir", {3, G::kBuffer, 10, 0, G::kOut}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 10);
  CHECK(guest.call("fd_readdir", {3, G::kBuffer, 100, ~uint64_t{0}, G::kOut}) == Errno::inval);
  CHECK(guest.call("fd_readdir", {3, G::kBuffer, G::kSize, 0, G::kOut}) == Errno::fault);
  const uint32_t file = guest.opened("a-file-with-number-0");
  CHECK(guest.call("fd_readdir", {file, G::kBuffer, 100, 0, G::kOut}) == Errno::notdir);
}

TEST_CASE("standard streams") {
  int in[2];
  int out[2];
  REQUIRE(::pipe2(in, O_CLOEXEC) == 0);
  REQUIRE(::pipe2(out, O_CLOEXEC) == 0);
  Config config;
  config.stdin_fd = in[0];
  config.stdout_fd = out[1];
  G guest(PathWalk::automatic, std::move(config));
  CHECK(guest.write(1, "hi") == Errno::success);
  char buffer[8] = {};
  CHECK(::read(out[0], buffer, sizeof buffer) == 2);
  CHECK(guest.write(0, "hi") == Errno::badf);
  CHECK(guest.read(1, 1) == Errno::badf);
  CHECK(guest.call("fd_seek", {1, 0, 1, G::kOut}) == Errno::spipe);
  CHECK(guest.call("fd_pwrite", {1, G::kPath, 1, 0, G::kOut}) == Errno::spipe);

  CHECK(guest.call("fd_fdstat_set_flags", {0, fdflags::kNonblock}) == Errno::success);
  CHECK((::fcntl(in[0], F_GETFL) & O_NONBLOCK) == 0);
  CHECK(guest.read(0, 1) == Errno::again);
  CHECK(::write(in[1], "abc", 3) == 3);
  CHECK(guest.read(0, 8) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 3);

  CHECK(guest.call("fd_fdstat_set_flags", {0, 0}) == Errno::success);
  guest.context->interrupt();
  CHECK(guest.raw("fd_read", {0, G::kPath, 1, G::kOut}).interrupted);
  guest.context->clear_interrupt();

  // SIGPIPE has its default, deadly action here.
  ::close(out[0]);
  CHECK(guest.write(1, "hi") == Errno::pipe);
  sigset_t pending;
  sigpending(&pending);
  CHECK(sigismember(&pending, SIGPIPE) == 0);
  CHECK(guest.call("fd_close", {1}) == Errno::success);
  CHECK(::fcntl(out[1], F_GETFD) >= 0);
  for (const int fd : {in[0], in[1], out[1]}) ::close(fd);
}

}  // namespace
}  // namespace tenon::wasi
