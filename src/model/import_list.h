// The imports of a module, or of a module type, as module linking sees them: each has one name, and
// all two-level imports with one first name are fields of one instance import, which stands where
// the first of them does. Spec: module linking, imports and implicit instances.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/module.h"
#include "tenon/result.h"
#include "types/type_store.h"

namespace tenon::model {

class ImportList {
 public:
  // What becomes of an import that is there already. Core modules may import a name twice; that they
  // have one import of it, as modules to be linked, needs types of which one serves both.
  enum class Duplicates : uint8_t { refuse, merge };

  // `types` outlives this; every type that is added is in it.
  explicit ImportList(types::TypeStore& types, Duplicates duplicates = Duplicates::refuse)
      : types_(types), duplicates_(duplicates) {}

  // Adds an import, one-level without `field`. Returns whether it begins an implicit instance.
  // Errors: invalid, or link where merging: duplicate names. Nothing is added then.
  Result<bool> add(std::string_view name, std::optional<std::string_view> field,
                   const types::ExternType& type);

  // The end of an import section: no implicit instance gets more fields.
  void close();
  // Makes the types of the implicit instances that are closed and have none yet, in order.
  std::vector<BlobTypeId> type_closed();

  // The sum of the sizes of all imports; at most types::kMaxTypeSize.
  uint32_t effective_size() const { return size_; }
  // All imports. REQUIRES: all are closed and have their types.
  types::ExternMap take();

 private:
  struct Slot {
    std::string_view name;
    types::ExternType type;
    bool is_implicit = false;
    bool is_open = false;
    std::vector<types::NamedExtern> fields = {};
    std::unordered_map<std::string_view, size_t> by_field = {};
  };

  Result<bool> add_field(Slot& slot, std::string_view field, const types::ExternType& type);
  Result<bool> merge(types::ExternType& have, const types::ExternType& type, std::string name);
  void charge(const types::ExternType& type) {
    size_ = types::add_sizes(size_, types::add_sizes(types_.effective_size(type), 1));
  }

  types::TypeStore& types_;
  Duplicates duplicates_;
  uint32_t size_ = 0;
  std::vector<Slot> slots_;
  std::unordered_map<std::string_view, size_t> by_name_;
  std::vector<size_t> open_;    // implicit instances
  std::vector<size_t> closed_;  // those that have no type yet
};

// The module type of a module whose blob has no linking: `types` gets what it needs, and `ids` maps
// the blob's types to it. Errors: link, where imports of one name have types that do not agree.
Result<types::ModuleType> make_module_type(types::TypeStore& types, const Module& module,
                                           std::span<const uint32_t> ids);

}  // namespace tenon::model
