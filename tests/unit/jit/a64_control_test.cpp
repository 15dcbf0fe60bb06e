// Golden words of the AArch64 masm: branches, calls and frames.
#include "a64_words.h"

namespace {

using namespace a64_words;

TEST_CASE("a64: branches and labels") {
  check([](Masm& m) {
    const auto back = m.new_label();
    const auto out = m.new_label();
    m.bind(back);
    m.branch(Cond::eq, out);
    m.branch(Cond::fne, back);
    m.jump(back);
    m.jump(out);
    m.bind(out);
  }, {
      0x54000080,  // b.eq 0x10
      0x54ffffe1,  // b.ne 0x0
      0x17fffffe,  // b 0x0
      0x14000001,  // b 0x10
  });
  check([](Masm& m) {
    m.set_far(true);
    const auto out = m.new_label();
    m.branch(Cond::lt_s, out);
    m.branch(Cond::fle, out);
    m.bind(out);
  }, {
      0x5400004a,  // b.ge 0x8
      0x14000003,  // b 0x10
      0x54000048,  // b.hi 0x10
      0x14000001,  // b 0x10
  });
  check([](Masm& m) {
    const auto back = m.new_label();
    const auto out = m.new_label();
    m.bind(back);
    m.branch_zero(w32, gpr(0), true, out);
    m.branch_zero(w64, gpr(0), false, back);
    m.bind(out);
  }, {
      0x34000040,  // cbz w0, 0x8
      0xb5ffffe0,  // cbnz x0, 0x0
  });
  check([](Masm& m) {
    m.set_far(true);
    const auto out = m.new_label();
    m.branch_zero(w32, gpr(0), true, out);
    m.branch_zero(w64, gpr(0), false, out);
    m.bind(out);
  }, {
      0x35000040,  // cbnz w0, 0x8
      0x14000003,  // b 0x10
      0xb4000040,  // cbz x0, 0x10
      0x14000001,  // b 0x10
  });
  check([](Masm& m) {
    m.move(w64, gpr(0), gpr(1));
    m.align(16);
  }, {
      0xaa0103e0,  // mov x0, x1
      0xd503201f,  // nop
      0xd503201f,  // nop
      0xd503201f,  // nop
  });
}

TEST_CASE("a64: calls and the stack") {
  check([](Masm& m) {
    m.call_relocated();
    m.call_address({kInstance, kNoReg, 24});
  }, {
      0x94000000,  // bl 0x0
      0xf9400f91,  // ldr x17, [x28, #24]
      0xd63f0220,  // blr x17
  });
  check([](Masm& m) { m.call_address({gpr(16), kNoReg, 32768}); }, {
      0xd2900011,  // mov x17, #0x8000
      0xf8716a11,  // ldr x17, [x16, x17]
      0xd63f0220,  // blr x17
  });
  check([](Masm& m) {
    m.adjust_stack(-32);
    m.adjust_stack(32);
    m.adjust_stack(0);
    m.adjust_stack(-8192);
    m.load(w64, gpr(0), m.stack_word(3));
  }, {
      0xd10083ff,  // sub sp, sp, #0x20
      0x910083ff,  // add sp, sp, #0x20
      0xd1400bff,  // sub sp, sp, #0x2, lsl #12
      0xf9400fe0,  // ldr x0, [sp, #24]
  });
  check([](Masm& m) { m.adjust_stack(-8208); }, {
      0xd1400bff,  // sub sp, sp, #0x2, lsl #12
      0xd10043ff,  // sub sp, sp, #0x10
  });
}

TEST_CASE("a64: tail calls") {
  check([](Masm& m) {
    CHECK(m.drop_frame(0, 0) == 8);
    CHECK(m.jump_relocated() == 16);
    m.jump_register(gpr(16));
  }, {
      0x910043b1,  // add x17, x29, #0x10
      0xa9407bbd,  // ldp x29, x30, [x29]
      0x9100023f,  // mov sp, x17
      0x14000000,  // b 0xc
      0xd61f0200,  // br x16
  });
  check([](Masm& m) { m.drop_frame(0, 48); }, {
      0xd10083b1,  // sub x17, x29, #0x20
      0xa9407bbd,  // ldp x29, x30, [x29]
      0x3dc00bff,  // ldr q31, [sp, #32]
      0x3d800a3f,  // str q31, [x17, #32]
      0x3dc007ff,  // ldr q31, [sp, #16]
      0x3d80063f,  // str q31, [x17, #16]
      0x3dc003ff,  // ldr q31, [sp]
      0x3d80023f,  // str q31, [x17]
      0x9100023f,  // mov sp, x17
  });
  check([](Masm& m) {
    m.set_return_address({kInstance, kNoReg, 32});
    m.compare_load(w64, gpr(16), {kFp, kNoReg, 8});
  }, {
      0xf940139e,  // ldr x30, [x28, #32]
      0xf94007b1,  // ldr x17, [x29, #8]
      0xeb11021f,  // cmp x16, x17
  });
}

TEST_CASE("a64: consume") {
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.consume({kInstance, kNoReg, 40}, 5, out);
    m.consume({kInstance, kNoReg, 40}, 4097, out);
  }, {
      0xf9401790,  // ldr x16, [x28, #40]
      0xf9400211,  // ldr x17, [x16]
      0xd1001631,  // sub x17, x17, #0x5
      0xf9000211,  // str x17, [x16]
      0xf100023f,  // cmp x17, #0x0
      0x54ffff6b,  // b.lt 0x0
      0xf9401790,  // ldr x16, [x28, #40]
      0xf9400211,  // ldr x17, [x16]
      0xd1400631,  // sub x17, x17, #0x1, lsl #12
      0xd1000631,  // sub x17, x17, #0x1
      0xf9000211,  // str x17, [x16]
      0xf100023f,  // cmp x17, #0x0
      0x54fffe8b,  // b.lt 0x0
  });
}

