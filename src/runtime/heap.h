// The objects that a store's references point to and that nothing else owns: exceptions. They don't
// move. What nothing refers to any more is freed when something is allocated and enough was since
// the last time, by marking from
//   - globals, tables and element segments of such references, and the values of exceptions:
//   exactly;
//   - every word of the stack and the registers of the thread, as if it were a reference;
//   - HeapRoots, and what the host was given, which stays as long as the store.
// Spec: 3.0, section 4.2.13 (Exception Instances).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "runtime/table.h"

namespace tenon::runtime {

class Store;

// What an exnref that is not null points to. Its values follow it, a word each.
struct Exception {
  const Tag* tag;
  uint32_t count;  // of values
  bool is_marked;
  bool is_held;  // lives as long as the store

  std::span<uint64_t> values() { return {reinterpret_cast<uint64_t*>(this + 1), count}; }
  static uint64_t bytes(size_t count) { return sizeof(Exception) + count * sizeof(uint64_t); }
};
static_assert(sizeof(Exception) % sizeof(uint64_t) == 0);

// Keeps an exception alive for the host, while its store lives.
struct HeapRoot {
  const Store* store;  // null when it is gone
  Exception* exception;
};

// Whether references of this type are to exceptions.
constexpr bool is_exception_reference(ValType type) {
  return type.is_ref() && (type.heap() == HeapType(AbstractHeap::exn) ||
                           type.heap() == HeapType(AbstractHeap::noexn));
}

class Heap {
 public:
  // Gives no more than `max_bytes` at a time.
  Heap(Store& store, uint64_t max_bytes) : store_(&store), max_bytes_(max_bytes) {}
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // --- The exception that is on its way. It becomes an object when something wants a reference to
  // it, so most never do.
  void throw_new(const Tag& tag, std::span<const uint64_t> values);
  void throw_again(Exception* exception);
  const Tag& thrown_tag() const { return *thrown_tag_; }
  // Valid until something else is thrown.
  std::span<const uint64_t> thrown_values() const {
    if (thrown_ != nullptr) return thrown_->values();
    return thrown_values_;
  }
  // Null where the limit is reached or the host has no memory.
  Exception* thrown_object();

  std::shared_ptr<HeapRoot> make_root(Exception* exception);
  // The host was given this reference, of a type as is_exception_reference() says.
  static void hold(uint64_t reference);

  // Frees what nothing refers to.
  void collect();
  uint64_t bytes() const { return bytes_; }  // in use

 private:
  Exception* allocate(const Tag& tag, std::span<const uint64_t> values);
  bool may_collect() const;
  void mark(uint64_t word);  // …where it is the address of an object
  void mark_items();
  void mark_stack();
  void mark_words(const uintptr_t* begin, const uintptr_t* end);
  void sweep();

  Store* store_;
  uint64_t max_bytes_;
  uint64_t bytes_ = 0;
  uint64_t next_collection_ = 0;     // of bytes_
  std::vector<Exception*> objects_;  // sorted while marking
  std::vector<Exception*> marked_;   // those whose values are to be looked at
  std::vector<std::weak_ptr<HeapRoot>> roots_;
  const Tag* thrown_tag_ = nullptr;
  Exception* thrown_ = nullptr;  // null: it is no object yet
  std::vector<uint64_t> thrown_values_;
};

}  // namespace tenon::runtime
