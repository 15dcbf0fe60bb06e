#include "wasi/errno.h"

#include <cerrno>

namespace tenon::wasi {

Errno from_host(int host_errno) {
  switch (host_errno) {
    case 0: return Errno::success;
    case E2BIG: return Errno::toobig;
    case EACCES: return Errno::acces;
    case EAGAIN: return Errno::again;
    case EBADF: return Errno::badf;
    case EBUSY: return Errno::busy;
    case EDQUOT: return Errno::dquot;
    case EEXIST: return Errno::exist;
    case EFAULT: return Errno::fault;
    case EFBIG: return Errno::fbig;
    case EILSEQ: return Errno::ilseq;
    case EINTR: return Errno::intr;
    case EINVAL: return Errno::inval;
    case EISDIR: return Errno::isdir;
    case ELOOP: return Errno::loop;
    case EMFILE: return Errno::mfile;
    case EMLINK: return Errno::mlink;
    case ENAMETOOLONG: return Errno::nametoolong;
    case ENFILE: return Errno::nfile;
    case ENODEV: return Errno::nodev;
    case ENOENT: return Errno::noent;
    case ENOMEM: return Errno::nomem;
    case ENOSPC: return Errno::nospc;
    case ENOSYS: return Errno::nosys;
    case ENOTDIR: return Errno::notdir;
    case ENOTEMPTY: return Errno::notempty;
    case ENOTSUP: return Errno::notsup;
    case ENOTTY: return Errno::notty;
    case ENXIO: return Errno::nxio;
    case EOVERFLOW: return Errno::overflow;
    case EPERM: return Errno::perm;
    case EPIPE: return Errno::pipe;
    case ECONNRESET: return Errno::connreset;
    case ERANGE: return Errno::range;
    case EROFS: return Errno::rofs;
    case ESPIPE: return Errno::spipe;
    case ESTALE: return Errno::stale;
    case ETIMEDOUT: return Errno::timedout;
    case ETXTBSY: return Errno::txtbsy;
    case EXDEV: return Errno::xdev;
    default: return Errno::io;
  }
}

Errno last_error() { return from_host(errno); }

}  // namespace tenon::wasi
