#include "loader/extern.h"

#include "runtime/invoke.h"
#include "types/type_text.h"

namespace tenon::loader {

using model::ExternKind;

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

types::ExternType type_of(const Extern& item) {
  if (const auto* func = item.func()) return {ExternKind::func, func->type_id};
  if (auto* table = item.table()) {
    TableType type = table->type();
    type.limits.min = table->size();
    return type;
  }
  if (auto* memory = item.memory()) {
    MemoryType type = memory->type();
    type.limits.min = memory->pages();
    return type;
  }
  if (const auto* global = item.global()) return global->type();
  return {ExternKind::tag, raw(item.tag()->type)};
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
