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

  // Gives an index another name than its id, for the name section.
  // REQUIRES: no greater index has one.
  void set_name(uint32_t index, std::string name) { annotated_.emplace_back(index, std::move(name)); }

  // Forgets the indices from `count` on, their ids and names.
  void truncate(uint32_t count) {
    while (!annotated_.empty() && annotated_.back().first >= count) annotated_.pop_back();
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

  // Index and name, by an annotation or else its id, of what has one, in the order of the indices.
  std::vector<std::pair<uint32_t, std::string>> names() const {
    std::vector<std::pair<uint32_t, std::string>> all;
    all.reserve(names_.size() + annotated_.size());
    auto annotated = annotated_.begin();
    const auto take_below = [&](uint64_t index) {
      while (annotated != annotated_.end() && annotated->first < index) all.push_back(*annotated++);
    };
    for (const auto& named : names_) {
      take_below(named.first);
      if (annotated == annotated_.end() || annotated->first != named.first) all.push_back(named);
    }
    take_below(uint64_t{1} << 32);
    return all;
  }

 private:
  uint32_t count_ = 0;
  std::unordered_map<std::string, uint32_t> by_id_;
  std::vector<std::pair<uint32_t, std::string>> names_;      // ids
  std::vector<std::pair<uint32_t, std::string>> annotated_;  // names by annotations
};

}  // namespace tenon::text
