// Golden words of the AArch64 masm: linear memory.
#include "a64_words.h"

namespace {

using namespace a64_words;

TEST_CASE("a64: linear memory: every load") {
  check([](Masm& m) {
    m.memory_load(Op::i32_load, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i64_load, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::f32_load, vec(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::f64_load, vec(0), {kMemory, gpr(1), 0});
  }, {
      0xb8616b60,  // ldr w0, [x27, x1]
      0xf8616b60,  // ldr x0, [x27, x1]
      0xbc616b60,  // ldr s0, [x27, x1]
      0xfc616b60,  // ldr d0, [x27, x1]
  });
  check([](Masm& m) {
    m.memory_load(Op::i32_load8_s, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i32_load8_u, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i32_load16_s, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i32_load16_u, gpr(0), {kMemory, gpr(1), 0});
  }, {
      0x38e16b60,  // ldrsb w0, [x27, x1]
      0x38616b60,  // ldrb w0, [x27, x1]
      0x78e16b60,  // ldrsh w0, [x27, x1]
      0x78616b60,  // ldrh w0, [x27, x1]
  });
  check([](Masm& m) {
    m.memory_load(Op::i64_load8_s, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i64_load8_u, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i64_load16_s, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i64_load16_u, gpr(0), {kMemory, gpr(1), 0});
  }, {
      0x38a16b60,  // ldrsb x0, [x27, x1]
      0x38616b60,  // ldrb w0, [x27, x1]
      0x78a16b60,  // ldrsh x0, [x27, x1]
      0x78616b60,  // ldrh w0, [x27, x1]
  });
  check([](Masm& m) {
    m.memory_load(Op::i64_load32_s, gpr(0), {kMemory, gpr(1), 0});
    m.memory_load(Op::i64_load32_u, gpr(0), {kMemory, gpr(1), 0});
  }, {
      0xb8a16b60,  // ldrsw x0, [x27, x1]
      0xb8616b60,  // ldr w0, [x27, x1]
  });
}

TEST_CASE("a64: linear memory: every store") {
  check([](Masm& m) {
    m.memory_store(Op::i32_store, {kMemory, gpr(1), 0}, gpr(0));
    m.memory_store(Op::i64_store, {kMemory, gpr(1), 0}, gpr(0));
    m.memory_store(Op::f32_store, {kMemory, gpr(1), 0}, vec(0));
    m.memory_store(Op::f64_store, {kMemory, gpr(1), 0}, vec(0));
  }, {
      0xb8216b60,  // str w0, [x27, x1]
      0xf8216b60,  // str x0, [x27, x1]
      0xbc216b60,  // str s0, [x27, x1]
      0xfc216b60,  // str d0, [x27, x1]
  });
  check([](Masm& m) {
    m.memory_store(Op::i32_store8, {kMemory, gpr(1), 0}, gpr(0));
    m.memory_store(Op::i32_store16, {kMemory, gpr(1), 0}, gpr(0));
    m.memory_store(Op::i64_store8, {kMemory, gpr(1), 0}, gpr(0));
    m.memory_store(Op::i64_store16, {kMemory, gpr(1), 0}, gpr(0));
    m.memory_store(Op::i64_store32, {kMemory, gpr(1), 0}, gpr(0));
  }, {
      0x38216b60,  // strb w0, [x27, x1]
      0x78216b60,  // strh w0, [x27, x1]
      0x38216b60,  // strb w0, [x27, x1]
      0x78216b60,  // strh w0, [x27, x1]
      0xb8216b60,  // str w0, [x27, x1]
  });
}

TEST_CASE("a64: linear memory: constant addresses and displacements") {
  check([](Masm& m) {
    m.memory_load(Op::i32_load8_u, gpr(0), {kMemory, kNoReg, 4095});
    m.memory_load(Op::i32_load16_s, gpr(0), {kMemory, kNoReg, 8190});
    m.memory_load(Op::i64_load32_s, gpr(0), {kMemory, kNoReg, 16380});
    m.memory_load(Op::f64_load, vec(0), {kMemory, kNoReg, 32760});
  }, {
      0x397fff60,  // ldrb w0, [x27, #4095]
      0x79ffff60,  // ldrsh w0, [x27, #8190]
      0xb9bfff60,  // ldrsw x0, [x27, #16380]
      0xfd7fff60,  // ldr d0, [x27, #32760]
  });
  check([](Masm& m) { m.memory_load(Op::i32_load8_u, gpr(0), {kMemory, kNoReg, 4096}); }, {
      0xd2820011,  // mov x17, #0x1000
      0x38716b60,  // ldrb w0, [x27, x17]
  });
  check([](Masm& m) {
    m.memory_load(Op::i32_load16_u, gpr(0), {kMemory, kNoReg, 255});
    m.memory_load(Op::i32_load16_u, gpr(0), {kMemory, kNoReg, 257});
  }, {
      0x784ff360,  // ldurh w0, [x27, #255]
      0xd2802031,  // mov x17, #0x101
      0x78716b60,  // ldrh w0, [x27, x17]
  });
  check([](Masm& m) { m.memory_store(Op::i64_store, {kMemory, kNoReg, 0x7fffffff}, gpr(0)); }, {
      0x12b00011,  // mov w17, #0x7fffffff
      0xf8316b60,  // str x0, [x27, x17]
  });
  check([](Masm& m) { m.memory_load(Op::i32_load, gpr(0), {kMemory, gpr(0), 16}); }, {
      0x91004011,  // add x17, x0, #0x10
      0xb8716b60,  // ldr w0, [x27, x17]
  });
  check([](Masm& m) { m.memory_store(Op::f32_store, {kMemory, gpr(1), 0x1234567}, vec(0)); }, {
      0xd288acf1,  // mov x17, #0x4567
      0x72a02471,  // movk w17, #0x123, lsl #16
      0x8b110031,  // add x17, x1, x17
      0xbc316b60,  // str s0, [x27, x17]
  });
  check([](Masm& m) { m.memory_store(Op::i64_store8, {gpr(2), gpr(16), 0x123456}, gpr(0)); }, {
      0x91448e11,  // add x17, x16, #0x123, lsl #12
      0x91115a31,  // add x17, x17, #0x456
      0x38316840,  // strb w0, [x2, x17]
  });
}

TEST_CASE("a64: check_bounds adds without wrapping, and looks at the carry of a 64-bit index") {
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.check_bounds(false, gpr(0), 4, gpr(1), out);
  }, {
      0x91001010,  // add x16, x0, #0x4
      0xeb01021f,  // cmp x16, x1
      0x54ffffc8,  // b.hi 0x0
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.check_bounds(false, gpr(0), 0x100000010, gpr(1), out);
  }, {
      0xd2800210,  // mov x16, #0x10
      0xf2c00030,  // movk x16, #0x1, lsl #32
      0xab000210,  // adds x16, x16, x0
      0xeb01021f,  // cmp x16, x1
      0x54ffff88,  // b.hi 0x0
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.check_bounds(true, gpr(0), 8, gpr(1), out);
  }, {
      0xb1002010,  // adds x16, x0, #0x8
      0x54ffffe2,  // b.cs 0x0
      0xeb01021f,  // cmp x16, x1
      0x54ffffa8,  // b.hi 0x0
  });
  check([](Masm& m) {
    const auto out = m.new_label();
    m.bind(out);
    m.check_bounds(true, gpr(0), 0x123456789, gpr(1), out);
  }, {
      0xd28cf130,  // mov x16, #0x6789
      0xf2a468b0,  // movk x16, #0x2345, lsl #16
      0xf2c00030,  // movk x16, #0x1, lsl #32
      0xab000210,  // adds x16, x16, x0
      0x54ffff82,  // b.cs 0x0
      0xeb01021f,  // cmp x16, x1
      0x54ffff48,  // b.hi 0x0
  });
}

TEST_CASE("a64: a memory access names the instruction that may fault") {
  words([](Masm& m) {
    CHECK(m.memory_load(Op::i32_load, gpr(0), {kMemory, gpr(1), 0}) == 0);
    CHECK(m.memory_load(Op::i32_load, gpr(0), {kMemory, gpr(1), 16}) == 8);
    CHECK(m.memory_store(Op::i64_store, {kMemory, gpr(1), 0x7fffffff}, gpr(0)) == 20);
    CHECK(m.offset() == 24);
    CHECK(m.call_relocated() == 28);
    CHECK(m.call_address({kInstance, kNoReg, 24}) == 36);
  });
}

}  // namespace
