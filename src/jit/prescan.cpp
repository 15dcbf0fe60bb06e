#include "jit/prescan.h"

#include <algorithm>

#include "ops/opcodes.h"
#include "support/byte_reader.h"

namespace tenon::jit {
namespace {

using ops::Imm;
using ops::Op;

constexpr unsigned kMaxLoopShift = 9;  // three levels of eight
constexpr uint32_t kMaxWeight = 1u << 30;

void skip_block_type(support::ByteReader& in) {
  const uint8_t lead = in.peek_u8();
  in.read_s33();
  if (lead == 0x63 || lead == 0x64) in.read_s33();
}

void skip_memarg(support::ByteReader& in) {
  if ((in.read_u32() & 0x40) != 0) in.read_u32();
  in.read_u64();
}

void skip_immediates(support::ByteReader& in, Imm imm) {
  switch (imm) {
    case Imm::none: return;
    case Imm::block: return skip_block_type(in);
    case Imm::try_table: {
      skip_block_type(in);
      for (uint32_t left = in.read_u32(); left > 0 && !in.failed(); --left) {
        if (in.read_u8() < 2) in.read_u32();
        in.read_u32();
      }
      return;
    }
    case Imm::br_table:
      for (uint64_t left = uint64_t{in.read_u32()} + 1; left > 0 && !in.failed(); --left) {
        in.read_u32();
      }
      return;
    case Imm::label: case Imm::func: case Imm::type: case Imm::tag: case Imm::local:
    case Imm::global: case Imm::table: case Imm::elem: case Imm::memory: case Imm::data:
      in.read_u32();
      return;
    case Imm::type_table: case Imm::table_table: case Imm::elem_table: case Imm::memory_memory:
    case Imm::data_memory: case Imm::type_field: case Imm::type_u32: case Imm::type_type:
    case Imm::type_data: case Imm::type_elem:
      in.read_u32();
      in.read_u32();
      return;
    case Imm::memarg: return skip_memarg(in);
    case Imm::memarg_lane:
      skip_memarg(in);
      in.read_u8();
      return;
    case Imm::lane: case Imm::zero_byte: in.read_u8(); return;
    case Imm::shuffle: case Imm::v128: in.read_bytes(16); return;
    case Imm::i32: in.read_s32(); return;
    case Imm::i64: in.read_s64(); return;
    case Imm::f32: in.read_bytes(4); return;
    case Imm::f64: in.read_bytes(8); return;
    case Imm::select:
      for (uint32_t left = in.read_u32(); left > 0 && !in.failed(); --left) skip_block_type(in);
      return;
    case Imm::heap: in.read_s33(); return;
    case Imm::br_on_cast:
      in.read_u8();
      in.read_u32();
      in.read_s33();
      in.read_s33();
      return;
  }
}

}  // namespace

void Prescan::run(std::span<const uint8_t> body, uint32_t local_count) {
  weights.assign(local_count, 0);
  has_call = false;
  has_loop = false;
  support::ByteReader in(body);
  for (uint32_t groups = in.read_u32(); groups > 0 && !in.failed(); --groups) {
    in.read_u32();
    skip_block_type(in);
  }
  // One bit a nested block, the innermost lowest: is it a loop? Blocks nested deeper than 64 are
  // forgotten, which only makes the weights less exact.
  uint64_t is_loop = 0;
  unsigned shift = 0;
  while (!in.at_end() && !in.failed()) {
    const uint8_t lead = in.read_u8();
    const Op op = lead < 0xfb ? ops::find_op(0, lead) : ops::find_op(lead, in.read_u32());
    if (op == ops::kNoOp) return;
    switch (op) {
      case Op::block: case Op::if_: case Op::try_: case Op::try_table:
        is_loop <<= 1;
        break;
      case Op::loop:
        is_loop = is_loop << 1 | 1;
        has_loop = true;
        shift += 3;
        break;
      case Op::end:
        if ((is_loop & 1) != 0) shift -= 3;
        is_loop >>= 1;
        break;
      case Op::local_get: case Op::local_set: case Op::local_tee: {
        const uint32_t local = in.read_u32();
        if (local < local_count) {
          uint32_t& weight = weights[local];
          weight = std::min(weight + (1u << std::min(shift, kMaxLoopShift)), kMaxWeight);
        }
        continue;
      }
      case Op::call: case Op::call_indirect: case Op::call_ref: case Op::return_call:
      case Op::return_call_indirect: case Op::return_call_ref:
        has_call = true;
        break;
      default: break;
    }
    skip_immediates(in, ops::info(op).imm);
  }
}

}  // namespace tenon::jit
