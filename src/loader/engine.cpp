#include "loader/engine.h"

#include "binary/decode.h"
#include "jit/compiler.h"

namespace tenon::loader {

Result<std::unique_ptr<Engine>> Engine::make(const EngineConfig& config) {
  std::unique_ptr<Engine> engine(new Engine(config));
  const auto code = jit::make_trampolines(jit::host_target(), runtime::trampoline_targets());
  TENON_ASSIGN(engine->trampolines_, runtime::Trampolines::make(code));
  return engine;
}

Result<std::shared_ptr<const Module>> Engine::load(std::vector<uint8_t> bytes, std::string name) {
  TENON_ASSIGN(std::shared_ptr<const model::Blob> blob,
               binary::decode_blob(std::move(bytes), config_.features));
  const model::Module& root = blob->root_module();
  if (name.empty()) name = std::string(root.names.module);
  TENON_ASSIGN(auto object, jit::compile_module(*blob, root, config_.features, config_.compile,
                                                jit::host_target()));
  TENON_ASSIGN(auto code, runtime::ModuleCode::make(std::move(object), blob, root, name));
  auto ids = std::make_shared<const std::vector<uint32_t>>(types::remap(blob->types, types_));
  return std::make_shared<const Module>(
      Module{std::move(blob), &root, std::move(code), std::move(ids), std::move(name)});
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
