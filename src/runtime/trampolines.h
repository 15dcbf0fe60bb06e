// The engine's trampolines, mapped and typed. The loader has the jit make their code for the targets
// given here; everything below it calls them through this.
#pragma once

#include <memory>

#include "abi/trampolines.h"
#include "runtime/code_memory.h"
#include "tenon/result.h"

namespace tenon::runtime {

struct Trampolines {
  std::unique_ptr<CodeMemory> memory;
  abi::EntryFunction entry;
  abi::TrapReturnFunction trap_return;
  const void* trap_exit;
  const void* signal_trap;
  const void* host_call;
  const void* restore_return;
  const void* libcalls[abi::kLibcallCount];

  static Result<std::shared_ptr<const Trampolines>> make(const abi::TrampolineCode& code);
};

// The C++ functions that trampolines call.
abi::TrampolineTargets trampoline_targets();

}  // namespace tenon::runtime
