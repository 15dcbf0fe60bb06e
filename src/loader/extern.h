// External values: what is exported, imported and defined for import, and whether one fits an
// import. All of them live in a store, but for modules, which engines load. Spec: 3.0, sections
// 4.2.13 and 4.5.3 (External typing); module linking, instances and modules as values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "loader/engine.h"
#include "runtime/trap.h"
#include "tenon/value.h"
#include "types/matching.h"

namespace tenon::loader {

class InstanceValue;

class Extern {
 public:
  Extern(abi::FuncRef* func) : item_(func) {}
  Extern(runtime::Table* table) : item_(table) {}
  Extern(runtime::Memory* memory) : item_(memory) {}
  Extern(runtime::Global* global) : item_(global) {}
  Extern(runtime::Tag* tag) : item_(tag) {}
  // REQUIRES: its module type is known.
  Extern(const Module* module) : item_(module) {}
  Extern(const InstanceValue* instance) : item_(instance) {}

  model::ExternKind kind() const { return static_cast<model::ExternKind>(item_.index()); }
  // The item, or null where it is of another kind.
  abi::FuncRef* func() const { return get<abi::FuncRef*>(); }
  runtime::Table* table() const { return get<runtime::Table*>(); }
  runtime::Memory* memory() const { return get<runtime::Memory*>(); }
  runtime::Global* global() const { return get<runtime::Global*>(); }
  runtime::Tag* tag() const { return get<runtime::Tag*>(); }
  const Module* module() const { return get<const Module*>(); }
  const InstanceValue* instance() const { return get<const InstanceValue*>(); }

 private:
  template <class T>
  T get() const {
    const T* item = std::get_if<T>(&item_);
    return item ? *item : nullptr;
  }
  // In the order of ExternKind.
  std::variant<abi::FuncRef*, runtime::Table*, runtime::Memory*, runtime::Global*, runtime::Tag*,
               const Module*, const InstanceValue*>
      item_;
};

// An instance as a value: names and what they stand for, and nothing else. Either what an instance
// of a module exports, or items that were put together.
class InstanceValue {
 public:
  explicit InstanceValue(runtime::Instance& instance) : instance_(&instance) {}
  // REQUIRES: the names are distinct.
  explicit InstanceValue(std::vector<std::pair<std::string, Extern>> items);

  std::optional<Extern> find(std::string_view name) const;
  // The names, in order.
  std::vector<std::string_view> names() const;
  // The instance of a module, or null.
  runtime::Instance* instance() const { return instance_; }

 private:
  runtime::Instance* instance_ = nullptr;
  std::vector<std::pair<std::string, Extern>> items_;  // sorted by name
};

// What an instance exports as `name`, or nullopt.
std::optional<Extern> find_export(runtime::Instance& instance, std::string_view name);

// The type of an external value other than an instance, with the engine's type ids. The minimum of a
// memory or a table is its current size, since that is what imports are matched against.
// REQUIRES: item.instance() is null.
types::ExternType type_of(const Extern& item);
// The type of any external value as text; of instances in an instance only `(instance …)`.
std::string type_text(const types::TypeStore& types, const Extern& item);

// Whether `item` can be given where `wanted` is wanted, the engine's type; the first mismatch if not.
std::optional<types::Mismatch> match(const types::TypeStore& types, const Extern& item,
                                     const types::ExternType& wanted);

// The results of a call, or why it trapped.
using CallOutcome = std::variant<std::vector<Value>, runtime::Trap>;

// The type of a function value. The reference lives as long as the engine loads no more.
const FuncType& func_type(const runtime::Store& store, const abi::FuncRef& func);

// Calls a function of `store`. Errors: usage, where the arguments don't fit the type.
Result<CallOutcome> call(runtime::Store& store, const abi::FuncRef& func,
                         std::span<const Value> args);

}  // namespace tenon::loader
