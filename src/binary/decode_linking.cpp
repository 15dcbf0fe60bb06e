// Decoder: modules, instances and aliases. Spec: module linking, binary format and validation.
#include <algorithm>

#include "binary/decoder.h"
#include "binary/limits.h"

namespace tenon::binary {

using model::ExternKind;
using types::ExternType;

namespace {

constexpr uint8_t kTypeKind = 7;  // only of outer aliases
constexpr uint8_t kModuleKind = 5;

}  // namespace

uint32_t OuterRefs::add(const OuterRef& ref) {
  const auto [at, is_new] = positions_.try_emplace(uint64_t{ref.depth} << 32 | ref.index,
                                                   static_cast<uint32_t>(items_.size()));
  if (is_new) items_.push_back(ref);
  return at->second;
}

const Decoder* Decoder::module_at(uint32_t depth) const {
  const Decoder* at = this;
  for (; at != nullptr && depth > 0; --depth) at = at->parent_;
  return at;
}

std::optional<BlobTypeId> Decoder::find_module(uint32_t index) const {
  if (index >= module_.modules.size()) return std::nullopt;
  return module_.modules[ModuleIndex{index}].type;
}

std::optional<BlobTypeId> Decoder::find_type(uint32_t index) const {
  if (index >= module_.types.size()) return std::nullopt;
  return module_.types[TypeIndex{index}].id;
}

void Decoder::mark_linked() {
  if (state_.is_linked) return;
  state_.is_linked = true;
  if (duplicate_import_) return fail(duplicate_import_->message, duplicate_import_->offset);
  type_implicit_instances();
  check_type_size(imports_.effective_size());
  check_limit(module_.instances.size(), kMaxInstances, "instances");
}

void Decoder::type_implicit_instances() {
  const std::vector<BlobTypeId> ids = imports_.type_closed();
  for (size_t i = 0; i < ids.size(); ++i) module_.instances[untyped_[i]].type = ids[i];
  untyped_.erase(untyped_.begin(), untyped_.begin() + static_cast<ptrdiff_t>(ids.size()));
}

bool Decoder::read_nested_module() {
  --modules_left_;
  if (!check_limit(size_t{module_.modules.size()} + 1, kMaxModules, "modules")) return false;
  const uint32_t size = in_.read_u32();
  if (in_.failed()) return false;
  next_module_offset_ = in_.offset();
  if (in_.offset() > *section_end_ || size > *section_end_ - in_.offset()) {
    in_.fail_malformed("length out of bounds");
    return false;
  }
  next_module_ = in_.read_bytes(size);
  return true;
}

void Decoder::add_module(ArtifactIndex artifact, const std::vector<OuterRef>& outer_types,
                         const std::vector<OuterRef>& captured, uint32_t height) {
  model::DefineModuleInit init{.artifact = artifact, .captures = {}};
  for (const OuterRef& ref : captured) {
    const bool is_inherited = ref.depth > 0;
    init.captures.push_back(
        {is_inherited,
         is_inherited ? add_outer_ref({ref.depth - 1, ref.index, ref.type}, true) : ref.index});
  }
  for (const OuterRef& ref : outer_types) {
    if (ref.depth > 0) add_outer_ref({ref.depth - 1, ref.index, ref.type}, false);
  }
  height_ = std::max(height_, height + 1);
  module_.modules.push_back({*blob_.modules[artifact].type});
  module_.initializers.emplace_back(std::move(init));
}

uint32_t Decoder::add_outer_ref(const OuterRef& ref, bool is_module) {
  const uint32_t position = (is_module ? outer_modules_ : outer_types_).add(ref);
  Decoder* outer = parent_;
  for (uint32_t depth = ref.depth; depth > 0; --depth, outer = outer->parent_) {
    (is_module ? outer->outer_modules_ : outer->outer_types_).add({depth - 1, ref.index, ref.type});
  }
  return position;
}

void Decoder::decode_instances() {
  each([&](uint32_t) { decode_instance(); });
}

void Decoder::decode_instance() {
  if (!check_limit(size_t{module_.instances.size()} + 1, kMaxInstances, "instances")) return;
  const uint64_t at = in_.offset();
  if (in_.read_u8() != 0) return in_.fail_malformed("malformed instance definition", at);
  model::InstantiateInit init{.module = ModuleIndex{in_.read_u32()}, .args = {}};
  std::vector<types::NamedExtern> args;
  std::unordered_set<std::string_view> names;
  uint32_t size = 0;
  each([&](uint32_t) {
    const uint64_t arg_at = in_.offset();
    const std::string_view name = read_name();
    const Item item = decode_item();
    if (in_.failed()) return;
    if (!names.insert(name).second) {
      return fail("duplicate argument name `" + std::string(name) + "`", arg_at);
    }
    const ExternType type = module_.extern_type(item.kind, item.index);
    size = types::add_sizes(size, types::add_sizes(blob_.types.effective_size(type), 1));
    if (!check_type_size(size)) return;
    args.push_back({std::string(name), type});
    init.args.push_back({name, item.kind, item.index});
  });
  if (in_.failed() ||
      !check_index(in_, raw(init.module), module_.modules.size(), "unknown module", at)) {
    return;
  }
  check_args(init.module, std::move(args), at);
  if (in_.failed()) return;
  const auto* type = blob_.types.module_type(raw(module_.modules[init.module].type));
  module_.instances.push_back({BlobTypeId{type->instance}});
  module_.initializers.emplace_back(std::move(init));
}

void Decoder::check_args(ModuleIndex module, std::vector<types::NamedExtern> args, uint64_t at) {
  const uint32_t type = raw(module_.modules[module].type);
  const types::ExternMap given(std::move(args));
  const std::string context = "instantiating module " + std::to_string(raw(module)) + ": ";
  std::string missing;
  for (const types::NamedExtern& import : blob_.types.module_type(type)->imports) {
    if (given.find(import.name) != nullptr) continue;
    missing += (missing.empty() ? "no import named `" : "`, none named `") + import.name;
    if (missing.size() > 500) break;
  }
  if (!missing.empty()) return fail(context + missing + "`", at);
  if (const auto mismatch = state_.matcher.match_args(given, type)) {
    fail(context + mismatch->text(blob_.types), at);
  }
}

void Decoder::decode_aliases() {
  each([&](uint32_t) { decode_alias(); });
}

void Decoder::decode_alias() {
  const uint64_t at = in_.offset();
  const uint8_t form = in_.read_u8();
  if (form == 0) return decode_instance_alias();
  if (form == 1) return decode_outer_alias();
  in_.fail_malformed("malformed alias", at);
}

void Decoder::decode_instance_alias() {
  const uint64_t at = in_.offset();
  const uint32_t instance = in_.read_u32();
  const uint64_t kind_at = in_.offset();
  const uint8_t kind = in_.read_u8();
  if (kind > static_cast<uint8_t>(ExternKind::instance)) {
    return in_.fail_malformed("invalid external kind in alias", kind_at);
  }
  const std::string_view name = read_name();
  // A type's body has no instances.
  const size_t known = bodies_.empty() ? module_.instances.size() : 0;
  if (in_.failed() || !check_index(in_, instance, known, "unknown instance", at)) return;
  const BlobTypeId type = module_.instances[InstanceIndex{instance}].type;
  const ExternType* item = blob_.types.instance_type(raw(type))->exports.find(name);
  if (item == nullptr) {
    return fail("aliased name `" + std::string(name) + "` does not exist in instance " +
                    std::to_string(instance), at);
  }
  if (item->kind() != static_cast<ExternKind>(kind)) {
    return fail("alias kind mismatch with export kind: `" + std::string(name) + "` is a " +
                    to_text(item->kind()), at);
  }
  add_outside_item(*item);
  module_.initializers.emplace_back(
      model::AliasExportInit{InstanceIndex{instance}, name, item->kind()});
}

void Decoder::decode_outer_alias() {
  const uint64_t at = in_.offset();
  const uint32_t depth = in_.read_u32();
  const uint64_t kind_at = in_.offset();
  const uint8_t kind = in_.read_u8();
  if (kind != kModuleKind && kind != kTypeKind) {
    return in_.fail_malformed("invalid external kind in alias", kind_at);
  }
  const bool is_module = kind == kModuleKind;
  const uint32_t index = in_.read_u32();
  if (in_.failed()) return;
  if (is_module && !bodies_.empty()) return fail("alias of a module inside a type", at);
  const std::string unknown = is_module ? "alias to module not defined in parent: unknown module"
                                        : "alias to type not defined in parent: unknown type";
  if (depth < bodies_.size()) {
    // A scope of this module, around the innermost body.
    const size_t outer = bodies_.size() - 1 - depth;
    const auto& space = outer == 0 ? module_.types : bodies_[outer - 1].space;
    if (!check_index(in_, index, space.size(), unknown.c_str(), at) ||
        !check_limit(size_t{type_space().size()} + 1, kMaxTypes, "types")) {
      return;
    }
    type_space().push_back(space[TypeIndex{index}]);
    return;
  }
  const OuterRef ref{depth - static_cast<uint32_t>(bodies_.size()), index, {}};
  const Decoder* outer = parent_ == nullptr ? nullptr : parent_->module_at(ref.depth);
  if (outer == nullptr) return fail("relative depth too large: " + std::to_string(depth), at);
  const auto type = is_module ? outer->find_module(index) : outer->find_type(index);
  if (!type) return fail(unknown + " " + std::to_string(index), at);
  const uint32_t position = add_outer_ref({ref.depth, index, *type}, is_module);
  if (is_module) {
    if (!check_limit(size_t{module_.modules.size()} + 1, kMaxModules, "modules")) return;
    module_.modules.push_back({*type});
    module_.initializers.emplace_back(model::OuterModuleInit{position});
  } else {
    if (!check_limit(size_t{type_space().size()} + 1, kMaxTypes, "types")) return;
    type_space().push_back({*type, blob_.types.is_core(raw(*type))});
  }
}

BlobTypeId Decoder::decode_linking_type_index(ExternKind kind) {
  mark_linked();
  const uint64_t at = in_.offset();
  const uint32_t index = in_.read_u32();
  const auto& types = type_space();
  if (in_.failed() || !check_index(in_, index, types.size(), "unknown type", at)) return {};
  const BlobTypeId id = types[TypeIndex{index}].id;
  const bool is_module = kind == ExternKind::module;
  const bool fits = is_module ? blob_.types.module_type(raw(id)) != nullptr
                              : blob_.types.instance_type(raw(id)) != nullptr;
  if (!fits) {
    fail(std::string("type index is not ") + (is_module ? "a module" : "an instance") + ": type " +
             std::to_string(index), at);
  }
  return id;
}

uint32_t Decoder::add_outside_item(const ExternType& type) {
  const BlobTypeId id{type.has_id() ? type.id() : 0};
  switch (type.kind()) {
    case ExternKind::func:
      check_limit(size_t{module_.funcs.size()} + 1, kMaxItems, "functions");
      module_.funcs.push_back({.type = id, .is_imported = true});
      return module_.num_imported_funcs++;
    case ExternKind::table:
      check_limit(size_t{module_.tables.size()} + 1, kMaxTables, "tables");
      module_.tables.push_back({.type = type.table(), .is_imported = true});
      return module_.num_imported_tables++;
    case ExternKind::memory:
      check_limit(size_t{module_.memories.size()} + 1, kMaxMemories, "memories");
      module_.memories.push_back({.type = type.memory(), .is_imported = true});
      return module_.num_imported_memories++;
    case ExternKind::global:
      check_limit(size_t{module_.globals.size()} + 1, kMaxItems, "globals");
      module_.globals.push_back({.type = type.global(), .is_imported = true});
      return module_.num_imported_globals++;
    case ExternKind::tag:
      check_limit(size_t{module_.tags.size()} + 1, kMaxItems, "tags");
      module_.tags.push_back({.type = id, .is_imported = true});
      return module_.num_imported_tags++;
    case ExternKind::module:
      check_limit(size_t{module_.modules.size()} + 1, kMaxModules, "modules");
      return raw(module_.modules.push_back({id}));
    case ExternKind::instance: break;
  }
  check_limit(size_t{module_.instances.size()} + 1, kMaxInstances, "instances");
  return raw(module_.instances.push_back({id}));
}

// The end of a module whose blob uses module linking.
void Decoder::finish_linked() {
  if (!check_type_size(types::add_sizes(imports_.effective_size(), exports_size_))) return;
  std::vector<types::NamedExtern> exports;
  exports.reserve(module_.exports.size());
  for (const model::Export& item : module_.exports) {
    exports.push_back({std::string(item.name), module_.extern_type(item.kind, item.index)});
  }
  const uint32_t instance =
      blob_.types.add(types::InstanceType{types::ExternMap(std::move(exports))});
  module_.type = BlobTypeId{blob_.types.add(types::ModuleType{imports_.take(), instance})};
}

}  // namespace tenon::binary
