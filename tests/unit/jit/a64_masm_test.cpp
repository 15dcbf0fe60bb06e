// Golden words of the AArch64 masm. The comments are a disassembler's, so that each method can be
// verified by looking.
#include "jit/a64/masm.h"

#include <doctest/doctest.h>

#include <cstring>
#include <functional>
#include <vector>

namespace {

using namespace tenon::jit;
using namespace tenon::jit::a64;
using tenon::ops::Op;

constexpr Width w32 = Width::w32;
constexpr Width w64 = Width::w64;

// What `emit` emits.
std::vector<uint32_t> words(const std::function<void(Masm&)>& emit) {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kAArch64));
  Masm masm(0);
  masm.attach(code);
  emit(masm);
  CHECK(!masm.failed());
  CHECK(!code.hasUnresolvedLinks());
  const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
  std::vector<uint32_t> result(buffer.size() / 4);
  std::memcpy(result.data(), buffer.data(), buffer.size());
  return result;
}

void check(const std::function<void(Masm&)>& emit, const std::vector<uint32_t>& expected) {
  const std::vector<uint32_t> emitted = words(emit);
  REQUIRE(emitted.size() == expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(emitted[i] == expected[i]);
  }
}

TEST_CASE("a64: a move is one mov, and none onto itself") {
  check([](Masm& m) {
    m.move(w32, gpr(0), gpr(1));
    m.move(w64, gpr(19), gpr(28));
    m.move(w64, gpr(2), gpr(2));
  }, {
      0x2a0103e0,  // mov w0, w1
      0xaa1c03f3,  // mov x19, x28
  });
  check([](Masm& m) {
    m.fmove(vec(0), vec(15));
    m.fmove(vec(1), vec(1));
  }, {
      0x4eaf1de0,  // mov v0.16b, v15.16b
  });
}

TEST_CASE("a64: a constant takes as few words as it can") {
  check([](Masm& m) { m.load_const(w32, gpr(0), 0); }, {
      0x52800000,  // mov w0, #0x0
  });
  check([](Masm& m) { m.load_const(w64, gpr(0), 0); }, {
      0xd2800000,  // mov x0, #0x0
  });
  check([](Masm& m) { m.load_const(w32, gpr(1), 0xffffffffffff1234); }, {
      0x129db961,  // mov w1, #0xffff1234
  });
  check([](Masm& m) { m.load_const(w64, gpr(1), 0x12345678); }, {
      0xd28acf01,  // mov x1, #0x5678
      0x72a24681,  // movk w1, #0x1234, lsl #16
  });
  check([](Masm& m) { m.load_const(w32, gpr(2), 0xffffffff); }, {
      0x12800002,  // mov w2, #0xffffffff
  });
  check([](Masm& m) { m.load_const(w64, gpr(2), 0xffffffff); }, {
      0x12800002,  // mov w2, #0xffffffff
  });
  check([](Masm& m) { m.load_const(w64, gpr(3), 0xffffffffffffffff); }, {
      0x92800003,  // mov x3, #0xffffffffffffffff
  });
  check([](Masm& m) { m.load_const(w64, gpr(3), 0xffffffffffff8000); }, {
      0x928fffe3,  // mov x3, #0xffffffffffff8000
  });
  check([](Masm& m) { m.load_const(w64, gpr(4), 0x00ff00ff00ff00ff); }, {
      0xb2009fe4,  // mov x4, #0xff00ff00ff00ff
  });
  check([](Masm& m) { m.load_const(w64, gpr(4), 0x0123456789abcdef); }, {
      0xd299bde4,  // mov x4, #0xcdef
      0xf2b13564,  // movk x4, #0x89ab, lsl #16
      0xf2c8ace4,  // movk x4, #0x4567, lsl #32
      0xf2e02464,  // movk x4, #0x123, lsl #48
  });
  check([](Masm& m) { m.load_const(w64, gpr(4), 0x0123000000000000); }, {
      0xd2e02464,  // mov x4, #0x123000000000000
  });
}

TEST_CASE("a64: a float constant of eight bits is one word, as zero is; others go through x17") {
  check([](Masm& m) { m.fload_const(w32, vec(0), 0); }, {
      0x2f00e400,  // movi d0, #0x0
  });
  check([](Masm& m) { m.fload_const(w64, vec(8), 0); }, {
      0x2f00e408,  // movi d8, #0x0
  });
  check([](Masm& m) {
    m.fload_const(w32, vec(1), 0x3f800000);
    m.fload_const(w64, vec(1), 0xbff0000000000000);
  }, {
      0x1e2e1001,  // fmov s1, #1.0
      0x1e7e1001,  // fmov d1, #-1.0
  });
  check([](Masm& m) { m.fload_const(w32, vec(1), 0x3f810000); }, {
      0x52a7f031,  // mov w17, #0x3f810000
      0x1e270221,  // fmov s1, w17
  });
  check([](Masm& m) { m.fload_const(w64, vec(1), 0x8000000000000000); }, {
      0xd2f00011,  // mov x17, #0x8000000000000000
      0x9e670221,  // fmov d1, x17
  });
}

