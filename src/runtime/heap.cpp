#include "runtime/heap.h"

#include <algorithm>
#include <cstdlib>
#include <new>

#include "runtime/activation.h"
#include "runtime/store.h"

namespace tenon::runtime {
namespace {

// So many bytes, or as many as live, are allocated between two collections.
constexpr uint64_t kLeastGarbage = 1 << 20;

const FuncType& type_of(const Store& store, const Tag& tag) {
  return *store.types().func(raw(tag.type));
}

}  // namespace

Heap::~Heap() {
  for (const auto& weak : roots_) {
    if (const auto root = weak.lock()) root->store = nullptr;
  }
  for (Exception* const exception : objects_) std::free(exception);
}

void Heap::throw_new(const Tag& tag, std::span<const uint64_t> values) {
  thrown_tag_ = &tag;
  thrown_ = nullptr;
  thrown_values_.assign(values.begin(), values.end());
}

void Heap::throw_again(Exception* exception) {
  thrown_tag_ = exception->tag;
  thrown_ = exception;
}

Exception* Heap::thrown_object() {
  if (thrown_ == nullptr) thrown_ = allocate(*thrown_tag_, thrown_values_);
  return thrown_;
}

Exception* Heap::allocate(const Tag& tag, std::span<const uint64_t> values) {
  const uint64_t bytes = Exception::bytes(values.size());
  if (bytes_ + bytes > std::min(next_collection_, max_bytes_) && may_collect()) collect();
  if (bytes > max_bytes_ - bytes_) return nullptr;
  void* const memory = std::malloc(bytes);
  if (memory == nullptr) return nullptr;
  auto* const exception =
      new (memory) Exception{&tag, static_cast<uint32_t>(values.size()), false, false};
  std::copy(values.begin(), values.end(), exception->values().begin());
  objects_.push_back(exception);
  bytes_ += bytes;
  return exception;
}

std::shared_ptr<HeapRoot> Heap::make_root(Exception* exception) {
  auto root = std::make_shared<HeapRoot>(HeapRoot{store_, exception});
  std::erase_if(roots_, [](const auto& each) { return each.expired(); });
  roots_.push_back(root);
  return root;
}

void Heap::hold(uint64_t reference) {
  if (reference != 0) reinterpret_cast<Exception*>(reference)->is_held = true;
}

// Calls of the store that wait on another thread's stack, for one of another store, are not seen.
bool Heap::may_collect() const {
  size_t here = 0;
  for (auto* record = thread_state.current; record != nullptr; record = record->previous) {
    if (record->store == store_) ++here;
  }
  return here == store_->activation_count();
}

void Heap::collect() {
  std::sort(objects_.begin(), objects_.end());
  mark_items();
  mark_stack();
  while (!marked_.empty()) {
    Exception* const exception = marked_.back();
    marked_.pop_back();
    const FuncType& type = type_of(*store_, *exception->tag);
    for (size_t i = 0; i < exception->count; ++i) {
      if (is_exception_reference(type.params[i])) mark(exception->values()[i]);
    }
  }
  sweep();
  next_collection_ = bytes_ + std::max(bytes_, kLeastGarbage);
}

void Heap::mark(uint64_t word) {
  if (objects_.empty() || word < reinterpret_cast<uintptr_t>(objects_.front()) ||
      word > reinterpret_cast<uintptr_t>(objects_.back())) {
    return;
  }
  auto* const exception = reinterpret_cast<Exception*>(word);
  if (!std::binary_search(objects_.begin(), objects_.end(), exception) || exception->is_marked) {
    return;
  }
  exception->is_marked = true;
  marked_.push_back(exception);
}

// What has the store's references, but for the stack.
void Heap::mark_items() {
  for (Exception* const exception : objects_) {
    if (exception->is_held) mark(reinterpret_cast<uintptr_t>(exception));
  }
  for (const auto& weak : roots_) {
    if (const auto root = weak.lock()) mark(reinterpret_cast<uintptr_t>(root->exception));
  }
  for (const uint64_t value : thrown_values_) mark(value);
  if (thrown_ != nullptr) mark(reinterpret_cast<uintptr_t>(thrown_));
  for (const auto& global : store_->globals()) {
    if (is_exception_reference(global->type().type)) mark(global->get().low);
  }
  for (const auto& table : store_->tables()) {
    if (!is_exception_reference(table->type().element)) continue;
    for (uint64_t i = 0; i < table->size(); ++i) mark(table->get(i));
  }
  for (const auto& instance : store_->instances()) {
    const auto& segments = instance->module().elems;
    for (uint32_t i = 0; i < segments.size(); ++i) {
      if (!is_exception_reference(segments[ElemIndex{i}].type)) continue;
      for (const uint64_t value : instance->elem(ElemIndex{i})) mark(value);
    }
  }
}

// Every word of the thread's stack from here up to the store's outermost call: frames of emitted
// code, in which references are whole words, and of the host. Registers are put on the stack first.
[[gnu::noinline]] void Heap::mark_stack() {
  const ActivationRecord* outermost = nullptr;
  for (auto* record = thread_state.current; record != nullptr; record = record->previous) {
    if (record->store == store_) outermost = record;
  }
  if (outermost == nullptr) return;
  __builtin_unwind_init();
  mark_words(nullptr, static_cast<const uintptr_t*>(outermost->base.stack_pointer));
  asm volatile("" ::: "memory");  // no tail call: the registers are in this frame
}

// From its own frame where `begin` is null. Some of the words are a sanitizer's.
[[gnu::noinline]] __attribute__((no_sanitize("address"))) void Heap::mark_words(
    const uintptr_t* begin, const uintptr_t* end) {
  if (begin == nullptr) begin = static_cast<const uintptr_t*>(__builtin_frame_address(0));
  for (; begin < end; ++begin) mark(*begin);
}

void Heap::sweep() {
  std::erase_if(objects_, [this](Exception* exception) {
    if (exception->is_marked) {
      exception->is_marked = false;
      return false;
    }
    bytes_ -= Exception::bytes(exception->count);
    std::free(exception);
    return true;
  });
}

}  // namespace tenon::runtime
