// The trace's lines, decoded.
#include <unistd.h>

#include "fixture.h"

namespace tenon::wasi {
namespace {

using G = TestGuest;

class TracedGuest : public G {
 public:
  explicit TracedGuest(bool deterministic = true)
      : G(PathWalk::automatic, Config{.args = {"prog", "x"}, .deterministic = deterministic}) {
    REQUIRE(::pipe(pipe_) == 0);
  }
  ~TracedGuest() {
    ::close(pipe_[0]);
    ::close(pipe_[1]);
  }

  std::string trace(std::string_view name, std::initializer_list<uint64_t> args,
                    bool unstable = false, std::string_view instance = "app") {
    for (const auto& row : functions()) {
      if (row.name != name) continue;
      result = call_traced(pipe_[1], instance, row, unstable ? row.unstable_function : row.function,
                           *context, memory(), args.begin());
      char buffer[4096];
      const ssize_t count = ::read(pipe_[0], buffer, sizeof buffer);
      return {buffer, static_cast<size_t>(count < 0 ? 0 : count)};
    }
    FAIL("no such function");
    return "";
  }

  CallResult result;

 private:
  int pipe_[2];
};

TEST_CASE("arguments, flags and results are spelt out") {
  TracedGuest guest;
  guest.put(G::kPath, "a\n\x1b\"\xff");
  CHECK(guest.trace("path_open",
                    {3, 1, G::kPath, 5, oflags::kCreat | oflags::kTrunc,
                     rights::kFdRead | rights::kFdWrite, 0, fdflags::kAppend, G::kOut}) ==
        "[app] path_open(3, symlink_follow, \"a\\n\\x1b\\\"\\xff\", creat|trunc, fd_read|fd_write, "
        "0, "
        "append) = ilseq\n");
  guest.put(G::kPath, "f");
  CHECK(
      guest.trace("path_open",
                  {3, 0, G::kPath, 1, oflags::kCreat, rights::kFile, 64, 0, G::kOut}) ==
      "[app] path_open(3, 0, \"f\", creat, fd_datasync|fd_read|fd_seek|fd_fdstat_set_flags|fd_sync|"
      "fd_tell|fd_write|fd_advise|fd_allocate|fd_filestat_get|fd_filestat_set_size|"
      "fd_filestat_set_times|poll_fd_readwrite, fd_write, 0) = success, fd 5\n");
  guest.store<uint32_t>(G::kPath, G::kBuffer);
  guest.store<uint32_t>(G::kPath + 4, 2);
  guest.store<uint32_t>(G::kPath + 8, G::kBuffer + 2);
  guest.store<uint32_t>(G::kPath + 12, 40);
  guest.put(G::kBuffer, "hi0123456789012345678901234567890123456789");
  CHECK(guest.trace("fd_write", {5, G::kPath, 2, G::kOut}) ==
        "[app] fd_write(5, \"hi\" \"01234567890123456789012345678901\"…) = success, 42\n");
  CHECK(guest.trace("fd_seek", {5, static_cast<uint64_t>(-2), 1, G::kOut}) ==
        "[app] fd_seek(5, -2, cur) = success, 40\n");
  CHECK(guest.trace("fd_seek", {5, 1, 2, G::kOut}, true) ==
        "[app] fd_seek(5, 1, set) = success, 1\n");
  CHECK(guest.trace("fd_read", {5, G::kPath, 1, G::kOut}) ==
        "[app] fd_read(5, 2 bytes) = success, \"i0\", 2\n");
  CHECK(guest.trace("fd_filestat_get", {5, G::kOut}) ==
        "[app] fd_filestat_get(5) = success, regular_file size 42\n");
  CHECK(guest.trace("fd_prestat_get", {4, G::kOut}) ==
        "[app] fd_prestat_get(4) = success, dir name of 2 bytes\n");
  CHECK(guest.trace("fd_prestat_dir_name", {4, G::kOut, 2}) ==
        "[app] fd_prestat_dir_name(4, 2 bytes) = success, \"ro\"\n");
  CHECK(guest.trace("fd_fdstat_get", {4, G::kOut}) ==
        "[app] fd_fdstat_get(4) = success, directory flags 0 rights "
        "fd_datasync|fd_fdstat_set_flags|fd_sync|fd_advise|path_open|fd_readdir|path_readlink|"
        "path_filestat_get|fd_filestat_get|poll_fd_readwrite inheriting "
        "fd_datasync|fd_read|fd_seek|fd_fdstat_set_flags|fd_sync|fd_tell|fd_advise|path_open|"
        "fd_readdir|path_readlink|path_filestat_get|fd_filestat_get|poll_fd_readwrite\n");
  CHECK(guest.trace("fd_fdstat_set_rights", {5, rights::kAll, rights::kAll & ~rights::kFdRead}) ==
        "[app] fd_fdstat_set_rights(5, all, ~(fd_read)) = notcapable\n");
  CHECK(guest.trace("args_sizes_get", {G::kOut, G::kOut + 4}) ==
        "[app] args_sizes_get() = success, 2, 7\n");
  CHECK(guest.trace("clock_time_get", {1, 0, G::kOut}, false, "app/z#2") ==
        "[app/z#2] clock_time_get(monotonic, 0) = success, 1000\n");
  CHECK(guest.trace("clock_time_get", {9, 0, G::kOut}) == "[app] clock_time_get(9, 0) = inval\n");
  CHECK(guest.trace("fd_advise", {5, 0, 0, 1}) ==
        "[app] fd_advise(5, 0, 0, sequential) = success\n");
  CHECK(guest.trace("sched_yield", {}) == "[app] sched_yield() = success\n");
  // Pointers to nowhere are numbers.
  CHECK(guest.trace("fd_write", {5, 0xfffffff0, 3, G::kOut}) ==
        "[app] fd_write(5, 0xfffffff0[3]) = fault\n");
  CHECK(guest.trace("path_unlink_file", {3, 0xfffffff0, 99}) ==
        "[app] path_unlink_file(3, 0xfffffff0) = fault\n");
}

TEST_CASE("subscriptions and events") {
  TracedGuest guest;
  for (uint32_t i = 0; i < 96; ++i) guest.store<uint8_t>(G::kPath + i, 0);
  guest.store<uint32_t>(G::kPath + 16, 1);
  guest.store<uint64_t>(G::kPath + 24, 5);
  guest.store<uint8_t>(G::kPath + 48 + 8, 1);
  guest.store<uint32_t>(G::kPath + 48 + 16, 77);
  CHECK(guest.trace("poll_oneoff", {G::kPath, G::kBuffer, 2, G::kOut}) ==
        "[app] poll_oneoff([monotonic for 5ns, fd_read 77], 2) = success, [fd_read badf], 1\n");
}

TEST_CASE("exits, traps and durations") {
  TracedGuest guest(false);
  CHECK(guest.trace("proc_exit", {3}).starts_with("[app] proc_exit(3) <0.0"));
  CHECK(guest.result.exited);
  CHECK(guest.trace("fd_close", {9}).starts_with("[app] fd_close(9) = badf <0.0"));
  guest.context->interrupt();
  CHECK(guest.trace("sched_yield", {}).starts_with("[app] sched_yield() = trap: interrupted <0.0"));
  // What an instance is called can't write to the terminal either.
  CHECK(guest.trace("fd_close", {9}, false, "a\x1b[2J").starts_with("[a\\x1b[2J] fd_close"));
}

}  // namespace
}  // namespace tenon::wasi
