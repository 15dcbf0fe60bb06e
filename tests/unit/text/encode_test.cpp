#include <doctest/doctest.h>

#include "module_text.h"

using namespace tenon;
using namespace tenon::text;
using namespace tenon::text::test;

namespace {

// The bytes behind the header.
Bytes sections(std::string_view source) {
  Bytes bytes = encode(source);
  bytes.erase(bytes.begin(), bytes.begin() + 8);
  return bytes;
}

bool same(std::string_view a, std::string_view b) { return encode(a) == encode(b); }

}  // namespace

TEST_CASE("an empty module is its header") {
  CHECK(encode("(module)") == Bytes{0, 'a', 's', 'm', 1, 0, 0, 0});
  CHECK(encode("") == encode("(module)"));
  CHECK(encode(R"((module binary "\00asm" "\01\00\00\00"))") == encode(""));
  CHECK(same("(module quote \"(func\" \")\")", "(func)"));
}

TEST_CASE("a function") {
  CHECK(sections("(func (param i32) (result i32) local.get 0)") ==
        Bytes{1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f, 3, 2, 1, 0, 10, 6, 1, 4, 0, 0x20, 0, 0x0b});
}

TEST_CASE("folded and flat instructions are the same") {
  CHECK(same("(func (i32.add (i32.const 1) (i32.mul (i32.const 2) (i32.const 3))))",
             "(func i32.const 1 i32.const 2 i32.const 3 i32.mul i32.add)"));
  CHECK(same("(func (if (i32.const 1) (then (br 0)) (else nop)))",
             "(func i32.const 1 if br 0 else nop end)"));
  CHECK(same("(func (block (if (br 0) (then (br 1)))))", "(func block br 0 if br 1 end end)"));
  CHECK(same("(tag) (func (try (do nop) (catch 0 nop) (catch_all nop)))",
             "(tag) (func try nop catch 0 nop catch_all nop end)"));
  CHECK(same("(func (block (try (do) (delegate 0))))", "(func block try delegate 0 end)"));
}

TEST_CASE("a label is the innermost of its name") {
  const Bytes named = encode("(func block $a block $a block br $a end end end)");
  const Bytes plain = encode("(func block block block br 1 end end end)");
  // Behind the code are the names.
  REQUIRE(named.size() > plain.size());
  CHECK(Bytes(named.begin(), named.begin() + static_cast<ptrdiff_t>(plain.size())) == plain);
}

TEST_CASE("abbreviations") {
  CHECK(same("(func (export \"a\") (export \"b\"))",
             "(func) (export \"a\" (func 0)) (export \"b\" (func 0))"));
  CHECK(same("(func (import \"m\" \"n\") (param i32))", "(import \"m\" \"n\" (func (param i32)))"));
  CHECK(same("(memory (data \"abc\"))", "(memory 1 1) (data (i32.const 0) \"abc\")"));
  CHECK(same("(memory i64 (data))", "(memory i64 0 0) (data (i64.const 0))"));
  CHECK(same("(func) (table funcref (elem 0 0))",
             "(func) (table 2 2 funcref) (elem (i32.const 0) func 0 0)"));
  CHECK(same("(table anyref (elem (ref.null none)))",
             "(table 1 1 anyref) (elem (table 0) (i32.const 0) anyref (item ref.null none))"));
  CHECK(same("(func (param i32 i64) (local f32 f32))",
             "(func (param i32) (param i64) (local f32) (local f32))"));
}

TEST_CASE("implicit types follow the explicit ones and are shared") {
  CHECK(same("(func (param i32)) (type (func)) (func) (func (param i32))",
             "(type (func)) (type (func (param i32))) (func (type 1)) (func (type 0)) (func (type 1))"));
  // A type of a larger group, or one that is open, is another type.
  CHECK(same("(type (sub (func))) (func)", "(type (sub (func))) (type (func)) (func (type 1))"));
}

