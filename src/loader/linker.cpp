#include "loader/linker.h"

namespace tenon::loader {

std::shared_ptr<runtime::HostFunc> make_host_func(Engine& engine, const FuncType& type,
                                                  runtime::HostFunction function) {
  return std::make_shared<runtime::HostFunc>(engine.trampolines(), engine.intern(type), type,
                                             std::move(function));
}

void Linker::define(std::string module, std::string field, Extern item) {
  modules_[std::move(module)].insert_or_assign(std::move(field), Definition{item, nullptr});
}

void Linker::define_host(Engine& engine, std::string module, std::string field,
                         const FuncType& type, runtime::HostFunction function) {
  auto host = make_host_func(engine, type, std::move(function));
  Extern item(&host->ref);
  modules_[std::move(module)].insert_or_assign(std::move(field),
                                               Definition{item, std::move(host)});
}

void Linker::define_instance(const std::string& module, runtime::Instance& instance) {
  auto& fields = modules_[module];
  for (const model::Export& item : instance.module().exports) {
    if (auto found = find_export(instance, item.name)) {
      fields.insert_or_assign(std::string(item.name), Definition{*found, nullptr});
    }
  }
}

bool Linker::has_module(std::string_view module) const {
  return modules_.find(module) != modules_.end();
}

std::optional<Extern> Linker::find(runtime::Store& store, std::string_view module,
                                   std::string_view field) const {
  const auto fields = modules_.find(module);
  if (fields == modules_.end()) return std::nullopt;
  const auto definition = fields->second.find(field);
  if (definition == fields->second.end()) return std::nullopt;
  if (definition->second.host) store.retain(definition->second.host);
  return definition->second.item;
}

}  // namespace tenon::loader
