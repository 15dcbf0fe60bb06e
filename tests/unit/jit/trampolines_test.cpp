// Runs the trampolines of the machine that the test runs on, and looks at every register.
#if defined(__x86_64__)
#include "native_x64.h"
#else
#include "native_a64.h"
#endif

#include <doctest/doctest.h>
#include <sys/mman.h>

#include <cstring>
#include <functional>
#include <utility>
#include <vector>

namespace {

namespace abi = tenon::abi;
using native::Assembler;
using native::Registers;

uint64_t pattern(unsigned i) { return uint64_t{0x0123456789abcdef} * (i + 1) ^ (uint64_t{i} << 56); }
uint64_t c_saved_value(unsigned reg) { return pattern(100 + reg); }

uintptr_t number(const void* p) { return reinterpret_cast<uintptr_t>(p); }

struct Mapped {
  Mapped(const void* data, size_t length) : size((length + 4095) / 4096 * 4096) {
    void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(p != MAP_FAILED);
    base = static_cast<uint8_t*>(p);
    std::memcpy(base, data, length);
    REQUIRE(mprotect(base, size, PROT_READ | PROT_EXEC) == 0);
    __builtin___clear_cache(reinterpret_cast<char*>(base), reinterpret_cast<char*>(base) + size);
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
    struct Fails : asmjit::ErrorHandler {
      void handleError(asmjit::Error, const char* message, asmjit::BaseEmitter*) override {
        FAIL(message);
      }
    } fails;
    asmjit::CodeHolder code;
    code.init(asmjit::Environment::host());
    code.setErrorHandler(&fails);
    Assembler a(&code);
    emit(a);
    code.flatten();
    code.resolveUnresolvedLinks();
    std::vector<uint8_t> bytes(code.codeSize());
    REQUIRE(code.copyFlattenedData(bytes.data(), bytes.size()) == asmjit::kErrorOk);
    return bytes;
  }
};

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
  std::function<bool(abi::UnwindState&)> go_on;
};
State state;

#define CHECK_ALIGNMENT() \
  (state.aligned = state.aligned && number(__builtin_frame_address(0)) % 16 == 0)

template <size_t K>
[[gnu::noinline]] abi::LibcallResult libcall(abi::InstanceData* instance, const uint64_t* operands) {
  CHECK_ALIGNMENT();
  state.instance = instance;
  state.operands = operands;
  state.libcall = K;
  native::clobber();
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
  native::clobber();
  return result;
}

[[gnu::noinline]] abi::Activation* trap_handler(uintptr_t pc, uintptr_t frame) {
  CHECK_ALIGNMENT();
  state.trap_pc = pc;
  state.trap_frame = frame;
  native::clobber();
  return state.activation;
}

[[gnu::noinline]] abi::Activation* failure_handler(uint64_t code, abi::UnwindState* unwinding) {
  CHECK_ALIGNMENT();
  state.trap_code = code;
  const auto* link = reinterpret_cast<const uintptr_t*>(unwinding->frame);
  state.trap_frame = link[0];
  state.trap_pc = link[1];
  const bool goes_on = state.go_on && state.go_on(*unwinding);
  native::clobber();
  return goes_on ? nullptr : state.activation;
}

template <size_t... K>
abi::TrampolineTargets make_targets(std::index_sequence<K...>) {
  return {{&libcall<K>...}, &host_dispatch, &trap_handler, &failure_handler};
}

abi::TrampolineCode make_code() {
  return native::make_trampolines(make_targets(std::make_index_sequence<abi::kLibcallCount>()));
}

struct Fixture {
  Fixture()
      : code(make_code()), mapped(code.bytes), driver([this](Assembler& a) {
          native::drive(a, at(code.entry), c_after, c_saved_value);
        }) {
    state = State();
    instance.trap_exit = at(code.trap_exit);
    for (size_t k = 0; k < abi::kLibcallCount; ++k) instance.libcalls[k] = at(code.libcalls[k]);
    for (unsigned i = 0; i < native::kGpCount; ++i) in.gp[i] = pattern(i);
    for (unsigned i = 0; i < native::kFpCount; ++i) {
      in.fp[i] = {pattern(32 + 2 * i), pattern(33 + 2 * i)};
    }
  }

