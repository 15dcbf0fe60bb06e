#if defined(__x86_64__)
#include "jit/x64/trampolines.h"

#include <asmjit/x86.h>
#include <doctest/doctest.h>
#include <sys/mman.h>

#include <cstring>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace {

namespace abi = tenon::abi;
namespace x86 = asmjit::x86;
using x86::Assembler;

constexpr uint64_t kXmmClobber = 0x5a5a5a5a5a5a5a5a;

// What emitted test code loads before a call, and stores after it.
struct Registers {
  uint64_t gp[16];  // by encoding: 4 is rsp
  struct { uint64_t low, high; } xmm[16];
};

uint64_t pattern(unsigned i) { return uint64_t{0x0123456789abcdef} * (i + 1) ^ (uint64_t{i} << 56); }

struct Mapped {
  Mapped(const void* data, size_t length) : size((length + 4095) / 4096 * 4096) {
    void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(p != MAP_FAILED);
    base = static_cast<uint8_t*>(p);
    std::memcpy(base, data, length);
    REQUIRE(mprotect(base, size, PROT_READ | PROT_EXEC) == 0);
  }
  Mapped(const Mapped&) = delete;
  ~Mapped() { munmap(base, size); }
  uint8_t* base;
  size_t size;
};

struct Function : Mapped {
  explicit Function(const std::vector<uint8_t>& bytes) : Mapped(bytes.data(), bytes.size()) {}
  explicit Function(const std::function<void(Assembler&)>& emit) : Function(assemble(emit)) {}
  static std::vector<uint8_t> assemble(const std::function<void(Assembler&)>& emit) {
    asmjit::CodeHolder code;
    code.init(asmjit::Environment::host());
    Assembler a(&code);
    emit(a);
    code.flatten();
    code.resolveUnresolvedLinks();
    std::vector<uint8_t> bytes(code.codeSize());
    REQUIRE(code.copyFlattenedData(bytes.data(), bytes.size()) == asmjit::kErrorOk);
    return bytes;
  }
};

asmjit::Imm address(const void* p) { return asmjit::Imm(reinterpret_cast<uintptr_t>(p)); }
uintptr_t number(const void* p) { return reinterpret_cast<uintptr_t>(p); }

// State of the one test that runs.
struct State {
  abi::Activation* activation = nullptr;
  uintptr_t trap_pc = 0, trap_frame = 0;
  uint64_t trap_code = 0;
  bool aligned = true;
  abi::InstanceData* instance = nullptr;
  const uint64_t* operands = nullptr;
  void* callee = nullptr;
  uint64_t libcall = 0;
  std::vector<uint64_t> host_stack;
  std::function<uint64_t(abi::RegisterBlock*)> host;
  uint64_t libcall_trap_result = 0;
};
State state;

#define CHECK_ALIGNMENT() \
  (state.aligned = state.aligned && number(__builtin_frame_address(0)) % 16 == 0)

[[gnu::noinline]] void clobber() {
  asm volatile(
      "mov %0, %%rax\n\t"
      "movq %%rax, %%xmm0\n\t punpcklqdq %%xmm0, %%xmm0\n\t"
      "movaps %%xmm0, %%xmm1\n\t movaps %%xmm0, %%xmm2\n\t movaps %%xmm0, %%xmm3\n\t"
      "movaps %%xmm0, %%xmm4\n\t movaps %%xmm0, %%xmm5\n\t movaps %%xmm0, %%xmm6\n\t"
      "movaps %%xmm0, %%xmm7\n\t movaps %%xmm0, %%xmm8\n\t movaps %%xmm0, %%xmm9\n\t"
      "movaps %%xmm0, %%xmm10\n\t movaps %%xmm0, %%xmm11\n\t movaps %%xmm0, %%xmm12\n\t"
      "movaps %%xmm0, %%xmm13\n\t movaps %%xmm0, %%xmm14\n\t movaps %%xmm0, %%xmm15\n\t"
      "mov %%rax, %%rcx\n\t mov %%rax, %%rdx\n\t mov %%rax, %%rsi\n\t mov %%rax, %%rdi\n\t"
      "mov %%rax, %%r8\n\t mov %%rax, %%r9\n\t mov %%rax, %%r10\n\t mov %%rax, %%r11"
      :
      : "i"(kXmmClobber)
      : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2",
        "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",
        "xmm14", "xmm15", "memory");
}

