#include "loader/extern.h"

#include "runtime/invoke.h"

namespace tenon::loader {
namespace {

using model::ExternKind;

std::string table_text(const TableType& type) {
  return "(table " + types::to_text(type.limits) + " " + types::to_text(type.element) + ")";
}

std::string memory_text(const MemoryType& type) {
  std::string text = "(memory " + types::to_text(type.limits);
  if (type.page_size_log2 != 16) {
    text += " (pagesize " + std::to_string(uint64_t{1} << type.page_size_log2) + ")";
  }
  return text + ")";
}

std::string global_text(const GlobalType& type) {
  const std::string value = types::to_text(type.type);
  return type.is_mutable ? "(global (mut " + value + "))" : "(global " + value + ")";
}

std::string func_text(const types::TypeStore& types, uint32_t id) {
  return types.func(id) ? types::to_text(*types.func(id)) : "(func)";
}

// "(tag (param i32))" from the function type's text.
std::string tag_text(const types::TypeStore& types, uint32_t id) {
  std::string text = func_text(types, id);
  return text.replace(1, 4, "tag");
}

uint32_t engine_id(const model::Module& module, std::span<const uint32_t> ids, TypeIndex type) {
  return ids[raw(module.types[type].id)];
}

}  // namespace

ExternKind Extern::kind() const {
  static constexpr ExternKind kKinds[] = {ExternKind::func, ExternKind::table, ExternKind::memory,
                                          ExternKind::global, ExternKind::tag};
  return kKinds[item_.index()];
}

std::optional<Extern> find_export(runtime::Instance& instance, std::string_view name) {
  const model::Export* item = instance.module().find_export(name);
  if (item == nullptr) return std::nullopt;
  switch (item->kind) {
    case ExternKind::func: return instance.func(FuncIndex{item->index});
    case ExternKind::table: return instance.table(TableIndex{item->index});
    case ExternKind::memory: return instance.memory(MemoryIndex{item->index});
    case ExternKind::global: return instance.global(GlobalIndex{item->index});
    case ExternKind::tag: return instance.tag(TagIndex{item->index});
    case ExternKind::module:
    case ExternKind::instance: break;
  }
  return std::nullopt;
}

std::string type_text(const types::TypeStore& types, const Extern& item) {
  if (const auto* func = item.func()) return func_text(types, func->type_id);
  if (auto* table = item.table()) {
    TableType type = table->type();
    type.limits.min = table->size();
    return table_text(type);
  }
  if (auto* memory = item.memory()) {
    MemoryType type = memory->type();
    type.limits.min = memory->pages();
    return memory_text(type);
  }
  if (const auto* global = item.global()) return global_text(global->type());
  return tag_text(types, raw(item.tag()->type));
}

std::string type_text(const types::TypeStore& types, const model::Blob&,
                      const model::Module& module, std::span<const uint32_t> ids,
                      const model::Import& import) {
  switch (import.kind) {
    case ExternKind::func:
      return func_text(types, engine_id(module, ids, module.funcs[FuncIndex{import.index}].type));
    case ExternKind::table: {
      TableType type = module.tables[TableIndex{import.index}].type;
      type.element = types::remap(type.element, ids);
      return table_text(type);
    }
    case ExternKind::memory: return memory_text(module.memories[MemoryIndex{import.index}].type);
    case ExternKind::global: {
      GlobalType type = module.globals[GlobalIndex{import.index}].type;
      type.type = types::remap(type.type, ids);
      return global_text(type);
    }
    case ExternKind::tag:
      return tag_text(types, engine_id(module, ids, module.tags[TagIndex{import.index}].type));
    case ExternKind::module: return "(module)";
    case ExternKind::instance: break;
  }
  return "(instance)";
}

bool matches(const types::TypeStore& types, const model::Blob&, const model::Module& module,
             std::span<const uint32_t> ids, const model::Import& import, const Extern& item) {
  if (import.kind != item.kind()) return false;
  switch (import.kind) {
    case ExternKind::func: {
      const auto& wanted = module.funcs[FuncIndex{import.index}];
      return types.is_subtype_id(item.func()->type_id, engine_id(module, ids, wanted.type));
    }
    case ExternKind::table: {
      const TableType& wanted = module.tables[TableIndex{import.index}].type;
      const TableType& found = item.table()->type();
      return found.element == types::remap(wanted.element, ids) &&
             types::limits_match(found.limits, item.table()->size(), wanted.limits);
    }
    case ExternKind::memory: {
      const MemoryType& wanted = module.memories[MemoryIndex{import.index}].type;
      const MemoryType& found = item.memory()->type();
      return found.page_size_log2 == wanted.page_size_log2 &&
             types::limits_match(found.limits, item.memory()->pages(), wanted.limits);
    }
    case ExternKind::global: {
      const GlobalType& wanted = module.globals[GlobalIndex{import.index}].type;
      const GlobalType& found = item.global()->type();
      const ValType type = types::remap(wanted.type, ids);
      if (found.is_mutable != wanted.is_mutable) return false;
      return wanted.is_mutable ? found.type == type : types.is_subtype(found.type, type);
    }
    case ExternKind::tag: {
      const auto& wanted = module.tags[TagIndex{import.index}];
      return raw(item.tag()->type) == engine_id(module, ids, wanted.type);
    }
    case ExternKind::module:
    case ExternKind::instance: break;
  }
  return false;
}

const FuncType& func_type(const runtime::Store& store, const abi::FuncRef& func) {
  return *store.types().func(func.type_id);
}

Result<CallOutcome> call(runtime::Store& store, const abi::FuncRef& func,
                         std::span<const Value> args) {
  // A copy: a host function may load modules, and the engine's types move.
  const FuncType type = func_type(store, func);
  if (args.size() != type.params.size()) {
    return Error{ErrorKind::usage, "expected " + std::to_string(type.params.size()) +
                                       " arguments, got " + std::to_string(args.size())};
  }
  std::vector<RawValue> raw_args;
  for (size_t i = 0; i < args.size(); ++i) {
    const bool is_null = args[i].is_null() && type.params[i].is_ref() && type.params[i].nullable();
    if (!is_null && !store.types().is_subtype(args[i].type, type.params[i])) {
      return Error{ErrorKind::usage, "argument " + std::to_string(i + 1) + " is " +
                                         types::to_text(args[i].type) + ", expected " +
                                         types::to_text(type.params[i])};
    }
    raw_args.push_back(args[i].bits);
  }
  std::vector<RawValue> raw_results(type.results.size());
  auto trap = runtime::invoke(store, func, type, raw_args, raw_results);
  if (trap) return CallOutcome(std::move(*trap));
  std::vector<Value> results;
  for (size_t i = 0; i < raw_results.size(); ++i) {
    results.push_back({type.results[i], raw_results[i]});
  }
  return CallOutcome(std::move(results));
}

}  // namespace tenon::loader
