#include "loader/instantiate.h"

#include "loader/const_eval.h"
#include "loader/resolve.h"
#include "runtime/invoke.h"
#include "runtime/libcalls.h"
#include "runtime/references.h"

namespace tenon::loader {
namespace {

using model::ExternKind;
using runtime::Instance;
using runtime::Store;
using runtime::Trap;

// One module that is being instantiated: its initialisers run one by one, each appending to an index
// space of the instance; when all have, finish() makes what the module itself defines.
class Builder {
 public:
  // The instance exists from the start, and is counted before anything is made for it.
  static Result<std::unique_ptr<Builder>> make(Store& store, const Module& loaded,
                                               std::string name, ResolvedImports imports) {
    TENON_ASSIGN(Instance * instance,
                 store.add_instance(loaded.code, loaded.type_ids, std::move(name)));
    return std::unique_ptr<Builder>(
        new Builder(store, loaded, *instance, std::move(imports)));
  }

  // What comes next, or null where all is done.
  const model::Initializer* next() {
    if (next_ == module_.initializers.size()) return nullptr;
    return &module_.initializers[next_++];
  }
  // Executes a step that instantiates nothing.
  void run(const model::Initializer& step) {
    if (const auto* import = std::get_if<model::ImportInit>(&step)) {
      append(imports_.items[import->import]);
    } else if (std::holds_alternative<model::ImplicitInstanceInit>(step)) {
      append(imports_.implicit[next_implicit_++].second);
    } else if (const auto* alias = std::get_if<model::AliasExportInit>(&step)) {
      append(*instance_value(alias->instance)->find(alias->name));
    } else if (const auto* outer = std::get_if<model::OuterModuleInit>(&step)) {
      append(loaded_.captures[outer->capture]);
    } else if (const auto* nested = std::get_if<model::DefineModuleInit>(&step)) {
      append(make_module(*nested));
    }
  }
  // The module to instantiate, its imports, and the name of the instance.
  const Module& child_module(const model::InstantiateInit& step) const {
    return *static_cast<const Module*>(instance_.module_value(step.module));
  }
  ResolvedImports child_imports(const model::InstantiateInit& step) const;
  std::string child_name(const model::InstantiateInit& step) const;
  void append_instance(const InstanceValue* value) { append(Extern(value)); }

  // What the module defines itself, its segments and its start function. Returns the trap, if any.
  Result<std::optional<Trap>> finish() {
    TENON_TRY(add_memories());
    TENON_TRY(add_globals());
    TENON_TRY(add_tables());
    for (uint32_t i = module_.num_imported_tags; i < module_.tags.size(); ++i) {
      instance_.bind_tag(store_.add_tag(TypeId{engine_id(module_.tags[TagIndex{i}].type)}));
    }
    TENON_TRY(evaluate_elems());
    TENON_ASSIGN(auto trap, run_segments());
    if (!trap && module_.start) trap = call_start();
    return trap;
  }

  Instance& instance() { return instance_; }

 private:
  Builder(Store& store, const Module& loaded, Instance& instance, ResolvedImports imports)
      : store_(store),
        loaded_(loaded),
        module_(*loaded.module),
        instance_(instance),
        imports_(std::move(imports)) {}

  uint32_t engine_id(BlobTypeId type) const { return (*loaded_.type_ids)[raw(type)]; }
  ValType to_engine(ValType type) const { return types::remap(type, *loaded_.type_ids); }
  const InstanceValue* instance_value(InstanceIndex index) const {
    return static_cast<const InstanceValue*>(instance_.instance_value(index));
  }

  // Appends an item from outside to the index space of its kind.
  void append(const Extern& item) {
    switch (item.kind()) {
      case ExternKind::func: instance_.bind_func(FuncIndex{next_func_++}, item.func()); break;
      case ExternKind::table: instance_.bind_table(item.table()); break;
      case ExternKind::memory: instance_.bind_memory(item.memory()); break;
      case ExternKind::global: instance_.bind_global(item.global()); break;
      case ExternKind::tag: instance_.bind_tag(item.tag()); break;
      case ExternKind::module: instance_.bind_module(item.module()); break;
      case ExternKind::instance: instance_.bind_instance(item.instance()); break;
    }
  }

