#include "wasi/fd_table.h"

#include <algorithm>

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
  while (first_free_ < slots_.size() && slots_[first_free_]) ++first_free_;
  if (first_free_ >= kMaxCount) return Errno::mfile;
  if (first_free_ == slots_.size()) slots_.emplace_back();
  fd = first_free_++;
  slots_[fd] = std::move(descriptor);
  return Errno::success;
}

Errno FdTable::close(uint32_t fd) {
  if (find(fd) == nullptr) return Errno::badf;
  slots_[fd].reset();
  first_free_ = std::min(first_free_, fd);
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
  first_free_ = std::min(first_free_, from);
  return Errno::success;
}

}  // namespace tenon::wasi
