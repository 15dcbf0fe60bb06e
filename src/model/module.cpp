#include "model/module.h"

#include <algorithm>

#include "types/type_text.h"

namespace tenon::model {
namespace {

std::string index_of(const IndexVec<TypeIndex, TypeEntry>& types, uint32_t id) {
  uint32_t index = 0;
  while (index < types.size() &&
         !(types[TypeIndex{index}].is_core && types[TypeIndex{index}].id == BlobTypeId{id})) {
    ++index;
  }
  return index < types.size() ? std::to_string(index) : "…";
}

}  // namespace

std::string to_text(const IndexVec<TypeIndex, TypeEntry>& types, ValType type) {
  return types::to_text(type, [&](uint32_t id) { return index_of(types, id); });
}

std::string to_text(const IndexVec<TypeIndex, TypeEntry>& types, HeapType heap) {
  return types::to_text(heap, [&](uint32_t id) { return index_of(types, id); });
}

namespace {

std::string_view find_name(const std::vector<NameEntry>& entries, uint32_t index) {
  const auto it = std::lower_bound(
      entries.begin(), entries.end(), index,
      [](const NameEntry& entry, uint32_t wanted) { return entry.index < wanted; });
  return it != entries.end() && it->index == index ? it->name : std::string_view();
}

}  // namespace

std::string_view Names::function(uint32_t index) const { return find_name(functions, index); }
std::string_view Names::tag(uint32_t index) const { return find_name(tags, index); }

const Export* Module::find_export(std::string_view name) const {
  const auto at = std::lower_bound(
      exports_by_name.begin(), exports_by_name.end(), name,
      [&](uint32_t position, std::string_view wanted) { return exports[position].name < wanted; });
  return at != exports_by_name.end() && exports[*at].name == name ? &exports[*at] : nullptr;
}

types::ExternType Module::extern_type(ExternKind kind, uint32_t index) const {
  switch (kind) {
    case ExternKind::func: return {kind, raw(funcs[FuncIndex{index}].type)};
    case ExternKind::table: return tables[TableIndex{index}].type;
    case ExternKind::memory: return memories[MemoryIndex{index}].type;
    case ExternKind::global: return globals[GlobalIndex{index}].type;
    case ExternKind::tag: return {kind, raw(tags[TagIndex{index}].type)};
    case ExternKind::module: return {kind, raw(modules[ModuleIndex{index}].type)};
    case ExternKind::instance: break;
  }
  return {kind, raw(instances[InstanceIndex{index}].type)};
}

std::string Blob::place_of(ArtifactIndex module) const {
  std::string text;
  for (auto parent = modules[module].parent; parent; parent = modules[parent->first].parent) {
    text = std::to_string(raw(parent->second)) + (text.empty() ? "" : "." + text);
  }
  return text.empty() ? text : "nested module " + text;
}

Error Blob::at_place(ArtifactIndex module, Error error) const {
  const std::string place = place_of(module);
  if (!place.empty()) error.context = place + (error.context.empty() ? "" : ", ") + error.context;
  return error;
}

}  // namespace tenon::model
