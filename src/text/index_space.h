// The identifiers of one index space: functions, types, locals and so on.
// Spec: 3.0, section 6.1.3 (Contexts).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tenon::text {

class IndexSpace {
 public:
  uint32_t count() const { return count_; }

  // Takes the next index, for an item without an id.
  uint32_t add() { return count_++; }

  // Takes the next index for `id`; false where the id is taken (the index is used up all the same).
  bool add(std::string id) { return bind(std::move(id), count_++); }

  // Gives `id` an index that the caller counts; false where the id is taken.
  // REQUIRES: no id has a greater index.
  bool bind(std::string id, uint32_t index) {
    const bool is_new = by_id_.try_emplace(id, index).second;
    if (is_new) names_.emplace_back(index, std::move(id));
    return is_new;
  }

  // Forgets the indices from `count` on, and their ids.
  void truncate(uint32_t count) {
    for (; !names_.empty() && names_.back().first >= count; names_.pop_back()) {
      by_id_.erase(names_.back().second);
    }
    count_ = count;
  }

  std::optional<uint32_t> find(const std::string& id) const {
    const auto it = by_id_.find(id);
    if (it == by_id_.end()) return std::nullopt;
    return it->second;
  }

  // Index and id of what has one, in the order of the indices.
  const std::vector<std::pair<uint32_t, std::string>>& names() const { return names_; }

 private:
  uint32_t count_ = 0;
  std::unordered_map<std::string, uint32_t> by_id_;
  std::vector<std::pair<uint32_t, std::string>> names_;
};

}  // namespace tenon::text
