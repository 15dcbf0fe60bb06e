#include "support/utf8.h"

#include <cassert>

namespace tenon::support {

size_t decode_utf8(std::string_view bytes, uint32_t& code_point) {
  if (bytes.empty()) return 0;
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return code_point = lead, size_t{1};
  const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
  uint32_t value = lead & (0x7fu >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    value = value << 6 | (byte(i) & 0x3fu);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xd800 && value < 0xe000;
  if (overlong || surrogate || value > 0x10ffff) return 0;
  return code_point = value, length;
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    uint32_t code_point = 0;
    const size_t length = decode_utf8(bytes, code_point);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

void append_utf8(std::string& out, uint32_t code_point) {
  assert(code_point < 0x110000 && (code_point < 0xd800 || code_point >= 0xe000));
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  const int more = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
  static constexpr uint8_t kLead[] = {0, 0xc0, 0xe0, 0xf0};
  out += static_cast<char>(kLead[more] | code_point >> (6 * more));
  for (int i = more - 1; i >= 0; --i) {
    out += static_cast<char>(0x80 | (code_point >> (6 * i) & 0x3f));
  }
}

std::string printable(std::string_view name) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  while (!name.empty()) {
    uint32_t code_point = 0;
    const size_t length = decode_utf8(name, code_point);
    const bool control = code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0) ||
                         (code_point >= 0x202a && code_point <= 0x202e) ||
                         (code_point >= 0x2066 && code_point <= 0x2069);
    if (length != 0 && !control) {
      out += name.substr(0, length);
      name.remove_prefix(length);
      continue;
    }
    for (size_t i = 0; i < (length == 0 ? 1 : length); ++i) {
      const auto byte = static_cast<uint8_t>(name[i]);
      out += {'\\', kHex[byte >> 4], kHex[byte & 15]};
    }
    name.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace tenon::support
