// Module linking in the text format: what each form is the same as, where generated aliases and
// types go, and what is refused.
#include <doctest/doctest.h>

#include "module_text.h"

using namespace tenon;
using namespace tenon::text;
using namespace tenon::text::test;

namespace {

uint32_t read_u32(const Bytes& bytes, size_t& pos) {
  uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const uint8_t byte = bytes[pos++];
    value |= static_cast<uint32_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

void append_sized(Bytes& out, const Bytes& bytes) {
  for (size_t size = bytes.size();; size >>= 7) {
    out.push_back(static_cast<uint8_t>((size & 0x7f) | (size >= 0x80 ? 0x80 : 0)));
    if (size < 0x80) break;
  }
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// The module without its name section and those of the modules in it.
Bytes without_names(const Bytes& module) {
  Bytes out(module.begin(), module.begin() + 8);
  for (size_t pos = 8; pos < module.size();) {
    const uint8_t id = module[pos++];
    const uint32_t size = read_u32(module, pos);
    const Bytes body(module.begin() + pos, module.begin() + pos + size);
    pos += size;
    if (id == 0) continue;
    out.push_back(id);
    if (id != 14) {
      append_sized(out, body);
      continue;
    }
    Bytes nested;
    size_t at = 0;
    nested.push_back(static_cast<uint8_t>(read_u32(body, at)));  // fewer than 128
    while (at < body.size()) {
      const uint32_t length = read_u32(body, at);
      append_sized(nested, without_names(Bytes(body.begin() + at, body.begin() + at + length)));
      at += length;
    }
    append_sized(out, nested);
  }
  return out;
}

// The bytes behind the header, without names.
Bytes sections(std::string_view source) {
  const Bytes bytes = without_names(encode(source));
  return Bytes(bytes.begin() + 8, bytes.end());
}

bool same(std::string_view a, std::string_view b) { return sections(a) == sections(b); }

std::string error_of(std::string_view source) {
  const auto result = encode_module(source, "test.wat");
  if (result.ok()) return "";
  const Error& error = result.error();
  return std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message;
}

std::string nested(size_t depth, std::string_view open) {
  std::string source = "(module ";
  for (size_t i = 0; i < depth; ++i) source += open;
  return source + std::string(depth + 1, ')');
}

}  // namespace

TEST_CASE("one-level imports have an empty second name and 0xff") {
  CHECK(sections(R"((import "x" (func)) (import "a" "b" (func)) (import "a" "c" (global i32)))") ==
        Bytes{1, 4,   1, 0x60, 0,   0,  //
              2, 20,  3, 1,    'x', 0,   0xff, 0,   0, 1,    'a',
              1, 'b', 0, 0,    1,   'a', 1,    'c', 3, 0x7f, 0});
  CHECK(same(R"((func $f (import "x")))", R"((import "x" (func)))"));
  CHECK(same(R"((memory (import "x") 1 2))", R"((import "x" (memory 1 2)))"));
  CHECK(same(R"((import "" (func)))", R"((func (import "")))"));
  // Two-level with an empty name is something else.
  CHECK(sections(R"((import "x" "" (func)))") ==
        Bytes{1, 4, 1, 0x60, 0, 0, 2, 6, 1, 1, 'x', 0, 0, 0});
}

TEST_CASE("a module type is a list of declarations in a scope of its own") {
  CHECK(sections(R"((type (module (import "g" (func)) (export "h" (func (param i32))))))") ==
        Bytes{1, 24,   1, 0x61, 4, 1, 0x60, 0,   0, 2, 1, 'g', 0, 0xff, 0, 0,  //
              1, 0x60, 1, 0x7f, 0, 7, 1,    'h', 0, 1});
  // The same type twice is declared once.
  CHECK(same(
      R"((type (instance (export "a" (func)) (export "b" (func)))))",
      R"((type (instance (type (func)) (export "a" (func (type 0))) (export "b" (func (type 0))))))"));
  CHECK(same(R"((type (module (import "x" (instance)) (export "y" (instance)))))",
             R"((type (module (type (instance)) (import "x" (instance (type 0)))
                              (export "y" (instance (type 0))))))"));
  // Declarations of every kind, and ids that bind nothing.
  CHECK(same(R"((type (instance (export "t" (table $x 1 funcref)) (export "m" (memory $x 1))
                               (export "g" (global $x (mut i32))) (export "e" (tag $x))
                               (export "m2" (module $x)) (export "i" (instance $x)))))",
             R"((type (instance (export "t" (table 1 funcref)) (export "m" (memory 1))
                               (export "g" (global (mut i32))) (export "e" (tag))
                               (export "m2" (module)) (export "i" (instance)))))"));
}