TEST_CASE("a64: loads and stores of both classes") {
  check([](Masm& m) {
    m.load(w32, gpr(0), {kFp, kNoReg, 16});
    m.load(w64, gpr(0), {kFp, kNoReg, 16});
  }, {
      0xb94013a0,  // ldr w0, [x29, #16]
      0xf9400ba0,  // ldr x0, [x29, #16]
  });
  check([](Masm& m) {
    m.load(w32, vec(0), {kFp, kNoReg, 16});
    m.load(w64, vec(0), {kFp, kNoReg, 16});
  }, {
      0xbd4013a0,  // ldr s0, [x29, #16]
      0xfd400ba0,  // ldr d0, [x29, #16]
  });
  check([](Masm& m) {
    m.store(w32, {kSp, kNoReg, 8}, gpr(3));
    m.store(w64, {kSp, kNoReg, 8}, gpr(3));
  }, {
      0xb9000be3,  // str w3, [sp, #8]
      0xf90007e3,  // str x3, [sp, #8]
  });
  check([](Masm& m) {
    m.store(w32, {kSp, kNoReg, 8}, vec(3));
    m.store(w64, {kSp, kNoReg, 8}, vec(3));
  }, {
      0xbd000be3,  // str s3, [sp, #8]
      0xfd0007e3,  // str d3, [sp, #8]
  });
  check([](Masm& m) {
    m.load(w64, gpr(0), {gpr(1), gpr(2), 0});
    m.store(w64, {gpr(1), gpr(2), 0}, vec(0));
  }, {
      0xf8626820,  // ldr x0, [x1, x2]
      0xfc226820,  // str d0, [x1, x2]
  });
}

TEST_CASE("a64: displacements: scaled, nine signed bits, and what is neither goes through x17") {
  check([](Masm& m) {
    m.load(w64, gpr(0), {gpr(1), kNoReg, 32760});
    m.load(w32, gpr(0), {gpr(1), kNoReg, 16380});
  }, {
      0xf97ffc20,  // ldr x0, [x1, #32760]
      0xb97ffc20,  // ldr w0, [x1, #16380]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {gpr(1), kNoReg, 32768}); }, {
      0xd2900011,  // mov x17, #0x8000
      0xf8716820,  // ldr x0, [x1, x17]
  });
  check([](Masm& m) { m.load(w32, gpr(0), {gpr(1), kNoReg, 16384}); }, {
      0xd2880011,  // mov x17, #0x4000
      0xb8716820,  // ldr w0, [x1, x17]
  });
  check([](Masm& m) {
    m.load(w64, gpr(0), {kFp, kNoReg, -8});
    m.load(w64, gpr(0), {kFp, kNoReg, -256});
    m.load(w64, gpr(0), {kFp, kNoReg, 255});
  }, {
      0xf85f83a0,  // ldur x0, [x29, #-8]
      0xf85003a0,  // ldur x0, [x29, #-256]
      0xf84ff3a0,  // ldur x0, [x29, #255]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {kFp, kNoReg, -264}); }, {
      0x928020f1,  // mov x17, #0xfffffffffffffef8
      0xf8716ba0,  // ldr x0, [x29, x17]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {gpr(1), kNoReg, 257}); }, {
      0xd2802031,  // mov x17, #0x101
      0xf8716820,  // ldr x0, [x1, x17]
  });
  check([](Masm& m) { m.store(w64, {kFp, kNoReg, -70000}, vec(2)); }, {
      0x92822df1,  // mov x17, #0xffffffffffffee90
      0xf2bfffd1,  // movk x17, #0xfffe, lsl #16
      0xfc316ba2,  // str d2, [x29, x17]
  });
  check([](Masm& m) { m.store(w64, {kSp, kNoReg, 40000}, gpr(2)); }, {
      0xd2938811,  // mov x17, #0x9c40
      0xf8316be2,  // str x2, [sp, x17]
  });
  check([](Masm& m) { m.load(w64, gpr(16), {gpr(16), kNoReg, 0x12345678}); }, {
      0xd28acf11,  // mov x17, #0x5678
      0x72a24691,  // movk w17, #0x1234, lsl #16
      0xf8716a10,  // ldr x16, [x16, x17]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {gpr(1), kNoReg, INT32_MIN}); }, {
      0xb26183f1,  // mov x17, #0xffffffff80000000
      0xf8716820,  // ldr x0, [x1, x17]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {gpr(1), gpr(2), 8}); }, {
      0x91002051,  // add x17, x2, #0x8
      0xf8716820,  // ldr x0, [x1, x17]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {gpr(1), gpr(16), -8}); }, {
      0xd1002211,  // sub x17, x16, #0x8
      0xf8716820,  // ldr x0, [x1, x17]
  });
  check([](Masm& m) { m.load(w64, gpr(0), {gpr(1), gpr(2), 0x7fffffff}); }, {
      0x12b00011,  // mov w17, #0x7fffffff
      0x8b110051,  // add x17, x2, x17
      0xf8716820,  // ldr x0, [x1, x17]
  });
}

