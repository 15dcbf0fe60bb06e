// Calls about descriptors themselves: the table, flags, rights, attributes, preopens, readdir.
#include <algorithm>
#include <cerrno>
#include <cstddef>

#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "wasi/calls.h"

namespace tenon::wasi::calls {
namespace {

Errno find_preopen(const Call& call, Descriptor*& out) {
  Descriptor* found = call.state.fds.find(call.u32(0));
  if (found == nullptr || !found->preopen) return Errno::badf;
  out = found;
  return Errno::success;
}

// The fixed part of the kernel's struct linux_dirent64, which no header offers.
struct KernelEntry {
  uint64_t inode;
  int64_t next;
  uint16_t size;
  uint8_t type;
};
constexpr size_t kKernelNameOffset = 19;

FileType entry_type(const Descriptor& directory, uint8_t type, const char* name) {
  switch (type) {
    case DT_BLK: return FileType::block_device;
    case DT_CHR: return FileType::character_device;
    case DT_DIR: return FileType::directory;
    case DT_LNK: return FileType::symbolic_link;
    case DT_REG: return FileType::regular_file;
    case DT_SOCK: return FileType::socket_stream;
    case DT_FIFO: return FileType::unknown;
    default: break;
  }
  // The file system doesn't say.
  struct stat status = {};
  if (::fstatat(directory.fd.get(), name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    return FileType::unknown;
  }
  return file_type(status);
}

// The guest's buffer: entries one after another, the last cut off where the buffer ends.
struct EntryBuffer {
  uint8_t* bytes;
  uint64_t size;
  uint64_t used = 0;

  bool full() const { return used == size; }
  void append(const void* data, uint64_t length) {
    const uint64_t count = std::min(length, size - used);
    std::memcpy(bytes + used, data, count);
    used += count;
  }
  void append(const DirectoryEntry& entry, uint64_t next_cookie) {
    uint8_t head[kDirentSize] = {};
    store_field<uint64_t>(head, 0, next_cookie);
    store_field<uint64_t>(head, 8, entry.inode);
    store_field<uint32_t>(head, 16, static_cast<uint32_t>(entry.name.size()));
    store_field<uint8_t>(head, 20, static_cast<uint8_t>(entry.type));
    append(head, sizeof head);
    append(entry.name.data(), entry.name.size());
  }
};

Errno open_stream(Descriptor& directory) {
  if (directory.stream.valid()) return Errno::success;
  directory.stream = HostFd(::openat(directory.fd.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return directory.stream.valid() ? Errno::success : last_error();
}

// Calls `visit(entry, cookie of the next one)`, which answers whether to go on, for the entries
// from the kernel's position `cookie` on.
template <class Visit>
Errno read_entries(const Descriptor& directory, uint64_t cookie, Visit visit) {
  const int stream = directory.stream.get();
  struct stat own = {};
  if (::fstat(stream, &own) != 0) return last_error();
  if (::lseek(stream, static_cast<off_t>(cookie), SEEK_SET) < 0) return last_error();
  while (true) {
    alignas(8) uint8_t raw[8192];
    const long got = ::syscall(SYS_getdents64, stream, raw, sizeof raw);
    if (got < 0) return last_error();
    if (got == 0) return Errno::success;
    for (long at = 0; at < got;) {
      const uint8_t* record = raw + at;
      const auto* name = reinterpret_cast<const char*>(record + kKernelNameOffset);
      DirectoryEntry entry = {name, load_field<uint64_t>(record, offsetof(KernelEntry, inode)),
                              entry_type(directory, record[offsetof(KernelEntry, type)], name)};
      // `..` leads nowhere above a grant, so its number isn't told.
      if (entry.name == "..") entry.inode = own.st_ino;
      if (!visit(entry, load_field<uint64_t>(record, offsetof(KernelEntry, next)))) {
        return Errno::success;
      }
      at += load_field<uint16_t>(record, offsetof(KernelEntry, size));
    }
  }
}

// The whole directory by name; cookies are places in it.
Errno read_sorted(const Call& call, Descriptor& directory, uint64_t cookie, EntryBuffer& out) {
  auto& listing = directory.listing;
  if (cookie == 0) {
    struct stat own = {};
    if (::fstat(directory.fd.get(), &own) != 0) return last_error();
    listing.clear();
    WASI_TRY(read_entries(directory, 0, [&listing](const DirectoryEntry& entry, uint64_t) {
      listing.push_back(entry);
      return true;
    }));
    std::sort(listing.begin(), listing.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    for (auto& entry : listing) {
      entry.inode = call.state.determinism->inode_number(own.st_dev, entry.inode);
    }
  }
  for (uint64_t i = cookie; i < listing.size() && !out.full(); ++i) out.append(listing[i], i + 1);
  return Errno::success;
}

}  // namespace

Errno fd_close(const Call& call) { return call.state.fds.close(call.u32(0)); }

Errno fd_renumber(const Call& call) { return call.state.fds.renumber(call.u32(0), call.u32(1)); }

Errno fd_fdstat_get(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), 0, descriptor));
  uint8_t* out = nullptr;
  WASI_TRY(call.guest.span(call.u32(1), 1, kFdstatSize, 8, out));
  std::memset(out, 0, kFdstatSize);
  store_field<uint8_t>(out, 0, static_cast<uint8_t>(descriptor->type));
  store_field<uint16_t>(out, 2, descriptor->flags);
  store_field<uint64_t>(out, 8, descriptor->base);
  store_field<uint64_t>(out, 16, descriptor->inheriting);
  return Errno::success;
}

Errno fd_fdstat_set_flags(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), rights::kFdSetFlags, descriptor));
  const uint32_t flags = call.u32(1);
  if ((flags & ~uint32_t{fdflags::kAll}) != 0) return Errno::inval;
  // Linux can't change how an open file is synchronized.
  constexpr uint32_t kChangeable = fdflags::kAppend | fdflags::kNonblock;
  if (((flags ^ descriptor->flags) & ~kChangeable) != 0) return Errno::notsup;
  if (descriptor->shared) {
    // Only our own waiting minds the flag, so that the embedder's streams stay as they are.
    if (((flags ^ descriptor->flags) & fdflags::kAppend) != 0) return Errno::notsup;
  } else {
    const int fd = descriptor->fd.get();
    int host_flags = ::fcntl(fd, F_GETFL);
    if (host_flags < 0) return last_error();
    host_flags &= ~(O_APPEND | O_NONBLOCK);
    if ((flags & fdflags::kAppend) != 0) host_flags |= O_APPEND;
    if (descriptor->host_nonblocking || (flags & fdflags::kNonblock) != 0) {
      host_flags |= O_NONBLOCK;
    }
    if (::fcntl(fd, F_SETFL, host_flags) != 0) return last_error();
  }
  descriptor->flags = static_cast<uint16_t>(flags);
  return Errno::success;
}

