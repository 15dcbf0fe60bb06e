#include "wasi_calls.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "wasi/abi.h"
#include "wasi/state.h"
#include "wasi/wasi.h"

namespace tenon::fuzz {
namespace {

namespace fs = std::filesystem;
using wasi::ParamKind;

constexpr size_t kMemorySize = 64 << 10;
constexpr uint32_t kScratch = 0x8000;  // where arguments are put; results go below
constexpr int kMaxCalls = 64;
constexpr std::string_view kSecret = "tenon-secret-f00d";

// The bytes of the input as numbers, zeros when they are used up.
class Input {
 public:
  Input(const uint8_t* bytes, size_t size) : at_(bytes), end_(bytes + size) {}
  bool empty() const { return at_ == end_; }
  uint8_t byte() { return empty() ? 0 : *at_++; }
  uint32_t below(uint32_t limit) { return byte() % limit; }
  uint64_t word(int length) {
    uint64_t value = 0;
    for (int i = 0; i < length; ++i) value = value << 8 | byte();
    return value;
  }
  // True once in `n` times.
  bool rarely(uint32_t n) { return byte() % n == n - 1; }

 private:
  const uint8_t* at_;
  const uint8_t* end_;
};

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "escape: %s\n", what.c_str());
  std::abort();
}

// outer/secret and outer/out must stay what they are; outer/root is granted, outer/ro to be read.
class Directories {
 public:
  Directories() {
    char name[] = "/tmp/tenon-fuzz-XXXXXX";
    if (::mkdtemp(name) == nullptr) std::abort();
    outer = fs::canonical(name);
    std::ofstream(outer / "secret") << kSecret;
    fs::create_directories(outer / "out/sub");
    std::ofstream(outer / "out/f") << kSecret;
    std::ofstream(outer / "out/secret") << kSecret;
    fs::create_directories(outer / "ro/d");
    std::ofstream(outer / "ro/f") << "read only";
    const timespec times[2] = {{1000, 0}, {1000, 0}};
    for (const auto& entry : fs::recursive_directory_iterator(outer)) {
      ::utimensat(AT_FDCWD, entry.path().c_str(), times, AT_SYMLINK_NOFOLLOW);
    }
    expected_ = outside();
  }
  ~Directories() {
    std::error_code ignored;
    fs::remove_all(outer, ignored);
  }
  Directories(const Directories&) = delete;
  Directories& operator=(const Directories&) = delete;

  void reset() const {
    const fs::path root = outer / "root";
    std::error_code ignored;
    fs::remove_all(root, ignored);
    fs::create_directories(root / "d/e");
    std::ofstream(root / "f") << "hello";
    std::ofstream(root / "d/f") << "world";
    fs::create_symlink("..", root / "up");
    fs::create_symlink("../out", root / "d/up");
    fs::create_symlink("../secret", root / "s");
    fs::create_symlink((outer / "out").string(), root / "abs");
    fs::create_symlink("../new-outside", root / "dangling");
    fs::create_symlink("loop", root / "loop");
    fs::create_symlink("d/e/..", root / "in");
    ::mkfifo((root / "p").c_str(), 0600);
  }

  // Ends the process if something outside the writable grant isn't as it was.
  void check() const {
    const std::string found = outside();
    if (found != expected_) fail("outside is\n" + found + "and was\n" + expected_);
  }

  fs::path outer;

 private:
  static void describe(const fs::path& path, std::string& out) {
    struct stat status = {};
    if (::lstat(path.c_str(), &status) != 0) return;
    out += path.string() + " mode " + std::to_string(status.st_mode) + " links " +
           std::to_string(status.st_nlink) + " time " + std::to_string(status.st_mtim.tv_sec);
    if (S_ISREG(status.st_mode)) {
      std::ifstream in(path);
      out += " " + std::string(std::istreambuf_iterator<char>(in), {});
    }
    out += "\n";
  }
  std::string outside() const {
    std::string out;
    for (const auto& item : fs::directory_iterator(outer)) {
      if (item.path().filename() == "root") continue;
      describe(item.path(), out);
      if (!item.is_directory()) continue;
      for (const auto& inner : fs::recursive_directory_iterator(item.path())) {
        describe(inner.path(), out);
      }
    }
    return out;
  }

  std::string expected_;
};

// Interrupts calls that block: one thread for the whole process.
class Watchdog {
 public:
  Watchdog() : thread_([this](const std::stop_token& stop) { watch(stop); }) {}

  void enter(wasi::Context& context) {
    const std::scoped_lock lock(mutex_);
    context_ = &context;
    ++call_;
  }
  void leave() {
    const std::scoped_lock lock(mutex_);
    context_ = nullptr;
  }

