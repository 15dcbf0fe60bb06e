// External values: what is exported, imported and defined for import, and whether one fits an
// import. All of them live in a store. Spec: 3.0, sections 4.2.13 and 4.5.3 (External typing).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "loader/engine.h"
#include "runtime/trap.h"
#include "tenon/value.h"

namespace tenon::loader {

class Extern {
 public:
  Extern(abi::FuncRef* func) : item_(func) {}
  Extern(runtime::Table* table) : item_(table) {}
  Extern(runtime::Memory* memory) : item_(memory) {}
  Extern(runtime::Global* global) : item_(global) {}
  Extern(runtime::Tag* tag) : item_(tag) {}

  model::ExternKind kind() const;
  // The item, or null where it is of another kind.
  abi::FuncRef* func() const { return get<abi::FuncRef>(); }
  runtime::Table* table() const { return get<runtime::Table>(); }
  runtime::Memory* memory() const { return get<runtime::Memory>(); }
  runtime::Global* global() const { return get<runtime::Global>(); }
  runtime::Tag* tag() const { return get<runtime::Tag>(); }

 private:
  template <class T>
  T* get() const {
    T* const* item = std::get_if<T*>(&item_);
    return item ? *item : nullptr;
  }
  std::variant<abi::FuncRef*, runtime::Table*, runtime::Memory*, runtime::Global*, runtime::Tag*>
      item_;
};

// What an instance exports as `name`, or nullopt.
std::optional<Extern> find_export(runtime::Instance& instance, std::string_view name);

// The type of an external value, with the engine's type ids. The minimum of a memory or a table is its
// current size, since that is what imports are matched against.
types::ExternType type_of(const Extern& item);

// The results of a call, or why it trapped.
using CallOutcome = std::variant<std::vector<Value>, runtime::Trap>;

// The type of a function value. The reference lives as long as the engine loads no more.
const FuncType& func_type(const runtime::Store& store, const abi::FuncRef& func);

// Calls a function of `store`. Errors: usage, where the arguments don't fit the type.
Result<CallOutcome> call(runtime::Store& store, const abi::FuncRef& func,
                         std::span<const Value> args);

}  // namespace tenon::loader
