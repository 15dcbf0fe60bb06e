// WASI's error numbers, and their translation from the host's.
#pragma once

#include <cstdint>

namespace tenon::wasi {

enum class [[nodiscard]] Errno : uint16_t {
  success, toobig, acces, addrinuse, addrnotavail, afnosupport, again, already, badf, badmsg, busy,
  canceled, child, connaborted, connrefused, connreset, deadlk, destaddrreq, dom, dquot, exist,
  fault, fbig, hostunreach, idrm, ilseq, inprogress, intr, inval, io, isconn, isdir, loop, mfile,
  mlink, msgsize, multihop, nametoolong, netdown, netreset, netunreach, nfile, nobufs, nodev,
  noent, noexec, nolck, nolink, nomem, nomsg, noprotoopt, nospc, nosys, notconn, notdir, notempty,
  notrecoverable, notsock, notsup, notty, nxio, overflow, ownerdead, perm, pipe, proto,
  protonosupport, prototype, range, rofs, spipe, srch, stale, timedout, txtbsy, xdev, notcapable,
  // Not WASI's: the call ends in a trap because Context::interrupt was called.
  interrupted = 0xffff,
};
static_assert(static_cast<int>(Errno::notcapable) == 76);

Errno from_host(int host_errno);
// from_host(errno)
Errno last_error();

}  // namespace tenon::wasi

// Returns the expression's Errno from the enclosing function unless it is success.
#define WASI_TRY(expr)                                                                        \
  do {                                                                                        \
    if (const ::tenon::wasi::Errno wasi_try_errno = (expr);                                   \
        wasi_try_errno != ::tenon::wasi::Errno::success)                                      \
      return wasi_try_errno;                                                                  \
  } while (false)
