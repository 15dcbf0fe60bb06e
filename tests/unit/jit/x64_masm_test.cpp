// Runs what the x86-64 masm emits and compares it with what C++ computes over edge values: every
// aliasing of destination and sources, with all CPU features and with none. Whatever a method does not
// write must be as it was.
#if defined(__x86_64__)
#include "jit/x64/masm.h"

#include <doctest/doctest.h>
#include <sys/mman.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <vector>

#include "ops/scalar.h"

namespace {

using namespace tenon::jit;
using namespace tenon::jit::x64;
using tenon::ops::Op;
using x64::Masm;

constexpr Width w32 = Width::w32;
constexpr Width w64 = Width::w64;

struct Registers {
  uint64_t gp[16];  // by encoding; rsp is not set, and r11 returns which trap was taken
  struct { uint64_t low, high; } xmm[16];
};

enum Trap : uint64_t { kNone, kDivideByZero, kOverflow, kInvalidConversion };

Op after(Op first, unsigned distance) {
  return static_cast<Op>(static_cast<unsigned>(first) + distance);
}

struct Mapped {
  explicit Mapped(const std::vector<uint8_t>& bytes) : size((bytes.size() + 4095) & ~size_t{4095}) {
    void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(p != MAP_FAILED);
    std::memcpy(p, bytes.data(), bytes.size());
    REQUIRE(mprotect(p, size, PROT_READ | PROT_EXEC) == 0);
    base = static_cast<uint8_t*>(p);
  }
  Mapped(const Mapped&) = delete;
  ~Mapped() { munmap(base, size); }
  uint8_t* base;
  size_t size;
};

// Loads all registers, calls the code, stores them.
using Enter = void (*)(Registers*, const void* code);
Enter enter() {
  static const Mapped mapped([] {
    namespace x86 = asmjit::x86;
    asmjit::CodeHolder code;
    code.init(asmjit::Environment::host());
    x86::Assembler a(&code);
    const x86::Gp saved[] = {x86::rbx, x86::rbp, x86::r12, x86::r13, x86::r14, x86::r15};
    for (const x86::Gp& reg : saved) a.push(reg);
    a.push(x86::rdi);
    a.push(x86::rsi);
    a.mov(x86::r11, x86::rdi);
    const auto word = [](unsigned i) { return x86::ptr(x86::r11, static_cast<int32_t>(8 * i)); };
    for (unsigned i = 0; i < 16; ++i) a.movups(x86::xmm(i), word(16 + 2 * i));
    for (unsigned i = 0; i < 16; ++i) {
      if (i != kRsp && i != kR11) a.mov(x86::gpq(i), word(i));
    }
    a.call(x86::qword_ptr(x86::rsp));
    a.mov(x86::ptr(x86::rsp), x86::r11);
    a.mov(x86::r11, x86::ptr(x86::rsp, 8));
    for (unsigned i = 0; i < 16; ++i) a.movups(word(16 + 2 * i), x86::xmm(i));
    for (unsigned i = 0; i < 16; ++i) {
      if (i != kRsp && i != kR11) a.mov(word(i), x86::gpq(i));
    }
    a.pop(x86::rax);
    a.mov(word(kR11), x86::rax);
    a.pop(x86::rax);
    for (unsigned i = 6; i-- > 0;) a.pop(saved[i]);
    a.ret();
    const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
    return std::vector<uint8_t>(buffer.data(), buffer.data() + buffer.size());
  }());
  return reinterpret_cast<Enter>(mapped.base);
}

// What `emit` emits, to be run on given registers.
class Code {
 public:
  Code(uint32_t cpu, const std::function<void(Masm&, const Masm::Traps&)>& emit)
      : mapped_(assemble(cpu, emit)) {}

  // Runs on `in`, checks that only the registers in `written` and the scratch ones change, and returns
  // them all.
  Registers run(const Registers& in, RegMask written) const {
    Registers out = in;
    enter()(&out, mapped_.base);
    for (unsigned i = 0; i < 16; ++i) {
      const bool free_gp = (written & bit(static_cast<Reg>(i))) != 0 || i == kR11 || i == kRsp;
      if (!free_gp && out.gp[i] != in.gp[i]) FAIL_CHECK("integer register ", i, " has changed");
      const bool free_fp = (written & bit(xmm(i))) != 0 || xmm(i) == kFpScratch;
      if (!free_fp && (out.xmm[i].low != in.xmm[i].low || out.xmm[i].high != in.xmm[i].high)) {
        FAIL_CHECK("float register ", i, " has changed");
      }
    }
    return out;
  }

