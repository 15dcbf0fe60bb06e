// The functions of invoke_test.cpp for x86-64.
#pragma once

#include <initializer_list>

#include "invoke_code.h"
#include "jit/x64/trampolines.h"

namespace invoke_code {

inline constexpr auto make_trampolines = tenon::jit::x64::make_trampolines_x64;

class Code : public Builder {
 public:
  explicit Code(const tenon::model::Module& module) : Builder(module) {
    begin();
    bytes({0x8d, 0x04, 0x08});  // lea eax, [rax + rcx]
    leave();
    begin();
    bytes({0x4d, 0x8b, 0x37});  // mov r14, [r15]
    body();
    site(Kind::memory_fault, Trap::memory_out_of_bounds, 0x20);
    bytes({0x41, 0x8b, 0x04, 0x06});  // mov eax, [r14 + rax]
    leave();
    begin();
    bytes({0xeb, 0xfe});  // jmp $
    leave();
    const uint32_t self = begin();
    bytes({0x49, 0x3b, 0x67, 0x10, 0x76, 0x05, 0xe8});  // cmp rsp, [r15 + 16]; jbe +5; call self
    word(self - (pc() + 4));
    site(Kind::call, Trap::unreachable, 0x30);
    bytes({0x41, 0xff, 0x57, 0x18});  // call [r15 + 24]
    site(Kind::trap, Trap::call_stack_exhausted, 0x31);
    leave();
    begin();
    bytes({0x41, 0xff, 0x57, 0x18});
    site(Kind::trap, Trap::unreachable, 0x40);
    leave();
    begin();
    bytes({0x41, 0x57, 0x50});  // push r15; push rax
    bytes({0x4d, 0x89, 0xfe});  // mov r14, r15
    bytes({0x4d, 0x8b, 0xbe});  // mov r15, [r14 + slot.instance]
    word(slot() + static_cast<uint32_t>(offsetof(tenon::abi::ImportSlot, instance)));
    bytes({0x41, 0xff, 0x96});  // call [r14 + slot.code]
    word(slot());
    site(Kind::call, Trap::unreachable, 0x50);
    bytes({0x4c, 0x8b, 0x7d, 0xf8, 0x48, 0x89, 0xec});  // mov r15, [rbp - 8]; mov rsp, rbp
    leave();
    begin();
    site(Kind::memory_fault, Trap::memory_out_of_bounds, 0x60);
    bytes({0x8b, 0x04, 0x25, 0x00, 0x02, 0x00, 0x00});  // mov eax, [0x200]
    leave();
  }

 private:
  void bytes(std::initializer_list<uint8_t> list) {
    for (const uint8_t value : list) byte(value);
  }
  uint32_t begin() {
    const uint32_t start = pc();
    bytes({0x55, 0x48, 0x89, 0xe5});  // push rbp; mov rbp, rsp
    linked(start);
    return start;
  }
  void leave() {
    epilogue();
    bytes({0x5d, 0xc3});  // pop rbp; ret
    end();
  }
};

}  // namespace invoke_code
