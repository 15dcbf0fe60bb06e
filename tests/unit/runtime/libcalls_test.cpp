// Tables, stores and libcalls, on an instance that is built by hand and runs no code.
#include "runtime/libcalls.h"

#include <doctest/doctest.h>

#include "runtime/store.h"

using namespace tenon;
using namespace tenon::runtime;
using abi::TrapCode;

namespace {

constexpr uint64_t kFailed = ~uint64_t{0};
constexpr uint64_t kFailed32 = 0xffff'ffff;
constexpr uint64_t kPage = 64 << 10;
constexpr uint8_t kData[] = {1, 2, 3, 4};

TableType table_type(uint64_t min, uint64_t max) {
  return {ValType::funcref(), {min, max, true, false, false}};
}

struct Fixture {
  types::TypeStore types;
  Store store{std::make_shared<Trampolines>(), types, {}, {}};
  Instance* instance = nullptr;

  Fixture() {
    auto blob = std::make_shared<model::Blob>();
    model::Module module;
    module.memories.push_back({{{1, 2, true, false, false}, 16}, false});
    module.tables.push_back({table_type(4, 8), false, {}});
    model::DataSegment data;
    data.bytes = kData;
    module.datas.push_back(data);
    module.elems.push_back({});
    blob->modules.push_back(std::move(module));
    auto code = ModuleCode::make({{0xc3}, {}, {}, {}}, blob, blob->root_module(), "m");
    REQUIRE(code.ok());
    auto made = store.add_instance(*code, std::make_shared<std::vector<uint32_t>>(), "m");
    REQUIRE(made.ok());
    instance = *made;
    instance->bind_memory(*store.add_memory(blob->root_module().memories[MemoryIndex{0}].type));
    instance->bind_table(*store.add_table(table_type(4, 8)));
    instance->elem(ElemIndex{0}) = {11, 22, 33};
  }

  template <class... Args>
  abi::LibcallResult run(abi::LibcallFunction function, Args... args) {
    const uint64_t operands[] = {static_cast<uint64_t>(args)...};
    return function(instance->data(), operands);
  }
  template <class... Args>
  bool traps(TrapCode code, abi::LibcallFunction function, Args... args) {
    return run(function, args...).trap == static_cast<uint64_t>(code) + 1;
  }
  template <class... Args>
  bool runs(abi::LibcallFunction function, Args... args) {
    return run(function, args...).trap == 0;
  }
  std::span<uint8_t> memory() { return instance->memory(MemoryIndex{0})->bytes(); }
  Table& table() { return *instance->table(TableIndex{0}); }
};

constexpr auto kMemoryTrap = TrapCode::memory_out_of_bounds;
constexpr auto kTableTrap = TrapCode::table_out_of_bounds;

}  // namespace

TEST_CASE_FIXTURE(Fixture, "libcalls: memory.grow of a 32-bit memory has a zero high half") {
  CHECK(run(libcalls::memory_grow, 1, 0).value == 1);
  CHECK(run(libcalls::memory_grow, 1, 0).value == kFailed32);
  CHECK(instance->data()->memory0->length == 2 * kPage);
}

TEST_CASE_FIXTURE(Fixture, "libcalls: memory.fill checks before it writes") {
  CHECK(runs(libcalls::memory_fill, 0, 0x1ff, kPage, 0));
  CHECK(memory()[kPage - 1] == 0xff);
  CHECK(traps(kMemoryTrap, libcalls::memory_fill, 1, 0, kPage, 0));
  CHECK(memory()[1] == 0xff);
  CHECK(runs(libcalls::memory_fill, kPage, 0, 0, 0));
  CHECK(traps(kMemoryTrap, libcalls::memory_fill, kPage + 1, 0, 0, 0));
  CHECK(traps(kMemoryTrap, libcalls::memory_fill, kFailed, 0, 2, 0));
}

