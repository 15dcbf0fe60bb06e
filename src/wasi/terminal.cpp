#include "wasi/terminal.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace tenon::wasi {
namespace {

constexpr char kEscape = '\x1b';
constexpr std::string_view kShown = "␛";
// Longer than any sequence that passes has to be.
constexpr size_t kMaxHeld = 64;

// ESC and one character: saving the cursor, moving by a line; `(B` is ASCII, which terminfo's sgr0
// selects.
bool is_allowed_short(std::string_view sequence) {
  constexpr std::string_view kAllowed[] = {"7", "8", "D", "E", "M", "(B"};
  return std::find(std::begin(kAllowed), std::end(kAllowed), sequence) != std::end(kAllowed);
}

// Modes of the DEC private set that say how the screen looks; none makes the terminal send
// anything.
bool is_allowed_mode(std::string_view mode) {
  constexpr std::string_view kAllowed[] = {"1", "7", "12", "25", "47", "1047", "1049", "2004"};
  return std::find(std::begin(kAllowed), std::end(kAllowed), mode) != std::end(kAllowed);
}

// `CSI parameters final`, given without the CSI.
bool is_allowed_control(std::string_view sequence) {
  const char final = sequence.back();
  std::string_view parameters = sequence.substr(0, sequence.size() - 1);
  if (final == 'h' || final == 'l') {
    if (parameters.empty() || parameters[0] != '?') return false;
    parameters.remove_prefix(1);
    while (true) {
      const size_t end = std::min(parameters.find(';'), parameters.size());
      if (!is_allowed_mode(parameters.substr(0, end))) return false;
      if (end == parameters.size()) return true;
      parameters.remove_prefix(end + 1);
    }
  }
  // Movement, erasing, scrolling and colours, with nothing but numbers.
  constexpr std::string_view kFinals = "@ABCDEFGHIJKLMPSXZ`abdefmrsu";
  return kFinals.find(final) != std::string_view::npos &&
         parameters.find_first_not_of("0123456789;:") == std::string_view::npos;
}

}  // namespace

void TerminalFilter::filter(std::span<const uint8_t> bytes, std::string& out) {
  for (const uint8_t byte : bytes) {
    if (held_.empty()) {
      plain(byte, out);
    } else {
      in_sequence(byte, out);
    }
  }
}

// What isn't in a sequence.
void TerminalFilter::plain(uint8_t byte, std::string& out) {
  const bool in_c1 = byte >= 0x80 && byte < 0xa0;
  if (after_c2_) {
    after_c2_ = false;
    if (in_c1) {
      out += kShown;
      return;
    }
    out += '\xc2';
    if (byte >= 0xa0 && byte < 0xc0) {
      out += static_cast<char>(byte);
      return;
    }
  } else if (continuation_ > 0) {
    --continuation_;
    if (byte >= 0x80 && byte < 0xc0) {
      out += static_cast<char>(byte);
      return;
    }
    continuation_ = 0;
  }
  if (byte == 0xc2) {
    after_c2_ = true;
  } else if (byte >= 0xc0) {
    continuation_ = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    out += static_cast<char>(byte);
  } else if (byte == kEscape) {
    held_ = kEscape;
  } else if (in_c1 || byte == 0x05 || byte == 0x0e) {
    // A control of eight bits, a request for an answer, another character set.
    out += kShown;
  } else {
    out += static_cast<char>(byte);
  }
}

void TerminalFilter::in_sequence(uint8_t byte, std::string& out) {
  const auto letter = static_cast<char>(byte);
  const bool is_control = held_.size() > 1 && held_[1] == '[';
  // What cancels a sequence, or cannot be in it, ends it; the byte then stands for itself.
  const bool belongs = byte >= 0x20 && byte < 0x7f;
  if (!belongs || held_.size() >= kMaxHeld) {
    refuse(out);
    plain(byte, out);
    return;
  }
  held_ += letter;
  const std::string_view body = std::string_view(held_).substr(1);
  if (body == "[" || body == "(") return;
  if (is_control && byte < 0x40) return;  // parameters go on
  if (is_control ? is_allowed_control(body.substr(1)) : is_allowed_short(body)) {
    out += held_;
    held_.clear();
  } else {
    refuse(out);
  }
}

void TerminalFilter::refuse(std::string& out) {
  out += kShown;
  out.append(held_, 1);
  held_.clear();
}

}  // namespace tenon::wasi
