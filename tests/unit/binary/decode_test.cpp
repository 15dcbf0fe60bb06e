#include "binary/decode.h"

#include <doctest/doctest.h>

#include "module_bytes.h"

namespace tenon::binary::test {
namespace {

void check_error(const Bytes& bytes, std::string_view wanted, const model::Features& features = {}) {
  const std::string found = error_of(bytes, features);
  CHECK_MESSAGE(found.find(wanted) != std::string::npos, found << " does not contain " << wanted);
}

const Bytes kVoidType = section(1, {0x01, 0x60, 0x00, 0x00});

}  // namespace

TEST_CASE("the preamble") {
  CHECK(error_of(module_of({})).empty());
  check_error({}, "malformed: unexpected end");
  check_error({0x00, 'a', 's'}, "malformed: unexpected end");
  check_error({'a', 's', 'm', 0x00, 0x01, 0x00, 0x00, 0x00}, "magic header not detected");
  check_error({0x00, 'a', 's', 'm', 0x02, 0x00, 0x00, 0x00}, "unknown binary version");
  const Bytes component = {0x00, 'a', 's', 'm', 0x0d, 0x00, 0x01, 0x00};
  CHECK(is_component(component));
  CHECK_FALSE(is_component(module_of({})));
  check_error(component, "component");
}

TEST_CASE("sections: order, sizes, ids") {
  check_error(module_of({section(17, {})}), "malformed section id");
  check_error(module_of({{0x01, 0x05, 0x00}}), "length out of bounds");
  check_error(module_of({section(1, {0x00, 0x00})}), "section size mismatch");
  check_error(module_of({section(1, {0x01})}), "unexpected end of section or function");
  check_error(module_of({section(3, {0x00}), section(1, {0x00})}), "unexpected content after last section");
  check_error(module_of({section(5, {0x01, 0x00, 0x01}), section(5, {0x00})}),
              "unexpected content after last section");
  // Every id that has an order of its own: tag after memory, data count before code.
  CHECK(error_of(module_of({section(5, {0x00}), section(13, {0x00}), section(6, {0x00}), section(12, {0x00}),
                            section(10, {0x00}), section(11, {0x00})}))
            .empty());
}

TEST_CASE("counts are not trusted") {
  for (const uint8_t id : {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13}) {
    CAPTURE(id);
    CHECK_FALSE(error_of(module_of({section(id, {0xff, 0xff, 0xff, 0xff, 0x0f})})).empty());
  }
  check_error(module_of({section(1, {0x01, 0x4e, 0xff, 0xff, 0xff, 0xff, 0x0f})}), "unexpected end");
}

TEST_CASE("types: recursion groups and supertypes") {
  // (rec (type (sub (struct))) (type (sub 0 (struct (field i32)))))
  const auto blob = blob_of(module_of(
      {section(1, {0x01, 0x4e, 0x02, 0x50, 0x00, 0x5f, 0x00, 0x50, 0x01, 0x00, 0x5f, 0x01, 0x7f, 0x00})}));
  REQUIRE(blob->root_module().types.size() == 2);
  CHECK(blob->types.is_subtype_id(1, 0));
  // A final supertype, one of another kind, one that comes later.
  check_error(module_of({section(1, {0x02, 0x5f, 0x00, 0x50, 0x01, 0x00, 0x5f, 0x00})}), "invalid: sub type");
  check_error(module_of({section(1, {0x02, 0x50, 0x00, 0x5f, 0x00, 0x50, 0x01, 0x00, 0x60, 0x00, 0x00})}),
              "invalid: sub type");
  check_error(module_of({section(1, {0x01, 0x50, 0x01, 0x00, 0x5f, 0x00})}), "invalid: unknown type 0");
  check_error(module_of({section(1, {0x01, 0x60, 0x01, 0x64, 0x07, 0x00})}), "invalid: unknown type 7");
}

TEST_CASE("without module linking its sections, types and kinds are malformed") {
  model::Features off;
  off.set(ops::Feature::module_linking, false);
  for (const uint8_t id : {14, 15, 16}) {
    CHECK(error_of(module_of({section(id, {0x00})})).empty());
    check_error(module_of({section(id, {0x00})}), "malformed: malformed section id", off);
    check_error(module_of({section(id, {0x00})}), " section needs -W module-linking=y", off);
  }
  for (const uint8_t form : {0x61, 0x62}) {
    CHECK(error_of(module_of({section(1, {0x01, form, 0x00})})).empty());
    check_error(module_of({section(1, {0x01, form, 0x00})}),
                form == 0x61 ? "malformed: malformed composite type: a module type needs -W module-linking=y"
                             : "an instance type needs -W module-linking=y",
                off);
  }
  // One-level imports, kinds, and sections in another order.
  const Bytes kVoid = section(1, {0x01, 0x60, 0x00, 0x00});
  check_error(module_of({kVoid, section(2, {0x01, 0x01, 'x', 0x00, 0xff, 0x00, 0x00})}),
              "malformed: malformed import kind: an import of one name needs -W module-linking=y", off);
  check_error(module_of({section(2, {0x01, 0x01, 'x', 0x00, 0x05, 0x00})}),
              "malformed: malformed import kind: a module needs -W module-linking=y", off);
  check_error(module_of({section(7, {0x01, 0x01, 'x', 0x06, 0x00})}),
              "malformed: malformed export kind: an instance needs -W module-linking=y", off);
  check_error(module_of({section(2, {0x00}), kVoid}), "unexpected content after last section", off);
}

TEST_CASE("limits of memories and tables") {
  check_error(module_of({section(5, {0x01, 0x01, 0x02, 0x01})}), "size minimum must not be greater than maximum");
  check_error(module_of({section(5, {0x01, 0x00, 0x81, 0x80, 0x04})}), "memory size must be at most 65536 pages (4GiB)");
  CHECK(error_of(module_of({section(5, {0x01, 0x00, 0x80, 0x80, 0x04})})).empty());
  CHECK(error_of(module_of({section(5, {0x01, 0x04, 0x81, 0x80, 0x04})})).empty());
  check_error(module_of({section(5, {0x01, 0x02, 0x00})}), "shared memory must have maximum");
  check_error(module_of({section(5, {0x01, 0x10, 0x00})}), "malformed limits flags");
  check_error(module_of({section(5, {0x01, 0x08, 0x00, 0x00})}), "malformed limits flags");
  model::Features pages;
  pages.set(ops::Feature::custom_page_sizes, true);
  CHECK(blob_of(module_of({section(5, {0x01, 0x08, 0x05, 0x00})}), pages)->root_module().memories[MemoryIndex{0}]
            .type.page_size_log2 == 0);
  check_error(module_of({section(5, {0x01, 0x08, 0x00, 0x05})}), "invalid custom page size", pages);
  check_error(module_of({section(4, {0x01, 0x70, 0x01, 0x02, 0x01})}), "size minimum must not be greater");
  check_error(module_of({section(4, {0x01, 0x70, 0x00, 0x80, 0x80, 0x80, 0x80, 0x10})}), "table size");
  check_error(module_of({section(4, {0x01, 0x64, 0x70, 0x00, 0x00})}), "type mismatch");
}

TEST_CASE("what is refused for a proposal that is off names its switch") {
  const auto mvp = model::Features::mvp();
  const auto refused = [&](const Bytes& bytes, std::string_view message) {
    CAPTURE(message);
    // With everything on, the same bytes are another error or none.
    model::Features all;
    all.set(ops::Feature::custom_page_sizes, true);
    all.set(ops::Feature::legacy_exceptions, true);
    CHECK(error_of(bytes, all).find("needs -W") == std::string::npos);
    check_error(bytes, message, mvp);
  };
  const auto type = [](const Bytes& content) { return module_of({section(1, content)}); };
  refused(module_of({section(12, {0x00})}),
          "malformed section id 12: a data count section needs -W bulk-memory=y");
  refused(module_of({section(13, {0x00})}),
          "malformed section id 13: a tag section needs -W exceptions=y");
  refused(type({0x01, 0x5f, 0x00}), "malformed composite type: a structure type needs -W gc=y");
  refused(type({0x01, 0x5e, 0x7f, 0x00}), "malformed composite type: an array type needs -W gc=y");
  refused(type({0x01, 0x50, 0x00, 0x60, 0x00, 0x00}), "a sub type needs -W gc=y");
  refused(type({0x01, 0x4e, 0x00}), "a recursion group needs -W gc=y");
  const auto param = [&](std::initializer_list<uint8_t> code) {
    Bytes content = {0x01, 0x60, 0x01};
    content.insert(content.end(), code);
    content.push_back(0x00);
    return type(content);
  };
  refused(param({0x7b}), "malformed value type: v128 needs -W simd=y");
  refused(param({0x6f}), "malformed reference type: externref needs -W reference-types=y");
  refused(param({0x6c}), "malformed reference type: i31ref needs -W gc=y");
  refused(param({0x69}), "malformed reference type: exnref needs -W exceptions=y");
  refused(param({0x64, 0x70}),
          "malformed reference type: (ref …) needs -W function-references=y");
  refused(module_of({section(5, {0x01, 0x04, 0x00})}),
          "malformed limits flags: a 64-bit address type needs -W memory64=y");
  refused(module_of({section(5, {0x01, 0x03, 0x00, 0x01})}),
          "malformed limits flags: a shared memory needs -W threads=y");
  refused(module_of({section(5, {0x01, 0x08, 0x00, 0x00})}),
          "malformed limits flags: a page size needs -W custom-page-sizes=y");
  refused(module_of({section(5, {0x02, 0x00, 0x00, 0x00, 0x00})}),
          "invalid: multiple memories: more than one needs -W multi-memory=y");
  refused(module_of({section(4, {0x02, 0x70, 0x00, 0x00, 0x70, 0x00, 0x00})}),
          "invalid: multiple tables: more than one needs -W reference-types=y");
  refused(module_of({section(1, {0x01, 0x60, 0x00, 0x00}),
                     section(2, {0x01, 0x01, 'x', 0x01, 'y', 0x04, 0x00, 0x00})}),
          "malformed import kind: a tag needs -W exceptions=y");
  refused(module_of({section(6, {0x01, 0x7f, 0x00, 0x41, 0x01, 0x41, 0x02, 0x6a, 0x0b})}),
          "constant expression required: i32.add needs -W extended-const=y");
  refused(module_of({section(6, {0x01, 0x70, 0x00, 0xd0, 0x70, 0x0b})}),
          "illegal opcode d0: ref.null needs -W reference-types=y");
  const auto body = [](std::initializer_list<uint8_t> code) {
    return function_module({0x00, 0x00}, Bytes(code));
  };
  refused(body({0x41, 0x00, 0xc0}), "illegal opcode c0: i32.extend8_s needs -W sign-extension=y");
  refused(body({0x12, 0x00}), "illegal opcode 12: return_call needs -W tail-call=y");
  refused(body({0xfc, 0x08, 0x00, 0x00}),
          "illegal opcode fc 8: memory.init needs -W bulk-memory=y");
  refused(body({0xfd, 0x0c}), "illegal opcode fd 12: v128.const needs -W simd=y");
}

TEST_CASE("a memory's index in a memarg needs multi-memory") {
  model::Features off;
  off.set(ops::Feature::multi_memory, false);
  const Bytes bytes =
      module_of({section(1, {0x01, 0x60, 0x00, 0x00}), section(3, {0x01, 0x00}),
                 section(5, {0x01, 0x00, 0x00}),
                 section(10, {0x01, 0x09, 0x00, 0x41, 0x00, 0x28, 0x40, 0x00, 0x00, 0x1a, 0x0b})});
  CHECK(error_of(bytes).empty());
  check_error(bytes, "malformed memop flags: a memory's index needs -W multi-memory=y", off);
}

TEST_CASE("constant expressions") {
  const auto global = [](const Bytes& type, const Bytes& code) {
    Bytes content = {0x01};
    content.insert(content.end(), type.begin(), type.end());
    content.push_back(0x00);
    content.insert(content.end(), code.begin(), code.end());
    return module_of({section(6, content)});
  };
  const auto init_of = [](const model::Blob& blob) {
    return *blob.root_module().globals[GlobalIndex{0}].init;
  };
  const auto plain = blob_of(global({0x7f}, {0x41, 0x7f, 0x0b}));
  CHECK(init_of(*plain).kind == model::ConstExpr::Kind::value);
  CHECK(init_of(*plain).bits[0] == 0xffffffffu);
  const auto sum = blob_of(global({0x7f}, {0x41, 0x01, 0x41, 0x02, 0x6a, 0x0b}));
  CHECK(init_of(*sum).kind == model::ConstExpr::Kind::bytes);
  CHECK(init_of(*sum).bytes.size() == 6);
  CHECK(error_of(global({0x6c}, {0x41, 0x01, 0xfb, 0x1c, 0x0b})).empty());
  check_error(global({0x7f}, {0x42, 0x00, 0x0b}), "invalid: type mismatch");
  check_error(global({0x7f}, {0x0b}), "invalid: type mismatch");
  check_error(global({0x7f}, {0x41, 0x00, 0x41, 0x00, 0x0b}), "invalid: type mismatch");
  check_error(global({0x7f}, {0x01, 0x0b}), "invalid: constant expression required");
  check_error(global({0x7f}, {0x23, 0x00, 0x0b}), "invalid: unknown global 0");
  check_error(global({0x70}, {0xd2, 0x00, 0x0b}), "invalid: unknown function 0");
  // The syntax of all of it comes before its validity.
  check_error(global({0x7f}, {0x41, 0x00}), "malformed: unexpected end of section or function");
  check_error(global({0x7f}, {0x02, 0x40, 0x0b}), "malformed: unexpected end of section or function");
}

TEST_CASE("exports, start and what escapes") {
  const Bytes funcs = section(3, {0x04, 0x00, 0x00, 0x00, 0x00});
  const Bytes code = section(10, {0x04, 0x02, 0x00, 0x0b, 0x02, 0x00, 0x0b, 0x02, 0x00, 0x0b, 0x02, 0x00, 0x0b});
  const auto blob = blob_of(module_of({kVoidType, funcs, section(6, {0x01, 0x70, 0x00, 0xd2, 0x01, 0x0b}),
                                       section(7, {0x01, 0x01, 'f', 0x00, 0x00}),
                                       section(9, {0x01, 0x01, 0x00, 0x01, 0x02}), code}));
  const auto& module = blob->root_module();
  for (const uint32_t i : {0u, 1u, 2u}) CHECK(module.funcs[FuncIndex{i}].escapes);
  CHECK_FALSE(module.funcs[FuncIndex{3}].escapes);
  CHECK(module.find_export("f") != nullptr);

  const Bytes memory = section(5, {0x01, 0x00, 0x00});
  check_error(module_of({memory, section(7, {0x02, 0x01, 'a', 0x02, 0x00, 0x01, 'a', 0x02, 0x00})}),
              "invalid: duplicate export name");
  check_error(module_of({memory, section(7, {0x01, 0x01, 'a', 0x02, 0x01})}), "invalid: unknown memory 1");
  check_error(module_of({section(7, {0x01, 0x7f, 'a'})}), "malformed: length out of bounds");
  check_error(module_of({section(7, {0x01, 0x01, 0xff, 0x02, 0x00})}), "malformed UTF-8 encoding");
  check_error(module_of({section(1, {0x01, 0x60, 0x01, 0x7f, 0x00}), section(3, {0x01, 0x00}), section(8, {0x00}),
                         code_of({})}),
              "invalid: start function");
}

TEST_CASE("the eight forms of element segments") {
  const Bytes table = section(4, {0x01, 0x70, 0x00, 0x0a});
  const Bytes func = section(3, {0x01, 0x00});
  const Bytes forms[] = {
      {0x00, 0x41, 0x00, 0x0b, 0x01, 0x00},
      {0x01, 0x00, 0x01, 0x00},
      {0x02, 0x00, 0x41, 0x00, 0x0b, 0x00, 0x01, 0x00},
      {0x03, 0x00, 0x01, 0x00},
      {0x04, 0x41, 0x00, 0x0b, 0x01, 0xd2, 0x00, 0x0b},
      {0x05, 0x70, 0x01, 0xd0, 0x70, 0x0b},
      {0x06, 0x00, 0x41, 0x00, 0x0b, 0x70, 0x01, 0xd2, 0x00, 0x0b},
      {0x07, 0x70, 0x01, 0xd2, 0x00, 0x0b},
  };
  for (uint8_t i = 0; i < 8; ++i) {
    CAPTURE(i);
    Bytes content = {0x01};
    content.insert(content.end(), forms[i].begin(), forms[i].end());
    const auto blob = blob_of(module_of({kVoidType, func, table, section(9, content), code_of({})}));
    const auto& segment = blob->root_module().elems[ElemIndex{0}];
    CHECK(segment.size() == 1);
    CHECK(segment.uses_exprs == (i >= 4));
    CHECK((segment.mode == model::SegmentMode::active) == (i % 2 == 0));
    CHECK((segment.mode == model::SegmentMode::declarative) == (i % 4 == 3));
  }
  check_error(module_of({section(9, {0x01, 0x08})}), "malformed elements segment kind");
  check_error(module_of({section(9, {0x01, 0x00, 0x41, 0x00, 0x0b, 0x00})}), "invalid: unknown table 0");
}

TEST_CASE("functions and data agree with their counts") {
  check_error(module_of({kVoidType, section(3, {0x01, 0x00})}), "function and code section have inconsistent lengths");
  check_error(module_of({section(10, {0x01, 0x02, 0x00, 0x0b})}), "function and code section have inconsistent lengths");
  check_error(module_of({section(12, {0x01})}), "data count and data section have inconsistent lengths");
  check_error(module_of({section(11, {0x01, 0x00, 0x41, 0x00, 0x0b, 0x00})}), "invalid: unknown memory 0");
  const Bytes memory = section(5, {0x01, 0x00, 0x00});
  check_error(module_of({kVoidType, section(3, {0x01, 0x00}), memory, code_of({0xfc, 0x09, 0x00}),
                         section(11, {0x01, 0x01, 0x00})}),
              "malformed: data count section required");
}

TEST_CASE("a body without its end") {
  const Bytes func = section(3, {0x01, 0x00});
  check_error(module_of({kVoidType, func, section(10, {0x01, 0x02, 0x00, 0x01})}),
              "unexpected end of section or function");
  // What follows is taken for the rest of it, as the specification's decoder does.
  check_error(module_of({kVoidType, func, section(10, {0x01, 0x02, 0x00, 0x01}), section(11, {0x00})}),
              "section size mismatch");
  check_error(module_of({kVoidType, section(3, {0x02, 0x00, 0x00}), section(10, {0x02, 0x02, 0x00, 0x01, 0x05, 0x00, 0x01, 0x01, 0x01, 0x0b})}),
              "END opcode expected");
}

TEST_CASE("a name section is read leniently") {
  const Bytes good = {0x04, 'n', 'a', 'm', 'e', 0x01, 0x04, 0x01, 0x00, 0x01, 'f', 0x02};
  const auto blob = blob_of(module_of({section(0, good)}));
  CHECK(blob->root_module().names.function(0) == "f");
  CHECK(blob->root_module().names.function(1).empty());
  CHECK(error_of(module_of({section(0, {0x04, 'n', 'a', 'm', 'e', 0x01, 0x7f, 0xff})})).empty());
  check_error(module_of({section(0, {0x04, 'n'})}), "unexpected end");
}

TEST_CASE("implementation limits") {
  Bytes params = {0x01, 0x60, 0xe9, 0x07};  // 1001 parameters
  params.insert(params.end(), 1001, 0x7f);
  params.push_back(0x00);
  Bytes bytes = module_of({});
  bytes.insert(bytes.end(), {0x01, 0xee, 0x07});
  bytes.insert(bytes.end(), params.begin(), params.end());
  check_error(bytes, "limit: too many parameters");
}

}  // namespace tenon::binary::test