TEST_CASE("a64: a frame: entry, exit, and the sizes in every form") {
  check([](Masm& m) {
    m.foreign_entry(true);
    m.foreign_entry(false);
    m.epilogue(0);
    m.epilogue(32);
  }, {
      0xf940039b,  // ldr x27, [x28]
      0x910003bf,  // mov sp, x29
      0xa8c17bfd,  // ldp x29, x30, [sp], #16
      0xd65f03c0,  // ret
      0x910003bf,  // mov sp, x29
      0xa8c17bfd,  // ldp x29, x30, [sp], #16
      0x910083ff,  // add sp, sp, #0x20
      0xd65f03c0,  // ret
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.patch_frame(m.prologue(out), 48, 112);
  }, {
      0xa9bf7bfd,  // stp x29, x30, [sp, #-16]!
      0x910003fd,  // mov x29, sp
      0xd101c3f0,  // sub x16, sp, #0x70
      0xd503201f,  // nop
      0xf9400b91,  // ldr x17, [x28, #16]
      0xeb11021f,  // cmp x16, x17
      0x54ffff43,  // b.cc 0x0
      0x9101021f,  // add sp, x16, #0x40
      0xf81f83bc,  // stur x28, [x29, #-8]
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.patch_frame(m.prologue(out), 0x1010, 0x2000);
  }, {
      0xa9bf7bfd,  // stp x29, x30, [sp, #-16]!
      0x910003fd,  // mov x29, sp
      0xd10003f0,  // sub x16, sp, #0x0
      0xd1400a10,  // sub x16, x16, #0x2, lsl #12
      0xf9400b91,  // ldr x17, [x28, #16]
      0xeb11021f,  // cmp x16, x17
      0x54ffff43,  // b.cc 0x0
      0x913fc21f,  // add sp, x16, #0xff0
      0xf81f83bc,  // stur x28, [x29, #-8]
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.patch_frame(m.prologue(out), 0xfffff0, 0x1000030);
  }, {
      0xa9bf7bfd,  // stp x29, x30, [sp, #-16]!
      0x910003fd,  // mov x29, sp
      0xd2a02030,  // mov x16, #0x1010000
      0xcb3063f0,  // sub x16, sp, x16
      0xf9400b91,  // ldr x17, [x28, #16]
      0xeb11021f,  // cmp x16, x17
      0x54ffff43,  // b.cc 0x0
      0x9101021f,  // add sp, x16, #0x40
      0xf81f83bc,  // stur x28, [x29, #-8]
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.patch_frame(m.prologue(out), 0x1234560, 0x12345a0);
  }, {
      0xa9bf7bfd,  // stp x29, x30, [sp, #-16]!
      0x910003fd,  // mov x29, sp
      0xd2a02490,  // mov x16, #0x1240000
      0xcb3063f0,  // sub x16, sp, x16
      0xf9400b91,  // ldr x17, [x28, #16]
      0xeb11021f,  // cmp x16, x17
      0x54ffff43,  // b.cc 0x0
      0x9101021f,  // add sp, x16, #0x40
      0xf81f83bc,  // stur x28, [x29, #-8]
  });
  check([](Masm& m) {
    m.set_far(true);
    const auto out = m.new_label();
    m.bind(out);
    m.patch_frame(m.prologue(out), 48, 112);
  }, {
      0xa9bf7bfd,  // stp x29, x30, [sp, #-16]!
      0x910003fd,  // mov x29, sp
      0xd101c3f0,  // sub x16, sp, #0x70
      0xd503201f,  // nop
      0xf9400b91,  // ldr x17, [x28, #16]
      0xeb11021f,  // cmp x16, x17
      0x54000042,  // b.cs 0x20
      0x17fffff9,  // b 0x0
      0x9101021f,  // add sp, x16, #0x40
      0xf81f83bc,  // stur x28, [x29, #-8]
  });
}

