// The operations of memories, tables and segments that take more than a few instructions; one for
// each row of abi/libcalls.def, plus the two that instantiation shares. Bounds are checked before
// anything is written. Spec: 3.0, sections 4.6.5 and 4.6.6.
#pragma once

#include <optional>

#include "abi/libcalls.h"
#include "runtime/instance.h"

namespace tenon::runtime {

#define LIBCALL(name, operands) \
  abi::LibcallResult name(abi::InstanceData* data, const uint64_t* operands_);
namespace libcalls {
#include "abi/libcalls.def"
}
#undef LIBCALL

// memory.init and table.init, for active segments. Return the trap, if any.
std::optional<abi::TrapCode> init_memory(Instance& instance, MemoryIndex memory,
                                         DataIndex segment, uint64_t destination, uint64_t source,
                                         uint64_t count);
std::optional<abi::TrapCode> init_table(Instance& instance, TableIndex table, ElemIndex segment,
                                        uint64_t destination, uint64_t source, uint64_t count);

}  // namespace tenon::runtime
