// The engine: options, the type store that all its modules share, and the trampolines, made once.
// It loads modules; it outlives everything made with it. Use it from one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "abi/code_object.h"
#include "model/features.h"
#include "model/module.h"
#include "runtime/store.h"
#include "tenon/result.h"
#include "types/type_store.h"

namespace tenon::loader {

struct EngineConfig {
  model::Features features;
  abi::CompileOptions compile;
};

struct LoadedBlob;

// A loaded module, the root of a blob or nested in it: immutable, and free to be instantiated any
// number of times. `module` is in `blob`, and `type_ids` maps the blob's type ids to the engine's.
struct Module {
  std::shared_ptr<const model::Blob> blob;
  const model::Module* module;
  std::shared_ptr<const runtime::ModuleCode> code;
  std::shared_ptr<const std::vector<uint32_t>> type_ids;
  std::string name;
  // Where the modules nested in it are; a module whose blob has no linking may do without.
  const LoadedBlob* loaded = nullptr;
  // Engine id of its module type; nullopt where the blob has no linking: Engine::as_value.
  std::optional<uint32_t> type = std::nullopt;
  // What it captured of the modules around it. They live as long as the store they were made in.
  std::vector<const Module*> captures = {};
};

// The modules of one blob, by artifact, without captures.
struct LoadedBlob : std::enable_shared_from_this<LoadedBlob> {
  std::vector<Module> modules;
};

class Engine {
 public:
  static Result<std::unique_ptr<Engine>> make(const EngineConfig& config = {});
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Decodes, validates and compiles a binary. `name` is what messages call it; the module's own
  // name is used where it is empty. Errors: malformed, invalid, unsupported, limit.
  Result<std::shared_ptr<const Module>> load(std::vector<uint8_t> bytes, std::string name = {});
  // The two steps of load(): after the first, imports and exports are known; bodies are validated and
  // compiled in the second.
  Result<std::shared_ptr<const model::Blob>> decode(std::vector<uint8_t> bytes) const;
  Result<std::shared_ptr<const Module>> compile(std::shared_ptr<const model::Blob> blob,
                                                std::string name = {});

  // A module whose module type is known, so that it can be imported as a module: `module` itself, or
  // a copy. Errors: link, where it imports one name with types that do not agree.
  Result<std::shared_ptr<const Module>> as_value(std::shared_ptr<const Module> module);

  std::unique_ptr<runtime::Store> make_store(const runtime::StoreConfig& config = {}) const;

  const EngineConfig& config() const { return config_; }
  const types::TypeStore& types() const { return types_; }
  const std::shared_ptr<const runtime::Trampolines>& trampolines() const { return trampolines_; }
  // The id of a function type; concrete heap types in it are the engine's.
  TypeId intern(const FuncType& type);

 private:
  explicit Engine(const EngineConfig& config) : config_(config) {}

  EngineConfig config_;
  types::TypeStore types_;
  std::shared_ptr<const runtime::Trampolines> trampolines_;
};

}  // namespace tenon::loader