template <size_t K>
[[gnu::noinline]] abi::LibcallResult libcall(abi::InstanceData* instance, const uint64_t* operands) {
  CHECK_ALIGNMENT();
  state.instance = instance;
  state.operands = operands;
  state.libcall = K;
  clobber();
  return {operands[0] + operands[1], state.libcall_trap_result};
}

[[gnu::noinline]] uint64_t host_dispatch(void* callee, abi::InstanceData* caller,
                                         abi::RegisterBlock* block, uint64_t* stack_args) {
  CHECK_ALIGNMENT();
  state.callee = callee;
  state.instance = caller;
  uint64_t words;
  std::memcpy(&words, callee, 8);
  state.host_stack.assign(stack_args, stack_args + words);
  const uint64_t result = state.host(block);
  clobber();
  return result;
}

[[gnu::noinline]] abi::Activation* trap_handler(uintptr_t pc, uintptr_t frame) {
  CHECK_ALIGNMENT();
  state.trap_pc = pc;
  state.trap_frame = frame;
  clobber();
  return state.activation;
}

[[gnu::noinline]] abi::Activation* libcall_trap(uint64_t code, uintptr_t pc, uintptr_t frame) {
  CHECK_ALIGNMENT();
  state.trap_code = code;
  state.trap_pc = pc;
  state.trap_frame = frame;
  clobber();
  return state.activation;
}

template <size_t... K>
abi::TrampolineTargets make_targets(std::index_sequence<K...>) {
  return {{&libcall<K>...}, &host_dispatch, &trap_handler, &libcall_trap};
}

abi::TrampolineCode make_code() {
  return tenon::jit::x64::make_trampolines_x64(
      make_targets(std::make_index_sequence<abi::kLibcallCount>()));
}

constexpr unsigned kCSaved[] = {3, 5, 12, 13, 14, 15};

struct Fixture {
  Fixture() : code(make_code()), mapped(code.bytes), driver([this](Assembler& a) { drive(a); }) {
    state = State();
    instance.trap_exit = at(code.trap_exit);
    for (size_t k = 0; k < abi::kLibcallCount; ++k) instance.libcalls[k] = at(code.libcalls[k]);
    for (unsigned i = 0; i < 16; ++i) {
      in.gp[i] = pattern(i);
      in.xmm[i] = {pattern(16 + 2 * i), pattern(17 + 2 * i)};
    }
  }

  const void* at(uint32_t offset) const { return mapped.base + offset; }
  bool inside(uintptr_t pc) const { return pc - number(mapped.base) < code.bytes.size(); }

  // An EntryFunction around `entry`, which notes what it does to C's callee-saved registers.
  void drive(Assembler& a) {
    for (unsigned r : kCSaved) a.push(x86::gpq(r));
    a.sub(x86::rsp, 8);
    for (unsigned r : kCSaved) a.mov(x86::gpq(r), asmjit::Imm(pattern(100 + r)));
    a.mov(x86::qword_ptr(x86::rsp), x86::rsp);  // nested entries share c_after
    a.mov(x86::rax, address(at(code.entry)));
    a.call(x86::rax);
    a.mov(x86::r11, address(&c_after));
    a.mov(x86::rcx, x86::qword_ptr(x86::rsp));
    a.sub(x86::rcx, x86::rsp);
    a.mov(x86::qword_ptr(x86::r11, 32), x86::rcx);
    for (unsigned r : kCSaved) a.mov(x86::qword_ptr(x86::r11, static_cast<int>(8 * r)), x86::gpq(r));
    a.add(x86::rsp, 8);
    for (size_t i = std::size(kCSaved); i-- > 0;) a.pop(x86::gpq(kCSaved[i]));
    a.ret();
  }

