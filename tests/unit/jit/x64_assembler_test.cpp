// What is encoded by hand against asmjit: every method that hides one of asmjit's, over all
// registers, sizes and forms of address, byte for byte; labels; growth of the buffer in between.
#include "jit/x64/assembler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace tenon::jit::x64;
using asmjit::x86::CondCode;
using asmjit::x86::Gp;
using asmjit::x86::Mem;
using asmjit::x86::Xmm;

namespace {

using Bytes = std::vector<uint8_t>;

Bytes emit(const std::function<void(Assembler&)>& body, bool by_asmjit) {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kX64));
  asmjit::StringLogger logger;
  if (by_asmjit) code.setLogger(&logger);
  Assembler assembler;
  code.attach(&assembler);
  assembler.begin_function();
  body(assembler);
  if (by_asmjit) {
    REQUIRE(code.flatten() == asmjit::kErrorOk);
    REQUIRE(code.resolveUnresolvedLinks() == asmjit::kErrorOk);
    REQUIRE(code.relocateToBase(0) == asmjit::kErrorOk);
    const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
    return {buffer.data(), buffer.data() + buffer.size()};
  }
  CHECK_FALSE(assembler.has_unresolved());
  return {assembler.code().begin(), assembler.code().end()};
}

void check_same(const std::function<void(Assembler&)>& body) {
  const Bytes ours = emit(body, false);
  const Bytes theirs = emit(body, true);
  if (ours == theirs) return;
  // From a few bytes before the first that differs.
  const auto at = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end()).first - ours.begin();
  const auto hex = [&](const Bytes& bytes) {
    std::string text;
    for (auto i = std::max<ptrdiff_t>(0, at - 12); i < at + 12 && i < std::ssize(bytes); ++i) {
      text += "0123456789abcdef"[bytes[static_cast<size_t>(i)] >> 4];
      text += "0123456789abcdef"[bytes[static_cast<size_t>(i)] & 15];
      text += ' ';
    }
    return text;
  };
  CHECK_EQ(hex(ours), hex(theirs));
}

// Calls `body` for each pair of a size in bytes and registers of it.
void for_registers(const std::function<void(const Gp&, const Gp&)>& body) {
  for (uint32_t a = 0; a < 16; ++a) {
    for (uint32_t b = 0; b < 16; ++b) {
      body(asmjit::x86::gpd(a), asmjit::x86::gpd(b));
      body(asmjit::x86::gpq(a), asmjit::x86::gpq(b));
    }
  }
}

constexpr int32_t kNumbers[] = {0,   1,    -1,    2,      7,       127,        128,       -128,
                                -129, 255, 256, 32767, 65535, 0x7fffffff, INT32_MIN};

void for_addresses(uint32_t size, const std::function<void(const Mem&)>& body) {
  for (uint32_t base = 0; base < 16; ++base) {
    for (const int32_t disp : kNumbers) {
      Mem plain = asmjit::x86::ptr(asmjit::x86::gpq(base), disp);
      plain.setSize(size);
      body(plain);
      for (const uint32_t index : {0u, 1u, 5u, 8u, 12u, 13u, 15u}) {
        for (uint32_t shift = 0; shift < 4; ++shift) {
          Mem indexed = asmjit::x86::ptr(asmjit::x86::gpq(base), asmjit::x86::gpq(index), shift, disp);
          indexed.setSize(size);
          body(indexed);
        }
      }
    }
  }
}

tenon::jit::Address address(const Mem& mem) {
  const auto index = mem.hasIndex() ? static_cast<tenon::jit::Reg>(mem.indexId()) : tenon::jit::kNoReg;
  return {static_cast<tenon::jit::Reg>(mem.baseId()), index, mem.offsetLo32(),
          static_cast<uint8_t>(mem.shift())};
}

}  // namespace

