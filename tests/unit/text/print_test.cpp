// The printer: what it writes, that the parser reads the same back, and what it refuses.
#include <doctest/doctest.h>

#include "module_text.h"

using namespace tenon;
using namespace tenon::text;
using namespace tenon::text::test;

namespace {

bool prints(std::string_view source, std::string_view part) {
  const std::string text = printed(source);
  if (text.find(part) != std::string::npos) return true;
  MESSAGE(text);
  return false;
}

Bytes module(const Bytes& sections) {
  Bytes bytes = {0, 'a', 's', 'm', 1, 0, 0, 0};
  for (const uint8_t byte : sections) bytes.push_back(byte);
  return bytes;
}

std::string error_of(const Bytes& bytes) {
  const auto result = print_module(bytes);
  return result.ok() ? "" : result.error().message;
}

}  // namespace

TEST_CASE("labels have their names, but where another block hides them") {
  constexpr const char* kLabels = R"((func (param $n i32)
    (block $out
      (loop $again
        (br_if $out (local.get $n))
        (if $then (block $in-condition (result i32) (br $in-condition (local.get $n)))
          (then (br $then) (br_table $again $out $then 3 (local.get $n))))
        (block (block $"no word" (br $"no word") (br 1)))
        (block $again (br $again) (br 1))))))";
  CHECK(round_trips(kLabels));
  for (const char* part :
       {"block $out (;@1;)\n", "loop $again (;@2;)\n", "br_if $out\n", "if $then (;@3;)\n",
        "block $in-condition (;@3;) (result i32)\n", "br $in-condition\n",
        "br_table $again $out $then 3\n", "br $\"no word\"\n", "br 1 (;@3;)\n",
        "br $again\n", "br 1 (;@2;)\n"}) {
    CHECK(prints(kLabels, part));
  }
  // Of several with one number the first counts, and an empty one is none.
  const Bytes names = {0, 21, 4, 'n', 'a', 'm', 'e', 3, 14, 1, 0,  4,
                       0, 1,  'x', 0, 1,  'y', 1,  0, 2,  1, 'z'};
  Bytes named = encode("(func block nop end)");
  named.insert(named.end(), names.begin(), names.end());
  CHECK(print(named).find("block $x (;@1;)") != std::string::npos);
  CHECK(round_trips("(func block $x nop end)"));
}

TEST_CASE("of nested modules with one name the first has it as its id") {
  constexpr const char* kSame =
      "(module $m (module $m) (module (@name \"m\") (module $m)) (module (@name \"m\")))";
  CHECK(round_trips(kSame));
  for (const char* part : {"(module $m (;0;)", "(module (@name \"m\") (;1;)", "(module (@name \"m\") (;2;)"}) {
    CHECK(prints(kSame, part));
  }
}

TEST_CASE("a module as text") {
  CHECK(printed("(module)") == "(module)\n");
  CHECK(printed("(module $m (func $f (export \"e\") (param $x i32) (result i32) local.get $x))") ==
        "(module $m\n"
        "  (type (;0;) (func (param i32) (result i32)))\n"
        "  (export \"e\" (func $f))\n"
        "  (func $f (;0;) (type 0) (param $x i32) (result i32)\n"
        "    local.get $x))\n");
}

TEST_CASE("printed text is the same binary") {
  for (const std::string_view source : {
           "(memory 1 2) (memory i64 3) (memory 1 1 shared) (memory 8 (pagesize 1))",
           "(table 1 funcref) (table i64 1 2 externref) (table 3 (ref func) (ref.func 0)) (func)",
           "(global i32 (i32.add (i32.const 1) (i32.const 2))) (global (mut f32) (f32.const nan))",
           "(func) (elem func 0) (elem declare func 0) (elem (i32.const 0) func 0 0) (table 9 "
           "funcref)"
           " (elem (table 0) (i32.const 1) funcref (ref.null func) (item i32.const 0 drop ref.func "
           "0))"
           " (elem externref (ref.null extern)) (table 1 externref)"
           " (elem (table 1) (offset i32.const 0 nop) externref (ref.null extern))",
           "(memory 1) (memory 1) (data \"a\") (data (i32.const 1) \"\\00\\\"\\\\\\ff\\n\")"
           " (data (memory 1) (i32.const 2) \"\")"
           " (func memory.init 0 data.drop 1 (memory.init 1 0 (i32.const 0) (i32.const 0) "
           "(i32.const 0)))",
           "(tag (param i32)) (func block try_table (catch 0 0) (catch_ref 0 1) (catch_all 0)"
           " (catch_all_ref 0) end end throw 0 throw_ref)",
           "(tag) (func try nop catch 0 nop catch_all nop end try nop delegate 0 try catch 0 "
           "rethrow 0 end)",
           "(func block block (result i32) i32.const 0 br 1 end br_table 0 1 0 end loop br 0 end)",
           "(func if nop else if end end if (result i32) unreachable else i32.const 1 end)",
           "(type (func)) (func block (type 0) end) (func (param i32 i64) block (param i32) end)",
           "(func unreachable i32.add drop select select (result) select (result i32 i64))",
           "(func i32.load offset=4294967295 align=1 i64.store16 align=2 v128.load8_lane 1 "
           "offset=2 3"
           " v128.load8_lane 5 i8x16.extract_lane_s 15)",
           "(memory 1) (memory $m 1) (func i32.load $m memory.copy $m 0 memory.size $m "
           "memory.grow)",
           "(table 1 funcref) (table $t 1 funcref) (elem func) (func table.init $t 0 table.init 0"
           " table.copy $t 0 call_indirect $t (param i32) return_call_indirect (result i32))",
           "(type $s (struct (field $a i8) (field (mut i16)))) (type (array (mut (ref null $s))))"
           " (func struct.get_s $s $a struct.set 0 1 array.new_fixed 1 3 array.copy 1 1"
           " ref.test (ref $s) ref.cast (ref null $s) br_on_cast 0 (ref null any) (ref $s)"
           " br_on_cast_fail 0 anyref (ref i31) ref.null none ref.null $s)",
           "(rec (type $a (sub (struct (field (ref $b))))) (type $b (sub final $a (struct (field "
           "(ref $b))))))"
           " (rec (type (func))) (type (sub final (func)))",
           "(func i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31 v128.const f32x4 1 nan -0 "
           "inf)",
           "(memory 1 1 shared) (func atomic.fence i32.atomic.rmw.add offset=8 "
           "memory.atomic.notify)",
           "(func $f (param $a i32) (param i32) (param $b f32) (local $c i32) (local i32 f64) "
           "(local $d f64))",
           "(func (local i32 i32) (local i64) (local i32))",
           "(start $s) (func $s)",
       }) {
    INFO(source);
    CHECK(round_trips(source));
  }
}

