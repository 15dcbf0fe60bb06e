#include "binary/opcode_reader.h"

#include "model/features.h"

namespace tenon::binary {

Opcode read_opcode(support::ByteReader& in) {
  Opcode opcode{.lead = in.read_u8()};
  opcode.code = opcode.lead;
  if (opcode.lead >= kFirstPrefix) opcode.code = in.read_u32();
  if (in.failed()) return opcode;
  opcode.op = ops::find_op(opcode.lead < kFirstPrefix ? uint8_t{0} : opcode.lead, opcode.code);
  return opcode;
}

std::string illegal_opcode(const Opcode& opcode) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text = {kHex[opcode.lead >> 4], kHex[opcode.lead & 15]};
  if (opcode.lead >= kFirstPrefix) text += " " + std::to_string(opcode.code);
  text.insert(0, "illegal opcode ");
  if (opcode.op == ops::kNoOp) return text;
  const ops::OpInfo& info = ops::info(opcode.op);
  return model::needs_feature(text, info.text, info.feature);
}

}  // namespace tenon::binary
