#include "binary/op_text.h"

#include <bit>
#include <cinttypes>
#include <cstdio>

#include "binary/opcode_reader.h"
#include "binary/type_reader.h"
#include "ops/opcodes.h"
#include "support/byte_reader.h"

namespace tenon::binary {
namespace {

using ops::Imm;

std::string hex(uint64_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%" PRIx64, value);
  return text;
}

// A float as the text format writes it; NaNs with their bits.
std::string float_text(double value, uint64_t bits) {
  if (value != value) return "nan (" + hex(bits) + ")";
  char text[64];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

std::string block_text(support::ByteReader& in, const TypeScope& scope) {
  const uint8_t lead = in.peek_u8();
  if (lead == 0x40) return in.read_u8(), "";
  if ((lead & 0xc0) == 0x40) return " (result " + model::to_text(scope.types, read_val_type(in, scope)) + ")";
  return " (type " + std::to_string(in.read_s33()) + ")";
}

std::string memarg_text(support::ByteReader& in) {
  constexpr uint32_t kHasMemory = 0x40;
  std::string text;
  if ((in.read_u32() & kHasMemory) != 0) text += " " + std::to_string(in.read_u32());
  if (const uint64_t offset = in.read_u64(); offset != 0) text += " offset=" + std::to_string(offset);
  return text;
}

std::string index_text(support::ByteReader& in) { return " " + std::to_string(in.read_u32()); }

std::string imm_text(Imm imm, support::ByteReader& in, const TypeScope& scope) {
  switch (imm) {
    case Imm::block: return block_text(in, scope);
    case Imm::br_table: {
      std::string text;
      const uint32_t count = in.read_u32();
      for (uint32_t i = 0; i <= count && !in.failed(); ++i) text += index_text(in);
      return text;
    }
    case Imm::label: case Imm::func: case Imm::type: case Imm::tag: case Imm::local:
    case Imm::global: case Imm::table: case Imm::elem: case Imm::memory: case Imm::data:
      return index_text(in);
    case Imm::type_table: case Imm::table_table: case Imm::elem_table: case Imm::memory_memory:
    case Imm::data_memory: {
      const std::string first = index_text(in);
      return first + index_text(in);
    }
    case Imm::memarg: return memarg_text(in);
    case Imm::i32: return " " + std::to_string(in.read_s32());
    case Imm::i64: return " " + std::to_string(in.read_s64());
    case Imm::f32: {
      const uint32_t bits = in.read_fixed_u32();
      return " " + float_text(std::bit_cast<float>(bits), bits);
    }
    case Imm::f64: {
      const uint64_t bits = in.read_fixed_u64();
      return " " + float_text(std::bit_cast<double>(bits), bits);
    }
    case Imm::select: {
      std::string text;
      const uint32_t count = in.read_u32();
      for (uint32_t i = 0; i < count && !in.failed(); ++i) {
        text += " " + model::to_text(scope.types, read_val_type(in, scope));
      }
      return text;
    }
    case Imm::heap: return " " + model::to_text(scope.types, read_heap_type(in, scope));
    default: return "";
  }
}

}  // namespace

std::string op_text(const model::Module& module, const model::Features& features,
                    std::span<const uint8_t> bytes) {
  support::ByteReader in(bytes);
  const ops::Op op = read_opcode(in).op;
  if (in.failed() || op == ops::kNoOp) return "";
  std::string text(ops::info(op).text);
  const std::string immediates = imm_text(ops::info(op).imm, in, {module.types, features});
  return in.failed() ? text : text + immediates;
}

}  // namespace tenon::binary
