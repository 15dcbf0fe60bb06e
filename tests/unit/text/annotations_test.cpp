// Custom sections and names as annotations, both ways.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "module_text.h"
#include "support/byte_reader.h"

using namespace tenon;
using namespace tenon::text;
using namespace tenon::text::test;

namespace {

std::string error_of(std::string_view source) {
  const auto result = encode_module(source, "test.wat");
  return result.ok() ? "" : result.error().message;
}

// The ids of the sections, and the names of custom ones.
std::string sections(const Bytes& bytes) {
  support::ByteReader in(bytes);
  in.read_bytes(8);
  std::string text;
  while (!in.at_end() && !in.failed()) {
    const uint8_t id = in.read_u8();
    support::ByteReader body(in.read_bytes(in.read_u32()));
    if (!text.empty()) text += ' ';
    text += id != 0 ? std::to_string(id) : std::string(body.read_name());
  }
  CHECK_FALSE(in.failed());
  return text;
}

// The sections of the text, whose binary is that of what is printed of it.
std::string placed(std::string_view source) {
  const Bytes bytes = encode(source);
  const std::string printed = print(bytes);
  CHECK_MESSAGE(encode(printed) == bytes, printed);
  return sections(bytes);
}

bool contains(const Bytes& bytes, std::string_view part) {
  const std::string text(bytes.begin(), bytes.end());
  return text.find(part) != std::string::npos;
}

// A binary of sections with such contents.
Bytes binary(const std::vector<std::pair<uint8_t, std::string>>& sections) {
  Bytes bytes = {0, 'a', 's', 'm', 1, 0, 0, 0};
  for (const auto& [id, body] : sections) {
    bytes.push_back(id);
    bytes.push_back(static_cast<uint8_t>(body.size()));
    bytes.insert(bytes.end(), body.begin(), body.end());
  }
  return bytes;
}

}  // namespace

TEST_CASE("a custom section stands at the end, behind names, or where its place says") {
  CHECK(placed("(module (@custom \"a\" \"b\" \"\" \"c\"))") == "a");
  CHECK(encode("(@custom \"a\" \"b\" \"\" \"\\ff\")") == binary({{0, std::string("\1ab\xff", 4)}}));
  CHECK(placed("(module (@custom \"\") (func $f) (@custom \"b\"))") == "1 3 10 name  b");
  CHECK(placed("(module (@custom \"a\" (after data)) (func $f) (data))") == "1 3 10 11 a name");
  CHECK(placed("(module (@custom \"a\" (after last)) (@custom \"b\" (before first)) (func))") ==
        "b 1 3 10 a");
  CHECK(placed("(module (func) (@custom \"a\" (before func)) (@custom \"b\" (after type))"
               " (@custom \"c\" (before func)) (@custom \"d\" (after func)))") ==
        "1 b a c 3 d 10");
  // Where a section would be that there is not.
  CHECK(placed("(module (func) (memory 1) (@custom \"a\" (after import)) (@custom \"b\" (before tag))"
               " (@custom \"c\" (before data)))") == "1 a 3 5 b 10 c");
  CHECK(placed("(module (@custom \"a\" (before datacount)) (@custom \"b\" (after datacount))"
               " (data \"x\") (func (data.drop 0)))") == "1 3 a 12 b 10 11");
  CHECK(placed("(module (@custom \"a\" (before datacount)) (data \"x\") (func))") == "1 3 a 10 11");
}

TEST_CASE("several sections of a kind are told apart by a number") {
  const std::string fields = "(type (func)) (module) (type (struct)) (module $m) (instance $i"
                             " (instantiate $m)) (type (array i8)) ";
  const auto at = [&](const std::string& place) {
    return placed("(module " + fields + "(@custom \"x\" (" + place + ")))");
  };
  CHECK(at("before type") == "x 1 14 1 14 15 1");
  CHECK(at("after type") == "1 14 1 14 15 1 x");
  CHECK(at("before type 1") == "1 14 x 1 14 15 1");
  CHECK(at("after type 0") == "1 x 14 1 14 15 1");
  CHECK(at("after module 1") == "1 14 1 14 x 15 1");
  CHECK(at("after module 9") == "1 14 1 14 x 15 1");
  CHECK(at("before instance") == "1 14 1 14 x 15 1");
  CHECK(at("after alias") == "1 14 1 14 15 1 x");
  CHECK(placed("(module (module (@custom \"in\") (func)) (@custom \"out\" (before module)))") ==
        "out 14");
}

