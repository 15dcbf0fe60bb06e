// What a thread that runs emitted code keeps: the stack of its activations and what signals and
// trap handlers tell each other. Private to the runtime.
#pragma once

#include <atomic>
#include <csignal>
#include <optional>

#include "abi/trampolines.h"
#include "runtime/trampolines.h"
#include "runtime/trap.h"

namespace tenon::runtime {

class Store;

struct ActivationRecord {
  abi::Activation base;  // first: trampolines know only this
  const Trampolines* trampolines;
  Store* store;
  ActivationRecord* previous;
  // Frame pointer of the host function's dispatcher while one runs.
  uintptr_t host_frame = 0;
  std::optional<Trap> trap = {};
};

struct ThreadState {
  ActivationRecord* current = nullptr;
  // Set from before the outermost call is armed to behind it: an interrupt may come before `current`
  // is there, and must come again.
  volatile sig_atomic_t is_entered = 0;
  // Set by a signal that redirects: TrapCode + 1.
  volatile sig_atomic_t signal_trap = 0;
  // Set by an interrupt that found the thread outside of emitted code.
  volatile sig_atomic_t interrupt_pending = 0;
  // The timer has been set to come back for it.
  volatile sig_atomic_t retry_armed = 0;
};

// Constant-initialised, so that a signal handler may use it.
extern constinit thread_local ThreadState thread_state;

// Whether an interrupt waits; it is gone then.
inline bool take_interrupt() {
  if (thread_state.interrupt_pending == 0) return false;
  thread_state.interrupt_pending = 0;
  return true;
}

}  // namespace tenon::runtime
