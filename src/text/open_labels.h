// The labels of the blocks that are open, innermost last. A name is looked up in the same time
// however deep the blocks are nested.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tenon::text {

class OpenLabels {
 public:
  size_t size() const { return labels_.size(); }
  bool empty() const { return labels_.empty(); }
  // The name, if it has one, of the label that so many others are inside of. REQUIRES: depth < size().
  const std::optional<std::string>& name(size_t depth) const {
    assert(depth < size());
    return labels_[labels_.size() - 1 - depth];
  }
  // How many labels are inside the innermost one of that name; nothing where there is none.
  std::optional<uint32_t> depth_of(const std::string& name) const {
    const auto found = places_.find(name);
    if (found == places_.end() || found->second.empty()) return std::nullopt;
    return static_cast<uint32_t>(labels_.size() - 1 - found->second.back());
  }

  void open(std::optional<std::string> name) {
    if (name) places_[*name].push_back(labels_.size());
    labels_.push_back(std::move(name));
  }
  // Closes the innermost one. REQUIRES: there is one.
  void close() {
    assert(!empty());
    if (labels_.back()) places_.at(*labels_.back()).pop_back();
    labels_.pop_back();
  }
  void clear() {
    labels_.clear();
    places_.clear();
  }

 private:
  std::vector<std::optional<std::string>> labels_;
  std::unordered_map<std::string, std::vector<size_t>> places_;  // in labels_, by name
};

}  // namespace tenon::text