TEST_CASE("custom sections of a binary whose sections become fewer") {
  const std::string type = std::string("\1\x60\0\0", 4), import = std::string("\1\1m\1f\0\0", 7);
  const std::string nothing(1, '\0');
  const auto stable = [](const Bytes& bytes) {
    const Bytes again = encode(print(bytes));
    CHECK(encode(print(again)) == again);
    return sections(again);
  };
  CHECK(stable(binary({{0, "\1a"}, {1, type}, {0, "\1b"}, {1, type}, {0, "\1c"}, {2, import},
                       {0, "\1d"}, {1, type}, {0, "\1e"}})) == "a 1 b c e 2 d");
  CHECK(stable(binary({{1, nothing}, {0, "\1a"}, {1, type}, {14, nothing}, {0, "\1b"}, {2, import},
                       {0, "\1c"}, {3, nothing}, {0, "\1d"}})) == "a 1 b 2 c d");
  CHECK(stable(binary({{12, std::string(1, '\0')}, {0, "\1a"}, {11, nothing}})) == "a");
}

TEST_CASE("names by annotations are not ids") {
  const Bytes bytes = encode(
      "(module $m (@name \"a module\") (type $t (@name \"a type\") (func (param i32)))"
      " (type (struct (field (@name \"a field\") i32)))"
      " (func (@name \"same\") (type $t) (param (@name \"p\") i32) (local $l (@name \"p\") i32)"
      "  (local.set $l (local.get 0)))"
      " (func $f (@name \"same\") (type $t)) (func (@name \"\") (type $t))"
      " (memory (@name \"mem\") 1) (table (@name \"tab\") 1 funcref)"
      " (global (@name \"glob\") i32 (i32.const 0)) (tag (@name \"tag\") (type $t))"
      " (elem (@name \"seg\") func) (data (@name \"bytes\")) (export \"f\" (func $f)))");
  for (const char* name : {"a module", "a type", "a field", "same", "mem", "tab", "glob", "tag",
                           "seg", "bytes"}) {
    CHECK_MESSAGE(contains(bytes, name), name);
  }
  const std::string printed = print(bytes);
  CHECK_MESSAGE(encode(printed) == bytes, printed);
  for (const char* part : {"(module $\"a module\"", "(func $same (;0;)",
                           "(func (@name \"same\") (;1;)", "(func (@name \"\") (;2;)",
                           "(local (@name \"p\") i32)"}) {
    CHECK_MESSAGE(printed.find(part) != std::string::npos, part, printed);
  }
  const Bytes nested = encode("(module (module $in (@name \"inner\") (export \"e\") (func))"
                              " (instance $i (instantiate $in))"
                              " (module $x (func (export \"f\"))) (instance $j (instantiate $x))"
                              " (alias $j \"f\" (func (@name \"aliased\")))"
                              " (func $g (@name \"renamed\") (alias $j \"f\")))");
  for (const char* name : {"inner", "aliased", "renamed"}) CHECK_MESSAGE(contains(nested, name), name);
  CHECK(encode(print(nested)) == nested);
}

TEST_CASE("annotations that make no sense") {
  const std::map<std::string, std::string> wrong = {
      {"(@custom)", "@custom annotation: missing section name"},
      {"(@custom \"a\" (after code) 1)", "@custom annotation: unexpected token"},
      {"(@custom \"a\" (before last))", "@custom annotation: malformed section kind"},
      {"(@custom \"a\" (before func -1))", "malformed placement: the number of a section"},
      {"(@custom \"a\" (before func 1 2))", "malformed placement: unexpected token"},
      {"(@custom \"a\" (before func 99999999999))", "malformed placement: the number"},
      {"(@custom \"a\") (module)", "misplaced @custom annotation"},
      {"(module) (@custom \"a\")", "misplaced @custom annotation"},
      {"(module (func) (@name \"a\"))", "misplaced @name annotation"},
      {"(module (func $f (@name \"a\") (@name \"b\")))", "@name annotation: multiple func"},
      {"(module (func (@name a)))", "@name annotation: unexpected token"},
      {"(module (func (@name \"\\ff\")))", "@name annotation: malformed UTF-8"},
      {"(module (func (param (@name \"a\") i32 i64)))", "unexpected token"},
      {"(module (import \"a\" \"b\" (module (import (@name \"x\") \"c\" (func)))))",
       "misplaced @name annotation"},
  };
  for (const auto& [source, message] : wrong) {
    CHECK_MESSAGE(error_of(source).find(message) != std::string::npos, source, error_of(source));
  }
  // Others are none of ours, and in ours they are white space.
  CHECK(sections(encode("(module (@other (@custom) \")\" 1) (@custom (@b (c) \"d\") \"a\" (@custom)))")) ==
        "a");
}

