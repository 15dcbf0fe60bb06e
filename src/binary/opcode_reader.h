// Reads opcodes of the binary format. Spec: 3.0, section 5.4 (Instructions).
#pragma once

#include <cstdint>
#include <string>

#include "ops/opcodes.h"
#include "support/byte_reader.h"

namespace tenon::binary {

// The bytes from here on are prefixes, of a u32 that says which instruction it is.
inline constexpr uint8_t kFirstPrefix = 0xfb;

struct Opcode {
  uint8_t lead = 0;
  uint32_t code = 0;  // after a prefix; else as `lead`
  ops::Op op = ops::kNoOp;
};

// Errors (sticky in `in`): bytes that end. Whether the opcode is known and allowed is not asked.
Opcode read_opcode(support::ByteReader& in);

// Why `opcode` is illegal: there is none like it, or its proposal is off.
std::string illegal_opcode(const Opcode& opcode);

}  // namespace tenon::binary
