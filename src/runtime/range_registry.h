// A map from address ranges to values that a signal handler may read: find() takes no lock and
// allocates nothing. Ranges are in sorted chunks, which never change: a writer makes the chunk that
// its range is in and the list of chunks anew, publishes the list, and frees old ones when no reader
// is inside. So adding to n ranges costs n / kMost pointers. A value that find() returned is valid
// only as long as its range can't be removed: a thread that runs in a range keeps it alive.
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
    if (next->empty()) {
      next->push_back(std::make_shared<const Chunk>(Chunk{range}));
      return publish(std::move(next));
    }
    const size_t which = chunk_of(*next, range.begin).value_or(0);
    Chunk chunk = *(*next)[which];
    chunk.insert(std::upper_bound(chunk.begin(), chunk.end(), range.begin, starts_after), range);
    if (chunk.size() > kMost) {
      const auto half = chunk.begin() + kMost / 2;
      next->insert(next->begin() + static_cast<ptrdiff_t>(which) + 1,
                   std::make_shared<const Chunk>(half, chunk.end()));
      chunk.erase(half, chunk.end());
    }
    (*next)[which] = std::make_shared<const Chunk>(std::move(chunk));
    publish(std::move(next));
  }

  // Removes the range that starts at `begin`, if there is one.
  void remove(uintptr_t begin) {
    const std::lock_guard lock(mutex_);
    auto next = copy();
    const auto which = chunk_of(*next, begin);
    if (!which) return;
    Chunk chunk = *(*next)[*which];
    std::erase_if(chunk, [&](const Range& range) { return range.begin == begin; });
    if (chunk.empty()) {
      next->erase(next->begin() + static_cast<ptrdiff_t>(*which));
    } else {
      (*next)[*which] = std::make_shared<const Chunk>(std::move(chunk));
    }
    publish(std::move(next));
  }

  // The range that holds `address`. Async-signal-safe.
  std::optional<Range> find(uintptr_t address) const {
    readers_.fetch_add(1);
    std::optional<Range> found;
    if (const List* list = current_.load()) {
      if (const auto which = chunk_of(*list, address)) {
        const Chunk& chunk = *(*list)[*which];
        // The chunk starts at or before the address.
        auto it = std::upper_bound(chunk.begin(), chunk.end(), address, starts_after);
        if (address < (--it)->end) found = *it;
      }
    }
    readers_.fetch_sub(1);
    return found;
  }

 private:
  using Chunk = std::vector<Range>;  // not empty
  using List = std::vector<std::shared_ptr<const Chunk>>;
  static constexpr size_t kMost = 128;

  static bool starts_after(uintptr_t address, const Range& range) { return address < range.begin; }

  // The last chunk that starts at or before `address`.
  static std::optional<size_t> chunk_of(const List& list, uintptr_t address) {
    const auto it = std::upper_bound(list.begin(), list.end(), address,
                                     [](uintptr_t wanted, const std::shared_ptr<const Chunk>& chunk) {
                                       return wanted < chunk->front().begin;
                                     });
    if (it == list.begin()) return std::nullopt;
    return static_cast<size_t>(it - list.begin()) - 1;
  }

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
