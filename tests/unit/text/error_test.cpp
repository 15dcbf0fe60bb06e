#include <doctest/doctest.h>

#include "text/text.h"

using namespace tenon;
using namespace tenon::text;

namespace {

Error error_of(std::string_view source) {
  auto result = encode_module(source, "test.wat");
  REQUIRE(!result.ok());
  return std::move(result).take_error();
}

bool says(std::string_view source, std::string_view words) {
  const Error error = error_of(source);
  CAPTURE(error.message);
  return error.kind == ErrorKind::malformed && error.message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("an error has a position, the line and a caret") {
  const Error error = error_of("(module\n  (func i32.add\n    (i32.bad)))");
  CHECK(error.message == "unknown operator i32.bad");
  CHECK(error.line == 3);
  CHECK(error.column == 6);
  CHECK(error.context == "    (i32.bad)))\n     ^");
}

TEST_CASE("errors say what the spec's suite expects") {
  CHECK(says("(func) (import \"\" \"\" (func))", "import after function"));
  CHECK(says("(func $a) (func $a)", "duplicate func"));
  CHECK(says("(func (param $a i32) (local $a i32))", "duplicate local"));
  CHECK(says("(func (call $f))", "unknown function $f"));
  CHECK(says("(func (local.get $x))", "unknown local"));
  CHECK(says("(func block $a (br $b) end)", "unknown label"));
  CHECK(says("(func block $a end $b)", "mismatching label"));
  CHECK(says("(func (block)) (start 0) (start 0)", "multiple start sections"));
  CHECK(says("(type $t (func)) (func (type $t) (param i32))", "inline function type"));
  CHECK(says("(func (result i32) (param i32))", "unexpected token"));
  CHECK(says("(func (i32.const 0x1_0000_0000))", "i32 constant out of range"));
  CHECK(says("(memory 1) (func (i32.load align=3 (i32.const 0)))", "alignment must be a power of two"));
  CHECK(says("(func (v128.const i32x4 1 2 3))", "wrong number of lane literals"));
  CHECK(says("(memory 1 (pagesize 3))", "invalid custom page size"));
  CHECK(says("(type (struct (field $x i32) (field $x i32)))", "duplicate field"));
  CHECK(says("(import \"\\ff\" \"\" (func))", "malformed UTF-8 encoding"));
}

TEST_CASE("every prefix of a module is an error") {
  const std::string_view source =
      "(module $m (type (sub final (func (param $x i32))))(rec (type (struct (field $f (mut i8)))))"
      "(import \"a\" \"b\" (func (param i32)))(table $t 1 2 funcref (ref.null func))(memory i64 1 2)"
      "(global (mut i32) (i32.const 1))(func (export \"e\") (local $l i32) (if (then nop) (else))"
      "(try_table (catch_all 0)) block $b end $b (memory.copy))(elem (i32.const 0) func 0)"
      "(data (offset i32.const 0) \"x\")(table funcref (elem 0)))";
  REQUIRE(encode_module(source, "").ok());
  for (size_t size = 1; size < source.size(); ++size) {
    CAPTURE(size);
    CHECK(!encode_module(source.substr(0, size), "").ok());
  }
}

TEST_CASE("nesting has no limit but memory") {
  constexpr int kDepth = 200000;
  std::string blocks = "(func ", operands = "(func (drop ", forms = "(@a ";
  for (int i = 0; i < kDepth; ++i) {
    blocks += "(block ";
    operands += "(i32.eqz ";
    forms += "(";
  }
  operands += "(i32.const 0)";
  blocks.append(kDepth + 1, ')');
  operands.append(kDepth + 2, ')');
  forms.append(kDepth + 1, ')');
  CHECK(encode_module(blocks, "").ok());
  CHECK(encode_module(operands, "").ok());
  CHECK(encode_module(forms, "").ok());
  CHECK(!encode_module(std::string(kDepth, '('), "").ok());
}