  // An item of an index space, which is from outside.
  Extern item_at(ExternKind kind, uint32_t index) const {
    switch (kind) {
      case ExternKind::func: return instance_.func(FuncIndex{index});
      case ExternKind::table: return instance_.table(TableIndex{index});
      case ExternKind::memory: return instance_.memory(MemoryIndex{index});
      case ExternKind::global: return instance_.global(GlobalIndex{index});
      case ExternKind::tag: return instance_.tag(TagIndex{index});
      case ExternKind::module:
        return static_cast<const Module*>(instance_.module_value(ModuleIndex{index}));
      case ExternKind::instance: break;
    }
    return instance_value(InstanceIndex{index});
  }

  // A nested module as a value. Without captures it is the same one every time.
  const Module* make_module(const model::DefineModuleInit& step) {
    const Module& plain = loaded_.loaded->modules[raw(step.artifact)];
    if (step.captures.empty()) return &plain;
    auto value = std::make_shared<Module>(plain);
    for (const model::Capture& capture : step.captures) {
      value->captures.push_back(
          capture.is_inherited
              ? loaded_.captures[capture.index]
              : static_cast<const Module*>(instance_.module_value(ModuleIndex{capture.index})));
    }
    const Module* const made = value.get();
    store_.retain(std::move(value));
    return made;
  }

  Result<void> add_memories() {
    for (uint32_t i = module_.num_imported_memories; i < module_.memories.size(); ++i) {
      TENON_ASSIGN(auto* memory, store_.add_memory(module_.memories[MemoryIndex{i}].type));
      instance_.bind_memory(memory);
    }
    return {};
  }

  Result<void> add_globals() {
    for (uint32_t i = module_.num_imported_globals; i < module_.globals.size(); ++i) {
      const model::Global& global = module_.globals[GlobalIndex{i}];
      TENON_ASSIGN(const RawValue value, evaluate(instance_, *global.init));
      abi::GlobalCell* const cell = instance_.own_cell(GlobalIndex{i});
      *cell = {value.low, value.high};
      instance_.bind_global(
          store_.add_global({to_engine(global.type.type), global.type.is_mutable}, cell));
    }
    return {};
  }

  Result<void> add_tables() {
    for (uint32_t i = module_.num_imported_tables; i < module_.tables.size(); ++i) {
      const model::Table& table = module_.tables[TableIndex{i}];
      RawValue init;
      if (table.init) {
        TENON_ASSIGN(init, evaluate(instance_, *table.init));
      }
      TENON_ASSIGN(auto* added,
                   store_.add_table({to_engine(table.type.element), table.type.limits}, init.low));
      instance_.bind_table(added);
    }
    return {};
  }

  Result<void> evaluate_elems() {
    for (uint32_t i = 0; i < module_.elems.size(); ++i) {
      const model::ElemSegment& segment = module_.elems[ElemIndex{i}];
      if (segment.mode == model::SegmentMode::declarative) continue;
      auto& values = instance_.elem(ElemIndex{i});
      values.reserve(segment.size());
      for (const FuncIndex func : segment.funcs) {
        values.push_back(runtime::to_reference(instance_.func(func)));
      }
      for (const model::ConstExpr& expr : segment.exprs) {
        TENON_ASSIGN(const RawValue value, evaluate(instance_, expr));
        values.push_back(value.low);
      }
    }
    return {};
  }

  // Active segments in order, elements first; the first that does not fit ends it.
  Result<std::optional<Trap>> run_segments() {
    for (uint32_t i = 0; i < module_.elems.size(); ++i) {
      const model::ElemSegment& segment = module_.elems[ElemIndex{i}];
      if (segment.mode != model::SegmentMode::active) continue;
      TENON_ASSIGN(const RawValue offset, evaluate(instance_, *segment.offset));
      auto& values = instance_.elem(ElemIndex{i});
      if (const auto code = runtime::init_table(instance_, segment.table, ElemIndex{i},
                                                offset.low, 0, values.size())) {
        return std::optional<Trap>(Trap::of(*code));
      }
      std::vector<uint64_t>().swap(values);
    }
    for (uint32_t i = 0; i < module_.datas.size(); ++i) {
      const model::DataSegment& segment = module_.datas[DataIndex{i}];
      if (segment.mode != model::SegmentMode::active) continue;
      TENON_ASSIGN(const RawValue offset, evaluate(instance_, *segment.offset));
      if (const auto code = runtime::init_memory(instance_, segment.memory, DataIndex{i},
                                                 offset.low, 0, segment.bytes.size())) {
        return std::optional<Trap>(Trap::of(*code));
      }
      instance_.drop_data(DataIndex{i});
    }
    return std::optional<Trap>();
  }

  std::optional<Trap> call_start() {
    return runtime::invoke(store_, *instance_.func(*module_.start), FuncType{}, {}, {}, &instance_);
  }

