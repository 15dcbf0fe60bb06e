// The types of what modules import and export, among them the types of modules and instances
// themselves. They are values, like the other types: func, tag, module and instance types are ids of
// a type store, which holds each once. Spec: 3.0, section 2.3.16 (External Types); module linking.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tenon/types.h"

namespace tenon::types {

// An external type. `id` is a type of the store: a function type of func and tag, else a module or
// an instance type.
class ExternType {
 public:
  ExternType() = default;
  ExternType(ExternKind kind, uint32_t id) : kind_(kind), detail_(id) {}
  ExternType(const TableType& type) : kind_(ExternKind::table), detail_(type) {}
  ExternType(const MemoryType& type) : kind_(ExternKind::memory), detail_(type) {}
  ExternType(const GlobalType& type) : kind_(ExternKind::global), detail_(type) {}

  ExternKind kind() const { return kind_; }
  // Whether id() is there.
  bool has_id() const { return detail_.index() == 0; }
  // Whether it is a module or an instance type.
  bool is_linking() const { return kind_ >= ExternKind::module; }
  // REQUIRES: the kind has it.
  uint32_t id() const { return *std::get_if<uint32_t>(&detail_); }
  const TableType& table() const { return *std::get_if<TableType>(&detail_); }
  const MemoryType& memory() const { return *std::get_if<MemoryType>(&detail_); }
  const GlobalType& global() const { return *std::get_if<GlobalType>(&detail_); }

  bool operator==(const ExternType&) const = default;

 private:
  ExternKind kind_ = ExternKind::func;
  std::variant<uint32_t, TableType, MemoryType, GlobalType> detail_;
};

struct NamedExtern {
  std::string name;
  ExternType type;
};

// External types by name, in the order of their declaration; equal whatever the order is.
class ExternMap {
 public:
  ExternMap() = default;
  // REQUIRES: the names are distinct.
  explicit ExternMap(std::vector<NamedExtern> items);

  // The type of the item called `name`, or null.
  const ExternType* find(std::string_view name) const;
  size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  bool operator==(const ExternMap& other) const;

 private:
  std::vector<NamedExtern> items_;
  std::vector<uint32_t> by_name_;  // positions in items_, sorted by name
};

struct InstanceType {
  ExternMap exports;
  bool operator==(const InstanceType&) const = default;
};

struct ModuleType {
  ExternMap imports;
  uint32_t instance = 0;  // id of the type of its instances
  bool operator==(const ModuleType&) const = default;
};

// The sum from which on an effective type size is refused.
inline constexpr uint32_t kMaxTypeSize = 100'000;

// The sum of two effective sizes; it stays at kMaxTypeSize once it is there.
constexpr uint32_t add_sizes(uint32_t a, uint32_t b) {
  return a >= kMaxTypeSize || b >= kMaxTypeSize - a ? kMaxTypeSize : a + b;
}

}  // namespace tenon::types
