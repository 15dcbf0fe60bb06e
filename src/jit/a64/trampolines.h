// The AArch64 (AAPCS64) machine code between emitted functions and C++.
#pragma once

#include "abi/trampolines.h"

namespace tenon::jit::a64 {

abi::TrampolineCode make_trampolines_a64(const abi::TrampolineTargets& targets);

}  // namespace tenon::jit::a64
