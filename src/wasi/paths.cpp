#include "wasi/paths.h"

#include <cerrno>
#include <climits>
#include <vector>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tenon::wasi {
namespace {

constexpr int kMaxLinks = 40;  // as Linux has it

int call_openat2(int dir, const char* path, int flags, mode_t mode) {
  struct open_how how = {};
  how.flags = static_cast<uint64_t>(flags);
  how.mode = (flags & O_CREAT) != 0 ? mode : 0;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  return static_cast<int>(::syscall(SYS_openat2, dir, path, &how, sizeof how));
}

Errno open_by_openat2(int dir, const std::string& path, int flags, mode_t mode, HostFd& out) {
  // EAGAIN: a directory was renamed during the walk. A hostile neighbour can make that last.
  for (int attempt = 0; attempt < 64; ++attempt) {
    const int fd = call_openat2(dir, path.c_str(), flags, mode);
    if (fd >= 0) {
      out = HostFd(fd);
      return Errno::success;
    }
    if (errno == EXDEV) return Errno::perm;
    if (errno != EAGAIN && errno != EINTR) return last_error();
  }
  return Errno::again;
}

// The walk by components. `rest_` is what remains of the path, links expanded.
class Walk {
 public:
  Walk(int root, const std::string& path) : root_(root), rest_(path) {}

  Errno open(int flags, mode_t mode, HostFd& out) {
    while (true) {
      const size_t slash = rest_.find('/');
      const std::string name = rest_.substr(0, slash);
      const size_t next = slash == std::string::npos ? slash : rest_.find_first_not_of('/', slash);
      if (next == std::string::npos) {
        bool done = false;
        WASI_TRY(open_last(name, slash != std::string::npos, flags, mode, out, done));
        if (done) return Errno::success;
      } else {
        WASI_TRY(enter(name, next));
      }
    }
  }

 private:
  int top() const { return dirs_.empty() ? root_ : dirs_.back().get(); }

  Errno leave() {
    if (dirs_.empty()) return Errno::perm;
    dirs_.pop_back();
    return Errno::success;
  }

  // Replaces the first component by its link's target.
  Errno expand(const std::string& target) {
    if (++links_ > kMaxLinks) return Errno::loop;
    if (target.empty()) return Errno::noent;
    if (target[0] == '/') return Errno::perm;
    const size_t slash = rest_.find('/');
    rest_ = slash == std::string::npos ? target : target + rest_.substr(slash);
    return Errno::success;
  }

  // Goes into the directory `name`, which `rest_` names at its start; what follows is at `next`.
  Errno enter(const std::string& name, size_t next) {
    if (name == "..") {
      WASI_TRY(leave());
    } else if (name != ".") {
      HostFd dir(::openat(top(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
      if (!dir.valid()) {
        const Errno error = last_error();
        if (error != Errno::notdir && error != Errno::loop) return error;
        std::string target;
        if (read_link(top(), name, target) != Errno::success) return Errno::notdir;
        return expand(target);
      }
      dirs_.push_back(std::move(dir));
    }
    rest_.erase(0, next);
    return Errno::success;
  }

  // Opens the last component, or expands it if it is a link to be followed.
  Errno open_last(const std::string& name, bool trailing_slash, int flags, mode_t mode, HostFd& out,
                  bool& done) {
    const bool creates_new = (flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL);
    std::string last = name;
    if (name == "..") {
      WASI_TRY(leave());
      last = ".";
      rest_ = ".";
    } else if (name != ".") {
      if (trailing_slash && (flags & O_CREAT) != 0) return Errno::isdir;
      std::string target;
      const bool follow = (flags & O_NOFOLLOW) == 0 && !creates_new;
      if (follow || trailing_slash) {
        if (read_link(top(), name, target) == Errno::success) return expand(target);
      }
    }
    if (trailing_slash && last != ".") flags |= O_DIRECTORY;
    HostFd fd(::openat(top(), last.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!fd.valid()) return last_error();
    out = std::move(fd);
    done = true;
    return Errno::success;
  }

  int root_;
  std::string rest_;
  std::vector<HostFd> dirs_;  // below the root, the innermost last
  int links_ = 0;
};

}  // namespace

Resolver best_resolver() {
  static const Resolver best = [] {
    const HostFd probe(call_openat2(AT_FDCWD, ".", O_PATH | O_CLOEXEC, 0));
    return probe.valid() ? Resolver::openat2 : Resolver::components;
  }();
  return best;
}

Errno open_beneath(Resolver resolver, int dir, const std::string& path, int flags, mode_t mode,
                   HostFd& out) {
  if (path.empty()) return Errno::noent;
  if (path[0] == '/') return Errno::perm;
  flags |= O_CLOEXEC;
  if (resolver == Resolver::openat2) return open_by_openat2(dir, path, flags, mode, out);
  return Walk(dir, path).open(flags, mode, out);
}

Errno open_parent(Resolver resolver, int dir, const std::string& path, Parent& out) {
  if (path.empty()) return Errno::noent;
  if (path[0] == '/') return Errno::perm;
  const size_t end = path.find_last_not_of('/') + 1;
  out.trailing_slash = end != path.size();
  const size_t slash = path.rfind('/', end - 1);
  const size_t start = slash == std::string::npos ? 0 : slash + 1;
  out.name = path.substr(start, end - start);
  std::string parent = path.substr(0, start);
  if (out.name == "..") {
    parent = path;
    out.name = ".";
    out.was_dot_dot = true;
  }
  if (parent.empty()) parent = ".";
  return open_beneath(resolver, dir, parent, O_PATH | O_DIRECTORY, 0, out.dir);
}

Errno read_link(int dir, const std::string& name, std::string& target) {
  char buffer[PATH_MAX];
  const ssize_t length = ::readlinkat(dir, name.c_str(), buffer, sizeof buffer);
  if (length < 0) return last_error();
  if (length == static_cast<ssize_t>(sizeof buffer)) return Errno::nametoolong;
  target.assign(buffer, static_cast<size_t>(length));
  return Errno::success;
}

}  // namespace tenon::wasi
