#include "jit/x64/short_bulk.h"

#include <cstddef>

#include "abi/instance_data.h"

namespace tenon::jit::x64 {
namespace {

namespace x86 = asmjit::x86;
using x86::r11, x86::r14, x86::r15, x86::rax, x86::rcx, x86::rdx, x86::rsi, x86::rsp;

constexpr uint32_t kLongest = 64;

// The operands' words, from the scratch register: see abi/libcalls.def.
constexpr int32_t kTo = 0, kFrom = 8, kValue = 8, kCount = 16, kToMemory = 24, kFromMemory = 32;

// Everything is read before anything is written, so the two may overlap. Registers: rax to, rdx
// from, rcx count, rsi free; r11 and xmm7 are the scratch registers.
class ShortBulk {
 public:
  explicit ShortBulk(x86::Assembler& a)
      : a_(a),
        slow_(a.newLabel()),
        unwind_(a.newLabel()),
        done_(a.newLabel()),
        from_2_(a.newLabel()),
        from_4_(a.newLabel()),
        from_8_(a.newLabel()),
        from_16_(a.newLabel()) {}

  void copy() {
    begin();
    a_.mov(rax, x86::qword_ptr(r11, kToMemory));
    a_.or_(rax, x86::qword_ptr(r11, kFromMemory));
    a_.jnz(unwind_);
    load_bounds();
    a_.mov(rdx, x86::qword_ptr(r11, kFrom));
    a_.cmp(rdx, rsi);
    a_.ja(unwind_);
    a_.add(rax, r14);
    a_.add(rdx, r14);
    dispatch();
    a_.movzx(x86::esi, x86::byte_ptr(rdx));
    a_.mov(x86::byte_ptr(rax), x86::sil);
    a_.jmp(done_);
    copy_ends(from_2_, x86::si, x86::r11w, 2);
    copy_ends(from_4_, x86::esi, x86::r11d, 4);
    copy_ends(from_8_, rsi, r11, 8);
    const auto from_33 = a_.newLabel();
    a_.bind(from_16_);
    a_.cmp(x86::ecx, 32);
    a_.ja(from_33);
    a_.movups(x86::xmm7, x86::xmmword_ptr(rdx));
    a_.mov(rsi, x86::qword_ptr(rdx, rcx, 0, -16));
    a_.mov(r11, x86::qword_ptr(rdx, rcx, 0, -8));
    a_.movups(x86::xmmword_ptr(rax), x86::xmm7);
    a_.mov(x86::qword_ptr(rax, rcx, 0, -16), rsi);
    a_.mov(x86::qword_ptr(rax, rcx, 0, -8), r11);
    a_.jmp(done_);
    a_.bind(from_33);
    copy_from_33();
    end();
  }

  void fill() {
    begin();
    a_.cmp(x86::qword_ptr(r11, kToMemory), 0);
    a_.jne(unwind_);
    load_bounds();
    a_.add(rax, r14);
    a_.movzx(x86::edx, x86::byte_ptr(r11, kValue));
    a_.mov(rsi, asmjit::Imm(0x0101010101010101));
    a_.imul(rdx, rsi);
    dispatch();
    a_.mov(x86::byte_ptr(rax), x86::dl);
    a_.jmp(done_);
    fill_ends(from_2_, x86::dx, 2);
    fill_ends(from_4_, x86::edx, 4);
    fill_ends(from_8_, rdx, 8);
    a_.bind(from_16_);
    a_.movq(x86::xmm7, rdx);
    a_.punpcklqdq(x86::xmm7, x86::xmm7);
    a_.movups(x86::xmmword_ptr(rax), x86::xmm7);
    a_.movups(x86::xmmword_ptr(rax, rcx, 0, -16), x86::xmm7);
    a_.cmp(x86::ecx, 32);
    a_.jbe(done_);
    a_.movups(x86::xmmword_ptr(rax, 16), x86::xmm7);
    a_.movups(x86::xmmword_ptr(rax, rcx, 0, -32), x86::xmm7);
    end();
  }

 private:
  void begin() {
    a_.cmp(x86::qword_ptr(r11, kCount), kLongest);
    a_.ja(slow_);
    a_.push(rax);
    a_.push(rcx);
    a_.push(rdx);
    a_.push(rsi);
  }