  uint64_t enter(const Function& function) {
    abi::Activation activation{};
    activation.previous = state.activation;
    state.activation = &activation;
    c_after = {};
    const auto entry = reinterpret_cast<abi::EntryFunction>(driver.base);
    const uint64_t result = entry(function.base, &instance, &block, &activation);
    state.activation = activation.previous;
    CHECK(c_after.gp[4] == 0);
    for (unsigned r : kCSaved) {
      CAPTURE(r);
      CHECK(c_after.gp[r] == pattern(100 + r));
    }
    CHECK(state.aligned);
    return result;
  }

  // `keep` is a mask of registers that are not loaded, by encoding.
  void load_all(Assembler& a, unsigned keep) {
    a.mov(x86::r11, address(&in));
    for (unsigned i = 0; i < 16; ++i) {
      a.movups(x86::xmm(i), x86::xmmword_ptr(x86::r11, static_cast<int>(128 + 16 * i)));
    }
    keep |= 1 << 4 | 1 << 5 | 1 << 11;
    for (unsigned i = 0; i < 16; ++i) {
      if (!(keep >> i & 1)) a.mov(x86::gpq(i), x86::qword_ptr(x86::r11, static_cast<int>(8 * i)));
    }
  }
  // out.gp[11] is what r11 was.
  void store_all(Assembler& a) {
    a.push(x86::r11);
    a.mov(x86::r11, address(&out));
    for (unsigned i = 0; i < 16; ++i) {
      a.movups(x86::xmmword_ptr(x86::r11, static_cast<int>(128 + 16 * i)), x86::xmm(i));
      a.mov(x86::qword_ptr(x86::r11, static_cast<int>(8 * i)), x86::gpq(i));
    }
    a.pop(x86::qword_ptr(x86::r11, 88));
  }
  void clobber_all(Assembler& a, unsigned keep) {
    for (unsigned i = 0; i < 16; ++i) {
      if (i != 4 && i != 5 && !(keep >> i & 1)) a.mov(x86::gpq(i), asmjit::Imm(kXmmClobber + i));
    }
  }
  void check_xmm(unsigned from) const {
    for (unsigned i = from; i < 16; ++i) {
      CAPTURE(i);
      CHECK(out.xmm[i].low == in.xmm[i].low);
      CHECK(out.xmm[i].high == in.xmm[i].high);
    }
  }
  void check_gp(std::initializer_list<unsigned> which) const {
    for (unsigned i : which) {
      CAPTURE(i);
      CHECK(out.gp[i] == in.gp[i]);
    }
  }

  static void prologue(Assembler& a) {
    a.push(x86::rbp);
    a.mov(x86::rbp, x86::rsp);
  }
  static void epilogue(Assembler& a) {
    a.leave();
    a.ret();
  }

  abi::TrampolineCode code;
  Function mapped;
  Registers in{}, out{}, c_after{};
  abi::InstanceData instance{};
  abi::RegisterBlock block{};
  Function driver;
};

