// A Wasm value as the embedder sees it. Spec: 3.0, section 4.2.1 (Values).
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "tenon/types.h"

namespace tenon {

// The bits of a value, without its type: the low bits hold an i32 or f32 with the rest zero; a
// reference is 64 bits and null is zero. What the bits of a reference mean is the runtime's to know
// (runtime/references.h).
struct RawValue {
  uint64_t low = 0;
  uint64_t high = 0;  // only a v128 uses it
  bool operator==(const RawValue&) const = default;
};

// A typed value.
struct Value {
  ValType type;
  RawValue bits;

  static Value i32(uint32_t v) { return {ValType::i32(), {v, 0}}; }
  static Value i64(uint64_t v) { return {ValType::i64(), {v, 0}}; }
  static Value f32(float v) { return {ValType::f32(), {std::bit_cast<uint32_t>(v), 0}}; }
  static Value f64(double v) { return {ValType::f64(), {std::bit_cast<uint64_t>(v), 0}}; }
  static Value v128(uint64_t low, uint64_t high) { return {ValType::v128(), {low, high}}; }
  static Value null(ValType type) { return {type, {0, 0}}; }

  uint32_t as_i32() const { return static_cast<uint32_t>(bits.low); }
  uint64_t as_i64() const { return bits.low; }
  float as_f32() const { return std::bit_cast<float>(static_cast<uint32_t>(bits.low)); }
  double as_f64() const { return std::bit_cast<double>(bits.low); }
  bool is_null() const { return type.is_ref() && bits.low == 0; }
};

}  // namespace tenon
