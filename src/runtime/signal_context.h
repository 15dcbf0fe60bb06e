// The interrupted thread's registers as a signal handler sees them: the one file that knows the
// machine's ucontext.
#pragma once

#include <ucontext.h>

#include <cstdint>

namespace tenon::runtime {

class SignalContext {
 public:
  explicit SignalContext(void* context)
      : machine_(&static_cast<ucontext_t*>(context)->uc_mcontext) {}

#if defined(__x86_64__)
  uintptr_t pc() const { return static_cast<uintptr_t>(machine_->gregs[REG_RIP]); }
  // Goes on at `target`, with the scratch register (r11) holding the old pc.
  void redirect(const void* target) {
    machine_->gregs[REG_R11] = machine_->gregs[REG_RIP];
    machine_->gregs[REG_RIP] = static_cast<greg_t>(reinterpret_cast<uintptr_t>(target));
  }
#elif defined(__aarch64__)
  uintptr_t pc() const { return machine_->pc; }
  // Goes on at `target`, with the scratch register (x16) holding the old pc.
  void redirect(const void* target) {
    machine_->regs[16] = machine_->pc;
    machine_->pc = reinterpret_cast<uintptr_t>(target);
  }
#else
#error "no signal context for this machine"
#endif

 private:
  mcontext_t* machine_;
};

}  // namespace tenon::runtime
