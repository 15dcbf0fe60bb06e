#include "cli/linking.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/values.h"
#include "support/near_name.h"
#include "support/utf8.h"

namespace tenon::cli {

using loader::Module;
using model::ExternKind;

namespace {

Error link_error(std::string message) {
  return {.kind = ErrorKind::link, .message = std::move(message)};
}

// `print(1, 2)`, on standard output like results.
runtime::HostFunction print_args(const loader::Engine& engine, std::string name, FuncType type) {
  return [&engine, name = std::move(name), type = std::move(type)](
             runtime::Caller&, const RawValue* args, RawValue*) {
    std::string text = name + "(";
    for (size_t i = 0; i < type.params.size(); ++i) {
      text += (i == 0 ? "" : ", ") + print_value(engine.types(), {type.params[i], args[i]});
    }
    std::printf("%s)\n", text.c_str());
    return runtime::HostOutcome();
  };
}

}  // namespace

std::optional<int> Linking::check_given(const std::string& root_path,
                                        const std::string& root_name) const {
  for (const std::string& directory : options_.library_dirs) {
    std::error_code error;
    if (std::filesystem::is_directory(directory, error)) continue;
    const std::string why = error ? error.message() : "not a directory";
    return actions_.fail({.kind = ErrorKind::io, .message = "-L " + directory + ": " + why});
  }
  struct File {
    NamedFile named;
    size_t preload_count;
  };
  std::vector<File> files;
  const size_t all_preloads = options_.preloads.size();
  for (size_t i = 0; i < all_preloads; ++i) files.push_back({options_.preloads[i], i});
  for (const NamedFile& item : options_.instances) files.push_back({item, all_preloads});
  files.push_back({{root_name, root_path}, all_preloads});
  std::set<std::string> found;
  for (size_t i = 0; i < files.size(); ++i) {
    const File file = files[i];  // a copy: what it needs is added
    const loader::Awaited awaited = this->awaited(file.preload_count);
    BlobPtr blob;
    const auto status = actions_.check(file.named.file, file.named.name, awaited, blob);
    if (status) return status;
    for (const model::Import& import : blob->root_module().imports) {
      const bool is_module = import.is_one_level && import.kind == ExternKind::module;
      const bool is_given = std::find(awaited.names.begin(), awaited.names.end(), import.module) !=
                            awaited.names.end();
      if (is_module || is_given || is_defined(import)) continue;
      std::string path = find_library(import.module);
      if (path.empty() || !found.insert(path).second) continue;
      files.push_back({{std::string(import.module), std::move(path)}, all_preloads});
    }
  }
  return std::nullopt;
}

std::optional<int> Linking::link_given() {
  for (const NamedFile& item : options_.instances) files_.insert_or_assign(item.name, item.file);
  for (const NamedFile& item : options_.modules) {
    if (const auto status = link_module(item.name, item.file)) return status;
  }
  for (const NamedFile& item : options_.preloads) {
    if (const auto status = link_instance(item.name, item.file)) return status;
  }
  for (const NamedFile& item : options_.instances) {
    if (files_.find(item.name) == files_.end()) continue;  // another one needed it
    if (const auto status = link_instance(item.name, item.file)) return status;
  }
  return std::nullopt;
}

loader::Awaited Linking::awaited(size_t preload_count) const {
  std::vector<std::string> names;
  for (size_t i = 0; i < preload_count; ++i) names.push_back(options_.preloads[i].name);
  for (const NamedFile& item : options_.instances) names.push_back(item.name);
  for (const NamedFile& item : options_.modules) names.push_back(item.name);
  const auto has = [this, names](const model::Import& import) {
    const auto is_in = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), import.module) != list.end();
    };
    const bool is_function = import.is_one_level && import.kind == ExternKind::func;
    return is_in(names) || (is_function && is_in(options_.defines)) ||
           !find_library(import.module).empty();
  };
  return {has, std::move(names)};
}

std::optional<int> Linking::link_needs(const Module& module) {
  for (const model::Import& import : module.module->imports) {
    if (const auto status = satisfy("", import)) return status;
    if (const auto status = run()) return status;
  }
  define_hosts(module);
  return std::nullopt;
}

std::optional<int> Linking::link_module(const std::string& name, const std::string& path) {
  ModulePtr module;
  if (const auto status = actions_.load(path, name, module)) return status;
  if (auto defined = linker_.define_module(engine_, name, std::move(module)); !defined.ok()) {
    return actions_.fail(defined.error());
  }
  return std::nullopt;
}

std::optional<int> Linking::link_instance(const std::string& name, const std::string& path) {
  if (const auto status = open(name, path)) return status;
  return run();
}

std::optional<int> Linking::open(const std::string& name, const std::string& path) {
  Open opened{.name = name, .path = path, .module = nullptr, .needs = {}};
  if (const auto status = actions_.load(path, name, opened.module)) return status;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const model::Import& import : opened.module->module->imports) {
    if (seen.insert({import.module, import.field}).second) opened.needs.push_back(&import);
  }
  open_.push_back(std::move(opened));
  return std::nullopt;
}

