// The guest's file descriptors: a number names a host descriptor with the rights that the guest
// has on it. Rights only ever shrink.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include "wasi/abi.h"
#include "wasi/errno.h"
#include "wasi/terminal.h"

namespace tenon::wasi {

// Owns one descriptor of the host.
class HostFd {
 public:
  HostFd() = default;
  explicit HostFd(int fd) : fd_(fd) {}
  HostFd(HostFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  HostFd& operator=(HostFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~HostFd();

  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

struct DirectoryEntry {
  std::string name;
  uint64_t inode = 0;
  FileType type = FileType::unknown;
};

struct Descriptor {
  HostFd fd = {};
  // A second opening of a directory, for fd_readdir's position; made when first needed.
  HostFd stream = {};
  FileType type = FileType::unknown;
  uint16_t flags = 0;  // fdflags
  uint64_t base = 0;   // rights of this descriptor
  uint64_t inheriting = 0;
  bool readable = false;  // as the host opened it
  bool writable = false;
  // The open file description belongs to the embedder too, so its flags are not ours to change.
  bool shared = false;
  // The host's description has O_NONBLOCK whatever the guest's flags say: a call that may block
  // waits for the descriptor and for an interruption, and no host call holds it up after that.
  bool host_nonblocking = false;
  // The guest's output, where it goes on failing once nobody reads it.
  bool standard_output = false;
  bool listens = false;  // a socket to accept on
  std::unique_ptr<TerminalFilter> terminal = {};
  // fd_readdir's entries in order, of a deterministic context.
  std::vector<DirectoryEntry> listing = {};
  bool preopen = false;
  std::string guest_name = {};  // of a preopen

  bool is_directory() const { return type == FileType::directory; }
  bool is_socket() const {
    return type == FileType::socket_stream || type == FileType::socket_dgram;
  }
  // Whether reads and writes end without waiting for anybody.
  bool never_blocks() const {
    return type == FileType::regular_file || type == FileType::directory ||
           type == FileType::block_device;
  }
};

FileType file_type(const struct stat& status);

class FdTable {
 public:
  // More is refused with mfile, whatever the host allows.
  static constexpr uint32_t kMaxCount = 16384;

  // nullptr if `fd` is not open. Valid until the table changes.
  Descriptor* find(uint32_t fd);
  // Puts `descriptor` at the lowest free number.
  Errno insert(Descriptor descriptor, uint32_t& fd);
  Errno close(uint32_t fd);
  // Moves `from` to `to`, closing what `to` was. Both must be open; preopens stay where they are.
  Errno renumber(uint32_t from, uint32_t to);

 private:
  std::vector<std::optional<Descriptor>> slots_;
  uint32_t first_free_ = 0;  // no number below it is free
};

}  // namespace tenon::wasi
