// The path_* calls. What openat2 can do is opened beneath the directory; the others act on the last
// component, never followed, in its parent, which was opened beneath the directory.
#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "wasi/calls.h"

namespace tenon::wasi::calls {
namespace {

// A directory and a path relative to it, as three arguments name them.
struct At {
  Descriptor* directory = nullptr;
  std::string path = {};
};

Errno read_at(const Call& call, uint32_t fd, uint32_t pointer, uint32_t length, uint64_t rights,
              At& out) {
  WASI_TRY(call.directory(fd, rights, out.directory));
  return call.guest.path(pointer, length, out.path);
}

Errno open_at(const Call& call, const At& at, int flags, mode_t mode, HostFd& out) {
  return open_beneath(call.state.resolver, at.directory->fd.get(), at.path, flags, mode, out);
}

Errno parent_of(const Call& call, const At& at, Parent& out) {
  return open_parent(call.state.resolver, at.directory->fd.get(), at.path, out);
}

Errno result_of(int host_result) { return host_result == 0 ? Errno::success : last_error(); }

// The last component itself: noent, or what it is.
Errno type_of(const Parent& parent, FileType& out) {
  struct stat status = {};
  WASI_TRY(
      result_of(::fstatat(parent.dir.get(), parent.name.c_str(), &status, AT_SYMLINK_NOFOLLOW)));
  out = file_type(status);
  return Errno::success;
}

// For a path with a trailing slash, which only a directory may have: notdir for others.
Errno check_slash(const Parent& parent) {
  if (!parent.trailing_slash) return Errno::success;
  FileType type = FileType::unknown;
  WASI_TRY(type_of(parent, type));
  return type == FileType::directory ? Errno::success : Errno::notdir;
}

// For the name of a new thing that isn't a directory: exist or noent if a slash follows it.
Errno check_new_name(const Parent& parent) {
  if (!parent.trailing_slash) return Errno::success;
  FileType type = FileType::unknown;
  return type_of(parent, type) == Errno::success ? Errno::exist : Errno::noent;
}

// path_open's arguments, as the host wants them.
struct OpenPlan {
  int flags = 0;
  bool readable = false;
  bool writable = false;
  uint64_t base = 0;
  uint64_t inheriting = 0;
};

int host_fdflags(uint32_t flags) {
  int result = 0;
  if ((flags & fdflags::kAppend) != 0) result |= O_APPEND;
  if ((flags & fdflags::kDsync) != 0) result |= O_DSYNC;
  if ((flags & fdflags::kRsync) != 0) result |= O_RSYNC;
  if ((flags & fdflags::kSync) != 0) result |= O_SYNC;
  return result;
}

// What the guest wants to do with the file decides how it is opened. Rights that it asks for and
// cannot have are left out, as C libraries ask for all, except to write: that is refused, for a
// later write would surprise.
Errno plan_open(const Call& call, const Descriptor& directory, OpenPlan& out) {
  const uint32_t open_flags = call.u32(4);
  const uint32_t file_flags = call.u32(7);
  if ((open_flags & ~oflags::kAll) != 0) return Errno::inval;
  if ((file_flags & ~uint32_t{fdflags::kAll}) != 0) return Errno::inval;
  const bool is_directory = (open_flags & oflags::kDirectory) != 0;
  const bool creates = (open_flags & oflags::kCreat) != 0;
  const bool truncates = (open_flags & oflags::kTrunc) != 0;
  if (is_directory && (creates || truncates)) return Errno::inval;
  if (creates && (directory.base & rights::kPathCreateFile) == 0) return Errno::notcapable;
  if (truncates && (directory.base & rights::kPathFilestatSetSize) == 0) return Errno::notcapable;

  const uint64_t wanted = call.u64(5);
  out.base = wanted & directory.inheriting;
  out.inheriting = call.u64(6) & directory.inheriting;
  if (!is_directory && (wanted & ~directory.inheriting & rights::kFdWrite) != 0) {
    return Errno::notcapable;
  }
  constexpr uint64_t kWrites = rights::kFdWrite | rights::kFdAllocate | rights::kFdFilestatSetSize;
  out.writable = !is_directory && (out.base & kWrites) != 0;
  out.readable = !out.writable || (out.base & (rights::kFdRead | rights::kFdReaddir)) != 0;
  out.flags = out.writable ? (out.readable ? O_RDWR : O_WRONLY) : O_RDONLY;
  if (is_directory) out.flags |= O_DIRECTORY;
  if (creates) out.flags |= O_CREAT;
  if (truncates) out.flags |= O_TRUNC;
  if ((open_flags & oflags::kExcl) != 0 && creates) out.flags |= O_EXCL;
  if ((call.u32(1) & kLookupSymlinkFollow) == 0) out.flags |= O_NOFOLLOW;
  // Neither a pipe without a partner nor a device may hold up the opening.
  out.flags |= host_fdflags(file_flags) | O_NONBLOCK | O_NOCTTY;
  return Errno::success;
}

// Undoes the O_NONBLOCK of opening for what cannot block; anything else keeps it, and our own
// waiting does what the guest's flag says.
Errno restore_blocking(Descriptor& opened) {
  if (!opened.never_blocks()) return Errno::success;
  opened.host_nonblocking = false;
  const int flags = ::fcntl(opened.fd.get(), F_GETFL);
  if (flags < 0) return last_error();
  return result_of(::fcntl(opened.fd.get(), F_SETFL, flags & ~O_NONBLOCK));
}

}  // namespace

Errno path_open(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(2), call.u32(3), rights::kPathOpen, at));
  WASI_TRY(call.guest.check<uint32_t>(call.u32(8)));
  OpenPlan plan;
  WASI_TRY(plan_open(call, *at.directory, plan));
  HostFd fd;
  WASI_TRY(open_at(call, at, plan.flags, 0666, fd));
  Descriptor opened;
  WASI_TRY(describe(std::move(fd), call.state.terminal, opened));
  WASI_TRY(restore_blocking(opened));
  opened.flags = static_cast<uint16_t>(call.u32(7));
  opened.readable = plan.readable;
  opened.writable = plan.writable;
  opened.base = plan.base & (opened.is_directory() ? rights::kDirectory : rights::kFile);
  opened.inheriting = opened.is_directory() ? plan.inheriting : 0;
  uint32_t number = 0;
  WASI_TRY(call.state.fds.insert(std::move(opened), number));
  return call.guest.store(call.u32(8), number);
}

