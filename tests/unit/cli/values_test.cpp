// Values as words of the command line.
#include "cli/values.h"

#include <doctest/doctest.h>

#include <cmath>

namespace tenon::cli {
namespace {

// `text` parsed as `type` and printed again, or "error".
std::string round_trip(ValType type, const std::string& text) {
  const types::TypeStore types;
  const auto value = parse_value(types, type, text);
  return value.ok() ? print_value(types, *value) : "error";
}

std::string error_of(ValType type, const std::string& text) {
  const auto value = parse_value(types::TypeStore(), type, text);
  return value.ok() ? "" : value.error().message;
}

}  // namespace

TEST_CASE("what is out of range is told with the range") {
  CHECK(error_of(ValType::i32(), "4294967296") ==
        "`4294967296` is out of the range of i32, -2147483648 to 4294967295");
  for (const char* text : {"18446744073709551616", "-9223372036854775809",
                           "99999999999999999999999999", "0x10000000000000000"}) {
    CHECK(error_of(ValType::i64(), text) ==
          "`" + std::string(text) +
              "` is out of the range of i64, -9223372036854775808 to 18446744073709551615");
  }
  CHECK(error_of(ValType::f64(), "1e999") ==
        "`1e999` is out of the range of f64, up to 1.7976931348623157e308, or inf");
  CHECK(error_of(ValType::i64(), "18446744073709551616x") ==
        "`18446744073709551616x` is no value of type i64");
}

TEST_CASE("values as constants of the text format, and as JSON") {
  types::TypeStore types;
  const uint32_t func = types.add_group({{FuncType{{}, {}}, std::nullopt, true}});
  const uint32_t structure = types.add_group({{types::StructType{}, std::nullopt, true}});
  const auto wat = [&](const Value& value) { return print_value(types, value, ValueForm::wat); };
  const auto as_json = [&](const Value& value) {
    return print_value(types, value, ValueForm::json);
  };
  CHECK(wat(Value::i32(0xffffffff)) == "(i32.const -1)");
  CHECK(wat(Value::i64(uint64_t{1} << 63)) == "(i64.const -9223372036854775808)");
  CHECK(wat(Value::f32(0.1f)) == "(f32.const 0.1)");
  CHECK(wat(Value::f64(-INFINITY)) == "(f64.const -inf)");
  CHECK(wat(Value::v128(1, uint64_t{2} << 32)) ==
        "(v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000002)");
  CHECK(wat(Value::null(ValType::funcref())) == "(ref.null func)");
  CHECK(wat({ValType::ref(HeapType::concrete(func), true), {8, 0}}) == "(ref.func)");
  CHECK(wat(Value::null(ValType::ref(HeapType::concrete(structure), true))) ==
        "(ref.null struct)");
  CHECK(as_json(Value::i32(0xffffffff)) == R"({"type": "i32", "value": -1})");
  CHECK(as_json(Value::i64(7)) == R"({"type": "i64", "value": "7"})");
  CHECK(as_json(Value::f64(1.5)) == R"({"type": "f64", "value": 1.5})");
  CHECK(as_json(Value::f32(NAN)) == R"({"type": "f32", "value": "nan"})");
  CHECK(as_json(Value::null(ValType::externref())) == R"({"type": "externref", "value": null})");
  CHECK(as_json({ValType::ref(HeapType::concrete(func), true), {8, 0}}) ==
        R"json({"type": "(ref null (func))", "value": "ref.func"})json");
}

TEST_CASE("integers are signed, unsigned or hexadecimal, and print signed") {
  const ValType i32 = ValType::i32();
  CHECK(round_trip(i32, "-2147483648") == "-2147483648");
  CHECK(round_trip(i32, "4294967295") == "-1");
  CHECK(round_trip(i32, "0XfF") == "255");
  CHECK(round_trip(i32, "-2147483649") == "error");
  CHECK(round_trip(i32, "4294967296") == "error");
  CHECK(round_trip(i32, "99999999999999999999999") == "error");
  for (const char* bad : {"", "-", "+", "0x", "--1", "+-1", " 1", "1 ", "1.0", "null"}) {
    CHECK_MESSAGE(round_trip(i32, bad) == "error", bad);
  }
  CHECK(round_trip(ValType::i64(), "-9223372036854775808") == "-9223372036854775808");
  CHECK(round_trip(ValType::i64(), "-9223372036854775809") == "error");
  CHECK(round_trip(ValType::i64(), "18446744073709551616") == "error");
}

TEST_CASE("floats print the shortest text that reads back") {
  CHECK(round_trip(ValType::f32(), "0.1") == "0.1");
  CHECK(round_trip(ValType::f32(), "16777217") == "16777216");
  CHECK(round_trip(ValType::f64(), "1e300") == "1e+300");
  CHECK(round_trip(ValType::f64(), "-0x1p-1074") == "-5e-324");
  for (const ValType type : {ValType::f32(), ValType::f64()}) {
    CHECK(round_trip(type, "-0.0") == "-0");
    CHECK(round_trip(type, "-inf") == "-inf");
    CHECK(round_trip(type, "nan") == "nan");
    CHECK(round_trip(type, "-nan:0x1") == "-nan:0x1");
    for (const char* bad :
         {"", "-", "+-1", "1x", "nan:", "nan:0x0", "nan:1", "1e999", "NAN", "\t1"}) {
      CHECK_MESSAGE(round_trip(type, bad) == "error", bad);
    }
  }
  CHECK(round_trip(ValType::f32(), "nan:0x800000") == "error");
  CHECK(round_trip(ValType::f64(), "nan:0x10000000000000") == "error");
}

TEST_CASE("vectors are given by lane and print in hexadecimal") {
  const ValType v128 = ValType::v128();
  CHECK(round_trip(v128, "i32x4:1,-1,0x10,4") ==
        "i32x4:0x00000001,0xffffffff,0x00000010,0x00000004");
  CHECK(round_trip(v128, "i16x8:1,2,3,4,5,6,7,-1") ==
        "i32x4:0x00020001,0x00040003,0x00060005,0xffff0007");
  CHECK(round_trip(v128, "f64x2:1,-0") == "i32x4:0x00000000,0x3ff00000,0x00000000,0x80000000");
  for (const char* bad :
       {"i32x4:1,2,3", "i32x4:1,2,3,4,5", "i8x16:256", "1", "i64x2:1,", "i64x2:"}) {
    CHECK_MESSAGE(round_trip(v128, bad) == "error", bad);
  }
  CHECK(round_trip(v128, "i16x8:65535,-32768,0,0,0,0,0,0") != "error");
  CHECK(round_trip(v128, "i16x8:65536,0,0,0,0,0,0,0") == "error");
  CHECK(round_trip(v128, "i16x8:-32769,0,0,0,0,0,0,0") == "error");
}

TEST_CASE("a reference is null or nothing") {
  CHECK(round_trip(ValType::externref(), "null") == "ref.null extern");
  CHECK(round_trip(ValType::externref(), "0") == "error");
  CHECK(round_trip(ValType::ref(AbstractHeap::func, false), "null") == "error");
}

}  // namespace tenon::cli
