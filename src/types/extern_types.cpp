#include "types/extern_types.h"

#include <algorithm>
#include <numeric>

namespace tenon::types {

ExternMap::ExternMap(std::vector<NamedExtern> items) : items_(std::move(items)) {
  by_name_.resize(items_.size());
  std::iota(by_name_.begin(), by_name_.end(), 0u);
  std::sort(by_name_.begin(), by_name_.end(),
            [&](uint32_t a, uint32_t b) { return items_[a].name < items_[b].name; });
}

const ExternType* ExternMap::find(std::string_view name) const {
  const auto at =
      std::lower_bound(by_name_.begin(), by_name_.end(), name,
                       [&](uint32_t item, std::string_view wanted) { return items_[item].name < wanted; });
  return at != by_name_.end() && items_[*at].name == name ? &items_[*at].type : nullptr;
}

bool ExternMap::operator==(const ExternMap& other) const {
  if (size() != other.size()) return false;
  for (size_t i = 0; i < size(); ++i) {
    const NamedExtern& mine = items_[by_name_[i]];
    const NamedExtern& its = other.items_[other.by_name_[i]];
    if (mine.name != its.name || mine.type != its.type) return false;
  }
  return true;
}

}  // namespace tenon::types
