// x86-64's part of the compiler: everything that is templated on its masm stays behind this.
#pragma once

#include <vector>

#include "abi/code_object.h"
#include "jit/emitter_output.h"
#include "model/features.h"
#include "model/module.h"
#include "tenon/result.h"

namespace tenon::jit::x64 {

// On failure the error is that of the lowest failing function.
Result<CompiledRange> compile_range(const model::Blob& blob, const model::Module& module,
                                    const model::Features& features,
                                    const abi::CompileOptions& options, uint32_t first,
                                    uint32_t last);

// Writes the distance from a call to its target where the call left room for it.
void patch_call(uint8_t* image, uint32_t return_offset, uint32_t target);

}  // namespace tenon::jit::x64
