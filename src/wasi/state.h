// What the calls work on, and what they have in common: descriptor look-up with rights, waiting,
// and the layouts that more than one of them writes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <time.h>

#include "wasi/fd_table.h"
#include "wasi/guest.h"
#include "wasi/paths.h"
#include "wasi/wasi.h"

namespace tenon::wasi {

struct Context::State {
  std::vector<std::string> args = {};
  std::vector<std::string> env = {};
  Resolver resolver = Resolver::components;
  FdTable fds = {};
  HostFd interrupt = {};  // an eventfd, readable once the guest is to end
};

// One call: the state, the memory and the raw arguments.
struct Call {
  Context::State& state;
  Guest guest;
  const uint64_t* args;

  uint32_t u32(int index) const { return static_cast<uint32_t>(args[index]); }
  uint64_t u64(int index) const { return args[index]; }

  // The descriptor `fd`, with all of `rights` (notcapable).
  Errno descriptor(uint32_t fd, uint64_t rights, Descriptor*& out) const;
  // The same for anything but a directory (badf) and for nothing but a directory (notdir).
  Errno file(uint32_t fd, uint64_t rights, Descriptor*& out) const;
  Errno directory(uint32_t fd, uint64_t rights, Descriptor*& out) const;
};

// Blocks until `descriptor` has `events` of poll(2); again if it is non-blocking and hasn't.
Errno wait_ready(Context::State& state, const Descriptor& descriptor, short events);

// Whether Context::interrupt was called.
bool is_interrupted(const Context::State& state);

// Opens a descriptor's entry: type and flags from the host, no rights yet.
Errno describe(HostFd fd, Descriptor& out);

inline constexpr uint64_t kFilestatSize = 64;
// Fills a filestat at `out`.
void store_filestat(uint8_t* out, const struct stat& status);

// Translates the times of *_set_times; inval for contradictory flags.
Errno make_times(uint64_t atim, uint64_t mtim, uint32_t flags, std::array<timespec, 2>& out);

// `time` in nanoseconds, saturating; 0 before the epoch.
uint64_t nanoseconds(const timespec& time);

}  // namespace tenon::wasi