TEST_CASE("declarations with the name inside") {
  CHECK(same(R"((type (module (func (import "a") (param i32)) (func (export "b") (result i32))
                              (memory $m (import "c" "d") 1) (instance (export "e") (export "x" (func))))))",
             R"((type (module (import "a" (func (param i32))) (export "b" (func (result i32)))
                              (import "c" "d" (memory 1)) (export "e" (instance (export "x" (func)))))))"));
  CHECK(same(R"((type (instance (func (export "a") (export "b")))))",
             R"((type (instance (export "a" (func)) (export "b" (func)))))"));
  CHECK(error_of(R"((type (instance (func (import "a")))))") == "1:23 unexpected token (");
  CHECK(error_of(R"((type (instance (import "a" (func)))))") == "1:18 unexpected token import");
}

TEST_CASE("outer types in type bodies") {
  CHECK(sections(R"((type $T (func)) (type (instance (export "f" (func (type outer 0 $T))))))") ==
        Bytes{1, 16, 2, 0x60, 0, 0, 0x62, 2, 0x0f, 1, 0, 7, 0, 7, 1, 'f', 0, 0});
  const auto two_deep = Bytes{1, 24, 2, 0x60, 0, 0,   0x62, 2, 1, 0x62, 2,   0x0f, 1,
                              1, 7,  0, 7,    1, 'f', 0,    0, 7, 1,    'i', 6,    0};
  CHECK(sections(R"((type $T (func))
                    (type (instance (export "i" (instance (export "f" (func (type outer 1 $T))))))))") ==
        two_deep);
  // An id that the body does not have is looked for outside; a number is not.
  CHECK(sections(R"((type $T (func))
                    (type (instance (export "i" (instance (export "f" (func (type $T))))))))") ==
        two_deep);
  CHECK(same(R"((type $T (func)) (type (instance (export "f" (func (type 0))))))",
             R"((type (func)) (type (instance (export "f" (func (type 0))))))"));
  // Written out, before or with the kind first; used twice, aliased once.
  CHECK(same(
      R"((type $T (func)) (type (instance (alias outer 0 $T (type $t)) (export "f" (func (type $t)))
                                                 (export "g" (func (type $t))))))",
      R"((type $T (func)) (type (instance (export "f" (func (type outer 0 $T)))
                                                 (export "g" (func (type outer 0 0))))))"));
  CHECK(same(
      R"((type $T (func)) (type (instance (type $t (alias outer 0 $T)) (export "f" (func (type $t))))))",
      R"((type $T (func)) (type (instance (export "f" (func (type outer 0 $T))))))"));
  // An alias that a type needs comes before it and its group.
  CHECK(same(R"((type $S (struct)) (type (instance (rec (type $a (struct (field (ref $b))))
                                                        (type $b (struct (field (ref $S))))))))",
             R"((type $S (struct)) (type (instance (alias outer 0 $S (type $s))
                   (rec (type $a (struct (field (ref $b)))) (type $b (struct (field (ref $s))))))))"));
  CHECK(same(R"((type $S (struct)) (type (instance (type $r (func (param (ref $r) (ref $S)))))))",
             R"((type $S (struct)) (type (instance (alias outer 0 $S (type))
                                                   (type (func (param (ref 1) (ref 0)))))))"));
}

