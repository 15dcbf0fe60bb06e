// The index-based store in which types live once, apart from the modules that use them. Function,
// struct and array types are canonicalised by recursion group: two groups that are equal up to their
// own members' positions have the same ids, so type equality is id equality. One algorithm serves
// both kinds of store: a blob's and the engine's. Module and instance types are in the same id space,
// each once by its names and types, whatever their order; they are in no group and no composite type.
// Spec: 3.0, sections 2.3.8 (Composite types), 3.3 (Matching), 4.2.4 (rolling and unrolling).
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "tenon/types.h"
#include "types/extern_types.h"

namespace tenon::types {

struct StructType {
  std::vector<FieldType> fields;
  bool operator==(const StructType&) const = default;
};

struct ArrayType {
  FieldType field;
  bool operator==(const ArrayType&) const = default;
};

using CompositeType = std::variant<FuncType, StructType, ArrayType>;

// A sub type (spec 2.3.10). A supertype is a concrete type of the store, or an earlier member of the
// same group (HeapType::rec_member) while the group is being added.
struct SubType {
  CompositeType composite;
  std::optional<HeapType> supertype;
  bool is_final = true;
};

class TypeStore {
 public:
  // Adds a recursion group, or finds the equal one that is there. Inside, members refer to each
  // other by HeapType::rec_member(position). Returns the id of the first member; members follow.
  // REQUIRES: every concrete id is in this store. Validity of supertypes is the caller's to check.
  uint32_t add_group(std::vector<SubType> group);

  // Adds a module or an instance type, or finds the equal one that is there. Returns its id.
  // REQUIRES: every id in it is in this store.
  uint32_t add(InstanceType type);
  uint32_t add(ModuleType type);

  uint32_t size() const { return static_cast<uint32_t>(types_.size()); }
  // False of module and instance types.
  bool is_core(uint32_t id) const { return std::holds_alternative<SubType>(types_[id].type); }
  // REQUIRES: is_core(id).
  const SubType& get(uint32_t id) const {
    assert(is_core(id));
    return *std::get_if<SubType>(&types_[id].type);
  }
  // The type, or null where it is of another kind.
  const FuncType* func(uint32_t id) const { return composite<FuncType>(id); }
  const StructType* struct_type(uint32_t id) const { return composite<StructType>(id); }
  const ArrayType* array(uint32_t id) const { return composite<ArrayType>(id); }
  const InstanceType* instance_type(uint32_t id) const {
    return std::get_if<InstanceType>(&types_[id].type);
  }
  const ModuleType* module_type(uint32_t id) const {
    return std::get_if<ModuleType>(&types_[id].type);
  }
  // How large a type is when everything that it names is written out; at most kMaxTypeSize.
  uint32_t effective_size(const ExternType& type) const {
    return type.has_id() ? types_[type.id()].effective_size : 1;
  }
  // Number of proper supertypes.
  uint32_t depth(uint32_t id) const { return types_[id].depth; }
  // First id and number of members of the group that holds `id`.
  std::pair<uint32_t, uint32_t> group_of(uint32_t id) const;

  // Declared subtyping of two ids (reflexive, transitive).
  bool is_subtype_id(uint32_t sub, uint32_t super) const;
  // Spec 3.3.3–3.3.4. `bot` is below everything.
  bool is_subtype(HeapType sub, HeapType super) const;
  bool is_subtype(ValType sub, ValType super) const {
    return sub == super || is_subtype_slow(sub, super);
  }
  bool is_subtype(std::span<const ValType> sub, std::span<const ValType> super) const;
  bool is_subtype(const FieldType& sub, const FieldType& super) const;
  // Structural matching of composite types, as a declared supertype requires (spec 3.3.8).
  bool is_subtype(const CompositeType& sub, const CompositeType& super) const;

  // The top of the hierarchy that a heap type belongs to: func, extern, any or exn.
  AbstractHeap top(HeapType heap) const;

 private:
  struct Entry {
    std::variant<SubType, InstanceType, ModuleType> type;
    uint32_t group;
    uint32_t depth;
    uint32_t effective_size;
  };
  struct Group {
    uint32_t first;
    uint32_t count;
  };
  template <class T>
  const T* composite(uint32_t id) const {
    const SubType* sub = std::get_if<SubType>(&types_[id].type);
    return sub != nullptr ? std::get_if<T>(&sub->composite) : nullptr;
  }
  template <class T>
  uint32_t add_linking(T type, uint64_t hash, uint32_t size);
  bool is_subtype_slow(ValType sub, ValType super) const;
  bool equal_group(const Group& group, const std::vector<SubType>& wanted) const;

  std::vector<Entry> types_;
  std::vector<Group> groups_;
  std::unordered_multimap<uint64_t, uint32_t> groups_by_hash_;
  std::unordered_multimap<uint64_t, uint32_t> linking_by_hash_;  // ids
};

// Adds to `target` every type of `source`, and returns the map from source ids to target ids.
std::vector<uint32_t> remap(const TypeStore& source, TypeStore& target);
// `type` of the source store as a type of the target store.
ValType remap(ValType type, std::span<const uint32_t> ids);
ExternType remap(const ExternType& type, std::span<const uint32_t> ids);
ModuleType remap(const ModuleType& type, std::span<const uint32_t> ids);

// The import matching of spec 3.3.10–3.3.15 that needs no store.
bool limits_match(const Limits& sub, uint64_t sub_current_size, const Limits& super);

}  // namespace tenon::types
