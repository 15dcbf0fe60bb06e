// Links the files that the command line names: modules to be imported as such, instances in the order
// that their imports need, and what a library directory has for imports that nothing else satisfies.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/options.h"
#include "loader/linker.h"
#include "loader/resolve.h"

namespace tenon::cli {

class Linking {
 public:
  using BlobPtr = std::shared_ptr<const model::Blob>;
  using ModulePtr = std::shared_ptr<const loader::Module>;
  // How files become modules and modules instances. Each returns the exit status where it failed, and
  // has then said why.
  struct Actions {
    // Reads a file and looks up its imports, before anything is compiled.
    std::function<std::optional<int>(const std::string& path, const std::string& name,
                                     const loader::Awaited& awaited, BlobPtr& blob)>
        check;
    std::function<std::optional<int>(const std::string& path, const std::string& name,
                                     ModulePtr& module)>
        load;
    std::function<std::optional<int>(const std::string& path, const loader::Module& module,
                                     runtime::Instance*& instance)>
        instantiate;
    std::function<int(const Error& error)> fail;
  };

  Linking(const Options& options, loader::Engine& engine, loader::Linker& linker, Actions actions)
      : options_(options), engine_(engine), linker_(linker), actions_(std::move(actions)) {}

  // Whether the imports of the preloads and instances, of the root and of what the library has for
  // them have a definition, or a file that may have it. All is read and nothing compiled. Returns the
  // exit status where not.
  std::optional<int> check_given(const std::string& root_path, const std::string& root_name) const;
  // Defines modules, preloads and instances. Returns the exit status where that failed.
  std::optional<int> link_given();
  // Defines what `module` imports and -L has, and the functions of --define that it imports.
  std::optional<int> link_needs(const loader::Module& module);

 private:
  // An instance whose imports are being looked after.
  struct Open {
    std::string name;
    std::string path;
    ModulePtr module;
    std::vector<const model::Import*> needs;
    size_t next = 0;
  };

  std::optional<int> link_module(const std::string& name, const std::string& path);
  std::optional<int> link_instance(const std::string& name, const std::string& path);
  // What linking will define, or may, with its first `preload_count` preloads.
  loader::Awaited awaited(size_t preload_count) const;
  std::optional<int> open(const std::string& name, const std::string& path);
  // Satisfies an import, or opens the instance that it needs first.
  std::optional<int> satisfy(const std::string& importer, const model::Import& import);
  std::optional<int> finish();
  std::optional<int> run();
  int cycle(const std::string& name) const;
  void define_hosts(const loader::Module& module);
  bool is_open(const std::string& name) const;
  bool is_defined(const model::Import& import) const;
  // The library's file for `name`, or "".
  std::string find_library(std::string_view name) const;

  const Options& options_;
  loader::Engine& engine_;
  loader::Linker& linker_;
  Actions actions_;
  std::map<std::string, std::string, std::less<>> files_;  // of --instance, not yet linked
  std::vector<Open> open_;
};

// What an instance exports under `path`: a name, or names joined by dots that lead through exported
// instances. An export whose name has a dot itself comes first.
std::optional<loader::Extern> find_path(runtime::Instance& instance, std::string_view path);

// For a message, where find_path() found no `kind`: a name that is near, and the exports of that kind
// where the path leads; "" where there are none.
std::string other_exports(runtime::Instance& instance, std::string_view path,
                          model::ExternKind kind);

}  // namespace tenon::cli