TEST_CASE_FIXTURE(Fixture, "libcalls: memory.copy overlaps") {
  memory()[0] = 1;
  memory()[1] = 2;
  CHECK(runs(libcalls::memory_copy, 1, 0, 2, 0, 0));
  CHECK(memory()[1] == 1);
  CHECK(memory()[2] == 2);
  CHECK(traps(kMemoryTrap, libcalls::memory_copy, 0, kPage - 1, 2, 0, 0));
  CHECK(traps(kMemoryTrap, libcalls::memory_copy, kFailed, 0, 2, 0, 0));
}

TEST_CASE_FIXTURE(Fixture, "libcalls: memory.init and data.drop") {
  CHECK(runs(libcalls::memory_init, 8, 1, 3, 0, 0));
  CHECK(memory()[8] == 2);
  CHECK(traps(kMemoryTrap, libcalls::memory_init, 0, 2, 3, 0, 0));
  CHECK(runs(libcalls::data_drop, 0));
  CHECK(runs(libcalls::memory_init, 0, 0, 0, 0, 0));
  CHECK(traps(kMemoryTrap, libcalls::memory_init, 0, 0, 1, 0, 0));
  CHECK(traps(kMemoryTrap, libcalls::memory_init, 0, 1, 0, 0, 0));
}

TEST_CASE_FIXTURE(Fixture, "libcalls: tables") {
  CHECK(runs(libcalls::table_init, 1, 0, 3, 0, 0));
  CHECK(table().get(0) == 0);
  CHECK(table().get(3) == 33);
  CHECK(traps(kTableTrap, libcalls::table_init, 2, 0, 3, 0, 0));
  CHECK(runs(libcalls::table_copy, 0, 1, 3, 0, 0));
  CHECK(table().get(0) == 11);
  CHECK(table().get(2) == 33);
  CHECK(traps(kTableTrap, libcalls::table_copy, 0, 5, 0, 0, 0));
  CHECK(run(libcalls::table_grow, 5, 4, 0).value == 4);
  CHECK(table().get(7) == 5);
  CHECK(run(libcalls::table_grow, 5, 1, 0).value == kFailed32);
  CHECK(runs(libcalls::table_fill, 6, 9, 2, 0));
  CHECK(table().get(7) == 9);
  CHECK(traps(kTableTrap, libcalls::table_fill, 7, 1, 2, 0));
  CHECK(table().get(7) == 9);
  CHECK(runs(libcalls::elem_drop, 0));
  CHECK(traps(kTableTrap, libcalls::table_init, 0, 0, 1, 0, 0));
  CHECK(runs(libcalls::table_init, 0, 0, 0, 0, 0));
}

TEST_CASE("store: limits are counted before anything is allocated") {
  types::TypeStore types;
  StoreConfig config;
  config.max_memories = 1;
  config.max_tables = 2;
  config.max_table_elements = 10;
  config.max_memory_bytes = kPage;
  config.max_instances = 0;
  Store store(std::make_shared<Trampolines>(), types, {}, config);
  CHECK_FALSE(store.add_memory({{2, 0, false, false, false}, 16}).ok());
  CHECK(store.memory_bytes() == 0);
  CHECK(store.add_memory({{1, 0, false, false, false}, 16}).ok());
  CHECK_FALSE(store.add_memory({{0, 0, false, false, false}, 16}).ok());
  CHECK(store.add_table(table_type(9, 9)).ok());
  CHECK_FALSE(store.add_table(table_type(2, 9)).ok());
  CHECK(store.add_table(table_type(1, 9)).ok());
  CHECK_FALSE(store.add_table(table_type(0, 9)).ok());
  auto blob = std::make_shared<model::Blob>();
  blob->modules.push_back({});
  auto code = ModuleCode::make({{0xc3}, {}, {}, {}}, blob, blob->root_module(), "m");
  REQUIRE(code.ok());
  auto instance = store.add_instance(*code, std::make_shared<std::vector<uint32_t>>(), "m");
  REQUIRE_FALSE(instance.ok());
  CHECK(instance.error().message == "too many instances: the limit is 0 (-W max-instances)");
}
