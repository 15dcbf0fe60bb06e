#include "loader/instantiate.h"

#include "loader/const_eval.h"
#include "runtime/invoke.h"
#include "runtime/libcalls.h"
#include "runtime/references.h"
#include "types/matching.h"
#include "types/type_text.h"

namespace tenon::loader {
namespace {

using model::ExternKind;
using runtime::Instance;
using runtime::Store;
using runtime::Trap;

std::string import_name(const model::Import& import) {
  std::string name(import.module);
  if (!import.is_one_level) name += "::" + std::string(import.field);
  return "`" + name + "`";
}

// One instantiation of a core module.
class Instantiator {
 public:
  Instantiator(Store& store, const Module& loaded, const Linker& linker)
      : store_(store), loaded_(loaded), module_(*loaded.module), linker_(linker) {}

  Result<Instantiated> run() {
    for (const auto& step : module_.initializers) {
      if (!std::holds_alternative<model::ImportInit>(step)) {
        return Error{ErrorKind::unsupported, "nested modules and instances are not supported yet"};
      }
    }
    std::vector<Extern> imports;
    for (const model::Import& import : module_.imports) {
      TENON_ASSIGN(Extern item, resolve(import));
      imports.push_back(item);
    }
    TENON_ASSIGN(instance_, store_.add_instance(loaded_.code, loaded_.type_ids, loaded_.name));
    for (size_t i = 0; i < imports.size(); ++i) bind(module_.imports[i], imports[i]);
    TENON_TRY(add_memories());
    TENON_TRY(add_globals());
    TENON_TRY(add_tables());
    for (uint32_t i = module_.num_imported_tags; i < module_.tags.size(); ++i) {
      instance_->bind_tag(store_.add_tag(TypeId{engine_id(module_.tags[TagIndex{i}].type)}));
    }
    TENON_TRY(evaluate_elems());
    TENON_ASSIGN(auto trap, run_segments());
    if (!trap && module_.start) trap = call_start();
    return Instantiated{instance_, std::move(trap)};
  }

 private:
  uint32_t engine_id(BlobTypeId type) const {
    return (*loaded_.type_ids)[raw(type)];
  }
  ValType to_engine(ValType type) const { return types::remap(type, *loaded_.type_ids); }

  Result<Extern> resolve(const model::Import& import) {
    const auto needed_by = "needed by: " + loaded_.name;
    std::optional<Extern> item;
    if (!import.is_one_level) item = linker_.find(store_, import.module, import.field);
    if (!item) {
      return Error{ErrorKind::link,
                   "unknown import: " + import_name(import) + " has not been defined",
                   import.offset, 0, 0, needed_by};
    }
    const auto wanted =
        types::remap(module_.extern_type(import.kind, import.index), *loaded_.type_ids);
    types::Matcher matcher(store_.types());
    if (matcher.match(type_of(*item), wanted)) {
      return Error{ErrorKind::link,
                   "incompatible import type for " + import_name(import) + ": expected " +
                       types::to_text(store_.types(), wanted) + ", found " +
                       types::to_text(store_.types(), type_of(*item)),
                   import.offset, 0, 0, needed_by};
    }
    return *item;
  }

  void bind(const model::Import& import, const Extern& item) {
    switch (import.kind) {
      case ExternKind::func: instance_->bind_func(FuncIndex{import.index}, item.func()); break;
      case ExternKind::table: instance_->bind_table(item.table()); break;
      case ExternKind::memory: instance_->bind_memory(item.memory()); break;
      case ExternKind::global: instance_->bind_global(item.global()); break;
      case ExternKind::tag: instance_->bind_tag(item.tag()); break;
      case ExternKind::module:
      case ExternKind::instance: break;  // resolve() found none
    }
  }

  Result<void> add_memories() {
    for (uint32_t i = module_.num_imported_memories; i < module_.memories.size(); ++i) {
      TENON_ASSIGN(auto* memory, store_.add_memory(module_.memories[MemoryIndex{i}].type));
      instance_->bind_memory(memory);
    }
    return {};
  }

  Result<void> add_globals() {
    for (uint32_t i = module_.num_imported_globals; i < module_.globals.size(); ++i) {
      const model::Global& global = module_.globals[GlobalIndex{i}];
      TENON_ASSIGN(const RawValue value, evaluate(*instance_, *global.init));
      abi::GlobalCell* const cell = instance_->own_cell(GlobalIndex{i});
      *cell = {value.low, value.high};
      instance_->bind_global(
          store_.add_global({to_engine(global.type.type), global.type.is_mutable}, cell));
    }
    return {};
  }

  Result<void> add_tables() {
    for (uint32_t i = module_.num_imported_tables; i < module_.tables.size(); ++i) {
      const model::Table& table = module_.tables[TableIndex{i}];
      RawValue init;
      if (table.init) {
        TENON_ASSIGN(init, evaluate(*instance_, *table.init));
      }
      TENON_ASSIGN(auto* added,
                   store_.add_table({to_engine(table.type.element), table.type.limits}, init.low));
      instance_->bind_table(added);
    }
    return {};
  }

  Result<void> evaluate_elems() {
    for (uint32_t i = 0; i < module_.elems.size(); ++i) {
      const model::ElemSegment& segment = module_.elems[ElemIndex{i}];
      if (segment.mode == model::SegmentMode::declarative) continue;
      auto& values = instance_->elem(ElemIndex{i});
      values.reserve(segment.size());
      for (const FuncIndex func : segment.funcs) {
        values.push_back(runtime::to_reference(instance_->func(func)));
      }
      for (const model::ConstExpr& expr : segment.exprs) {
        TENON_ASSIGN(const RawValue value, evaluate(*instance_, expr));
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
      TENON_ASSIGN(const RawValue offset, evaluate(*instance_, *segment.offset));
      auto& values = instance_->elem(ElemIndex{i});
      if (const auto code = runtime::init_table(*instance_, segment.table, ElemIndex{i},
                                                offset.low, 0, values.size())) {
        return std::optional<Trap>(Trap::of(*code));
      }
      std::vector<uint64_t>().swap(values);
    }
    for (uint32_t i = 0; i < module_.datas.size(); ++i) {
      const model::DataSegment& segment = module_.datas[DataIndex{i}];
      if (segment.mode != model::SegmentMode::active) continue;
      TENON_ASSIGN(const RawValue offset, evaluate(*instance_, *segment.offset));
      if (const auto code = runtime::init_memory(*instance_, segment.memory, DataIndex{i},
                                                 offset.low, 0, segment.bytes.size())) {
        return std::optional<Trap>(Trap::of(*code));
      }
      instance_->drop_data(DataIndex{i});
    }
    return std::optional<Trap>();
  }

  std::optional<Trap> call_start() {
    return runtime::invoke(store_, *instance_->func(*module_.start), FuncType{}, {}, {},
                           instance_);
  }

  Store& store_;
  const Module& loaded_;
  const model::Module& module_;
  const Linker& linker_;
  Instance* instance_ = nullptr;
};

}  // namespace

Result<Instantiated> instantiate(Store& store, const Module& module, const Linker& linker) {
  return Instantiator(store, module, linker).run();
}

}  // namespace tenon::loader
