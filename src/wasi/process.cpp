// Arguments, environment, clocks' readings, random numbers and the process.
#include <cerrno>
#include <span>

#include <sched.h>
#include <sys/random.h>

#include "wasi/calls.h"

namespace tenon::wasi::calls {
namespace {

uint64_t strings_size(std::span<const std::string> strings) {
  uint64_t size = 0;
  for (const auto& string : strings) size += string.size() + 1;
  return size;
}

// The strings with their NULs at args[1], and pointers to them at args[0].
Errno store_strings(const Call& call, std::span<const std::string> strings) {
  const uint32_t buffer = call.u32(1);
  uint8_t* pointers = nullptr;
  uint8_t* bytes = nullptr;
  WASI_TRY(call.guest.span(call.u32(0), strings.size(), 4, 4, pointers));
  WASI_TRY(call.guest.span(buffer, strings_size(strings), 1, 1, bytes));
  uint32_t offset = 0;
  for (size_t i = 0; i < strings.size(); ++i) {
    store_field<uint32_t>(pointers, 4 * i, buffer + offset);
    std::memcpy(bytes + offset, strings[i].c_str(), strings[i].size() + 1);
    offset += static_cast<uint32_t>(strings[i].size() + 1);
  }
  return Errno::success;
}

Errno store_sizes(const Call& call, std::span<const std::string> strings) {
  WASI_TRY(call.guest.check<uint32_t>(call.u32(1)));
  WASI_TRY(call.guest.store(call.u32(0), static_cast<uint32_t>(strings.size())));
  return call.guest.store(call.u32(1), static_cast<uint32_t>(strings_size(strings)));
}

Errno find_clock(uint32_t id, clockid_t& out) {
  constexpr clockid_t kClocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID,
                                   CLOCK_THREAD_CPUTIME_ID};
  if (id >= std::size(kClocks)) return Errno::inval;
  out = kClocks[id];
  return Errno::success;
}

}  // namespace

Errno args_get(const Call& call) { return store_strings(call, call.state.args); }
Errno args_sizes_get(const Call& call) { return store_sizes(call, call.state.args); }
Errno environ_get(const Call& call) { return store_strings(call, call.state.env); }
Errno environ_sizes_get(const Call& call) { return store_sizes(call, call.state.env); }

Errno clock_res_get(const Call& call) {
  clockid_t clock = 0;
  WASI_TRY(find_clock(call.u32(0), clock));
  timespec time = {0, 1000};  // the step of a deterministic clock
  if (!call.state.determinism && ::clock_getres(clock, &time) != 0) return last_error();
  return call.guest.store(call.u32(1), nanoseconds(time));
}

Errno clock_time_get(const Call& call) {
  clockid_t clock = 0;
  WASI_TRY(find_clock(call.u32(0), clock));
  // Before the reading, which moves a deterministic clock on.
  uint8_t* out = nullptr;
  WASI_TRY(call.guest.span(call.u32(2), 1, sizeof(uint64_t), alignof(uint64_t), out));
  store_field(out, 0, read_clock(call.state, clock));
  return Errno::success;
}

Errno random_get(const Call& call) {
  uint64_t left = call.u32(1);
  uint8_t* at = nullptr;
  WASI_TRY(call.guest.span(call.u32(0), left, 1, 1, at));
  for (; call.state.determinism && left > 0; --left) {
    *at++ = static_cast<uint8_t>(call.state.determinism->next_random());
    if (left % (1u << 20) == 0 && is_interrupted(call.state)) return Errno::interrupted;
  }
  while (left > 0) {
    // In pieces, so that 4 GiB can be interrupted.
    constexpr uint64_t kPiece = 1u << 20;
    const ssize_t got = ::getrandom(at, left < kPiece ? left : kPiece, 0);
    if (got < 0 && errno != EINTR) return last_error();
    if (got > 0) {
      at += got;
      left -= static_cast<uint64_t>(got);
    }
    if (left > 0 && is_interrupted(call.state)) return Errno::interrupted;
  }
  return Errno::success;
}

// Never reached: functions.cpp answers it, for it has no errno.
Errno proc_exit(const Call&) { return Errno::nosys; }

// No signal of the guest's reaches the host.
Errno proc_raise(const Call&) { return Errno::notsup; }

Errno sched_yield(const Call& call) {
  if (is_interrupted(call.state)) return Errno::interrupted;
  ::sched_yield();
  return Errno::success;
}

}  // namespace tenon::wasi::calls