TEST_CASE_FIXTURE(Fixture, "entry passes every register and stack word, and stores every result") {
  for (const unsigned words : {0u, 2u, 5u, 6u}) {
    CAPTURE(words);
    uint64_t stack_seen[6] = {};
    const Function f([&](Assembler& a) {
      store_all(a);
      a.mov(x86::r11, address(stack_seen));
      for (int i = 0; i < static_cast<int>(words); ++i) {
        a.mov(x86::r10, x86::qword_ptr(x86::rsp, 8 + 8 * i));
        a.mov(x86::qword_ptr(x86::r11, 8 * i), x86::r10);
      }
      load_all(a, 0);
      a.ret(asmjit::Imm(8 * words));
    });
    uint64_t stack[6];
    for (unsigned i = 0; i < 6; ++i) stack[i] = pattern(200 + i);
    block = {};
    for (unsigned i = 0; i < abi::kMaxGpArgs; ++i) block.gp[i] = pattern(300 + i);
    for (unsigned i = 0; i < abi::kMaxFpArgs; ++i) block.fp[i] = {pattern(400 + i), pattern(500 + i)};
    block.stack = stack;
    block.stack_words = words;
    REQUIRE(enter(f) == 0);
    constexpr unsigned kArgs[] = {0, 1, 2, 8, 9};
    for (unsigned i = 0; i < 5; ++i) {
      CHECK(out.gp[kArgs[i]] == pattern(300 + i));
      CHECK(block.gp[i] == in.gp[kArgs[i]]);
    }
    for (unsigned i = 0; i < 7; ++i) {
      CHECK(out.xmm[i].low == pattern(400 + i));
      CHECK(out.xmm[i].high == pattern(500 + i));
      CHECK(block.fp[i].low == in.xmm[i].low);
      CHECK(block.fp[i].high == in.xmm[i].high);
    }
    for (unsigned i = 5; i < abi::kMaxGpArgs; ++i) CHECK(block.gp[i] == pattern(300 + i));
    CHECK(block.fp[7].low == pattern(407));
    CHECK(out.gp[15] == number(&instance));
    CHECK(out.gp[14] == number(&instance));
    CHECK(out.gp[4] % 16 == 0);  // 8 at entry, and 8 for r11
    for (unsigned i = 0; i < words; ++i) CHECK(stack_seen[i] == stack[i]);
  }
}

TEST_CASE_FIXTURE(Fixture, "a host call passes its operands and pops its stack arguments") {
  for (const unsigned words : {0u, 3u, 4u}) {
    CAPTURE(words);
    const uint64_t host_func[2] = {words, 77};
    abi::InstanceData caller{};
    uint64_t rsp_before = 0;
    const Function f([&](Assembler& a) {
      prologue(a);
      a.push(x86::rbp);  // stands for anything, to be found again below the arguments
      if (words % 2 == 0) a.push(0);
      a.mov(x86::rax, address(&rsp_before));
      a.mov(x86::qword_ptr(x86::rax), x86::rsp);
      for (unsigned i = words; i-- > 0;) a.push(static_cast<int>(40 + i));
      load_all(a, 0);
      a.mov(x86::r15, address(host_func));
      a.mov(x86::r14, address(&caller));
      a.mov(x86::r11, address(at(code.host_call)));
      a.call(x86::r11);
      store_all(a);
      epilogue(a);
    });
    state.host = [&](abi::RegisterBlock* b) -> uint64_t {
      constexpr unsigned kArgs[] = {0, 1, 2, 8, 9};
      for (unsigned i = 0; i < 5; ++i) {
        CHECK(b->gp[i] == in.gp[kArgs[i]]);
        b->gp[i] = pattern(600 + i);
      }
      for (unsigned i = 0; i < 7; ++i) {
        CHECK(b->fp[i].low == in.xmm[i].low);
        CHECK(b->fp[i].high == in.xmm[i].high);
        b->fp[i] = {pattern(700 + i), pattern(800 + i)};
      }
      return 0;
    };
    REQUIRE(enter(f) == 0);
    CHECK(state.callee == host_func);
    CHECK(state.instance == &caller);
    REQUIRE(state.host_stack.size() == words);
    for (unsigned i = 0; i < words; ++i) CHECK(state.host_stack[i] == 40 + i);
    CHECK(out.gp[4] + 8 == rsp_before);
    constexpr unsigned kResults[] = {0, 1, 2, 8, 9};
    for (unsigned i = 0; i < 5; ++i) CHECK(out.gp[kResults[i]] == pattern(600 + i));
    for (unsigned i = 0; i < 7; ++i) {
      CHECK(out.xmm[i].low == pattern(700 + i));
      CHECK(out.xmm[i].high == pattern(800 + i));
    }
    check_gp({3, 6, 7, 10, 12, 13});
    CHECK(out.gp[14] == number(&caller));
    CHECK(out.gp[15] == number(host_func));
    check_xmm(8);
  }
}

