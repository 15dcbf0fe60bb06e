// `tenon inspect`: what a file imports and exports, with types; the modules nested in it; and the
// tree of instances that it will be. Nothing is compiled or run.
#include <cstdio>

#include "binary/decode.h"
#include "cli/commands.h"
#include "cli/instance_tree.h"
#include "cli/json.h"
#include "support/utf8.h"
#include "types/type_text.h"

namespace tenon::cli {
namespace {

using model::ExternKind;

// More would be read by nobody.
constexpr size_t kMostInstances = 1000;

std::string base_stem(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

class Inspector {
 public:
  Inspector(const model::Blob& blob, std::string name) : blob_(blob), name_(std::move(name)) {}

  void print_text() {
    const model::Module& root = blob_.root_module();
    print_module(root, 0);
    for (uint32_t i = 0; i < blob_.modules.size(); ++i) {
      const ArtifactIndex artifact{i};
      if (artifact == blob_.root) continue;
      const model::Module& module = blob_.modules[artifact];
      std::printf("\n%s", blob_.place_of(artifact).c_str());
      if (!module.names.module.empty()) {
        std::printf(" $%s", support::printable(module.names.module).c_str());
      }
      std::printf(":\n");
      print_module(module, 2);
    }
  }

  void print_tree() {
    const InstanceTree tree = make_instance_tree(blob_, name_, kMostInstances);
    for (const InstanceNode& node : tree.nodes) {
      std::printf("%*s%s%s\n", static_cast<int>(2 * node.depth), "",
                  support::printable(node.label).c_str(), note_of(node).c_str());
    }
    if (tree.is_cut) std::printf("… more than %zu instances\n", kMostInstances);
  }

  void print_dot() {
    const InstanceTree tree = make_instance_tree(blob_, name_, kMostInstances);
    std::printf("digraph instances {\n  node [shape=box];\n");
    for (size_t i = 0; i < tree.nodes.size(); ++i) {
      std::printf("  n%zu [label=%s];\n", i, json(tree.nodes[i].label).c_str());
      if (i != 0) std::printf("  n%zu -> n%zu;\n", tree.nodes[i].parent, i);
    }
    std::printf("}\n");
  }

  void print_json() {
    std::printf("{\n  \"name\": %s,\n  \"modules\": [", json(name_).c_str());
    for (uint32_t i = 0; i < blob_.modules.size(); ++i) {
      const ArtifactIndex artifact{i};
      std::printf("%s\n    {\"place\": %s, ", i == 0 ? "" : ",",
                  json(blob_.place_of(artifact)).c_str());
      print_json_module(blob_.modules[artifact]);
      std::printf("}");
    }
    const InstanceTree tree = make_instance_tree(blob_, name_, kMostInstances);
    std::printf("\n  ],\n  \"root\": %u,\n  \"instances\": [", raw(blob_.root));
    for (size_t i = 0; i < tree.nodes.size(); ++i) {
      const InstanceNode& node = tree.nodes[i];
      std::printf("%s\n    {\"name\": %s, \"parent\": ", i == 0 ? "" : ",",
                  json(node.label).c_str());
      if (i == 0)
        std::printf("null");
      else
        std::printf("%zu", node.parent);
      std::printf(", \"module\": ");
      if (node.artifact)
        std::printf("%u}", raw(*node.artifact));
      else
        std::printf("null}");
    }
    std::printf("\n  ],\n  \"more_instances\": %s\n}\n", tree.is_cut ? "true" : "false");
  }

 private:
  std::string type_of(const model::Module& module, ExternKind kind, uint32_t index) const {
    return support::printable(types::to_text(blob_.types, module.extern_type(kind, index)));
  }
  static size_t code_size(const model::Module& module) {
    size_t size = 0;
    for (const model::Body& body : module.bodies) size += body.bytes.size();
    return size;
  }
  static size_t data_size(const model::Module& module) {
    size_t size = 0;
    for (const model::DataSegment& segment : module.datas) size += segment.bytes.size();
    return size;
  }

  void print_module(const model::Module& module, int indent) const {
    std::printf("%*s%zu bytes: %zu function%s of %zu bytes, %zu bytes of data\n", indent, "",
                module.bytes.size(), module.bodies.size(), module.bodies.size() == 1 ? "" : "s",
                code_size(module), data_size(module));
    for (const model::Import& import : module.imports) {
      std::printf("%*simport %s%s %s\n", indent, "",
                  support::printable(types::quoted(import.module)).c_str(),
                  import.is_one_level
                      ? ""
                      : (" " + support::printable(types::quoted(import.field))).c_str(),
                  type_of(module, import.kind, import.index).c_str());
    }
    for (const model::Export& item : module.exports) {
      std::printf("%*sexport %s %s\n", indent, "",
                  support::printable(types::quoted(item.name)).c_str(),
                  type_of(module, item.kind, item.index).c_str());
    }
  }

  void print_json_module(const model::Module& module) const {
    std::printf(
        "\"name\": %s, \"bytes\": %zu, \"functions\": %zu, \"code_bytes\": %zu, "
        "\"data_bytes\": %zu, \"imports\": [",
        json(module.names.module).c_str(), module.bytes.size(), module.bodies.size(),
        code_size(module), data_size(module));
    bool is_first = true;
    const auto separate = [&] { std::printf("%s", std::exchange(is_first, false) ? "" : ", "); };
    for (const model::Import& import : module.imports) {
      separate();
      std::printf("{\"module\": %s, ", json(import.module).c_str());
      if (!import.is_one_level) std::printf("\"name\": %s, ", json(import.field).c_str());
      std::printf("\"kind\": \"%s\", \"type\": %s}", to_text(import.kind),
                  json(type_of(module, import.kind, import.index)).c_str());
    }
    std::printf("], \"exports\": [");
    is_first = true;
    for (const model::Export& item : module.exports) {
      separate();
      std::printf("{\"name\": %s, \"kind\": \"%s\", \"type\": %s}", json(item.name).c_str(),
                  to_text(item.kind), json(type_of(module, item.kind, item.index)).c_str());
    }
    std::printf("]");
  }

  std::string note_of(const InstanceNode& node) const {
    if (!node.artifact) return " (an imported module)";
    const model::Module& module = blob_.modules[*node.artifact];
    std::string note;
    const auto add = [&](size_t count, const char* what) {
      if (count == 0) return;
      note += (note.empty() ? ": " : ", ") + std::to_string(count) + " " + what +
              (count == 1 ? "" : "s");
    };
    add(module.bodies.size(), "function");
    uint64_t pages = 0;
    for (uint32_t i = module.num_imported_memories; i < module.memories.size(); ++i) {
      pages += module.memories[MemoryIndex{i}].type.limits.min;
    }
    if (module.memories.size() > module.num_imported_memories) {
      note += (note.empty() ? ": " : ", ") + std::string("memory of ") + std::to_string(pages) +
              " pages";
    }
    add(module.tables.size() - module.num_imported_tables, "table");
    add(module.globals.size() - module.num_imported_globals, "global");
    return note;
  }

  const model::Blob& blob_;
  std::string name_;
};

}  // namespace

int inspect(const Options& options) {
  const std::string& file = options.files[0];
  const auto result = [&]() -> Result<void> {
    TENON_ASSIGN(auto bytes, read_module(file));
    TENON_ASSIGN(const auto blob, binary::decode_blob(std::move(bytes), options.engine.features));
    Inspector inspector(*blob, base_stem(file));
    switch (options.inspect_form) {
      case InspectForm::text: inspector.print_text(); break;
      case InspectForm::tree: inspector.print_tree(); break;
      case InspectForm::json: inspector.print_json(); break;
      case InspectForm::dot: inspector.print_dot(); break;
    }
    if (std::fflush(stdout) != 0) return Error{.kind = ErrorKind::io, .message = "cannot write"};
    return {};
  }();
  if (result.ok()) return 0;
  report("failed to inspect `" + file + "`", result.error());
  return 1;
}

}  // namespace tenon::cli
