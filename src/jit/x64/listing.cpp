// How a listing of x86-64 code reads.
#include "jit/target/listing.h"

#include <cstring>

#include "jit/x64/masm.h"

namespace tenon::jit::x64 {
namespace {

// The sizes that patch_frame filled in are the last bytes of their instructions.
void mend(std::string& text, std::span<const uint8_t> code, bool in_prologue) {
  const std::string open = std::to_string(Masm::kToBePatched);
  const size_t at = text.find(open);
  if (!in_prologue || at == std::string::npos) return;
  int32_t value;
  std::memcpy(&value, code.data() + code.size() - 4, sizeof value);
  const bool has_plus = value < 0 && text[at - 1] == '+';
  text.replace(at - has_plus, open.size() + has_plus, std::to_string(value));
}

}  // namespace

const ListingSyntax& Masm::listing_syntax() {
  static constexpr ListingSyntax kSyntax{
      .instance_operand = "[r15+", .call = "call", .jump = "jmp", .call_bytes = 5, .mend = mend};
  return kSyntax;
}

}  // namespace tenon::jit::x64
