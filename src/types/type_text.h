// Types as the text format writes them. A type of the store that another one names is written out in
// its place, `(ref (func (param i32)))`; in that stands `…` for more, as types may be recursive.
#pragma once

#include <functional>
#include <string>

#include "types/type_store.h"

namespace tenon::types {

std::string to_text(AbstractHeap heap);
std::string to_text(const TypeStore& types, HeapType heap);
std::string to_text(const TypeStore& types, ValType type);
std::string to_text(const TypeStore& types, const FuncType& type);
// The abstract type that `heap` is or, where it is one of the store, the next above it: func, struct,
// array.
AbstractHeap abstraction(const TypeStore& types, HeapType heap);
// With what `name_of` calls the types of the store.
std::string to_text(HeapType heap, const std::function<std::string(uint32_t id)>& name_of);
std::string to_text(ValType type, const std::function<std::string(uint32_t id)>& name_of);
std::string to_text(const Limits& limits);
// `(func (param i32))`, `(memory 1)`, `(instance (export "f" (func)))`. What would make it longer
// than about `max_size` bytes is left out, and shown by `…`.
std::string to_text(const TypeStore& types, const ExternType& type, size_t max_size = 2000);
// A name in quotes, escaped as the text format wants it.
std::string quoted(std::string_view name);

}  // namespace tenon::types
