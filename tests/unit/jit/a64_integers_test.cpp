// Golden words of the AArch64 masm: integer operators and comparisons.
#include "a64_words.h"

namespace {

using namespace a64_words;

TEST_CASE("a64: integer operators of three registers") {
  check([](Masm& m) {
    m.int_op(IntOp::add, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::add, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x0b020020,  // add w0, w1, w2
      0x8b020020,  // add x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::sub, w32, gpr(2), gpr(1), gpr(2));
    m.int_op(IntOp::sub, w64, gpr(2), gpr(1), gpr(2));
  }, {
      0x4b020022,  // sub w2, w1, w2
      0xcb020022,  // sub x2, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::mul, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::mul, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x1b027c20,  // mul w0, w1, w2
      0x9b027c20,  // mul x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::and_, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::and_, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x0a020020,  // and w0, w1, w2
      0x8a020020,  // and x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::or_, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::or_, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x2a020020,  // orr w0, w1, w2
      0xaa020020,  // orr x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::xor_, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::xor_, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x4a020020,  // eor w0, w1, w2
      0xca020020,  // eor x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::shl, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::shl, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x1ac22020,  // lsl w0, w1, w2
      0x9ac22020,  // lsl x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::shr_s, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::shr_s, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x1ac22820,  // asr w0, w1, w2
      0x9ac22820,  // asr x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::shr_u, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::shr_u, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x1ac22420,  // lsr w0, w1, w2
      0x9ac22420,  // lsr x0, x1, x2
  });
  check([](Masm& m) {
    m.int_op(IntOp::rotr, w32, gpr(0), gpr(1), gpr(2));
    m.int_op(IntOp::rotr, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x1ac22c20,  // ror w0, w1, w2
      0x9ac22c20,  // ror x0, x1, x2
  });
  check([](Masm& m) { m.int_op(IntOp::rotl, w32, gpr(2), gpr(1), gpr(2)); }, {
      0x4b0203f1,  // neg w17, w2
      0x1ad12c22,  // ror w2, w1, w17
  });
  check([](Masm& m) { m.int_op(IntOp::rotl, w64, gpr(1), gpr(1), gpr(2)); }, {
      0xcb0203f1,  // neg x17, x2
      0x9ad12c21,  // ror x1, x1, x17
  });
}

TEST_CASE("a64: add and sub of a constant: 12 bits, shifted, both, and x17 for the rest") {
  check([](Masm& m) {
    m.int_op_imm(IntOp::add, w32, gpr(0), gpr(1), 4095);
    m.int_op_imm(IntOp::add, w64, gpr(0), gpr(1), 4096);
  }, {
      0x113ffc20,  // add w0, w1, #0xfff
      0x91400420,  // add x0, x1, #0x1, lsl #12
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::add, w32, gpr(0), gpr(1), -1);
    m.int_op_imm(IntOp::sub, w64, gpr(0), gpr(1), -4095);
  }, {
      0x51000420,  // sub w0, w1, #0x1
      0x913ffc20,  // add x0, x1, #0xfff
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::sub, w32, gpr(0), gpr(1), 0xfff000);
    m.int_op_imm(IntOp::sub, w64, gpr(0), gpr(0), 0);
  }, {
      0x517ffc20,  // sub w0, w1, #0xfff, lsl #12
  });
  check([](Masm& m) { m.int_op_imm(IntOp::add, w64, gpr(0), gpr(1), 0x123456); }, {
      0x91448c20,  // add x0, x1, #0x123, lsl #12
      0x91115800,  // add x0, x0, #0x456
  });
  check([](Masm& m) { m.int_op_imm(IntOp::add, w32, gpr(0), gpr(1), -4097); }, {
      0x51400420,  // sub w0, w1, #0x1, lsl #12
      0x51000400,  // sub w0, w0, #0x1
  });
  check([](Masm& m) { m.int_op_imm(IntOp::add, w64, gpr(0), gpr(1), 0x1000000); }, {
      0xd2a02011,  // mov x17, #0x1000000
      0x8b110020,  // add x0, x1, x17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::sub, w64, gpr(0), gpr(1), 0x7fffffff); }, {
      0xb26187f1,  // mov x17, #0xffffffff80000001
      0x8b110020,  // add x0, x1, x17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::sub, w64, gpr(0), gpr(1), INT32_MIN); }, {
      0xd2b00011,  // mov x17, #0x80000000
      0x8b110020,  // add x0, x1, x17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::add, w32, gpr(0), gpr(1), INT32_MIN); }, {
      0x52b00011,  // mov w17, #0x80000000
      0x0b110020,  // add w0, w1, w17
  });
}

TEST_CASE("a64: multiplication by a constant, and by a power of two") {
  check([](Masm& m) { m.int_op_imm(IntOp::mul, w32, gpr(0), gpr(1), 10); }, {
      0x52800151,  // mov w17, #0xa
      0x1b117c20,  // mul w0, w1, w17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::mul, w64, gpr(0), gpr(1), -3); }, {
      0x92800051,  // mov x17, #0xfffffffffffffffd
      0x9b117c20,  // mul x0, x1, x17
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::mul, w64, gpr(0), gpr(1), 8);
    m.int_op_imm(IntOp::mul, w32, gpr(0), gpr(1), INT32_MIN);
  }, {
      0xd37df020,  // lsl x0, x1, #3
      0x53010020,  // lsl w0, w1, #31
  });
  check([](Masm& m) { m.int_op_imm(IntOp::mul, w64, gpr(0), gpr(1), INT32_MIN); }, {
      0xb26183f1,  // mov x17, #0xffffffff80000000
      0x9b117c20,  // mul x0, x1, x17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::mul, w32, gpr(0), gpr(1), 1); }, {
      0x2a0103e0,  // mov w0, w1
  });
  check([](Masm& m) { m.int_op_imm(IntOp::mul, w32, gpr(0), gpr(1), 0); }, {
      0x52800011,  // mov w17, #0x0
      0x1b117c20,  // mul w0, w1, w17
  });
}