Errno path_filestat_get(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(2), call.u32(3), rights::kPathFilestatGet, at));
  WASI_TRY(call.check_filestat(call.u32(4)));
  const int follow = (call.u32(1) & kLookupSymlinkFollow) != 0 ? 0 : O_NOFOLLOW;
  HostFd fd;
  WASI_TRY(open_at(call, at, O_PATH | follow, 0, fd));
  struct stat status = {};
  WASI_TRY(result_of(::fstat(fd.get(), &status)));
  return call.store_filestat(call.u32(4), status);
}

Errno path_filestat_set_times(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(2), call.u32(3), rights::kPathFilestatSetTimes, at));
  std::array<timespec, 2> times = {};
  WASI_TRY(make_times(call.state, call.u64(4), call.u64(5), call.u32(6), times));
  const int follow = (call.u32(1) & kLookupSymlinkFollow) != 0 ? 0 : O_NOFOLLOW;
  HostFd fd;
  WASI_TRY(open_at(call, at, O_PATH | follow, 0, fd));
  if (::utimensat(fd.get(), "", times.data(), AT_EMPTY_PATH) == 0) return Errno::success;
  if (errno != EINVAL) return last_error();
  // Kernels before 5.8 know no AT_EMPTY_PATH here. The descriptor's name in /proc leads to exactly
  // what it has open, be that a link.
  const std::string name = "/proc/self/fd/" + std::to_string(fd.get());
  return result_of(::utimensat(AT_FDCWD, name.c_str(), times.data(), 0));
}

Errno path_create_directory(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(1), call.u32(2), rights::kPathCreateDirectory, at));
  Parent parent;
  WASI_TRY(parent_of(call, at, parent));
  return result_of(::mkdirat(parent.dir.get(), parent.name.c_str(), 0777));
}

Errno path_remove_directory(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(1), call.u32(2), rights::kPathRemoveDirectory, at));
  Parent parent;
  WASI_TRY(parent_of(call, at, parent));
  if (parent.was_dot_dot) return Errno::notempty;
  return result_of(::unlinkat(parent.dir.get(), parent.name.c_str(), AT_REMOVEDIR));
}

