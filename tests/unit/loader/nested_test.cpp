// Instantiation of what module linking nests, with host functions: who calls, when, and what can go
// wrong on the way.
#include <doctest/doctest.h>

#include "binary/linking_bytes.h"
#include "loader/instantiate.h"

namespace tenon::loader {
namespace {

using namespace binary::test;  // NOLINT

struct Fixture {
  std::unique_ptr<Engine> engine = Engine::make().value();
  std::unique_ptr<runtime::Store> store = engine->make_store();
  Linker linker;

  std::shared_ptr<const Module> load(const Bytes& bytes, const char* text) {
    auto loaded = engine->load(bytes, text);
    REQUIRE(loaded.ok());
    return *loaded;
  }
  void define(const char* text, runtime::HostFunction function) {
    linker.define_host_name(*engine, text, {}, std::move(function));
  }
};

// Its start function is what it imports as `h`.
const Bytes kStarts = module_from(
    {types_of({kFunc}), imports_of({import_one("h", {0x00, 0x00})}), section(8, {0x00})});
// Two instances of it, given what the root imports as `h`.
const Bytes kTwoStarts = module_from(
    {types_of({kFunc}), imports_of({import_one("h", {0x00, 0x00})}), modules_of({kStarts}),
     instances_of({binary::test::instantiate(0, {item("h", 0, 0)}),
                   binary::test::instantiate(0, {item("h", 0, 0)})}),
     exports_of({item("i", 6, 1), item("m", 5, 0)})});

}  // namespace

TEST_CASE_FIXTURE(Fixture, "linking 34: a host function sees the nested instance that calls") {
  std::vector<std::string> callers;
  define("h", [&](runtime::Caller& caller, const RawValue*, RawValue*) {
    callers.push_back(caller.instance() != nullptr ? caller.instance()->name() : "");
    return runtime::HostOutcome();
  });
  const auto made = instantiate(*store, *load(kTwoStarts, "app"), linker);
  REQUIRE(made.ok());
  CHECK(callers == std::vector<std::string>{"app/module0#0", "app/module0#1"});
}

TEST_CASE_FIXTURE(
    Fixture, "linking 38: a nested start calls a host function that instantiates a linked root") {
  const auto inner =
      load(module_from({modules_of({module_from({})}), instances_of({binary::test::instantiate(0)}),
                        exports_of({item("i", 6, 0)})}),
           "inner");
  int calls = 0;
  define("h", [&](runtime::Caller& caller, const RawValue*, RawValue*) {
    ++calls;
    const auto made = instantiate(caller.store(), *inner, linker);
    if (!made.ok() || made->trap) return runtime::HostOutcome::trap("no instance");
    CHECK(find_export(*made->instance, "i")->instance() != nullptr);
    return runtime::HostOutcome();
  });
  const auto made = instantiate(*store, *load(kTwoStarts, "app"), linker);
  REQUIRE(made.ok());
  CHECK_FALSE(made->trap);
  CHECK(calls == 2);
  CHECK(store->instances().size() == 3 + 2 * 2);
}

TEST_CASE_FIXTURE(Fixture,
                  "linking 30: the first trap ends the root, and no later instance is made") {
  int calls = 0;
  define("h", [&](runtime::Caller&, const RawValue*, RawValue*) {
    ++calls;
    return runtime::HostOutcome::trap("stop");
  });
  const auto made = instantiate(*store, *load(kTwoStarts, "app"), linker);
  REQUIRE(made.ok());
  REQUIRE(made->trap);
  CHECK(made->trap->message == "stop");
  CHECK(calls == 1);
  CHECK(store->instances().size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "linking 37: limits hold on the whole tree, before each instance") {
  int calls = 0;
  define("h", [&](runtime::Caller&, const RawValue*, RawValue*) {
    ++calls;
    return runtime::HostOutcome();
  });
  runtime::StoreConfig config;
  config.max_instances = 2;
  store = engine->make_store(config);
  const auto made = instantiate(*store, *load(kTwoStarts, "app"), linker);
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().kind == ErrorKind::limit);
  CHECK(made.error().context == "instantiating `app/module0#1`: resource limit exceeded");
  CHECK(calls == 1);
}

TEST_CASE_FIXTURE(Fixture,
                  "linking 47: an exported module is a value that another root instantiates") {
  int calls = 0;
  define("h", [&](runtime::Caller&, const RawValue*, RawValue*) {
    ++calls;
    return runtime::HostOutcome();
  });
  const auto made = instantiate(*store, *load(kTwoStarts, "app"), linker);
  REQUIRE(made.ok());
  linker.define_instance("a", *made->instance);
  const Bytes root = module_from(
      {types_of(
           {kFunc, module_type({type_decl(kFunc), import_decl(import_one("h", {0x00, 0x00}))})}),
       imports_of({import_one("h", {0x00, 0x00}), import_two("a", "m", {0x05, 0x01})}),
       instances_of({binary::test::instantiate(0, {item("h", 0, 0)})})});
  const auto other = instantiate(*store, *load(root, "other"), linker);
  REQUIRE(other.ok());
  CHECK(calls == 3);
}

}  // namespace tenon::loader
