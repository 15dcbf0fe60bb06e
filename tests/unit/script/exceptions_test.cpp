// Exceptions and the host: those that cross its frames, what it is told, and what memory they take.
#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "loader/instantiate.h"
#include "text/text.h"

using namespace tenon;
using abi::TrapCode;
using runtime::HostOutcome;
using runtime::Trap;

namespace {

const FuncType kI32ToI32{{ValType::i32()}, {ValType::i32()}};
const ValType kExnref = ValType::ref(AbstractHeap::exn, true);

struct Fixture {
  std::unique_ptr<loader::Engine> engine = loader::Engine::make().value();
  std::unique_ptr<runtime::Store> store = engine->make_store();
  loader::Linker linker;
  runtime::Instance* instance = nullptr;
  std::optional<Trap> kept;

  void make(std::string_view text) {
    auto bytes = text::encode_module(text, "test.wat");
    REQUIRE(bytes.ok());
    const auto loaded = engine->load(*std::move(bytes), "test");
    REQUIRE(loaded.ok());
    const auto made = loader::instantiate(*store, **loaded, linker);
    REQUIRE(made.ok());
    REQUIRE_FALSE(made->trap);
    instance = made->instance;
  }
  loader::CallOutcome call(std::string_view name, const std::vector<Value>& args = {}) {
    const auto item = loader::find_export(*instance, name);
    REQUIRE(item);
    return *loader::call(*store, *item->func(), args);
  }
  int64_t result(std::string_view name, const std::vector<Value>& args = {}) {
    const auto outcome = call(name, args);
    if (const Trap* trap = std::get_if<Trap>(&outcome)) FAIL(trap->message);
    return static_cast<int32_t>(std::get<std::vector<Value>>(outcome)[0].as_i32());
  }
  Trap trap(std::string_view name, const std::vector<Value>& args = {}) {
    auto outcome = call(name, args);
    REQUIRE(std::holds_alternative<Trap>(outcome));
    return std::get<Trap>(std::move(outcome));
  }
};

// Calls the host, which calls $inner; $outer catches. The locals are in registers, of both classes.
constexpr std::string_view kThere = R"(
(module
  (import "host" "call" (func $host (param i32) (result i32)))
  (tag $e (export "my-error") (param i32 f64))
  (tag $other (param i32 f64))
  (func (export "inner") (param $n i32) (result i32) (local $i i32) (local $d f64)
    (loop $l
      (local.set $i (i32.add (local.get $i) (i32.const 3)))
      (local.set $d (f64.add (local.get $d) (f64.const 2)))
      (br_if $l (i32.lt_u (local.get $i) (i32.const 30))))
    (if (i32.eqz (local.get $n)) (then (throw $e (local.get $i) (local.get $d))))
    (if (i32.eq (local.get $n) (i32.const 1)) (then (unreachable)))
    (local.get $n))
  (func $outer (export "outer") (param $n i32) (result i32) (local $i i32) (local $d f64)
    (loop $l
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (local.set $d (f64.add (local.get $d) (f64.const 100)))
      (br_if $l (i32.lt_u (local.get $i) (i32.const 10))))
    (block $h (result i32 f64)
      (try_table (catch $other $h) (catch $e $h)
        (return (call $host (local.get $n))))
      (unreachable))
    (local.set $d (f64.add (local.get $d)))
    (i32.add (local.get $i))
    (i32.add (i32.trunc_f64_u (local.get $d))))
  (func (export "catch all") (param $n i32) (result i32)
    (block $h (try_table (catch_all $h) (return (call $host (local.get $n)))))
    (i32.const -1))
  (func (export "uncaught") (param i32) (result i32) (call $host (local.get 0)))
  (func (export "garbage") (param $n i32)
    (loop $l
      (block $h (result exnref)
        (try_table (catch_all_ref $h) (throw $e (local.get $n) (f64.const 0)))
        (unreachable))
      (drop)
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
))";

}  // namespace

TEST_CASE_FIXTURE(Fixture, "exceptions: a host function's failure goes on in its caller") {
  linker.define_host(*engine, "host", "call", kI32ToI32,
                     [&](runtime::Caller&, const RawValue* args, RawValue* results) {
                       auto outcome = call("inner", {Value::i32(static_cast<uint32_t>(args[0].low))});
                       if (Trap* trap = std::get_if<Trap>(&outcome)) {
                         kept = *trap;
                         return HostOutcome::propagate(std::move(*trap));
                       }
                       results[0] = std::get<std::vector<Value>>(outcome)[0].bits;
                       return HostOutcome();
                     });
  make(kThere);
  CHECK(result("outer", {Value::i32(7)}) == 7);
  CHECK(result("outer", {Value::i32(0)}) == 10 + 30 + 1000 + 20);
  REQUIRE(kept);
  CHECK(kept->code == TrapCode::exception);
  CHECK(kept->message == "uncaught exception `my-error`: i32 30, f64 20");
  // Of both activations, from where it was thrown.
  REQUIRE(kept->frames.size() == 2);
  CHECK(kept->frames[0].function_index == 1);
  CHECK(kept->frames[1].function_index == 2);
  CHECK(result("catch all", {Value::i32(0)}) == -1);
  // What is no exception is not caught.
  CHECK(trap("outer", {Value::i32(1)}).code == TrapCode::unreachable);
  CHECK(trap("catch all", {Value::i32(1)}).code == TrapCode::unreachable);
  const Trap uncaught = trap("uncaught", {Value::i32(0)});
  CHECK(uncaught.code == TrapCode::exception);
  CHECK(uncaught.frames.size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "exceptions: a host function that keeps a failure for later") {
  bool throws = false;
  linker.define_host(*engine, "host", "call", kI32ToI32,
                     [&](runtime::Caller&, const RawValue*, RawValue*) {
                       return throws ? HostOutcome::propagate(*kept) : HostOutcome::exit(3);
                     });
  make(kThere);
  CHECK(trap("catch all", {Value::i32(0)}).is_exit());
  kept = trap("inner", {Value::i32(0)});
  // Collections in between leave it, since it is kept.
  call("garbage", {Value::i32(200'000)});
  throws = true;
  CHECK(result("outer", {Value::i32(0)}) == 10 + 30 + 1000 + 20);
  // In another store it is nothing that could be caught; nor when its store is gone.
  const auto first = std::move(store);
  store = engine->make_store();
  make(kThere);
  CHECK(trap("outer", {Value::i32(0)}).code == TrapCode::exception);
  CHECK(trap("catch all", {Value::i32(0)}).code == TrapCode::exception);
  CHECK(result("inner", {Value::i32(9)}) == 9);
}

TEST_CASE_FIXTURE(Fixture, "exceptions: a failure that outlives its store") {
  linker.define_host(*engine, "host", "call", kI32ToI32,
                     [&](runtime::Caller&, const RawValue*, RawValue*) {
                       return HostOutcome::propagate(*kept);
                     });
  make(kThere);
  kept = trap("inner", {Value::i32(0)});
  store = engine->make_store();
  make(kThere);
  CHECK(trap("outer", {Value::i32(0)}).code == TrapCode::exception);
  CHECK(trap("catch all", {Value::i32(0)}).code == TrapCode::exception);
}

namespace {

constexpr std::string_view kReferences = R"(
(module
  (global $first (import "host" "exn") exnref)
  (tag $e (param i32))
  (tag $link (param i32 exnref))
  (global $g (mut exnref) (ref.null exn))
  (table $t 3 exnref)
  (elem $seg exnref (global.get $first) (ref.null exn))
  (func $make (param i32) (result exnref)
    (block $h (result exnref)
      (try_table (catch_all_ref $h) (throw $e (local.get 0)))
      (unreachable)))
  (func $value (param exnref) (result i32)
    (block $h (result i32)
      (try_table (catch $e $h) (throw_ref (local.get 0)))
      (unreachable)))
  (func $garbage (export "garbage") (param $n i32)
    (loop $l
      (drop (call $make (local.get $n)))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  ;; Those that catch a value or nothing make no objects.
  (func (export "no objects") (param $n i32)
    (loop $l
      (block $h (result i32)
        (try_table (catch $e $h) (throw $e (local.get $n)))
        (unreachable))
      (drop)
      (block $h (try_table (catch_all $h) (throw $e (local.get $n))))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  ;; In a global, a table, a segment, a pinned local, an operand beneath, a frame further out.
  (func (export "kept") (param $n i32) (result i32) (local $e exnref) (local $i i32)
    (global.set $g (call $make (i32.const 1)))
    (table.set $t (i32.const 1) (call $make (i32.const 20)))
    (local.set $e (call $make (i32.const 300)))
    (call $make (i32.const 4000))
    (loop $l
      (call $garbage (local.get $n))
      (if (i32.ne (call $value (local.get $e)) (i32.const 300)) (then (unreachable)))
      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 3))))
    (table.init $t $seg (i32.const 2) (i32.const 0) (i32.const 1))
    (call $value)
    (i32.add (call $value (global.get $g)))
    (i32.add (call $value (table.get $t (i32.const 1))))
    (i32.add (call $value (local.get $e))))
  ;; Each has the one before; then all are forgotten.
  (func (export "chain") (param $n i32)
    (loop $l
      (block $h (result exnref)
        (try_table (catch_all_ref $h) (throw $link (local.get $n) (global.get $g)))
        (unreachable))
      (global.set $g)
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "length") (result i32) (local $e exnref) (local $n i32)
    (local.set $e (global.get $g))
    (block $end
      (loop $l
        (br_if $end (ref.is_null (local.get $e)))
        (block $h (result i32 exnref)
          (try_table (catch $link $h) (throw_ref (local.get $e)))
          (unreachable))
        (local.set $e) (drop)
        (local.set $n (i32.add (local.get $n) (i32.const 1)))
        (br $l)))
    (local.get $n))
  (func (export "forget") (global.set $g (ref.null exn)))
  (func (export "give") (param i32) (result exnref) (call $make (local.get 0)))
  (func (export "take") (param exnref) (result i32) (call $value (local.get 0)))
))";

struct References : Fixture {
  References() {
    linker.define("host", "exn", store->add_global({kExnref, false}, RawValue{}));
  }
  uint64_t bytes() { return store->heap().bytes(); }
};

}  // namespace

TEST_CASE_FIXTURE(References, "exceptions: what nothing refers to is freed") {
  make(kReferences);
  call("no objects", {Value::i32(1000)});
  CHECK(bytes() == 0);
  uint64_t most = 0;
  for (int i = 0; i < 20; ++i) {
    call("garbage", {Value::i32(50'000)});
    most = std::max(most, bytes());
  }
  CHECK(most > 0);
  CHECK(most < 3 << 20);
}

TEST_CASE_FIXTURE(References, "exceptions: what something refers to is kept") {
  make(kReferences);
  CHECK(result("kept", {Value::i32(100'000)}) == 4321);
  CHECK(bytes() < 3 << 20);
}

TEST_CASE_FIXTURE(References, "exceptions: a chain of them, longer than any stack") {
  make(kReferences);
  constexpr uint32_t kLength = 300'000;
  call("chain", {Value::i32(kLength)});
  call("garbage", {Value::i32(1'000'000)});
  CHECK(result("length") == kLength);
  const uint64_t full = bytes();
  CHECK(full >= kLength * runtime::Exception::bytes(2));
  call("forget");
  call("garbage", {Value::i32(1'000'000)});
  CHECK(bytes() < full / 2);
  CHECK(result("length") == 0);
}

TEST_CASE_FIXTURE(References, "exceptions: those that the host was given are kept") {
  make(kReferences);
  auto outcome = call("give", {Value::i32(77)});
  const Value given = std::get<std::vector<Value>>(outcome)[0];
  CHECK_FALSE(given.is_null());
  call("garbage", {Value::i32(200'000)});
  CHECK(result("take", {given}) == 77);
  CHECK(trap("take", {Value::null(kExnref)}).code == TrapCode::null_exception_reference);
}

TEST_CASE_FIXTURE(Fixture, "exceptions: a store gives no more memory than its limit") {
  runtime::StoreConfig config;
  config.max_heap_bytes = 1 << 20;
  store = engine->make_store(config);
  linker.define("host", "exn", store->add_global({kExnref, false}, RawValue{}));
  make(kReferences);
  call("garbage", {Value::i32(200'000)});
  const Trap full = trap("chain", {Value::i32(200'000)});
  CHECK(full.code == TrapCode::heap_exhausted);
  CHECK(full.frames.size() == 1);
  CHECK(store->heap().bytes() <= config.max_heap_bytes);
  call("forget");
  call("chain", {Value::i32(100)});
}
