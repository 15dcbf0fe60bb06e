#include "support/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <span>

#include "support/out_of_memory.h"
#include "support/pages.h"

namespace tenon::support {
namespace {

Error io_error(const std::string& path, int error) {
  return {.kind = ErrorKind::io, .message = "cannot read `" + path + "`: " + std::strerror(error)};
}

Error too_large(const std::string& path) {
  return {.kind = ErrorKind::limit, .message = "`" + path + "` is larger than 1 GiB"};
}

class Fd {
 public:
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() {
    if (fd_ > STDERR_FILENO) close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

Result<std::vector<uint8_t>> read_all(const std::string& path) {
  const Fd fd(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (fd.get() < 0 || fstat(fd.get(), &status) != 0) return io_error(path, errno);
  if (S_ISDIR(status.st_mode)) return io_error(path, EISDIR);
  if (S_ISREG(status.st_mode) && static_cast<uint64_t>(status.st_size) > kMaxInputSize) {
    return too_large(path);
  }
  std::vector<uint8_t> bytes;
  if (S_ISREG(status.st_mode)) {
    bytes.reserve(static_cast<size_t>(status.st_size) + 1);
    populate(bytes.data(), bytes.capacity());
  }
  size_t used = 0;
  for (;;) {
    // As much at a time as stays in the cache between being zeroed and being read.
    constexpr size_t kStretch = 256 * 1024;
    if (used == bytes.capacity()) bytes.reserve(std::max(2 * used, kStretch));
    bytes.resize(std::min(used + kStretch, bytes.capacity()));
    const ssize_t count = read(fd.get(), bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return io_error(path, errno);
    if (count == 0) break;
    used += static_cast<size_t>(count);
    if (used > kMaxInputSize) return too_large(path);
  }
  bytes.resize(used);
  return bytes;
}

bool is_zstd(std::span<const uint8_t> bytes) {
  static constexpr uint8_t kMagic[] = {0x28, 0xb5, 0x2f, 0xfd};
  return bytes.size() >= 4 && std::memcmp(bytes.data(), kMagic, 4) == 0;
}

Result<std::vector<uint8_t>> decompress(const std::string& path, std::span<const uint8_t> bytes) {
  const std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(),
                                                                        ZSTD_freeDStream);
  if (!stream) out_of_memory();
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  const unsigned long long declared = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (declared < ZSTD_CONTENTSIZE_ERROR && declared > kMaxInputSize) return too_large(path);
  std::vector<uint8_t> out(std::min<size_t>(bytes.size() * 4, kMaxInputSize + 1));
  size_t used = 0;
  for (;;) {
    if (used == out.size()) out.resize(out.size() * 2);
    ZSTD_outBuffer buffer{out.data(), out.size(), used};
    const size_t left = ZSTD_decompressStream(stream.get(), &buffer, &in);
    const bool stuck = buffer.pos == used && in.pos == in.size;
    used = buffer.pos;
    if (ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation) out_of_memory();
    if (ZSTD_isError(left) != 0 || (left != 0 && stuck)) {
      const char* why = ZSTD_isError(left) != 0 ? ZSTD_getErrorName(left) : "truncated";
      return Error{.message = "`" + path + "` is not a sound zstd file: " + why};
    }
    if (used > kMaxInputSize) return too_large(path);
    if (left == 0 && in.pos == in.size) break;
  }
  out.resize(used);
  return out;
}

}  // namespace

Result<std::vector<uint8_t>> read_input(const std::string& path) {
  TENON_ASSIGN(auto bytes, read_all(path));
  if (is_zstd(bytes)) return decompress(path, bytes);
  return bytes;
}

}  // namespace tenon::support
