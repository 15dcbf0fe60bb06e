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

void Linker::replace_instance(const std::string& module, runtime::Instance& instance) {
  modules_[module].clear();
  define_instance(module, instance);
}

void Linker::define_name(std::string name, Extern item) {
  one_level_.insert_or_assign(std::move(name), Definition{item, nullptr});
}

void Linker::define_host_name(Engine& engine, std::string name, const FuncType& type,
                              runtime::HostFunction function) {
  auto host = make_host_func(engine, type, std::move(function));
  Extern item(&host->ref);
  one_level_.insert_or_assign(std::move(name), Definition{item, std::move(host)});
}

Result<void> Linker::define_module(Engine& engine, std::string name,
                                   std::shared_ptr<const Module> module) {
  TENON_ASSIGN(auto value, engine.as_value(std::move(module)));
  Extern item(value.get());
  one_level_.insert_or_assign(std::move(name), Definition{item, std::move(value)});
  return {};
}

bool Linker::has(std::string_view module, std::string_view field) const {
  const auto fields = modules_.find(module);
  return fields != modules_.end() && fields->second.find(field) != fields->second.end();
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
  if (definition->second.keep) store.retain(definition->second.keep);
  return definition->second.item;
}

std::optional<Extern> Linker::find_name(runtime::Store& store, std::string_view name) const {
  const auto definition = one_level_.find(name);
  if (definition == one_level_.end()) return std::nullopt;
  if (definition->second.keep) store.retain(definition->second.keep);
  return definition->second.item;
}

std::vector<std::string_view> Linker::fields_of(std::string_view module) const {
  std::vector<std::string_view> names;
  const auto fields = modules_.find(module);
  if (fields == modules_.end()) return names;
  for (const auto& [name, definition] : fields->second) names.push_back(name);
  return names;
}

std::vector<std::string_view> Linker::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, fields] : modules_) names.push_back(name);
  for (const auto& [name, definition] : one_level_) names.push_back(name);
  return names;
}

}  // namespace tenon::loader
