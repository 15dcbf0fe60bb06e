#include "loader/resolve.h"

#include <map>
#include <set>

#include "support/near_name.h"
#include "types/difference.h"
#include "types/type_text.h"

namespace tenon::loader {
namespace {

using model::ExternKind;
using types::ExternType;

std::string name_of(const model::Import& import) {
  std::string name(import.module);
  if (!import.is_one_level) name += "::" + std::string(import.field);
  return name;
}

std::string needed_by(const std::string& module) {
  return module.empty() ? "" : "needed by: " + module;
}

// What of an import is not there: the whole of it, or an export of the instance that it wants.
struct Unknown {
  const model::Import* import;
  std::string name;
  std::string_view field;  // the second of its names
};

// One error for `unknown`, which is not empty: of the first, with a line for the others.
Error unknown_imports(const std::vector<Unknown>& unknown, const std::string& importer,
                      const Linker& linker, const std::vector<std::string>& awaited = {}) {
  constexpr size_t kMostListed = 10;
  const Unknown& first = unknown.front();
  const std::string_view module = first.import->module;
  const bool has_module = linker.has_module(module);
  support::NearName near(has_module ? first.field : module);
  for (const std::string_view known : has_module ? linker.fields_of(module) : linker.names()) {
    near.offer(known);
  }
  for (const std::string& name : awaited) {
    if (!has_module) near.offer(name);
  }
  Error error{.kind = ErrorKind::link,
              .message = "unknown import: `" + first.name + "` has not been defined" +
                         near.suggestion(),
              .offset = first.import->offset,
              .context = needed_by(importer)};
  std::string others;
  for (size_t i = 1; i < unknown.size() && i <= kMostListed; ++i) {
    others += (others.empty() ? "`" : ", `") + unknown[i].name + "`";
  }
  if (others.empty()) return error;
  if (unknown.size() > 1 + kMostListed) {
    others += " and " + std::to_string(unknown.size() - 1 - kMostListed) + " more";
  }
  error.context += (error.context.empty() ? "unknown too: " : "\nunknown too: ") + others;
  return error;
}

class Resolver {
 public:
  Resolver(runtime::Store& store, const Module& loaded, const Linker& linker)
      : store_(store), loaded_(loaded), module_(*loaded.module), linker_(linker) {}

  Result<ResolvedImports> run() {
    TENON_TRY(check_import_names(*loaded_.blob, module_, loaded_.name, linker_));
    ResolvedImports resolved;
    for (const model::Import& import : module_.imports) {
      const ExternType wanted = types::remap(module_.extern_type(import.kind, import.index),
                                             *loaded_.type_ids);
      TENON_ASSIGN(const Extern item, import.is_one_level ? find_one_level(import, wanted)
                                                          : find_two_level(import));
      if (auto mismatch = match(store_.types(), item, wanted)) {
        return incompatible(import, name_of(import), *mismatch, wanted, item);
      }
      resolved.items.push_back(item);
    }
    for (const model::Initializer& step : module_.initializers) {
      if (const auto* implicit = std::get_if<model::ImplicitInstanceInit>(&step)) {
        resolved.implicit.emplace_back(implicit->name, instance_of(implicit->name, resolved.items));
      }
    }
    return resolved;
  }

 private:
  Error incompatible(const model::Import& import, const std::string& name,
                     const types::Mismatch& mismatch, const ExternType& wanted,
                     const Extern& item) const {
    const types::TypeStore& types = store_.types();
    const std::string expected = types::to_text(types, wanted);
    const std::string found = type_text(types, item);
    Error error{.kind = ErrorKind::link,
                .message = "incompatible import type for `" + name + "`: ",
                .offset = import.offset,
                .context = needed_by(loaded_.name)};
    if (mismatch.path.empty()) {
      const std::string place = types::difference(types, mismatch.found, mismatch.wanted);
      error.message += "expected " + expected + ", found " + found +
                       (place.empty() ? "" : ": " + place);
      return error;
    }
    types::Mismatch named = mismatch;
    named.path.insert(named.path.begin(), {false, name});
    error.message += named.text(types);
    error.context += "\nexpected: " + expected + "\nfound:    " + found;
    return error;
  }

