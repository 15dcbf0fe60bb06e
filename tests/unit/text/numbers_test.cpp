#include "text/numbers.h"

#include <doctest/doctest.h>

using namespace tenon::text;

namespace {

uint32_t f32(const char* text) {
  uint32_t bits = 0;
  REQUIRE(parse_f32(text, bits) == NumberStatus::ok);
  return bits;
}

uint64_t f64(const char* text) {
  uint64_t bits = 0;
  REQUIRE(parse_f64(text, bits) == NumberStatus::ok);
  return bits;
}

uint64_t integer(const char* text, unsigned bits) {
  uint64_t value = 0;
  REQUIRE(parse_int(text, bits, value) == NumberStatus::ok);
  return value;
}

NumberStatus int_status(const char* text, unsigned bits) {
  uint64_t value = 0;
  return parse_int(text, bits, value);
}

NumberStatus f32_status(const char* text) {
  uint32_t bits = 0;
  return parse_f32(text, bits);
}

NumberStatus f64_status(const char* text) {
  uint64_t bits = 0;
  return parse_f64(text, bits);
}

}  // namespace

TEST_CASE("integers cover the signed and the unsigned range") {
  CHECK(integer("4294967295", 32) == 0xffffffff);
  CHECK(integer("-0x8000_0000", 32) == 0x80000000);
  CHECK(integer("-1", 8) == 0xff);
  CHECK(integer("18446744073709551615", 64) == ~uint64_t{0});
  CHECK(integer("-9223372036854775808", 64) == uint64_t{1} << 63);
  CHECK(integer("+1_000", 32) == 1000);
  CHECK(int_status("4294967296", 32) == NumberStatus::out_of_range);
  CHECK(int_status("-2147483649", 32) == NumberStatus::out_of_range);
  CHECK(int_status("256", 8) == NumberStatus::out_of_range);
  CHECK(int_status("0x1_0000_0000_0000_0000", 64) == NumberStatus::out_of_range);
  CHECK(int_status("1.0", 32) == NumberStatus::malformed);
}

TEST_CASE("underscores stand only between digits") {
  for (const char* text : {"_1", "1_", "1__0", "0x_1", "1_.5", "1._5", "1e_5", "1e5_", "0x", "1e", "+", ""}) {
    CAPTURE(text);
    CHECK(!is_number(text));
  }
  for (const char* text : {"1_0", "0x1_f.8p-1", "1.", "1.e3", "+inf", "-nan:0x1", "1_0.0_1E+1_0"}) {
    CAPTURE(text);
    CHECK(is_number(text));
  }
}

TEST_CASE("hexadecimal floats round to nearest, ties to even") {
  CHECK(f32("0x1p0") == 0x3f800000);
  CHECK(f32("0x1.000001p0") == 0x3f800000);           // a tie, down to even
  CHECK(f32("0x1.000003p0") == 0x3f800002);           // a tie, up to even
  CHECK(f32("0x1.00000100000000001p0") == 0x3f800001);  // just above a tie
  CHECK(f32("0x1.fffffep127") == 0x7f7fffff);
  CHECK(f32("0x1p-149") == 1);
  CHECK(f32("0x1p-150") == 0);                        // a tie, to even zero
  CHECK(f32("0x1.000001p-150") == 1);
  CHECK(f32("-0x1p-151") == 0x80000000);
  CHECK(f32("0x0.ffffffp-126") == 0x00800000);        // a subnormal that rounds to normal
  CHECK(f32_status("0x1.ffffffp127") == NumberStatus::out_of_range);
  CHECK(f32_status("0x1p128") == NumberStatus::out_of_range);
  CHECK(f64("0x1.fffffffffffffp1023") == 0x7fefffffffffffff);
  CHECK(f64("0x0.0000000000001p-1022") == 1);
  CHECK(f64("0x1.00000000000008p0") == 0x3ff0000000000000);
  CHECK(f64("0x1.00000000000018p0") == 0x3ff0000000000002);
  CHECK(f64_status("0x1p1024") == NumberStatus::out_of_range);
  CHECK(f64("0x1p-99999999999999999999") == 0);
  CHECK(f64("0x0p99999999999999999999") == 0);
}

TEST_CASE("decimal floats round correctly") {
  CHECK(f32("0.1") == 0x3dcccccd);
  CHECK(f32("16777217") == 0x4b800000);
  CHECK(f32("1.") == 0x3f800000);
  CHECK(f32("1e-46") == 0);
  CHECK(f32("-1e-9999") == 0x80000000);
  CHECK(f32_status("340282356779733661637539395458142568448") == NumberStatus::out_of_range);
  CHECK(f32("340282356779733661637539395458142568447") == 0x7f7fffff);
  CHECK(f64("4.9406564584124654e-324") == 1);
  CHECK(f64("2.2250738585072011e-308") == 0x000fffffffffffff);
  CHECK(f64("1_000.5e0_1") == f64("10005"));
  CHECK(f64_status("1e309") == NumberStatus::out_of_range);
  CHECK(f64("0e999999") == 0);
}

TEST_CASE("NaNs keep sign and payload") {
  CHECK(f32("nan") == 0x7fc00000);
  CHECK(f32("-nan") == 0xffc00000);
  CHECK(f32("nan:0x20_0000") == 0x7fa00000);
  CHECK(f32("-inf") == 0xff800000);
  CHECK(f64("+nan:0x1") == 0x7ff0000000000001);
  CHECK(f32_status("nan:0x80_0000") == NumberStatus::out_of_range);
  CHECK(f32_status("nan:0x0") == NumberStatus::out_of_range);
  CHECK(f32_status("nan:1") == NumberStatus::malformed);
}
