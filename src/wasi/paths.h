// Resolution of guest paths beneath a directory. No step of it leaves the directory, not even for
// a moment: `..` above it, absolute paths, absolute link targets and /proc's magic links are
// refused with perm; loops of links end in loop.
//
// Two implementations answer alike: openat2 with RESOLVE_BENEATH, and a walk by components for
// kernels and containers without it. The walk holds a descriptor for each directory it is in, so
// that a directory moved meanwhile cannot lead `..` astray.
#pragma once

#include <string>
#include <string_view>

#include <sys/types.h>

#include "wasi/errno.h"
#include "wasi/fd_table.h"

namespace tenon::wasi {

enum class Resolver : uint8_t { openat2, components };

// openat2 where the kernel offers it.
Resolver best_resolver();

// Opens `path` beneath `dir` with open(2)'s `flags`; O_CLOEXEC is added. The last component is
// followed unless O_NOFOLLOW is given.
Errno open_beneath(Resolver resolver, int dir, const std::string& path, int flags, mode_t mode,
                   HostFd& out);

// The directory and the name that a call without a form of openat2 acts on.
struct Parent {
  HostFd dir = {};
  // One component, never `..` and without slashes; `.` where the path names `dir` itself.
  std::string name = {};
  bool trailing_slash = false;
  bool was_dot_dot = false;  // the path ends with `..`: `dir` is what it names
};

Errno open_parent(Resolver resolver, int dir, const std::string& path, Parent& out);

// Reads a link's target. Errors: inval for what isn't a link.
Errno read_link(int dir, const std::string& name, std::string& target);

}  // namespace tenon::wasi