TEST_CASE("a64: logical operators: a bit pattern, or x17 where there is none") {
  check([](Masm& m) {
    m.int_op_imm(IntOp::and_, w32, gpr(0), gpr(1), 0xff);
    m.int_op_imm(IntOp::and_, w64, gpr(0), gpr(1), 0xff);
  }, {
      0x12001c20,  // and w0, w1, #0xff
      0x92401c20,  // and x0, x1, #0xff
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::and_, w32, gpr(0), gpr(1), -16);
    m.int_op_imm(IntOp::and_, w64, gpr(0), gpr(1), -16);
  }, {
      0x121c6c20,  // and w0, w1, #0xfffffff0
      0x927cec20,  // and x0, x1, #0xfffffffffffffff0
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::or_, w32, gpr(0), gpr(1), 0x55555555);
    m.int_op_imm(IntOp::xor_, w64, gpr(0), gpr(1), 1);
  }, {
      0x3200f020,  // orr w0, w1, #0x55555555
      0xd2400020,  // eor x0, x1, #0x1
  });
  check([](Masm& m) { m.int_op_imm(IntOp::or_, w32, gpr(0), gpr(1), INT32_MIN); }, {
      0x32010020,  // orr w0, w1, #0x80000000
  });
  check([](Masm& m) { m.int_op_imm(IntOp::or_, w64, gpr(0), gpr(1), INT32_MIN); }, {
      0xb2618020,  // orr x0, x1, #0xffffffff80000000
  });
  check([](Masm& m) { m.int_op_imm(IntOp::or_, w64, gpr(0), gpr(1), 0x55555555); }, {
      0xd28aaab1,  // mov x17, #0x5555
      0x72aaaab1,  // movk w17, #0x5555, lsl #16
      0xaa110020,  // orr x0, x1, x17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::and_, w32, gpr(0), gpr(1), 5); }, {
      0x528000b1,  // mov w17, #0x5
      0x0a110020,  // and w0, w1, w17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::and_, w32, gpr(0), gpr(1), 0); }, {
      0x52800011,  // mov w17, #0x0
      0x0a110020,  // and w0, w1, w17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::xor_, w64, gpr(0), gpr(1), -1); }, {
      0xaa2103e0,  // mvn x0, x1
  });
  check([](Masm& m) { m.int_op_imm(IntOp::xor_, w32, gpr(0), gpr(1), -1); }, {
      0x2a2103e0,  // mvn w0, w1
  });
}