// A stack in place of recursion: an instance waits until those that it needs are there.
std::optional<int> Linking::run() {
  while (!open_.empty()) {
    Open& top = open_.back();
    const auto status = top.next < top.needs.size() ? satisfy(top.name, *top.needs[top.next++])
                                                    : finish();
    if (status) return status;
  }
  return std::nullopt;
}

std::optional<int> Linking::satisfy(const std::string& importer, const model::Import& import) {
  const std::string name(import.module);
  const bool is_given = files_.find(name) != files_.end();
  // What is given in place of something that is there, as WASI is, may use that itself.
  if (name == importer && is_defined(import)) return std::nullopt;
  if (is_open(name)) return cycle(name);
  if (is_given) return open(name, files_[name]);
  if (is_defined(import)) return std::nullopt;
  const std::string library = find_library(name);
  if (library.empty()) return std::nullopt;
  if (import.is_one_level && import.kind == ExternKind::module) return link_module(name, library);
  if (import.is_one_level && import.kind != ExternKind::instance) return std::nullopt;
  return open(name, library);
}

std::optional<int> Linking::finish() {
  Open done = std::move(open_.back());
  open_.pop_back();
  define_hosts(*done.module);
  runtime::Instance* instance = nullptr;
  if (const auto status = actions_.instantiate(done.path, *done.module, instance)) return status;
  linker_.replace_instance(done.name, *instance);
  files_.erase(done.name);
  return std::nullopt;
}

int Linking::cycle(const std::string& name) const {
  std::string path;
  const auto begin = std::find_if(open_.begin(), open_.end(),
                                  [&](const Open& item) { return item.name == name; });
  for (auto at = begin; at != open_.end(); ++at) path += at->name + " → ";
  return actions_.fail(link_error("instances need each other: " + path + name));
}

bool Linking::is_open(const std::string& name) const {
  return std::any_of(open_.begin(), open_.end(),
                     [&](const Open& item) { return item.name == name; });
}

bool Linking::is_defined(const model::Import& import) const {
  return linker_.has_module(import.module) || linker_.has_name(import.module);
}

std::string Linking::find_library(std::string_view name) const {
  // A name, and no path out of the directory.
  if (name.empty() || name[0] == '.' || name.find('/') != std::string_view::npos ||
      name.find('\0') != std::string_view::npos) {
    return "";
  }
  for (const std::string& directory : options_.library_dirs) {
    for (const char* ending : {".wasm", ".wat"}) {
      const std::string path = directory + "/" + std::string(name) + ending;
      std::error_code ignored;
      if (std::filesystem::is_regular_file(path, ignored)) return path;
    }
  }
  return "";
}

void Linking::define_hosts(const Module& module) {
  for (const model::Import& import : module.module->imports) {
    const std::string name(import.module);
    if (!import.is_one_level || import.kind != ExternKind::func ||
        std::find(options_.defines.begin(), options_.defines.end(), name) ==
            options_.defines.end()) {
      continue;
    }
    const auto id = types::remap(module.module->extern_type(import.kind, import.index),
                                 *module.type_ids).id();
    // A copy: defining adds to the engine's types.
    const FuncType type = *engine_.types().func(id);
    linker_.define_host_name(engine_, name, type, print_args(engine_, name, type));
  }
}

namespace {

// The instance that `path` leads to, as far as it leads through exported instances; `path` becomes
// what is left of it. An export whose name has a dot itself comes first.
const loader::InstanceValue& descend(const loader::InstanceValue& root, std::string_view& path) {
  const loader::InstanceValue* at = &root;
  while (!at->find(path)) {
    const loader::InstanceValue* inner = nullptr;
    for (size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1)) {
      const auto found = at->find(path.substr(0, dot));
      if (!found || found->instance() == nullptr) continue;
      inner = found->instance();
      path.remove_prefix(dot + 1);
      break;
    }
    if (inner == nullptr) break;
    at = inner;
  }
  return *at;
}

}  // namespace

std::optional<loader::Extern> find_path(runtime::Instance& instance, std::string_view path) {
  const loader::InstanceValue root(instance);
  return descend(root, path).find(path);
}

std::string other_exports(runtime::Instance& instance, std::string_view path, ExternKind kind) {
  const loader::InstanceValue root(instance);
  std::string_view name = path;
  const loader::InstanceValue& at = descend(root, name);
  const std::string_view prefix = path.substr(0, path.size() - name.size());
  support::NearName near(name);
  std::string others;
  for (const std::string_view other : at.names()) {
    if (at.find(other)->kind() != kind) continue;
    near.offer(other);
    constexpr size_t kEnough = 200;
    if (others.size() > kEnough) continue;
    others += (others.empty() ? "; it exports `" : "`, `") + std::string(prefix) +
              support::printable(other);
  }
  return near.suggestion() + others + (others.empty() ? "" : "`");
}

}  // namespace tenon::cli
