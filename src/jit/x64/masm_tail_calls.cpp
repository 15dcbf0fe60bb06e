// The x86-64 masm's part of tail calls: jit/emitter_tail_calls.h says how they work.
#include "jit/x64/masm.h"

namespace tenon::jit::x64 {

uint32_t Masm::drop_frame(uint32_t in_bytes, uint32_t out_bytes) {
  // Sizes are multiples of 16. Each word goes up, so the highest goes first.
  const auto copy = [&](uint32_t bytes, int32_t to) {
    for (uint32_t at = bytes; at > 0;) {
      at -= 16;
      const auto disp = static_cast<int32_t>(at);
      a_.movups(fp(kFpScratch), mem({kRsp, kNoReg, disp}));
      a_.movups(mem({kRbp, kNoReg, to + disp}), fp(kFpScratch));
    }
  };
  const int32_t shift = static_cast<int32_t>(in_bytes) - static_cast<int32_t>(out_bytes);
  if (shift >= 0) {
    copy(out_bytes, 16 + shift);
    const uint32_t begin = offset();
    if (shift == 0) {
      a_.mov(gpq(kRsp), gpq(kRbp));
    } else {
      // The link and the return address go up, where the last arguments were.
      a_.movups(fp(kFpScratch), mem({kRbp, kNoReg, 0}));
      a_.movups(mem({kRbp, kNoReg, shift}), fp(kFpScratch));
      lea(kRsp, {kRbp, kNoReg, shift});
    }
    a_.pop(gpq(kRbp));
    return begin;
  }
  // The arguments may reach down over the link and into the frame: they move together with it.
  a_.movups(fp(kFpScratch), mem({kRbp, kNoReg, 0}));
  a_.sub(gpq(kRsp), 16);
  a_.movups(mem({kRsp, kNoReg, 0}), fp(kFpScratch));
  const uint32_t begin = offset();
  copy(out_bytes + 16, shift);
  lea(kRsp, {kRbp, kNoReg, shift});
  a_.pop(gpq(kRbp));
  return begin;
}

void Masm::set_return_address(Address from) { a_.push(mem(from, 8)); }

uint32_t Masm::jump_relocated() {
  a_.jmp_unresolved();
  return offset();
}

void Masm::compare_load(Width width, Reg lhs, Address rhs) { a_.cmp(gp(width, lhs), mem(rhs)); }

}  // namespace tenon::jit::x64
