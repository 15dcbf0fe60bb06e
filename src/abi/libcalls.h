// Library calls: what emitted code cannot do itself. The code stores the operands in consecutive
// 64-bit words, loads the address of the first into the scratch register and calls the stub that
// the instance holds; the stub saves every allocatable register, so a libcall does not unmake a
// leaf. The result comes back in the scratch register.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/traps.h"

namespace tenon::abi {

struct InstanceData;

enum class Libcall : uint8_t {
#define LIBCALL(name, operands) name,
#include "abi/libcalls.def"
#undef LIBCALL
  count_,
};
inline constexpr size_t kLibcallCount = static_cast<size_t>(Libcall::count_);

// Returned in two registers. `trap` is TrapCode + 1, or 0 for none.
struct LibcallResult {
  uint64_t value;
  uint64_t trap;
};

using LibcallFunction = LibcallResult (*)(InstanceData* instance, const uint64_t* operands);

}  // namespace tenon::abi
