// What emitted code and the runtime agree on about an instance: the memory that the instance
// register points to. Everything here is standard layout, and offsets that code embeds are asserted.
//
//   InstanceData                fixed header
//   TypeId      [types]         the engine's id of each type of the module (u32)
//   ImportSlot  [imported funcs]
//   TableDef*   [tables]        own tables point behind, imported ones into another instance
//   MemoryDef*  [memories]
//   GlobalCell* [imported globals]
//   GlobalCell  [own globals]   16 bytes each
//   FuncRef     [funcs]         descriptors; own functions that escape, and imported ones
//
// InstanceLayout computes where each part begins; it depends on the module only, so code can embed it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/libcalls.h"
#include "model/module.h"

namespace tenon::abi {

struct InstanceData;

// A function value: what a table entry or a funcref points to. Written by the runtime only.
// `code` expects the instance register to hold `instance` and the memory register to hold the
// caller's instance; the foreign entry of a Wasm function then loads the memory base itself.
struct FuncRef {
  const void* code;
  InstanceData* instance;  // of a host function: its HostFunc, which no code but its thunk reads
  uint32_t type_id;        // TypeId
  uint32_t func_index;     // in its module, for messages
};

// Where a call to an imported function goes; a copy of the FuncRef's two words, and the FuncRef.
struct ImportSlot {
  const void* code;
  InstanceData* instance;
  FuncRef* ref;
};

// A linear memory. It never moves; `length` changes when it grows.
struct MemoryDef {
  uint8_t* base;
  uint64_t length;  // bytes
};

// A table's elements: FuncRef* or other references, 64 bits each. `elements` may move on growth.
struct TableDef {
  uint64_t* elements;
  uint64_t length;
};

struct alignas(16) GlobalCell {
  uint64_t low;
  uint64_t high;
};

struct InstanceData {
  uint8_t* memory0_base;    // null where there is no memory
  MemoryDef* memory0;
  uintptr_t stack_limit;    // lowest address that a frame may reach
  const void* trap_exit;    // called at a trap site; its return address identifies the site
  const void* restore_return;  // a tail call out of the instance returns here: see jit/frame.h
  int64_t* fuel;            // what is left of the store's fuel; negative when it is exhausted
  const void* libcalls[kLibcallCount];  // stubs that preserve every register but the scratch one
  void* owner;              // runtime::Instance
};
static_assert(offsetof(InstanceData, memory0_base) == 0);
static_assert(offsetof(InstanceData, memory0) == 8);
static_assert(offsetof(InstanceData, stack_limit) == 16);
static_assert(offsetof(InstanceData, trap_exit) == 24);
static_assert(offsetof(InstanceData, restore_return) == 32);
static_assert(offsetof(InstanceData, fuel) == 40);
static_assert(offsetof(InstanceData, libcalls) == 48);

// Byte offsets of the variable part, from the instance register.
struct InstanceLayout {
  explicit InstanceLayout(const model::Module& module);

  uint32_t type_id(TypeIndex index) const { return types + 4 * raw(index); }
  uint32_t import_slot(FuncIndex index) const {
    return imports + static_cast<uint32_t>(sizeof(ImportSlot)) * raw(index);
  }
  uint32_t table(TableIndex index) const { return tables + 8 * raw(index); }
  uint32_t memory(MemoryIndex index) const { return memories + 8 * raw(index); }
  // Of an imported global: where the pointer to its cell is. Of an own global: its cell.
  uint32_t global(GlobalIndex index) const {
    return raw(index) < num_imported_globals
               ? global_pointers + 8 * raw(index)
               : global_cells + 16 * (raw(index) - num_imported_globals);
  }
  // Of a function that escapes or is imported.
  uint32_t func_ref(FuncIndex index) const {
    return func_refs + static_cast<uint32_t>(sizeof(FuncRef)) * raw(index);
  }

  uint32_t types;
  uint32_t imports;
  uint32_t tables;
  uint32_t memories;
  uint32_t global_pointers;
  uint32_t global_cells;
  uint32_t func_refs;
  uint32_t num_imported_globals;
  uint64_t size;  // bytes in all; 0 when the module is too large for 31-bit offsets
};

}  // namespace tenon::abi
