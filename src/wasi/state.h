// What the calls work on, and what they have in common: descriptor look-up with rights, waiting,
// and the layouts that more than one of them writes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>

#include "wasi/determinism.h"
#include "wasi/fd_table.h"
#include "wasi/guest.h"
#include "wasi/paths.h"
#include "wasi/wasi.h"

namespace tenon::wasi {

struct Context::State {
  std::vector<std::string> args = {};
  std::vector<std::string> env = {};
  Resolver resolver = Resolver::components;
  TerminalMode terminal = TerminalMode::safe;
  bool exit_on_broken_pipe = false;
  std::optional<Determinism> determinism = {};
  FdTable fds = {};
  HostFd interrupt = {};  // an eventfd, readable once the guest is to end
};

// Which edition's layouts a call uses.
enum class Edition : uint8_t { preview1, unstable };

// One call: the state, the memory and the raw arguments.
struct Call {
  Context::State& state;
  Guest guest;
  const uint64_t* args;
  Edition edition = Edition::preview1;

  uint32_t u32(int index) const { return static_cast<uint32_t>(args[index]); }
  uint64_t u64(int index) const { return args[index]; }

  // The descriptor `fd`, with all of `rights` (notcapable).
  Errno descriptor(uint32_t fd, uint64_t rights, Descriptor*& out) const;
  // The same for anything but a directory (badf) and for nothing but a directory (notdir).
  Errno file(uint32_t fd, uint64_t rights, Descriptor*& out) const;
  Errno directory(uint32_t fd, uint64_t rights, Descriptor*& out) const;

  // Writes a filestat at `pointer`; check_filestat says before whether that can be done.
  Errno check_filestat(uint32_t pointer) const;
  Errno store_filestat(uint32_t pointer, struct stat status) const;
};

// Blocks until `descriptor` has `events` of poll(2); again if it is non-blocking and hasn't.
Errno wait_ready(Context::State& state, const Descriptor& descriptor, short events);

// Whether Context::interrupt was called.
bool is_interrupted(const Context::State& state);

// Opens a descriptor's entry: type and flags from the host, no rights yet. Where it is a terminal,
// what is written to it is filtered as `mode` says.
Errno describe(HostFd fd, TerminalMode mode, Descriptor& out);

// Translates the times of *_set_times; inval for contradictory flags.
Errno make_times(Context::State& state, uint64_t atim, uint64_t mtim, uint32_t flags,
                 std::array<timespec, 2>& out);

// The time that `clock` shows the guest, in nanoseconds.
uint64_t read_clock(Context::State& state, clockid_t clock);

// `time` in nanoseconds, saturating; 0 before the epoch.
uint64_t nanoseconds(const timespec& time);

// A socket that listens on `address` (HOST:PORT, [HOST]:PORT). Errors: usage, io.
Result<HostFd> listen_tcp(const std::string& address);

// The guest's vectors of one transfer. WASI lets a call transfer less than it was asked to, so the
// first non-empty ones up to a fixed count do.
struct Buffers {
  std::array<iovec, 64> items = {};
  int count = 0;
};

// Checks all of the guest's vectors, including those that aren't used.
Errno read_buffers(const Call& call, uint32_t pointer, uint32_t count, Buffers& out);

}  // namespace tenon::wasi