TEST_CASE("numbers keep their bits") {
  for (const std::string_view number :
       {"0", "-0", "1", "0.1", "0x1p-149", "0x1.fffffep127", "inf", "-inf", "nan", "-nan",
        "nan:0x1", "nan:0x200000", "-nan:0x7fffff", "0x1p-126", "1e10", "16777217",
        "0.30000001192092896"}) {
    INFO(number);
    CHECK(round_trips("(func f32.const " + std::string(number) + ")"));
  }
  for (const std::string_view number :
       {"0", "-0", "0.1", "0x1p-1074", "0x1.fffffffffffffp1023", "inf", "-nan", "nan:0x1",
        "nan:0x4000000000000", "-nan:0xfffffffffffff", "2.2250738585072014e-308", "1e300",
        "123456789012345678"}) {
    INFO(number);
    CHECK(round_trips("(func f64.const " + std::string(number) + ")"));
  }
  CHECK(round_trips(
      "(func i32.const -2147483648 i32.const 2147483647 i64.const -9223372036854775808)"));
  CHECK(prints("(func f64.const 0.1 f32.const 0.1 f64.const 1e100)", "f64.const 0.1\n"));
  CHECK(prints("(func f32.const 0.1)", "f32.const 0.1"));
}

TEST_CASE("unreachable code is printed too") {
  CHECK(prints("(func return i32.const 7 drop)", "return\n    i32.const 7\n    drop"));
  CHECK(prints("(func block br 0 i64.const 1 drop end)", "i64.const 1"));
}

TEST_CASE("labels are numbers, and comments say where they lead") {
  const std::string text = printed("(func block loop br 1 br 0 br 2 end end)");
  CHECK(text.find("block (;@1;)") != std::string::npos);
  CHECK(text.find("loop (;@2;)") != std::string::npos);
  CHECK(text.find("br 1 (;@1;)\n") != std::string::npos);
  CHECK(text.find("br 0 (;@2;)\n") != std::string::npos);
  CHECK(text.find("br 2\n") != std::string::npos);
}

TEST_CASE("ids from the name section") {
  // Any name can be written; each only once.
  CHECK(round_trips("(func $\"a b\") (func $\"\\u{3bb}\") (func (call $\"a b\") (call 1))"));
  CHECK(prints("(func $\"a \\\"b\\n\")", "(func $\"a \\\"b\\0a\" (;0;)"));
  // Two functions of one name: the second goes by its index.
  const Bytes twice =
      module({1, 4, 1,    0x60, 0,  0, 3,   3,   2,   0,   0, 10, 9, 2, 4, 0,   0x10, 1, 0x0b,
              2, 0, 0x0b, 0,    14, 4, 'n', 'a', 'm', 'e', 1, 7,  2, 0, 1, 'f', 1,    1, 'f'});
  CHECK(print(twice).find("call 1\n") == std::string::npos);
  CHECK(print(twice).find("(func $f (;0;)") != std::string::npos);
  CHECK(print(twice).find("call 1)") != std::string::npos);
  // A damaged name section costs names, not the module.
  Bytes damaged = twice;
  damaged[damaged.size() - 8] = 99;
  CHECK(print(damaged).find("(func (;0;)") != std::string::npos);
}

