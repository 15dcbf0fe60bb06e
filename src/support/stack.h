// A stack of small things, for loops that push and pop at each turn: as much of std::vector as they
// need, but its growth stays out of line, so that a push is a few instructions.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

namespace tenon::support {

template <class T>
class Stack {
  static_assert(std::is_trivially_destructible_v<T>);

 public:
  size_t size() const { return static_cast<size_t>(top_ - items_.get()); }
  bool empty() const { return top_ == items_.get(); }
  T& back() { return assert(!empty()), top_[-1]; }
  const T& back() const { return assert(!empty()), top_[-1]; }
  T& operator[](size_t index) { return assert(index < size()), items_[index]; }
  const T& operator[](size_t index) const { return assert(index < size()), items_[index]; }
  T* begin() { return items_.get(); }
  T* end() { return top_; }
  const T* begin() const { return items_.get(); }
  const T* end() const { return top_; }

  void push_back(T item) {
    if (top_ == end_) [[unlikely]] return grow_and_push(item);
    *top_++ = item;
  }
  // Pushes `items`, which are none of the stack's own, in their order.
  void append(std::span<const T> items) {
    if (static_cast<size_t>(end_ - top_) < items.size()) [[unlikely]] grow(items.size());
    for (const T& item : items) *top_++ = item;
  }
  void pop_back() { assert(!empty()), --top_; }
  // Pops down to `size` items. REQUIRES: no fewer are there.
  void truncate(size_t size) { assert(size <= this->size()), top_ = items_.get() + size; }
  void clear() { top_ = items_.get(); }

 protected:
  bool is_full() const { return top_ == end_; }

 private:
  [[gnu::noinline, gnu::cold]] void grow_and_push(T item) {
    grow(1);
    *top_++ = item;
  }
  [[gnu::noinline, gnu::cold]] void grow(size_t more) {
    const size_t used = size();
    const size_t capacity = 2 * used + more + 16;
    auto items = std::make_unique<T[]>(capacity);
    std::copy_n(items_.get(), used, items.get());
    items_ = std::move(items);
    top_ = items_.get() + used;
    end_ = items_.get() + capacity;
  }

  std::unique_ptr<T[]> items_;
  T* top_ = nullptr;
  T* end_ = nullptr;
};

// A stack with a mark: how many of its lowest items have stayed since it was set.
template <class T>
class MarkedStack : public Stack<T> {
 public:
  size_t mark() const { return static_cast<size_t>(mark_ - this->begin()); }
  // REQUIRES: no fewer items are there.
  void set_mark(size_t mark) { assert(mark <= this->size()), mark_ = this->begin() + mark; }
  void push_back(T item) {
    if (this->is_full()) [[unlikely]] return grow_and_push(item);
    Stack<T>::push_back(item);
  }
  void append(std::span<const T> items) = delete;
  void pop_back() {
    Stack<T>::pop_back();
    if (this->end() < mark_) mark_ = this->end();
  }
  void clear() { Stack<T>::clear(), mark_ = this->begin(); }

 private:
  [[gnu::noinline, gnu::cold]] void grow_and_push(T item) {
    const size_t kept = mark();
    Stack<T>::push_back(item);
    set_mark(kept);
  }

  const T* mark_ = nullptr;
};

}  // namespace tenon::support