TEST_CASE("the exports of an instance type are written where they are named") {
  CHECK(same(R"((type $I (instance (export "f" (func)) (export "g" (func (param i32)))))
                (type (module (import "x" (func (param i64))) (export (type outer 0 $I)))))",
             R"((type $I (instance (export "f" (func)) (export "g" (func (param i32)))))
                (type (module (import "x" (func (param i64))) (export $I))))"));
  CHECK(same(R"((type $I (instance (export "f" (func)) (export "g" (func (param i32)))))
                (type (module (import "x" (func (param i64))) (export $I))))",
             R"((type $I (instance (export "f" (func)) (export "g" (func (param i32)))))
                (type (module (import "x" (func (param i64))) (alias outer 0 $I (type))
                              (export "f" (func)) (export "g" (func (param i32))))))"));
  // Its own indices and names stay what they are where it stands.
  CHECK(same(R"((type $T (func (result i32)))
                (type $I (instance (type $T (func (param f32))) (export "f" (func (type 0)))
                                   (export "g" (func (type $T))) (export "h" (func (type outer 0 $T)))))
                (type (instance (export "deep" (instance (export "a" (func)) (export $I))))))",
             R"((type (func (result i32)))
                (type (instance (type (func (param f32))) (export "f" (func (type 0)))
                                (export "g" (func (type 0))) (export "h" (func (type outer 0 0)))))
                (type (instance (export "deep" (instance
                   (export "a" (func)) (alias outer 1 1 (type)) (type (func (param f32)))
                   (export "f" (func (type 2))) (export "g" (func (type 2)))
                   (alias outer 1 0 (type)) (export "h" (func (type 3))))))))"));
  // From the same body, no alias.
  CHECK(same(
      R"((type (module (type $I (instance (export "f" (func)))) (export $I) (export (type 0)))))",
      R"((type (module (type $I (instance (export "f" (func)))) (type (func))
                              (export "f" (func (type 1))) (type (func)) (export "f" (func (type 2))))))"));
  CHECK(error_of(R"((type $F (func)) (type (instance (export $F))))") ==
        "1:42 type 0 is not an instance type");
}

TEST_CASE("splicing does not explode") {
  std::string source = R"((type $t0 (instance (export "x" (func)))))";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "$t" + std::to_string(i - 1);
    source += "(type $t" + std::to_string(i) + " (instance (export \"a\" (instance (export " +
              before + "))) (export \"b\" (instance (export " + before + ")))))";
  }
  CHECK(error_of(source).find("effective type size too large") != std::string::npos);
}

TEST_CASE("imports of modules and instances") {
  CHECK(same(
      R"((import "m" (module $m (import "x" (func)) (export "y" (memory 1)))))",
      R"((type (module (import "x" (func)) (export "y" (memory 1)))) (import "m" (module (type 0))))"));
  CHECK(same(R"((module (module (import "m") (import "x" (func)) (export "y" (func)))))",
             R"((import "m" (module (import "x" (func)) (export "y" (func)))))"));
  CHECK(same(R"((instance (import "i" "j")) (module $m (import "")))",
             R"((import "i" "j" (instance)) (import "" (module)))"));
  CHECK(same(R"((type $I (instance)) (instance (export "c") (export "d") (import "x") (type $I)))",
             R"((type $I (instance)) (import "x" (instance (type $I))) (export "c" (instance 0))
                (export "d" (instance 0)))"));
  // Equal types are one, wherever they are written in a run.
  CHECK(same(
      R"((import "a" (instance (export "f" (func)))) (import "b" (instance (export "f" (func)))))",
      R"((type (instance (export "f" (func)))) (import "a" (instance (type 0)))
                (import "b" (instance (type 0))))"));
  CHECK(error_of(R"((type $I (instance)) (import "x" (instance (type $I) (export "f" (func)))))") ==
        "1:54 unexpected token (");
}

TEST_CASE("nested modules: definitions, imports and what tells them apart") {
  CHECK(sections("(module (module) (module (memory 1)))") ==
        Bytes{14, 24,  2,   8,   0, 'a', 's', 'm', 1, 0, 0, 0, 13,
              0,  'a', 's', 'm', 1, 0,   0,   0,   5, 3, 1, 0, 1});
  CHECK(same(R"((module (module $m (import "x" (func)))))",
             R"((module (module (func (import "x")))))"));
  CHECK_FALSE(
      same(R"((module (module $m (import "x"))))", R"((module (module (import "x" (func)))))"));
  CHECK(same(
      R"((module (module (export "a") (export "b") (func (export "c")))))",
      R"((module (module (func) (export "c" (func 0))) (export "a" (module 0)) (export "b" (module 0))))"));
  // A field that is an alias, and a module that is one.
  CHECK(sections(R"((module (module $m (alias outer 0 0 (type)))))")[0] == 14);
  CHECK(sections(R"((module (module $m (alias outer 0 0))))")[0] == 16);
  CHECK(error_of("(module (module binary \"\"))") == "1:17 unexpected token binary");
}

TEST_CASE("instances and their arguments") {
  CHECK(sections(R"((module (module) (instance (instantiate 0))))") ==
        Bytes{14, 10, 1, 8, 0, 'a', 's', 'm', 1, 0, 0, 0, 15, 4, 1, 0, 0, 0});
  CHECK(same(
      R"((module (import "M" (module $M)) (import "f" (func $f)) (import "t" (table $t 1 funcref))
                        (import "i" (instance $i))
                        (instance $x (export "e") (instantiate $M (import "a" (func $f)) (import "b" (table $t))
                           (import "c" (instance $i)) (import "d" (module $M))))))",
      R"((module (import "M" (module)) (import "f" (func)) (import "t" (table 1 funcref))
                        (import "i" (instance))
                        (instance (instantiate (module 0) (import "a" (func 0)) (import "b" (table 0))
                           (import "c" (instance 0)) (import "d" (module 0))))
                        (export "e" (instance 1))))"));
  CHECK(error_of(R"((module (instance (instantiate $m)) (module $m)))") ==
        "1:32 unknown module $m");
  CHECK(
      error_of(
          R"((module (module $m) (instance (instantiate $m (import "f" (func $f)))) (func $f)))") ==
      "1:65 unknown function $f");
}

