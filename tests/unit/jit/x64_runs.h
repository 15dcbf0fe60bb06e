// Runs what the x86-64 masm emits, for tests that compare it with what C++ computes over edge values:
// every aliasing of destination and sources, with all CPU features and with none. Whatever a method
// does not write must be as it was.
#pragma once

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

namespace tenon::jit::x64::test {

using ops::Op;

constexpr Width w32 = Width::w32;
constexpr Width w64 = Width::w64;

struct Registers {
  uint64_t gp[16];  // by encoding; rsp is not set, and r11 returns which trap was taken
  struct { uint64_t low, high; } xmm[16];
};

enum Trap : uint64_t { kNone, kDivideByZero, kOverflow, kInvalidConversion };

inline Op after(Op first, unsigned distance) {
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
inline Enter enter() {
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

inline std::vector<uint32_t> cpus() { return {0, host_cpu_features()}; }

inline Registers blank() {
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

inline std::vector<uint64_t> ints(Width width) {
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

inline std::vector<uint64_t> floats(Width width) {
  return width == w64 ? std::vector<uint64_t>(std::begin(kDoubles), std::end(kDoubles))
                      : std::vector<uint64_t>(std::begin(kFloats), std::end(kFloats));
}

inline double to_double(Width width, uint64_t bits) {
  return width == w64 ? std::bit_cast<double>(bits)
                      : double{std::bit_cast<float>(static_cast<uint32_t>(bits))};
}

inline bool is_nan(Width width, uint64_t bits) { return std::isnan(to_double(width, bits)); }
// A NaN without its sign, where the payload is no more than the quiet bit.
inline bool is_canonical(Width width, uint64_t bits) {
  return width == w64 ? bits << 1 == 0xfff0000000000000 : (bits & 0x7fffffff) == 0x7fc00000;
}
inline bool is_quiet(Width width, uint64_t bits) { return (bits >> (width == w64 ? 51 : 22) & 1) != 0; }

// Whether `actual` is `expected`, or the NaN that Wasm asks for: quiet, and canonical where every NaN
// among the operands is.
inline void check_float(Width width, uint64_t actual, uint64_t expected,
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

inline uint64_t float_result(FloatOp op, Width width, uint64_t lhs, uint64_t rhs) {
  return width == w64 ? float_result<double, uint64_t>(op, lhs, rhs)
                      : float_result<float, uint32_t>(op, lhs, rhs);
}

inline bool holds(Cond cond, Width width, uint64_t lhs, uint64_t rhs) {
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

inline bool is_float_cond(Cond cond) { return cond >= Cond::feq; }
constexpr unsigned kConds = static_cast<unsigned>(Cond::nfge) + 1;

}  // namespace tenon::jit::x64::test