 private:
  void watch(const std::stop_token& stop) {
    uint64_t seen = 0;
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      const std::scoped_lock lock(mutex_);
      if (context_ != nullptr && call_ == seen) context_->interrupt();
      seen = call_;
    }
  }

  std::mutex mutex_;
  wasi::Context* context_ = nullptr;  // of the call that is going on
  uint64_t call_ = 0;
  std::jthread thread_;
};

class Run {
 public:
  Run(const Directories& directories, Input input)
      : directories_(directories), input_(input), memory_(kMemorySize) {
    const uint8_t mode = input_.byte();
    wasi::Config config;
    config.args = {"guest", "argument"};
    config.env = {"NAME=value"};
    config.dirs = {{(directories.outer / "root").string(), "/", false},
                   {(directories.outer / "ro").string(), "ro", true}};
    // No standard streams, so that nothing is read from and written to the fuzzer's own.
    config.stdin_fd = config.stdout_fd = config.stderr_fd = -1;
    config.deterministic = (mode & 1) != 0;
    config.path_walk = (mode & 2) != 0 ? wasi::PathWalk::components : wasi::PathWalk::automatic;
    auto made = wasi::Context::make(std::move(config));
    if (!made.ok()) std::abort();
    context_ = std::move(*made);
  }

  void calls() {
    static const bool traces = std::getenv("TENON_FUZZ_TRACE") != nullptr;
    static const int trace_fd = traces ? 2 : ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    static Watchdog watchdog;
    for (int i = 0; i < kMaxCalls && !input_.empty(); ++i) {
      const wasi::FunctionRow& row = choose();
      const uint8_t how = input_.byte();
      next_ = kScratch;
      uint64_t words[wasi::kMaxWords] = {};
      size_t count = 0;
      for (const ParamKind kind : row.params) argument(kind, words, count);
      const wasi::Function function = (how & 7) == 0 ? row.unstable_function : row.function;
      const wasi::GuestMemory memory = {memory_.data(), memory_.size()};
      watchdog.enter(*context_);
      if (traces || (how & 24) == 0) {
        wasi::call_traced(trace_fd, "fuzz", row, function, *context_, memory, words);
      } else {
        function(*context_, memory, words);
      }
      watchdog.leave();
      context_->clear_interrupt();
      if (::memmem(memory_.data(), memory_.size(), kSecret.data(), kSecret.size()) != nullptr) {
        fail("the secret was read by " + std::string(row.name));
      }
      check_descriptors(row.name);
    }
  }

 private:
  // Two calls of three are ones with paths; the grants are seldom given up.
  const wasi::FunctionRow& choose() {
    static const auto select = [](auto wanted) {
      std::vector<const wasi::FunctionRow*> rows;
      for (const auto& row : wasi::functions()) {
        if (wanted(row.name)) rows.push_back(&row);
      }
      return rows;
    };
    static const auto with_paths =
        select([](std::string_view name) { return name.starts_with("path_"); });
    static const auto others = select([](std::string_view name) {
      return !name.starts_with("path_") && name != "fd_close" && name != "fd_renumber" &&
             name != "fd_fdstat_set_rights";
    });
    static const auto all = select([](std::string_view) { return true; });
    const uint32_t wish = input_.below(16);
    is_path_call_ = wish < 10;
    const auto& rows = is_path_call_ ? with_paths : wish < 15 ? others : all;
    return *rows[input_.below(static_cast<uint32_t>(rows.size()))];
  }

  // Whatever is open lies in a grant.
  void check_descriptors(std::string_view name) const {
    for (uint32_t fd = 3; fd < 80; ++fd) {
      const wasi::Descriptor* found = context_->state().fds.find(fd);
      if (found == nullptr) continue;
      char target[4096];
      const std::string link = "/proc/self/fd/" + std::to_string(found->fd.get());
      const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
      const std::string path(target, static_cast<size_t>(length < 0 ? 0 : length));
      const std::string root = (directories_.outer / "root").string();
      const std::string read_only = (directories_.outer / "ro").string();
      if (path == "/dev/null" || path.starts_with(root + "/") || path == root ||
          path.starts_with(read_only + "/") || path == read_only) {
        continue;
      }
      fail(std::string(name) + " opened " + path);
    }
  }

  std::string make_path() {
    static constexpr std::string_view kFolders[] = {"d",   "d", "d/e", "in",  "..",   "up",
                                                    "abs", ".", "x",   "sub", "d/up", "root"};
    static constexpr std::string_view kLast[] = {
        "f",        "f",      "x",    "x",  "y",   "d",  "e", "sub", "s",   "p",
        "dangling", "secret", "loop", "up", "abs", "..", ".", "",    "\xff"};
    std::string path = input_.rarely(32) ? "/" : "";
    const uint32_t depth = input_.below(8);
    for (uint32_t i = 4; i < depth; ++i) {
      path += kFolders[input_.below(std::size(kFolders))];
      path += input_.rarely(16) ? "//" : "/";
    }
    path += kLast[input_.below(std::size(kLast))];
    if (input_.rarely(4)) path += '/';
    return path;
  }

