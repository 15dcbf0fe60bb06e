// How a target's trampolines.cpp makes the code of abi/trampolines.h from its pieces. Included by
// jit/<target>/trampolines.cpp alone.
#pragma once

#include <asmjit/core.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "abi/trampolines.h"
#include "jit/target/memory.h"

namespace tenon::jit {

// What is assembled depends on nothing but addresses, so a failure is a mistake in a target's
// pieces.
class TrampolineFailure : public asmjit::ErrorHandler {
 public:
  void handleError(asmjit::Error error, const char* message, asmjit::BaseEmitter*) override {
    or_out_of_memory(error);
    std::fprintf(stderr, "trampolines: %s\n", message);
    std::abort();
  }
};

// Pieces is made of the assembler and the targets, and has a method for each piece: entry,
// trap_return, trap_exit, signal_trap, host_call, failure, restore_return, libcall_body, and libcall_stub of
// a libcall and the address of what does it.
template <class Assembler, class Pieces>
abi::TrampolineCode assemble_trampolines(asmjit::Arch arch, const abi::TrampolineTargets& targets) {
  TrampolineFailure failure;
  asmjit::CodeHolder code;
  or_out_of_memory(code.init(asmjit::Environment(arch)));
  code.setErrorHandler(&failure);
  Assembler a(&code);
  Pieces pieces(a, targets);
  const auto here = [&a] {
    a.align(asmjit::AlignMode::kCode, 16);
    return static_cast<uint32_t>(a.offset());
  };
  abi::TrampolineCode out{};
  out.entry = here();
  pieces.entry();
  out.trap_return = here();
  pieces.trap_return();
  out.trap_exit = here();
  pieces.trap_exit();
  out.signal_trap = here();
  pieces.signal_trap();
  out.host_call = here();
  pieces.host_call();
  here();
  pieces.failure();
  out.restore_return = here();
  pieces.restore_return();
  here();
  pieces.libcall_body();
  for (size_t k = 0; k < abi::kLibcallCount; ++k) {
    out.libcalls[k] = static_cast<uint32_t>(a.offset());
    pieces.libcall_stub(static_cast<abi::Libcall>(k),
                        reinterpret_cast<uintptr_t>(targets.libcalls[k]));
  }

  code.flatten();
  code.resolveUnresolvedLinks();
  out.bytes.resize(code.codeSize());
  if (code.hasUnresolvedLinks() ||
      code.copyFlattenedData(out.bytes.data(), out.bytes.size()) != asmjit::kErrorOk) {
    failure.handleError(asmjit::kErrorInvalidState, "not position-independent", nullptr);
  }
  return out;
}

constexpr int32_t gp_slot(int32_t block, uint32_t i) {
  return block + static_cast<int32_t>(offsetof(abi::RegisterBlock, gp) + 8 * i);
}
constexpr int32_t fp_slot(int32_t block, uint32_t i) {
  return block + static_cast<int32_t>(offsetof(abi::RegisterBlock, fp) + 16 * i);
}

}  // namespace tenon::jit