  const void* at(uint32_t offset) const { return mapped.base + offset; }
  bool inside(uintptr_t pc) const { return pc - number(mapped.base) < code.bytes.size(); }

  uint64_t enter(const Function& function) {
    abi::Activation activation{};
    activation.previous = state.activation;
    state.activation = &activation;
    c_after = {};
    const auto entry = reinterpret_cast<abi::EntryFunction>(driver.base);
    const uint64_t result = entry(function.base, &instance, &block, &activation);
    state.activation = activation.previous;
    CHECK(c_after.gp[native::kSp] == 0);
    for (const unsigned r : native::kCSaved) {
      CAPTURE(r);
      CHECK(c_after.gp[r] == c_saved_value(r));
    }
    for (unsigned i = 0; i < native::kFpCount; ++i) {
      CAPTURE(i);
      if ((native::kCSavedFp >> i & 1) != 0) CHECK(c_after.fp[i].low == c_saved_value(i));
    }
    CHECK(state.aligned);
    return result;
  }

  // The float registers of a mask are what they were.
  void check_fp(uint32_t which, bool whole) const {
    for (unsigned i = 0; i < native::kFpCount; ++i) {
      if ((which >> i & 1) == 0) continue;
      CAPTURE(i);
      CHECK(out.fp[i].low == in.fp[i].low);
      if (whole) CHECK(out.fp[i].high == in.fp[i].high);
    }
  }
  template <class Registers>
  void check_gp(const Registers& which) const {
    for (const unsigned i : which) {
      CAPTURE(i);
      CHECK(out.gp[i] == in.gp[i]);
    }
  }

  abi::TrampolineCode code;
  Function mapped;
  Registers in{}, out{}, c_after{};
  abi::InstanceData instance{};
  abi::RegisterBlock block{};
  Function driver;
};

constexpr int kLibcalls = offsetof(abi::InstanceData, libcalls);

TEST_CASE_FIXTURE(Fixture, "entry passes every register and stack word, and stores every result") {
  for (const unsigned words : {0u, 2u, 6u}) {
    CAPTURE(words);
    uint64_t stack_seen[6] = {};
    const Function f([&](Assembler& a) {
      native::store_all(a, out);
      for (unsigned i = 0; i < words; ++i) {
        native::load(a, native::kFree, native::kSp,
                     8 * (native::kEntryWords + static_cast<int>(i)));
        native::store(a, &stack_seen[i], native::kFree);
      }
      native::load_all(a, in);
      native::return_popping(a, words);
    });
    uint64_t stack[6];
    for (unsigned i = 0; i < 6; ++i) stack[i] = pattern(200 + i);
    block = {};
    for (unsigned i = 0; i < abi::kMaxGpArgs; ++i) block.gp[i] = pattern(300 + i);
    for (unsigned i = 0; i < abi::kMaxFpArgs; ++i) block.fp[i] = {pattern(400 + i), pattern(500 + i)};
    block.stack = stack;
    block.stack_words = words;
    REQUIRE(enter(f) == 0);
    for (unsigned i = 0; i < abi::kGpArgs; ++i) {
      CHECK(out.gp[native::kArgs[i]] == pattern(300 + i));
      CHECK(block.gp[i] == in.gp[native::kArgs[i]]);
    }
    for (unsigned i = 0; i < abi::kFpArgs; ++i) {
      CHECK(out.fp[i].low == pattern(400 + i));
      CHECK(out.fp[i].high == pattern(500 + i));
      CHECK(block.fp[i].low == in.fp[i].low);
      CHECK(block.fp[i].high == in.fp[i].high);
    }
    for (unsigned i = abi::kGpArgs; i < abi::kMaxGpArgs; ++i) CHECK(block.gp[i] == pattern(300 + i));
    CHECK(block.fp[abi::kFpArgs].low == pattern(407));
    CHECK(out.gp[native::kInstance] == number(&instance));
    CHECK(out.gp[native::kMemory] == number(&instance));
    CHECK((out.gp[native::kSp] + 8 * native::kEntryWords) % 16 == 0);
    for (unsigned i = 0; i < words; ++i) CHECK(stack_seen[i] == stack[i]);
  }
}

