// Calls, traps, faults, backtraces and interruption, with machine code that is written by hand.
#if defined(__x86_64__)
#include "invoke_code_x64.h"
#else
#include "invoke_code_a64.h"
#endif

#include "runtime/invoke.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <string>

#include "runtime/signals.h"

using namespace tenon;
using namespace tenon::runtime;
using abi::TrapCode;
using namespace invoke_code;

namespace {

const FuncType kBinary{{ValType::i32(), ValType::i32()}, {ValType::i32()}};

// doctest puts its own fault handlers in place for each test case and takes away what it finds; ours
// are installed before it starts, and put back when a case begins.
class FaultHandlers {
 public:
  FaultHandlers() {
    ready_ = prepare_thread_for_signals().ok();
    ::sigaction(SIGSEGV, nullptr, &handler_);
  }
  void put_back() const {
    REQUIRE(ready_);
    ::sigaction(SIGSEGV, &handler_, nullptr);
  }

 private:
  bool ready_;
  struct sigaction handler_{};
};
const FaultHandlers fault_handlers;

struct Fixture {
  Fixture() { fault_handlers.put_back(); }

  types::TypeStore types;
  std::shared_ptr<const Trampolines> trampolines =
      *Trampolines::make(invoke_code::make_trampolines(trampoline_targets()));
  std::unique_ptr<Store> store = std::make_unique<Store>(trampolines, types, abi::CompileOptions{});
  std::shared_ptr<HostFunc> host;
  Instance* instance = nullptr;