TEST_CASE("immediates") {
  const auto body = [](std::string source) {
    const Bytes bytes = sections("(func " + source + ")");
    // Type, function and code sections come first; the body is behind sizes and no locals.
    return Bytes(bytes.begin() + 15, bytes.end() - 1);
  };
  CHECK(body("ref.test (ref null any)") == Bytes{0xfb, 0x15, 0x6e});
  CHECK(body("ref.cast (ref 7)") == Bytes{0xfb, 0x16, 7});
  CHECK(body("select (result i32)") == Bytes{0x1c, 1, 0x7f});
  CHECK(body("select") == Bytes{0x1b});
  CHECK(body("br_on_cast 0 anyref (ref i31)") == Bytes{0xfb, 0x18, 1, 0, 0x6e, 0x6c});
  CHECK(body("i32.load 1 offset=8 align=1") == Bytes{0x28, 0x40, 1, 8});
  CHECK(body("i64.load offset=0x1_0000_0000") == Bytes{0x29, 3, 0x80, 0x80, 0x80, 0x80, 0x10});
  CHECK(body("v128.load8_lane 3") == Bytes{0xfd, 0x54, 0, 0, 3});
  CHECK(body("v128.load8_lane 1 offset=2 3") == Bytes{0xfd, 0x54, 0x40, 1, 2, 3});
  CHECK(body("br_table 0 1 2") == Bytes{0x0e, 2, 0, 1, 2});
  CHECK(body("table.init 1 2") == Bytes{0xfc, 0x0c, 2, 1});
  CHECK(body("memory.copy 1 2") == Bytes{0xfc, 0x0a, 1, 2});
  CHECK(body("call_indirect 1 (type 0)") == Bytes{0x11, 0, 1});
  CHECK(body("atomic.fence") == Bytes{0xfe, 3, 0});
  CHECK(body("try_table (catch 0 0) (catch_all_ref 0) end") ==
        Bytes{0x1f, 0x40, 2, 0, 0, 0, 3, 0, 0x0b});
  CHECK(body("f32.const -0x1p-149") == Bytes{0x43, 1, 0, 0, 0x80});
  CHECK(body("i64.const -1") == Bytes{0x42, 0x7f});
}

TEST_CASE("data count and name sections where they are needed") {
  CHECK(sections("(data \"\") (func data.drop 0)") ==
        Bytes{1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 12, 1, 1, 10, 7, 1, 5, 0, 0xfc, 9, 0, 0x0b,
              11, 3, 1, 1, 0});
  CHECK(sections("(module $m (import \"\" \"\" (func $f (param $p i32))))") ==
        Bytes{1, 5, 1, 0x60, 1, 0x7f, 0, 2, 5, 1, 0, 0, 0, 0,
              0, 15, 4, 'n', 'a', 'm', 'e', 0, 2, 1, 'm', 1, 4, 1, 0, 1, 'f'});
}

TEST_CASE("a script's forms are read one by one") {
  TokenCursor cursor("(module $a (func)) (module definition binary \"\\00\") (module (bad)) "
                     "(f32.const nan:canonical) (v128.const f64x2 nan:arithmetic 1) (ref.extern 5)");
  ModuleHeader header;
  CHECK(encode_module_at(cursor, &header).ok());
  CHECK(header.id == "a");
  header = {};
  CHECK(*encode_module_at(cursor, &header) == Bytes{0});
  CHECK(header.is_definition);
  CHECK(header.kind == ModuleHeader::Kind::binary);
  CHECK(!encode_module_at(cursor).ok());
  const auto nan = parse_const(cursor);
  REQUIRE(nan.ok());
  CHECK(nan->lanes[0] == ScriptConst::Lane::nan_canonical);
  const auto vector = parse_const(cursor);
  REQUIRE(vector.ok());
  CHECK(vector->lanes[0] == ScriptConst::Lane::nan_arithmetic);
  CHECK(vector->bytes[15] == 0x3f);
  const auto reference = parse_const(cursor);
  REQUIRE(reference.ok());
  CHECK((reference->has_number && reference->bytes[0] == 5));
  CHECK(cursor.at_end());
}
