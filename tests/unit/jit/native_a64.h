// What trampolines_test.cpp needs of AArch64: all registers loaded and stored, frames, calls. Registers
// go by their number, 31 is the stack pointer.
#pragma once

#include <asmjit/arm/a64assembler.h>

#include <cstddef>
#include <cstdint>
#include <span>

#include "abi/call_layout.h"
#include "abi/trampolines.h"
#include "jit/a64/trampolines.h"

namespace native {

namespace abi = tenon::abi;
using Assembler = asmjit::a64::Assembler;
using asmjit::Label;
using asmjit::a64::ptr;
using asmjit::a64::sp;
using asmjit::a64::x;
using asmjit::a64::x16, asmjit::a64::x17, asmjit::a64::x29, asmjit::a64::x30;

inline constexpr auto make_trampolines = tenon::jit::a64::make_trampolines_a64;

inline constexpr unsigned kGpCount = 32, kFpCount = 32;
inline constexpr unsigned kSp = 31, kFp = 29, kScratch = 16, kInstance = 28, kMemory = 27;
inline constexpr unsigned kFree = 9;  // holds nothing at an entry
inline constexpr unsigned kArgs[abi::kGpArgs] = {0, 1, 2, 3, 4};
inline constexpr unsigned kCSaved[] = {19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29};
inline constexpr uint32_t kCSavedFp = 0xff00;  // of which the low halves
// What a host call preserves: pins. A libcall preserves all but the scratch registers.
inline constexpr unsigned kPins[] = {19, 20, 21, 22, 23, 24, 25, 26};
inline constexpr uint32_t kFpPins = 0xff00, kFpKept = 0x3fffffff;
inline constexpr bool kPinsWholeFp = false;
inline constexpr unsigned kKept[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
                                     13, 14, 15, 19, 20, 21, 22, 23, 24, 25, 26};
// The stack pointer is aligned everywhere.
inline constexpr unsigned kMisalignments[] = {0};
// What the entry has pushed beside the stack arguments.
inline constexpr int kEntryWords = 0;

// x17, x18 (the platform's) and x30 are loaded with nothing.
inline constexpr uint32_t kNotLoaded = 7u << 16 | 1u << kFp | 1u << 30 | 1u << kSp;

struct Registers {
  uint64_t gp[kGpCount];
  struct { uint64_t low, high; } fp[kFpCount];
};

inline int gp_of(unsigned i) { return static_cast<int>(offsetof(Registers, gp) + 8 * i); }
inline int fp_of(unsigned i) { return static_cast<int>(offsetof(Registers, fp) + 16 * i); }
inline void set(Assembler& a, unsigned reg, uint64_t value) { a.mov(x(reg), value); }
inline void set(Assembler& a, unsigned reg, const void* value) {
  set(a, reg, reinterpret_cast<uintptr_t>(value));
}

// All but the stack and frame pointers, the scratch register and the registers of `keep`, a mask.
inline void load_all(Assembler& a, const Registers& from, uint32_t keep = 0) {
  set(a, 17, &from);
  for (unsigned i = 0; i < kFpCount; ++i) a.ldr(asmjit::a64::v(i).q(), ptr(x17, fp_of(i)));
  keep |= kNotLoaded;
  for (unsigned i = 0; i < kGpCount; ++i) {
    if ((keep >> i & 1) == 0) a.ldr(x(i), ptr(x17, gp_of(i)));
  }
}
// Changes x17.
inline void store_all(Assembler& a, Registers& to) {
  set(a, 17, &to);
  for (unsigned i = 0; i < kFpCount; ++i) a.str(asmjit::a64::v(i).q(), ptr(x17, fp_of(i)));
  for (unsigned i = 0; i < kSp; ++i) {
    if (i != 17) a.str(x(i), ptr(x17, gp_of(i)));
  }
  a.mov(x16, sp);
  a.str(x16, ptr(x17, gp_of(kSp)));
}

// Of x17.
inline void store(Assembler& a, void* to, unsigned reg) {
  set(a, 17, to);
  if (reg == kSp) a.mov(x16, sp);
  a.str(reg == kSp ? x16 : x(reg), ptr(x17));
}
inline asmjit::a64::Gp base_of(unsigned reg) { return reg == kSp ? sp : x(reg); }
inline void load(Assembler& a, unsigned reg, unsigned base, int offset) {
  a.ldr(x(reg), ptr(base_of(base), offset));
}
inline void store_at(Assembler& a, unsigned base, int offset, unsigned reg) {
  a.str(x(reg), ptr(base_of(base), offset));
}

inline void prologue(Assembler& a) {
  a.stp(x29, x30, asmjit::a64::ptr_pre(sp, -16));
  a.mov(x29, sp);
}
inline void epilogue(Assembler& a) {
  a.mov(sp, x29);
  a.ldp(x29, x30, asmjit::a64::ptr_post(sp, 16));
  a.ret(x30);
}
inline void return_popping(Assembler& a, unsigned words) {
  a.add(sp, sp, 8 * words);
  a.ret(x30);
}
// values[0] is where the stack pointer is. Of x16 and x17. REQUIRES: an even number of values.
inline void push_words(Assembler& a, std::span<const uint64_t> values) {
  for (size_t i = values.size(); i > 0; i -= 2) {
    set(a, 16, values[i - 2]);
    set(a, 17, values[i - 1]);
    a.stp(x16, x17, asmjit::a64::ptr_pre(sp, -16));
  }
}

inline void call(Assembler& a, const void* target) {
  set(a, 17, target);
  a.blr(x17);
}
inline void jump(Assembler& a, const void* target) {
  set(a, 17, target);
  a.br(x17);
}
inline void jump_register(Assembler& a, unsigned reg) { a.br(x(reg)); }
inline void call_label(Assembler& a, Label target) { a.bl(target); }
// A call of what a word of the instance points to.
inline void call_at(Assembler& a, int offset) {
  a.ldr(x17, ptr(x(kInstance), offset));
  a.blr(x17);
}
inline void set_return_address(Assembler& a, const void* address) { set(a, 30, address); }
inline void load_address(Assembler& a, unsigned reg, Label label) { a.adr(x(reg), label); }
inline void breakpoint(Assembler& a) { a.brk(0); }

// An EntryFunction around `entry`: `after` is C's callee-saved registers behind it, which were
// values(i), and in the stack pointer's place how much that changed.
template <class Values>
void drive(Assembler& a, const void* entry, Registers& after, Values values) {
  constexpr int kFrame = 176;
  constexpr int kFpPlace = 96;
  a.sub(sp, sp, kFrame);
  for (const unsigned r : kCSaved) a.str(x(r), ptr(sp, static_cast<int>(8 * (r - 19))));
  a.str(x30, ptr(sp, 88));
  for (unsigned i = 8; i < 16; ++i) {
    a.str(asmjit::a64::d(i), ptr(sp, kFpPlace + static_cast<int>(8 * (i - 8))));
  }
  for (const unsigned r : kCSaved) set(a, r, values(r));
  for (unsigned i = 8; i < 16; ++i) {
    set(a, 17, values(i));
    a.fmov(asmjit::a64::d(i), x17);
  }
  a.mov(x16, sp);
  a.str(x16, ptr(sp, 160));  // nested entries share `after`
  set(a, 17, entry);
  a.blr(x17);
  set(a, 17, &after);
  a.ldr(x16, ptr(sp, 160));
  a.mov(x(9), sp);
  a.sub(x16, x16, x(9));
  a.str(x16, ptr(x17, gp_of(kSp)));
  for (const unsigned r : kCSaved) a.str(x(r), ptr(x17, gp_of(r)));
  for (unsigned i = 8; i < 16; ++i) a.str(asmjit::a64::d(i), ptr(x17, fp_of(i)));
  for (unsigned i = 8; i < 16; ++i) {
    a.ldr(asmjit::a64::d(i), ptr(sp, kFpPlace + static_cast<int>(8 * (i - 8))));
  }
  for (const unsigned r : kCSaved) a.ldr(x(r), ptr(sp, static_cast<int>(8 * (r - 19))));
  a.ldr(x30, ptr(sp, 88));
  a.add(sp, sp, kFrame);
  a.ret(x30);
}

// Overwrites what C may.
[[gnu::noinline]] inline void clobber() {
  asm volatile(
      "mov x0, #0x5a5a\n\t dup v0.2d, x0\n\t"
      "mov v1.16b, v0.16b\n\t mov v2.16b, v0.16b\n\t mov v3.16b, v0.16b\n\t mov v4.16b, v0.16b\n\t"
      "mov v5.16b, v0.16b\n\t mov v6.16b, v0.16b\n\t mov v7.16b, v0.16b\n\t mov v8.16b, v0.16b\n\t"
      "mov v9.16b, v0.16b\n\t mov v10.16b, v0.16b\n\t mov v11.16b, v0.16b\n\t mov v12.16b, v0.16b\n\t"
      "mov v13.16b, v0.16b\n\t mov v14.16b, v0.16b\n\t mov v15.16b, v0.16b\n\t mov v16.16b, v0.16b\n\t"
      "mov v17.16b, v0.16b\n\t mov v18.16b, v0.16b\n\t mov v19.16b, v0.16b\n\t mov v20.16b, v0.16b\n\t"
      "mov v21.16b, v0.16b\n\t mov v22.16b, v0.16b\n\t mov v23.16b, v0.16b\n\t mov v24.16b, v0.16b\n\t"
      "mov v25.16b, v0.16b\n\t mov v26.16b, v0.16b\n\t mov v27.16b, v0.16b\n\t mov v28.16b, v0.16b\n\t"
      "mov v29.16b, v0.16b\n\t mov v30.16b, v0.16b\n\t mov v31.16b, v0.16b\n\t"
      "mov x1, x0\n\t mov x2, x0\n\t mov x3, x0\n\t mov x4, x0\n\t mov x5, x0\n\t mov x6, x0\n\t"
      "mov x7, x0\n\t mov x8, x0\n\t mov x9, x0\n\t mov x10, x0\n\t mov x11, x0\n\t mov x12, x0\n\t"
      "mov x13, x0\n\t mov x14, x0\n\t mov x15, x0\n\t mov x16, x0\n\t mov x17, x0"
      :
      :
      : "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14",
        "x15", "x16", "x17", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11",
        "v12", "v13", "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25",
        "v26", "v27", "v28", "v29", "v30", "v31", "memory");
}

}  // namespace native