  // REQUIRES: as below; but an instance of that one name may lack the field.
  Result<Extern> find_two_level(const model::Import& import) {
    if (const auto exact = linker_.find_name(store_, import.module)) {
      const std::string name(import.module);
      if (exact->instance() == nullptr) {
        return Error{.kind = ErrorKind::link,
                     .message = "incompatible import type for `" + name +
                                "`: expected an instance with `" + std::string(import.field) +
                                "`, found " + type_text(store_.types(), *exact),
                     .offset = import.offset,
                     .context = needed_by(loaded_.name)};
      }
      if (const auto item = exact->instance()->find(import.field)) return *item;
      return unknown_imports({{&import, name_of(import), import.field}}, loaded_.name, linker_);
    }
    return *linker_.find(store_, import.module, import.field);
  }

  // REQUIRES: the names that are imported are there.
  Extern find_one_level(const model::Import& import, const ExternType& wanted) {
    if (const auto exact = linker_.find_name(store_, import.module)) return *exact;
    std::vector<std::pair<std::string, Extern>> items;
    for (const types::NamedExtern& want :
         store_.types().instance_type(wanted.id())->exports) {
      items.emplace_back(want.name, *linker_.find(store_, import.module, want.name));
    }
    return Extern(make_instance(std::move(items)));
  }

  const InstanceValue* make_instance(std::vector<std::pair<std::string, Extern>> items) {
    auto made = std::make_shared<const InstanceValue>(std::move(items));
    store_.retain(made);
    return made.get();
  }

  // The instance that all two-level imports with this first name come from.
  const InstanceValue* instance_of(std::string_view name, const std::vector<Extern>& found) {
    if (const auto exact = linker_.find_name(store_, name)) return exact->instance();
    if (fields_.empty()) {
      for (size_t i = 0; i < found.size(); ++i) {
        const model::Import& import = module_.imports[i];
        if (!import.is_one_level) {
          fields_[import.module].emplace_back(std::string(import.field), found[i]);
        }
      }
    }
    return make_instance(fields_[name]);
  }

  runtime::Store& store_;
  const Module& loaded_;
  const model::Module& module_;
  const Linker& linker_;
  std::map<std::string_view, std::vector<std::pair<std::string, Extern>>> fields_;
};

}  // namespace

Result<void> check_import_names(const model::Blob& blob, const model::Module& module,
                                const std::string& name, const Linker& linker,
                                const Awaited& awaited) {
  std::vector<Unknown> unknown;
  std::set<std::string> names;  // of a name that is imported twice one is enough
  const auto add = [&](const model::Import& import, std::string missing, std::string_view field) {
    if (names.insert(missing).second) unknown.push_back({&import, std::move(missing), field});
  };
  for (const model::Import& import : module.imports) {
    if (linker.has_name(import.module) || (awaited.has && awaited.has(import))) continue;
    if (!import.is_one_level) {
      if (!linker.has(import.module, import.field)) add(import, name_of(import), import.field);
      continue;
    }
    if (import.kind != ExternKind::instance) {
      add(import, name_of(import), "");
      continue;
    }
    // It is put together of what it must have.
    const ExternType wanted = module.extern_type(import.kind, import.index);
    for (const types::NamedExtern& item : blob.types.instance_type(wanted.id())->exports) {
      if (linker.has(import.module, item.name)) continue;
      add(import, name_of(import) + "::" + item.name, item.name);
    }
  }
  if (!unknown.empty()) return unknown_imports(unknown, name, linker, awaited.names);
  return {};
}

Result<ResolvedImports> resolve_imports(runtime::Store& store, const Module& module,
                                        const Linker& linker) {
  return Resolver(store, module, linker).run();
}

void define_unknown_functions(Engine& engine, const Module& module, Linker& linker) {
  for (const model::Import& import : module.module->imports) {
    const bool is_known = linker.has_name(import.module) ||
                          (!import.is_one_level && linker.has(import.module, import.field));
    if (import.kind != ExternKind::func || is_known) continue;
    const ExternType wanted =
        types::remap(module.module->extern_type(import.kind, import.index), *module.type_ids);
    // A copy: the engine's types may move.
    const FuncType type = *engine.types().func(wanted.id());
    const auto trap = [name = name_of(import)](runtime::Caller&, const RawValue*, RawValue*) {
      return runtime::HostOutcome::trap("unknown import: `" + name + "` has not been defined");
    };
    if (import.is_one_level) {
      linker.define_host_name(engine, std::string(import.module), type, trap);
    } else {
      linker.define_host(engine, std::string(import.module), std::string(import.field), type, trap);
    }
  }
}

}  // namespace tenon::loader