TEST_SUITE("jit") {

TEST_CASE("x86-64 by hand: two registers") {
  check_same([](Assembler& a) {
    for_registers([&](const Gp& x, const Gp& y) {
      a.mov(x, y);
      a.add(x, y);
      a.or_(x, y);
      a.and_(x, y);
      a.sub(x, y);
      a.xor_(x, y);
      a.cmp(x, y);
      a.test(x, y);
      a.imul(x, y);
      a.movsx(x, y.r8());
      a.movzx(x, y.r8());
      a.movsx(x, y.r16());
      a.movzx(x, y.r16());
      if (x.size() == 8) a.movsxd(x, y.r32());
      for (unsigned cond = 0; cond < 16; ++cond) a.cmov(CondCode(cond), x, y);
    });
  });
  check_same([](Assembler& a) {
    for (uint32_t x = 0; x < 16; ++x) {
      for (unsigned cond = 0; cond < 16; ++cond) a.set(CondCode(cond), asmjit::x86::gpb(x));
      a.push(asmjit::x86::gpq(x));
      a.pop(asmjit::x86::gpq(x));
    }
    a.ret();
    a.call_unresolved();
    a.jmp_unresolved();
  });
}

TEST_CASE("x86-64 by hand: three registers") {
  check_same([](Assembler& a) {
    for (const uint32_t z : {0u, 3u, 7u, 8u, 15u}) {
      for_registers([&](const Gp& x, const Gp& y) {
        const Gp count = x.size() == 8 ? Gp(asmjit::x86::gpq(z)) : Gp(asmjit::x86::gpd(z));
        a.shlx(x, y, count);
        a.sarx(x, y, count);
        a.shrx(x, y, count);
      });
    }
  });
  check_same([](Assembler& a) {
    for (uint32_t i = 0; i < 16 * 16 * 16; ++i) {
      const Xmm x = asmjit::x86::xmm(i & 15);
      const Xmm y = asmjit::x86::xmm(i >> 4 & 15);
      const Xmm z = asmjit::x86::xmm(i >> 8);
      a.vaddss(x, y, z);
      a.vaddsd(x, y, z);
      a.vmulss(x, y, z);
      a.vmulsd(x, y, z);
      a.vsubss(x, y, z);
      a.vsubsd(x, y, z);
      a.vdivss(x, y, z);
      a.vdivsd(x, y, z);
      if (i >= 256) continue;
      a.movaps(x, y);
      a.xorps(x, y);
      a.ucomiss(x, y);
      a.ucomisd(x, y);
    }
  });
}

TEST_CASE("x86-64 by hand: immediates") {
  check_same([](Assembler& a) {
    for_registers([&](const Gp& x, const Gp& y) {
      for (const int32_t imm : kNumbers) {
        a.imul(x, y, imm);
        if (y.id() != 0) continue;
        a.add(x, imm);
        a.or_(x, imm);
        a.and_(x, imm);
        a.sub(x, imm);
        a.xor_(x, imm);
        a.cmp(x, imm);
        a.mov(x, static_cast<uint64_t>(static_cast<int64_t>(imm)));
        if (x.size() == 8) a.mov(x, static_cast<uint64_t>(imm) * 0x123456789u);
      }
      if (y.id() != 0) return;
      for (int count = 0; count < static_cast<int>(8 * x.size()); ++count) {
        a.shl(x, count);
        a.shr(x, count);
        a.sar(x, count);
        a.rol(x, count);
        a.ror(x, count);
      }
    });
  });
}

TEST_CASE("x86-64 by hand: addresses") {
  for (const uint32_t reg : {0u, 3u, 4u, 5u, 7u, 8u, 12u, 15u}) {
    const Gp d = asmjit::x86::gpd(reg);
    const Gp q = asmjit::x86::gpq(reg);
    const Xmm x = asmjit::x86::xmm(reg);
    check_same([&](Assembler& a) {
      for_addresses(8, [&](const Mem& m) {
        a.mov(q, m);
        a.mov(m, q);
        a.lea(q, address(m));
        a.lea(d, address(m));
        a.cmp(q, m);
        a.movsd(x, m);
        a.movsd(m, x);
        if (reg == 0) a.call(m);
      });
      for_addresses(4, [&](const Mem& m) {
        a.mov(d, m);
        a.mov(m, d);
        a.cmp(d, m);
        a.movsxd(q, m);
        a.movss(x, m);
        a.movss(m, x);
      });
      for_addresses(2, [&](const Mem& m) {
        a.mov(m, q.r16());
        a.movzx(d, m);
        a.movsx(d, m);
        a.movsx(q, m);
      });
      for_addresses(1, [&](const Mem& m) {
        a.mov(m, q.r8());
        a.movzx(d, m);
        a.movsx(d, m);
        a.movsx(q, m);
      });
    });
  }
  check_same([](Assembler& a) {
    for (const int32_t imm : kNumbers) {
      for (const uint32_t bytes : {1u, 2u, 4u, 8u}) {
        for_addresses(bytes, [&](const Mem& m) { a.store_imm(bytes, address(m), imm); });
      }
    }
  });
}

// Jumps in both directions, short and long, tables before and after their targets.
TEST_CASE("x86-64 by hand: labels") {
  for (const uint32_t padding : {0u, 1u, 60u, 61u, 62u, 63u, 64u, 65u, 1000u, 300'000u}) {
    check_same([&](Assembler& a) {
      const auto pad = [&] {
        for (uint32_t i = 0; i < padding; ++i) a.mov(asmjit::x86::eax, asmjit::x86::ecx);
      };
      const auto first = a.new_label();
      const auto last = a.new_label();
      const auto table = a.new_label();
      a.bind(first);
      a.jmp(last);
      a.je_ordered(last);
      pad();
      a.j(CondCode::kG, first);
      a.je_ordered(first);
      a.jmp(first);
      a.lea(asmjit::x86::r11, table);
      a.align(4);
      a.bind(table);
      const Assembler::Label targets[] = {first, last, table, last};
      a.embed_distances(targets, table);
      pad();
      for (unsigned cond = 0; cond < 16; ++cond) a.j(CondCode(cond), last);
      a.align(16);
      a.bind(last);
      a.ret();
    });
  }
}

// asmjit's own instructions in between, across growths of the buffer.
TEST_CASE("x86-64 by hand: side by side with asmjit's instructions") {
  check_same([](Assembler& a) {
    const auto end = a.new_label();
    for (int i = 0; i < 20'000; ++i) {
      a.mov(asmjit::x86::rax, asmjit::x86::ptr(asmjit::x86::rbx, i));
      a.pslld(asmjit::x86::xmm1, 3);
      if (i % 100 == 0) a.jmp(end);
      a.popcnt(asmjit::x86::rax, asmjit::x86::rdx);
    }
    a.bind(end);
  });
}

TEST_CASE("a rewound assembler begins anew") {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kX64));
  Assembler a;
  code.attach(&a);
  for (int round = 0; round < 3; ++round) {
    a.rewind();
    a.begin_function();
    const auto label = a.new_label();
    for (int i = 0; i < 1000; ++i) a.mov(asmjit::x86::rax, asmjit::x86::rbx);
    a.jmp(label);
    CHECK(a.has_unresolved());
    a.bzhi(asmjit::x86::rax, asmjit::x86::rbx, asmjit::x86::rcx);
    a.bind(label);
    CHECK_FALSE(a.has_unresolved());
    CHECK(a.code().size() == 3 * 1000 + 5 + 5);
  }
}

}  // TEST_SUITE
