// Golden words of the AArch64 masm: moves, constants, loads and stores.
#include "a64_words.h"

namespace {

using namespace a64_words;

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

TEST_CASE("a64: a float constant of several movs is read from behind the function, 64 bits first") {
  check([](Masm& m) {
    m.begin_function();
    m.fload_const(w32, vec(1), 0x3f8ccccd);
    m.fload_const(w64, vec(2), 0x3fb999999999999a);
    m.fload_const(w32, vec(3), 0x3f8ccccd);
    m.end_function();
    m.begin_function();
    m.fload_const(w64, vec(2), 0x3fb999999999999a);
    m.end_function();
  }, {
      0x1c0000c1,  // ldr s1, 0x18
      0x5c000062,  // ldr d2, 0x10
      0x1c000083,  // ldr s3, 0x18
      0xd503201f,  // nop
      0x9999999a, 0x3fb99999,
      0x3f8ccccd,
      0x5c000022,  // ldr d2, 0x20
      0x9999999a, 0x3fb99999,
  });
  check([](Masm& m) {
    m.set_far(true);
    m.begin_function();
    m.fload_const(w32, vec(1), 0x3f8ccccd);
    m.end_function();
  }, {
      0x529999b1,  // mov w17, #0xcccd
      0x72a7f191,  // movk w17, #0x3f8c, lsl #16
      0x1e270221,  // fmov s1, w17
  });
}

TEST_CASE("a64: a float constant that is out of reach fails") {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kAArch64));
  Masm masm(0);
  masm.attach(code);
  masm.begin_function();
  masm.fload_const(w64, vec(2), 0x3fb999999999999a);
  for (unsigned i = 0; i <= (1u << 20) / 4; ++i) masm.move(w64, gpr(0), gpr(1));
  CHECK(!masm.failed());
  masm.end_function();
  CHECK(masm.failed());
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

}  // namespace
