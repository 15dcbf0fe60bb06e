// The functions of invoke_test.cpp for AArch64.
#pragma once

#include "invoke_code.h"
#include "jit/a64/trampolines.h"

namespace invoke_code {

inline constexpr auto make_trampolines = tenon::jit::a64::make_trampolines_a64;

class Code : public Builder {
 public:
  explicit Code(const tenon::model::Module& module) : Builder(module) {
    begin();
    word(0x0b010000);  // add w0, w0, w1
    leave();
    begin();
    word(0xf940039b);  // ldr x27, [x28]
    body();
    site(Kind::memory_fault, Trap::memory_out_of_bounds, 0x20);
    word(0xb8606b60);  // ldr w0, [x27, x0]
    leave();
    begin();
    word(0x14000000);  // b .
    leave();
    const uint32_t self = begin();
    word(0xf9400b91);  // ldr x17, [x28, #16]
    word(0xeb3163ff);  // cmp sp, x17
    word(0x54000049);  // b.ls .+8
    word(0x94000000 | (((self - pc()) >> 2) & 0x03ffffff));  // bl self
    site(Kind::call, Trap::unreachable, 0x30);
    call_trap_exit();
    site(Kind::trap, Trap::call_stack_exhausted, 0x31);
    leave();
    begin();
    call_trap_exit();
    site(Kind::trap, Trap::unreachable, 0x40);
    leave();
    begin();
    word(0xa9bf73e0);  // stp x0, x28, [sp, #-16]!
    word(0xaa1c03fb);  // mov x27, x28
    load_from_caller(28, slot() + static_cast<uint32_t>(offsetof(tenon::abi::ImportSlot, instance)));
    load_from_caller(17, slot());
    word(0xd63f0220);  // blr x17
    site(Kind::call, Trap::unreachable, 0x50);
    word(0xf85f83bc);  // ldur x28, [x29, #-8]
    word(0x910003bf);  // mov sp, x29
    leave();
    begin();
    word(0xd2804011);  // mov x17, #0x200
    site(Kind::memory_fault, Trap::memory_out_of_bounds, 0x60);
    word(0xb9400220);  // ldr w0, [x17]
    leave();
  }

 private:
  uint32_t begin() {
    const uint32_t start = pc();
    word(0xa9bf7bfd);  // stp x29, x30, [sp, #-16]!
    word(0x910003fd);  // mov x29, sp
    linked(start);
    return start;
  }
  void leave() {
    epilogue();
    word(0xa8c17bfd);  // ldp x29, x30, [sp], #16
    word(0xd65f03c0);  // ret
    end();
  }
  void call_trap_exit() {
    word(0xf9400f91);  // ldr x17, [x28, #24]
    word(0xd63f0220);  // blr x17
  }
  // ldr x<reg>, [x27, #offset]
  void load_from_caller(uint32_t reg, uint32_t offset) {
    word(0xf9400360 | offset / 8 << 10 | reg);
  }
};

}  // namespace invoke_code