TEST_CASE_FIXTURE(Fixture, "a host call passes its operands and pops its stack arguments") {
  for (const unsigned words : {0u, 2u, 4u}) {
    CAPTURE(words);
    const uint64_t host_func[2] = {words, 77};
    const std::vector<uint64_t> arguments{40, 41, 42, 43};
    abi::InstanceData caller{};
    uint64_t sp_before = 0;
    const Function f([&](Assembler& a) {
      native::prologue(a);
      native::push_words(a, std::vector<uint64_t>{1, 2});  // to be found again below the arguments
      native::store(a, &sp_before, native::kSp);
      native::push_words(a, std::span(arguments).first(words));
      native::load_all(a, in);
      native::set(a, native::kInstance, host_func);
      native::set(a, native::kMemory, &caller);
      native::call(a, at(code.host_call));
      native::store_all(a, out);
      native::epilogue(a);
    });
    state.host = [&](abi::RegisterBlock* b) -> uint64_t {
      for (unsigned i = 0; i < abi::kGpArgs; ++i) {
        CHECK(b->gp[i] == in.gp[native::kArgs[i]]);
        b->gp[i] = pattern(600 + i);
      }
      for (unsigned i = 0; i < abi::kFpArgs; ++i) {
        CHECK(b->fp[i].low == in.fp[i].low);
        CHECK(b->fp[i].high == in.fp[i].high);
        b->fp[i] = {pattern(700 + i), pattern(800 + i)};
      }
      return 0;
    };
    REQUIRE(enter(f) == 0);
    CHECK(state.callee == host_func);
    CHECK(state.instance == &caller);
    REQUIRE(state.host_stack.size() == words);
    for (unsigned i = 0; i < words; ++i) CHECK(state.host_stack[i] == arguments[i]);
    CHECK(out.gp[native::kSp] == sp_before);
    for (unsigned i = 0; i < abi::kGpArgs; ++i) CHECK(out.gp[native::kArgs[i]] == pattern(600 + i));
    for (unsigned i = 0; i < abi::kFpArgs; ++i) {
      CHECK(out.fp[i].low == pattern(700 + i));
      CHECK(out.fp[i].high == pattern(800 + i));
    }
    check_gp(native::kPins);
    CHECK(out.gp[native::kMemory] == number(&caller));
    CHECK(out.gp[native::kInstance] == number(host_func));
    check_fp(native::kFpPins, native::kPinsWholeFp);
  }
}

// f, called with stack arguments, has g of another instance called in its place.
TEST_CASE_FIXTURE(Fixture, "restore_return gives the instance back and pops the stack arguments") {
  for (const unsigned words : {0u, 2u, 6u}) {
    CAPTURE(words);
    uint8_t memory = 0;
    abi::InstanceData own{};
    own.memory0_base = &memory;
    uint64_t sp_before = 0, fp_before = 0;
    const Function g([&](Assembler& a) {
      native::prologue(a);
      native::load_all(a, in);  // the instance and the memory base are g's
      native::epilogue(a);
    });
    const Function f([&](Assembler& a) {
      native::prologue(a);
      native::push_words(a, std::vector<uint64_t>(8));
      native::store_at(a, native::kFp, -8, native::kInstance);
      native::set(a, native::kArgs[0], uint64_t{8 * words});
      native::store_at(a, native::kFp, -16, native::kArgs[0]);
      native::set_return_address(a, at(code.restore_return));
      native::jump(a, g.base);
    });
    const Function caller([&](Assembler& a) {
      native::prologue(a);
      native::store(a, &sp_before, native::kSp);
      native::store(a, &fp_before, native::kFp);
      native::push_words(a, std::vector<uint64_t>(words, 5));
      native::set(a, native::kInstance, &own);
      native::call(a, f.base);
      native::store_all(a, out);
      native::epilogue(a);
    });
    REQUIRE(enter(caller) == 0);
    CHECK(out.gp[native::kSp] == sp_before);
    CHECK(out.gp[native::kFp] == fp_before);
    CHECK(out.gp[native::kMemory] == number(&memory));
    CHECK(out.gp[native::kInstance] == number(&own));
    check_gp(native::kKept);
    check_fp(native::kFpKept, true);
  }
}

