// The index-based store in which types live once, apart from the modules that use them. Function,
// struct and array types are canonicalised by recursion group: two groups that are equal up to their
// own members' positions have the same ids, so type equality is id equality. One algorithm serves
// both kinds of store: a blob's (BlobTypeStore) and the engine's (EngineTypeStore).
// Spec: 3.0, sections 2.3.8 (Composite types), 3.3 (Matching), 4.2.4 (rolling and unrolling).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "tenon/types.h"

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

  uint32_t size() const { return static_cast<uint32_t>(types_.size()); }
  const SubType& get(uint32_t id) const { return types_[id].sub; }
  const FuncType* func(uint32_t id) const { return std::get_if<FuncType>(&get(id).composite); }
  const StructType* struct_type(uint32_t id) const {
    return std::get_if<StructType>(&get(id).composite);
  }
  const ArrayType* array(uint32_t id) const { return std::get_if<ArrayType>(&get(id).composite); }
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
    SubType sub;
    uint32_t group;
    uint32_t depth;
  };
  struct Group {
    uint32_t first;
    uint32_t count;
  };
  bool is_subtype_slow(ValType sub, ValType super) const;
  bool equal_group(const Group& group, const std::vector<SubType>& wanted) const;

  std::vector<Entry> types_;
  std::vector<Group> groups_;
  std::unordered_multimap<uint64_t, uint32_t> groups_by_hash_;
};

// Adds to `target` every type of `source`, and returns the map from source ids to target ids.
std::vector<uint32_t> remap(const TypeStore& source, TypeStore& target);
// `type` of the source store as a type of the target store.
ValType remap(ValType type, std::span<const uint32_t> ids);

// Types as the text format writes them: `i32`, `(ref null func)`, `(ref $3)` shows a store id.
std::string to_text(ValType type);
std::string to_text(HeapType heap);
std::string to_text(const FuncType& type);
std::string to_text(const Limits& limits);

// The import matching of spec 3.3.10–3.3.15 that needs no store.
bool limits_match(const Limits& sub, uint64_t sub_current_size, const Limits& super);

}  // namespace tenon::types
