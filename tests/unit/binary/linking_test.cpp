// Module linking: the binary format and its validation. Names of the cases say which behaviour each
// tests; numbers are those of tests/linking_behaviours.txt.
#include <sstream>

#include "linking_bytes.h"
#include "linking_examples.h"

namespace tenon::binary::test {
namespace {

Bytes from_hex(const char* hex) {
  Bytes bytes;
  std::istringstream in(hex);
  for (std::string word; in >> word;) {
    bytes.push_back(static_cast<uint8_t>(std::stoul(word, nullptr, 16)));
  }
  return bytes;
}

const Bytes kEmpty = module_from({});
// One function of type 0 that does nothing.
const Bytes kOneFunc = join({long_section(3, {0x01, 0x00})});
const Bytes kOneBody = long_section(10, {0x01, 0x02, 0x00, 0x0b});

}  // namespace

TEST_CASE("linking 1: every example of the reference, good and bad") {
  for (const LinkingExample& example : kLinkingExamples) {
    CAPTURE(example.section);
    CAPTURE(example.hex);
    const std::string expected = example.expected;
    const std::string found = error_of(from_hex(example.hex));
    if (expected.empty()) {
      CHECK(found == "");
      continue;
    }
    const size_t colon = expected.find(':');
    const std::string kind = expected.substr(0, colon);
    CHECK(found.substr(0, found.find(':')) == kind);
    if (colon != std::string::npos) {
      const std::string words = expected.substr(colon + 2);
      CHECK_MESSAGE(found.find(words) != std::string::npos, found << " does not contain " << words);
    }
  }
}

TEST_CASE("linking 5: sizes of nested modules, and what follows them") {
  const auto with = [](const Bytes& content) { return module_from({long_section(14, content)}); };
  check_linked(with(join({{0x01}, sized(kEmpty)})), "");
  check_linked(with({0x01, 0x00}), "malformed: ");
  check_linked(with(join({{0x01, 0x09}, kEmpty})), "malformed: length out of bounds");
  check_linked(with(join({{0x01, 0x07}, kEmpty})), "malformed: unexpected end");
  check_linked(with(join({{0x01, 0x09}, kEmpty, {0x00}})), "malformed: ");
  check_linked(with(join({{0x01}, sized({0x00, 'a', 's', 'n', 1, 0, 0, 0})})),
               "malformed: magic header not detected");
  check_linked(with(join({{0x01}, sized({0x00, 'a', 's', 'm', 2, 0, 0, 0})})),
               "malformed: unknown binary version");
  check_linked(with(join({{0x01}, sized({0x00, 'a', 's', 'm', 0x0d, 0, 1, 0})})), "component");
  check_linked(with(join({{0x02}, sized(kEmpty)})), "malformed: ");
  for (const uint8_t id : {14, 15, 16}) {
    CAPTURE(id);
    check_linked(module_from({section(id, {0x00})}), "");
    check_linked(module_from({section(id, {0x00, 0x00})}), "malformed: section size mismatch");
    check_linked(module_from({section(id, {})}), "malformed: unexpected end");
  }
  check_linked(with(join({{0x01}, sized(kEmpty), {0x00}})), "malformed: section size mismatch");
  // The error says in which module it is.
  auto bad = decode_blob(module_from({modules_of({kEmpty, module_from({modules_of({section(9, {})})})})}), {});
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().context == "nested module 1.0");
}

