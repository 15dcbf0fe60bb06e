// What the 64 bits of a reference mean. Null is 0 in every hierarchy; a function is the address of
// its abi::FuncRef, which is aligned; an external value that the host numbers n is 2n + 1.
#pragma once

#include <cstdint>

#include "abi/instance_data.h"

namespace tenon::runtime {

inline uint64_t to_reference(const abi::FuncRef* func) { return reinterpret_cast<uintptr_t>(func); }
inline abi::FuncRef* to_func_ref(uint64_t bits) { return reinterpret_cast<abi::FuncRef*>(bits); }
constexpr uint64_t extern_reference(uint64_t number) { return number << 1 | 1; }
// REQUIRES: `bits` is not null.
constexpr uint64_t extern_number(uint64_t bits) { return bits >> 1; }

}  // namespace tenon::runtime
