// What trampolines_test.cpp needs of x86-64: all registers loaded and stored, frames, calls. Registers
// go by their encoding.
#pragma once

#include <asmjit/x86.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

#include "abi/call_layout.h"
#include "abi/trampolines.h"
#include "jit/x64/trampolines.h"

namespace native {

namespace abi = tenon::abi;
namespace x86 = asmjit::x86;
using Assembler = x86::Assembler;
using asmjit::Label;

inline constexpr auto make_trampolines = tenon::jit::x64::make_trampolines_x64;

inline constexpr unsigned kGpCount = 16, kFpCount = 16;
inline constexpr unsigned kSp = 4, kFp = 5, kScratch = 11, kInstance = 15, kMemory = 14;
inline constexpr unsigned kFree = 10;  // holds nothing at an entry
inline constexpr unsigned kArgs[abi::kGpArgs] = {0, 1, 2, 8, 9};
inline constexpr unsigned kCSaved[] = {3, 5, 12, 13, 14, 15};
inline constexpr uint32_t kCSavedFp = 0;
// What a host call preserves: pins. A libcall preserves all but the scratch registers; xmm7 as well.
inline constexpr unsigned kPins[] = {3, 6, 7, 12, 13, 10};
inline constexpr uint32_t kFpPins = 0xff00, kFpKept = 0xffff;
inline constexpr bool kPinsWholeFp = true;
inline constexpr unsigned kKept[] = {0, 1, 2, 3, 6, 7, 8, 9, 10, 12, 13};
// Words below an aligned stack pointer at which stubs may be called.
inline constexpr unsigned kMisalignments[] = {0, 1};
// What the entry has pushed beside the stack arguments: the return address.
inline constexpr int kEntryWords = 1;

struct Registers {
  uint64_t gp[kGpCount];
  struct { uint64_t low, high; } fp[kFpCount];
};

inline asmjit::Imm number(const void* p) { return asmjit::Imm(reinterpret_cast<uintptr_t>(p)); }
inline x86::Mem gp_of(unsigned i) {
  return x86::qword_ptr(x86::r11, static_cast<int>(offsetof(Registers, gp) + 8 * i));
}
inline x86::Mem fp_of(unsigned i) {
  return x86::xmmword_ptr(x86::r11, static_cast<int>(offsetof(Registers, fp) + 16 * i));
}

// All but the stack and frame pointers, the scratch register and the registers of `keep`, a mask.
inline void load_all(Assembler& a, const Registers& from, uint32_t keep = 0) {
  a.mov(x86::r11, number(&from));
  for (unsigned i = 0; i < kFpCount; ++i) a.movups(x86::xmm(i), fp_of(i));
  keep |= 1 << kSp | 1 << kFp | 1 << kScratch;
  for (unsigned i = 0; i < kGpCount; ++i) {
    if ((keep >> i & 1) == 0) a.mov(x86::gpq(i), gp_of(i));
  }
}
// Changes the scratch register, whose value is stored as well.
inline void store_all(Assembler& a, Registers& to) {
  a.push(x86::r11);
  a.mov(x86::r11, number(&to));
  for (unsigned i = 0; i < kFpCount; ++i) a.movups(fp_of(i), x86::xmm(i));
  for (unsigned i = 0; i < kGpCount; ++i) a.mov(gp_of(i), x86::gpq(i));
  a.pop(gp_of(kScratch));
  a.add(gp_of(kSp), 8);
}

inline void set(Assembler& a, unsigned reg, uint64_t value) { a.mov(x86::gpq(reg), asmjit::Imm(value)); }
inline void set(Assembler& a, unsigned reg, const void* value) { a.mov(x86::gpq(reg), number(value)); }
// Of rax.
inline void store(Assembler& a, void* to, unsigned reg) {
  a.mov(x86::rax, number(to));
  a.mov(x86::qword_ptr(x86::rax), x86::gpq(reg));
}
inline void load(Assembler& a, unsigned reg, unsigned base, int offset) {
  a.mov(x86::gpq(reg), x86::qword_ptr(x86::gpq(base), offset));
}
inline void store_at(Assembler& a, unsigned base, int offset, unsigned reg) {
  a.mov(x86::qword_ptr(x86::gpq(base), offset), x86::gpq(reg));
}

inline void prologue(Assembler& a) {
  a.push(x86::rbp);
  a.mov(x86::rbp, x86::rsp);
}
inline void epilogue(Assembler& a) {
  a.leave();
  a.ret();
}
inline void return_popping(Assembler& a, unsigned words) { a.ret(asmjit::Imm(8 * words)); }
// The last word first: values[0] is where the stack pointer is. Of rax.
inline void push_words(Assembler& a, std::span<const uint64_t> values) {
  for (size_t i = values.size(); i-- > 0;) {
    a.mov(x86::rax, asmjit::Imm(values[i]));
    a.push(x86::rax);
  }
}

inline void call(Assembler& a, const void* target) {
  a.mov(x86::r11, number(target));
  a.call(x86::r11);
}
inline void jump(Assembler& a, const void* target) {
  a.mov(x86::r11, number(target));
  a.jmp(x86::r11);
}
inline void jump_register(Assembler& a, unsigned reg) { a.jmp(x86::gpq(reg)); }
inline void call_label(Assembler& a, Label target) { a.call(target); }
// A call of what a word of the instance points to.
inline void call_at(Assembler& a, int offset) { a.call(x86::qword_ptr(x86::r15, offset)); }
inline void set_return_address(Assembler& a, const void* address) {
  a.mov(x86::rax, number(address));
  a.push(x86::rax);
}
inline void load_address(Assembler& a, unsigned reg, Label label) {
  a.lea(x86::gpq(reg), x86::ptr(label));
}
inline void breakpoint(Assembler& a) { a.int3(); }

// An EntryFunction around `entry`: `after` is C's callee-saved registers behind it, which were
// values(i), and in the stack pointer's place how much that changed.
template <class Values>
void drive(Assembler& a, const void* entry, Registers& after, Values values) {
  for (const unsigned r : kCSaved) a.push(x86::gpq(r));
  a.sub(x86::rsp, 8);
  for (const unsigned r : kCSaved) a.mov(x86::gpq(r), asmjit::Imm(values(r)));
  a.mov(x86::qword_ptr(x86::rsp), x86::rsp);  // nested entries share `after`
  a.mov(x86::rax, number(entry));
  a.call(x86::rax);
  a.mov(x86::r11, number(&after));
  a.mov(x86::rcx, x86::qword_ptr(x86::rsp));
  a.sub(x86::rcx, x86::rsp);
  a.mov(gp_of(kSp), x86::rcx);
  for (const unsigned r : kCSaved) a.mov(gp_of(r), x86::gpq(r));
  a.add(x86::rsp, 8);
  for (size_t i = std::size(kCSaved); i-- > 0;) a.pop(x86::gpq(kCSaved[i]));
  a.ret();
}

// Overwrites what C may.
[[gnu::noinline]] inline void clobber() {
  asm volatile(
      "mov $0x5a5a5a5a5a5a5a5a, %%rax\n\t"
      "movq %%rax, %%xmm0\n\t punpcklqdq %%xmm0, %%xmm0\n\t"
      "movaps %%xmm0, %%xmm1\n\t movaps %%xmm0, %%xmm2\n\t movaps %%xmm0, %%xmm3\n\t"
      "movaps %%xmm0, %%xmm4\n\t movaps %%xmm0, %%xmm5\n\t movaps %%xmm0, %%xmm6\n\t"
      "movaps %%xmm0, %%xmm7\n\t movaps %%xmm0, %%xmm8\n\t movaps %%xmm0, %%xmm9\n\t"
      "movaps %%xmm0, %%xmm10\n\t movaps %%xmm0, %%xmm11\n\t movaps %%xmm0, %%xmm12\n\t"
      "movaps %%xmm0, %%xmm13\n\t movaps %%xmm0, %%xmm14\n\t movaps %%xmm0, %%xmm15\n\t"
      "mov %%rax, %%rcx\n\t mov %%rax, %%rdx\n\t mov %%rax, %%rsi\n\t mov %%rax, %%rdi\n\t"
      "mov %%rax, %%r8\n\t mov %%rax, %%r9\n\t mov %%rax, %%r10\n\t mov %%rax, %%r11"
      :
      :
      : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2",
        "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",
        "xmm14", "xmm15", "memory");
}

}  // namespace native