TEST_CASE("linking 6: the header's sections in any order, never after another section") {
  const Bytes custom = long_section(0, join({name("c"), {1, 2, 3}}));
  check_linked(module_from({modules_of({kEmpty}), custom, types_of({kFunc}), instances_of({instantiate(0)}),
                            types_of({kFuncI32}), custom, imports_of({import_one("f", {0x00, 0x01})}),
                            modules_of({kEmpty}), aliases_of({}), types_of({}),
                            imports_of({import_one("g", {0x00, 0x00})}), instances_of({instantiate(1)})}),
               "");
  const std::vector<std::pair<uint8_t, Bytes>> later = {
      {3, {0x00}}, {4, {0x00}},  {5, {0x00}},  {13, {0x00}}, {6, {0x00}}, {7, {0x00}},
      {9, {0x00}}, {12, {0x00}}, {10, {0x00}}, {11, {0x00}}};
  for (const auto& [id, content] : later) {
    CAPTURE(id);
    for (const uint8_t header : {1, 2, 14, 15, 16}) {
      CAPTURE(header);
      check_linked(module_from({section(id, content), section(header, {0x00})}),
                   "malformed: unexpected content after last section (section out of order)");
    }
    check_linked(module_from({aliases_of({}), section(id, content), section(id, content)}),
                 "malformed: unexpected content after last section");
  }
  check_linked(module_from({types_of({kFunc}), kOneFunc, section(8, {0x00}), section(14, {0x00})}),
               "section out of order");
}

TEST_CASE("linking 7: bytes that are no form and no kind") {
  check_linked(module_from({modules_of({kEmpty}), instances_of({{0x01, 0x00, 0x00}})}),
               "malformed: malformed instance definition");
  check_linked(module_from({aliases_of({{0x02, 0x00, 0x00, 0x00}})}), "malformed: malformed alias");
  check_linked(module_from({types_of({kFunc}), exports_of({item("t", 7, 0)})}),
               "malformed: malformed export kind");
  check_linked(module_from({modules_of({kEmpty}), types_of({kFunc}),
                            instances_of({instantiate(0, {item("t", 7, 0)})})}),
               "malformed: malformed export kind");
  check_linked(module_from({aliases_of({instance_alias(0, 7, "t")})}),
               "malformed: invalid external kind in alias");
  for (const uint8_t kind : {0, 1, 2, 3, 4, 6, 8}) {
    CAPTURE(kind);
    check_linked(module_from({aliases_of({{0x01, 0x00, kind, 0x00}})}),
                 "malformed: invalid external kind in alias");
  }
  check_linked(module_from({imports_of({import_one("x", {0x07, 0x00})})}),
               "malformed: malformed import kind");
}

TEST_CASE("linking 8: empty names, and the mark of one-level imports") {
  const Bytes types = types_of({kFunc});
  // A padded empty name before the mark.
  auto padded = blob_of(module_from({types, imports_of({{0x01, 'x', 0x80, 0x00, 0xff, 0x00, 0x00}})}));
  CHECK(padded->root_module().imports[0].is_one_level);
  auto empty_field = blob_of(module_from({types, imports_of({import_two("x", "", {0x00, 0x00})})}));
  CHECK_FALSE(empty_field->root_module().imports[0].is_one_level);
  CHECK(empty_field->root_module().imports[0].field == "");
  auto empty = blob_of(module_from({types, imports_of({import_one("", {0x00, 0x00})})}));
  CHECK(empty->root_module().imports[0].is_one_level);
  CHECK(empty->root_module().imports[0].module == "");
  check_linked(module_from({types, imports_of({import_two("x", "y", {0xff, 0x00, 0x00})})}),
               "malformed: malformed import kind");
}

TEST_CASE("linking 9: names are UTF-8") {
  const Bytes bad = {0x01, 0xff};
  check_linked(module_from({aliases_of({join({{0x00, 0x00, 0x00}, bad})})}),
               "malformed: malformed UTF-8 encoding");
  check_linked(module_from({modules_of({kEmpty}), instances_of({join({{0x00, 0x00, 0x01}, bad, {0x05, 0x00}})})}),
               "malformed: malformed UTF-8 encoding");
  check_linked(module_from({types_of({instance_type({join({{0x07}, bad, {0x02, 0x00, 0x01}})})})}),
               "malformed: malformed UTF-8 encoding");
}