TEST_CASE_FIXTURE(Fixture, "a libcall changes the scratch registers only") {
  // As many as any libcall has; the counts are too large for what a stub does itself.
  const uint64_t operands[5] = {1000, 234, ~uint64_t{0}, ~uint64_t{0}, ~uint64_t{0}};
  for (int k = 0; k < static_cast<int>(abi::kLibcallCount); ++k) {
    for (const unsigned misalignment : native::kMisalignments) {
      CAPTURE(k);
      CAPTURE(misalignment);
      uint64_t sp_before = 0, fp_before = 0;
      const Function f([&](Assembler& a) {
        native::prologue(a);
        native::push_words(a, std::vector<uint64_t>(2 + misalignment));
        native::store(a, &sp_before, native::kSp);
        native::store(a, &fp_before, native::kFp);
        native::load_all(a, in, 1u << native::kInstance);
        native::set(a, native::kScratch, operands);
        native::call_at(a, kLibcalls + 8 * k);
        native::store_all(a, out);
        native::epilogue(a);
      });
      state.libcall = 99;
      REQUIRE(enter(f) == 0);
      CHECK(state.libcall == static_cast<uint64_t>(k));
      CHECK(state.instance == &instance);
      CHECK(state.operands == operands);
      CHECK(out.gp[native::kScratch] == 1234);
      check_gp(native::kKept);
      CHECK(out.gp[native::kMemory] == in.gp[native::kMemory]);
      CHECK(out.gp[native::kInstance] == number(&instance));
      CHECK(out.gp[native::kSp] == sp_before);
      CHECK(out.gp[native::kFp] == fp_before);
      check_fp(native::kFpKept, true);
    }
  }
}

