// What a guest writes to a terminal. A terminal obeys escape sequences, and some act for the guest
// beyond the screen: they set the clipboard or the title, or make the terminal type an answer that
// the shell reads once the guest has ended. Programs do need colours and cursor movement, so these
// pass; of any other sequence the ESC (or C1 byte) is shown as ␛, and its text stands there to
// read.
//
// A sequence is held back until it is complete, so that it cannot be put together from several
// writes or from both output streams.
// ECMA-48; https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tenon::wasi {

class TerminalFilter {
 public:
  // Appends to `out` what the terminal may have of `bytes`, after what was held back before.
  void filter(std::span<const uint8_t> bytes, std::string& out);

 private:
  void plain(uint8_t byte, std::string& out);
  void in_sequence(uint8_t byte, std::string& out);
  void refuse(std::string& out);

  std::string held_;          // a sequence that may still become an allowed one
  uint8_t continuation_ = 0;  // bytes that the UTF-8 character still lacks
  bool after_c2_ = false;     // U+0080 to U+00BF: the next byte says whether it is a control
};

}  // namespace tenon::wasi