  uint32_t put(const void* bytes, size_t size, uint32_t align) {
    next_ = (next_ + align - 1) / align * align;
    if (next_ + size > memory_.size()) return 0;
    std::memcpy(memory_.data() + next_, bytes, size);
    const uint32_t at = next_;
    next_ += static_cast<uint32_t>(size);
    return at;
  }

  uint32_t any_pointer() { return static_cast<uint32_t>(input_.word(4)); }
  // Room for a result, mostly.
  uint32_t result_pointer() {
    return input_.rarely(32) ? any_pointer() : (input_.byte() * 64u) % kScratch;
  }

  void vectors(uint64_t* words, size_t& count) {
    uint32_t items[8] = {};
    const uint32_t length = input_.below(4);
    for (uint32_t i = 0; i < length; ++i) {
      items[2 * i] = result_pointer();
      items[2 * i + 1] = input_.rarely(16) ? any_pointer() : input_.byte();
    }
    words[count++] = input_.rarely(32) ? any_pointer() : put(items, length * 8, 4);
    words[count++] = input_.rarely(32) ? any_pointer() : length;
  }

  void subscriptions(uint64_t* words, size_t& count) {
    uint8_t items[3 * 56] = {};
    for (int i = 0; i < 3; ++i) {
      uint8_t* at = items + 48 * i;
      at[0] = static_cast<uint8_t>(i);
      at[8] = static_cast<uint8_t>(input_.below(4));
      at[16] = static_cast<uint8_t>(input_.below(12));
      at[24] = input_.byte();
      if (input_.rarely(8)) at[30] = input_.byte();
      at[40] = static_cast<uint8_t>(input_.below(2));
    }
    words[count++] = input_.rarely(32) ? any_pointer() : put(items, sizeof items, 8);
  }

  void argument(ParamKind kind, uint64_t* words, size_t& count) {
    switch (kind) {
      case ParamKind::fd:
        words[count++] = input_.rarely(32)                    ? input_.word(4)
                         : is_path_call_ && !input_.rarely(3) ? 3
                                                              : 3 + input_.below(12);
        return;
      case ParamKind::lookupflags: words[count++] = input_.below(2); return;
      case ParamKind::oflags:
        words[count++] = input_.rarely(2) ? input_.below(17) : input_.below(2);
        return;
      case ParamKind::fdflags: words[count++] = input_.rarely(4) ? input_.below(33) : 0; return;
      case ParamKind::fstflags: words[count++] = input_.below(17); return;
      case ParamKind::clockid:
      case ParamKind::whence: words[count++] = input_.below(5); return;
      case ParamKind::path: {
        const std::string path = make_path();
        words[count++] = input_.rarely(64) ? any_pointer() : put(path.data(), path.size(), 1);
        words[count++] = input_.rarely(64) ? any_pointer() : path.size();
        return;
      }
      case ParamKind::ciovecs:
      case ParamKind::iovecs: return vectors(words, count);
      case ParamKind::out_bytes:
      case ParamKind::out_name:
        words[count++] = result_pointer();
        words[count++] = input_.rarely(16) ? any_pointer() : input_.byte() * 4u;
        return;
      case ParamKind::subscriptions: return subscriptions(words, count);
      case ParamKind::rights: {
        const uint64_t choices[] = {~uint64_t{0}, wasi::rights::kFdRead, wasi::rights::kFdWrite,
                                    input_.word(4)};
        words[count++] = choices[input_.below(std::size(choices))];
        return;
      }
      // Sizes that fit on any disk, or on none.
      case ParamKind::filesize:
        words[count++] = input_.rarely(8) ? input_.word(8) | uint64_t{1} << 62 : input_.word(2);
        return;
      case ParamKind::filedelta:
      case ParamKind::timestamp:
      case ParamKind::cookie:
        words[count++] = input_.rarely(4) ? input_.word(8) : input_.byte();
        return;
      case ParamKind::size:
        words[count++] = input_.rarely(32) ? any_pointer() : input_.below(4);
        return;
      default:
        if (wasi::is_pointer(kind)) {
          words[count++] = result_pointer();
        } else {
          words[count++] = input_.rarely(32) ? input_.word(4) : input_.below(32);
        }
        return;
    }
  }

  const Directories& directories_;
  Input input_;
  std::vector<uint8_t> memory_;
  uint32_t next_ = 0;
  bool is_path_call_ = false;
  std::unique_ptr<wasi::Context> context_;
};

}  // namespace

void run_wasi_calls(const uint8_t* bytes, size_t size) {
  static const Directories directories;
  directories.reset();
  Run(directories, Input(bytes, size)).calls();
  directories.check();
}

}  // namespace tenon::fuzz