  Store& store_;
  const Module& loaded_;
  const model::Module& module_;
  Instance& instance_;
  ResolvedImports imports_;
  size_t next_ = 0;
  size_t next_implicit_ = 0;
  uint32_t next_func_ = 0;
};

// Every import has an argument: validation has seen to it, and to the types.
ResolvedImports Builder::child_imports(const model::InstantiateInit& step) const {
  std::vector<std::pair<std::string, Extern>> args;
  args.reserve(step.args.size());
  for (const model::InstantiateArg& arg : step.args) {
    args.emplace_back(std::string(arg.name), item_at(arg.kind, arg.index));
  }
  const InstanceValue given(std::move(args));
  const model::Module& child = *child_module(step).module;
  ResolvedImports imports;
  imports.items.reserve(child.imports.size());
  for (const model::Import& import : child.imports) {
    const Extern item = *given.find(import.module);
    imports.items.push_back(import.is_one_level ? item : *item.instance()->find(import.field));
  }
  for (const model::Initializer& child_step : child.initializers) {
    if (const auto* implicit = std::get_if<model::ImplicitInstanceInit>(&child_step)) {
      imports.implicit.emplace_back(implicit->name, given.find(implicit->name)->instance());
    }
  }
  return imports;
}

// `app/libz#2` is the instance with index 2 in `app`, of a module called libz. What is too long to be
// read is cut.
std::string Builder::child_name(const model::InstantiateInit& step) const {
  constexpr size_t kLongest = 300;
  std::string parent = instance_.name();
  if (parent.size() > kLongest) {
    const size_t slash = parent.find('/', parent.size() - kLongest);
    parent = "…" + parent.substr(slash == std::string::npos ? parent.size() : slash);
  }
  const std::string module = child_module(step).name.substr(0, kLongest / 3);
  return parent + "/" + (module.empty() ? "module" + std::to_string(raw(step.module)) : module) +
         "#" + std::to_string(instance_.instance_count());
}

// The stack of modules that are being instantiated, in place of recursion.
class Instantiator {
 public:
  explicit Instantiator(Store& store) : store_(store) {}

  Result<Instantiated> run(const Module& root, ResolvedImports imports) {
    if (root.loaded != nullptr) store_.retain(root.loaded->shared_from_this());
    TENON_TRY(push(root, root.name, std::move(imports)));
    Instance& instance = stack_.back()->instance();
    while (!stack_.empty()) {
      Builder& top = *stack_.back();
      if (const model::Initializer* step = top.next()) {
        if (const auto* child = std::get_if<model::InstantiateInit>(step)) {
          TENON_TRY(push(top.child_module(*child), top.child_name(*child),
                         top.child_imports(*child)));
        } else {
          top.run(*step);
        }
        continue;
      }
      auto trap = top.finish();
      if (!trap.ok()) return at_instance(std::move(trap).take_error(), top.instance().name());
      if (*trap) return Instantiated{&instance, std::move(*trap)};
      pop();
    }
    return Instantiated{&instance, std::nullopt};
  }

 private:
  Result<void> push(const Module& module, std::string name, ResolvedImports imports) {
    auto made = Builder::make(store_, module, name, std::move(imports));
    if (!made.ok()) return at_instance(std::move(made).take_error(), name);
    stack_.push_back(std::move(*made));
    return {};
  }

  void pop() {
    Instance& done = stack_.back()->instance();
    stack_.pop_back();
    if (stack_.empty()) return;
    auto value = std::make_shared<const InstanceValue>(done);
    stack_.back()->append_instance(value.get());
    store_.retain(std::move(value));
  }

  // Says which instance could not be made, unless it is the only one.
  Error at_instance(Error error, const std::string& name) const {
    if (name.find('/') == std::string::npos) return error;
    const char* const why = error.kind == ErrorKind::limit ? ": resource limit exceeded" : "";
    error.context = "instantiating `" + name + "`" + why;
    return error;
  }

  Store& store_;
  std::vector<std::unique_ptr<Builder>> stack_;
};

}  // namespace

Result<Instantiated> instantiate(Store& store, const Module& module, const Linker& linker) {
  TENON_ASSIGN(ResolvedImports imports, resolve_imports(store, module, linker));
  return instantiate(store, module, std::move(imports));
}

Result<Instantiated> instantiate(Store& store, const Module& module, ResolvedImports imports) {
  return Instantiator(store).run(module, std::move(imports));
}

}  // namespace tenon::loader