 private:
  static std::vector<uint8_t> assemble(
      uint32_t cpu, const std::function<void(Masm&, const Masm::Traps&)>& emit) {
    asmjit::CodeHolder code;
    code.init(asmjit::Environment(asmjit::Arch::kX64));
    Masm masm(cpu);
    masm.attach(code);
    Masm::Traps traps;
    traps.divide_by_zero = masm.new_label();
    traps.overflow = masm.new_label();
    traps.invalid_conversion = masm.new_label();
    const Masm::Label done = masm.new_label();
    emit(masm, traps);
    masm.load_const(w32, kScratch, kNone);
    masm.jump(done);
    masm.bind(traps.divide_by_zero);
    masm.load_const(w32, kScratch, kDivideByZero);
    masm.jump(done);
    masm.bind(traps.overflow);
    masm.load_const(w32, kScratch, kOverflow);
    masm.jump(done);
    masm.bind(traps.invalid_conversion);
    masm.load_const(w32, kScratch, kInvalidConversion);
    masm.bind(done);
    REQUIRE(!masm.failed());
    REQUIRE(!code.hasUnresolvedLinks());
    std::vector<uint8_t> bytes(masm.code().begin(), masm.code().end());
    bytes.push_back(0xc3);  // ret
    return bytes;
  }