Errno path_unlink_file(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(1), call.u32(2), rights::kPathUnlinkFile, at));
  Parent parent;
  WASI_TRY(parent_of(call, at, parent));
  WASI_TRY(check_slash(parent));
  // A slash promises a directory, which this call doesn't remove.
  if (parent.trailing_slash) return Errno::isdir;
  return result_of(::unlinkat(parent.dir.get(), parent.name.c_str(), 0));
}

Errno path_rename(const Call& call) {
  At from;
  At to;
  WASI_TRY(read_at(call, call.u32(0), call.u32(1), call.u32(2), rights::kPathRenameSource, from));
  WASI_TRY(read_at(call, call.u32(3), call.u32(4), call.u32(5), rights::kPathRenameTarget, to));
  Parent source;
  Parent target;
  WASI_TRY(parent_of(call, from, source));
  WASI_TRY(parent_of(call, to, target));
  if (source.name == "." || target.name == ".") return Errno::busy;
  // A slash after the new name makes the same promise about the old one.
  source.trailing_slash |= target.trailing_slash;
  WASI_TRY(check_slash(source));
  return result_of(
      ::renameat(source.dir.get(), source.name.c_str(), target.dir.get(), target.name.c_str()));
}

Errno path_link(const Call& call) {
  At from;
  At to;
  WASI_TRY(read_at(call, call.u32(0), call.u32(2), call.u32(3), rights::kPathLinkSource, from));
  WASI_TRY(read_at(call, call.u32(4), call.u32(5), call.u32(6), rights::kPathLinkTarget, to));
  Parent source;
  Parent target;
  WASI_TRY(parent_of(call, to, target));
  if ((call.u32(1) & kLookupSymlinkFollow) != 0) {
    // The descriptor's name in /proc leads to exactly what was found beneath the directory.
    HostFd fd;
    WASI_TRY(open_at(call, from, O_PATH, 0, fd));
    WASI_TRY(check_new_name(target));
    const std::string name = "/proc/self/fd/" + std::to_string(fd.get());
    return result_of(
        ::linkat(AT_FDCWD, name.c_str(), target.dir.get(), target.name.c_str(), AT_SYMLINK_FOLLOW));
  }
  WASI_TRY(parent_of(call, from, source));
  WASI_TRY(check_new_name(target));
  if (source.trailing_slash) {
    // The slash follows a link, and a directory can't be linked to.
    HostFd fd;
    WASI_TRY(open_at(call, from, O_PATH | O_DIRECTORY, 0, fd));
    return Errno::perm;
  }
  return result_of(
      ::linkat(source.dir.get(), source.name.c_str(), target.dir.get(), target.name.c_str(), 0));
}

Errno path_symlink(const Call& call) {
  std::string target;
  At at;
  WASI_TRY(read_at(call, call.u32(2), call.u32(3), call.u32(4), rights::kPathSymlink, at));
  WASI_TRY(call.guest.path(call.u32(0), call.u32(1), target));
  if (target.empty()) return Errno::noent;
  // No guest could follow it, and the host would.
  if (target[0] == '/') return Errno::perm;
  Parent parent;
  WASI_TRY(parent_of(call, at, parent));
  WASI_TRY(check_new_name(parent));
  return result_of(::symlinkat(target.c_str(), parent.dir.get(), parent.name.c_str()));
}

Errno path_readlink(const Call& call) {
  At at;
  WASI_TRY(read_at(call, call.u32(0), call.u32(1), call.u32(2), rights::kPathReadlink, at));
  uint8_t* out = nullptr;
  WASI_TRY(call.guest.span(call.u32(3), call.u32(4), 1, 1, out));
  WASI_TRY(call.guest.check<uint32_t>(call.u32(5)));
  Parent parent;
  WASI_TRY(parent_of(call, at, parent));
  if (parent.trailing_slash) {
    // The slash follows the link, and a directory is none.
    HostFd fd;
    WASI_TRY(open_at(call, at, O_PATH | O_DIRECTORY, 0, fd));
    return Errno::inval;
  }
  std::string target;
  WASI_TRY(read_link(parent.dir.get(), parent.name, target));
  // Where the host's absolute links lead is not the guest's to know.
  if (!target.empty() && target[0] == '/') return Errno::perm;
  const size_t count = std::min<size_t>(target.size(), call.u32(4));
  std::memcpy(out, target.data(), count);
  return call.guest.store(call.u32(5), static_cast<uint32_t>(count));
}

}  // namespace tenon::wasi::calls
