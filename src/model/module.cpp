#include "model/module.h"

#include <algorithm>

namespace tenon::model {

std::string_view Names::function(uint32_t index) const {
  const auto it = std::lower_bound(
      functions.begin(), functions.end(), index,
      [](const NameEntry& entry, uint32_t wanted) { return entry.index < wanted; });
  return it != functions.end() && it->index == index ? it->name : std::string_view();
}

const Export* Module::find_export(std::string_view name) const {
  const auto it = std::find_if(exports.begin(), exports.end(),
                               [&](const Export& item) { return item.name == name; });
  return it == exports.end() ? nullptr : &*it;
}

}  // namespace tenon::model