  // rcx: count, rax: destination, at most rsi: the last address where count bytes are in bounds.
  void load_bounds() {
    a_.mov(rcx, x86::qword_ptr(r11, kCount));
    a_.mov(rax, x86::qword_ptr(r11, kTo));
    a_.mov(rsi, x86::qword_ptr(r15, offsetof(abi::InstanceData, memory0)));
    a_.mov(rsi, x86::qword_ptr(rsi, offsetof(abi::MemoryDef, length)));
    a_.sub(rsi, rcx);
    a_.jb(unwind_);
    a_.cmp(rax, rsi);
    a_.ja(unwind_);
  }

  // Falls through for one byte.
  void dispatch() {
    a_.cmp(x86::ecx, 8);
    a_.jae(from_8_);
    a_.cmp(x86::ecx, 4);
    a_.jae(from_4_);
    a_.cmp(x86::ecx, 2);
    a_.jae(from_2_);
    a_.test(x86::ecx, x86::ecx);
    a_.jz(done_);
  }

  // `size` bytes at each end, which meet or overlap.
  void copy_ends(const asmjit::Label& label, const x86::Gp& first, const x86::Gp& last,
                 uint32_t size) {
    bind_ends(label, size);
    const auto width = static_cast<int32_t>(size);
    a_.mov(first, x86::ptr(rdx, 0, size));
    a_.mov(last, x86::ptr(rdx, rcx, 0, -width, size));
    a_.mov(x86::ptr(rax, 0, size), first);
    a_.mov(x86::ptr(rax, rcx, 0, -width, size), last);
    a_.jmp(done_);
  }
  void fill_ends(const asmjit::Label& label, const x86::Gp& value, uint32_t size) {
    bind_ends(label, size);
    a_.mov(x86::ptr(rax, 0, size), value);
    a_.mov(x86::ptr(rax, rcx, 0, -static_cast<int32_t>(size), size), value);
    a_.jmp(done_);
  }
  void bind_ends(const asmjit::Label& label, uint32_t size) {
    a_.bind(label);
    if (size != 8) return;
    a_.cmp(x86::ecx, 16);
    a_.ja(from_16_);
  }

  void copy_from_33() {
    a_.sub(rsp, 48);
    for (uint32_t i = 0; i < 3; ++i) a_.movups(saved(i), x86::xmm(4 + i));
    a_.movups(x86::xmm4, x86::xmmword_ptr(rdx));
    a_.movups(x86::xmm5, x86::xmmword_ptr(rdx, 16));
    a_.movups(x86::xmm6, x86::xmmword_ptr(rdx, rcx, 0, -32));
    a_.movups(x86::xmm7, x86::xmmword_ptr(rdx, rcx, 0, -16));
    a_.movups(x86::xmmword_ptr(rax), x86::xmm4);
    a_.movups(x86::xmmword_ptr(rax, 16), x86::xmm5);
    a_.movups(x86::xmmword_ptr(rax, rcx, 0, -32), x86::xmm6);
    a_.movups(x86::xmmword_ptr(rax, rcx, 0, -16), x86::xmm7);
    for (uint32_t i = 0; i < 3; ++i) a_.movups(x86::xmm(4 + i), saved(i));
    a_.add(rsp, 48);
  }
  static x86::Mem saved(uint32_t i) { return x86::xmmword_ptr(rsp, static_cast<int32_t>(16 * i)); }

  void end() {
    a_.bind(done_);
    restore();
    a_.ret();
    a_.bind(unwind_);
    restore();
    a_.bind(slow_);
  }
  void restore() {
    a_.pop(rsi);
    a_.pop(rdx);
    a_.pop(rcx);
    a_.pop(rax);
  }

  x86::Assembler& a_;
  asmjit::Label slow_, unwind_, done_;
  asmjit::Label from_2_, from_4_, from_8_, from_16_;  // up to where the next one begins
};

}  // namespace

void emit_short_memory_copy(x86::Assembler& a) { ShortBulk(a).copy(); }
void emit_short_memory_fill(x86::Assembler& a) { ShortBulk(a).fill(); }

}  // namespace tenon::jit::x64
