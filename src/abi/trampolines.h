// The machine code that joins emitted functions and C++: made once for an engine by the target, with
// no knowledge of any module. Their contracts are here; jit makes them, runtime calls them.
//
// A call's operands travel in a RegisterBlock: the caller assigns them to registers and stack words
// by abi::CallLayout.
#pragma once

#include <cstdint>
#include <vector>

#include "abi/instance_data.h"

namespace tenon::abi {

inline constexpr unsigned kMaxGpArgs = 8;
inline constexpr unsigned kMaxFpArgs = 8;
inline constexpr unsigned kMaxPins = 8;  // of a class

struct RegisterBlock {
  uint64_t gp[kMaxGpArgs];
  struct { uint64_t low, high; } fp[kMaxFpArgs];
  uint64_t* stack;        // stack words in order
  uint64_t stack_words;   // even: the area is 16-byte aligned
};
static_assert(offsetof(RegisterBlock, fp) == 64);
static_assert(offsetof(RegisterBlock, stack) == 192);
static_assert(offsetof(RegisterBlock, stack_words) == 200);

// What one entry into emitted code saves, and how it is left by a trap. Activations form a stack
// through `previous`; the runtime keeps the innermost in a thread-local.
struct Activation {
  void* stack_pointer;    // of the entry trampoline, set by it: trap_return restores it
  Activation* previous;
  uintptr_t trap_pc;
  uintptr_t trap_frame;   // frame pointer at the trap
};
static_assert(offsetof(Activation, stack_pointer) == 0);

// Calls `code` with operands from `block`, and stores all result registers to it. Returns 0 when the
// function returned, 1 when trap_return left it.
using EntryFunction = uint64_t (*)(const void* code, InstanceData* instance, RegisterBlock* block,
                                   Activation* activation);
// Leaves the activation: its EntryFunction returns 1. May be called from any depth.
using TrapReturnFunction = void (*)(Activation* activation);

// C++ side of a call of a host function. `callee` is what FuncRef::instance holds. `block` holds the
// argument registers; results go to it. Returns 0, or TrapCode + 1.
using HostDispatch = uint64_t (*)(void* callee, InstanceData* caller, RegisterBlock* block,
                                  uint64_t* stack_args);

// The registers of emitted code at a call that fails: those that calls preserve have what they had
// before it. The unwinder makes of it a place to go on at.
struct UnwindState {
  uint64_t gp_pins[kMaxPins];   // in the order of the masm's kGpPins
  uint64_t fp_pins[kMaxPins];   // of its kFpPins
  uint64_t value[2];            // for the first result register of each class
  uintptr_t frame;              // of the stub that failed: its link is to the caller's frame
  uintptr_t stack_pointer;
  const void* pc;
  InstanceData* instance;
  uint8_t* memory_base;
  uint64_t unused;
};
static_assert(sizeof(UnwindState) % 16 == 0);

// C++ side of a libcall or host function that fails with `code`. Returns the activation to leave, or
// null to go on at `state`, which it has changed.
using FailureHandler = Activation* (*)(uint64_t code, UnwindState* state);

// C++ side of a trap: `pc` is the return address in (or, from a signal, the address of) the trap
// site, `frame` the frame pointer. It records the trap and returns the activation to leave.
using TrapHandler = Activation* (*)(uintptr_t pc, uintptr_t frame);

struct TrampolineTargets {
  LibcallFunction libcalls[kLibcallCount];
  HostDispatch host_dispatch;
  TrapHandler trap_handler;
  FailureHandler failure_handler;
};

// Offsets in `bytes`, which contain absolute addresses of the targets: never stored.
struct TrampolineCode {
  std::vector<uint8_t> bytes;
  uint32_t entry;
  uint32_t trap_return;
  uint32_t trap_exit;            // InstanceData::trap_exit
  uint32_t signal_trap;          // where the signal handler sends a faulting thread: the pc is in
                                 // the scratch register
  uint32_t host_call;            // FuncRef::code of every host function
  uint32_t restore_return;       // InstanceData::restore_return
  uint32_t libcalls[kLibcallCount];
};

}  // namespace tenon::abi
