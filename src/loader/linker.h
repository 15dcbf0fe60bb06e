// Definitions that imports are resolved from, by module and field name. A linker copies cheaply; the
// items in it belong to one store, host functions to none until they are imported.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

  bool has_module(std::string_view module) const;
  // The definition, kept alive by `store` where it is a host function.
  std::optional<Extern> find(runtime::Store& store, std::string_view module,
                             std::string_view field) const;

 private:
  struct Definition {
    Extern item;
    std::shared_ptr<const runtime::HostFunc> host;
  };
  // By module, then field; transparent, so that looking up allocates nothing.
  std::map<std::string, std::map<std::string, Definition, std::less<>>, std::less<>> modules_;
};

// A host function that is nowhere defined yet.
std::shared_ptr<runtime::HostFunc> make_host_func(Engine& engine, const FuncType& type,
                                                  runtime::HostFunction function);

}  // namespace tenon::loader
