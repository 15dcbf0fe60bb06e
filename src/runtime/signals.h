// Faults and interrupts of emitted code. A fault is claimed only when the pc is a registered site
// that may fault and the address lies where that site may hit: a memory's reservation, or page 0;
// everything else goes to the handler that was there before. An interrupt stops a function only in
// its body; elsewhere a flag is set and the timer comes back every millisecond.
#pragma once

#include <chrono>
#include <optional>

#include "tenon/result.h"

namespace tenon::runtime {

// Installs the handlers (once) and gives this thread its alternate stack and timer (once each).
Result<void> prepare_thread_for_signals();

// Arms this thread's timer to interrupt it after `delay`; nullopt disarms it.
void arm_interrupt(std::optional<std::chrono::nanoseconds> delay);

// Interrupts the thread that entered emitted code last; false if none runs. Async-signal-safe.
bool interrupt_running_thread();
// The thread that interrupt_running_thread() means: this one, or none.
void set_running_thread(bool running);

}  // namespace tenon::runtime