TEST_CASE("linking 11: tags in types, as arguments, through aliases") {
  const Bytes importer = module_from({types_of({kFuncI32}), imports_of({import_one("t", {0x04, 0x00, 0x00})})});
  const Bytes exporter = module_from({types_of({kFuncI32}), long_section(13, {0x01, 0x00, 0x00}),
                                      exports_of({item("t", 4, 0)})});
  check_linked(module_from({modules_of({importer, exporter}), instances_of({instantiate(1)}),
                            aliases_of({instance_alias(0, 4, "t")}),
                            instances_of({instantiate(0, {item("t", 4, 0)})})}),
               "");
  // Tags match by equality of their types.
  const Bytes other = module_from({types_of({kFunc}), long_section(13, {0x01, 0x00, 0x00}),
                                   exports_of({item("t", 4, 0)})});
  check_linked(module_from({modules_of({importer, other}), instances_of({instantiate(1)}),
                            aliases_of({instance_alias(0, 4, "t")}),
                            instances_of({instantiate(0, {item("t", 4, 0)})})}),
               "invalid: instantiating module 0: tag type mismatch");
  check_linked(module_from({types_of({module_type({type_decl({0x60, 0x00, 0x01, 0x7f}),
                                                   export_decl("t", {0x04, 0x00, 0x00})})})}),
               "invalid: non-empty tag result type");
}

TEST_CASE("linking 12: aliased globals in constant expressions") {
  const auto with = [](uint8_t mutability) {
    const Bytes type = types_of({instance_type({export_decl("g", {0x03, 0x7f, mutability})})});
    return module_from({type, imports_of({import_one("i", {0x06, 0x00})}), aliases_of({instance_alias(0, 3, "g")}),
                        long_section(4, {0x01, 0x70, 0x00, 0x01}), long_section(5, {0x01, 0x00, 0x01}),
                        long_section(6, {0x01, 0x7f, 0x00, 0x23, 0x00, 0x0b}),
                        long_section(9, {0x01, 0x00, 0x23, 0x00, 0x0b, 0x00}),
                        long_section(11, {0x01, 0x00, 0x23, 0x00, 0x0b, 0x00})});
  };
  check_linked(with(0), "");
  check_linked(with(1), "invalid: constant expression required");
}

TEST_CASE("linking 13: functions that only arguments or exports name are declared") {
  // The body is ref.func 0, drop.
  const Bytes body = long_section(10, {0x01, 0x05, 0x00, 0xd2, 0x00, 0x1a, 0x0b});
  const Bytes taker = module_from({types_of({kFunc}), imports_of({import_one("f", {0x00, 0x00})})});
  const Bytes import = imports_of({import_one("f", {0x00, 0x00})});
  check_linked(module_from({types_of({kFunc}), import, kOneFunc, body}), "invalid: undeclared function reference");
  check_linked(module_from({types_of({kFunc}), import, modules_of({taker}),
                            instances_of({instantiate(0, {item("f", 0, 0)})}), kOneFunc, body}),
               "");
  check_linked(module_from({types_of({kFunc}), import, kOneFunc, exports_of({item("f", 0, 0)}), body}), "");
}

TEST_CASE("linking 14: a start function that is an alias") {
  const auto with = [](const Bytes& func) {
    return module_from({types_of({instance_type({type_decl(func), export_decl("f", {0x00, 0x00})})}),
                        imports_of({import_one("i", {0x06, 0x00})}), aliases_of({instance_alias(0, 0, "f")}),
                        section(8, {0x00})});
  };
  check_linked(with(kFunc), "");
  check_linked(with(kFuncI32), "invalid: start function must have no parameters and no results");
}