TEST_CASE("a64: shifts by a constant, modulo the width") {
  check([](Masm& m) {
    m.int_op_imm(IntOp::shl, w32, gpr(0), gpr(1), 31);
    m.int_op_imm(IntOp::shl, w64, gpr(0), gpr(1), 63);
  }, {
      0x53010020,  // lsl w0, w1, #31
      0xd3410020,  // lsl x0, x1, #63
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::shr_s, w32, gpr(0), gpr(1), 33);
    m.int_op_imm(IntOp::shr_s, w64, gpr(0), gpr(1), 33);
  }, {
      0x13017c20,  // asr w0, w1, #1
      0x9361fc20,  // asr x0, x1, #33
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::shr_u, w32, gpr(0), gpr(1), -1);
    m.int_op_imm(IntOp::shr_u, w64, gpr(0), gpr(1), -1);
  }, {
      0x531f7c20,  // lsr w0, w1, #31
      0xd37ffc20,  // lsr x0, x1, #63
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::rotl, w32, gpr(0), gpr(1), 1);
    m.int_op_imm(IntOp::rotl, w64, gpr(0), gpr(1), 1);
  }, {
      0x13817c20,  // ror w0, w1, #31
      0x93c1fc20,  // ror x0, x1, #63
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::rotr, w32, gpr(0), gpr(1), 1);
    m.int_op_imm(IntOp::rotr, w64, gpr(0), gpr(1), 1);
  }, {
      0x13810420,  // ror w0, w1, #1
      0x93c10420,  // ror x0, x1, #1
  });
  check([](Masm& m) {
    m.int_op_imm(IntOp::shl, w32, gpr(0), gpr(1), 32);
    m.int_op_imm(IntOp::rotl, w64, gpr(1), gpr(1), 64);
  }, {
      0x2a0103e0,  // mov w0, w1
  });
}

TEST_CASE("a64: comparisons with a register, a constant, a negative one, and one without encoding") {
  check([](Masm& m) {
    m.compare(w32, gpr(0), gpr(1));
    m.compare(w64, gpr(0), gpr(16));
  }, {
      0x6b01001f,  // cmp w0, w1
      0xeb10001f,  // cmp x0, x16
  });
  check([](Masm& m) {
    m.compare_imm(w32, gpr(0), 0);
    m.compare_imm(w64, gpr(0), 4095);
    m.compare_imm(w32, gpr(0), 0x5000);
  }, {
      0x7100001f,  // cmp w0, #0x0
      0xf13ffc1f,  // cmp x0, #0xfff
      0x7140141f,  // cmp w0, #0x5, lsl #12
  });
  check([](Masm& m) {
    m.compare_imm(w32, gpr(0), -1);
    m.compare_imm(w64, gpr(0), -4096);
    m.test_zero(w64, gpr(3));
  }, {
      0x3100041f,  // cmn w0, #0x1
      0xb140041f,  // cmn x0, #0x1, lsl #12
      0xf100007f,  // cmp x3, #0x0
  });
  check([](Masm& m) { m.compare_imm(w32, gpr(0), 4097); }, {
      0x52820031,  // mov w17, #0x1001
      0x6b11001f,  // cmp w0, w17
  });
  check([](Masm& m) { m.compare_imm(w64, gpr(0), -4097); }, {
      0x92820011,  // mov x17, #0xffffffffffffefff
      0xeb11001f,  // cmp x0, x17
  });
  check([](Masm& m) { m.compare_imm(w64, gpr(0), INT32_MIN); }, {
      0xb26183f1,  // mov x17, #0xffffffff80000000
      0xeb11001f,  // cmp x0, x17
  });
  check([](Masm& m) {
    m.fcompare(Cond::flt, w32, vec(0), vec(1));
    m.fcompare(Cond::nfle, w64, vec(0), vec(1));
  }, {
      0x1e212000,  // fcmp s0, s1
      0x1e612000,  // fcmp d0, d1
  });
}