TEST_CASE("parameters keep their ids where an alias of a type names another type") {
  const Bytes bytes = encode(
      "(module $m (type $p (struct)) (type $f (func (param i32 (ref $p)) (result (ref null $p))))"
      " (module (alias outer $m $f (type $lost)) (func (type $lost) (local $after i32) (unreachable))"
      "  (alias outer $m $p (type $q)) (alias outer $m $f (type $g))"
      "  (func (type $g) (param $a i32) (param $b (ref $q)) (result (ref null $q)) (local.get $b))))");
  const std::string printed = print(bytes);
  CHECK_MESSAGE(encode(printed) == bytes, printed);
  CHECK(printed.find("(param $a i32) (param $b (ref $q)) (result (ref null $q))") !=
        std::string::npos);
}

namespace {

// A function whose branch hints are this section.
Bytes with_hints(std::initializer_list<uint8_t> section) {
  Bytes module = encode("(func (param i32) (result i32) (if (local.get 0) (then)) (i32.const 1))");
  const auto at = std::find(module.begin() + 8, module.end(), 10);
  Bytes custom = {0, static_cast<uint8_t>(26 + section.size()), 25};
  for (const char c : std::string_view("metadata.code.branch_hint")) {
    custom.push_back(static_cast<uint8_t>(c));
  }
  custom.insert(custom.end(), section.begin(), section.end());
  module.insert(at, custom.begin(), custom.end());
  return module;
}

}  // namespace

TEST_CASE("branch hints are annotations of their instructions") {
  constexpr const char* kHints = R"((func)
    (func (param i32) (local i64)
      (@metadata.code.branch_hint "\01") (br_if 0 (block (result i32) (i32.const 1)))
      (@metadata.code.branch_hint "\00") (if (local.get 0) (then (nop)))
      local.get 0
      (@metadata.code.branch_hint "\01") if
        local.get 0
        (@metadata.code.branch_hint "\01") br_if 0
      end)
    (@custom "a" (before code) "b"))";
  const Bytes bytes = encode(kHints);
  CHECK(sections(bytes) == "1 3 a metadata.code.branch_hint 10");
  CHECK(round_trips(kHints));
  CHECK(print(bytes).find("@custom \"metadata") == std::string::npos);
}

TEST_CASE("branch hints that are not as we write them stay a custom section") {
  const auto is_annotation = [](std::initializer_list<uint8_t> section) {
    const std::string text = print(with_hints(section));
    CHECK(encode(text) == with_hints(section));
    return text.find("@custom \"metadata.code.branch_hint\"") == std::string::npos;
  };
  CHECK(is_annotation({1, 0, 1, 3, 1, 1}));
  CHECK(is_annotation({1, 0, 1, 3, 1, 0}));
  CHECK_FALSE(is_annotation({1, 0, 1, 3, 1, 2}));              // no such hint
  CHECK_FALSE(is_annotation({1, 0, 1, 3, 2, 1, 1}));           // of two bytes
  CHECK_FALSE(is_annotation({1, 0, 1, 1, 1, 1}));              // of another instruction
  CHECK_FALSE(is_annotation({1, 0, 1, 4, 1, 1}));              // of none
  CHECK_FALSE(is_annotation({1, 0, 2, 3, 1, 1, 3, 1, 1}));     // twice
  CHECK_FALSE(is_annotation({1, 0, 1, 0x83, 0, 1, 1}));        // padded
  CHECK_FALSE(is_annotation({1, 1, 1, 3, 1, 1}));              // of no function
  CHECK_FALSE(is_annotation({2, 0, 1, 3, 1, 1}));              // too few
  CHECK_FALSE(is_annotation({1, 0, 1, 3, 1, 1, 0}));           // and something behind
  CHECK_FALSE(is_annotation({1, 0, 0}));                       // none
}

TEST_CASE("branch hints that are misplaced or malformed are errors") {
  for (const auto& [source, message] : std::map<std::string, std::string>{
           {"(func (@metadata.code.branch_hint \"\\01\") nop)", "invalid target"},
           {"(func (br_if 0 (@metadata.code.branch_hint \"\\01\") (i32.const 0)))",
            "invalid target"},
           {"(func (@metadata.code.branch_hint \"\\02\") (br_if 0 (i32.const 0)))",
            "neither \\00 nor \\01"},
           {"(func (@metadata.code.branch_hint) (br_if 0 (i32.const 0)))", "neither"},
           {"(func (@metadata.code.branch_hint x) (br_if 0 (i32.const 0)))", "unexpected token"},
           {"(func (@metadata.code.branch_hint \"\\01\"))", "not in a function"},
           {"(global i32 (@metadata.code.branch_hint \"\\01\") (i32.const 1))",
            "not in a function"},
           {"(func) (@metadata.code.branch_hint \"\\01\")", "not in a function"}}) {
    CHECK_MESSAGE(error_of(source).find(message) != std::string::npos, source, error_of(source));
  }
}