  void make(const FuncType& host_type, HostFunction function) {
    const TypeId id{types.add_group({{host_type, std::nullopt, true}})};
    host = std::make_shared<HostFunc>(trampolines, id, host_type, std::move(function));
    auto blob = std::make_shared<model::Blob>();
    model::Module module;
    module.types.push_back({BlobTypeId{0}});
    for (uint32_t i = 0; i < count_; ++i) module.funcs.push_back({BlobTypeId{0}, i == 0, true});
    module.num_imported_funcs = 1;
    module.bodies.resize(count_ - 1);
    module.memories.push_back({});
    module.names.functions = {{load, "load"}, {call_host, "call_host"}};
    blob->modules.push_back(std::move(module));
    auto code = ModuleCode::make(Code(blob->root_module()).take(), blob, blob->root_module(), "m");
    REQUIRE(code.ok());
    instance = *store->add_instance(
        *code, std::make_shared<std::vector<uint32_t>>(std::vector<uint32_t>{0}), "m");
    instance->bind_func(FuncIndex{0}, &host->ref);
    instance->bind_memory(*store->add_memory({{1, 0, false, false, false}, 16}));
  }
  void make() {
    make(kBinary, [](Caller&, const RawValue*, RawValue*) { return HostOutcome(); });
  }
  std::optional<Trap> run(Function function, uint32_t a = 0, uint32_t b = 0) {
    const RawValue args[] = {{a, 0}, {b, 0}};
    return invoke(*store, *instance->func(FuncIndex{function}), kBinary, args, {&result, 1});
  }
  RawValue result;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "invoke: arguments and results") {
  make();
  CHECK_FALSE(run(add, 40, 0xffff'fffe).has_value());
  CHECK(result == RawValue{38, 0});
  instance->memory(MemoryIndex{0})->bytes()[12] = 9;
  CHECK_FALSE(run(load, 12).has_value());
  CHECK(result == RawValue{9, 0});
}

TEST_CASE_FIXTURE(Fixture, "invoke: a fault in the guard is a trap with a backtrace") {
  make();
  for (const uint32_t address : {0x10000u, 0xffff'fffcu}) {
    const auto trap = run(load, address);
    REQUIRE(trap.has_value());
    CHECK(trap->code == TrapCode::memory_out_of_bounds);
    REQUIRE(trap->frames.size() == 1);
    CHECK(trap->frames[0].module == "m");
    CHECK(trap->frames[0].function == "load");
    CHECK(trap->frames[0].function_index == load);
    CHECK(trap->frames[0].wasm_offset == 0x20);
  }
  CHECK_FALSE(run(add, 1, 2).has_value());
}

TEST_CASE_FIXTURE(Fixture, "invoke: explicit traps and the stack's end") {
  make();
  auto trap = run(trap_);
  REQUIRE(trap.has_value());
  CHECK(trap->message == "wasm `unreachable` instruction executed");
  CHECK(trap->frames[0].wasm_offset == 0x40);
  trap = run(recurse);
  REQUIRE(trap.has_value());
  CHECK(trap->code == TrapCode::call_stack_exhausted);
  CHECK(trap->frames[0].wasm_offset == 0x31);
  CHECK(trap->frames[1].wasm_offset == 0x30);
  CHECK(trap->frames.size() == 2);
  REQUIRE(trap->repeats.size() == 1);
  CHECK(trap->repeats[0].first == 1);
  CHECK(trap->repeats[0].length == 1);
  CHECK(trap->repeats[0].count > 1000);
  CHECK(trap->omitted == 0);
}

TEST_CASE_FIXTURE(Fixture, "invoke: a stack larger than the thread's") {
  StoreConfig config;
  config.max_wasm_stack = uint64_t{64} << 20;
  store = std::make_unique<Store>(trampolines, types, abi::CompileOptions{}, config);
  make();
  CHECK(run(recurse)->code == TrapCode::call_stack_exhausted);
  CHECK_FALSE(run(add, 1, 2).has_value());
  CHECK(result.low == 3);
}

TEST_CASE_FIXTURE(Fixture, "invoke: host functions return, trap and exit") {
  make(kBinary, [](Caller& caller, const RawValue* args, RawValue* results) {
    CHECK(caller.memory().size() == 65536);
    if (args[0].low == 1) return HostOutcome::trap("no luck");
    if (args[0].low == 2) return HostOutcome::exit(7);
    results[0].low = args[0].low * args[1].low;
    return HostOutcome();
  });
  CHECK_FALSE(run(call_host, 6, 7).has_value());
  CHECK(result.low == 42);
  auto trap = run(call_host, 1);
  REQUIRE(trap.has_value());
  CHECK(trap->message == "no luck");
  REQUIRE(trap->frames.size() == 1);
  CHECK(trap->frames[0].wasm_offset == 0x50);
  trap = run(call_host, 2);
  REQUIRE(trap.has_value());
  CHECK(trap->is_exit());
  CHECK(trap->exit_status == 7);
}

TEST_CASE_FIXTURE(Fixture, "invoke: a trap of a nested call has all frames") {
  bool propagate = true;
  make(kBinary, [&](Caller&, const RawValue*, RawValue* results) {
    auto trap = run(load, 0x10000);
    REQUIRE(trap.has_value());
    if (propagate) return HostOutcome::propagate(std::move(*trap));
    results[0].low = trap->frames.size();
    return HostOutcome();
  });
  const auto trap = run(call_host);
  REQUIRE(trap.has_value());
  CHECK(trap->code == TrapCode::memory_out_of_bounds);
  REQUIRE(trap->frames.size() == 2);
  CHECK(trap->frames[0].function == "load");
  CHECK(trap->frames[1].function == "call_host");
  propagate = false;
  CHECK_FALSE(run(call_host).has_value());
  CHECK(result.low == 2);
}

TEST_CASE_FIXTURE(Fixture, "invoke: many results go through memory") {
  const FuncType many{{ValType::i32()}, std::vector<ValType>(8, ValType::i64())};
  make(many, [](Caller&, const RawValue* args, RawValue* results) {
    for (uint64_t i = 0; i < 8; ++i) results[i].low = args[0].low + i;
    return HostOutcome();
  });
  // call_host hands its argument registers on, the area's address among them.
  const RawValue args[] = {{5, 0}};
  RawValue results[8];
  CHECK_FALSE(
      invoke(*store, *instance->func(FuncIndex{call_host}), many, args, results).has_value());
  CHECK(results[0].low == 5);
  CHECK(results[7].low == 12);
}

TEST_CASE_FIXTURE(Fixture, "invoke: a deadline interrupts code, and host calls as they return") {
  make(kBinary, [](Caller&, const RawValue*, RawValue*) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(20);
    while (std::chrono::steady_clock::now() < end) {
    }
    return HostOutcome();
  });
  for (const Function function : {spin, call_host}) {
    store->set_deadline(std::chrono::steady_clock::now() + std::chrono::milliseconds(5));
    const auto trap = run(function);
    REQUIRE(trap.has_value());
    CHECK(trap->message == "interrupt");
    CHECK(trap->frames[0].function_index == function);
  }
  store->set_deadline(std::nullopt);
  CHECK_FALSE(run(add).has_value());
}

TEST_CASE_FIXTURE(Fixture, "code: no page is writable and executable, and loaded code is not writable") {
  make();
  CHECK_FALSE(run(add, 1, 2).has_value());
  std::ifstream maps("/proc/self/maps");
  int executable = 0;
  for (std::string line; std::getline(maps, line);) {
    const std::string rights = line.substr(line.find(' ') + 1, 4);
    CHECK_MESSAGE((rights[1] != 'w' || rights[2] != 'x'), line);
    if (line.find("memfd:") == std::string::npos) continue;
    CHECK_MESSAGE(rights == "r-xp", line);
    ++executable;
  }
  CHECK(executable > 0);
}

namespace {

// How a child process ends that does `work`; 0 where it comes back from that.
template <class Work>
int signal_of(Work&& work) {
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

// The handler that was there before is the default action.
TEST_CASE_FIXTURE(Fixture, "signals: a fault elsewhere is not a trap") {
  make();
  // The site is known, but page 0 is no memory's guard.
  CHECK(signal_of([&] { run(wild); }) == SIGSEGV);
}

TEST_CASE_FIXTURE(Fixture, "signals: a fault of the host in a guard is not a trap") {
  make(kBinary, [&](Caller&, const RawValue*, RawValue*) {
    const auto bytes = instance->memory(MemoryIndex{0})->bytes();
    const volatile uint8_t* const guard = bytes.data() + bytes.size();
    (void)*guard;
    return HostOutcome();
  });
  CHECK(signal_of([&] { run(call_host); }) == SIGSEGV);
}

TEST_CASE_FIXTURE(Fixture, "signals: one that is sent is not a trap, whatever runs") {
  make();
  CHECK(signal_of([&] {
          signal(SIGALRM, [](int) { kill(getpid(), SIGSEGV); });
          ualarm(1000, 0);
          run(spin);
        }) == SIGSEGV);
}