TEST_CASE("a64: a constant is stored from x17, or v30 where the address needs x17") {
  check([](Masm& m) {
    m.store_const(w32, {kFp, kNoReg, -8}, 0);
    m.store_const(w64, {kFp, kNoReg, -8}, 0);
  }, {
      0xb81f83bf,  // stur wzr, [x29, #-8]
      0xf81f83bf,  // stur xzr, [x29, #-8]
  });
  check([](Masm& m) { m.store_const(w64, {kFp, kNoReg, -4096}, 0); }, {
      0x9281fff1,  // mov x17, #0xfffffffffffff000
      0xf8316bbf,  // str xzr, [x29, x17]
  });
  check([](Masm& m) { m.store_const(w32, {kFp, kNoReg, -8}, 0xfffffffe00000007); }, {
      0x528000f1,  // mov w17, #0x7
      0xb81f83b1,  // stur w17, [x29, #-8]
  });
  check([](Masm& m) { m.store_const(w64, {kFp, kNoReg, -8}, 0xfffffffffffffffe); }, {
      0x92800031,  // mov x17, #0xfffffffffffffffe
      0xf81f83b1,  // stur x17, [x29, #-8]
  });
  check([](Masm& m) { m.store_const(w64, {kFp, kNoReg, -4096}, 7); }, {
      0xd28000f1,  // mov x17, #0x7
      0x9e67023e,  // fmov d30, x17
      0x9281fff1,  // mov x17, #0xfffffffffffff000
      0xfc316bbe,  // str d30, [x29, x17]
  });
  check([](Masm& m) { m.store_const(w32, {gpr(16), kNoReg, 16388}, 7); }, {
      0x528000f1,  // mov w17, #0x7
      0x1e27023e,  // fmov s30, w17
      0xd2880091,  // mov x17, #0x4004
      0xbc316a1e,  // str s30, [x16, x17]
  });
  check([](Masm& m) { m.store_const(w64, {gpr(1), gpr(2), 0}, 7); }, {
      0xd28000f1,  // mov x17, #0x7
      0xf8226831,  // str x17, [x1, x2]
  });
  check([](Masm& m) { m.store_const(w64, {gpr(1), gpr(2), 8}, 7); }, {
      0xd28000f1,  // mov x17, #0x7
      0x9e67023e,  // fmov d30, x17
      0x91002051,  // add x17, x2, #0x8
      0xfc31683e,  // str d30, [x1, x17]
  });
}

TEST_CASE("a64: lea") {
  check([](Masm& m) {
    m.lea(gpr(16), {kFp, kNoReg, -40});
    m.lea(gpr(0), {kSp, kNoReg, 4096});
    m.lea(gpr(0), {gpr(0), kNoReg, 0});
  }, {
      0xd100a3b0,  // sub x16, x29, #0x28
      0x914007e0,  // add x0, sp, #0x1, lsl #12
  });
  check([](Masm& m) { m.lea(gpr(0), {kFp, kNoReg, -0x12345678}); }, {
      0x928acef1,  // mov x17, #0xffffffffffffa988
      0xf2bdb971,  // movk x17, #0xedcb, lsl #16
      0x8b1103a0,  // add x0, x29, x17
  });
  check([](Masm& m) { m.lea(gpr(0), {kSp, kNoReg, 0x12345678}); }, {
      0xd28acf11,  // mov x17, #0x5678
      0x72a24691,  // movk w17, #0x1234, lsl #16
      0x8b3163e0,  // add x0, sp, x17
  });
  check([](Masm& m) { m.lea(gpr(0), {gpr(1), gpr(0), 24}); }, {
      0x8b000020,  // add x0, x1, x0
      0x91006000,  // add x0, x0, #0x18
  });
  check([](Masm& m) { m.lea(gpr(0), {kSp, gpr(1), -0x1234}); }, {
      0x8b2163e0,  // add x0, sp, x1
      0xd1400400,  // sub x0, x0, #0x1, lsl #12
      0xd108d000,  // sub x0, x0, #0x234
  });
}

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
      0x92800011,  // mov x17, #0xffffffffffffffff
      0xca110020,  // eor x0, x1, x17
  });
  check([](Masm& m) { m.int_op_imm(IntOp::xor_, w32, gpr(0), gpr(1), -1); }, {
      0x12800011,  // mov w17, #0xffffffff
      0x4a110020,  // eor w0, w1, w17
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
    m.move(w64, gpr(0), gpr(1));
    m.align(16);
  }, {
      0xaa0103e0,  // mov x0, x1
      0xd503201f,  // nop
      0xd503201f,  // nop
      0xd503201f,  // nop
  });
}

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

