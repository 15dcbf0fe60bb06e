// Sockets: preview 1 makes none, so a guest accepts on those that it is given. A connection's host
// descriptor never blocks; waiting is ours, and can be interrupted.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include "wasi/calls.h"

namespace tenon::wasi {
namespace {

Error bad_address(const std::string& address) {
  return Error{.kind = ErrorKind::usage,
               .message = "`" + address +
                          "` is not an address to listen on (127.0.0.1:8080, "
                          "[::1]:8080)"};
}

}  // namespace

Result<HostFd> listen_tcp(const std::string& address) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) return bad_address(address);
  std::string host = address.substr(0, colon);
  const std::string port = address.substr(colon + 1);
  uint16_t number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (error != std::errc() || end != port.data() + port.size()) return bad_address(address);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.empty() || host.find(':') != std::string::npos) {
    return bad_address(address);
  }
  // Numbers only: no name is looked up for the guest.
  sockaddr_in v4 = {};
  v4.sin_family = AF_INET;
  v4.sin_port = htons(number);
  sockaddr_in6 v6 = {};
  v6.sin6_family = AF_INET6;
  v6.sin6_port = htons(number);
  const bool is_v4 = ::inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1;
  if (!is_v4 && ::inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) != 1)
    return bad_address(address);
  const auto* name =
      is_v4 ? reinterpret_cast<const sockaddr*>(&v4) : reinterpret_cast<const sockaddr*>(&v6);
  const socklen_t size = is_v4 ? sizeof v4 : sizeof v6;
  HostFd fd(::socket(name->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int one = 1;
  if (!fd.valid() || ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
      ::bind(fd.get(), name, size) != 0 || ::listen(fd.get(), 128) != 0) {
    return Error{.kind = ErrorKind::io,
                 .message = "cannot listen on " + address + ": " + std::strerror(errno)};
  }
  return fd;
}

namespace calls {
namespace {

// A connection with `rights`; notsock for what isn't a socket.
Errno connection(const Call& call, uint64_t rights, Descriptor*& out) {
  Descriptor* found = call.state.fds.find(call.u32(0));
  if (found == nullptr) return Errno::badf;
  if (!found->is_socket()) return Errno::notsock;
  if (found->listens) return Errno::notconn;
  return call.descriptor(call.u32(0), rights, out);
}

// Repeats `attempt`, which answers as recv(2) does, until it is neither interrupted nor would wait
// where the guest wants to.
template <class Attempt>
Errno until_ready(const Call& call, const Descriptor& socket, short events, Attempt attempt,
                  ssize_t& count) {
  while (true) {
    WASI_TRY(wait_ready(call.state, socket, events));
    count = attempt();
    if (count >= 0) return Errno::success;
    const bool waits = errno == EAGAIN && (socket.flags & fdflags::kNonblock) == 0;
    if (errno != EINTR && !waits) return last_error();
  }
}

void skip(Buffers& buffers, size_t bytes) {
  for (int i = 0; i < buffers.count; ++i) {
    iovec& item = buffers.items[static_cast<size_t>(i)];
    const size_t used = std::min(bytes, item.iov_len);
    item.iov_base = static_cast<uint8_t*>(item.iov_base) + used;
    item.iov_len -= used;
    bytes -= used;
  }
}

size_t size_of(const Buffers& buffers) {
  size_t size = 0;
  for (int i = 0; i < buffers.count; ++i) size += buffers.items[static_cast<size_t>(i)].iov_len;
  return size;
}

msghdr message_of(Buffers& buffers) {
  msghdr message = {};
  message.msg_iov = buffers.items.data();
  message.msg_iovlen = static_cast<size_t>(buffers.count);
  return message;
}

}  // namespace

Errno sock_accept(const Call& call) {
  const Descriptor* found = call.state.fds.find(call.u32(0));
  if (found == nullptr) return Errno::badf;
  if (!found->is_socket()) return Errno::notsock;
  if (!found->listens) return Errno::inval;
  Descriptor* listener = nullptr;
  WASI_TRY(call.descriptor(call.u32(0), rights::kSockAccept, listener));
  const uint32_t flags = call.u32(1);
  if ((flags & ~uint32_t{fdflags::kNonblock}) != 0) return Errno::inval;
  WASI_TRY(call.guest.check<uint32_t>(call.u32(2)));
  ssize_t accepted = -1;
  const auto accept = [listener]() -> ssize_t {
    const int fd = ::accept4(listener->fd.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    // The caller has gone away meanwhile: as if it had never been there.
    if (fd < 0 && errno == ECONNABORTED) errno = EAGAIN;
    return fd;
  };
  WASI_TRY(until_ready(call, *listener, POLLIN, accept, accepted));
  Descriptor made;
  WASI_TRY(describe(HostFd(static_cast<int>(accepted)), call.state.terminal, made));
  made.flags = static_cast<uint16_t>(flags);
  made.base = listener->inheriting & rights::kConnection;
  uint32_t number = 0;
  WASI_TRY(call.state.fds.insert(std::move(made), number));
  return call.guest.store(call.u32(2), number);
}

Errno sock_recv(const Call& call) {
  Descriptor* socket = nullptr;
  WASI_TRY(connection(call, rights::kFdRead, socket));
  const uint32_t flags = call.u32(3);
  if ((flags & ~riflags::kAll) != 0) return Errno::inval;
  Buffers buffers;
  WASI_TRY(read_buffers(call, call.u32(1), call.u32(2), buffers));
  WASI_TRY(call.guest.check<uint32_t>(call.u32(4)));
  WASI_TRY(call.guest.check<uint16_t>(call.u32(5)));
  const bool peeks = (flags & riflags::kPeek) != 0;
  // What a peek leaves in place would be counted again.
  const bool waits_for_all = (flags & riflags::kWaitall) != 0 && !peeks;
  const auto receive = [&]() -> ssize_t {
    msghdr message = message_of(buffers);
    return ::recvmsg(socket->fd.get(), &message, peeks ? MSG_PEEK : 0);
  };
  size_t total = 0;
  while (buffers.count > 0) {
    ssize_t count = 0;
    const Errno error = until_ready(call, *socket, POLLIN, receive, count);
    // What has come already isn't lost.
    if (error != Errno::success && (total == 0 || error == Errno::interrupted)) return error;
    if (error != Errno::success || count == 0) break;
    total += static_cast<size_t>(count);
    skip(buffers, static_cast<size_t>(count));
    if (!waits_for_all || size_of(buffers) == 0 || total > INT32_MAX) break;
  }
  WASI_TRY(call.guest.store<uint16_t>(call.u32(5), 0));
  return call.guest.store(call.u32(4), static_cast<uint32_t>(total));
}

Errno sock_send(const Call& call) {
  Descriptor* socket = nullptr;
  WASI_TRY(connection(call, rights::kFdWrite, socket));
  if (call.u32(3) != 0) return Errno::inval;  // there are no flags
  Buffers buffers;
  WASI_TRY(read_buffers(call, call.u32(1), call.u32(2), buffers));
  WASI_TRY(call.guest.check<uint32_t>(call.u32(4)));
  if (buffers.count == 0) return call.guest.store<uint32_t>(call.u32(4), 0);
  ssize_t count = 0;
  const auto send = [&]() -> ssize_t {
    const msghdr message = message_of(buffers);
    return ::sendmsg(socket->fd.get(), &message, MSG_NOSIGNAL);
  };
  WASI_TRY(until_ready(call, *socket, POLLOUT, send, count));
  return call.guest.store(call.u32(4), static_cast<uint32_t>(count));
}

Errno sock_shutdown(const Call& call) {
  Descriptor* socket = nullptr;
  WASI_TRY(connection(call, rights::kSockShutdown, socket));
  const uint32_t flags = call.u32(1);
  if (flags == 0 || (flags & ~sdflags::kAll) != 0) return Errno::inval;
  const int how = flags == sdflags::kAll ? SHUT_RDWR : flags == sdflags::kRead ? SHUT_RD : SHUT_WR;
  return ::shutdown(socket->fd.get(), how) == 0 ? Errno::success : last_error();
}

}  // namespace calls
}  // namespace tenon::wasi