  Mapped mapped_;
};

std::vector<uint32_t> cpus() { return {0, host_cpu_features()}; }

Registers blank() {
  Registers registers{};
  for (unsigned i = 0; i < 16; ++i) {
    registers.gp[i] = 0xa5a5a5a500000000 + uint64_t{0x1111111} * i;
    registers.xmm[i] = {0x5a5a5a5a00000000 + uint64_t{i}, 0x3c3c3c3c00000000 + uint64_t{i}};
  }
  return registers;
}

constexpr uint64_t kInts[] = {
    0, 1, 2, 3, 5, 7, 31, 32, 33, 63, 64, 65, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff,
    0x80000000, 0x80000001, 0xfffffffe, 0xffffffff, 0x100000000, 0x123456789abcdef0,
    0x7fffffffffffffff, 0x8000000000000000, 0x8000000000000001, 0xfffffffffffffffe,
    0xffffffffffffffff};

std::vector<uint64_t> ints(Width width) {
  std::vector<uint64_t> values;
  for (const uint64_t value : kInts) {
    if (width == w64 || value <= 0xffffffff) values.push_back(value);
  }
  return values;
}

constexpr uint64_t kDoubles[] = {
    0x0000000000000000, 0x8000000000000000,  // zeros
    0x0000000000000001, 0x800fffffffffffff,  // denormals
    0x3ff0000000000000, 0xbff0000000000000,  // 1 and -1
    0x3fe0000000000000, 0xbfe0000000000000, 0x3fdfffffffffffff, 0xbfe0000000000001,  // about 0.5
    0x3ff8000000000000, 0xc004000000000000, 0x400c000000000000,  // 1.5, -2.5, 3.5
    0xbfefffffffffffff, 0x3fefffffffffffff,
    0x41dfffffffc00000, 0x41dfffffffffffff, 0x41e0000000000000, 0xc1e0000000000000,  // about 2^31
    0xc1e00000001fffff, 0xc1e0000000200000, 0x41dfffffffe00000,
    0x41efffffffe00000, 0x41efffffffffffff, 0x41f0000000000000, 0xc1f0000000000000,  // about 2^32
    0x432fffffffffffff, 0x4330000000000000, 0xc330000000000001, 0xc32fffffffffffff,  // about 2^52
    0x4340000000000000, 0x43dfffffffffffff, 0x43e0000000000000, 0xc3e0000000000000,  // about 2^63
    0xc3e0000000000001, 0x43efffffffffffff, 0x43f0000000000000, 0xc3f0000000000000,  // about 2^64
    0x7fefffffffffffff, 0xffefffffffffffff, 0x7ff0000000000000, 0xfff0000000000000,  // the largest
    0x7ff8000000000000, 0xfff8000000000000, 0x7ff4000000000001, 0xfff800000000abcd};  // NaNs

constexpr uint64_t kFloats[] = {
    0x00000000, 0x80000000, 0x00000001, 0x807fffff, 0x3f800000, 0xbf800000, 0x3f000000, 0xbf000000,
    0x3effffff, 0xbf000001, 0x3fc00000, 0xc0200000, 0x40600000, 0xbf7fffff, 0x3f7fffff,
    0x4effffff, 0x4f000000, 0xcf000000, 0xcf000001, 0x4f7fffff, 0x4f800000, 0xcf800000,  // 2^31, 2^32
    0x4affffff, 0x4b000000, 0xcb000001, 0xcaffffff, 0x4b800000,                          // 2^23
    0x5effffff, 0x5f000000, 0xdf000000, 0xdf000001, 0x5f7fffff, 0x5f800000, 0xdf800000,  // 2^63, 2^64
    0x7f7fffff, 0xff7fffff, 0x7f800000, 0xff800000, 0x7fc00000, 0xffc00000, 0x7fa00001, 0xffc0abcd};

std::vector<uint64_t> floats(Width width) {
  return width == w64 ? std::vector<uint64_t>(std::begin(kDoubles), std::end(kDoubles))
                      : std::vector<uint64_t>(std::begin(kFloats), std::end(kFloats));
}

double to_double(Width width, uint64_t bits) {
  return width == w64 ? std::bit_cast<double>(bits)
                      : double{std::bit_cast<float>(static_cast<uint32_t>(bits))};
}

bool is_nan(Width width, uint64_t bits) { return std::isnan(to_double(width, bits)); }
// A NaN without its sign, where the payload is no more than the quiet bit.
bool is_canonical(Width width, uint64_t bits) {
  return width == w64 ? bits << 1 == 0xfff0000000000000 : (bits & 0x7fffffff) == 0x7fc00000;
}
bool is_quiet(Width width, uint64_t bits) { return (bits >> (width == w64 ? 51 : 22) & 1) != 0; }

// Whether `actual` is `expected`, or the NaN that Wasm asks for: quiet, and canonical where every NaN
// among the operands is.
void check_float(Width width, uint64_t actual, uint64_t expected,
                 std::initializer_list<uint64_t> operands) {
  if (width == w32) actual = static_cast<uint32_t>(actual);
  if (!is_nan(width, expected)) {
    CHECK(actual == expected);
    return;
  }
  CHECK(is_nan(width, actual));
  CHECK(is_quiet(width, actual));
  bool canonical = true;
  for (const uint64_t operand : operands) {
    canonical = canonical && (!is_nan(width, operand) || is_canonical(width, operand));
  }
  if (canonical) CHECK(is_canonical(width, actual));
}

template <class Float, class Bits>
uint64_t float_result(FloatOp op, uint64_t lhs, uint64_t rhs) {
  const auto a = std::bit_cast<Float>(static_cast<Bits>(lhs));
  const auto b = std::bit_cast<Float>(static_cast<Bits>(rhs));
  const auto pick = [&](bool is_max) -> Float {
    if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<Float>::quiet_NaN();
    if (a == b) return std::signbit(a) != is_max ? a : b;
    return (a < b) != is_max ? a : b;
  };
  const auto result = [&]() -> Float {
    switch (op) {
      case FloatOp::add: return a + b;
      case FloatOp::sub: return a - b;
      case FloatOp::mul: return a * b;
      case FloatOp::div: return a / b;
      case FloatOp::min: return pick(false);
      case FloatOp::max: return pick(true);
      default: return std::copysign(a, b);
    }
  };
  return std::bit_cast<Bits>(result());
}

uint64_t float_result(FloatOp op, Width width, uint64_t lhs, uint64_t rhs) {
  return width == w64 ? float_result<double, uint64_t>(op, lhs, rhs)
                      : float_result<float, uint32_t>(op, lhs, rhs);
}

bool holds(Cond cond, Width width, uint64_t lhs, uint64_t rhs) {
  const double a = to_double(width, lhs);
  const double b = to_double(width, rhs);
  switch (cond) {
    case Cond::feq: return a == b;
    case Cond::fne: return a != b;
    case Cond::flt: return a < b;
    case Cond::fgt: return a > b;
    case Cond::fle: return a <= b;
    case Cond::fge: return a >= b;
    case Cond::nflt: return !(a < b);
    case Cond::nfgt: return !(a > b);
    case Cond::nfle: return !(a <= b);
    case Cond::nfge: return !(a >= b);
    default: break;
  }
  const Op first = width == w64 ? Op::i64_eq : Op::i32_eq;
  return *tenon::ops::fold_binary(after(first, static_cast<unsigned>(cond)), lhs, rhs) != 0;
}

bool is_float_cond(Cond cond) { return cond >= Cond::feq; }
constexpr unsigned kConds = static_cast<unsigned>(Cond::nfge) + 1;

// --- Integers

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
                         Op::i64_popcnt, Op::i32_wrap_i64, Op::i64_extend_i32_s,
                         Op::i64_extend_i32_u, Op::i32_extend8_s, Op::i32_extend16_s,
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

// --- Floats

TEST_CASE("x64: float operators, every aliasing") {
  for (const uint32_t cpu : cpus()) {
    for (const Width width : {w32, w64}) {
      const std::vector<uint64_t> values = floats(width);
      for (unsigned i = 0; i < 7 * 27; ++i) {
        const auto op = static_cast<FloatOp>(i / 27);
        const Reg dst = xmm(i % 3), lhs = xmm(i / 3 % 3), rhs = xmm(i / 9 % 3);
        CAPTURE(cpu); CAPTURE(i); CAPTURE(width);
        const Code code(cpu, [&](Masm& m, const auto&) { m.float_op(op, width, dst, lhs, rhs); });
        for (const uint64_t a : values) {
          for (const uint64_t b : values) {
            if (lhs == rhs && a != b) continue;
            CAPTURE(a); CAPTURE(b);
            Registers in = blank();
            in.xmm[lhs - kFirstFp].low = a;
            in.xmm[rhs - kFirstFp].low = b;
            const uint64_t actual = code.run(in, bit(dst)).xmm[dst - kFirstFp].low;
            const uint64_t expected = float_result(op, width, a, b);
            if (op == FloatOp::copysign) {
              CHECK((width == w64 ? actual : static_cast<uint32_t>(actual)) == expected);
            } else {
              check_float(width, actual, expected, {a, b});
            }
          }
        }
      }
    }
  }
}

template <class Float, class Bits>
uint64_t float_unary(unsigned which, uint64_t bits) {
  const auto x = std::bit_cast<Float>(static_cast<Bits>(bits));
  const auto result = [&]() -> Float {
    switch (which) {
      case 2: return std::ceil(x);
      case 3: return std::floor(x);
      case 4: return std::trunc(x);
      case 5: return std::nearbyint(x);
      default: return std::sqrt(x);
    }
  };
  constexpr Bits kSign = Bits{1} << (8 * sizeof(Bits) - 1);
  if (which == 0) return static_cast<Bits>(bits) & static_cast<Bits>(~kSign);
  if (which == 1) return static_cast<Bits>(bits) ^ kSign;
  return std::bit_cast<Bits>(result());
}

TEST_CASE("x64: float unaries, with and without rounding instructions") {
  for (const uint32_t cpu : cpus()) {
    for (const Width width : {w32, w64}) {
      for (unsigned which = 0; which < 7; ++which) {  // abs neg ceil floor trunc nearest sqrt
        const Op op = after(width == w64 ? Op::f64_abs : Op::f32_abs, which);
        for (const unsigned dst : {0u, 1u}) {
          CAPTURE(cpu); CAPTURE(tenon::ops::info(op).text); CAPTURE(dst);
          const Code code(cpu, [&](Masm& m, const auto& traps) {
            m.unary(op, xmm(dst), xmm(0), traps);
          });
          for (const uint64_t value : floats(width)) {
            CAPTURE(value);
            Registers in = blank();
            in.xmm[0].low = value;
            const uint64_t actual = code.run(in, bit(xmm(dst))).xmm[dst].low;
            const uint64_t expected = width == w64 ? float_unary<double, uint64_t>(which, value)
                                                   : float_unary<float, uint32_t>(which, value);
            if (which < 2) {
              CHECK((width == w64 ? actual : static_cast<uint32_t>(actual)) == expected);
            } else {
              check_float(width, actual, expected, {value});
            }
          }
        }
      }
    }
  }
}

// --- Conversions

struct Conversion {
  Op first;
  bool to_64;
  Width from;
};
// Each is followed by its unsigned counterpart.
constexpr Conversion kTruncs[] = {{Op::i32_trunc_f32_s, false, w32}, {Op::i32_trunc_f64_s, false, w64},
                                  {Op::i64_trunc_f32_s, true, w32}, {Op::i64_trunc_f64_s, true, w64}};
constexpr Conversion kSats[] = {
    {Op::i32_trunc_sat_f32_s, false, w32}, {Op::i32_trunc_sat_f64_s, false, w64},
    {Op::i64_trunc_sat_f32_s, true, w32}, {Op::i64_trunc_sat_f64_s, true, w64}};

void check_truncation(const Conversion& conversion, bool is_signed, bool saturates) {
  const Op op = after(conversion.first, is_signed ? 0 : 1);
  // 2^31, 2^32, 2^63 or 2^64, and the least value.
  const double end = std::ldexp(1.0, (conversion.to_64 ? 64 : 32) - (is_signed ? 1 : 0));
  const double least = is_signed ? -end : 0;
  const auto as_int = [&](double value) -> uint64_t {
    const uint64_t bits = value < 0 ? static_cast<uint64_t>(static_cast<int64_t>(value))
                                    : static_cast<uint64_t>(value);
    return conversion.to_64 ? bits : static_cast<uint32_t>(bits);
  };
  for (const Reg dst : {kRax, kRcx}) {
    CAPTURE(tenon::ops::info(op).text); CAPTURE(dst);
    const Code code(0, [&](Masm& m, const auto& traps) { m.unary(op, dst, xmm(0), traps); });
    for (const uint64_t bits : floats(conversion.from)) {
      CAPTURE(bits);
      Registers in = blank();
      in.xmm[0].low = bits;
      const Registers out = code.run(in, bit(dst));
      const double value = std::trunc(to_double(conversion.from, bits));
      if (value >= least && value < end) {
        CHECK(out.gp[kScratch] == kNone);
        CHECK(out.gp[dst] == as_int(value));
      } else if (!saturates) {
        CHECK(out.gp[kScratch] == (std::isnan(value) ? kInvalidConversion : kOverflow));
      } else {
        CHECK(out.gp[kScratch] == kNone);
        const uint64_t most = conversion.to_64 ? ~uint64_t{0} : 0xffffffff;
        CHECK(out.gp[dst] == (std::isnan(value)  ? 0
                              : value < 0        ? as_int(least)
                              : is_signed        ? most >> 1
                                                 : most));
      }
    }
  }
}

TEST_CASE("x64: truncations at the exact edges of their ranges") {
  for (const bool is_signed : {true, false}) {
    for (const Conversion& conversion : kTruncs) check_truncation(conversion, is_signed, false);
    for (const Conversion& conversion : kSats) check_truncation(conversion, is_signed, true);
  }
}

template <class From>
void check_conversion(Op op, Width from, Width to) {
  for (const Reg src : {kRax, kRcx, kR8}) {
    CAPTURE(tenon::ops::info(op).text); CAPTURE(src);
    const Code code(0, [&](Masm& m, const auto& traps) { m.unary(op, xmm(2), src, traps); });
    std::vector<uint64_t> values = ints(from);
    if (from == w64) {
      // Halfway cases of both precisions, in the half that the conversion has to halve.
      for (const uint64_t low : {0x400, 0x401, 0x3ff, 0xc00, 0x7ff}) {
        values.insert(values.end(), {0x8000000000000000 + low, 0xfffffffffffff000 + low,
                                     0x8000000000000000 + (low << 29) + 1, 0x8000008000000000 + low});
      }
      values.insert(values.end(), {0x8000008000000000, 0x8000018000000000, 0xffffff7fffffffff});
    }
    for (const uint64_t value : values) {
      Registers in = blank();
      in.gp[src] = value;
      const uint64_t actual = code.run(in, bit(xmm(2))).xmm[2].low;
      const auto number = static_cast<From>(value);
      if (to == w64) {
        CHECK(actual == std::bit_cast<uint64_t>(static_cast<double>(number)));
      } else {
        CHECK(static_cast<uint32_t>(actual) == std::bit_cast<uint32_t>(static_cast<float>(number)));
      }
    }
  }
}

TEST_CASE("x64: conversions of integers to floats") {
  check_conversion<int32_t>(Op::f32_convert_i32_s, w32, w32);
  check_conversion<uint32_t>(Op::f32_convert_i32_u, w32, w32);
  check_conversion<int64_t>(Op::f32_convert_i64_s, w64, w32);
  check_conversion<uint64_t>(Op::f32_convert_i64_u, w64, w32);
  check_conversion<int32_t>(Op::f64_convert_i32_s, w32, w64);
  check_conversion<uint32_t>(Op::f64_convert_i32_u, w32, w64);
  check_conversion<int64_t>(Op::f64_convert_i64_s, w64, w64);
  check_conversion<uint64_t>(Op::f64_convert_i64_u, w64, w64);
}

// --- Memory

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