// The bit pattern that a logical instruction of `width` bits encodes. Arm ARM, DecodeBitMasks.
uint64_t bit_pattern(uint32_t word, unsigned width) {
  const unsigned n = word >> 22 & 1;
  const unsigned immr = word >> 16 & 63;
  const unsigned imms = word >> 10 & 63;
  unsigned size = 64;
  if (n == 0) {
    for (size = 32; (imms & size) != 0; size /= 2) {}
  }
  const unsigned ones = (imms & (size - 1)) + 1;
  const unsigned rotation = immr & (size - 1);
  uint64_t result = 0;
  for (unsigned i = 0; i < width; ++i) {
    if ((i + rotation) % size < ones) result |= uint64_t{1} << i;
  }
  return result;
}

// What a sequence of movz, movn, movk and orr with the zero register leaves in its register.
uint64_t run_moves(const std::vector<uint32_t>& code) {
  uint64_t value = 0xdddddddddddddddd;
  for (const uint32_t word : code) {
    const bool is_64 = word >> 31 != 0;
    const unsigned shift = (word >> 21 & 3) * 16;
    const uint64_t imm = uint64_t{word >> 5 & 0xffff} << shift;
    switch (word & 0x7f800000) {
      case 0x52800000: value = imm; break;
      case 0x12800000: value = ~imm; break;
      case 0x72800000: value = (value & ~(uint64_t{0xffff} << shift)) | imm; break;
      default:
        REQUIRE((word & 0x7f8003e0) == 0x320003e0);
        value = bit_pattern(word, is_64 ? 64 : 32);
    }
    if (!is_64) value = static_cast<uint32_t>(value);
  }
  return value;
}

TEST_CASE("a64: constants of every shape") {
  std::vector<uint64_t> values;
  for (unsigned first = 0; first < 64; ++first) {
    for (unsigned count = 1; first + count < 64; ++count) {
      const uint64_t run = ((uint64_t{1} << count) - 1) << first;
      values.insert(values.end(), {run, ~run, run + 1, run ^ uint64_t{0x8000} << first});
      for (unsigned size = 32; size > 1 && first + count < size; size /= 2) {
        uint64_t repeated = run;
        for (unsigned at = size; at < 64; at *= 2) repeated |= repeated << at;
        values.insert(values.end(), {repeated, ~repeated, repeated + 1});
      }
    }
  }
  for (uint64_t i = 1, random = 1; i < 1000; ++i) {
    random = random * 6364136223846793005 + 1442695040888963407;
    values.insert(values.end(), {random, random >> 32, random << 32, random & 0xffff0000ffff});
  }
  for (const uint64_t value : values) {
    CAPTURE(value);
    const auto wide = words([&](Masm& m) { m.load_const(w64, gpr(0), value); });
    CHECK(wide.size() <= 4);
    CHECK(run_moves(wide) == value);
    const auto narrow = words([&](Masm& m) { m.load_const(w32, gpr(0), value); });
    CHECK(narrow.size() <= 2);
    CHECK(run_moves(narrow) == static_cast<uint32_t>(value));
    // An and is one word, or its constant is in x17.
    const auto imm = static_cast<int32_t>(value);
    for (const Width width : {w32, w64}) {
      auto code = words([&](Masm& m) { m.int_op_imm(IntOp::and_, width, gpr(0), gpr(1), imm); });
      const uint64_t expected = width == w64 ? static_cast<uint64_t>(int64_t{imm})
                                             : static_cast<uint32_t>(imm);
      if (code.size() == 1) {
        CHECK(bit_pattern(code[0], width == w64 ? 64 : 32) == expected);
      } else {
        code.pop_back();
        CHECK(run_moves(code) == expected);
      }
    }
  }
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
