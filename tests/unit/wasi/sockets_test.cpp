// Sockets on the loopback: listening, accepting, and connections.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "fixture.h"
#include "wasi/state.h"

namespace tenon::wasi {
namespace {

using G = TestGuest;
using namespace std::chrono_literals;

constexpr uint32_t kListener = 5;
constexpr uint32_t kOut2 = G::kOut + 4;

class Server {
 public:
  explicit Server(const std::string& address = "127.0.0.1:0")
      : guest(PathWalk::automatic, Config{.tcp_listen = {address}}) {}
  ~Server() {
    if (client >= 0) ::close(client);
  }

  void connect() {
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
    const int listener = guest.context->state().fds.find(kListener)->fd.get();
    REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    client = ::socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(::connect(client, reinterpret_cast<sockaddr*>(&address), size) == 0);
  }
  uint32_t accept(uint32_t flags = 0) {
    REQUIRE(guest.call("sock_accept", {kListener, flags, G::kOut}) == Errno::success);
    return guest.load<uint32_t>(G::kOut);
  }
  void vector(uint32_t length) {
    guest.store<uint32_t>(G::kPath, G::kBuffer);
    guest.store<uint32_t>(G::kPath + 4, length);
  }
  Errno receive(uint32_t fd, uint32_t length, uint32_t flags = 0) {
    vector(length);
    guest.store<uint16_t>(kOut2, 0xffff);
    return guest.call("sock_recv", {fd, G::kPath, 1, flags, G::kOut, kOut2});
  }
  std::string received() const { return guest.text(G::kBuffer, guest.load<uint32_t>(G::kOut)); }
  void send(std::string_view bytes) const {
    REQUIRE(::send(client, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  }

  G guest;
  int client = -1;
};

TEST_CASE("a connection is accepted, read and written") {
  Server server;
  server.connect();
  const uint32_t fd = server.accept();
  G& guest = server.guest;
  CHECK(guest.call("fd_fdstat_get", {fd, G::kOut}) == Errno::success);
  CHECK(guest.load<uint8_t>(G::kOut) == 6);  // a stream socket
  CHECK(guest.load<uint16_t>(G::kOut + 2) == 0);
  CHECK(guest.load<uint64_t>(G::kOut + 8) == rights::kConnection);
  server.send("hello");
  CHECK(server.receive(fd, 100, riflags::kPeek) == Errno::success);
  CHECK(server.received() == "hello");
  CHECK(guest.load<uint16_t>(kOut2) == 0);
  CHECK(server.receive(fd, 2) == Errno::success);
  CHECK(server.received() == "he");
  CHECK(guest.read(fd, 100) == Errno::success);
  CHECK(guest.text(G::kBuffer, guest.load<uint32_t>(G::kOut)) == "llo");
  CHECK(guest.write(fd, "abc") == Errno::success);
  guest.put(G::kBuffer, "def");
  server.vector(3);
  CHECK(guest.call("sock_send", {fd, G::kPath, 1, 0, G::kOut}) == Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 3);
  char buffer[8] = {};
  CHECK(::recv(server.client, buffer, 6, MSG_WAITALL) == 6);
  CHECK(std::string_view(buffer) == "abcdef");
  // The other side ends.
  ::shutdown(server.client, SHUT_WR);
  CHECK(server.receive(fd, 100) == Errno::success);
  CHECK(server.received().empty());
  CHECK(guest.call("fd_close", {fd}) == Errno::success);
  CHECK(::recv(server.client, buffer, 1, 0) == 0);
}

TEST_CASE("receiving all waits for all") {
  Server server;
  server.connect();
  const uint32_t fd = server.accept();
  std::thread sender([&server] {
    server.send("one");
    std::this_thread::sleep_for(30ms);
    server.send("two");
  });
  CHECK(server.receive(fd, 6, riflags::kWaitall) == Errno::success);
  CHECK(server.received() == "onetwo");
  sender.join();
  server.send("end");
  ::shutdown(server.client, SHUT_WR);
  CHECK(server.receive(fd, 6, riflags::kWaitall) == Errno::success);
  CHECK(server.received() == "end");
}

TEST_CASE("shutting down one way and both") {
  Server server;
  server.connect();
  const uint32_t fd = server.accept();
  G& guest = server.guest;
  CHECK(guest.call("sock_shutdown", {fd, 0}) == Errno::inval);
  CHECK(guest.call("sock_shutdown", {fd, 4}) == Errno::inval);
  CHECK(guest.call("sock_shutdown", {fd, sdflags::kWrite}) == Errno::success);
  char byte = 0;
  CHECK(::recv(server.client, &byte, 1, 0) == 0);
  // Neither way of writing raises SIGPIPE, which would end this process.
  server.vector(3);
  CHECK(guest.call("sock_send", {fd, G::kPath, 1, 0, G::kOut}) == Errno::pipe);
  CHECK(guest.write(fd, "x") == Errno::pipe);
  server.send("x");
  CHECK(server.receive(fd, 1) == Errno::success);
  CHECK(guest.call("sock_shutdown", {fd, sdflags::kAll}) == Errno::success);
}

TEST_CASE("without blocking, and interrupted") {
  Server server;
  G& guest = server.guest;
  CHECK(guest.call("fd_fdstat_set_flags", {kListener, fdflags::kNonblock}) == Errno::success);
  CHECK(guest.call("sock_accept", {kListener, 0, G::kOut}) == Errno::again);
  CHECK(guest.call("fd_fdstat_set_flags", {kListener, 0}) == Errno::success);
  server.connect();
  const uint32_t fd = server.accept(fdflags::kNonblock);
  CHECK(server.receive(fd, 1) == Errno::again);
  CHECK(guest.read(fd, 1) == Errno::again);
  CHECK(guest.call("fd_fdstat_set_flags", {fd, 0}) == Errno::success);
  const auto is_interrupted = [&guest](std::string_view name, const std::vector<uint64_t>& args) {
    std::thread stopper([&guest] {
      std::this_thread::sleep_for(30ms);
      guest.context->interrupt();
    });
    const bool trapped = guest.raw(name, args).interrupted;
    stopper.join();
    guest.context->clear_interrupt();
    return trapped;
  };
  server.vector(1);
  CHECK(is_interrupted("sock_recv", {fd, G::kPath, 1, 0, G::kOut, kOut2}));
  CHECK(is_interrupted("sock_recv", {fd, G::kPath, 1, riflags::kWaitall, G::kOut, kOut2}));
  CHECK(is_interrupted("sock_accept", {kListener, 0, G::kOut}));
}

TEST_CASE("poll sees connections and data") {
  Server server;
  G& guest = server.guest;
  const auto poll = [&guest](uint32_t fd, uint8_t type) {
    guest.store<uint64_t>(G::kPath, 7);
    guest.store<uint8_t>(G::kPath + 8, type);
    guest.store<uint32_t>(G::kPath + 16, fd);
    REQUIRE(guest.call("poll_oneoff", {G::kPath, G::kBuffer, 1, G::kOut}) == Errno::success);
    CHECK(guest.load<uint64_t>(G::kBuffer) == 7);
    return static_cast<Errno>(guest.load<uint16_t>(G::kBuffer + 8));
  };
  server.connect();
  CHECK(poll(kListener, 1) == Errno::success);
  CHECK(poll(kListener, 2) == Errno::badf);
  const uint32_t fd = server.accept();
  CHECK(poll(fd, 2) == Errno::success);
  server.send("abc");
  CHECK(poll(fd, 1) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kBuffer + 16) == 3);
}

TEST_CASE("what isn't a connection or a listener") {
  Server server;
  server.connect();
  const uint32_t fd = server.accept();
  G& guest = server.guest;
  const uint32_t file = guest.opened("f", oflags::kCreat);
  server.vector(1);
  for (const uint64_t other : {uint64_t{file}, uint64_t{G::kDir}}) {
    CHECK(guest.call("sock_accept", {other, 0, G::kOut}) == Errno::notsock);
    CHECK(server.receive(static_cast<uint32_t>(other), 1) == Errno::notsock);
    CHECK(guest.call("sock_send", {other, G::kPath, 1, 0, G::kOut}) == Errno::notsock);
    CHECK(guest.call("sock_shutdown", {other, 1}) == Errno::notsock);
  }
  CHECK(server.receive(kListener, 1) == Errno::notconn);
  CHECK(guest.call("sock_shutdown", {kListener, 1}) == Errno::notconn);
  CHECK(guest.call("sock_accept", {fd, 0, G::kOut}) == Errno::inval);
  CHECK(guest.call("sock_accept", {kListener, fdflags::kAppend, G::kOut}) == Errno::inval);
  CHECK(server.receive(fd, 1, 4) == Errno::inval);
  CHECK(guest.call("sock_send", {fd, G::kPath, 1, 1, G::kOut}) == Errno::inval);
  CHECK(guest.call("fd_seek", {fd, 0, 0, G::kOut}) == Errno::spipe);
  CHECK(guest.read(kListener, 1) == Errno::notcapable);
  CHECK(guest.call("fd_prestat_get", {kListener, G::kOut}) == Errno::badf);
}

TEST_CASE("addresses") {
  Server server("[::1]:0");
  server.connect();
  server.accept();
  for (const char* bad : {"", "8080", "localhost:80", "127.0.0.1:", "127.0.0.1:65536",
                          "127.0.0.1:8o", "::1:80", "[::1]", "1.2.3:80"}) {
    CAPTURE(bad);
    const auto made = Context::make({.tcp_listen = {bad}});
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().kind == ErrorKind::usage);
  }
  const auto taken = Context::make({.tcp_listen = {"192.0.2.1:80"}});
  REQUIRE_FALSE(taken.ok());
  CHECK(taken.error().kind == ErrorKind::io);
}

}  // namespace
}  // namespace tenon::wasi
