// Memory accesses, constants and frames of the x86-64 masm. See x64_runs.h.
#if defined(__x86_64__)
#include "x64_runs.h"

namespace {

using namespace tenon::jit;
using namespace tenon::jit::x64;
using namespace tenon::jit::x64::test;

TEST_CASE("x64: check_bounds does not wrap") {
  std::vector<uint64_t> values(std::begin(kInts), std::end(kInts));
  values.insert(values.end(), {0x10000, 0xfff8, 0xfffc, 0xfffffffffffffff8, 0x100000007});
  for (const bool index_is_64 : {false, true}) {
    for (const uint64_t extent : values) {
      if (extent == 0 || (!index_is_64 && extent > 0x100000010)) continue;
      CAPTURE(index_is_64); CAPTURE(extent);
      const Code code(0, [&](Masm& m, const Masm::Traps& traps) {
        m.check_bounds(index_is_64, kRax, extent, kRcx, traps.overflow);
      });
      for (const uint64_t index : values) {
        if (!index_is_64 && index > 0xffffffff) continue;
        for (const uint64_t length : values) {
          CAPTURE(index); CAPTURE(length);
          Registers in = blank();
          in.gp[kRax] = index;
          in.gp[kRcx] = length;
          const uint64_t end = index + extent;
          const bool fits = end >= index && end <= length;
          CHECK(code.run(in, 0).gp[kScratch] == (fits ? kNone : kOverflow));
        }
      }
    }
  }
}

TEST_CASE("x64: zero_words clears its words and no other") {
  constexpr uint64_t kFilled = 0xeeeeeeeeeeeeeeee;
  for (uint32_t count = 0; count <= 80; ++count) {
    CAPTURE(count);
    std::vector<uint64_t> words(100, kFilled);
    const int32_t lowest = -8 * 90;
    const Code code(0, [&](Masm& m, const auto&) { m.zero_words(lowest, count); });
    Registers in = blank();
    in.gp[kRbp] = reinterpret_cast<uintptr_t>(words.data() + 100);
    code.run(in, 0);
    for (uint32_t i = 0; i < 100; ++i) {
      CAPTURE(i);
      CHECK(words[i] == (i >= 10 && i < 10 + count ? 0 : kFilled));
    }
  }
}

TEST_CASE("x64: stores of every width write no byte more, from every register") {
  constexpr Op kStores[] = {Op::i32_store, Op::i64_store, Op::i32_store8, Op::i32_store16,
                            Op::i64_store8, Op::i64_store16, Op::i64_store32};
  constexpr uint64_t kValue = 0xfedcba9876543210;
  for (const Op op : kStores) {
    const unsigned size = 1u << tenon::ops::info(op).aux;
    CAPTURE(tenon::ops::info(op).text);
    const auto check = [&](const Code& code, Reg src, uint64_t value) {
      uint8_t bytes[32];
      std::memset(bytes, 0xee, sizeof bytes);
      Registers in = blank();
      in.gp[src] = value;
      in.gp[kR14] = reinterpret_cast<uintptr_t>(bytes);
      in.gp[kR15] = 5;
      code.run(in, 0);
      for (unsigned i = 0; i < sizeof bytes; ++i) {
        CAPTURE(i);
        CHECK(bytes[i] == (i < 8 || i >= 8 + size ? 0xee : (value >> (8 * (i - 8))) & 0xff));
      }
    };
    for (const Reg src : {kRax, kRbx, kRbp, kRsi, kRdi, kR8, kR13}) {
      check(Code(0, [&](Masm& m, const auto&) { m.memory_store(op, {kR14, kR15, 3}, src); }), src,
            kValue);
    }
    for (const uint64_t value : {uint64_t{0x80}, uint64_t{0x7fffffff}, 0xffffffff80000000, ~uint64_t{0}}) {
      check(Code(0, [&](Masm& m, const auto&) {
              m.memory_store_const(op, {kR14, kNoReg, 8}, value);
            }),
            kR8, value);
    }
  }
}

TEST_CASE("x64: constants of every size, in registers and in the frame") {
  for (const uint64_t value : kInts) {
    for (const Width width : {w32, w64}) {
      CAPTURE(value); CAPTURE(width);
      const uint64_t expected = width == w64 ? value : static_cast<uint32_t>(value);
      uint64_t word = 0xeeeeeeeeeeeeeeee;
      const Code code(0, [&](Masm& m, const auto&) {
        m.load_const(width, kRax, value);
        m.fload_const(width, xmm(1), value);
        m.store_const(width, {kRbp, kNoReg, -8}, value);
      });
      Registers in = blank();
      in.gp[kRbp] = reinterpret_cast<uintptr_t>(&word) + 8;
      const Registers out = code.run(in, bit(kRax) | bit(xmm(1)));
      CHECK(out.gp[kRax] == expected);
      CHECK(out.xmm[1].low == expected);
      CHECK(word == (width == w64 ? value : 0xeeeeeeee00000000 + expected));
    }
  }
}

TEST_CASE("x64: a branch whose target is missing fails the function, and none of it is handed out") {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kX64));
  Masm masm(0);
  masm.attach(code);
  const Masm::Label target = masm.new_label();
  masm.jump(target);
  CHECK(masm.failed());
  std::vector<uint8_t> bytes;
  CHECK_FALSE(masm.finish(code, bytes));
  CHECK(bytes.empty());
  masm.bind(target);
  CHECK_FALSE(masm.failed());
  CHECK(masm.finish(code, bytes));
  CHECK(bytes.size() > 0);
}

}  // namespace
#endif
