#include "cli/instance_tree.h"

#include <deque>
#include <map>

namespace tenon::cli {
namespace {

using model::ExternKind;

// A module or an instance as far as it is known.
struct ModuleName {
  std::string name;
  std::optional<ArtifactIndex> artifact;
  std::vector<const ModuleName*> captures = {};
};

struct InstanceName {
  std::map<std::string_view, const ModuleName*> modules = {};
  std::map<std::string_view, const InstanceName*> instances = {};
};

class TreeMaker {
 public:
  TreeMaker(const model::Blob& blob, size_t most) : blob_(blob), most_(most) {}

  InstanceTree make(const std::string& root_name) {
    push({root_name, blob_.root, {}}, root_name, nullptr);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      const model::Module& module = blob_.modules[*top.module.artifact];
      if (top.next == module.initializers.size()) {
        pop(module);
      } else if (!step(module, module.initializers[top.next++])) {
        tree_.is_cut = true;
        break;
      }
    }
    return std::move(tree_);
  }

 private:
  struct Frame {
    ModuleName module;
    size_t node;
    InstanceName args;  // what is given for imports of modules and instances
    size_t next = 0;
    std::vector<const ModuleName*> modules = {};
    std::vector<const InstanceName*> instances = {};
  };

  void push(ModuleName module, std::string label, const Frame* parent, InstanceName args = {}) {
    InstanceNode node{std::move(label), module.artifact, 0, 0};
    if (parent != nullptr) {
      node.parent = parent->node;
      node.depth = tree_.nodes[parent->node].depth + 1;
    }
    tree_.nodes.push_back(std::move(node));
    if (!module.artifact) return;
    stack_.push_back(
        {.module = std::move(module), .node = tree_.nodes.size() - 1, .args = std::move(args)});
  }

  void pop(const model::Module& module) {
    const Frame done = std::move(stack_.back());
    stack_.pop_back();
    InstanceName made;
    for (const model::Export& item : module.exports) {
      if (item.kind == ExternKind::module) made.modules[item.name] = done.modules[item.index];
      if (item.kind == ExternKind::instance) made.instances[item.name] = done.instances[item.index];
    }
    if (!stack_.empty()) stack_.back().instances.push_back(keep(std::move(made)));
  }

  const ModuleName* keep(ModuleName name) { return &modules_.emplace_back(std::move(name)); }
  const InstanceName* keep(InstanceName name) { return &instances_.emplace_back(std::move(name)); }
  template <class Map>
  static auto find(const Map& map, std::string_view name) -> typename Map::mapped_type {
    const auto at = map.find(name);
    return at == map.end() ? nullptr : at->second;
  }
  const ModuleName* module_or_unknown(const ModuleName* known, std::string_view name) {
    return known != nullptr ? known : keep(ModuleName{std::string(name), std::nullopt, {}});
  }
  const InstanceName* instance_or_unknown(const InstanceName* known) {
    return known != nullptr ? known : keep(InstanceName());
  }

  // Returns false where there would be too many instances.
  bool step(const model::Module& module, const model::Initializer& initializer) {
    Frame& top = stack_.back();
    if (const auto* init = std::get_if<model::ImportInit>(&initializer)) {
      add_import(top, module.imports[init->import]);
    } else if (const auto* implicit = std::get_if<model::ImplicitInstanceInit>(&initializer)) {
      top.instances.push_back(instance_or_unknown(find(top.args.instances, implicit->name)));
    } else if (const auto* alias = std::get_if<model::AliasExportInit>(&initializer)) {
      const InstanceName& from = *top.instances[raw(alias->instance)];
      if (alias->kind == ExternKind::module) {
        top.modules.push_back(module_or_unknown(find(from.modules, alias->name), alias->name));
      } else if (alias->kind == ExternKind::instance) {
        top.instances.push_back(instance_or_unknown(find(from.instances, alias->name)));
      }
    } else if (const auto* outer = std::get_if<model::OuterModuleInit>(&initializer)) {
      top.modules.push_back(top.module.captures[outer->capture]);
    } else if (const auto* nested = std::get_if<model::DefineModuleInit>(&initializer)) {
      ModuleName name{
          std::string(blob_.modules[nested->artifact].names.module), nested->artifact, {}};
      for (const model::Capture& capture : nested->captures) {
        name.captures.push_back(capture.is_inherited ? top.module.captures[capture.index]
                                                     : top.modules[capture.index]);
      }
      top.modules.push_back(keep(std::move(name)));
    } else {
      return instantiate(top, std::get<model::InstantiateInit>(initializer));
    }
    return true;
  }

  void add_import(Frame& top, const model::Import& import) {
    const bool is_module = import.kind == ExternKind::module;
    if (!is_module && import.kind != ExternKind::instance) return;
    const InstanceName* from = &top.args;
    if (!import.is_one_level) from = instance_or_unknown(find(top.args.instances, import.module));
    const std::string_view name = import.is_one_level ? import.module : import.field;
    if (is_module) {
      top.modules.push_back(module_or_unknown(find(from->modules, name), name));
    } else {
      top.instances.push_back(instance_or_unknown(find(from->instances, name)));
    }
  }

  bool instantiate(Frame& top, const model::InstantiateInit& init) {
    if (tree_.nodes.size() == most_) return false;
    const ModuleName& module = *top.modules[raw(init.module)];
    InstanceName args;
    for (const model::InstantiateArg& arg : init.args) {
      if (arg.kind == ExternKind::module) args.modules[arg.name] = top.modules[arg.index];
      if (arg.kind == ExternKind::instance) args.instances[arg.name] = top.instances[arg.index];
    }
    const std::string label =
        (module.name.empty() ? "module" + std::to_string(raw(init.module)) : module.name) + "#" +
        std::to_string(top.instances.size());
    if (!module.artifact) top.instances.push_back(keep(InstanceName()));
    push(module, label, &top, std::move(args));
    return true;
  }

  const model::Blob& blob_;
  size_t most_;
  InstanceTree tree_;
  std::vector<Frame> stack_;
  std::deque<ModuleName> modules_;
  std::deque<InstanceName> instances_;
};

}  // namespace

InstanceTree make_instance_tree(const model::Blob& blob, const std::string& root_name,
                                size_t most) {
  return TreeMaker(blob, most).make(root_name);
}

}  // namespace tenon::cli
