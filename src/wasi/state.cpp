#include "wasi/state.h"

#include <cerrno>

#include <fcntl.h>
#include <poll.h>

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

Errno describe(HostFd fd, Descriptor& out) {
  struct stat status = {};
  if (::fstat(fd.get(), &status) != 0) return last_error();
  const int flags = ::fcntl(fd.get(), F_GETFL);
  if (flags < 0) return last_error();
  out.type = file_type(status);
  if ((flags & O_APPEND) != 0) out.flags |= fdflags::kAppend;
  if ((flags & O_NONBLOCK) != 0) out.flags |= fdflags::kNonblock;
  const int mode = flags & O_ACCMODE;
  out.readable = mode != O_WRONLY;
  out.writable = mode != O_RDONLY;
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

void store_filestat(uint8_t* out, const struct stat& status) {
  std::memset(out, 0, kFilestatSize);
  store_field<uint64_t>(out, 0, status.st_dev);
  store_field<uint64_t>(out, 8, status.st_ino);
  store_field<uint8_t>(out, 16, static_cast<uint8_t>(file_type(status)));
  store_field<uint64_t>(out, 24, status.st_nlink);
  store_field<uint64_t>(out, 32, static_cast<uint64_t>(status.st_size));
  store_field<uint64_t>(out, 40, nanoseconds(status.st_atim));
  store_field<uint64_t>(out, 48, nanoseconds(status.st_mtim));
  store_field<uint64_t>(out, 56, nanoseconds(status.st_ctim));
}

Errno make_times(uint64_t atim, uint64_t mtim, uint32_t flags, std::array<timespec, 2>& out) {
  if ((flags & ~fstflags::kAll) != 0) return Errno::inval;
  const auto translate = [flags](uint64_t time, uint32_t set, uint32_t now, timespec& result) {
    if ((flags & set) != 0 && (flags & now) != 0) return Errno::inval;
    result = {0, UTIME_OMIT};
    if ((flags & now) != 0) result.tv_nsec = UTIME_NOW;
    if ((flags & set) != 0) {
      result.tv_sec = static_cast<time_t>(time / 1'000'000'000);
      result.tv_nsec = static_cast<long>(time % 1'000'000'000);
    }
    return Errno::success;
  };
  WASI_TRY(translate(atim, fstflags::kAtim, fstflags::kAtimNow, out[0]));
  return translate(mtim, fstflags::kMtim, fstflags::kMtimNow, out[1]);
}

}  // namespace tenon::wasi
