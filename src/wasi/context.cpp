// Making a Context: checks the configuration and opens the standard streams and the grants.
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "wasi/state.h"

namespace tenon::wasi {
namespace {

Error usage_error(std::string message) {
  return Error{.kind = ErrorKind::usage, .message = std::move(message)};
}

Error io_error(const std::string& what) {
  return Error{.kind = ErrorKind::io, .message = what + ": " + std::strerror(errno)};
}

Result<void> check_strings(const Config& config) {
  // The guest learns sizes as u32.
  uint64_t size = 0;
  for (const auto& arg : config.args) {
    if (arg.find('\0') != std::string::npos) return usage_error("argument contains a NUL");
    size += arg.size() + 1;
  }
  for (const auto& variable : config.env) {
    if (variable.find('\0') != std::string::npos) {
      return usage_error("environment variable contains a NUL");
    }
    const size_t equals = variable.find('=');
    if (equals == std::string::npos || equals == 0) {
      return usage_error("environment variable is not NAME=VALUE: " + variable);
    }
    size += variable.size() + 1;
  }
  if (size > UINT32_MAX) return usage_error("arguments and environment are too large");
  return {};
}

Result<Descriptor> make_stream(int host_fd, bool input) {
  HostFd fd(::fcntl(host_fd, F_DUPFD_CLOEXEC, 3));
  // The embedder runs without this stream: the guest gets an empty one.
  if (!fd.valid()) fd = HostFd(::open("/dev/null", O_RDWR | O_CLOEXEC));
  if (!fd.valid()) return io_error("standard stream");
  Descriptor out;
  if (describe(std::move(fd), out) != Errno::success) return io_error("standard stream");
  out.shared = true;
  out.readable &= input;
  out.writable &= !input;
  // Without seek and tell a C library takes a character device for a terminal, as it should.
  out.base = rights::kFdSetFlags | rights::kFdFilestatGet | rights::kPollFdReadwrite |
             (input ? rights::kFdRead
                    : rights::kFdWrite | rights::kFdSync | rights::kFdDatasync);
  if (out.type == FileType::regular_file) out.base |= rights::kFdSeek | rights::kFdTell;
  return out;
}

Result<Descriptor> make_preopen(const DirGrant& grant) {
  if (grant.guest.empty()) return usage_error("directory needs a name for the guest");
  if (grant.guest.find('\0') != std::string::npos || grant.host.find('\0') != std::string::npos) {
    return usage_error("directory name contains a NUL");
  }
  HostFd fd(::open(grant.host.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid()) return io_error("cannot open directory " + grant.host);
  Descriptor out;
  if (describe(std::move(fd), out) != Errno::success) {
    return io_error("cannot open directory " + grant.host);
  }
  out.preopen = true;
  out.guest_name = grant.guest;
  out.base = rights::kDirectory;
  out.inheriting = rights::kDirectory | rights::kFile;
  if (grant.read_only) {
    out.base &= ~rights::kWriting;
    out.inheriting &= ~rights::kWriting;
  }
  return out;
}

}  // namespace

Result<std::unique_ptr<Context>> Context::make(Config config) {
  TENON_TRY(check_strings(config));
  auto state = std::make_unique<State>();
  state->args = std::move(config.args);
  state->env = std::move(config.env);
  state->resolver =
      config.path_walk == PathWalk::components ? Resolver::components : best_resolver();
  state->interrupt = HostFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!state->interrupt.valid()) return io_error("eventfd");

  const auto add = [&state](Descriptor descriptor) -> Result<void> {
    uint32_t fd = 0;
    if (state->fds.insert(std::move(descriptor), fd) != Errno::success) {
      return Error{.kind = ErrorKind::limit, .message = "too many directories"};
    }
    return {};
  };
  const int streams[] = {config.stdin_fd, config.stdout_fd, config.stderr_fd};
  for (const int& stream : streams) {
    TENON_ASSIGN(Descriptor descriptor, make_stream(stream, &stream == &streams[0]));
    TENON_TRY(add(std::move(descriptor)));
  }
  for (const auto& grant : config.dirs) {
    TENON_ASSIGN(Descriptor descriptor, make_preopen(grant));
    TENON_TRY(add(std::move(descriptor)));
  }
  return std::make_unique<Context>(std::move(state));
}

Context::Context(std::unique_ptr<State> state) : state_(std::move(state)) {}
Context::~Context() = default;

void Context::interrupt() {
  const int saved = errno;
  const uint64_t one = 1;
  // Fails only when the counter is full, and then it is set.
  [[maybe_unused]] const ssize_t written = ::write(state_->interrupt.get(), &one, sizeof one);
  errno = saved;
}

void Context::clear_interrupt() {
  uint64_t count = 0;
  [[maybe_unused]] const ssize_t got = ::read(state_->interrupt.get(), &count, sizeof count);
}

}  // namespace tenon::wasi
