// Definitions that imports are resolved from: by module and field name, and by one name in a space of
// its own, which module linking's imports ask first. A linker copies cheaply; the items in it belong to
// one store, host functions and modules to none until they are imported.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loader/extern.h"
#include "runtime/host_func.h"

namespace tenon::loader {

class Linker {
 public:
  // A later definition of the same name replaces the earlier one.
  void define(std::string module, std::string field, Extern item);
  // `type` is in the engine's type store.
  void define_host(Engine& engine, std::string module, std::string field, const FuncType& type,
                   runtime::HostFunction function);
  // Defines every export of `instance` under `module`.
  void define_instance(const std::string& module, runtime::Instance& instance);
  // Defines them in place of everything that is under `module`.
  void replace_instance(const std::string& module, runtime::Instance& instance);

  // Definitions of one-level imports.
  void define_name(std::string name, Extern item);
  void define_host_name(Engine& engine, std::string name, const FuncType& type,
                        runtime::HostFunction function);
  // As a module to be instantiated by who imports it. Errors: as Engine::as_value.
  Result<void> define_module(Engine& engine, std::string name,
                             std::shared_ptr<const Module> module);

  bool has(std::string_view module, std::string_view field) const;
  bool has_module(std::string_view module) const;
  bool has_name(std::string_view name) const { return one_level_.find(name) != one_level_.end(); }
  // The definition, kept alive by `store` where it is a host function or a module.
  std::optional<Extern> find(runtime::Store& store, std::string_view module,
                             std::string_view field) const;
  std::optional<Extern> find_name(runtime::Store& store, std::string_view name) const;

  // The fields of `module`, and the names of modules and one-level definitions, for messages.
  std::vector<std::string_view> fields_of(std::string_view module) const;
  std::vector<std::string_view> names() const;

 private:
  struct Definition {
    Extern item;
    std::shared_ptr<const void> keep;
  };
  using Definitions = std::map<std::string, Definition, std::less<>>;
  // By module, then field; transparent, so that looking up allocates nothing.
  std::map<std::string, Definitions, std::less<>> modules_;
  Definitions one_level_;
};

// A host function that is nowhere defined yet.
std::shared_ptr<runtime::HostFunc> make_host_func(Engine& engine, const FuncType& type,
                                                  runtime::HostFunction function);

}  // namespace tenon::loader
