// Where the words of a frame are. Every frame looks like this, from the frame pointer:
//
//   +16 + 8*i     incoming stack argument i
//   +8            return address
//    0            caller's frame pointer
//   -8            the function's instance
//   -16 …         saved integer pins, then saved float pins, 8 bytes each
//   …             locals, one word each, local 0 highest
//   …             the result area's address, where results travel in memory
//   …             operand slots, one word each, slot 0 highest
//   stack pointer (16-byte aligned)
#pragma once

#include <cstdint>

namespace tenon::jit {

struct FrameLayout {
  uint32_t saved_words = 0;
  uint32_t local_count = 0;

  // The unwinder looks for these words: abi/code_object.h.
  int32_t saved(uint32_t position) const { return -16 - 8 * static_cast<int32_t>(position); }
  int32_t local(uint32_t index) const {
    return -16 - 8 * static_cast<int32_t>(saved_words + index);
  }
  int32_t result_area() const { return local(local_count); }
  int32_t slot(uint32_t height) const { return local(local_count + 1 + height); }
  // Bytes below the frame pointer, with that many operand slots.
  uint32_t size(uint32_t slots) const {
    const auto bytes = static_cast<uint32_t>(-result_area()) + 8 * slots;
    return (bytes + 15) & ~15u;
  }
};

}  // namespace tenon::jit
