#include "model/import_list.h"

#include "types/matching.h"

namespace tenon::model {

using types::ExternType;

namespace {

std::string quoted_name(std::string_view name) { return "`" + std::string(name) + "`"; }

}  // namespace

Result<bool> ImportList::merge(ExternType& have, const ExternType& type, std::string name) {
  if (duplicates_ == Duplicates::refuse) {
    return Error{.kind = ErrorKind::invalid,
                 .message = "duplicate import name `" + name + "` already defined"};
  }
  types::Matcher matcher(types_);
  if (!matcher.match(have, type)) return false;
  if (matcher.match(type, have)) {
    return Error{.kind = ErrorKind::link,
                 .message = "`" + name + "` is imported twice, with types of which none is the other's "
                            "subtype"};
  }
  have = type;
  return false;
}

Result<bool> ImportList::add_field(Slot& slot, std::string_view field, const ExternType& type) {
  const auto [at, is_new] = slot.by_field.try_emplace(field, slot.fields.size());
  if (!is_new) {
    return merge(slot.fields[at->second].type, type,
                 std::string(slot.name) + "::" + std::string(field));
  }
  charge(type);
  slot.fields.push_back({std::string(field), type});
  return false;
}

Result<bool> ImportList::add(std::string_view name, std::optional<std::string_view> field,
                             const ExternType& type) {
  const auto [at, is_new] = by_name_.try_emplace(name, slots_.size());
  if (!is_new) {
    Slot& slot = slots_[at->second];
    if (field && slot.is_implicit && slot.is_open) return add_field(slot, *field, type);
    return Error{.kind = ErrorKind::invalid,
                 .message = (field || slot.is_implicit
                                 ? "cannot define the import " + quoted_name(name) + " twice"
                                 : "duplicate import name " + quoted_name(name) + " already defined")};
  }
  if (!field) {
    charge(type);
    slots_.push_back({name, type});
    return false;
  }
  open_.push_back(slots_.size());
  slots_.push_back({.name = name, .type = {}, .is_implicit = true, .is_open = true});
  TENON_TRY(add_field(slots_.back(), *field, type));
  return true;
}

void ImportList::close() {
  for (const size_t at : open_) slots_[at].is_open = false;
  closed_.insert(closed_.end(), open_.begin(), open_.end());
  open_.clear();
}

std::vector<BlobTypeId> ImportList::type_closed() {
  std::vector<BlobTypeId> ids;
  for (const size_t at : closed_) {
    Slot& slot = slots_[at];
    const uint32_t id = types_.add(types::InstanceType{types::ExternMap(std::move(slot.fields))});
    slot.type = {ExternKind::instance, id};
    slot.by_field.clear();
    ids.push_back(BlobTypeId{id});
  }
  closed_.clear();
  return ids;
}

types::ExternMap ImportList::take() {
  std::vector<types::NamedExtern> items;
  items.reserve(slots_.size());
  for (const Slot& slot : slots_) items.push_back({std::string(slot.name), slot.type});
  return types::ExternMap(std::move(items));
}

Result<types::ModuleType> make_module_type(types::TypeStore& types, const Module& module,
                                           std::span<const uint32_t> ids) {
  ImportList imports(types, ImportList::Duplicates::merge);
  for (const Import& import : module.imports) {
    const auto type = types::remap(module.extern_type(import.kind, import.index), ids);
    TENON_TRY(imports.add(import.module, import.field, type));
  }
  imports.close();
  imports.type_closed();
  std::vector<types::NamedExtern> exports;
  exports.reserve(module.exports.size());
  for (const Export& item : module.exports) {
    exports.push_back({std::string(item.name),
                       types::remap(module.extern_type(item.kind, item.index), ids)});
  }
  const uint32_t instance = types.add(types::InstanceType{types::ExternMap(std::move(exports))});
  return types::ModuleType{imports.take(), instance};
}

}  // namespace tenon::model