TEST_CASE("alias fields and their inverted forms") {
  const std::string_view imports =
      R"((import "i" (instance $i (export "f" (func)) (export "t" (table 1 funcref)) (export "m" (memory 1))
           (export "g" (global i32)) (export "x" (tag)) (export "M" (module)) (export "j" (instance)))))";
  const auto with = [&](std::string_view rest) { return std::string(imports) + std::string(rest); };
  CHECK(same(
      with(
          R"((alias $i "f" (func $f)) (alias $i "t" (table)) (alias $i "m" (memory)) (alias $i "g" (global))
                     (alias $i "x" (tag)) (alias $i "M" (module)) (alias $i "j" (instance)))"),
      with(R"((func $f (alias 0 "f")) (table (alias $i "t")) (memory (alias (instance $i) "m"))
                     (global (alias $i "g")) (tag (alias $i "x")) (module (alias $i "M")) (instance (alias $i "j")))")));
  CHECK(same(with(R"((func $f (export "e") (alias $i "f")))"),
             with(R"((alias $i "f" (func $f)) (export "e" (func $f)))")));
  // Two explicit aliases are two indices; an inline one takes the first.
  CHECK(same(with(R"((alias $i "f" (func)) (alias $i "f" (func)) (export "e" (func $i "f")))"),
             with(R"((alias $i "f" (func)) (alias $i "f" (func)) (export "e" (func 0)))")));
  CHECK(error_of(with(R"((alias $i "f" (type)))")).find("a type is no export") !=
        std::string::npos);
}

TEST_CASE("inline aliases in every position") {
  const std::string_view imports = R"((import "i" (instance $i
      (export "f" (func)) (export "t" (table 1 funcref)) (export "m" (memory 1)) (export "g" (global i32))
      (export "x" (tag)))))";
  struct Place {
    std::string_view with, alias, without;
  };
  const Place kPlaces[] = {
      {R"((func call (func $i "f")))", R"((func))", "(func call $a)"},
      {R"((func (call (func $i "f"))))", "(func)", "(func (call $a))"},
      {R"((func return_call (func $i "f")))", "(func)", "(func return_call $a)"},
      {R"((func ref.func (func $i "f") drop))", "(func)", "(func ref.func $a drop)"},
      {R"((func global.get (global $i "g") drop))", "(global)", "(func global.get $a drop)"},
      {R"((func (global.set (global $i "g") (i32.const 1))))", "(global)",
       "(func (global.set $a (i32.const 1)))"},
      {R"((func (table.get (table $i "t") (i32.const 0)) drop))", "(table)",
       "(func (table.get $a (i32.const 0)) drop)"},
      {R"((func table.size (table $i "t") drop))", "(table)", "(func table.size $a drop)"},
      {R"((func table.copy (table $i "t") (table $i "t")))", "(table)", "(func table.copy $a $a)"},
      {R"((func table.init (table $i "t") 0) (elem func))", "(table)",
       "(func table.init $a 0) (elem func)"},
      {R"((func (call_indirect (table $i "t") (param i32) (i32.const 0))))", "(table)",
       "(func (call_indirect $a (param i32) (i32.const 0)))"},
      {R"((func (return_call_indirect (table $i "t") (i32.const 0))))", "(table)",
       "(func (return_call_indirect $a (i32.const 0)))"},
      {R"((func (i32.load (memory $i "m") offset=4 (i32.const 0)) drop))", "(memory)",
       "(func (i32.load $a offset=4 (i32.const 0)) drop)"},
      {R"((func i64.store8 (memory $i "m") align=1))", "(memory)", "(func i64.store8 $a align=1)"},
      {R"((func v128.load8_lane (memory $i "m") offset=1 3))", "(memory)",
       "(func v128.load8_lane $a offset=1 3)"},
      {R"((func memory.size (memory $i "m") drop))", "(memory)", "(func memory.size $a drop)"},
      {R"((func memory.copy (memory $i "m") (memory $i "m")))", "(memory)",
       "(func memory.copy $a $a)"},
      {R"((func memory.init (memory $i "m") 0) (data "x"))", "(memory)",
       "(func memory.init $a 0) (data \"x\")"},
      {R"((func throw (tag $i "x")))", "(tag)", "(func throw $a)"},
      {R"((func block try_table (catch (tag $i "x") 0) (catch_ref (tag $i "x") 0) end end))",
       "(tag)", "(func block try_table (catch $a 0) (catch_ref $a 0) end end)"},
      {R"((start (func $i "f")))", "(func)", "(start $a)"},
      {R"((elem (table $i "t") (i32.const 0) func (func $i "f")))", "(table)",
       R"((elem (table $a) (i32.const 0) func (func $i "f")))"},
      {R"((elem declare func (func $i "f") (func $i "f")))", "(func)", "(elem declare func $a $a)"},
      {R"((elem funcref (ref.func (func $i "f")) (item ref.func (func $i "f"))))", "(func)",
       "(elem funcref (ref.func $a) (item ref.func $a))"},
      {R"((data (memory $i "m") (i32.const 0) "x"))", "(memory)",
       "(data (memory $a) (i32.const 0) \"x\")"},
      {R"((data (i32.const 0) "x") (data (offset global.get (global $i "g")) "x"))", "(global)",
       "(data (i32.const 0) \"x\") (data (offset global.get $a) \"x\")"},
      {R"((global i32 (global.get (global $i "g"))))", "(global)", "(global i32 (global.get $a))"},
      {R"((table 1 funcref (ref.func (func $i "f"))))", "(func)",
       "(table 1 funcref (ref.func $a))"},
      {R"((table funcref (elem (func $i "f"))))", "(func)", "(table funcref (elem $a))"},
      {R"((export "e" (func $i "f")))", "(func)", "(export \"e\" (func $a))"},
  };
  for (const Place& place : kPlaces) {
    INFO(place.with);
    const std::string kind(place.alias.substr(1, place.alias.size() - 2));
    const std::string name = kind == "func"     ? "f"
                             : kind == "table"  ? "t"
                             : kind == "memory" ? "m"
                             : kind == "global" ? "g"
                                                : "x";
    const std::string alias = "(alias $i \"" + name + "\" (" + kind + " $a))";
    CHECK(same(std::string(imports) + std::string(place.with),
               std::string(imports) + alias + std::string(place.without)));
  }
}