TEST_CASE("a64: every condition has one code, which a NaN makes false, or true of a negated one") {
  check([](Masm& m) {
    for (unsigned i = 0; i < 10; ++i) m.set_cond(static_cast<Cond>(i), gpr(0));
  }, {
      0x1a9f17e0,  // cset w0, eq
      0x1a9f07e0,  // cset w0, ne
      0x1a9fa7e0,  // cset w0, lt
      0x1a9f27e0,  // cset w0, cc
      0x1a9fd7e0,  // cset w0, gt
      0x1a9f97e0,  // cset w0, hi
      0x1a9fc7e0,  // cset w0, le
      0x1a9f87e0,  // cset w0, ls
      0x1a9fb7e0,  // cset w0, ge
      0x1a9f37e0,  // cset w0, cs
  });
  check([](Masm& m) {
    for (unsigned i = 10; i < 20; ++i) m.set_cond(static_cast<Cond>(i), gpr(0));
  }, {
      0x1a9f17e0,  // cset w0, eq
      0x1a9f07e0,  // cset w0, ne
      0x1a9f57e0,  // cset w0, mi
      0x1a9fd7e0,  // cset w0, gt
      0x1a9f87e0,  // cset w0, ls
      0x1a9fb7e0,  // cset w0, ge
      0x1a9f47e0,  // cset w0, pl
      0x1a9fc7e0,  // cset w0, le
      0x1a9f97e0,  // cset w0, hi
      0x1a9fa7e0,  // cset w0, lt
  });
  check([](Masm& m) {
    m.select(Cond::lt_u, w32, gpr(0), gpr(1), gpr(2));
    m.select(Cond::feq, w64, gpr(0), gpr(1), gpr(2));
  }, {
      0x1a823020,  // csel w0, w1, w2, cc
      0x9a820020,  // csel x0, x1, x2, eq
  });
  check([](Masm& m) {
    m.fselect(Cond::fne, w32, vec(0), vec(1), vec(2));
    m.fselect(Cond::gt_s, w64, vec(0), vec(1), vec(2));
  }, {
      0x1e221c20,  // fcsel s0, s1, s2, ne
      0x1e62cc20,  // fcsel d0, d1, d2, gt
  });
}

TEST_CASE("a64: pairs of 64 bits") {
  check([](Masm& m) {
    m.mul_wide(true, gpr(0), gpr(1), gpr(0), gpr(1));
    m.mul_wide(false, gpr(2), gpr(3), gpr(0), gpr(1));
    m.add_wide(false, gpr(0), gpr(4), gpr(0), gpr(1), gpr(2), gpr(3));
    m.add_wide(true, gpr(0), gpr(4), gpr(0), gpr(1), gpr(2), gpr(3));
  }, {
      0x9b017c10,  // mul x16, x0, x1
      0x9b417c01,  // smulh x1, x0, x1
      0xaa1003e0,  // mov x0, x16
      0x9b017c10,  // mul x16, x0, x1
      0x9bc17c03,  // umulh x3, x0, x1
      0xaa1003e2,  // mov x2, x16
      0xab020010,  // adds x16, x0, x2
      0x9a030024,  // adc x4, x1, x3
      0xaa1003e0,  // mov x0, x16
      0xeb020010,  // subs x16, x0, x2
      0xda030024,  // sbc x4, x1, x3
      0xaa1003e0,  // mov x0, x16
  });
}

}  // namespace
