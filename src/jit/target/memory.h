// asmjit takes its memory from malloc: the end of it is no failure to generate code.
#pragma once

#include <asmjit/core.h>

#include "support/out_of_memory.h"

namespace tenon::jit {

// Returns `error`, unless it says that there is no memory: then it ends as `operator new` would.
inline asmjit::Error or_out_of_memory(asmjit::Error error) {
  if (error == asmjit::kErrorOutOfMemory) support::out_of_memory();
  return error;
}

}  // namespace tenon::jit
