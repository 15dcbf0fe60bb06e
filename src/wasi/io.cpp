// Reading, writing and positions: fd_read, fd_pread, fd_write, fd_pwrite, fd_seek, fd_tell, and
// what files do with their contents (sync, datasync, advise, allocate).
#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/uio.h>
#include <unistd.h>

#include "wasi/calls.h"

namespace tenon::wasi::calls {
namespace {

// Keeps a write to a closed pipe from killing the process, whatever the embedder does with SIGPIPE.
class SigpipeBlock {
 public:
  SigpipeBlock() {
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &saved_);
  }
  ~SigpipeBlock() {
    const int saved_errno = errno;
    // A signal that was pending before isn't ours to take.
    const timespec at_once = {};
    if (!was_pending_) sigtimedwait(&pipe_, nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &saved_, nullptr);
    errno = saved_errno;
  }
  SigpipeBlock(const SigpipeBlock&) = delete;
  SigpipeBlock& operator=(const SigpipeBlock&) = delete;

 private:
  sigset_t pipe_;
  sigset_t saved_;
  bool was_pending_ = false;
};

// The buffers of one transfer. WASI lets a call transfer less than it was asked to, so the first
// non-empty ones up to a fixed count do.
struct Buffers {
  std::array<iovec, 64> items = {};
  int count = 0;
};

// Checks all of the guest's vectors, including those that aren't used.
Errno read_buffers(const Call& call, uint32_t pointer, uint32_t count, Buffers& out) {
  uint8_t* vectors = nullptr;
  WASI_TRY(call.guest.span(pointer, count, 8, 4, vectors));
  for (uint64_t i = 0; i < count; ++i) {
    const auto length = load_field<uint32_t>(vectors, 8 * i + 4);
    uint8_t* bytes = nullptr;
    WASI_TRY(call.guest.span(load_field<uint32_t>(vectors, 8 * i), length, 1, 1, bytes));
    if (length == 0 || static_cast<size_t>(out.count) == out.items.size()) continue;
    out.items[static_cast<size_t>(out.count++)] = {bytes, length};
  }
  return Errno::success;
}

// The host's limits to one transfer keep its count within u32.
Errno store_count(const Call& call, ssize_t count, uint32_t pointer) {
  if (count < 0) return last_error();
  return call.guest.store(pointer, static_cast<uint32_t>(count));
}

enum class Transfer : uint8_t { read, write };

// All four transfers. `offset` is nullptr for the descriptor's own position.
Errno transfer(const Call& call, Transfer kind, const uint64_t* offset, uint32_t count_pointer) {
  const bool reads = kind == Transfer::read;
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.file(call.u32(0), 0, descriptor));
  if (reads ? !descriptor->readable : !descriptor->writable) return Errno::badf;
  const uint64_t needed = (reads ? rights::kFdRead : rights::kFdWrite) |
                          (offset != nullptr ? rights::kFdSeek : 0);
  if (offset != nullptr && !descriptor->never_blocks()) return Errno::spipe;
  WASI_TRY(call.descriptor(call.u32(0), needed, descriptor));
  if (offset != nullptr && *offset > INT64_MAX) return Errno::inval;

  Buffers buffers;
  WASI_TRY(read_buffers(call, call.u32(1), call.u32(2), buffers));
  WASI_TRY(call.guest.check<uint32_t>(count_pointer));
  if (buffers.count == 0) return call.guest.store<uint32_t>(count_pointer, 0);

  const int fd = descriptor->fd.get();
  const auto at = offset != nullptr ? static_cast<off_t>(*offset) : 0;
  ssize_t count = 0;
  do {
    WASI_TRY(wait_ready(call.state, *descriptor, reads ? POLLIN : POLLOUT));
    const iovec* items = buffers.items.data();
    if (offset != nullptr) {
      count = reads ? ::preadv(fd, items, buffers.count, at)
                    : ::pwritev(fd, items, buffers.count, at);
    } else if (reads) {
      count = ::readv(fd, items, buffers.count);
    } else if (descriptor->never_blocks()) {
      count = ::writev(fd, items, buffers.count);
    } else {
      const SigpipeBlock block;
      count = ::writev(fd, items, buffers.count);
    }
  } while (count < 0 && errno == EINTR);
  return store_count(call, count, count_pointer);
}

Errno seek(const Call& call, int64_t offset, int whence, uint32_t pointer) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.file(call.u32(0), 0, descriptor));
  if (!descriptor->never_blocks()) return Errno::spipe;
  const bool tells = whence == SEEK_CUR && offset == 0;
  WASI_TRY(call.file(call.u32(0), tells ? rights::kFdTell : rights::kFdSeek, descriptor));
  WASI_TRY(call.guest.check<uint64_t>(pointer));
  const off_t position = ::lseek(descriptor->fd.get(), offset, whence);
  if (position < 0) return last_error();
  return call.guest.store(pointer, static_cast<uint64_t>(position));
}

}  // namespace

Errno fd_read(const Call& call) { return transfer(call, Transfer::read, nullptr, call.u32(3)); }

Errno fd_write(const Call& call) { return transfer(call, Transfer::write, nullptr, call.u32(3)); }

Errno fd_pread(const Call& call) {
  return transfer(call, Transfer::read, &call.args[3], call.u32(4));
}

Errno fd_pwrite(const Call& call) {
  return transfer(call, Transfer::write, &call.args[3], call.u32(4));
}

Errno fd_seek(const Call& call) {
  constexpr int kWhences[] = {SEEK_SET, SEEK_CUR, SEEK_END};
  const uint32_t whence = call.u32(2);
  if (whence >= std::size(kWhences)) return Errno::inval;
  return seek(call, static_cast<int64_t>(call.u64(1)), kWhences[whence], call.u32(3));
}

Errno fd_tell(const Call& call) { return seek(call, 0, SEEK_CUR, call.u32(1)); }

Errno fd_sync(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), rights::kFdSync, descriptor));
  return ::fsync(descriptor->fd.get()) == 0 ? Errno::success : last_error();
}

Errno fd_datasync(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), rights::kFdDatasync, descriptor));
  return ::fdatasync(descriptor->fd.get()) == 0 ? Errno::success : last_error();
}

Errno fd_advise(const Call& call) {
  constexpr int kAdvices[] = {POSIX_FADV_NORMAL,   POSIX_FADV_SEQUENTIAL, POSIX_FADV_RANDOM,
                              POSIX_FADV_WILLNEED, POSIX_FADV_DONTNEED,   POSIX_FADV_NOREUSE};
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.file(call.u32(0), rights::kFdAdvise, descriptor));
  const uint32_t advice = call.u32(3);
  if (advice >= std::size(kAdvices)) return Errno::inval;
  if (call.u64(1) > INT64_MAX || call.u64(2) > INT64_MAX) return Errno::inval;
  return from_host(::posix_fadvise(descriptor->fd.get(), static_cast<off_t>(call.u64(1)),
                                   static_cast<off_t>(call.u64(2)), kAdvices[advice]));
}

Errno fd_allocate(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.file(call.u32(0), 0, descriptor));
  if (!descriptor->writable) return Errno::badf;
  WASI_TRY(call.file(call.u32(0), rights::kFdAllocate, descriptor));
  if (call.u64(1) > INT64_MAX || call.u64(2) > INT64_MAX) return Errno::inval;
  const int result = ::fallocate(descriptor->fd.get(), 0, static_cast<off_t>(call.u64(1)),
                                 static_cast<off_t>(call.u64(2)));
  return result == 0 ? Errno::success : last_error();
}

}  // namespace tenon::wasi::calls
