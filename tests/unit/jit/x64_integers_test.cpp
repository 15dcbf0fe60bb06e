// Integer operators, conditions and selects of the x86-64 masm. See x64_runs.h.
#if defined(__x86_64__)
#include "x64_runs.h"

namespace {

using namespace tenon::jit;
using namespace tenon::jit::x64;
using namespace tenon::jit::x64::test;

TEST_CASE("x64: integer operators and shifts, every aliasing") {
  constexpr Reg kRegs[] = {kRax, kRcx, kR8};
  for (const uint32_t cpu : cpus()) {
    for (const Width width : {w32, w64}) {
      const std::vector<uint64_t> values = ints(width);
      for (unsigned i = 0; i < 15 * 27; ++i) {
        const auto op = static_cast<IntOp>(i / 27);
        if (op >= IntOp::div_s && op <= IntOp::rem_u) continue;
        const Reg dst = kRegs[i % 3], lhs = kRegs[i / 3 % 3], rhs = kRegs[i / 9 % 3];
        CAPTURE(cpu); CAPTURE(i); CAPTURE(width);
        const Code code(cpu, [&](Masm& m, const auto&) { m.int_op(op, width, dst, lhs, rhs); });
        for (const uint64_t a : values) {
          for (const uint64_t b : values) {
            if (lhs == rhs && a != b) continue;
            Registers in = blank();
            in.gp[lhs] = a;
            in.gp[rhs] = b;
            const Op wasm = after(width == w64 ? Op::i64_add : Op::i32_add, i / 27);
            CHECK(code.run(in, bit(dst)).gp[dst] == *tenon::ops::fold_binary(wasm, a, b));
          }
        }
      }
    }
  }
}

TEST_CASE("x64: integer operators and shifts by a constant") {
  constexpr Reg kRegs[] = {kRax, kRcx, kScratch};
  for (const Width width : {w32, w64}) {
    for (unsigned i = 0; i < 15 * 9; ++i) {
      const auto op = static_cast<IntOp>(i / 9);
      if (op >= IntOp::div_s && op <= IntOp::rem_u) continue;
      const Reg dst = kRegs[i % 3], lhs = kRegs[i / 3 % 3];
      for (const int32_t imm : {0, 1, -1, 2, 31, 32, 33, 63, 64, 127, -128, 65535, INT32_MAX,
                                INT32_MIN, INT32_MIN + 1}) {
        CAPTURE(i); CAPTURE(width); CAPTURE(imm);
        const Code code(0, [&](Masm& m, const auto&) {
          m.move(w64, lhs, kR8);
          m.int_op_imm(op, width, dst, lhs, imm);
          m.move(w64, kR9, dst);
        });
        for (const uint64_t a : ints(width)) {
          Registers in = blank();
          in.gp[kR8] = a;
          const Op wasm = after(width == w64 ? Op::i64_add : Op::i32_add, i / 9);
          const Registers out = code.run(in, bit(dst) | bit(lhs) | bit(kR9));
          CHECK(out.gp[kR9] == *tenon::ops::fold_binary(wasm, a, static_cast<uint64_t>(int64_t{imm})));
        }
      }
    }
  }
}

TEST_CASE("x64: division traps and edges, by a register and by a known divisor") {
  for (const Width width : {w32, w64}) {
    const std::vector<uint64_t> values = ints(width);
    for (unsigned i = 0; i < 4; ++i) {
      const Op wasm = after(width == w64 ? Op::i64_div_s : Op::i32_div_s, i);
      const auto op = static_cast<IntOp>(static_cast<unsigned>(IntOp::div_s) + i);
      const Reg result = Masm::div_result(op);
      for (const Reg lhs : {kRax, kRdx, kRcx, kR8}) {
        for (const Reg rhs : {kRcx, kR8, kR12}) {
          CAPTURE(i); CAPTURE(width); CAPTURE(lhs); CAPTURE(rhs);
          const RegMask written = bit(kRax) | bit(kRdx);
          const auto check = [&](const Code& code, uint64_t a, uint64_t b) {
            Registers in = blank();
            in.gp[lhs] = a;
            in.gp[rhs] = b;
            const Registers out = code.run(in, written);
            const auto expected = tenon::ops::fold_binary(wasm, a, b);
            const Trap trap = expected ? kNone : b == 0 ? kDivideByZero : kOverflow;
            CHECK(out.gp[kScratch] == trap);
            if (expected) CHECK(out.gp[result] == *expected);
          };
          const Code code(0, [&](Masm& m, const Masm::Traps& traps) {
            m.int_div(op, width, result, lhs, rhs, nullptr, traps);
          });
          for (const uint64_t b : values) {
            const int64_t known = width == w64 ? static_cast<int64_t>(b) : static_cast<int32_t>(b);
            std::optional<Code> by_const;
            if (b != 0) {
              by_const.emplace(0, [&](Masm& m, const Masm::Traps& traps) {
                m.int_div(op, width, result, lhs, rhs, &known, traps);
              });
            }
            for (const uint64_t a : values) {
              if (lhs == rhs && a != b) continue;
              check(code, a, b);
              if (by_const) check(*by_const, a, b);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("x64: bit counts and extensions, every aliasing") {
  constexpr Op kOps[] = {Op::i32_clz, Op::i32_ctz, Op::i32_popcnt, Op::i64_clz, Op::i64_ctz,
                         Op::i64_popcnt, Op::i64_extend_i32_s,
                         Op::i32_extend8_s, Op::i32_extend16_s,
                         Op::i64_extend8_s, Op::i64_extend16_s, Op::i64_extend32_s};
  constexpr Reg kRegs[] = {kRax, kRcx, kRdx, kRsi, kR8};
  for (const uint32_t cpu : cpus()) {
    for (const Op op : kOps) {
      const Width width = tenon::ops::info(op).signature[0] == 'I' ? w64 : w32;
      for (const Reg dst : kRegs) {
        for (const Reg src : kRegs) {
          CAPTURE(cpu); CAPTURE(tenon::ops::info(op).text); CAPTURE(dst); CAPTURE(src);
          const Code code(cpu, [&](Masm& m, const auto& traps) { m.unary(op, dst, src, traps); });
          for (const uint64_t value : ints(width)) {
            Registers in = blank();
            in.gp[src] = value;
            CHECK(code.run(in, bit(dst)).gp[dst] == *tenon::ops::fold_unary(op, value));
          }
        }
      }
    }
  }
}

// --- Conditions

// Emits a comparison of r8 and r9, or of xmm4 and xmm5.
void compare(Masm& m, Cond cond, Width width) {
  if (is_float_cond(cond)) {
    m.fcompare(cond, width, xmm(4), xmm(5));
  } else {
    m.compare(width, kR8, kR9);
  }
}

// Calls check(in, whether the condition holds) with the operands of compare() in place.
void for_all_operands(Cond cond, Width width, const std::function<void(Registers, bool)>& check) {
  const std::vector<uint64_t> values = is_float_cond(cond) ? floats(width) : ints(width);
  for (const uint64_t a : values) {
    for (const uint64_t b : values) {
      Registers in = blank();
      in.gp[kR8] = a;
      in.gp[kR9] = b;
      in.xmm[4].low = a;
      in.xmm[5].low = b;
      check(in, holds(cond, width, a, b));
    }
  }
}

TEST_CASE("x64: conditions as a value and as a branch") {
  for (unsigned c = 0; c < kConds; ++c) {
    const auto cond = static_cast<Cond>(c);
    for (const Width width : {w32, w64}) {
      for (const Reg dst : {kRax, kRsi, kR8}) {
        CAPTURE(c); CAPTURE(width); CAPTURE(dst);
        const Code value(0, [&](Masm& m, const auto&) {
          compare(m, cond, width);
          m.set_cond(cond, dst);
        });
        const Code branch(0, [&](Masm& m, const auto&) {
          const Masm::Label taken = m.new_label();
          compare(m, cond, width);
          m.load_const(w32, dst, 1);
          m.branch(cond, taken);
          m.load_const(w32, dst, 0);
          m.bind(taken);
        });
        for_all_operands(cond, width, [&](const Registers& in, bool expected) {
          CHECK(value.run(in, bit(dst)).gp[dst] == uint64_t{expected});
          CHECK(branch.run(in, bit(dst)).gp[dst] == uint64_t{expected});
        });
      }
    }
  }
}

TEST_CASE("x64: comparison with a constant") {
  for (unsigned c = 0; c < static_cast<unsigned>(Cond::feq); ++c) {
    const auto cond = static_cast<Cond>(c);
    for (const Width width : {w32, w64}) {
      for (const int32_t imm : {0, 1, -1, 127, 128, -128, INT32_MAX, INT32_MIN}) {
        CAPTURE(c); CAPTURE(width); CAPTURE(imm);
        const Code code(0, [&](Masm& m, const auto&) {
          m.compare_imm(width, kRcx, imm);
          m.set_cond(cond, kRax);
        });
        for (const uint64_t a : ints(width)) {
          Registers in = blank();
          in.gp[kRcx] = a;
          const uint64_t b = static_cast<uint64_t>(int64_t{imm});
          CHECK(code.run(in, bit(kRax)).gp[kRax] == uint64_t{holds(cond, width, a, b)});
        }
      }
    }
  }
}

TEST_CASE("x64: select on every condition, every aliasing") {
  constexpr Reg kRegs[] = {kRax, kRcx, kRsi};
  constexpr uint64_t kValues[] = {0x1111111122222222, 0x3333333344444444, 0x5555555566666666};
  for (unsigned c = 0; c < kConds; ++c) {
    const auto cond = static_cast<Cond>(c);
    for (unsigned i = 0; i < 27; ++i) {
      const unsigned dst = i % 3, on_true = i / 3 % 3, on_false = i / 9;
      for (const Width width : {w32, w64}) {
        CAPTURE(c); CAPTURE(i); CAPTURE(width);
        // Of the comparison and of the operands alike.
        const Code code(0, [&](Masm& m, const auto&) {
          compare(m, cond, width);
          m.select(cond, width, kRegs[dst], kRegs[on_true], kRegs[on_false]);
        });
        const Code fcode(0, [&](Masm& m, const auto&) {
          compare(m, cond, width);
          m.fselect(cond, width, xmm(dst), xmm(on_true), xmm(on_false));
        });
        for_all_operands(cond, width, [&](Registers in, bool expected) {
          for (unsigned k = 0; k < 3; ++k) {
            in.gp[kRegs[k]] = width == w64 ? kValues[k] : static_cast<uint32_t>(kValues[k]);
            in.xmm[k].low = in.gp[kRegs[k]];
          }
          const uint64_t want = in.xmm[expected ? on_true : on_false].low;
          CHECK(code.run(in, bit(kRegs[dst])).gp[kRegs[dst]] == want);
          CHECK(fcode.run(in, bit(xmm(dst))).xmm[dst].low == want);
        });
      }
    }
  }
}

}  // namespace
#endif
