// The AArch64 masm's part of tail calls: jit/emitter_tail_calls.h says how they work.
#include "jit/a64/masm.h"

namespace tenon::jit::a64 {

uint32_t Masm::drop_frame(uint32_t in_bytes, uint32_t out_bytes) {
  // Sizes are multiples of 16. Link and return address come to their registers before the arguments,
  // which may reach down over them, and into the frame.
  const int32_t top = 16 + static_cast<int32_t>(in_bytes) - static_cast<int32_t>(out_bytes);
  add_imm(Width::w64, kExpand, kFp, top);
  a_.ldp(gpx(kFp), gpx(kLink), asmjit::a64::ptr(gpx(kFp)));
  const uint32_t begin = offset();
  // Each word goes up, so the highest goes first.
  const asmjit::a64::Vec pair = fp(Width::w64, kFpScratch).q();
  for (uint32_t at = out_bytes; at > 0;) {
    at -= 16;
    a_.ldr(pair, asmjit::a64::ptr(gpx(kSp), static_cast<int32_t>(at)));
    a_.str(pair, asmjit::a64::ptr(gpx(kExpand), static_cast<int32_t>(at)));
  }
  a_.mov(gpx(kSp), gpx(kExpand));
  return begin;
}

uint32_t Masm::jump_relocated() {
  emit_word(0x14000000);
  return offset();
}

void Masm::compare_load(Width width, Reg lhs, Address rhs) {
  load(width, kExpand, rhs);
  compare(width, lhs, kExpand);
}

}  // namespace tenon::jit::a64
