#include "script/values.h"

#include <doctest/doctest.h>

#include "runtime/references.h"

using namespace tenon;

namespace {

Value value(std::string_view text) {
  auto parsed = script::parse_value(text::TokenCursor(text));
  REQUIRE_MESSAGE(parsed.ok(), text);
  return *parsed;
}

bool matches(std::string_view pattern, const Value& found) {
  const types::TypeStore types;
  auto result = script::matches(types, text::TokenCursor(pattern), found);
  REQUIRE_MESSAGE(result.ok(), pattern);
  return *result;
}

bool is_malformed(std::string_view text) {
  return !script::parse_value(text::TokenCursor(text)).ok();
}

Value f32_bits(uint32_t bits) { return {ValType::f32(), {bits, 0}}; }
Value f64_bits(uint64_t bits) { return {ValType::f64(), {bits, 0}}; }

}  // namespace

TEST_CASE("values: constants") {
  CHECK(value("(i32.const -1)").bits.low == 0xffffffff);
  CHECK(value("(i64.const -1)").bits.low == ~uint64_t{0});
  CHECK(value("(f32.const 1)").bits.low == 0x3f800000);
  CHECK(value("(f64.const -0)").bits.low == uint64_t{1} << 63);
  CHECK(value("(v128.const i16x8 1 2 3 4 5 6 7 -1)").bits ==
        RawValue{0x0004000300020001, 0xffff000700060005});
  CHECK(value("(ref.extern 3)").bits.low == runtime::extern_reference(3));
  CHECK(value("(ref.null extern)").is_null());
}

TEST_CASE("values: patterns are no arguments") {
  CHECK(is_malformed("(f32.const nan:canonical)"));
  CHECK(is_malformed("(ref.func)"));
  CHECK(is_malformed("(i32.const)"));
  CHECK(is_malformed("(i32.const 4294967296)"));
}

TEST_CASE("values: numbers match by their bits and type") {
  CHECK(matches("(i32.const -1)", Value::i32(0xffffffff)));
  CHECK_FALSE(matches("(i32.const 1)", Value::i32(2)));
  CHECK_FALSE(matches("(i64.const 1)", Value::i32(1)));
  CHECK_FALSE(matches("(f32.const 0)", f32_bits(0x80000000)));
  CHECK(matches("(f32.const nan:0x200001)", f32_bits(0x7fa00001)));
  CHECK_FALSE(matches("(f32.const nan:0x200001)", f32_bits(0x7fa00002)));
}

TEST_CASE("values: NaN patterns") {
  CHECK(matches("(f32.const nan:canonical)", f32_bits(0x7fc00000)));
  CHECK(matches("(f32.const nan:canonical)", f32_bits(0xffc00000)));
  CHECK_FALSE(matches("(f32.const nan:canonical)", f32_bits(0x7fc00001)));
  CHECK(matches("(f32.const nan:arithmetic)", f32_bits(0xffc00001)));
  CHECK_FALSE(matches("(f32.const nan:arithmetic)", f32_bits(0x7f800001)));
  CHECK_FALSE(matches("(f32.const nan:arithmetic)", f32_bits(0x7f800000)));
  CHECK(matches("(f64.const nan:canonical)", f64_bits(0xfff8000000000000)));
  CHECK_FALSE(matches("(f64.const nan:canonical)", f64_bits(0x7ff4000000000000)));
  CHECK(matches("(f64.const nan:arithmetic)", f64_bits(0x7ff8000000000123)));
}

TEST_CASE("values: lanes") {
  const Value found = Value::v128(0x7fc0000040000000, 0x3f800000ffc00001);
  CHECK(matches("(v128.const f32x4 2 nan:canonical nan:arithmetic 1)", found));
  CHECK_FALSE(matches("(v128.const f32x4 2 nan:canonical nan:canonical 1)", found));
  CHECK_FALSE(matches("(v128.const f32x4 2 nan:canonical nan:arithmetic 2)", found));
  CHECK(matches("(v128.const i64x2 0x7fc0000040000000 0x3f800000ffc00001)", found));
  CHECK_FALSE(matches("(v128.const i64x2 0x7fc0000040000000 0)", found));
  CHECK(matches("(v128.const i8x16 0 0 0 0x40 0 0 0xc0 0x7f 1 0 0xc0 0xff 0 0 0x80 0x3f)", found));
}

TEST_CASE("values: references") {
  const Value null_func = Value::null(ValType::funcref());
  const Value extern3{ValType::externref(), {runtime::extern_reference(3), 0}};
  CHECK(matches("(ref.null)", null_func));
  CHECK(matches("(ref.null func)", null_func));
  CHECK(matches("(ref.null nofunc)", null_func));
  CHECK_FALSE(matches("(ref.null extern)", null_func));
  CHECK_FALSE(matches("(ref.func)", null_func));
  CHECK_FALSE(matches("(ref.null)", extern3));
  CHECK(matches("(ref.extern 3)", extern3));
  CHECK(matches("(ref.extern)", extern3));
  CHECK_FALSE(matches("(ref.extern 4)", extern3));
  CHECK_FALSE(matches("(ref.func)", extern3));
  CHECK_FALSE(matches("(ref.null)", Value::i64(0)));
}

TEST_CASE("values: either") {
  CHECK(matches("(either (i32.const 1) (i32.const 2))", Value::i32(2)));
  CHECK(matches("(either (i32.const 1) (i32.const 2))", Value::i32(1)));
  CHECK_FALSE(matches("(either (i32.const 1) (i32.const 2))", Value::i32(3)));
}

TEST_CASE("values: as text") {
  CHECK(script::to_text(types::TypeStore(), Value::i32(0xffffffff)) == "(i32.const -1)");
  CHECK(script::to_text(types::TypeStore(), Value::f32(1)) == "(f32.const 0x1p+0)");
  CHECK(script::to_text(types::TypeStore(), f32_bits(0xffc00001)) == "(f32.const -nan:0x400001)");
  CHECK(script::to_text(types::TypeStore(), Value::null(ValType::funcref())) == "(ref.null func)");
  CHECK(script::to_text(types::TypeStore(), value("(ref.extern 7)")) == "(ref.extern 7)");
}
