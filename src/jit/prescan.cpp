#include "jit/prescan.h"

#include <algorithm>
#include <array>

#include "ops/opcodes.h"

namespace tenon::jit {
namespace {

using ops::Imm;
using ops::Op;

constexpr unsigned kMaxLoopShift = 9;  // three levels of eight

// A cursor that never leaves the body and takes every LEB for well-formed.
struct Cursor {
  const uint8_t* pos;
  const uint8_t* end;

  bool at_end() const { return pos >= end; }
  uint8_t byte() { return pos < end ? *pos++ : uint8_t{0}; }
  void skip(size_t count) { pos += std::min(count, static_cast<size_t>(end - pos)); }
  void skip_leb() {
    while (pos < end && (*pos++ & 0x80) != 0) {}
  }
  uint32_t leb() {
    uint32_t value = 0;
    for (unsigned shift = 0; pos < end; shift += 7) {
      const uint8_t next = *pos++;
      if (shift < 32) value |= uint32_t{next & 0x7fu} << shift;
      if ((next & 0x80) == 0) break;
    }
    return value;
  }
  void skip_block_type() {
    const uint8_t lead = pos < end ? *pos : uint8_t{0};
    skip_leb();
    if (lead == 0x63 || lead == 0x64) skip_leb();
  }
  void skip_memarg() {
    if ((leb() & 0x40) != 0) skip_leb();
    skip_leb();
  }
};

void skip_immediates(Cursor& in, Imm imm) {
  switch (imm) {
    case Imm::none: return;
    case Imm::block: return in.skip_block_type();
    case Imm::try_table: {
      in.skip_block_type();
      for (uint32_t left = in.leb(); left > 0 && !in.at_end(); --left) {
        if (in.byte() < 2) in.skip_leb();
        in.skip_leb();
      }
      return;
    }
    case Imm::br_table:
      for (uint64_t left = uint64_t{in.leb()} + 1; left > 0 && !in.at_end(); --left) in.skip_leb();
      return;
    case Imm::label: case Imm::func: case Imm::type: case Imm::tag: case Imm::local:
    case Imm::global: case Imm::table: case Imm::elem: case Imm::memory: case Imm::data:
    case Imm::i32: case Imm::i64: case Imm::heap:
      return in.skip_leb();
    case Imm::type_table: case Imm::table_table: case Imm::elem_table: case Imm::memory_memory:
    case Imm::data_memory: case Imm::type_field: case Imm::type_u32: case Imm::type_type:
    case Imm::type_data: case Imm::type_elem:
      in.skip_leb();
      return in.skip_leb();
    case Imm::memarg: return in.skip_memarg();
    case Imm::memarg_lane:
      in.skip_memarg();
      return in.skip(1);
    case Imm::lane: case Imm::zero_byte: return in.skip(1);
    case Imm::shuffle: case Imm::v128: return in.skip(16);
    case Imm::f32: return in.skip(4);
    case Imm::f64: return in.skip(8);
    case Imm::select:
      for (uint32_t left = in.leb(); left > 0 && !in.at_end(); --left) in.skip_block_type();
      return;
    case Imm::br_on_cast:
      in.skip(1);
      in.skip_leb();
      in.skip_leb();
      return in.skip_leb();
  }
}

// A byte that begins an operator: how many LEBs follow it, and whether the first is a local's index.
// Most operators are done without a branch that depends on which it is.
constexpr uint8_t kLocal = 4;
constexpr uint8_t kSpecial = 8;
constexpr auto kSteps = [] {
  std::array<uint8_t, 256> steps{};
  for (size_t lead = 0; lead < steps.size(); ++lead) {
    steps[lead] = kSpecial;
    const Op op = ops::kOneByteOps[lead];
    if (op == ops::kNoOp || op == Op::end || op == Op::call) continue;
    switch (ops::info(op).imm) {
      case Imm::none: steps[lead] = 0; break;
      case Imm::local: steps[lead] = 1 | kLocal; break;
      case Imm::label: case Imm::global: case Imm::i32: case Imm::i64: steps[lead] = 1; break;
      case Imm::memarg: steps[lead] = 2; break;
      default: break;
    }
  }
  return steps;
}();

}  // namespace

void Prescan::run(std::span<const uint8_t> body, uint32_t local_count) {
  // One more, for what is no local.
  weights.assign(local_count + size_t{1}, 0);
  has_call = false;
  has_loop = false;
  Cursor in{body.data(), body.data() + body.size()};
  for (uint32_t groups = in.leb(); groups > 0 && !in.at_end(); --groups) {
    in.skip_leb();
    in.skip_block_type();
  }
  // One bit a nested block, the innermost lowest: is it a loop? Blocks nested deeper than 64 are
  // forgotten, which only makes the weights less exact.
  uint64_t is_loop = 0;
  unsigned depth = 0;    // of loops
  uint32_t weight = 1;   // of a use here
  const auto at_depth = [](unsigned loops) { return 1u << std::min(3 * loops, kMaxLoopShift); };
  const auto count_local = [&](uint32_t local) { weights[std::min(local, local_count)] += weight; };
  while (!in.at_end()) {
    const uint8_t lead = *in.pos++;
    const uint8_t step = kSteps[lead];
    if ((step & kSpecial) == 0 && in.end - in.pos >= 2) [[likely]] {
      const uint32_t immediates = step & 3;
      const uint32_t long_ones = (in.pos[0] & (immediates >= 1 ? 0x80u : 0u)) |
                                 (in.pos[1] & (immediates >= 2 ? 0x80u : 0u));
      const bool memory_index = immediates == 2 && in.pos[0] >= 0x40;
      if (long_ones == 0 && !memory_index) [[likely]] {
        count_local((step & kLocal) != 0 ? in.pos[0] : local_count);
        in.pos += immediates;
        continue;
      }
    }
    const Op op = lead < 0xfb ? ops::kOneByteOps[lead] : ops::find_op(lead, in.leb());
    switch (op) {
      case ops::kNoOp: in.pos = in.end; continue;
      case Op::local_get: case Op::local_set: case Op::local_tee: count_local(in.leb()); continue;
      case Op::block: case Op::if_: case Op::try_: case Op::try_table: is_loop <<= 1; break;
      case Op::loop:
        is_loop = is_loop << 1 | 1;
        has_loop = true;
        weight = at_depth(++depth);
        break;
      case Op::end:
        if ((is_loop & 1) != 0) weight = at_depth(--depth);
        is_loop >>= 1;
        continue;
      case Op::call: case Op::call_indirect: case Op::call_ref: case Op::return_call:
      case Op::return_call_indirect: case Op::return_call_ref: has_call = true; break;
      default: break;
    }
    skip_immediates(in, ops::info(op).imm);
  }
  weights.pop_back();
}

}  // namespace tenon::jit