// A chain of three functions, the innermost of which does `site` and binds the pc of the trap.
struct Chain {
  template <typename Site>
  Chain(Fixture& fixture, Site site)
      : function([&](Assembler& a) {
          const auto second = a.newLabel(), third = a.newLabel(), pc = a.newLabel();
          native::prologue(a);
          native::call_label(a, second);
          native::breakpoint(a);
          a.bind(second);
          native::prologue(a);
          native::call_label(a, third);
          native::breakpoint(a);
          a.bind(third);
          native::prologue(a);
          native::store(a, &frame, native::kFp);
          native::load_all(a, fixture.in, 1u << native::kInstance);
          native::push_words(a, std::vector<uint64_t>(2 + native::kMisalignments[std::size(
                                                              native::kMisalignments) - 1]));
          site(a, pc);
          native::breakpoint(a);
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
      native::call_at(a, offsetof(abi::InstanceData, trap_exit));
      a.bind(pc);
    };
  }
  SUBCASE("signal_trap") {
    site = [&](Assembler& a, const asmjit::Label& pc) {
      // The signal handler makes the jump, and uses no register for it but the program counter.
      native::load_address(a, native::kScratch, pc);
      a.bind(pc);
      native::set(a, native::kFree, at(code.signal_trap));
      native::jump_register(a, native::kFree);
    };
  }
  SUBCASE("libcall") {
    state.libcall_trap_result = 6;
    code_expected = 5;
    site = [&](Assembler& a, const asmjit::Label& pc) {
      native::set(a, native::kScratch, operands);
      native::call_at(a, kLibcalls + 8);
      a.bind(pc);
    };
  }
  SUBCASE("host call") {
    host_func[0] = 2;
    code_expected = 8;
    state.host = [](abi::RegisterBlock*) -> uint64_t { return 9; };
    site = [&](Assembler& a, const asmjit::Label& pc) {
      native::push_words(a, std::vector<uint64_t>{2, 3});
      native::set(a, native::kInstance, host_func);
      native::call(a, at(code.host_call));
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

// The handler sees the pins that the failing call has found, and gives others.
TEST_CASE_FIXTURE(Fixture, "a call that fails goes on where the handler says") {
  const uint64_t operands[5] = {0, 0, ~uint64_t{0}, 0, 0};
  const uint64_t host_func[2] = {0, 1};
  state.libcall_trap_result = 6;
  state.host = [](abi::RegisterBlock*) -> uint64_t { return 6; };
  for (const bool is_host : {false, true}) {
    CAPTURE(is_host);
    uint64_t sp_before = 0, fp_before = 0, landing = 0;
    const Function f([&](Assembler& a) {
      native::prologue(a);
      native::push_words(a, std::vector<uint64_t>(4));
      native::store(a, &sp_before, native::kSp);
      native::store(a, &fp_before, native::kFp);
      native::push_words(a, std::vector<uint64_t>(6));
      native::load_all(a, in, 1u << native::kInstance);
      if (is_host) {
        native::set(a, native::kInstance, host_func);
        native::call(a, at(code.host_call));
      } else {
        native::set(a, native::kScratch, operands);
        native::call_at(a, kLibcalls + 8);
      }
      native::breakpoint(a);
      const auto label = a.newLabel();
      a.bind(label);
      native::store_all(a, out);
      native::epilogue(a);
      landing = a.code()->labelOffset(label);
    });
    abi::InstanceData other{};
    uint8_t memory = 0;
    state.go_on = [&](abi::UnwindState& unwinding) {
      for (size_t i = 0; i < std::size(native::kPins); ++i) {
        CHECK(unwinding.gp_pins[i] == in.gp[native::kPins[i]]);
        unwinding.gp_pins[i] = pattern(900 + static_cast<unsigned>(i));
      }
      for (unsigned i = 0; i < abi::kMaxPins; ++i) {
        CHECK(unwinding.fp_pins[i] == in.fp[8 + i].low);
        unwinding.fp_pins[i] = pattern(920 + i);
      }
      unwinding.value[0] = pattern(950);
      unwinding.value[1] = pattern(951);
      unwinding.frame = fp_before;
      unwinding.stack_pointer = sp_before;
      unwinding.pc = f.base + landing;
      unwinding.instance = &other;
      unwinding.memory_base = &memory;
      return true;
    };
    REQUIRE(enter(f) == 0);
    CHECK(state.trap_code == 5);
    CHECK(state.trap_frame == fp_before);
    CHECK(out.gp[native::kSp] == sp_before);
    CHECK(out.gp[native::kFp] == fp_before);
    CHECK(out.gp[native::kInstance] == number(&other));
    CHECK(out.gp[native::kMemory] == number(&memory));
    CHECK(out.gp[native::kArgs[0]] == pattern(950));
    CHECK(out.fp[0].low == pattern(950));
    CHECK(out.fp[0].high == pattern(951));
    for (size_t i = 0; i < std::size(native::kPins); ++i) {
      CHECK(out.gp[native::kPins[i]] == pattern(900 + static_cast<unsigned>(i)));
    }
    for (unsigned i = 0; i < abi::kMaxPins; ++i) CHECK(out.fp[8 + i].low == pattern(920 + i));
  }
}

TEST_CASE_FIXTURE(Fixture, "trap_return leaves a nested activation, and frame pointers chain") {
  const uint64_t host_func[2] = {0, 0};
  const auto site = [&](Assembler& a, const asmjit::Label& pc) {
    native::set(a, native::kInstance, host_func);
    native::call(a, at(code.host_call));
    a.bind(pc);
    for (int i = 0; i < 2; ++i) native::load(a, native::kFp, native::kFp, 0);
    native::epilogue(a);  // of all three
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
