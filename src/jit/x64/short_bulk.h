// memory.copy and memory.fill of few bytes, at the head of their libcalls' stubs: most copies and
// fills in real programs are short, and saving every register costs more than they do.
#pragma once

#include <asmjit/x86.h>

namespace tenon::jit::x64 {

// Emits code that does the whole operation and returns where both addresses are in memory 0, the
// count is at most 64 and nothing is out of bounds. Otherwise it falls through to what follows,
// with all registers as they were on entry: the scratch register points to the operands.
void emit_short_memory_copy(asmjit::x86::Assembler& a);
void emit_short_memory_fill(asmjit::x86::Assembler& a);

}  // namespace tenon::jit::x64
