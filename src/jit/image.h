// Joins the code of compiled ranges to one image. Where the image is larger than a call reaches, calls
// that would not go through *veneers*: jumps of a longer reach, which stand in islands between the
// ranges. The result follows from the ranges alone.
#pragma once

#include <cstdint>
#include <span>

#include "abi/code_object.h"
#include "jit/emitter_output.h"
#include "tenon/result.h"

namespace tenon::jit {

// What a target's calls and tail calls within a module are like. The image begins at a multiple of
// 4 KiB wherever it is mapped.
struct CallForm {
  uint64_t reach;         // bytes that a call reaches at least, in both directions
  uint32_t veneer_bytes;  // a multiple of 4; 0 where the reach is that of every image
  // Makes the call that ends at `return_offset` one of `target`.
  void (*patch_call)(uint8_t* image, uint32_t return_offset, uint32_t target);
  // Writes a jump to `target`, which may clobber the masm's scratch registers only.
  void (*write_veneer)(uint8_t* image, uint32_t at, uint32_t target);
};

// `ranges` hold the module's functions in order; they are used up. Errors: limit, where the code
// exceeds 2 GiB.
Result<abi::CodeObject> join_ranges(std::span<CompiledRange> ranges, const CallForm& form);

}  // namespace tenon::jit
