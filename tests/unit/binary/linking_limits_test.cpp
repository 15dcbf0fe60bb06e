// Module linking: the limits, on input that is made to reach them.
#include <chrono>

#include "linking_bytes.h"

namespace tenon::binary::test {
namespace {

const Bytes kF = {0x00, 0x00};

// `levels` modules in each other, the outermost being the root.
Bytes nested_modules(int levels) {
  Bytes module = module_from({});
  for (int i = 1; i < levels; ++i) module = module_from({modules_of({module})});
  return module;
}

// A module with `levels` type bodies in each other.
Bytes nested_bodies(int levels, bool is_module) {
  Bytes type = is_module ? module_type({}) : instance_type({});
  for (int i = 1; i < levels; ++i) {
    type = is_module ? module_type({type_decl(type)}) : instance_type({type_decl(type)});
  }
  return module_from({types_of({type})});
}

// An instance type with `count` memories, of effective size 2 * count.
Bytes memories(int count) {
  std::vector<Bytes> exports;
  for (int i = 0; i < count; ++i) exports.push_back(export_decl("m" + std::to_string(i), {0x02, 0x00, 0x01}));
  return instance_type(exports);
}

}  // namespace

TEST_CASE("linking 10: scopes in each other, and counts that lie") {
  check_linked(nested_modules(101), "");
  check_linked(nested_modules(102), "invalid: module nesting too deep");
  check_linked(nested_modules(20'000), "invalid: module nesting too deep");
  check_linked(nested_bodies(100, true), "");
  check_linked(nested_bodies(101, true), "invalid: module type nesting too deep");
  check_linked(nested_bodies(101, false), "invalid: instance type nesting too deep");
  check_linked(nested_bodies(20'000, false), "invalid: instance type nesting too deep");
  // A module that is there already is no way around it.
  const Bytes deep = nested_modules(60);
  Bytes below = module_from({modules_of({deep})});
  for (int i = 0; i < 60; ++i) below = module_from({modules_of({below})});
  check_linked(module_from({modules_of({deep, below})}), "invalid: module nesting too deep");

  const Bytes huge = {0xff, 0xff, 0xff, 0xff, 0x0f};
  for (const uint8_t id : {14, 15, 16}) check_linked(module_from({long_section(id, huge)}), "malformed: unexpected end");
  check_linked(module_from({types_of({join({{0x61}, huge})})}), "malformed: unexpected end");
  check_linked(module_from({modules_of({module_from({})}), long_section(15, join({{0x01, 0x00, 0x00}, huge}))}),
               "malformed: unexpected end");
}

TEST_CASE("linking 19: effective sizes of types") {
  const auto size_of = [](const Bytes& type) { return error_of(module_from({types_of({type})})); };
  CHECK(size_of(memories(49'999)) == "");  // 99,998
  CHECK(size_of(memories(50'000)) == "invalid: effective type size too large");
  // A function of one parameter has size 2, and 1 for its name: 99,999.
  const auto with_func = [&](const Bytes& func) {
    std::vector<Bytes> exports = {type_decl(func)};
    for (int i = 0; i < 49'998; ++i) exports.push_back(export_decl("m" + std::to_string(i), {0x02, 0x00, 0x01}));
    exports.push_back(export_decl("f", kF));
    return instance_type(exports);
  };
  CHECK(size_of(with_func(kFuncI32)) == "");
  CHECK(size_of(with_func({0x60, 0x02, 0x7f, 0x7f, 0x00})) == "invalid: effective type size too large");
  // Shared types are charged at every use, without being expanded: ten of ten of ten …
  std::vector<Bytes> types = {instance_type({export_decl("m", {0x02, 0x00, 0x01})})};
  for (uint32_t level = 0; level < 9; ++level) {
    std::vector<Bytes> declarations = {alias_decl(outer_type(0, level))};
    for (int i = 0; i < 10; ++i) declarations.push_back(export_decl("i" + std::to_string(i), {0x06, 0x00}));
    types.push_back(instance_type(declarations));
  }
  const auto start = std::chrono::steady_clock::now();
  check_linked(module_from({types_of(types)}), "invalid: effective type size too large");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  // Functions of 1,000 parameters.
  Bytes params = join({{0x60}, leb(1'000), Bytes(1'000, 0x7f), {0x00}});
  std::vector<Bytes> exports = {type_decl(params)};
  for (int i = 0; i < 99; ++i) exports.push_back(export_decl("f" + std::to_string(i), kF));
  CHECK(size_of(instance_type(exports)) == "");
  exports.push_back(export_decl("last", kF));
  CHECK(size_of(instance_type(exports)) == "invalid: effective type size too large");
  // Imports of a module, two-level ones as well, and its exports with them.
  std::vector<Bytes> imports;
  for (int i = 0; i < 50'000; ++i) imports.push_back(import_two("a", "m" + std::to_string(i), {0x03, 0x7f, 0x00}));
  check_linked(module_from({modules_of({module_from({imports_of(imports)})})}), "invalid: effective type size too large");
  // A core module has no such limit.
  check_linked(module_from({imports_of(imports)}), "");
  check_linked(module_from({imports_of(imports), aliases_of({})}), "invalid: effective type size too large");
}

TEST_CASE("linking 19: types that share parts are matched in the time it takes to write them") {
  // Each level exports the one below twice; two such towers with other names at the bottom.
  const auto tower = [](uint32_t first, const char* bottom) {
    std::vector<Bytes> types = {instance_type({export_decl(bottom, {0x02, 0x00, 0x01}), export_decl("m", {0x02, 0x00, 0x01})})};
    for (uint32_t level = 0; level < 13; ++level) {
      types.push_back(instance_type({alias_decl(outer_type(0, first + level)), export_decl("l", {0x06, 0x00}),
                                     export_decl("r", {0x06, 0x00})}));
    }
    return types;
  };
  std::vector<Bytes> types = tower(0, "more");
  const Bytes wanted = module_from({types_of(tower(0, "m2")), imports_of({import_one("t", {0x06, 0x0d})})});
  check_linked(module_from({types_of(types), imports_of({import_one("t", {0x06, 0x0d})}), modules_of({wanted}),
                            instances_of({instantiate(0, {item("t", 6, 0)})})}),
               "no export named `m2`: t → l → l → l → l → l → l → l → l → l → l → l → l → l → m2");
}

TEST_CASE("linking 20: numbers of modules and instances") {
  const Bytes empty = module_from({});
  check_linked(module_from({modules_of(std::vector<Bytes>(1'000, empty))}), "");
  check_linked(module_from({modules_of(std::vector<Bytes>(1'001, empty))}), "limit: too many modules");
  const Bytes one = modules_of({empty});
  check_linked(module_from({one, instances_of(std::vector<Bytes>(1'000, instantiate(0)))}), "");
  check_linked(module_from({one, instances_of(std::vector<Bytes>(1'001, instantiate(0)))}), "limit: too many instances");
  // Aliases count: of an instance's export, and outer ones.
  const Bytes exporter = module_from({one, exports_of({item("m", 5, 0)})});
  check_linked(module_from({modules_of({exporter}), instances_of({instantiate(0)}),
                            aliases_of(std::vector<Bytes>(1'000, instance_alias(0, 5, "m")))}),
               "limit: too many modules");
  const Bytes user = module_from({aliases_of(std::vector<Bytes>(1'001, outer_module(0, 0)))});
  check_linked(module_from({modules_of({empty, user})}), "limit: too many modules");
  // Implicit instances count, where anything is linked.
  std::vector<Bytes> globals;
  for (int i = 0; i < 1'001; ++i) globals.push_back(import_two("m" + std::to_string(i), "x", {0x03, 0x7f, 0x00}));
  check_linked(module_from({imports_of(globals)}), "");
  check_linked(module_from({imports_of(globals), aliases_of({})}), "limit: too many instances");
  // Memories that are aliases are memories.
  const Bytes with_memory = module_from({long_section(5, {0x01, 0x00, 0x00}), exports_of({item("m", 2, 0)})});
  check_linked(module_from({modules_of({with_memory}), instances_of({instantiate(0)}),
                            aliases_of(std::vector<Bytes>(101, instance_alias(0, 2, "m")))}),
               "limit: too many memories");
}

}  // namespace tenon::binary::test
