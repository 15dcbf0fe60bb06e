// Calls, traps, faults, backtraces and interruption, with machine code that is written by hand.
#if defined(__x86_64__)

#include "runtime/invoke.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <initializer_list>
#include <string>

#include "jit/x64/trampolines.h"
#include "runtime/signals.h"

using namespace tenon;
using namespace tenon::runtime;
using abi::SiteKind;
using abi::TrapCode;

namespace {

const FuncType kBinary{{ValType::i32(), ValType::i32()}, {ValType::i32()}};

enum Function : uint32_t { import_ = 0, add, load, spin, recurse, trap_, call_host, wild, count_ };

// Assembles functions with a frame, and their sites.
class Code {
 public:
  explicit Code(const model::Module& module) : layout_(module) {
    begin();
    bytes({0x8d, 0x04, 0x08});  // lea eax, [rax + rcx]
    end();
    begin();
    bytes({0x4d, 0x8b, 0x37});  // mov r14, [r15]
    body();
    site(SiteKind::memory_fault, TrapCode::memory_out_of_bounds, 0x20);
    bytes({0x41, 0x8b, 0x04, 0x06});  // mov eax, [r14 + rax]
    end();
    begin();
    bytes({0xeb, 0xfe});  // jmp $
    end();
    const uint32_t self = begin();
    bytes({0x49, 0x3b, 0x67, 0x10, 0x76, 0x05, 0xe8});  // cmp rsp, [r15 + 16]; jbe +5; call self
    word(self - (pc() + 4));
    site(SiteKind::call, TrapCode::unreachable, 0x30);
    bytes({0x41, 0xff, 0x57, 0x18});  // call [r15 + 24]
    site(SiteKind::trap, TrapCode::call_stack_exhausted, 0x31);
    end();
    begin();
    bytes({0x41, 0xff, 0x57, 0x18});
    site(SiteKind::trap, TrapCode::unreachable, 0x40);
    end();
    begin();
    const uint32_t slot = layout_.import_slot(FuncIndex{0});
    bytes({0x41, 0x57, 0x50});  // push r15; push rax
    bytes({0x4d, 0x89, 0xfe});  // mov r14, r15
    bytes({0x4d, 0x8b, 0xbe});  // mov r15, [r14 + slot.instance]
    word(slot + static_cast<uint32_t>(offsetof(abi::ImportSlot, instance)));
    bytes({0x41, 0xff, 0x96});  // call [r14 + slot.code]
    word(slot);
    site(SiteKind::call, TrapCode::unreachable, 0x50);
    bytes({0x4c, 0x8b, 0x7d, 0xf8, 0x48, 0x89, 0xec});  // mov r15, [rbp - 8]; mov rsp, rbp
    end();
    begin();
    site(SiteKind::memory_fault, TrapCode::memory_out_of_bounds, 0x60);
    bytes({0x8b, 0x04, 0x25, 0x00, 0x02, 0x00, 0x00});  // mov eax, [0x200]
    end();
  }
  abi::CodeObject take() { return std::move(object_); }

 private:
  uint32_t pc() const { return static_cast<uint32_t>(object_.bytes.size()); }
  void bytes(std::initializer_list<uint8_t> list) {
    object_.bytes.insert(object_.bytes.end(), list);
  }
  void word(uint32_t value) {
    for (int i = 0; i < 4; ++i) object_.bytes.push_back(static_cast<uint8_t>(value >> (8 * i)));
  }
  void site(SiteKind kind, TrapCode code, uint32_t offset) {
    object_.sites.add({pc(), offset, kind, code});
  }
  uint32_t begin() {
    const uint32_t start = pc();
    bytes({0x55, 0x48, 0x89, 0xe5});
    object_.functions.push_back(
        {start, start, pc(), 0, 0, object_.sites.begin_function(start)});
    return start;
  }
  void body() { object_.functions.back().body = pc(); }
  void end() {
    object_.functions.back().epilogue = pc();
    bytes({0x5d, 0xc3});
    object_.functions.back().end = pc();
  }

  abi::InstanceLayout layout_;
  abi::CodeObject object_;
};

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
      *Trampolines::make(jit::x64::make_trampolines_x64(trampoline_targets()));
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

TEST_CASE_FIXTURE(Fixture, "signals: a fault elsewhere is not a trap") {
  make();
  // The site is known, but page 0 is no memory's guard.
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    run(wild);
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  // The handler that was there before is the default action.
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGSEGV);
}

#endif