TEST_CASE("a64: registers are saved and restored two at a time, as far as stp reaches") {
  const std::vector<Reg> regs{gpr(19), gpr(20), gpr(21), vec(8), vec(9)};
  check([&](Masm& m) {
    m.save(regs, -16);
    m.restore(regs, -16);
    m.save({}, -16);
  }, {
      0xa93ecfb4,  // stp x20, x19, [x29, #-24]
      0xf81e03b5,  // stur x21, [x29, #-32]
      0x6d3d23a9,  // stp d9, d8, [x29, #-48]
      0xa97ecfb4,  // ldp x20, x19, [x29, #-24]
      0xf85e03b5,  // ldur x21, [x29, #-32]
      0x6d7d23a9,  // ldp d9, d8, [x29, #-48]
  });
  check([&](Masm& m) { m.save(std::span(regs).first(2), -504); }, {
      0xa9204fb4,  // stp x20, x19, [x29, #-512]
  });
  check([&](Masm& m) { m.restore(std::span(regs).first(2), -512); }, {
      0x92803ff1,  // mov x17, #0xfffffffffffffe00
      0xf8716bb3,  // ldr x19, [x29, x17]
      0x928040f1,  // mov x17, #0xfffffffffffffdf8
      0xf8716bb4,  // ldr x20, [x29, x17]
  });
}

TEST_CASE("a64: a branch that does not reach fails, and does not in far mode") {
  for (const bool far : {false, true}) {
    for (const bool forwards : {false, true}) {
      asmjit::CodeHolder code;
      code.init(asmjit::Environment(asmjit::Arch::kAArch64));
      Masm masm(0);
      masm.attach(code);
      masm.set_far(far);
      const Masm::Label label = masm.new_label();
      forwards ? masm.branch(Cond::eq, label) : masm.bind(label);
      for (unsigned i = 0; i <= (1u << 20) / 4; ++i) masm.move(w64, gpr(0), gpr(1));
      CHECK(!masm.failed());
      forwards ? masm.bind(label) : masm.branch(Cond::eq, label);
      CHECK(masm.failed() == !far);
    }
  }
}

}  // namespace
