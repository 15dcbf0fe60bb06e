#include "script/spectest.h"

namespace tenon::script {
namespace {

constexpr const char* kModule = "spectest";

struct Print {
  const char* name;
  std::vector<ValType> params;
};

}  // namespace

Result<void> define_spectest(loader::Engine& engine, runtime::Store& store,
                             loader::Linker& linker) {
  const ValType i32 = ValType::i32();
  const ValType i64 = ValType::i64();
  const ValType f32 = ValType::f32();
  const ValType f64 = ValType::f64();
  const Print prints[] = {{"print", {}},        {"print_i32", {i32}},
                          {"print_i64", {i64}}, {"print_f32", {f32}},
                          {"print_f64", {f64}}, {"print_i32_f32", {i32, f32}},
                          {"print_f64_f64", {f64, f64}}};
  for (const Print& print : prints) {
    linker.define_host(engine, kModule, print.name, {print.params, {}},
                       [](runtime::Caller&, const RawValue*, RawValue*) {
                         return runtime::HostOutcome();
                       });
  }

  const auto define_global = [&](const char* name, const Value& value) {
    linker.define(kModule, name, store.add_global({value.type, false}, value.bits));
  };
  define_global("global_i32", Value::i32(666));
  define_global("global_i64", Value::i64(666));
  define_global("global_f32", Value::f32(666.6f));
  define_global("global_f64", Value::f64(666.6));

  Limits limits{.min = 10, .max = 20, .has_max = true};
  TENON_ASSIGN(runtime::Table* const table, store.add_table({ValType::funcref(), limits}));
  linker.define(kModule, "table", table);
  limits.is_64 = true;
  TENON_ASSIGN(runtime::Table* const table64, store.add_table({ValType::funcref(), limits}));
  linker.define(kModule, "table64", table64);
  TENON_ASSIGN(runtime::Memory* const memory,
               store.add_memory({{.min = 1, .max = 2, .has_max = true}, 16}));
  linker.define(kModule, "memory", memory);
  TENON_ASSIGN(runtime::Memory* const shared,
               store.add_memory({{.min = 1, .max = 2, .has_max = true, .is_shared = true}, 16}));
  linker.define(kModule, "shared_memory", shared);
  return {};
}

}  // namespace tenon::script
