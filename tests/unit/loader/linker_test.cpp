// Import matching and constant expressions, on modules that are built by hand and have no code.
#include "loader/linker.h"

#include <doctest/doctest.h>

#include "loader/const_eval.h"
#include "loader/instantiate.h"

using namespace tenon;
using namespace tenon::loader;
using model::ExternKind;

namespace {

struct Fixture {
  types::TypeStore types;
  runtime::Store store{std::make_shared<runtime::Trampolines>(), types, {}, {}};
  Linker linker;

  // A module with imports `m::f` that `fill` adds, instantiated.
  template <class F>
  Result<Instantiated> instantiate_with(F&& fill) {
    auto blob = std::make_shared<model::Blob>();
    blob->modules.push_back({});
    model::Module& filled = blob->modules[ArtifactIndex{0}];
    fill(filled, *blob);
    for (uint32_t i = 0; i < filled.imports.size(); ++i) {
      filled.initializers.emplace_back(model::ImportInit{i});
    }
    Module loaded{blob, &blob->root_module(), nullptr, nullptr, "app.wasm"};
    auto code = runtime::ModuleCode::make({{0xc3}, {}, {}, {}}, blob, *loaded.module, loaded.name);
    REQUIRE(code.ok());
    loaded.code = *code;
    loaded.type_ids =
        std::make_shared<const std::vector<uint32_t>>(types::remap(blob->types, types));
    return instantiate(store, loaded, linker);
  }
  std::string link_error(const Result<Instantiated>& result) {
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::link);
    CHECK(result.error().context == "needed by: app.wasm");
    return result.error().message;
  }
};

void import_memory(model::Module& module, Limits limits) {
  module.memories.push_back({{limits, 16}, true});
  module.num_imported_memories = 1;
  module.imports.push_back({"m", "f", false, ExternKind::memory, 0, 0});
}

void import_global(model::Module& module, GlobalType type) {
  module.globals.push_back({type, true, {}});
  module.num_imported_globals = 1;
  module.imports.push_back({"m", "f", false, ExternKind::global, 0, 0});
}

constexpr uint8_t kBytes[] = {5, 6};
// (i32.mul (i32.sub (global.get 0) (i32.const 44)) (i32.const 3))
constexpr uint8_t kExpr[] = {0x23, 0, 0x41, 44, 0x6b, 0x41, 3, 0x6c, 0x0b};

model::ConstExpr value(uint64_t bits) {
  return {model::ConstExpr::Kind::value, ValType::i32(), {bits, 0}, 0, {}, 0};
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "linker: an unknown import") {
  CHECK(link_error(instantiate_with([](auto& module, auto&) { import_memory(module, {}); })) ==
        "unknown import: `m::f` has not been defined");
}

TEST_CASE_FIXTURE(Fixture, "linker: memories match by their current size and maximum") {
  linker.define("m", "f", *store.add_memory({{2, 5, true, false, false}, 16}));
  const auto with = [&](Limits limits) {
    return instantiate_with([&](auto& module, auto&) { import_memory(module, limits); });
  };
  CHECK(with({2, 0, false, false, false}).ok());
  CHECK(with({0, 5, true, false, false}).ok());
  CHECK(link_error(with({3, 0, false, false, false})) ==
        "incompatible import type for `m::f`: expected (memory 3), found (memory 2 5): minimum 2, "
        "3 needed");
  CHECK_FALSE(with({0, 4, true, false, false}).ok());
  CHECK_FALSE(with({0, 0, false, false, true}).ok());
}

TEST_CASE_FIXTURE(Fixture, "linker: globals match by mutability and type") {
  linker.define("m", "f", store.add_global({ValType::i32(), false}, {42, 0}));
  const auto with = [&](GlobalType type) {
    return instantiate_with([&](auto& module, auto&) { import_global(module, type); });
  };
  CHECK(with({ValType::i32(), false}).ok());
  CHECK_FALSE(with({ValType::i32(), true}).ok());
  CHECK_FALSE(with({ValType::i64(), false}).ok());
  CHECK(link_error(instantiate_with([](auto& module, auto&) { import_memory(module, {}); })) ==
        "incompatible import type for `m::f`: expected (memory 0), found (global i32)");
}

TEST_CASE_FIXTURE(Fixture, "linker: functions match by their type in the engine's store") {
  const FuncType wanted{{ValType::i32()}, {}};
  types::TypeStore& engine_types = types;
  const auto id = TypeId{engine_types.add_group({{wanted, std::nullopt, true}})};
  auto host = std::make_shared<runtime::HostFunc>(
      std::make_shared<runtime::Trampolines>(), id, wanted,
      [](auto&, const RawValue*, RawValue*) { return runtime::HostOutcome(); });
  linker.define("m", "f", &host->ref);
  const auto with = [&](const FuncType& type) {
    return instantiate_with([&](model::Module& module, model::Blob& blob) {
      module.types.push_back({BlobTypeId{blob.types.add_group({{type, std::nullopt, true}})}});
      module.funcs.push_back({BlobTypeId{0}, true, false});
      module.num_imported_funcs = 1;
      module.imports.push_back({"m", "f", false, ExternKind::func, 0, 0});
    });
  };
  auto good = with(wanted);
  REQUIRE(good.ok());
  CHECK(good->instance->func(FuncIndex{0}) == &host->ref);
  CHECK(link_error(with({{}, {ValType::i32()}})) ==
        "incompatible import type for `m::f`: expected (func (result i32)), found (func (param "
        "i32)): 1 parameter, not 0");
}

TEST_CASE_FIXTURE(Fixture, "instantiate: effects of active segments stay when a later one traps") {
  auto* memory = *store.add_memory({{1, 0, false, false, false}, 16});
  linker.define("m", "f", memory);
  auto done = instantiate_with([](auto& module, auto&) {
    import_memory(module, {});
    for (const uint64_t offset : {0u, 65535u}) {
      model::DataSegment segment;
      segment.mode = model::SegmentMode::active;
      segment.offset = value(offset);
      segment.bytes = kBytes;
      module.datas.push_back(segment);
    }
  });
  REQUIRE(done.ok());
  REQUIRE(done->trap.has_value());
  CHECK(done->trap->message == "out of bounds memory access");
  CHECK(memory->bytes()[0] == 5);
  CHECK(memory->bytes()[65535] == 0);
}

TEST_CASE_FIXTURE(Fixture, "instantiate: extended constant expressions") {
  linker.define("m", "f", store.add_global({ValType::i32(), false}, {42, 0}));
  auto done = instantiate_with([](auto& module, auto&) {
    import_global(module, {ValType::i32(), false});
    model::ConstExpr init;
    init.type = ValType::i32();
    init.bytes = kExpr;
    module.globals.push_back({{ValType::i32(), true}, false, init});
  });
  REQUIRE(done.ok());
  CHECK(done->instance->global(GlobalIndex{1})->get() == RawValue{0xffff'fffa, 0});
}