Errno fd_fdstat_set_rights(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), 0, descriptor));
  const uint64_t base = call.u64(1);
  const uint64_t inheriting = call.u64(2);
  if ((base & ~descriptor->base) != 0 || (inheriting & ~descriptor->inheriting) != 0) {
    return Errno::notcapable;
  }
  descriptor->base = base;
  descriptor->inheriting = inheriting;
  return Errno::success;
}

Errno fd_filestat_get(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), rights::kFdFilestatGet, descriptor));
  WASI_TRY(call.check_filestat(call.u32(1)));
  struct stat status = {};
  if (::fstat(descriptor->fd.get(), &status) != 0) return last_error();
  return call.store_filestat(call.u32(1), status);
}

Errno fd_filestat_set_size(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.file(call.u32(0), 0, descriptor));
  if (!descriptor->writable) return Errno::badf;
  WASI_TRY(call.file(call.u32(0), rights::kFdFilestatSetSize, descriptor));
  if (call.u64(1) > INT64_MAX) return Errno::inval;
  const int result = ::ftruncate(descriptor->fd.get(), static_cast<off_t>(call.u64(1)));
  return result == 0 ? Errno::success : last_error();
}

Errno fd_filestat_set_times(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), rights::kFdFilestatSetTimes, descriptor));
  std::array<timespec, 2> times = {};
  WASI_TRY(make_times(call.state, call.u64(1), call.u64(2), call.u32(3), times));
  return ::futimens(descriptor->fd.get(), times.data()) == 0 ? Errno::success : last_error();
}

Errno fd_prestat_get(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(find_preopen(call, descriptor));
  uint8_t* out = nullptr;
  WASI_TRY(call.guest.span(call.u32(1), 1, kPrestatSize, 4, out));
  std::memset(out, 0, kPrestatSize);  // tag 0: a directory
  store_field<uint32_t>(out, 4, static_cast<uint32_t>(descriptor->guest_name.size()));
  return Errno::success;
}

Errno fd_prestat_dir_name(const Call& call) {
  Descriptor* descriptor = nullptr;
  WASI_TRY(find_preopen(call, descriptor));
  const std::string& name = descriptor->guest_name;
  uint8_t* out = nullptr;
  WASI_TRY(call.guest.span(call.u32(1), call.u32(2), 1, 1, out));
  if (call.u32(2) < name.size()) return Errno::nametoolong;
  std::memcpy(out, name.data(), name.size());
  return Errno::success;
}

// Cookies are the kernel's positions, which stay valid while entries come and go.
Errno fd_readdir(const Call& call) {
  Descriptor* directory = nullptr;
  WASI_TRY(call.directory(call.u32(0), rights::kFdReaddir, directory));
  EntryBuffer out = {nullptr, call.u32(2)};
  WASI_TRY(call.guest.span(call.u32(1), out.size, 1, 1, out.bytes));
  WASI_TRY(call.guest.check<uint32_t>(call.u32(4)));
  const uint64_t cookie = call.u64(3);
  if (cookie > INT64_MAX) return Errno::inval;
  WASI_TRY(open_stream(*directory));
  if (call.state.determinism) {
    WASI_TRY(read_sorted(call, *directory, cookie, out));
  } else if (!out.full()) {
    WASI_TRY(read_entries(*directory, cookie, [&out](const DirectoryEntry& entry, uint64_t next) {
      out.append(entry, next);
      return !out.full();
    }));
  }
  return call.guest.store(call.u32(4), static_cast<uint32_t>(out.used));
}

}  // namespace tenon::wasi::calls
