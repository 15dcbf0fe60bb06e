// A map from address ranges to values that a signal handler may read: find() takes no lock and
// allocates nothing. Writers copy the sorted list, publish it, and free old lists when no reader is
// inside. A value that find() returned is valid only as long as its range can't be removed: a
// thread that runs in a range keeps it alive.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tenon::runtime {

template <class T>
class RangeRegistry {
 public:
  struct Range {
    uintptr_t begin;
    uintptr_t end;
    T value;
  };

  // REQUIRES: the range overlaps no other.
  void add(Range range) {
    const std::lock_guard lock(mutex_);
    auto next = copy();
    const auto at = std::upper_bound(next->begin(), next->end(), range.begin, starts_after);
    next->insert(at, range);
    publish(std::move(next));
  }

  // Removes the range that starts at `begin`, if there is one.
  void remove(uintptr_t begin) {
    const std::lock_guard lock(mutex_);
    auto next = copy();
    std::erase_if(*next, [&](const Range& range) { return range.begin == begin; });
    publish(std::move(next));
  }

  // The range that holds `address`. Async-signal-safe.
  std::optional<Range> find(uintptr_t address) const {
    readers_.fetch_add(1);
    std::optional<Range> found;
    if (const List* list = current_.load()) {
      auto it = std::upper_bound(list->begin(), list->end(), address, starts_after);
      if (it != list->begin() && address < (--it)->end) found = *it;
    }
    readers_.fetch_sub(1);
    return found;
  }

 private:
  using List = std::vector<Range>;
  static bool starts_after(uintptr_t address, const Range& range) { return address < range.begin; }

  std::unique_ptr<List> copy() const {
    const List* list = current_.load();
    return list ? std::make_unique<List>(*list) : std::make_unique<List>();
  }
  void publish(std::unique_ptr<List> next) {
    current_.store(next.get());
    if (owner_) retired_.push_back(std::move(owner_));
    owner_ = std::move(next);
    // A reader that arrives from here on sees the new list.
    if (readers_.load() == 0) retired_.clear();
  }

  std::mutex mutex_;
  std::atomic<const List*> current_{nullptr};
  mutable std::atomic<uint32_t> readers_{0};
  std::unique_ptr<List> owner_;
  std::vector<std::unique_ptr<List>> retired_;
};

}  // namespace tenon::runtime
