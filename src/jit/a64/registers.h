// The AArch64 register table: who holds what in emitted code.
//
//   sp x29 x30     stack and frame pointer, link register
//   x28            the running function's instance
//   x27            the base of its memory 0; at a foreign entry, the caller's instance
//   x16, v31       the masm's scratch registers, as the emitter knows them
//   x17, v30       the masm's own, in which it expands immediates and addresses; a veneer between a
//                  call and its target may use x16 and x17
//   x0–x4, v0–v6   arguments and results in this order; temporaries
//   x5–x15, v7 v16–v29   temporaries
//   x19–x26, v8–v15   preserved by a call; pinned locals. They are C's callee-saved registers too, of
//                  which C preserves the low 64 bits of v8–v15 only: a v128 is not pinned across calls
//   x18            the platform's, never touched
#pragma once

#include "jit/masm.h"

namespace tenon::jit::a64 {

// Integer registers by number; 31 is the stack pointer, never the zero register.
constexpr Reg gpr(unsigned index) { return static_cast<Reg>(index); }
constexpr Reg vec(unsigned index) { return static_cast<Reg>(kFirstFp + index); }

inline constexpr Reg kSp = gpr(31);
inline constexpr Reg kFp = gpr(29);
inline constexpr Reg kLink = gpr(30);
inline constexpr Reg kInstance = gpr(28);
inline constexpr Reg kMemory = gpr(27);
inline constexpr Reg kScratch = gpr(16);
inline constexpr Reg kFpScratch = vec(31);
inline constexpr Reg kExpand = gpr(17);
inline constexpr Reg kFpExpand = vec(30);

inline constexpr Reg kGpArgRegs[] = {gpr(0), gpr(1), gpr(2), gpr(3), gpr(4)};
inline constexpr Reg kFpArgRegs[] = {vec(0), vec(1), vec(2), vec(3), vec(4), vec(5), vec(6)};
// x5–x15, v7 and v16–v29.
inline constexpr RegMask kTemps = RegMask{0xffe0} | bit(vec(7)) | RegMask{0x3fff0000} << kFirstFp;
inline constexpr Reg kGpPins[] = {gpr(19), gpr(20), gpr(21), gpr(22),
                                  gpr(23), gpr(24), gpr(25), gpr(26)};
inline constexpr Reg kFpPins[] = {vec(8),  vec(9),  vec(10), vec(11),
                                  vec(12), vec(13), vec(14), vec(15)};

}  // namespace tenon::jit::a64