TEST_CASE("outer types and modules in every position") {
  const auto in_nested = [](std::string_view fields) {
    return "(module $P (type $T (func)) (type $S (struct (field $x i32))) (type $A (array i8)) "
           "(module $M) (module " +
           std::string(fields) + "))";
  };
  const std::pair<std::string_view, std::string_view> kPlaces[] = {
      {"(func (type outer $P $T))", "(alias outer 0 0 (type)) (func (type 0))"},
      {"(func (type outer 0 0))", "(alias outer 0 0 (type)) (func (type 0))"},
      {"(import \"f\" (func (type outer 0 $T)))",
       "(alias outer 0 0 (type)) (import \"f\" (func (type 0)))"},
      {"(tag (type outer 0 $T))", "(alias outer 0 0 (type)) (tag (type 0))"},
      {"(func (block (type outer 0 $T)))", "(alias outer 0 0 (type)) (func (block (type 0)))"},
      {"(table 0 funcref) (func (call_indirect (type outer 0 $T) (i32.const 0)))",
       "(alias outer 0 0 (type)) (table 0 funcref) (func (call_indirect (type 0) (i32.const 0)))"},
      {"(func (drop (struct.new (type outer 0 $S) (i32.const 0))))",
       "(alias outer 0 1 (type)) (func (drop (struct.new 0 (i32.const 0))))"},
      {"(func (drop (struct.get (type outer 0 $S) $x (unreachable))))",
       "(alias outer 0 1 (type)) (func (drop (struct.get 0 0 (unreachable))))"},
      {"(func (array.copy (type outer 0 $A) (type outer 0 $A)))",
       "(alias outer 0 2 (type)) (func (array.copy 0 0))"},
      {"(func (param (ref null (type outer 0 $S))))",
       "(alias outer 0 1 (type)) (func (param (ref null 0)))"},
      {"(func (drop (ref.null (type outer 0 $S))))",
       "(alias outer 0 1 (type)) (func (drop (ref.null 0)))"},
      {"(type $t (struct (field (ref $u)))) (type $u (sub (type outer 0 $S) (struct (field i32))))",
       "(alias outer 0 1 (type)) (type $t (struct (field (ref $u)))) (type $u (sub 0 (struct "
       "(field i32))))"},
      {"(instance (instantiate (module outer $P $M)))",
       "(alias outer 0 0 (module)) (instance (instantiate 0))"},
      {"(export \"m\" (module outer 0 $M))",
       "(alias outer 0 0 (module)) (export \"m\" (module 0))"},
      {"(module (instance (instantiate (module outer $P $M))))",
       "(module (alias outer 1 0 (module)) (instance (instantiate 0)))"},
  };
  for (const auto& [with, without] : kPlaces) {
    INFO(with);
    CHECK(same(in_nested(with), in_nested(without)));
  }
}

