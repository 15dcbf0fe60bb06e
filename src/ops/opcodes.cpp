#include "ops/opcodes.h"

#include <array>
#include <unordered_map>

namespace tenon::ops {
namespace {

constexpr size_t kMaxCode = 0x114;
using CodeTable = std::array<Op, kMaxCode>;

constexpr CodeTable make_table(uint8_t prefix) {
  CodeTable table{};
  for (Op& op : table) op = kNoOp;
  for (size_t i = 0; i < kOpCount; ++i) {
    if (kOps[i].prefix == prefix) table[kOps[i].code] = static_cast<Op>(i);
  }
  return table;
}

constexpr CodeTable kGc = make_table(0xfb);
constexpr CodeTable kMisc = make_table(0xfc);
constexpr CodeTable kVector = make_table(0xfd);
constexpr CodeTable kAtomic = make_table(0xfe);

}  // namespace

Op find_op(uint8_t prefix, uint32_t code) {
  if (code >= kMaxCode) return kNoOp;
  switch (prefix) {
    case 0x00: return code < kOneByteOps.size() ? kOneByteOps[code] : kNoOp;
    case 0xfb: return kGc[code];
    case 0xfc: return kMisc[code];
    case 0xfd: return kVector[code];
    case 0xfe: return kAtomic[code];
    default: return kNoOp;
  }
}

Op find_op(std::string_view text) {
  static const auto* const by_text = [] {
    auto* map = new std::unordered_map<std::string_view, Op>;
    for (size_t i = 0; i < kOpCount; ++i) map->emplace(kOps[i].text, static_cast<Op>(i));
    return map;
  }();
  const auto it = by_text->find(text);
  return it == by_text->end() ? kNoOp : it->second;
}

}  // namespace tenon::ops
