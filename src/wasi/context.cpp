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

// An open file description of our own for the pipe or terminal behind `fd`, which does not block:
// then no transfer can hold up an interruption. Where there is no /proc or the terminal is
// another user's, the embedder's has to do.
void reopen(Descriptor& stream) {
  const bool is_pipe = stream.type == FileType::unknown;
  if (!is_pipe && ::isatty(stream.fd.get()) != 1) return;
  const int access = stream.readable ? (stream.writable ? O_RDWR : O_RDONLY) : O_WRONLY;
  const std::string name = "/proc/self/fd/" + std::to_string(stream.fd.get());
  HostFd own(::open(name.c_str(), access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!own.valid()) return;
  stream.fd = std::move(own);
  stream.host_nonblocking = true;
}

HostFd duplicate(int host_fd) {
  return HostFd(host_fd < 0 ? -1 : ::fcntl(host_fd, F_DUPFD_CLOEXEC, 3));
}

Result<Descriptor> make_stream(const Config& config, HostFd fd, bool input) {
  // A closed stream keeps its number, so that no file which the guest opens becomes its standard
  // output; reading and writing fail with badf, as they do natively.
  if (!fd.valid()) fd = HostFd(::open("/dev/null", O_PATH | O_CLOEXEC));
  if (!fd.valid()) return io_error("standard stream");
  Descriptor out;
  if (describe(std::move(fd), config.terminal, out) != Errno::success) {
    return io_error("standard stream");
  }
  if (!out.readable && !out.writable) return out;
  out.shared = true;
  out.readable &= input;
  out.writable &= !input;
  out.standard_output = !input;
  reopen(out);
  // Without seek and tell a C library takes a character device for a terminal, as it should.
  out.base = rights::kFdSetFlags | rights::kFdFilestatGet | rights::kPollFdReadwrite |
             (input ? rights::kFdRead : rights::kFdWrite | rights::kFdSync | rights::kFdDatasync);
  if (out.type == FileType::regular_file) out.base |= rights::kFdSeek | rights::kFdTell;
  return out;
}

Result<Descriptor> make_listener(const Config& config, const std::string& address) {
  TENON_ASSIGN(HostFd fd, listen_tcp(address));
  Descriptor out;
  if (describe(std::move(fd), config.terminal, out) != Errno::success) return io_error(address);
  out.listens = true;
  out.readable = true;
  out.writable = false;
  out.base = rights::kListener;
  out.inheriting = rights::kConnection;
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
  if (describe(std::move(fd), TerminalMode::safe, out) != Errno::success) {
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
  // First, so that nothing opened here gets the number of a closed stream and passes for it.
  HostFd streams[] = {duplicate(config.stdin_fd), duplicate(config.stdout_fd),
                      duplicate(config.stderr_fd)};
  auto state = std::make_unique<State>();
  state->args = std::move(config.args);
  state->env = std::move(config.env);
  state->resolver =
      config.path_walk == PathWalk::components ? Resolver::components : best_resolver();
  state->terminal = config.terminal;
  state->exit_on_broken_pipe = config.exit_on_broken_pipe;
  if (config.deterministic) state->determinism.emplace();
  state->interrupt = HostFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!state->interrupt.valid()) return io_error("eventfd");

  const auto add = [&state](Descriptor descriptor) -> Result<void> {
    uint32_t fd = 0;
    if (state->fds.insert(std::move(descriptor), fd) != Errno::success) {
      return Error{.kind = ErrorKind::limit, .message = "too many directories and sockets"};
    }
    return {};
  };
  for (HostFd& stream : streams) {
    TENON_ASSIGN(Descriptor descriptor,
                 make_stream(config, std::move(stream), &stream == &streams[0]));
    TENON_TRY(add(std::move(descriptor)));
  }
  for (const auto& grant : config.dirs) {
    TENON_ASSIGN(Descriptor descriptor, make_preopen(grant));
    TENON_TRY(add(std::move(descriptor)));
  }
  for (const auto& address : config.tcp_listen) {
    TENON_ASSIGN(Descriptor descriptor, make_listener(config, address));
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