TEST_CASE("generated aliases stand before the field, or at the end of the header") {
  // Definitions before, between and behind the header's fields are numbered behind the aliases.
  CHECK(same(
      R"((module (func $a) (module $m (func (export "f"))) (func $b (call $a) (call (func $i "f")))
                        (instance $i (export "x") (instantiate $m)) (func $c (call $b))
                        (export "c" (func $c))))",
      R"((module (module (func (export "f"))) (instance (instantiate 0)) (alias 0 "f" (func))
                        (export "x" (instance 0)) (func) (func (call 1) (call 0)) (func (call 2))
                        (export "c" (func 3))))"));
  // A path goes through instances, whose aliases are shared.
  CHECK(same(
      R"((module (import "i" (instance $i (export "j" (instance (export "f" (func)) (export "g" (global i32))))))
                        (func (call (func $i "j" "f")) (drop (global.get (global $i "j" "g"))))))",
      R"((module (import "i" (instance $i (export "j" (instance (export "f" (func)) (export "g" (global i32))))))
                        (alias $i "j" (instance $j)) (alias $j "f" (func $f)) (alias $j "g" (global $g))
                        (func (call $f) (drop (global.get $g)))))"));
  // What an instance is given is aliased before it.
  CHECK(same(R"((module (import "i" (instance $i (export "f" (func)))) (import "m" (module $m))
                        (instance (instantiate $m (import "x" (func $i "f")) (import "y" (func $i "f"))))
                        (instance (instantiate $m))))",
             R"((module (import "i" (instance $i (export "f" (func)))) (import "m" (module $m))
                        (alias $i "f" (func $f))
                        (instance (instantiate $m (import "x" (func $f)) (import "y" (func $f))))
                        (instance (instantiate $m))))"));
  // An outer type of a definition comes before the implicit types of definitions.
  CHECK(same(
      R"((module (type $T (func (param i32))) (module (func (param f32)) (func (type outer 0 $T)))))",
      R"((module (type $T (func (param i32))) (module (alias outer 0 $T (type)) (type (func (param f32)))
                        (func (type 1)) (func (type 0)))))"));
}

