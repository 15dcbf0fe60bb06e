#include "wasi/errno.h"

#include <cerrno>
#include <iterator>

namespace tenon::wasi {
namespace {

constexpr std::string_view kNames[] = {
#define WASI_ERRNO(name, host) #name,
#include "wasi/errno.def"
#undef WASI_ERRNO
};

constexpr int kHostNumbers[] = {
#define WASI_ERRNO(name, host) host,
#include "wasi/errno.def"
#undef WASI_ERRNO
};

}  // namespace

std::string_view name(Errno error) {
  const auto number = static_cast<size_t>(error);
  return number < std::size(kNames) ? kNames[number] : "?";
}

Errno from_host(int host_errno) {
  for (size_t i = 0; i < std::size(kHostNumbers); ++i) {
    if (kHostNumbers[i] == host_errno) return static_cast<Errno>(i);
  }
  return Errno::io;
}

Errno last_error() { return from_host(errno); }

}  // namespace tenon::wasi
