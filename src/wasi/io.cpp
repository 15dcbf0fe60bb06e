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

// The host's limits to one transfer keep its count within u32.
Errno store_count(const Call& call, ssize_t count, uint32_t pointer) {
  if (count < 0) return last_error();
  return call.guest.store(pointer, static_cast<uint32_t>(count));
}

enum class Transfer : uint8_t { read, write };

// One attempt at the host's transfer. `offset` is nullptr for the descriptor's own position.
ssize_t transfer_once(const Descriptor& descriptor, Transfer kind, const Buffers& buffers,
                      const uint64_t* offset) {
  const int fd = descriptor.fd.get();
  const iovec* items = buffers.items.data();
  if (offset != nullptr) {
    const auto at = static_cast<off_t>(*offset);
    return kind == Transfer::read ? ::preadv(fd, items, buffers.count, at)
                                  : ::pwritev(fd, items, buffers.count, at);
  }
  if (kind == Transfer::read) return ::readv(fd, items, buffers.count);
  if (descriptor.never_blocks()) return ::writev(fd, items, buffers.count);
  const SigpipeBlock block;
  return ::writev(fd, items, buffers.count);
}

// Filters what goes to a terminal, and writes all that passes.
Errno write_terminal(const Call& call, Descriptor& descriptor, const Buffers& buffers,
                     uint32_t count_pointer) {
  // The guest's bytes of one call: a bound to the copy.
  constexpr size_t kMost = 64 << 10;
  size_t taken = 0;
  std::string text;
  for (int i = 0; i < buffers.count && taken < kMost; ++i) {
    const iovec& item = buffers.items[static_cast<size_t>(i)];
    const size_t size = std::min(item.iov_len, kMost - taken);
    descriptor.terminal->filter({static_cast<const uint8_t*>(item.iov_base), size}, text);
    taken += size;
  }
  size_t written = 0;
  while (written < text.size()) {
    WASI_TRY(wait_ready(call.state, descriptor, POLLOUT));
    const ssize_t count =
        ::write(descriptor.fd.get(), text.data() + written, text.size() - written);
    if (count < 0 && errno != EINTR && errno != EAGAIN) return last_error();
    if (count > 0) written += static_cast<size_t>(count);
  }
  return call.guest.store(count_pointer, static_cast<uint32_t>(taken));
}

// All four transfers.
Errno transfer(const Call& call, Transfer kind, const uint64_t* offset, uint32_t count_pointer) {
  const bool reads = kind == Transfer::read;
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), 0, descriptor));
  if (descriptor->is_directory()) return reads ? Errno::isdir : Errno::badf;
  if (reads ? !descriptor->readable : !descriptor->writable) return Errno::badf;
  const uint64_t needed =
      (reads ? rights::kFdRead : rights::kFdWrite) | (offset != nullptr ? rights::kFdSeek : 0);
  if (offset != nullptr && !descriptor->never_blocks()) return Errno::spipe;
  WASI_TRY(call.descriptor(call.u32(0), needed, descriptor));
  if (offset != nullptr && *offset > INT64_MAX) return Errno::inval;

  Buffers buffers;
  WASI_TRY(read_buffers(call, call.u32(1), call.u32(2), buffers));
  WASI_TRY(call.guest.check<uint32_t>(count_pointer));
  if (buffers.count == 0) return call.guest.store<uint32_t>(count_pointer, 0);
  if (!reads && descriptor->terminal) {
    return write_terminal(call, *descriptor, buffers, count_pointer);
  }

  ssize_t count = 0;
  bool again = false;
  do {
    WASI_TRY(wait_ready(call.state, *descriptor, reads ? POLLIN : POLLOUT));
    count = transfer_once(*descriptor, kind, buffers, offset);
    // Somebody else was faster: wait once more, unless the guest doesn't want to wait.
    const bool was_late = errno == EAGAIN && (descriptor->flags & fdflags::kNonblock) == 0 &&
                          !descriptor->never_blocks();
    again = count < 0 && (errno == EINTR || was_late);
  } while (again);
  if (count < 0 && errno == EPIPE && descriptor->standard_output &&
      call.state.exit_on_broken_pipe) {
    return Errno::reader_gone;
  }
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
  constexpr int kUnstableWhences[] = {SEEK_CUR, SEEK_END, SEEK_SET};
  const uint32_t whence = call.u32(2);
  if (whence >= std::size(kWhences)) return Errno::inval;
  const int host = (call.edition == Edition::preview1 ? kWhences : kUnstableWhences)[whence];
  return seek(call, static_cast<int64_t>(call.u64(1)), host, call.u32(3));
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
