// The opcode table: every fact about an instruction that does not depend on a module, from ops.def.
// The decoder, the validator, the text format and the printer all read it; there is no second list.
// Spec: 3.0, section 5.4 (Instructions).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ops/features.h"

namespace tenon::ops {

// One enumerator a row, in the order of the encodings.
enum class Op : uint16_t {
#define OP(id, prefix, code, text, imm, aux, shape, signature, feature) id,
#include "ops/ops.def"
#undef OP
  count_,
};
inline constexpr size_t kOpCount = static_cast<size_t>(Op::count_);
inline constexpr Op kNoOp = Op::count_;

// The immediates that follow an opcode, in binary order.
enum class Imm : uint8_t {
  none,
  block,          // blocktype
  try_table,      // blocktype, vec(catch)
  label,          // labelidx
  br_table,       // vec(labelidx), labelidx
  func,           // funcidx
  type,           // typeidx
  type_table,     // typeidx, tableidx
  tag,            // tagidx
  local,          // localidx
  global,         // globalidx
  table,          // tableidx
  table_table,    // destination, source
  elem,           // elemidx
  elem_table,     // elemidx, tableidx
  memory,         // memidx
  memory_memory,  // destination, source
  data,           // dataidx
  data_memory,    // dataidx, memidx
  memarg,         // alignment and flags, (memidx), offset
  memarg_lane,    // memarg, lane byte
  lane,           // lane byte
  shuffle,        // 16 lane bytes
  i32, i64, f32, f64, v128,
  select,         // vec(valtype)
  heap,           // heaptype
  type_field,     // typeidx, fieldidx
  type_u32,       // typeidx, u32
  type_type,      // typeidx, typeidx
  type_data,      // typeidx, dataidx
  type_elem,      // typeidx, elemidx
  br_on_cast,     // castflags, labelidx, heaptype, heaptype
  zero_byte,      // atomic.fence's reserved byte
};

// Which part of the validator, and which method of a walker's sink, takes an instruction.
enum class Shape : uint8_t {
  control, parametric, variable, table, memory, reference, aggregate,
  load, store, constant, test, compare, unary, binary, wide,
  vector, vector_load, vector_store, atomic,
};

struct OpInfo {
  std::string_view text;
  std::string_view signature;  // see ops.def; "*" where the immediates decide
  uint8_t prefix;              // 0 for a one-byte opcode
  uint16_t code;
  Imm imm;
  uint8_t aux;  // log2 of a memarg's natural alignment, or the lane count
  Shape shape;
  Feature feature;  // that brought it
};

inline constexpr OpInfo kOps[] = {
#define OP(id, prefix, code, text, imm, aux, shape, signature, feature) \
  {text, signature, prefix, code, Imm::imm, aux, Shape::shape, Feature::feature},
#include "ops/ops.def"
#undef OP
};

// REQUIRES: op != kNoOp.
constexpr const OpInfo& info(Op op) { return kOps[static_cast<size_t>(op)]; }

// The instructions of one byte, by that byte; kNoOp for the others and the prefixes.
inline constexpr auto kOneByteOps = [] {
  std::array<Op, 256> table{};
  for (Op& op : table) op = kNoOp;
  for (size_t i = 0; i < kOpCount; ++i) {
    if (kOps[i].prefix == 0) table[kOps[i].code] = static_cast<Op>(i);
  }
  return table;
}();

// The instruction encoded as `code` (prefix 0) or as `prefix`, `code`; kNoOp where there is none.
Op find_op(uint8_t prefix, uint32_t code);

// The instruction written `text`; kNoOp where there is none. Where several share a text (select,
// ref.test, ref.cast) it is the first; the encoder picks by the immediates.
Op find_op(std::string_view text);

}  // namespace tenon::ops
