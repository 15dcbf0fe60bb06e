// The x86-64 (System V) machine code between emitted functions and C++.
#pragma once

#include "abi/trampolines.h"

namespace tenon::jit::x64 {

abi::TrampolineCode make_trampolines_x64(const abi::TrampolineTargets& targets);

}  // namespace tenon::jit::x64
