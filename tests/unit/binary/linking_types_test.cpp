// Module linking: module and instance types, their scopes, their matching in validation, and how they
// go together with the types of Wasm 3.0.
#include "linking_bytes.h"
#include "types/type_text.h"

namespace tenon::binary::test {
namespace {

const Bytes kF = {0x00, 0x00};  // func (type 0)

Bytes with_types(const std::vector<Bytes>& types) { return module_from({types_of(types)}); }

// Whether an instance of type `have` can be given where `want` is imported.
std::string instance_mismatch(const Bytes& have, const Bytes& want) {
  const Bytes wants = module_from({types_of({want}), imports_of({import_one("i", {0x06, 0x00})})});
  return error_of(module_from({types_of({have}), imports_of({import_one("h", {0x06, 0x00})}), modules_of({wants}),
                               instances_of({instantiate(0, {item("i", 6, 0)})})}));
}

Bytes export_module(const char* text, const Bytes& type) {
  return instance_type({type_decl(type), export_decl(text, {0x05, 0x00})});
}

Bytes export_instance(const char* text, const Bytes& type) {
  return instance_type({type_decl(type), export_decl(text, {0x06, 0x00})});
}

const Bytes kExportsFunc = instance_type({type_decl(kFunc), export_decl("f", kF)});
const Bytes kImportsFunc = module_type({type_decl(kFunc), import_decl(import_one("f", kF))});

}  // namespace

TEST_CASE("linking 2: declarations in any order, each seeing earlier ones only") {
  check_linked(with_types({module_type({type_decl(kFunc), export_decl("e", kF), type_decl(kFuncI32),
                                        import_decl(import_one("i", {0x00, 0x01})), export_decl("g", {0x00, 0x01}),
                                        import_decl(import_two("a", "b", kF))})}),
               "");
  check_linked(with_types({module_type({export_decl("e", kF), type_decl(kFunc)})}), "invalid: unknown type 0");
  check_linked(with_types({instance_type({type_decl(kFunc), import_decl(import_one("i", kF))})}),
               "malformed: malformed declaration in type");
  check_linked(with_types({module_type({{0x03}})}), "malformed: malformed declaration in type");
  check_linked(with_types({module_type({join({{0x10}, outer_type(0, 0)})})}),
               "malformed: malformed declaration in type");
  check_linked(with_types({kFunc, module_type({join({{0x0f}, outer_type(0, 0)}), export_decl("e", kF)})}), "");
  check_linked(with_types({instance_type({type_decl(kFunc), export_decl("e", kF), export_decl("e", kF)})}),
               "invalid: duplicate export name `e`");
}

TEST_CASE("linking 3: a type's body is a scope of its own") {
  check_linked(with_types({kFunc, instance_type({export_decl("e", kF)})}), "invalid: unknown type 0");
  // Depths 0, 1 and 2 from a body in a body in a nested module in the root.
  const auto nested = [](uint32_t depth) {
    const Bytes inner = instance_type({alias_decl(outer_type(depth, 0)), export_decl("e", kF)});
    return module_from({types_of({kFunc}), modules_of({module_from({types_of(
        {kFuncI32, instance_type({type_decl({0x60, 0x02, 0x7f, 0x7f, 0x00}), type_decl(inner)})})})})});
  };
  const auto params = [&](uint32_t depth) {
    const auto blob = blob_of(nested(depth));
    const model::Module& module = blob->modules[ArtifactIndex{0}];
    // The types in the body are no types of the module.
    CHECK(module.types.size() == 2);
    for (uint32_t id = 0; id < blob->types.size(); ++id) {
      const auto* instance = blob->types.instance_type(id);
      if (instance == nullptr || instance->exports.empty()) continue;
      return blob->types.func(instance->exports.find("e")->id())->params.size();
    }
    return ~size_t{0};
  };
  CHECK(params(0) == 2);
  CHECK(params(1) == 1);
  CHECK(params(2) == 0);
  check_linked(nested(3), "invalid: relative depth too large");
}

TEST_CASE("linking 4: a body aliases types only") {
  check_linked(module_from({modules_of({module_from({})}), types_of({instance_type({alias_decl(outer_module(0, 0))})})}),
               "invalid: alias of a module inside a type");
  check_linked(module_from({modules_of({module_from({})}), instances_of({instantiate(0)}),
                            types_of({instance_type({alias_decl(instance_alias(0, 0, "f"))})})}),
               "invalid: unknown instance 0");
}

TEST_CASE("linking 16: the type computed for a nested module") {
  // Exports what it imports, an alias, a nested module and an instance of it.
  const Bytes leaf = module_from({types_of({kFuncI32}), long_section(3, {0x01, 0x00}), exports_of({item("g", 0, 0)}),
                                  long_section(10, {0x01, 0x02, 0x00, 0x0b})});
  const Bytes nested = module_from({types_of({kFunc}), imports_of({import_two("a", "f", kF), import_one("m", {0x02, 0x00, 0x01})}),
                                    modules_of({leaf}), instances_of({instantiate(0)}), aliases_of({instance_alias(1, 0, "g")}),
                                    exports_of({item("f", 0, 0), item("g", 0, 1), item("mem", 2, 0), item("leaf", 5, 0),
                                                item("i", 6, 1), item("a", 6, 0)})});
  const auto blob = blob_of(module_from({modules_of({nested})}));
  const auto* type = blob->types.module_type(raw(blob->root_module().modules[ModuleIndex{0}].type));
  REQUIRE(type != nullptr);
  CHECK(types::to_text(blob->types, {ExternKind::module, raw(blob->root_module().modules[ModuleIndex{0}].type)}) ==
        "(module (import \"a\" (instance (export \"f\" (func)))) (import \"m\" (memory 1)) (export \"f\" (func)) "
        "(export \"g\" (func (param i32))) (export \"mem\" (memory 1)) "
        "(export \"leaf\" (module (export \"g\" (func (param i32))))) "
        "(export \"i\" (instance (export \"g\" (func (param i32))))) (export \"a\" (instance (export \"f\" (func)))))");
}

TEST_CASE("linking 18: subtyping, deep and in both directions") {
  const Bytes empty_module = module_type({});
  const Bytes empty_instance = instance_type({});
  CHECK(instance_mismatch(kExportsFunc, empty_instance) == "");
  CHECK(instance_mismatch(empty_instance, kExportsFunc) ==
        "invalid: instantiating module 0: no export named `f`: i → f: expected (func)");
  // A module may import less and export more than is wanted.
  CHECK(instance_mismatch(export_module("m", empty_module), export_module("m", kImportsFunc)) == "");
  CHECK(instance_mismatch(export_module("m", kImportsFunc), export_module("m", empty_module)) ==
        "invalid: instantiating module 0: no import named `f`: i → m → f: it is imported as (func), and nothing "
        "is given for it");
  // (module (import "" (instance))) is given where the wanted import supplies more.
  const auto imports_instance = [](const Bytes& type) {
    return module_type({type_decl(type), import_decl(import_one("", {0x06, 0x00}))});
  };
  CHECK(instance_mismatch(export_module("m", imports_instance(empty_instance)),
                          export_module("m", imports_instance(kExportsFunc))) == "");
  CHECK(instance_mismatch(export_module("m", imports_instance(kExportsFunc)),
                          export_module("m", imports_instance(empty_instance)))
            .find("no export named `f`") != std::string::npos);
  // Two contravariant steps are covariant again.
  const auto imports_module = [](const Bytes& type) {
    return module_type({type_decl(type), import_decl(import_one("p", {0x05, 0x00}))});
  };
  CHECK(instance_mismatch(export_module("m", imports_module(kImportsFunc)), export_module("m", imports_module(empty_module))) == "");
  CHECK(instance_mismatch(export_module("m", imports_module(empty_module)), export_module("m", imports_module(kImportsFunc)))
            .find("no import named `f`") != std::string::npos);
  // Three levels deep, with one function that differs at the bottom.
  const auto deep = [](const Bytes& func) {
    Bytes type = instance_type({type_decl(func), export_decl("f", kF)});
    for (const char* level : {"c", "b", "a"}) type = export_instance(level, type);
    return type;
  };
  CHECK(instance_mismatch(deep(kFunc), deep(kFunc)) == "");
  CHECK(instance_mismatch(deep(kFunc), deep(kFuncI32)) ==
        "invalid: instantiating module 0: func type mismatch: i → a → b → c → f: expected (func (param i32)), "
        "found (func): no parameters, not 1");
  // The order of exports is no part of a type.
  const Bytes ab = instance_type({export_decl("a", {0x02, 0x00, 0x01}), export_decl("b", {0x03, 0x7f, 0x00})});
  const Bytes ba = instance_type({export_decl("b", {0x03, 0x7f, 0x00}), export_decl("a", {0x02, 0x00, 0x01})});
  CHECK(instance_mismatch(ab, ba) == "");
  const auto blob = blob_of(with_types({ab, ba}));
  CHECK(blob->root_module().types[TypeIndex{0}].id == blob->root_module().types[TypeIndex{1}].id);
}

TEST_CASE("linking 22: a recursion group, aliased and defined again, is the same") {
  // (rec (type (struct (field (ref null 1)))) (type (func (param (ref 0)))))
  const Bytes group = {0x4e, 0x02, 0x5f, 0x01, 0x63, 0x01, 0x00, 0x60, 0x01, 0x64, 0x00, 0x00};
  const Bytes again = {0x4e, 0x02, 0x5f, 0x01, 0x63, 0x03, 0x00, 0x60, 0x01, 0x64, 0x02, 0x00};
  const Bytes nested = module_from({aliases_of({outer_type(0, 1), outer_type(0, 0)}), types_of({again})});
  const auto blob = blob_of(module_from({types_of({group}), modules_of({nested})}));
  const auto& outer = blob->root_module().types;
  const auto& inner = blob->modules[ArtifactIndex{0}].types;
  REQUIRE(inner.size() == 4);
  CHECK(inner[TypeIndex{0}].id == outer[TypeIndex{1}].id);
  CHECK(inner[TypeIndex{1}].id == outer[TypeIndex{0}].id);
  CHECK(inner[TypeIndex{2}].id == outer[TypeIndex{0}].id);
  CHECK(inner[TypeIndex{3}].id == outer[TypeIndex{1}].id);
}

TEST_CASE("linking 23: subtypes of functions and immutable globals; mutable ones are invariant") {
  // (type (sub (func))) (type (sub 0 (func)))
  const Bytes super = {0x50, 0x00, 0x60, 0x00, 0x00};
  const Bytes sub = {0x50, 0x01, 0x00, 0x60, 0x00, 0x00};
  const auto given = [&](const Bytes& have, const Bytes& want) {
    const Bytes wants = module_from({types_of({super, sub}), imports_of({import_one("x", want)})});
    return error_of(module_from({types_of({super, sub}), imports_of({import_one("x", have)}), modules_of({wants}),
                                 instances_of({instantiate(0, {item("x", have[0], 0)})})}));
  };
  CHECK(given({0x00, 0x01}, {0x00, 0x00}) == "");
  CHECK(given({0x00, 0x00}, {0x00, 0x01}).find("func type mismatch") != std::string::npos);
  CHECK(given({0x03, 0x64, 0x01, 0x00}, {0x03, 0x70, 0x00}) == "");
  CHECK(given({0x03, 0x70, 0x00}, {0x03, 0x64, 0x01, 0x00}).find("global type mismatch") != std::string::npos);
  CHECK(given({0x03, 0x64, 0x01, 0x01}, {0x03, 0x70, 0x01}).find("global type mismatch") != std::string::npos);
  CHECK(given({0x03, 0x7f, 0x01}, {0x03, 0x7f, 0x00}).find("global type mismatch") != std::string::npos);
  CHECK(given({0x01, 0x70, 0x01, 0x02, 0x05}, {0x01, 0x70, 0x01, 0x01, 0x06}) == "");
  CHECK(given({0x01, 0x70, 0x01, 0x02, 0x05}, {0x01, 0x70, 0x01, 0x03, 0x06}).find("table type mismatch") != std::string::npos);
  CHECK(given({0x02, 0x00, 0x02}, {0x02, 0x01, 0x01, 0x05}).find("memory type mismatch") != std::string::npos);
  CHECK(given({0x02, 0x04, 0x02}, {0x02, 0x00, 0x02}).find("memory type mismatch") != std::string::npos);
}

TEST_CASE("linking 24: module and instance types are not for core uses") {
  for (const Bytes& type : {module_type({}), instance_type({})}) {
    const Bytes one = types_of({type});
    check_linked(with_types({type, {0x60, 0x01, 0x64, 0x00, 0x00}}), "invalid: heap type must be");
    check_linked(with_types({type, {0x50, 0x01, 0x00, 0x60, 0x00, 0x00}}), "invalid: sub type");
    check_linked(with_types({join({{0x4e, 0x01}, type})}), "malformed: malformed composite type");
    check_linked(with_types({join({{0x50, 0x00}, type})}), "malformed: malformed composite type");
    check_linked(module_from({one, imports_of({import_one("f", {0x00, 0x00})})}), "invalid: type index is not a function");
    check_linked(module_from({one, imports_of({import_one("t", {0x04, 0x00, 0x00})})}), "invalid: type index is not a function");
    check_linked(module_from({one, section(3, {0x01, 0x00}), section(10, {0x01, 0x02, 0x00, 0x0b})}),
                 "invalid: type index is not a function");
    const auto with_code = [&](const Bytes& code) {
      const Bytes body = join({{0x00}, code, {0x0b}});
      return module_from({types_of({type, kFunc}), section(3, {0x01, 0x01}), section(4, {0x01, 0x70, 0x00, 0x01}),
                          long_section(10, join({{0x01}, sized(body)}))});
    };
    check_linked(with_code({0x02, 0x00, 0x0b}), "invalid: ");                    // block
    check_linked(with_code({0x41, 0x00, 0x11, 0x00, 0x00}), "invalid: ");        // call_indirect
    check_linked(with_code({0xfb, 0x01, 0x00, 0x1a}), "invalid: ");              // struct.new_default
    check_linked(with_code({0x41, 0x00, 0xfb, 0x07, 0x00, 0x1a}), "invalid: ");  // array.new_default
    check_linked(with_code({0xd0, 0x00, 0x1a}), "invalid: heap type must be");   // ref.null
  }
  check_linked(module_from({types_of({kFunc, instance_type({})}), imports_of({import_one("m", {0x05, 0x00})})}),
               "invalid: type index is not a module");
  check_linked(module_from({types_of({kFunc, instance_type({})}), imports_of({import_one("m", {0x05, 0x01})})}),
               "invalid: type index is not a module");
  check_linked(module_from({types_of({module_type({})}), imports_of({import_one("m", {0x06, 0x00})})}),
               "invalid: type index is not an instance");
  check_linked(with_types({instance_type({type_decl(kFunc), export_decl("m", {0x05, 0x00})})}),
               "invalid: type index is not a module");
}

TEST_CASE("linking 27: 64-bit tables and memories, and table initialisers, in a nested module") {
  const Bytes nested = module_from({types_of({kFunc}), imports_of({import_one("f", kF), import_one("m", {0x02, 0x04, 0x01}),
                                                                   import_one("n", {0x02, 0x00, 0x01})}),
                                    long_section(4, {0x01, 0x40, 0x00, 0x64, 0x00, 0x04, 0x02, 0xd2, 0x00, 0x0b})});
  const auto with = [&](uint8_t flags) {
    return module_from({types_of({kFunc}), imports_of({import_one("f", kF), import_one("m", {0x02, flags, 0x01}),
                                                       import_one("n", {0x02, 0x00, 0x01})}),
                        modules_of({nested}), instances_of({instantiate(0, {item("f", 0, 0), item("m", 2, 0), item("n", 2, 1)})})});
  };
  check_linked(with(4), "");
  check_linked(with(0), "memory type mismatch: m: expected (memory i64 1), found (memory 1)");
}

}  // namespace tenon::binary::test
