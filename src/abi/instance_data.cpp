#include "abi/instance_data.h"

namespace tenon::abi {

InstanceLayout::InstanceLayout(const model::Module& module)
    : num_imported_globals(module.num_imported_globals) {
  uint64_t end = sizeof(InstanceData);
  const auto place = [&](uint64_t count, uint64_t item_size, uint64_t alignment) {
    end = (end + alignment - 1) & ~(alignment - 1);
    const uint64_t start = end;
    end += count * item_size;
    return static_cast<uint32_t>(start);
  };
  // Globals come early: most functions touch the shadow stack pointer, and a short offset is a
  // short instruction.
  global_cells = place(module.globals.size() - num_imported_globals, sizeof(GlobalCell), 16);
  global_pointers = place(num_imported_globals, 8, 8);
  tables = place(module.tables.size(), 8, 8);
  memories = place(module.memories.size(), 8, 8);
  imports = place(module.num_imported_funcs, sizeof(ImportSlot), 8);
  types = place(module.types.size(), 4, 4);
  func_refs = place(module.funcs.size(), sizeof(FuncRef), 8);
  size = end < (uint64_t{1} << 31) ? end : 0;
}

}  // namespace tenon::abi
