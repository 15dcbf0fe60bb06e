#include "wasi/fd_table.h"

#include <unistd.h>

namespace tenon::wasi {

HostFd::~HostFd() {
  if (fd_ >= 0) ::close(fd_);
}

FileType file_type(const struct stat& status) {
  switch (status.st_mode & S_IFMT) {
    case S_IFBLK: return FileType::block_device;
    case S_IFCHR: return FileType::character_device;
    case S_IFDIR: return FileType::directory;
    case S_IFREG: return FileType::regular_file;
    case S_IFLNK: return FileType::symbolic_link;
    case S_IFSOCK: return FileType::socket_stream;
    default: return FileType::unknown;  // a pipe has no type of its own
  }
}

Descriptor* FdTable::find(uint32_t fd) {
  if (fd >= slots_.size() || !slots_[fd]) return nullptr;
  return &*slots_[fd];
}

Errno FdTable::insert(Descriptor descriptor, uint32_t& fd) {
  uint32_t free = 0;
  while (free < slots_.size() && slots_[free]) ++free;
  if (free >= kMaxCount) return Errno::mfile;
  if (free == slots_.size()) slots_.emplace_back();
  slots_[free] = std::move(descriptor);
  fd = free;
  return Errno::success;
}

Errno FdTable::close(uint32_t fd) {
  if (find(fd) == nullptr) return Errno::badf;
  slots_[fd].reset();
  return Errno::success;
}

Errno FdTable::renumber(uint32_t from, uint32_t to) {
  const Descriptor* source = find(from);
  const Descriptor* target = find(to);
  // A number that was open once and is closed now may be taken; one that never was may not.
  if (source == nullptr || to >= slots_.size()) return Errno::badf;
  if (from == to) return Errno::success;
  if (source->preopen || (target != nullptr && target->preopen)) return Errno::notsup;
  slots_[to] = std::exchange(slots_[from], std::nullopt);
  return Errno::success;
}

}  // namespace tenon::wasi
