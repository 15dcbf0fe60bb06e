#include "wasi/state.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tenon::wasi {

Errno Call::descriptor(uint32_t fd, uint64_t rights, Descriptor*& out) const {
  Descriptor* found = state.fds.find(fd);
  if (found == nullptr) return Errno::badf;
  if ((found->base & rights) != rights) return Errno::notcapable;
  out = found;
  return Errno::success;
}

Errno Call::file(uint32_t fd, uint64_t rights, Descriptor*& out) const {
  const Descriptor* found = state.fds.find(fd);
  if (found == nullptr || found->is_directory()) return Errno::badf;
  return descriptor(fd, rights, out);
}

Errno Call::directory(uint32_t fd, uint64_t rights, Descriptor*& out) const {
  const Descriptor* found = state.fds.find(fd);
  if (found == nullptr) return Errno::badf;
  if (!found->is_directory()) return Errno::notdir;
  return descriptor(fd, rights, out);
}

Errno wait_ready(Context::State& state, const Descriptor& descriptor, short events) {
  if (descriptor.never_blocks()) return Errno::success;
  const bool nonblocking = (descriptor.flags & fdflags::kNonblock) != 0;
  while (true) {
    pollfd polled[] = {{descriptor.fd.get(), events, 0}, {state.interrupt.get(), POLLIN, 0}};
    const int ready = ::poll(polled, 2, nonblocking ? 0 : -1);
    if (ready < 0 && errno != EINTR) return last_error();
    if (ready < 0) continue;
    if (polled[1].revents != 0) return Errno::interrupted;
    if (polled[0].revents != 0) return Errno::success;
    if (nonblocking) return Errno::again;
  }
}

bool is_interrupted(const Context::State& state) {
  pollfd polled = {state.interrupt.get(), POLLIN, 0};
  return ::poll(&polled, 1, 0) > 0;
}

Errno describe(HostFd fd, TerminalMode mode, Descriptor& out) {
  struct stat status = {};
  if (::fstat(fd.get(), &status) != 0) return last_error();
  const int flags = ::fcntl(fd.get(), F_GETFL);
  if (flags < 0) return last_error();
  out.type = file_type(status);
  if ((flags & O_APPEND) != 0) out.flags |= fdflags::kAppend;
  out.host_nonblocking = (flags & O_NONBLOCK) != 0;
  const int access = flags & O_ACCMODE;
  const bool is_closed = (flags & O_PATH) != 0;
  out.readable = access != O_WRONLY && !is_closed;
  out.writable = access != O_RDONLY && !is_closed;
  if (mode == TerminalMode::safe && out.type == FileType::character_device &&
      ::isatty(fd.get()) == 1) {
    out.terminal = std::make_unique<TerminalFilter>();
  }
  out.fd = std::move(fd);
  return Errno::success;
}

uint64_t nanoseconds(const timespec& time) {
  if (time.tv_sec < 0) return 0;
  constexpr uint64_t kSecond = 1'000'000'000;
  uint64_t result = 0;
  if (__builtin_mul_overflow(static_cast<uint64_t>(time.tv_sec), kSecond, &result) ||
      __builtin_add_overflow(result, static_cast<uint64_t>(time.tv_nsec), &result)) {
    return UINT64_MAX;
  }
  return result;
}

uint64_t read_clock(Context::State& state, clockid_t clock) {
  if (state.determinism) return state.determinism->read_clock(clock);
  timespec time = {};
  ::clock_gettime(clock, &time);
  return nanoseconds(time);
}

Errno read_buffers(const Call& call, uint32_t pointer, uint32_t count, Buffers& out) {
  uint8_t* vectors = nullptr;
  WASI_TRY(call.guest.span(pointer, count, kIovecSize, 4, vectors));
  for (uint64_t i = 0; i < count; ++i) {
    const auto length = load_field<uint32_t>(vectors, kIovecSize * i + 4);
    uint8_t* bytes = nullptr;
    WASI_TRY(call.guest.span(load_field<uint32_t>(vectors, kIovecSize * i), length, 1, 1, bytes));
    if (length == 0 || static_cast<size_t>(out.count) == out.items.size()) continue;
    out.items[static_cast<size_t>(out.count++)] = {bytes, length};
  }
  return Errno::success;
}

namespace {

// The unstable edition's link count is a u32, and what follows it stands closer.
constexpr uint64_t kUnstableFilestatSize = 56;

uint64_t filestat_size(Edition edition) {
  return edition == Edition::preview1 ? kFilestatSize : kUnstableFilestatSize;
}

}  // namespace

Errno Call::check_filestat(uint32_t pointer) const {
  uint8_t* out = nullptr;
  return guest.span(pointer, 1, filestat_size(edition), 8, out);
}

Errno Call::store_filestat(uint32_t pointer, struct stat status) const {
  if (state.determinism) state.determinism->anonymize(status);
  uint8_t* out = nullptr;
  const uint64_t size = filestat_size(edition);
  WASI_TRY(guest.span(pointer, 1, size, 8, out));
  std::memset(out, 0, size);
  store_field<uint64_t>(out, 0, status.st_dev);
  store_field<uint64_t>(out, 8, status.st_ino);
  store_field<uint8_t>(out, 16, static_cast<uint8_t>(file_type(status)));
  if (edition == Edition::preview1) {
    store_field<uint64_t>(out, 24, status.st_nlink);
  } else {
    store_field<uint32_t>(out, 20,
                          static_cast<uint32_t>(std::min<uint64_t>(status.st_nlink, UINT32_MAX)));
  }
  store_field<uint64_t>(out, size - 32, static_cast<uint64_t>(status.st_size));
  store_field<uint64_t>(out, size - 24, nanoseconds(status.st_atim));
  store_field<uint64_t>(out, size - 16, nanoseconds(status.st_mtim));
  store_field<uint64_t>(out, size - 8, nanoseconds(status.st_ctim));
  return Errno::success;
}

Errno make_times(Context::State& state, uint64_t atim, uint64_t mtim, uint32_t flags,
                 std::array<timespec, 2>& out) {
  if ((flags & ~fstflags::kAll) != 0) return Errno::inval;
  const auto translate = [flags, &state](uint64_t time, uint32_t set, uint32_t now,
                                         timespec& result) {
    if ((flags & set) != 0 && (flags & now) != 0) return Errno::inval;
    result = {0, UTIME_OMIT};
    bool is_given = (flags & set) != 0;
    if ((flags & now) != 0) {
      result.tv_nsec = UTIME_NOW;
      is_given = state.determinism.has_value();
      if (is_given) time = state.determinism->peek_clock(CLOCK_REALTIME);
    }
    if (is_given) {
      result.tv_sec = static_cast<time_t>(time / 1'000'000'000);
      result.tv_nsec = static_cast<long>(time % 1'000'000'000);
    }
    return Errno::success;
  };
  WASI_TRY(translate(atim, fstflags::kAtim, fstflags::kAtimNow, out[0]));
  return translate(mtim, fstflags::kMtim, fstflags::kMtimNow, out[1]);
}

}  // namespace tenon::wasi