TEST_CASE("types and imports that follow one another are one run") {
  // The text's order does not split the imports, which would be two implicit instances.
  CHECK(same(R"((module (import "" "a" (func)) (import "" "b" (func (param i32))) (module)))",
             R"((module (type (func)) (type (func (param i32))) (import "" "a" (func (type 0)))
                        (import "" "b" (func (type 1))) (module)))"));
  CHECK(same(R"((module (import "f" (func (type $T))) (type $T (func (param i64)))))",
             R"((module (type $T (func (param i64))) (import "f" (func (type $T)))))"));
  // A type is never moved across another field.
  CHECK(sections(R"((module (type (func)) (module) (type (func (param i32)))))") ==
        Bytes{1,   4, 1, 0x60, 0, 0, 14, 10, 1,    8, 0,    'a', 's',
              'm', 1, 0, 0,    0, 1, 5,  1,  0x60, 1, 0x7f, 0});
  CHECK(error_of(R"((module (module (func (type outer 0 $T))) (type $T (func))))") ==
        "1:37 unknown type $T: alias to type not defined in parent yet");
  // Types of definitions go last, in the same section where nothing is between.
  CHECK(sections(R"((module (import "a" "b" (memory 1)) (func)))")[0] == 1);
  CHECK(sections(R"((module (module) (func)))")[0] == 14);
}

TEST_CASE("two-level imports make an implicit instance before the item") {
  CHECK(same(
      R"((import "" "a" (instance $i (export "f" (func)))) (export "x" (instance $i)) (export "y" (instance 0)))",
      R"((import "" "a" (instance (export "f" (func)))) (export "x" (instance 1)) (export "y" (instance 0)))"));
  CHECK(same(
      R"((import "a" "x" (func)) (import "b" "y" (func)) (import "a" "z" (instance $z)) (export "z" (instance $z)))",
      R"((import "a" "x" (func)) (import "b" "y" (func)) (import "a" "z" (instance)) (export "z" (instance 2)))"));
  CHECK(same(R"((import "a" "f" (func)) (func (call (func 0 "f"))))",
             R"((import "a" "f" (func)) (alias 0 "f" (func $f)) (func (call $f)))"));
}

