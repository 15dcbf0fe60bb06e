// WASI's error numbers, and their translation from the host's.
#pragma once

#include <cstdint>
#include <string_view>

namespace tenon::wasi {

enum class [[nodiscard]] Errno : uint16_t{
#define WASI_ERRNO(name, host) name,
#include "wasi/errno.def"
#undef WASI_ERRNO
    // Not WASI's: the call ends in a trap because Context::interrupt was called.
    interrupted = 0xffff,
    // Not WASI's: the program ends because nobody reads what it writes.
    reader_gone = 0xfffe,
};
static_assert(static_cast<int>(Errno::notcapable) == 76);

// The standard's name, "success" and so on; "?" for what isn't one.
std::string_view name(Errno error);

Errno from_host(int host_errno);
// from_host(errno)
Errno last_error();

}  // namespace tenon::wasi

// Returns the expression's Errno from the enclosing function unless it is success.
#define WASI_TRY(expr)                                      \
  do {                                                      \
    if (const ::tenon::wasi::Errno wasi_try_errno = (expr); \
        wasi_try_errno != ::tenon::wasi::Errno::success)    \
      return wasi_try_errno;                                \
  } while (false)