TEST_CASE("module linking") {
  for (
      const std::string_view source : {
          R"((import "x" (func)) (import "a" "b" (func)) (import "a" "c" (global i32)) (import "x2" "" (memory 1)))",
          R"((type (module (import "g" (func)) (import "a" "b" (memory 1)) (export "h" (func (param i32))))))",
          R"((type $T (func)) (type $I (instance (export "i" (instance (export "f" (func (type outer 1 $T))))))))",
          R"((type (instance (rec (type (struct (field (ref 1)))) (type (struct))) (export "t" (table 1 (ref 0))))))",
          R"((import "M" (module $M (import "in" (func)) (export "out" (func)))) (import "f" (func $f))
              (instance $i (instantiate $M (import "in" (func $f)))) (func (export "run") call (func $i "out")))",
          R"((module $P (type $T (func (param i32))) (module $A (func (export "a") (type outer $P $T)))
              (module $B (instance $x (instantiate (module outer $P $A))) (export "b" (func $x "a")))
              (instance (instantiate $B)) (export "m" (module $A)) (export "i" (instance 0))))",
          R"((import "i" (instance $i (export "t" (table 1 funcref)) (export "m" (memory 1)) (export "g" (global i32))
              (export "x" (tag)) (export "M" (module)) (export "j" (instance))))
              (alias $i "t" (table)) (alias $i "m" (memory)) (alias $i "g" (global)) (alias $i "x" (tag))
              (alias $i "M" (module)) (alias $i "j" (instance)))",
          R"((module (type (func)) (module) (type (func (param i32))) (import "a" (func (type 1)))
              (module (import "b" (instance (export "c" (func)))) (func (call (func 0 "c"))))))",
      }) {
    INFO(source);
    CHECK(round_trips(source));
  }
  // Indices in comments count the implicit instances.
  CHECK(prints(
      R"((module (import "a" "b" (func)) (import "a" "c" (func)) (module) (instance (instantiate 0))))",
      "(instance (;1;) (instantiate 0))"));
  CHECK(prints("(module (module (module)))", "(module\n  (module (;0;)\n    (module (;0;))))"));
}

TEST_CASE("what is not the binary format is refused") {
  CHECK(error_of({}) == "unexpected end");
  CHECK(error_of({0, 'a', 's', 'm', 2, 0, 0, 0}) == "magic header not detected");
  CHECK(error_of(module({1, 5, 1, 0x60, 0})) == "length out of bounds");
  CHECK(error_of(module({1, 2, 1, 0x33})) == "malformed composite type");
  CHECK(error_of(module({1, 5, 1, 0x60, 0, 0, 0})) == "section size mismatch");
  CHECK(error_of(module({99, 0})) == "malformed section id");
  CHECK(error_of(module({1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0})) ==
        "function and code section have inconsistent lengths");
  CHECK(error_of(module({1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 4, 1, 2, 0, 0x27})) ==
        "illegal opcode 27");
  CHECK(error_of(module({1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 5, 1, 3, 0, 0x41, 0x80})) ==
        "unexpected end of section or function");
  CHECK(error_of(module({16, 5, 1, 1, 0, 0, 0})) == "invalid external kind in alias");
  // Counts are believed only as far as there are bytes.
  CHECK(error_of(module({1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f})) != "");
  CHECK(error_of(module({1,  4, 1, 0x60, 0,    0,    3,    2,    1,    0,    10,
                         10, 1, 8, 1,    0xff, 0xff, 0xff, 0xff, 0x0f, 0x7f, 0x0b})) ==
        "too many locals");
}

TEST_CASE("nesting is bounded") {
  const auto nested = [](size_t depth) {
    Bytes bytes = module({});
    for (size_t i = 0; i < depth; ++i) {
      Bytes body = {1};  // one module
      const auto append = [&body](size_t number) {
        for (; number >= 0x80; number >>= 7) body.push_back(static_cast<uint8_t>(number | 0x80));
        body.push_back(static_cast<uint8_t>(number));
      };
      append(bytes.size());
      body.insert(body.end(), bytes.begin(), bytes.end());
      bytes = module({14});
      size_t size = body.size();
      for (; size >= 0x80; size >>= 7) bytes.push_back(static_cast<uint8_t>(size | 0x80));
      bytes.push_back(static_cast<uint8_t>(size));
      bytes.insert(bytes.end(), body.begin(), body.end());
    }
    return bytes;
  };
  CHECK(error_of(nested(100)) == "");
  CHECK(error_of(nested(101)) == "module nesting too deep");
  Bytes types;
  for (int i = 0; i < 300; ++i) types.insert(types.end(), {0x62, 1, 1});
  const size_t size = types.size() + 1;
  Bytes section = {1, static_cast<uint8_t>((size & 0x7f) | 0x80), static_cast<uint8_t>(size >> 7),
                   1};
  section.insert(section.end(), types.begin(), types.end());
  CHECK(error_of(module(section)) == "instance type nesting too deep");
  // Deep blocks are no nesting, and cost no more text than others.
  std::string deep = "(func";
  for (int i = 0; i < 20'000; ++i) deep += " block";
  for (int i = 0; i < 20'000; ++i) deep += " end";
  const std::string text = printed(deep + ")");
  CHECK(text.size() < 20'000 * 250);
}
