#include "loader/extern.h"

#include <algorithm>
#include <set>

#include "runtime/invoke.h"
#include "types/type_text.h"

namespace tenon::loader {

using model::ExternKind;

InstanceValue::InstanceValue(std::vector<std::pair<std::string, Extern>> items)
    : items_(std::move(items)) {
  std::sort(items_.begin(), items_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::optional<Extern> InstanceValue::find(std::string_view name) const {
  if (instance_ != nullptr) return find_export(*instance_, name);
  const auto at = std::lower_bound(
      items_.begin(), items_.end(), name,
      [](const auto& item, std::string_view wanted) { return item.first < wanted; });
  if (at == items_.end() || at->first != name) return std::nullopt;
  return at->second;
}

std::vector<std::string_view> InstanceValue::names() const {
  std::vector<std::string_view> names;
  if (instance_ != nullptr) {
    for (const model::Export& item : instance_->module().exports) names.push_back(item.name);
  } else {
    for (const auto& [name, item] : items_) names.push_back(name);
  }
  return names;
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
      return static_cast<const Module*>(instance.module_value(ModuleIndex{item->index}));
    case ExternKind::instance: break;
  }
  return static_cast<const InstanceValue*>(instance.instance_value(InstanceIndex{item->index}));
}

types::ExternType type_of(const Extern& item) {
  switch (item.kind()) {
    case ExternKind::func: return {ExternKind::func, item.func()->type_id};
    case ExternKind::table: {
      TableType type = item.table()->type();
      type.limits.min = item.table()->size();
      return type;
    }
    case ExternKind::memory: {
      MemoryType type = item.memory()->type();
      type.limits.min = item.memory()->pages();
      return type;
    }
    case ExternKind::global: return item.global()->type();
    case ExternKind::tag: return {ExternKind::tag, raw(item.tag()->type)};
    default: break;
  }
  assert(item.module() != nullptr && item.module()->type);
  return {ExternKind::module, *item.module()->type};
}

std::string type_text(const types::TypeStore& types, const Extern& item) {
  if (item.instance() == nullptr) return types::to_text(types, type_of(item));
  constexpr size_t kLongest = 2000;
  std::string text = "(instance";
  for (const std::string_view name : item.instance()->names()) {
    if (text.size() > kLongest) return text + " …)";
    const Extern part = *item.instance()->find(name);
    text += " (export " + types::quoted(name) + " " +
            (part.instance() != nullptr ? "(instance …)" : types::to_text(types, type_of(part))) +
            ")";
  }
  return text + ")";
}

std::optional<types::Mismatch> match(const types::TypeStore& types, const Extern& item,
                                     const types::ExternType& wanted) {
  // An item and where it was found: `name` in the instance of the node `parent`.
  struct Node {
    Extern item;
    types::ExternType wanted;
    size_t parent = 0;
    const std::string* name = nullptr;
  };
  std::vector<Node> nodes = {{item, wanted}};
  const auto path_to = [&nodes](size_t at) {
    std::vector<types::Mismatch::Step> path;
    for (; nodes[at].name != nullptr; at = nodes[at].parent) path.push_back({false, *nodes[at].name});
    std::reverse(path.begin(), path.end());
    return path;
  };
  types::Matcher matcher(types);
  // Of instances it is what they hold that counts, not what was once declared: the current sizes of
  // memories and tables are the ones to match.
  std::set<std::pair<const InstanceValue*, uint32_t>> seen;
  std::vector<size_t> work = {0};
  while (!work.empty()) {
    const size_t at = work.back();
    work.pop_back();
    const Node top = nodes[at];
    if (top.item.kind() != top.wanted.kind() || top.item.instance() == nullptr) {
      std::optional<types::Mismatch> mismatch;
      if (top.item.instance() != nullptr) {
        // Only kinds are compared: an instance is no other thing.
        mismatch = types::Mismatch{.reason = types::Mismatch::Reason::kind,
                                   .path = {},
                                   .found = {ExternKind::instance, 0},
                                   .wanted = top.wanted};
      } else {
        mismatch = matcher.match(type_of(top.item), top.wanted);
      }
      if (!mismatch) continue;
      const auto path = path_to(at);
      mismatch->path.insert(mismatch->path.begin(), path.begin(), path.end());
      return mismatch;
    }
    if (!seen.insert({top.item.instance(), top.wanted.id()}).second) continue;
    const size_t first = work.size();
    for (const types::NamedExtern& want : types.instance_type(top.wanted.id())->exports) {
      const auto found = top.item.instance()->find(want.name);
      nodes.push_back({found.value_or(top.item), want.type, at, &want.name});
      if (!found) {
        return types::Mismatch{.reason = types::Mismatch::Reason::missing_export,
                               .path = path_to(nodes.size() - 1),
                               .found = {},
                               .wanted = want.type};
      }
      work.push_back(nodes.size() - 1);
    }
    std::reverse(work.begin() + static_cast<ptrdiff_t>(first), work.end());
  }
  return std::nullopt;
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
                                         types::to_text(store.types(), args[i].type) + ", expected " +
                                         types::to_text(store.types(), type.params[i])};
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
