// Names and strings of the printer. See printer.h. Spec: 3.0, appendix A.4.1 (Name Section).
#include <algorithm>

#include "support/utf8.h"
#include "text/printer.h"

namespace tenon::text {
namespace {

void append_hex_byte(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '\\';
  out += kDigits[static_cast<uint8_t>(c) >> 4];
  out += kDigits[static_cast<uint8_t>(c) & 15];
}

void read_map(ByteReader& in, IdMap& map) {
  const uint32_t count = in.read_u32();
  for (uint32_t i = 0; i < count && !in.failed(); ++i) {
    const uint32_t index = in.read_u32();
    const std::string_view name = in.read_name();
    if (!in.failed()) map.add(index, name);
  }
}

void read_indirect(ByteReader& in, std::unordered_map<uint32_t, IdMap>& maps) {
  const uint32_t count = in.read_u32();
  for (uint32_t i = 0; i < count && !in.failed(); ++i) {
    const uint32_t index = in.read_u32();
    read_map(in, maps[index]);
  }
}

void read_labels(ByteReader& in,
                 std::unordered_map<uint32_t, std::unordered_map<uint32_t, std::string>>& maps) {
  const uint32_t count = in.read_u32();
  for (uint32_t i = 0; i < count && !in.failed(); ++i) {
    const uint32_t func = in.read_u32();
    const uint32_t label_count = in.read_u32();
    for (uint32_t k = 0; k < label_count && !in.failed(); ++k) {
      const uint32_t index = in.read_u32();
      const std::string_view name = in.read_name();
      if (!in.failed() && !name.empty()) maps[func].try_emplace(index, id_text(name));
    }
  }
}

}  // namespace

std::string string_text(std::string_view bytes, bool is_name) {
  std::string out = "\"";
  for (size_t i = 0; i < bytes.size();) {
    const char c = bytes[i];
    uint32_t code_point = 0;
    size_t length = 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c >= ' ' && c <= '~') {
      out += c;
    } else if (is_name && static_cast<uint8_t>(c) >= 0x80 &&
               (length = support::decode_utf8(bytes.substr(i), code_point)) > 0) {
      out += bytes.substr(i, length);
    } else {
      length = 1;
      append_hex_byte(out, c);
    }
    i += length;
  }
  return out + '"';
}

std::string id_text(std::string_view name) {
  for (const char c : name) {
    if (!is_id_char(c)) return "$" + string_text(name, true);
  }
  return "$" + std::string(name);
}

void IdMap::add(uint32_t index, std::string_view name) {
  if (by_index_.contains(index) || annotations_.contains(index)) return;
  if (name.empty() || !taken_.emplace(name).second) {
    annotations_.emplace(index, "(@name " + string_text(name, true) + ")");
  } else {
    by_index_.emplace(index, id_text(name));
  }
}

std::string IdMap::with_space(uint32_t index) const {
  for (const auto* names : {&by_index_, &annotations_}) {
    const auto found = names->find(index);
    if (found != names->end()) return " " + found->second;
  }
  return "";
}

std::string IdMap::text(uint32_t index) const {
  const auto found = by_index_.find(index);
  return found != by_index_.end() ? found->second : std::to_string(index);
}

bool PrintedNames::empty() const {
  const auto all_empty = [](const auto& maps) {
    return std::all_of(maps.begin(), maps.end(), [](const auto& map) { return map.second.empty(); });
  };
  return module.empty() && all_empty(locals) && all_empty(fields) && all_empty(labels) &&
         std::all_of(spaces.begin(), spaces.end(), [](const IdMap& map) { return map.empty(); });
}

PrintedNames read_printed_names(std::span<const uint8_t> section) {
  PrintedNames names;
  const auto space = [&](Space which) -> IdMap& {
    return names.spaces[static_cast<size_t>(which)];
  };
  ByteReader in(section);
  while (!in.at_end() && !in.failed()) {
    const uint8_t id = in.read_u8();
    ByteReader sub(in.read_bytes(in.read_u32()));
    switch (id) {
      case 0: names.module = sub.read_name(); break;
      case 1: read_map(sub, space(Space::func)); break;
      case 2: read_indirect(sub, names.locals); break;
      case 3: read_labels(sub, names.labels); break;
      case 4: read_map(sub, space(Space::type)); break;
      case 5: read_map(sub, space(Space::table)); break;
      case 6: read_map(sub, space(Space::memory)); break;
      case 7: read_map(sub, space(Space::global)); break;
      case 8: read_map(sub, space(Space::elem)); break;
      case 9: read_map(sub, space(Space::data)); break;
      case 10: read_indirect(sub, names.fields); break;
      case 11: read_map(sub, space(Space::tag)); break;
      default: break;
    }
  }
  return names;
}

}  // namespace tenon::text
