// The x86-64 register table: who holds what in emitted code.
//
//   rsp rbp        stack and frame pointer
//   r15            the running function's instance
//   r14            the base of its memory 0; at a foreign entry, the caller's instance
//   r11, xmm7      the masm's scratch registers
//   rax rcx rdx r8 r9, xmm0–6     arguments and results in this order; temporaries
//   rbx rsi rdi r12 r13 r10, xmm8–15   preserved by a call; pinned locals
#pragma once

#include "jit/masm.h"

namespace tenon::jit::x64 {

inline constexpr Reg kRax = 0, kRcx = 1, kRdx = 2, kRbx = 3, kRsp = 4, kRbp = 5, kRsi = 6,
                     kRdi = 7, kR8 = 8, kR9 = 9, kR10 = 10, kR11 = 11, kR12 = 12, kR13 = 13,
                     kR14 = 14, kR15 = 15;
constexpr Reg xmm(unsigned index) { return static_cast<Reg>(kFirstFp + index); }

inline constexpr Reg kInstance = kR15;
inline constexpr Reg kMemory = kR14;
inline constexpr Reg kScratch = kR11;
inline constexpr Reg kFpScratch = xmm(7);

inline constexpr Reg kGpArgRegs[] = {kRax, kRcx, kRdx, kR8, kR9};
inline constexpr Reg kFpArgRegs[] = {xmm(0), xmm(1), xmm(2), xmm(3), xmm(4), xmm(5), xmm(6)};
inline constexpr Reg kGpPins[] = {kRbx, kRsi, kRdi, kR12, kR13, kR10};
inline constexpr Reg kFpPins[] = {xmm(8),  xmm(9),  xmm(10), xmm(11),
                                  xmm(12), xmm(13), xmm(14), xmm(15)};

}  // namespace tenon::jit::x64
