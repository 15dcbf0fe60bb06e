#include "jit/prescan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

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

// What the lead byte says of an operator, to be done without a branch that depends on which one it
// is. Most are short: three bytes at most, by the first four as a little-endian word.
struct Step {
  uint32_t bytes;       // of the operator…
  uint32_t long_mask;   // …where none of these bits is set: else it is a longer one
  uint32_t local_mask;  // what keeps the index of a local…
  uint32_t no_local;    // …and, for other operators, makes it an index beyond all
  uint32_t before;      // bytes before the number that it ends with; 0 where it is of another form…
  uint32_t odd_mask;    // …and where one of these bits is set
};
constexpr auto kSteps = [] {
  constexpr uint32_t kAll = ~uint32_t{0};
  std::array<Step, 256> steps{};
  for (size_t lead = 0; lead < steps.size(); ++lead) {
    Step& step = steps[lead];
    const Op op = ops::kOneByteOps[lead];
    const Imm imm = op == ops::kNoOp || op == Op::end ? Imm::br_table : ops::info(op).imm;
    switch (imm) {
      case Imm::none: step = {1, 0, 0, kAll, 0, 0}; break;
      case Imm::local: step = {2, 0x8000, 0xff, 0, 1, 0}; break;
      case Imm::label: case Imm::func: case Imm::global: case Imm::i32: case Imm::i64:
        step = {2, 0x8000, 0, kAll, 1, 0};
        break;
      case Imm::memarg: step = {3, 0x80c000, 0, kAll, 2, 0xc000}; break;  // of memory 0
      default: step = {0, kAll, 0, kAll, 0, 0}; break;  // no lead byte here is 0
    }
  }
  return steps;
}();

// A number of up to eight bytes, of which three are read: no local's index has more.
struct Number {
  uint32_t bytes;  // 0: it is longer
  uint32_t value;
};
Number read_number(const uint8_t* at) {
  uint64_t word;
  std::memcpy(&word, at, 8);
  const uint64_t ends = ~word & 0x8080808080808080u;
  if (ends == 0) return {0, 0};
  const auto bits = static_cast<uint32_t>(std::countr_zero(ends)) + 1;
  const uint64_t value = (word & 0x7f) | (word >> 1 & 0x3f80) | (word >> 2 & 0x1fc000);
  return {bits / 8, static_cast<uint32_t>(value & ((uint64_t{1} << (bits - bits / 8)) - 1))};
}

}  // namespace

void Prescan::run(std::span<const uint8_t> body, uint32_t local_count) {
  // Two more, for what is no local: one would make each count wait for the one before.
  weights.assign(local_count + size_t{2}, 0);
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
  const auto count_local = [&weight, counts = weights.data()](uint32_t local, uint32_t limit) {
    counts[std::min(local, limit)] += weight;
  };
  while (!in.at_end()) {
    if (in.end - in.pos >= 16) [[likely]] {
      // Two operators at a time, while they are short.
      uint64_t word;
      std::memcpy(&word, in.pos, 8);
      const Step* step = &kSteps[word & 0xff];
      if ((word & step->long_mask) == 0) {
        count_local((static_cast<uint32_t>(word) >> 8 & step->local_mask) | step->no_local, local_count);
        in.pos += step->bytes;
        word >>= 8 * step->bytes;
        step = &kSteps[word & 0xff];
        if ((word & step->long_mask) == 0) {
          count_local((static_cast<uint32_t>(word) >> 8 & step->local_mask) | step->no_local,
                      local_count + 1);
          in.pos += step->bytes;
          continue;
        }
      }
      if (step->before != 0 && (word & step->odd_mask) == 0) {
        const Number number = read_number(in.pos + step->before);
        if (number.bytes != 0) [[likely]] {
          count_local(number.value | step->no_local, local_count);
          in.pos += step->before + number.bytes;
          continue;
        }
      }
    }
    const uint8_t lead = *in.pos++;
    const Op op = lead < 0xfb ? ops::kOneByteOps[lead] : ops::find_op(lead, in.leb());
    switch (op) {
      case ops::kNoOp: in.pos = in.end; continue;
      case Op::local_get: case Op::local_set: case Op::local_tee:
        count_local(in.leb(), local_count);
        continue;
      case Op::block: case Op::if_: case Op::try_: case Op::try_table: is_loop <<= 1; break;
      case Op::loop:
        is_loop = is_loop << 1 | 1;
        weight = at_depth(++depth);
        break;
      case Op::end:
        if ((is_loop & 1) != 0) weight = at_depth(--depth);
        is_loop >>= 1;
        continue;
      default: break;
    }
    skip_immediates(in, ops::info(op).imm);
  }
  weights.resize(local_count);
}

}  // namespace tenon::jit
