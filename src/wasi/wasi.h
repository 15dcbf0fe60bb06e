// WASI preview 1 (`wasi_snapshot_preview1`) as plain host functions, independent of the engine: a
// function takes a Context, the calling instance's memory and its raw arguments, and answers an
// errno, an exit or a trap. The embedder makes the imports from functions(). The edition before it,
// `wasi_unstable`, has the same functions but for a few layouts.
//
// The guest sees what its Config grants and nothing else of the host: no environment, no directory.
// Paths stay beneath their grant at every step of the resolution (see wasi/paths.h). What it writes
// to a terminal cannot make the terminal act for it (see wasi/terminal.h).
// Linux only. The guest cannot make sockets, only accept on those that it is given.
// https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/result.h"
#include "tenon/types.h"
#include "wasi/params.h"

namespace tenon::wasi {

// A directory of the host that the guest may use.
struct DirGrant {
  std::string host;   // path on the host
  std::string guest;  // name that the guest knows it by
  bool read_only = false;
};

// How guest paths are resolved.
enum class PathWalk : uint8_t {
  automatic,   // openat2 where the kernel has it, else `components`
  components,  // one component at a time in user space
};

// What becomes of escape sequences that the guest writes to a terminal.
enum class TerminalMode : uint8_t {
  safe,  // colours and cursor movement work, whatever else a terminal would obey is shown
  raw,   // all pass
};

struct Config {
  std::vector<std::string> args = {};
  std::vector<std::string> env = {};  // K=V
  std::vector<DirGrant> dirs = {};
  // Addresses to listen on, HOST:PORT or [HOST]:PORT with numeric hosts. The sockets' numbers
  // follow the directories'.
  std::vector<std::string> tcp_listen = {};
  // Host descriptors behind the guest's 0, 1 and 2: duplicated, never closed. One that is not open,
  // or was opened with O_PATH, is a closed stream.
  int stdin_fd = 0;
  int stdout_fd = 1;
  int stderr_fd = 2;
  TerminalMode terminal = TerminalMode::safe;
  // Ends the program with status 141, as SIGPIPE does, when nobody reads its standard output or
  // error any more; otherwise the write fails with errno pipe.
  bool exit_on_broken_pipe = false;
  // A clock that starts in 2000 and ticks with every reading, sleeps that take no time, seeded
  // random numbers, sorted directories, and file attributes that do not tell when or where they
  // were made.
  bool deterministic = false;
  PathWalk path_walk = PathWalk::automatic;
};

// The calling instance's memory 0, taken anew for each call.
struct GuestMemory {
  uint8_t* base = nullptr;
  uint64_t size = 0;
};

// The state behind one guest's WASI calls; owns its host descriptors. Calls on one Context are
// made by one thread at a time.
class Context {
 public:
  struct State;

  // Opens the grants. Errors: `usage` for an argument or variable that the guest could not be
  // given, `io` for a directory that cannot be opened.
  static Result<std::unique_ptr<Context>> make(Config config);

  explicit Context(std::unique_ptr<State> state);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // Ends a blocking call (sleep, poll, a read of a terminal), and those that follow, with a trap.
  // Callable from any thread and from a signal handler.
  void interrupt();
  // Lets calls block again.
  void clear_interrupt();

  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

// The outcome of one call. At most one of `exited` and `interrupted` is set; otherwise errno_ is the
// function's result, where it has one.
struct CallResult {
  bool exited = false;
  uint32_t exit_code = 0;
  bool interrupted = false;
  uint32_t errno_ = 0;
};

// `args` holds the raw i32 (zero-extended or not: the upper half is ignored) and i64 arguments in
// declaration order.
using Function = CallResult (*)(Context&, GuestMemory, const uint64_t* args);

struct FunctionRow {
  std::string_view name;
  ParamList params;
  bool returns;  // an errno, i32
  Function function;
  Function unstable_function;  // the same in wasi_unstable
};

inline constexpr std::string_view kModuleName = "wasi_snapshot_preview1";
inline constexpr std::string_view kUnstableModuleName = "wasi_unstable";

// No function has more words of arguments.
inline constexpr size_t kMaxWords = 9;

// All of preview 1, in alphabetical order.
std::span<const FunctionRow> functions();

// The row's Wasm type.
FuncType type_of(const FunctionRow& row);

// Calls row.function and writes a line about it to the host's descriptor `fd`: `instance`, the
// name, the arguments and results decoded, errno's name, and the duration (not of a deterministic
// context, so that two traces can be compared). Bytes that a terminal would not print are escaped.
CallResult call_traced(int fd, std::string_view instance, const FunctionRow& row, Function function,
                       Context& context, GuestMemory memory, const uint64_t* args);

}  // namespace tenon::wasi
