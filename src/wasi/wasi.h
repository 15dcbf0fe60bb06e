// WASI preview 1 (`wasi_snapshot_preview1`) as plain host functions, independent of the engine: a
// function takes a Context, the calling instance's memory and its raw arguments, and answers an
// errno, an exit or a trap. The embedder makes the imports from functions().
//
// The guest sees what its Config grants and nothing else of the host: no environment, no directory.
// Paths stay beneath their grant at every step of the resolution (see wasi/paths.h).
// Linux only. Sockets are not supported: their functions exist and refuse.
// https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/result.h"

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

struct Config {
  std::vector<std::string> args = {};
  std::vector<std::string> env = {};  // K=V
  std::vector<DirGrant> dirs = {};
  // Host descriptors behind the guest's 0, 1 and 2: duplicated, never closed.
  int stdin_fd = 0;
  int stdout_fd = 1;
  int stderr_fd = 2;
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

// The outcome of one call. At most one of `exited` and `trapped` is set; otherwise errno_ is the
// function's result, where it has one.
struct CallResult {
  bool exited = false;
  uint32_t exit_code = 0;
  bool trapped = false;
  const char* trap_message = nullptr;
  uint32_t errno_ = 0;
};

// `args` holds the raw i32 (zero-extended or not: the upper half is ignored) and i64 arguments in
// declaration order.
using Function = CallResult (*)(Context&, GuestMemory, const uint64_t* args);

struct FunctionRow {
  std::string_view name;
  std::string_view signature;  // `iiIi:i`: i is i32, I is i64, results after the colon
  Function function;
};

inline constexpr std::string_view kModuleName = "wasi_snapshot_preview1";

// All of preview 1, in alphabetical order.
std::span<const FunctionRow> functions();

}  // namespace tenon::wasi
