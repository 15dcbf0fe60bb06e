// Standard streams: pipes, files, terminals and closed ones; waiting, interruptions, signals.
#include <fcntl.h>
#include <pthread.h>
#include <pty.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "fixture.h"

namespace tenon::wasi {
namespace {

using G = TestGuest;
using namespace std::chrono_literals;

struct Pipe {
  explicit Pipe(int flags = 0) { REQUIRE(::pipe2(ends, O_CLOEXEC | flags) == 0); }
  ~Pipe() {
    close_reader();
    ::close(ends[1]);
  }
  void close_reader() {
    if (ends[0] >= 0) ::close(ends[0]);
    ends[0] = -1;
  }
  int ends[2];
};

TEST_CASE("closed streams keep their numbers and answer badf") {
  const int path_only = ::open("/dev/null", O_PATH | O_CLOEXEC);
  Config config;
  config.stdin_fd = -1;
  config.stdout_fd = path_only;
  config.stderr_fd = 1'000'000;
  G guest(PathWalk::automatic, std::move(config));
  CHECK(guest.read(0, 1) == Errno::badf);
  CHECK(guest.write(1, "x") == Errno::badf);
  CHECK(guest.write(2, "x") == Errno::badf);
  CHECK(guest.opened("f", oflags::kCreat) > G::kReadOnly);
  ::close(path_only);
}

TEST_CASE("a file as standard input and output shares its position") {
  G files;
  files.make_file("in", "abcdef");
  const int in = ::open((files.root / "in").c_str(), O_RDONLY | O_CLOEXEC);
  const int out = ::open((files.root / "out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  {
    Config config;
    config.stdin_fd = in;
    config.stdout_fd = out;
    G guest(PathWalk::automatic, std::move(config));
    CHECK(guest.read(0, 2) == Errno::success);
    CHECK(guest.text(G::kBuffer, 2) == "ab");
    CHECK(guest.call("fd_seek", {0, 1, 1, G::kOut}) == Errno::success);
    CHECK(guest.load<uint64_t>(G::kOut) == 3);
    CHECK(guest.write(1, "xyz") == Errno::success);
    // Neither may be cut or stretched.
    CHECK(guest.call("fd_filestat_set_size", {1, 0}) == Errno::notcapable);
    CHECK(guest.call("fd_allocate", {1, 0, 10}) == Errno::notcapable);
  }
  CHECK(::lseek(in, 0, SEEK_CUR) == 3);
  CHECK(::write(out, "!", 1) == 1);
  CHECK(files.contents(files.root / "out") == "xyz!");
  ::close(in);
  ::close(out);
}

TEST_CASE("a stream that the host made non-blocking blocks the guest nevertheless") {
  Pipe pipe(O_NONBLOCK);
  Config config;
  config.stdin_fd = pipe.ends[0];
  G guest(PathWalk::automatic, std::move(config));
  CHECK(guest.call("fd_fdstat_get", {0, G::kOut}) == Errno::success);
  CHECK(guest.load<uint16_t>(G::kOut + 2) == 0);
  std::thread writer([&pipe] {
    std::this_thread::sleep_for(30ms);
    CHECK(::write(pipe.ends[1], "late", 4) == 4);
  });
  CHECK(guest.read(0, 100) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 4);
  writer.join();
}

TEST_CASE("a signal on the way doesn't end a read") {
  struct sigaction action = {};
  struct sigaction old = {};
  static std::atomic<int> signals;
  action.sa_handler = [](int) { ++signals; };
  REQUIRE(::sigaction(SIGUSR1, &action, &old) == 0);  // without SA_RESTART
  Pipe pipe;
  Config config;
  config.stdin_fd = pipe.ends[0];
  G guest(PathWalk::automatic, std::move(config));
  std::thread other([&pipe, self = ::pthread_self()] {
    for (int i = 0; i < 3; ++i) {
      std::this_thread::sleep_for(10ms);
      ::pthread_kill(self, SIGUSR1);
    }
    std::this_thread::sleep_for(10ms);
    CHECK(::write(pipe.ends[1], "x", 1) == 1);
  });
  CHECK(guest.read(0, 100) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 1);
  other.join();
  CHECK(signals > 0);
  ::sigaction(SIGUSR1, &old, nullptr);
}

TEST_CASE("a write to a full pipe takes what fits, waits, and can be interrupted") {
  Pipe pipe;
  Config config;
  config.stdout_fd = pipe.ends[1];
  G guest(PathWalk::automatic, std::move(config));
  // 64 times the buffer: more than a pipe holds.
  const auto write_much = [&guest] {
    for (uint32_t i = 0; i < 64; ++i) {
      guest.store<uint32_t>(G::kPath + 8 * i, 0);
      guest.store<uint32_t>(G::kPath + 8 * i + 4, G::kSize);
    }
    return guest.raw("fd_write", {1, G::kPath, 64, G::kOut});
  };
  const CallResult partial = write_much();
  CHECK(partial.errno_ == 0);
  CHECK_FALSE(partial.interrupted);
  const auto count = guest.load<uint32_t>(G::kOut);
  CHECK(count > 0);
  CHECK(count < 64 * G::kSize);
  // Without blocking, no more goes in.
  CHECK(guest.call("fd_fdstat_set_flags", {1, fdflags::kNonblock}) == Errno::success);
  CHECK(guest.write(1, "x") == Errno::again);
  CHECK(guest.call("fd_fdstat_set_flags", {1, 0}) == Errno::success);
  std::thread stopper([&guest] {
    std::this_thread::sleep_for(30ms);
    guest.context->interrupt();
  });
  CHECK(write_much().interrupted);
  stopper.join();
}

TEST_CASE("writing for nobody: an error, or the end with SIGPIPE's status") {
  for (const bool exits : {false, true}) {
    Pipe pipe;
    Config config;
    config.stdout_fd = pipe.ends[1];
    config.exit_on_broken_pipe = exits;
    G guest(PathWalk::automatic, std::move(config));
    pipe.close_reader();
    guest.store<uint32_t>(G::kPath, G::kBuffer);
    guest.store<uint32_t>(G::kPath + 4, 5);
    const CallResult result = guest.raw("fd_write", {1, G::kPath, 1, G::kOut});
    CHECK(result.exited == exits);
    if (exits) {
      CHECK(result.exit_code == 128 + SIGPIPE);
    } else {
      CHECK(static_cast<Errno>(result.errno_) == Errno::pipe);
    }
    // A pipe of the guest's own making is its own affair.
    REQUIRE(::mkfifo((guest.root / "fifo").c_str(), 0600) == 0);
    const uint32_t reader = guest.opened("fifo");
    const uint32_t writer = guest.opened("fifo", 0, rights::kFdWrite);
    CHECK(guest.call("fd_close", {reader}) == Errno::success);
    CHECK(guest.write(writer, "x") == Errno::pipe);
  }
}

TEST_CASE("a fifo is read when there is something to read") {
  G guest;
  REQUIRE(::mkfifo((guest.root / "fifo").c_str(), 0600) == 0);
  const uint32_t reader = guest.opened("fifo");
  const uint32_t writer = guest.opened("fifo", 0, rights::kFdWrite);
  CHECK(guest.open("fifo", 0, rights::kFdRead, 3, true, fdflags::kNonblock) == Errno::success);
  const auto impatient = guest.load<uint32_t>(G::kOut);
  CHECK(guest.read(impatient, 8) == Errno::again);
  CHECK(guest.write(writer, "abc") == Errno::success);
  CHECK(guest.read(reader, 8) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 3);
  std::thread stopper([&guest] {
    std::this_thread::sleep_for(30ms);
    guest.context->interrupt();
  });
  CHECK(guest.raw("fd_read", {reader, G::kPath, 1, G::kOut}).interrupted);
  stopper.join();
}

TEST_CASE("devices don't hold up and behave") {
  Config config;
  G guest(PathWalk::automatic, std::move(config));
  auto made = Context::make({.dirs = {{"/dev", "dev", false}}});
  REQUIRE(made.ok());
  guest.context = std::move(made).value();
  const uint32_t null = guest.opened("null");
  CHECK(guest.write(null, "x") == Errno::success);
  CHECK(guest.read(null, 1) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 0);
  const uint32_t zero = guest.opened("zero");
  CHECK(guest.read(zero, 8) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 8);
  CHECK(guest.call("fd_seek", {zero, 0, 0, G::kOut}) == Errno::spipe);
}

TEST_CASE("a terminal as standard input is read by lines") {
  int host = -1;
  int terminal = -1;
  REQUIRE(::openpty(&host, &terminal, nullptr, nullptr, nullptr) == 0);
  {
    Config config;
    config.stdin_fd = terminal;
    G guest(PathWalk::automatic, std::move(config));
    CHECK(::write(host, "one\ntwo\n", 8) == 8);
    CHECK(guest.read(0, 100) == Errno::success);
    CHECK(guest.text(G::kBuffer, guest.load<uint32_t>(G::kOut)) == "one\n");
    CHECK(::write(host, "\x04", 1) == 1);
    CHECK(guest.read(0, 100) == Errno::success);
    CHECK(guest.text(G::kBuffer, guest.load<uint32_t>(G::kOut)) == "two\n");
    CHECK(guest.read(0, 100) == Errno::success);
    CHECK(guest.load<uint32_t>(G::kOut) == 0);
  }
  ::close(host);
  ::close(terminal);
}

}  // namespace
}  // namespace tenon::wasi
