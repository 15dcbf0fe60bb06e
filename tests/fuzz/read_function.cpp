// Bodies as lists of instructions, with each block's end where it begins.
#include "binary/type_reader.h"
#include "interpreter.h"
#include "support/byte_reader.h"

namespace tenon::fuzz {
namespace {

using ops::Imm;
using ops::Op;

class Reader {
 public:
  Reader(const model::Blob& blob, const model::Module& module, const model::Body& body)
      : blob_(blob), scope_{module.types, features_}, module_(module), in_(body.bytes) {}

  Function read() {
    for (uint32_t groups = in_.read_u32(); groups > 0; --groups) {
      const uint32_t count = in_.read_u32();
      function_.locals.insert(function_.locals.end(), count, binary::read_val_type(in_, scope_));
    }
    open_.push_back(~size_t{0});
    while (!open_.empty() && !in_.failed()) read_instr();
    return std::move(function_);
  }

 private:
  void read_instr() {
    const uint8_t lead = in_.read_u8();
    Instr instr;
    instr.op = lead < 0xfb ? ops::find_op(0, lead) : ops::find_op(lead, in_.read_u32());
    read_immediates(instr);
    const size_t at = function_.code.size();
    function_.code.push_back(instr);
    auto& code = function_.code;
    if (instr.op == Op::block || instr.op == Op::loop || instr.op == Op::if_ ||
        instr.op == Op::try_table) {
      open_.push_back(at);
    } else if (instr.op == Op::else_) {
      code[open_.back()].other = at + 1;
      code[at].x = static_cast<uint32_t>(open_.back());
    } else if (instr.op == Op::end) {
      if (open_.back() != ~size_t{0}) {
        Instr& block = code[open_.back()];
        block.end = at;
        if (block.other == 0) block.other = at;
      }
      open_.pop_back();
    }
  }

  void read_block_type(Instr& instr) {
    const uint8_t lead = in_.peek_u8();
    if (lead == 0x40) {
      in_.read_u8();
    } else if ((lead & 0xc0) == 0x40) {
      binary::read_val_type(in_, scope_);
      instr.results = 1;
    } else {
      const auto index = static_cast<uint32_t>(in_.read_s33());
      const FuncType& type = blob_.func_type(module_.types[TypeIndex{index}].id);
      instr.params = static_cast<uint32_t>(type.params.size());
      instr.results = static_cast<uint32_t>(type.results.size());
    }
  }

  void read_memarg(Instr& instr) {
    if ((in_.read_u32() & 0x40) != 0) instr.x = in_.read_u32();
    instr.bits = in_.read_u64();
  }

  void read_immediates(Instr& instr) {
    switch (ops::info(instr.op).imm) {
      case Imm::block: return read_block_type(instr);
      case Imm::try_table:
        read_block_type(instr);
        for (uint32_t left = in_.read_u32(); left > 0 && !in_.failed(); --left) {
          const uint32_t kind = in_.read_u8();
          const uint32_t tag = (kind & 2) == 0 ? in_.read_u32() : 0;
          instr.catches.push_back({kind, tag, in_.read_u32()});
        }
        return;
      case Imm::br_table:
        for (uint32_t left = in_.read_u32() + 1; left > 0 && !in_.failed(); --left) {
          instr.labels.push_back(in_.read_u32());
        }
        return;
      case Imm::label: case Imm::func: case Imm::type: case Imm::tag: case Imm::local: case Imm::global:
      case Imm::table: case Imm::elem: case Imm::memory: case Imm::data:
        instr.x = in_.read_u32();
        return;
      case Imm::type_table: case Imm::table_table: case Imm::elem_table: case Imm::memory_memory:
      case Imm::data_memory:
        instr.x = in_.read_u32();
        instr.y = in_.read_u32();
        return;
      case Imm::memarg: return read_memarg(instr);
      case Imm::i32: instr.bits = static_cast<uint32_t>(in_.read_s32()); return;
      case Imm::i64: instr.bits = static_cast<uint64_t>(in_.read_s64()); return;
      case Imm::f32: instr.bits = in_.read_fixed_u32(); return;
      case Imm::f64: instr.bits = in_.read_fixed_u64(); return;
      case Imm::select:
        for (uint32_t left = in_.read_u32(); left > 0; --left) binary::read_val_type(in_, scope_);
        return;
      case Imm::heap: binary::read_heap_type(in_, scope_); return;
      default: return;
    }
  }

  const model::Blob& blob_;
  const model::Features features_;
  const binary::TypeScope scope_;
  const model::Module& module_;
  support::ByteReader in_;
  Function function_;
  std::vector<size_t> open_;  // positions of the blocks that are open; ~0 for the function's own
};

}  // namespace

Function read_function(const model::Blob& blob, const model::Module& module,
                       const model::Body& body) {
  return Reader(blob, module, body).read();
}

}  // namespace tenon::fuzz
