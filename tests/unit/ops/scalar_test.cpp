#include "ops/scalar.h"

#include <doctest/doctest.h>

using namespace tenon::ops;

TEST_CASE("i32 operators wrap, and ignore the upper half of their operands") {
  CHECK(fold_binary(Op::i32_add, 0xffffffff, 2) == 1);
  CHECK(fold_binary(Op::i32_sub, 0, 1) == 0xffffffff);
  CHECK(fold_binary(Op::i32_mul, 0x10000, 0x10000) == 0);
  CHECK(fold_binary(Op::i32_shr_s, 0x80000000, 33) == 0xc0000000);
  CHECK(fold_binary(Op::i32_shl, 1, 32) == 1);
  CHECK(fold_binary(Op::i32_rotl, 0x80000001, 4) == 0x18);
  CHECK(fold_binary(Op::i32_rotr, 0x18, 4) == 0x80000001);
  CHECK(fold_binary(Op::i32_lt_s, 0xffffffff, 0) == 1);
  CHECK(fold_binary(Op::i32_lt_u, 0xffffffff, 0) == 0);
  CHECK(fold_binary(Op::i32_eq, 0x100000001, 1) == 1);
}

TEST_CASE("i64 operators") {
  CHECK(fold_binary(Op::i64_add, ~uint64_t{0}, 2) == 1);
  CHECK(fold_binary(Op::i64_mul, uint64_t{1} << 63, 2) == 0);
  CHECK(fold_binary(Op::i64_shr_s, uint64_t{1} << 63, 63) == ~uint64_t{0});
  CHECK(fold_binary(Op::i64_shr_u, uint64_t{1} << 63, 64 + 63) == 1);
  CHECK(fold_binary(Op::i64_ge_s, 0, ~uint64_t{0}) == 1);
  CHECK(fold_binary(Op::i64_ge_u, 0, ~uint64_t{0}) == 0);
}

TEST_CASE("division folds only where it does not trap") {
  CHECK_FALSE(fold_binary(Op::i32_div_s, 1, 0).has_value());
  CHECK_FALSE(fold_binary(Op::i32_rem_u, 1, 0).has_value());
  CHECK_FALSE(fold_binary(Op::i32_div_s, 0x80000000, 0xffffffff).has_value());
  CHECK(fold_binary(Op::i32_rem_s, 0x80000000, 0xffffffff) == 0);
  CHECK_FALSE(fold_binary(Op::i64_div_s, uint64_t{1} << 63, ~uint64_t{0}).has_value());
  CHECK(fold_binary(Op::i64_rem_s, uint64_t{1} << 63, ~uint64_t{0}) == 0);
  CHECK(fold_binary(Op::i32_div_s, 0xfffffff9, 2) == 0xfffffffd);
  CHECK(fold_binary(Op::i32_rem_s, 0xfffffff9, 2) == 0xffffffff);
  CHECK(fold_binary(Op::i64_div_u, ~uint64_t{0}, 2) == ~uint64_t{0} >> 1);
}

TEST_CASE("one operand") {
  CHECK(fold_unary(Op::i32_eqz, 0x100000000) == 1);
  CHECK(fold_unary(Op::i64_eqz, 0x100000000) == 0);
  CHECK(fold_unary(Op::i32_clz, 0) == 32);
  CHECK(fold_unary(Op::i64_clz, 1) == 63);
  CHECK(fold_unary(Op::i32_ctz, 0) == 32);
  CHECK(fold_unary(Op::i64_ctz, 0) == 64);
  CHECK(fold_unary(Op::i64_popcnt, ~uint64_t{0}) == 64);
  CHECK(fold_unary(Op::i32_wrap_i64, 0x1234567890) == 0x34567890);
  CHECK(fold_unary(Op::i64_extend_i32_s, 0x80000000) == 0xffffffff80000000);
  CHECK(fold_unary(Op::i64_extend_i32_u, 0x80000000) == 0x80000000);
  CHECK(fold_unary(Op::i32_extend8_s, 0x80) == 0xffffff80);
  CHECK(fold_unary(Op::i32_extend16_s, 0x7fff) == 0x7fff);
  CHECK(fold_unary(Op::i64_extend8_s, 0x80) == 0xffffffffffffff80);
  CHECK(fold_unary(Op::i64_extend16_s, 0x8000) == 0xffffffffffff8000);
  CHECK(fold_unary(Op::i64_extend32_s, 0x80000000) == 0xffffffff80000000);
}

TEST_CASE("what is no integer operator is not folded") {
  CHECK_FALSE(fold_binary(Op::f32_add, 0, 0).has_value());
  CHECK_FALSE(fold_unary(Op::f64_neg, 0).has_value());
  CHECK_FALSE(fold_unary(Op::i32_trunc_f32_s, 0).has_value());
}