// f, called with stack arguments, has g of another instance called in its place.
TEST_CASE_FIXTURE(Fixture, "restore_return gives the instance back and pops the stack arguments") {
  for (const int words : {0, 2, 6}) {
    CAPTURE(words);
    uint8_t memory = 0;
    abi::InstanceData own{};
    own.memory0_base = &memory;
    uint64_t rsp_before = 0, rbp_before = 0;
    const Function g([&](Assembler& a) {
      prologue(a);
      load_all(a, 0);  // the instance and the memory base are g's
      epilogue(a);
    });
    const Function f([&](Assembler& a) {
      prologue(a);
      a.sub(x86::rsp, 64);
      a.mov(x86::qword_ptr(x86::rbp, -8), x86::r15);
      a.mov(x86::qword_ptr(x86::rbp, -16), 8 * words);
      a.mov(x86::rax, address(at(code.restore_return)));
      a.push(x86::rax);
      a.mov(x86::r11, address(g.base));
      a.jmp(x86::r11);
    });
    const Function caller([&](Assembler& a) {
      prologue(a);
      a.mov(x86::rax, address(&rsp_before));
      a.mov(x86::qword_ptr(x86::rax), x86::rsp);
      a.mov(x86::rax, address(&rbp_before));
      a.mov(x86::qword_ptr(x86::rax), x86::rbp);
      for (int i = 0; i < words; ++i) a.push(i);
      a.mov(x86::r15, address(&own));
      a.mov(x86::r11, address(f.base));
      a.call(x86::r11);
      store_all(a);
      epilogue(a);
    });
    REQUIRE(enter(caller) == 0);
    CHECK(out.gp[4] + 8 == rsp_before);
    CHECK(out.gp[5] == rbp_before);
    CHECK(out.gp[14] == number(&memory));
    CHECK(out.gp[15] == number(&own));
    check_gp({0, 1, 2, 3, 6, 7, 8, 9, 10, 12, 13});
    check_xmm(0);
  }
}

TEST_CASE_FIXTURE(Fixture, "a libcall changes the scratch register only") {
  // As many as any libcall has; the counts are too large for what a stub does itself.
  const uint64_t operands[5] = {1000, 234, ~uint64_t{0}, ~uint64_t{0}, ~uint64_t{0}};
  for (int k = 0; k < static_cast<int>(abi::kLibcallCount); ++k) {
    for (const int misaligned : {0, 8}) {
      CAPTURE(k);
      uint64_t rsp_before = 0, rbp_before = 0;
      const Function f([&](Assembler& a) {
        prologue(a);
        a.sub(x86::rsp, 16 + misaligned);
        a.mov(x86::rax, address(&rsp_before));
        a.mov(x86::qword_ptr(x86::rax), x86::rsp);
        a.mov(x86::rax, address(&rbp_before));
        a.mov(x86::qword_ptr(x86::rax), x86::rbp);
        load_all(a, 1 << 15);
        a.mov(x86::r11, address(operands));
        a.call(x86::qword_ptr(
            x86::r15, static_cast<int32_t>(offsetof(abi::InstanceData, libcalls)) + 8 * k));
        store_all(a);
        epilogue(a);
      });
      state.libcall = 99;
      REQUIRE(enter(f) == 0);
      CHECK(state.libcall == static_cast<uint64_t>(k));
      CHECK(state.instance == &instance);
      CHECK(state.operands == operands);
      CHECK(out.gp[11] == 1234);
      check_gp({0, 1, 2, 3, 6, 7, 8, 9, 10, 12, 13, 14});
      CHECK(out.gp[15] == number(&instance));
      CHECK(out.gp[4] + 8 == rsp_before);
      CHECK(out.gp[5] == rbp_before);
      check_xmm(0);
    }
  }
}

