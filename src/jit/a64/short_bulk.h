// memory.copy and memory.fill of few bytes, at the head of their libcalls' stubs, as
// jit/x64/short_bulk.h has them.
#pragma once

#include <asmjit/arm/a64assembler.h>

namespace tenon::jit::a64 {

void emit_short_memory_copy(asmjit::a64::Assembler& a);
void emit_short_memory_fill(asmjit::a64::Assembler& a);

}  // namespace tenon::jit::a64
