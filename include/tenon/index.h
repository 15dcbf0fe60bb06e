// Strong indices: each index space of a module has a type of its own, and a vector that takes no
// other. Spec: 3.0, section 2.5.1 (Indices).
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenon {

enum class TypeIndex : uint32_t {};      // a module's own type space
enum class BlobTypeId : uint32_t {};     // the type store of one blob
enum class TypeId : uint32_t {};         // the engine's type store
enum class FuncIndex : uint32_t {};
enum class TableIndex : uint32_t {};
enum class MemoryIndex : uint32_t {};
enum class GlobalIndex : uint32_t {};
enum class TagIndex : uint32_t {};
enum class ElemIndex : uint32_t {};
enum class DataIndex : uint32_t {};
enum class LocalIndex : uint32_t {};
enum class LabelIndex : uint32_t {};     // relative depth
enum class ModuleIndex : uint32_t {};    // a module's own module space (module linking)
enum class InstanceIndex : uint32_t {};  // a module's own instance space (module linking)
enum class ArtifactIndex : uint32_t {};  // position in a blob's flat list of modules

template <class Index>
constexpr uint32_t raw(Index index) {
  return static_cast<uint32_t>(index);
}

// A vector indexed by one index type only.
template <class Index, class T>
class IndexVec {
 public:
  using iterator = typename std::vector<T>::iterator;
  using const_iterator = typename std::vector<T>::const_iterator;

  uint32_t size() const { return static_cast<uint32_t>(items_.size()); }
  bool empty() const { return items_.empty(); }
  bool contains(Index index) const { return raw(index) < items_.size(); }

  // REQUIRES: contains(index).
  T& operator[](Index index) { return assert(contains(index)), items_[raw(index)]; }
  const T& operator[](Index index) const { return assert(contains(index)), items_[raw(index)]; }

  // Appends and returns the new item's index.
  Index push_back(T item) {
    items_.push_back(std::move(item));
    return Index{size() - 1};
  }
  void reserve(size_t count) { items_.reserve(count); }
  void resize(size_t count) { items_.resize(count); }
  void clear() { items_.clear(); }
  T& back() { return items_.back(); }
  const T& back() const { return items_.back(); }

  iterator begin() { return items_.begin(); }
  iterator end() { return items_.end(); }
  const_iterator begin() const { return items_.begin(); }
  const_iterator end() const { return items_.end(); }
  const std::vector<T>& items() const { return items_; }

 private:
  std::vector<T> items_;
};

}  // namespace tenon
