#include "loader/engine.h"

#include "binary/decode.h"
#include "jit/compiler.h"
#include "loader/compile_blob.h"
#include "model/import_list.h"

namespace tenon::loader {

Result<std::unique_ptr<Engine>> Engine::make(const EngineConfig& config) {
  std::unique_ptr<Engine> engine(new Engine(config));
  const auto code = jit::make_trampolines(jit::host_target(), runtime::trampoline_targets());
  TENON_ASSIGN(engine->trampolines_, runtime::Trampolines::make(code));
  return engine;
}

namespace {

// What backtraces call a nested module's code where they know no instance.
std::string name_of(const model::Blob& blob, ArtifactIndex artifact, const std::string& root) {
  if (artifact == blob.root) return root;
  const std::string_view own = blob.modules[artifact].names.module;
  return root + "/" + (own.empty() ? blob.place_of(artifact) : std::string(own));
}

}  // namespace

Result<std::shared_ptr<const Module>> Engine::load(std::vector<uint8_t> bytes, std::string name) {
  TENON_ASSIGN(auto blob, decode(std::move(bytes)));
  return compile(std::move(blob), std::move(name));
}

Result<std::shared_ptr<const model::Blob>> Engine::decode(std::vector<uint8_t> bytes) const {
  TENON_ASSIGN(std::shared_ptr<const model::Blob> blob,
               binary::decode_blob(std::move(bytes), config_.features));
  return blob;
}

Result<std::shared_ptr<const Module>> Engine::compile(std::shared_ptr<const model::Blob> blob,
                                                      std::string name) {
  if (name.empty()) name = std::string(blob->root_module().names.module);
  std::vector<runtime::CodeImage::Part> parts;
  parts.reserve(blob->modules.size());
  TENON_ASSIGN(auto objects, compile_blob(*blob, config_.features, config_.compile));
  for (uint32_t i = 0; i < blob->modules.size(); ++i) {
    const ArtifactIndex artifact{i};
    parts.push_back(
        {std::move(objects[i]), &blob->modules[artifact], name_of(*blob, artifact, name)});
  }
  TENON_ASSIGN(const auto image, runtime::CodeImage::make(std::move(parts), blob));
  const auto ids = std::make_shared<const std::vector<uint32_t>>(types::remap(blob->types, types_));
  const auto loaded = std::make_shared<LoadedBlob>();
  loaded->modules.reserve(blob->modules.size());
  for (uint32_t i = 0; i < blob->modules.size(); ++i) {
    const model::Module& module = blob->modules[ArtifactIndex{i}];
    const bool is_root = ArtifactIndex{i} == blob->root;
    loaded->modules.push_back(
        {.blob = blob,
         .module = &module,
         .code = std::shared_ptr<const runtime::ModuleCode>(image, &image->module(i)),
         .type_ids = ids,
         .name = is_root ? name : std::string(module.names.module),
         .loaded = loaded.get()});
    if (module.type) loaded->modules.back().type = (*ids)[raw(*module.type)];
  }
  return std::shared_ptr<const Module>(loaded, &loaded->modules[raw(blob->root)]);
}

Result<std::shared_ptr<const Module>> Engine::as_value(std::shared_ptr<const Module> module) {
  if (module->type) return module;
  TENON_ASSIGN(types::ModuleType type,
               model::make_module_type(types_, *module->module, *module->type_ids));
  auto copy = std::make_shared<Module>(*module);
  copy->type = types_.add(std::move(type));
  return std::shared_ptr<const Module>(std::move(copy));
}

std::unique_ptr<runtime::Store> Engine::make_store(const runtime::StoreConfig& config) const {
  return std::make_unique<runtime::Store>(trampolines_, types_, config_.compile, config);
}

TypeId Engine::intern(const FuncType& type) {
  std::vector<types::SubType> group;
  group.push_back({type, std::nullopt, true});
  return TypeId{types_.add_group(std::move(group))};
}

}  // namespace tenon::loader