TEST_CASE("zero-level exports: all of an instance") {
  CHECK(same(
      R"((module (module (func (export "f")) (memory (export "m") 1)) (instance $i (instantiate 0)) (export $i)))",
      R"((module (module (func (export "f")) (memory (export "m") 1)) (instance (instantiate 0))
                        (alias 0 "f" (func)) (alias 0 "m" (memory))
                        (export "f" (func 0)) (export "m" (memory 0))))"));
  CHECK(same(
      R"((module (import "i" (instance $i (export "j" (instance (export "f" (func)))))) (export (instance $i "j"))))",
      R"((module (import "i" (instance $i (export "j" (instance (export "f" (func)))))) (alias $i "j" (instance $j))
                        (alias $j "f" (func $f)) (export "f" (func $f))))"));
  CHECK(same(
      R"((import "a" "x" (func)) (import "a" "y" (global i32)) (export 0))",
      R"((import "a" "x" (func)) (import "a" "y" (global i32)) (alias 0 "x" (func)) (alias 0 "y" (global))
                (export "x" (func 1)) (export "y" (global 1)))"));
  CHECK(error_of("(export 0)") == "1:9 unknown instance 0");
}

TEST_CASE("exports stand in the order of the text") {
  CHECK(same(R"((module (memory (export "a") 1) (module (export "b")) (func (export "c"))))",
             R"((module (module) (memory 1) (func) (export "a" (memory 0)) (export "b" (module 0))
                        (export "c" (func 0))))"));
}

TEST_CASE("a function's inline type is compared with an outer one") {
  const std::string_view kOuter =
      "(module $P (type $S (struct)) (type $T (func (param (ref $S)))) (module ";
  const auto in = [&](std::string_view fields) {
    return std::string(kOuter) + std::string(fields) + "))";
  };
  CHECK(same(in("(alias outer $P $S (type $s)) (func (type outer $P $T) (param (ref $s)))"),
             in("(alias outer $P $S (type $s)) (alias outer $P $T (type $t)) (func (type $t))")));
  CHECK(error_of(in("(func (type outer $P $T) (param i32))"))
            .find("inline function type does not match") != std::string::npos);
  // The parameters of an outer type count as locals.
  CHECK(
      same("(module (type $T (func (param i32))) (module (func (type outer 0 $T) (local $x i32) "
           "(drop (local.get $x)))))",
           "(module (type $T (func (param i32))) (module (func (type outer 0 $T) (local i32) (drop "
           "(local.get 1)))))"));
}

TEST_CASE("scopes of names") {
  // The parent's ids are not the nested module's; the innermost of two outer ids wins.
  CHECK(error_of("(module (type $T (func)) (module (func (type $T))))") == "1:46 unknown type $T");
  CHECK(error_of("(module (func $f) (module (func (call $f))))") == "1:39 unknown function $f");
  CHECK(
      same("(module $a (module) (module $a (module $x) (module $y) (module (instance (instantiate "
           "(module outer $a $y))))))",
           "(module (module) (module (module) (module) (module (instance (instantiate (module "
           "outer 0 1))))))"));
  CHECK(error_of("(module $a (module (instance (instantiate (module outer $b 0)))))") ==
        "1:57 unknown outer module $b");
  // A module does not enclose itself.
  CHECK(error_of("(module $a (alias outer $a 0 (type)))") == "1:25 unknown outer module $a");
  CHECK(error_of("(module (alias outer 0 $x (type)))") ==
        "1:22 relative depth too large: $x is in no module");
  CHECK(error_of("(module $P (module $m (instance (instantiate (module outer $P $m)))))") ==
        "1:63 unknown module $m: alias to module not defined in parent yet");
  CHECK(error_of("(module (import \"f\" (func $f)) (module (alias outer 0 $f (func))))") ==
        "1:63 invalid external kind in alias: only types and modules can be outer");
  CHECK(error_of("(module (import \"f\" (func $f)) (module (export \"f\" (func outer 0 $f))))")
            .find("invalid external kind in alias") != std::string::npos);
  CHECK(error_of("(module (module $m) (module $m))") == "1:29 duplicate module");
  CHECK(error_of("(module (import \"i\" (instance $i)) (func (call $i.$f)))") ==
        "1:48 unknown function $i.$f");
}

TEST_CASE("import after a definition") {
  CHECK(error_of(R"((func) (import "m" (module)))") == "1:8 import after function");
  CHECK(error_of(R"((memory 1) (instance (import "i")))") == "1:12 import after memory");
  CHECK(same(
      R"((module (import "i" (instance $i (export "f" (func)))) (alias $i "f" (func)) (import "g" (func))))",
      R"((module (import "i" (instance $i (export "f" (func)))) (func (alias $i "f")) (func (import "g"))))"));
}

TEST_CASE("nesting is bounded") {
  CHECK(error_of(nested(100, "(module ")).empty());
  CHECK(error_of(nested(101, "(module ")).find("module nesting too deep") != std::string::npos);
  CHECK(error_of(nested(100'000, "(module ")).find("module nesting too deep") != std::string::npos);
  const auto types = [](size_t depth, std::string_view word) {
    std::string source = "(type ";
    for (size_t i = 0; i < depth; ++i) source += "(" + std::string(word) + " (export \"x\" ";
    source += "(func)";
    return source + std::string(2 * depth + 1, ')');
  };
  CHECK(error_of(types(100, "instance")).empty());
  CHECK(error_of(types(101, "instance")).find("instance type nesting too deep") !=
        std::string::npos);
  CHECK(error_of(types(101, "module")).find("module type nesting too deep") != std::string::npos);
  CHECK(error_of(types(50'000, "module")).find("module type nesting too deep") !=
        std::string::npos);
}

TEST_CASE("unfinished linking forms are errors with a place") {
  for (const std::string_view source :
       {"(module (instance", "(module (instance)", "(module (instance (instantiate",
        "(module (alias", "(module (alias $i", "(module (alias outer 0", "(type (module (import",
        "(type (instance (export \"a\"",
        "(module (instance (instantiate 0 (import \"a\" (func outer", "(export $",
        "(import \"m\" (module (type", "(import \"m\"", "(module (module (import \"a\"",
        "(instance (import", "(func (alias"}) {
    INFO(source);
    CHECK(error_of(source) != "");
  }
  CHECK(error_of("(module (instance))") == "1:18 unexpected token )");
  CHECK(error_of("(module (instance (foo)))") == "1:20 unknown operator foo");
  CHECK(error_of("(module (alias 0 \"x\" (local 1)))") == "1:23 unexpected token local");
  CHECK(error_of("(import \"a\" (type 0))") == "1:14 unexpected token type");
}