TEST_CASE("linking 15: aliases and imports number memories in binary order") {
  const Bytes type = types_of({instance_type({export_decl("m", {0x02, 0x00, 0x07})})});
  const Bytes instance = imports_of({import_one("i", {0x06, 0x00})});
  const Bytes memory = imports_of({import_one("n", {0x02, 0x00, 0x03})});
  const Bytes alias = aliases_of({instance_alias(0, 2, "m")});
  const Bytes own = long_section(5, {0x01, 0x00, 0x01});
  const auto before = blob_of(module_from({type, instance, alias, memory, own}));
  const auto after = blob_of(module_from({type, instance, memory, alias, own}));
  const auto minimum = [](const model::Blob& blob, uint32_t index) {
    return blob.root_module().memories[MemoryIndex{index}].type.limits.min;
  };
  CHECK(minimum(*before, 0) == 7);
  CHECK(minimum(*before, 1) == 3);
  CHECK(minimum(*after, 0) == 3);
  CHECK(minimum(*after, 1) == 7);
  CHECK(minimum(*after, 2) == 1);
  CHECK(after->root_module().num_imported_memories == 2);
}

TEST_CASE("linking 17: arguments, missing, superfluous, or the same twice") {
  const Bytes wants = module_from({types_of({kFunc}), imports_of({import_one("a", {0x00, 0x00}), import_one("b", {0x00, 0x00}),
                                                                  import_one("c", {0x02, 0x00, 0x01})})});
  const auto with = [&](const std::vector<Bytes>& args) {
    return module_from({types_of({kFunc}), imports_of({import_one("f", {0x00, 0x00}), import_one("m", {0x02, 0x00, 0x01})}),
                        modules_of({wants}), instances_of({instantiate(0, args)})});
  };
  check_linked(with({item("b", 0, 0)}), "invalid: instantiating module 0: no import named `a`, none named `c`");
  check_linked(with({item("a", 0, 0), item("b", 0, 0), item("c", 2, 0)}), "");
  check_linked(with({item("c", 2, 0), item("x", 5, 0), item("b", 0, 0), item("y", 0, 0), item("a", 0, 0)}), "");
  check_linked(with({item("a", 0, 0), item("a", 0, 0)}), "invalid: duplicate argument name `a`");
  check_linked(with({item("a", 2, 0), item("b", 0, 0), item("c", 2, 0)}),
               "item type mismatch: expected func, found memory: a: expected (func), found (memory 1)");
  check_linked(module_from({instances_of({instantiate(3)})}), "invalid: unknown module 3");
  check_linked(with({item("a", 0, 9)}), "invalid: unknown function 9");
}

TEST_CASE("linking 21: implicit instances") {
  // a, b, a, c, b interleaved; then used as an instance each.
  const Bytes imports = imports_of({import_two("a", "x", {0x00, 0x00}), import_two("b", "y", {0x02, 0x00, 0x01}),
                                    import_two("a", "z", {0x03, 0x7f, 0x00}), import_two("c", "w", {0x00, 0x00}),
                                    import_two("b", "v", {0x00, 0x00})});
  const auto blob = blob_of(module_from({types_of({kFunc}), imports, exports_of({item("i", 6, 1)})}));
  const model::Module& module = blob->root_module();
  CHECK(module.instances.size() == 3);
  const auto& exports = blob->types.instance_type(raw(module.instances[InstanceIndex{1}].type))->exports;
  CHECK(exports.size() == 2);
  CHECK(exports.find("y")->kind() == ExternKind::memory);
  CHECK(exports.find("v")->kind() == ExternKind::func);
  REQUIRE(module.type);
  const auto* type = blob->types.module_type(raw(*module.type));
  std::string order;
  for (const auto& import : type->imports) order += import.name;
  CHECK(order == "abc");
  // An instance by a two-level import stands behind the implicit one.
  const auto nested = blob_of(module_from(
      {types_of({instance_type({})}), imports_of({import_two("", "a", {0x06, 0x00})})}));
  CHECK(nested->root_module().imports[0].index == 1);

  const auto refused = [](const std::vector<Bytes>& sections, const char* wanted) {
    std::vector<Bytes> all = {types_of({kFunc})};
    all.insert(all.end(), sections.begin(), sections.end());
    check_linked(module_from(all), wanted);
  };
  const Bytes f = {0x00, 0x00};
  refused({imports_of({import_one("x", f), import_two("x", "f", f)})}, "invalid: cannot define the import `x` twice");
  refused({imports_of({import_two("x", "f", f), import_one("x", f)})}, "invalid: cannot define the import `x` twice");
  refused({imports_of({import_two("x", "f", f), import_two("x", "f", f)}), aliases_of({})},
          "invalid: duplicate import name `x::f` already defined");
  // A core module may do that.
  refused({imports_of({import_two("x", "f", f), import_two("x", "f", f)})}, "");
  // The same in another section of imports, before the blob is seen to be linked.
  refused({imports_of({import_two("x", "f", f)}), imports_of({import_two("x", "g", f)}), aliases_of({})},
          "invalid: cannot define the import `x` twice");
  refused({types_of({module_type({type_decl(kFunc), import_decl(import_two("a", "f", f)), type_decl(kFuncI32),
                                  import_decl(import_two("b", "f", f)), import_decl(import_two("a", "g", f))})})},
          "");
}

