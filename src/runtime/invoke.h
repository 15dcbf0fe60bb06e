// Calls from the embedder into functions of a store. The outermost call on a thread sets the stack
// limit, moves to a thread of its own where this one's stack is too small, and arms the deadline;
// calls that host functions make nest. Spec: 3.0, section 4.5.5 (Invocation).
#pragma once

#include <optional>
#include <span>

#include "runtime/store.h"
#include "runtime/trap.h"

namespace tenon::runtime {

// Host functions find at least this much stack, in bytes.
inline constexpr uint64_t kHostStackReserve = 256 << 10;

// Calls `func`, whose type is `type`, with one value in `args` for each parameter; `results` has
// room for each result. `caller` is who a host function sees as its caller, where `func` is one.
// Returns the trap, if any; the results are then unspecified.
std::optional<Trap> invoke(Store& store, const abi::FuncRef& func, const FuncType& type,
                           std::span<const RawValue> args, std::span<RawValue> results,
                           Instance* caller = nullptr);

}  // namespace tenon::runtime
