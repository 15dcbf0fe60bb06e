// What passes to a terminal, and that a descriptor is filtered because it is one.
#include "wasi/terminal.h"

#include <pty.h>
#include <unistd.h>

#include "fixture.h"

namespace tenon::wasi {
namespace {

std::string filtered(std::initializer_list<std::string_view> writes) {
  TerminalFilter filter;
  std::string out;
  for (const std::string_view bytes : writes) {
    filter.filter({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, out);
  }
  return out;
}

TEST_CASE("text, colours, movement and erasing pass") {
  for (const std::string_view text :
       {"plain\r\n\ttext\b\a", "grüße ␛ 𝄞 \xc2\xa0", "\x1b[1;31mred\x1b[0m", "\x1b[38:2::1:2:3m",
        "\x1b[2J\x1b[H\x1b[10;20H\x1b[K\x1b[3A", "\x1b[?25l\x1b[?1049;2004h",
        "\x1b"
        "7\x1b"
        "8\x1bM",
        "\x1b(B\x1b[m", "\xff latin"}) {
    CAPTURE(text);
    CHECK(filtered({text}) == text);
  }
}

TEST_CASE("what a terminal would act on or answer is shown") {
  // The title and the clipboard, by ESC and by C1 in both of its forms.
  CHECK(filtered({"\x1b]0;x\a"}) == "␛]0;x\a");
  CHECK(filtered({"\x1b]52;c;eA==\x1b\\"}) == "␛]52;c;eA==␛\\");
  CHECK(filtered({"\x9d"
                  "0;x\x9c"}) == "␛0;x␛");
  CHECK(filtered({"\xc2\x9d"
                  "0;x"}) == "␛0;x");
  CHECK(filtered({"\xc2\x9b"
                  "6n"}) == "␛6n");
  // Questions, reports of the mouse, device control, reset, windows, keys.
  CHECK(filtered({"\x1b[6n"}) == "␛[6n");
  CHECK(filtered({"\x1b[c\x1b[>c"}) == "␛[c␛[>c");
  CHECK(filtered({"\x1b[?1000h"}) == "␛[?1000h");
  CHECK(filtered({"\x1b[?25;1003h"}) == "␛[?25;1003h");
  CHECK(filtered({"\x1b[4h"}) == "␛[4h");
  CHECK(filtered({"\x1bP$q m\x1b\\"}) == "␛P$q m␛\\");
  CHECK(filtered({"\x1b"
                  "c"}) == "␛c");
  CHECK(filtered({"\x1b[21t"}) == "␛[21t");
  CHECK(filtered({"\x1b[>4;2m"}) == "␛[>4;2m");
  CHECK(filtered({"\x05\x0e"}) == "␛␛");
  // A control within a sequence, which some terminals obey at once.
  CHECK(filtered({"\x1b[3\x1b[6n"}) == "␛[3␛[6n");
  CHECK(filtered({"\x1b[3\n1m"}) == "␛[3\n1m");
  // A continuation byte ends no character of two bytes and hides no control.
  CHECK(filtered({"\xe2\x82\x1b]0;"}) == "\xe2\x82␛]0;");
  CHECK(filtered({std::string("\x1b[") + std::string(500, '1') + "m"}).starts_with("␛[1"));
}

TEST_CASE("a sequence in pieces is one sequence") {
  CHECK(filtered({"a\x1b", "[", "3", "1m", "b"}) == "a\x1b[31mb");
  CHECK(filtered({"a\x1b", "]0;x"}) == "a␛]0;x");
  CHECK(filtered({"\xc2",
                  "\x9b"
                  "6n"}) == "␛6n");
  CHECK(filtered({"gr\xc3",
                  "\xbc"
                  "n"}) == "grün");
  // Nothing of it is out before it is complete.
  CHECK(filtered({"a\x1b["}) == "a");
}

std::string through_terminal(TerminalMode mode, std::string_view bytes) {
  int host = -1;
  int terminal = -1;
  REQUIRE(::openpty(&host, &terminal, nullptr, nullptr, nullptr) == 0);
  Config config;
  config.stdout_fd = terminal;
  config.terminal = mode;
  TestGuest guest(PathWalk::automatic, std::move(config));
  CHECK(guest.write(1, bytes) == Errno::success);
  CHECK(guest.load<uint32_t>(TestGuest::kOut) == bytes.size());
  // A C library knows a terminal by this.
  CHECK(guest.call("fd_fdstat_get", {1, TestGuest::kOut}) == Errno::success);
  CHECK(guest.load<uint8_t>(TestGuest::kOut) == 2);
  CHECK((guest.load<uint64_t>(TestGuest::kOut + 8) & (rights::kFdSeek | rights::kFdTell)) == 0);
  char buffer[256];
  const ssize_t count = ::read(host, buffer, sizeof buffer);
  ::close(host);
  ::close(terminal);
  return {buffer, static_cast<size_t>(count < 0 ? 0 : count)};
}

TEST_CASE("standard output that is a terminal is filtered, unless raw") {
  const std::string_view bytes = "\x1b[1mbold\x1b]0;title\a";
  CHECK(through_terminal(TerminalMode::safe, bytes) == "\x1b[1mbold␛]0;title\a");
  CHECK(through_terminal(TerminalMode::raw, bytes) == bytes);
}

}  // namespace
}  // namespace tenon::wasi
