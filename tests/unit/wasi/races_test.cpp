// Symbolic links that come and go while paths are resolved. Another thread swaps a directory of the
// grant with a link out of it, and a file with a link to a secret, for some seconds; path calls
// go through both all the time. Nothing outside may be read, made, changed or removed.
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "fixture.h"

namespace tenon::wasi {
namespace {

namespace fs = std::filesystem;
using G = TestGuest;

constexpr std::string_view kSecret = "secret-of-the-host";

// Exchanges two names at once and back, as fast as it can.
class Swapper {
 public:
  Swapper(const fs::path& a, const fs::path& b)
      : thread_([this, a, b] {
          while (!stop_) {
            if (::syscall(SYS_renameat2, AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(),
                          RENAME_EXCHANGE) == 0) {
              ++swaps_;
            }
          }
        }) {}
  ~Swapper() {
    stop_ = true;
    thread_.join();
  }
  int swaps() const { return swaps_; }

 private:
  std::atomic<bool> stop_ = false;
  std::atomic<int> swaps_ = 0;
  std::thread thread_;
};

// Goes on for a time, and longer where a busy machine has not made enough meetings by then.
class Round {
 public:
  explicit Round(std::chrono::seconds least) : end_(Clock::now() + least) {}
  bool goes_on(bool is_enough) const {
    const auto now = Clock::now();
    return now < end_ || (!is_enough && now < end_ + std::chrono::seconds(20));
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point end_;
};

// Whether a call succeeds depends on the moment; what it leaves behind is what counts.
void whatever(Errno) {}

std::set<std::string> tree(const fs::path& root) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto status = entry.symlink_status();
    names.insert(entry.path().lexically_relative(root).string() + " " +
                 std::to_string(static_cast<int>(status.type())) + " " +
                 std::to_string(static_cast<unsigned>(status.permissions())));
  }
  return names;
}

TEST_CASE("swapping directories for links lets nothing out") {
  for (const PathWalk walk : {PathWalk::automatic, PathWalk::components}) {
    CAPTURE(static_cast<int>(walk));
    G guest(walk);
    const fs::path out = guest.outer / "out";
    fs::create_directories(out / "sub");
    std::ofstream(out / "f") << kSecret;
    std::ofstream(out / "only-outside") << kSecret;
    fs::create_directories(guest.root / "dir/sub");
    guest.make_file("dir/f", "inside");
    guest.make_file("file", "inside");
    // Both kinds of leaving: up, and to an absolute path.
    fs::create_symlink("../out", guest.root / "dir-link");
    fs::create_symlink((out / "f").string(), guest.root / "file-link");
    ::timespec old[2] = {{1000, 0}, {1000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, (out / "f").c_str(), old, 0) == 0);
    const auto before = tree(out);

    int opened = 0;
    int leaks = 0;
    int swaps = 0;
    {
      const Swapper directories(guest.root / "dir", guest.root / "dir-link");
      const Swapper files(guest.root / "file", guest.root / "file-link");
      const Round round(std::chrono::seconds(2));
      while (round.goes_on(opened > 100 && directories.swaps() > 100 && files.swaps() > 100)) {
        for (const std::string path : {"dir/f", "dir/only-outside", "dir/sub/../f", "file"}) {
          if (guest.open(path) == Errno::success) {
            ++opened;
            const auto fd = guest.load<uint32_t>(G::kOut);
            if (guest.read(fd, 100) == Errno::success &&
                guest.text(G::kBuffer, guest.load<uint32_t>(G::kOut)) == kSecret) {
              ++leaks;
            }
            whatever(guest.call("fd_close", {fd}));
          }
          if (guest.open(path, oflags::kTrunc, rights::kFdWrite) == Errno::success) {
            whatever(guest.call("fd_close", {guest.load<uint32_t>(G::kOut)}));
          }
          const uint32_t length = guest.put(G::kPath, path);
          whatever(guest.call("path_filestat_set_times", {3, 1, G::kPath, length, 5, 5, 5}));
          if (guest.stat(path) == Errno::success &&
              guest.load<uint64_t>(G::kOut + 32) == kSecret.size()) {
            ++leaks;
          }
        }
        if (guest.open("dir/new", oflags::kCreat, rights::kFdWrite) == Errno::success) {
          whatever(guest.call("fd_close", {guest.load<uint32_t>(G::kOut)}));
        }
        whatever(guest.two("path_link", "dir/only-outside", "got"));
        whatever(guest.two("path_rename", "dir/only-outside", "got"));
        whatever(guest.two("path_rename", "dir/new", "dir/sub/moved"));
        whatever(guest.at("path_create_directory", "dir/made"));
        whatever(guest.two("path_symlink", "x", "dir/made-link"));
        whatever(guest.at("path_unlink_file", "dir/made-link"));
        whatever(guest.at("path_remove_directory", "dir/made"));
        whatever(guest.at("path_unlink_file", "dir/sub/moved"));
        whatever(guest.at("path_unlink_file", "dir/only-outside"));
        if (guest.open("dir", oflags::kDirectory, G::kAllRights) == Errno::success) {
          const auto fd = guest.load<uint32_t>(G::kOut);
          if (guest.stat("only-outside", true, fd) == Errno::success) ++leaks;
          whatever(guest.call("fd_close", {fd}));
        }
      }
      swaps = std::min(directories.swaps(), files.swaps());
    }
    CHECK(swaps > 100);
    CHECK(opened > 100);
    CHECK(leaks == 0);
    CHECK(tree(out) == before);
    CHECK(guest.contents(out / "f") == kSecret);
    struct stat status = {};
    CHECK(::stat((out / "f").c_str(), &status) == 0);
    CHECK(status.st_mtim.tv_sec == 1000);
    CHECK_FALSE(fs::exists(guest.root / "got"));
  }
}

TEST_CASE("moving the directory that `..` leaves leads nowhere") {
  for (const PathWalk walk : {PathWalk::automatic, PathWalk::components}) {
    CAPTURE(static_cast<int>(walk));
    G guest(walk);
    std::ofstream(guest.outer / "secret") << kSecret;
    fs::create_directories(guest.root / "a/b");
    fs::create_directory(guest.outer / "elsewhere");
    guest.make_file("here", "inside");
    int leaks = 0;
    int answers = 0;
    {
      // While the guest is in a/b, that moves out of the grant, next to the secret, and back.
      const Swapper swapper(guest.root / "a/b", guest.outer / "elsewhere");
      const Round round(std::chrono::seconds(1));
      while (round.goes_on(answers > 0 && swapper.swaps() > 100)) {
        if (guest.open("a/b/../secret") == Errno::success) ++leaks;
        if (guest.open("a/b/../../secret") == Errno::success) ++leaks;
        const Errno error = guest.open("a/b/../../here");
        if (error != Errno::success) continue;
        ++answers;
        whatever(guest.call("fd_close", {guest.load<uint32_t>(G::kOut)}));
      }
    }
    CHECK(leaks == 0);
    CHECK(answers > 0);
  }
}

}  // namespace
}  // namespace tenon::wasi
