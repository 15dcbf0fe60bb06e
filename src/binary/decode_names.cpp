// Decoder: the name section. A damaged one is no error: names end where it does.
// Spec: 3.0, appendix A.4.1 (Name Section).
#include <algorithm>
#include <utility>
#include <vector>

#include "binary/decoder.h"

namespace tenon::binary {

namespace {

void read_map(support::ByteReader& in, std::vector<model::NameEntry>& entries) {
  const uint32_t count = in.read_u32();
  for (uint32_t i = 0; i < count && !in.failed(); ++i) {
    const uint32_t index = in.read_u32();
    const std::string_view name = in.read_name();
    if (!in.failed()) entries.push_back({index, name});
  }
}

}  // namespace

model::Names decode_names(std::span<const uint8_t> section) {
  model::Names names;
  support::ByteReader in(section);
  while (!in.at_end() && !in.failed()) {
    const uint8_t id = in.read_u8();
    support::ByteReader sub(in.read_bytes(in.read_u32()));
    if (id == 0) {
      names.module = sub.read_name();
    } else if (id == 1) {
      read_map(sub, names.functions);
    } else if (id == 11) {
      read_map(sub, names.tags);
    }
  }
  for (auto* entries : {&names.functions, &names.tags}) {
    // Of equal indices the first in the file comes first, as its name lies lower in memory.
    std::sort(entries->begin(), entries->end(), [](const auto& a, const auto& b) {
      return std::pair(a.index, a.name.data()) < std::pair(b.index, b.name.data());
    });
  }
  return names;
}

}  // namespace tenon::binary