TEST_CASE("linking: identical nested modules are one artifact") {
  const Bytes leaf = module_from({types_of({kFunc}), kOneFunc, kOneBody});
  const Bytes alias_type = module_from({aliases_of({outer_type(0, 0)}), kOneFunc, kOneBody});
  const auto blob = blob_of(module_from({types_of({kFunc}), modules_of({leaf, alias_type, leaf, alias_type})}));
  CHECK(blob->modules.size() == 3);
  // What an alias stands for is a part of it.
  const Bytes inner = module_from({types_of({{0x60, 0x00, 0x00}}), modules_of({alias_type})});
  const Bytes other = module_from({types_of({{0x60, 0x01, 0x7f, 0x00}}), modules_of({alias_type})});
  const auto two = blob_of(module_from({modules_of({inner, other, inner})}));
  CHECK(two->modules.size() == 5);
  // Modules that are captured differ by value, not by code.
  const Bytes user = module_from({aliases_of({outer_module(0, 0)}), instances_of({instantiate(0)})});
  const auto captured = blob_of(module_from({modules_of({leaf, user, user})}));
  CHECK(captured->modules.size() == 3);
  CHECK(captured->place_of(ArtifactIndex{1}) == "nested module 1");
}

TEST_CASE("linking: captures reach through every scope between") {
  // Root has a module; three levels further in, it is instantiated.
  const Bytes user = module_from({aliases_of({outer_module(2, 0)}), instances_of({instantiate(0)})});
  const Bytes between = module_from({modules_of({user})});
  const Bytes below = module_from({modules_of({between})});
  const auto blob = blob_of(module_from({modules_of({kEmpty, below})}));
  REQUIRE(blob->modules.size() == 5);
  const auto captures = [&](uint32_t artifact, size_t step) {
    return std::get<model::DefineModuleInit>(blob->modules[ArtifactIndex{artifact}].initializers[step]).captures;
  };
  const auto local = captures(4, 1);
  REQUIRE(local.size() == 1);
  CHECK_FALSE(local[0].is_inherited);
  CHECK(local[0].index == 0);
  for (const uint32_t artifact : {2, 3}) {
    const auto inherited = captures(artifact, 0);
    REQUIRE(inherited.size() == 1);
    CHECK(inherited[0].is_inherited);
    CHECK(inherited[0].index == 0);
  }
  check_linked(module_from({modules_of({kEmpty, module_from({aliases_of({outer_module(1, 0)})})})}),
               "invalid: relative depth too large");
  check_linked(module_from({modules_of({kEmpty, module_from({aliases_of({outer_module(0, 1)})})})}),
               "invalid: alias to module not defined in parent");
}

}  // namespace tenon::binary::test