// A chain of three functions, the innermost of which does `site` and binds the pc of the trap.
struct Chain {
  template <typename Site>
  Chain(Fixture& fixture, Site site)
      : function([&](Assembler& a) {
          const auto second = a.newLabel(), third = a.newLabel(), pc = a.newLabel();
          Fixture::prologue(a);
          a.call(second);
          a.int3();
          a.bind(second);
          Fixture::prologue(a);
          a.call(third);
          a.int3();
          a.bind(third);
          Fixture::prologue(a);
          a.mov(x86::r11, address(&frame));
          a.mov(x86::qword_ptr(x86::r11), x86::rbp);
          fixture.clobber_all(a, 1 << 15);
          a.push(1);  // not aligned
          site(a, pc);
          a.int3();
          offset = a.code()->labelOffset(pc);
        }) {}
  uint64_t offset = 0;
  uintptr_t frame = 0;
  Function function;
};

TEST_CASE_FIXTURE(Fixture, "a trap leaves the activation from any depth") {
  uint64_t host_func[2] = {0, 0};
  const uint64_t operands[5] = {0, 0, ~uint64_t{0}, 0, 0};
  std::function<void(Assembler&, const asmjit::Label&)> site;
  uint64_t code_expected = 0;
  SUBCASE("trap_exit") {
    site = [&](Assembler& a, const asmjit::Label& pc) {
      a.call(x86::qword_ptr(x86::r15, 24));
      a.bind(pc);
    };
  }
  SUBCASE("signal_trap") {
    site = [&](Assembler& a, const asmjit::Label& pc) {
      a.lea(x86::r11, x86::ptr(pc));
      a.bind(pc);
      a.mov(x86::rax, address(at(code.signal_trap)));
      a.jmp(x86::rax);
    };
  }
  SUBCASE("libcall") {
    state.libcall_trap_result = 6;
    code_expected = 5;
    site = [&](Assembler& a, const asmjit::Label& pc) {
      a.mov(x86::r11, address(operands));
      a.call(x86::qword_ptr(x86::r15, static_cast<int32_t>(offsetof(abi::InstanceData, libcalls)) + 8));
      a.bind(pc);
    };
  }
  SUBCASE("host call") {
    host_func[0] = 2;
    code_expected = 8;
    state.host = [](abi::RegisterBlock*) -> uint64_t { return 9; };
    site = [&](Assembler& a, const asmjit::Label& pc) {
      a.push(2);
      a.push(3);
      a.push(4);
      a.mov(x86::r15, address(host_func));
      a.mov(x86::r11, address(at(code.host_call)));
      a.call(x86::r11);
      a.bind(pc);
    };
  }
  const Chain chain(*this, site);
  CHECK(enter(chain.function) == 1);
  CHECK(state.trap_pc == number(chain.function.base) + chain.offset);
  CHECK(state.trap_frame == chain.frame);
  CHECK(state.trap_code == code_expected);
  CHECK(enter(chain.function) == 1);
}

TEST_CASE_FIXTURE(Fixture, "trap_return leaves a nested activation, and frame pointers chain") {
  const uint64_t host_func[2] = {0, 0};
  const auto site = [&](Assembler& a, const asmjit::Label& pc) {
    a.push(2);
    a.mov(x86::r15, address(host_func));
    a.mov(x86::r11, address(at(code.host_call)));
    a.call(x86::r11);
    a.bind(pc);
    a.leave();  // of all three
    a.mov(x86::rbp, x86::qword_ptr(x86::rbp));
    a.mov(x86::rsp, x86::rbp);
    epilogue(a);
  };
  const Chain chain(*this, site);
  const auto trap_return =
      reinterpret_cast<abi::TrapReturnFunction>(mapped.base + code.trap_return);
  int depth = 0, inner_result = -1, frames = 0;
  state.host = [&](abi::RegisterBlock*) -> uint64_t {
    if (++depth == 2) {
      auto* frame = reinterpret_cast<uintptr_t*>(chain.frame);
      for (; frames < 10 && !inside(frame[1]); ++frames) frame = reinterpret_cast<uintptr_t*>(frame[0]);
      trap_return(state.activation);
    }
    inner_result = static_cast<int>(enter(chain.function));
    return 0;
  };
  CHECK(enter(chain.function) == 0);
  CHECK(depth == 2);
  CHECK(inner_result == 1);
  CHECK(frames == 2);
}

}  // namespace
#endif
