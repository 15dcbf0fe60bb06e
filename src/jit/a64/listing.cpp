// How a listing of AArch64 code reads. asmjit's text leaves out the kinds of shifts and extensions,
// and shows conditions and floats by numbers of its own: those are read from the instruction.
#include "jit/target/listing.h"

#include <bit>
#include <cstdio>
#include <cstring>

#include "jit/a64/masm.h"

namespace tenon::jit::a64 {
namespace {

constexpr std::string_view kConditions[] = {"eq", "ne", "hs", "lo", "mi", "pl", "vs", "vc",
                                            "hi", "ls", "ge", "lt", "gt", "le", "al", "nv"};

constexpr uint32_t bits(uint32_t word, unsigned high, unsigned low) {
  return (word >> low) & ((2u << (high - low)) - 1);
}

// Puts `operand` in the place of the last one.
void replace_last(std::string& text, const std::string& operand) {
  const size_t at = text.rfind(", ");
  if (at != std::string::npos) text.replace(at + 2, std::string::npos, operand);
}

std::string x_or_sp(uint32_t number) { return number == 31 ? "sp" : "x" + std::to_string(number); }

// The sizes of a frame, as patch_frame writes them: 64-bit add and sub of an immediate or of an
// extended register, and movz.
void mend_frame_size(std::string& text, uint32_t word) {
  const std::string dst = x_or_sp(bits(word, 4, 0));
  const std::string lhs = x_or_sp(bits(word, 9, 5));
  if ((word & 0xbf800000) == 0x91000000) {
    text = (bits(word, 30, 30) != 0 ? "sub " : "add ") + dst + ", " + lhs + ", " +
           std::to_string(bits(word, 21, 10)) + (bits(word, 22, 22) != 0 ? ", lsl 12" : "");
  } else if ((word & 0xffe0fc00) == 0xcb206000) {
    text = "sub " + dst + ", " + lhs + ", x" + std::to_string(bits(word, 20, 16));
  } else if ((word & 0xffe00000) == 0xd2a00000) {
    text = "mov " + dst + ", " + std::to_string(uint64_t{bits(word, 20, 5)} << 16);
  }
}

// The shift or extension of the last register operand, of which asmjit shows the count alone.
void mend_shift(std::string& text, uint32_t word) {
  static constexpr std::string_view kShifts[] = {"lsl", "lsr", "asr", "ror"};
  static constexpr std::string_view kExtensions[] = {"uxtb", "uxth", "uxtw", "uxtx",
                                                     "sxtb", "sxth", "sxtw", "sxtx"};
  const bool is_extended = (word & 0x1f200000) == 0x0b200000;
  const bool is_shifted = (word & 0x1f200000) == 0x0b000000 || (word & 0x1f000000) == 0x0a000000;
  if (!is_extended && !is_shifted) return;
  const size_t at = text.rfind(", ");
  if (at == std::string::npos || text[at + 2] < '0' || text[at + 2] > '9') return;
  const std::string_view name = is_extended ? kExtensions[bits(word, 15, 13)]
                                            : kShifts[bits(word, 23, 22)];
  const uint32_t count = is_extended ? bits(word, 12, 10) : bits(word, 15, 10);
  text.replace(at + 2, std::string::npos, name);
  if (is_shifted || count != 0) text += " " + std::to_string(count);
}

// Eight bits that stand for a number: sign, three bits of exponent, four of fraction.
std::string small_float(uint32_t imm) {
  const auto exponent = static_cast<int>(bits(imm, 6, 4) ^ 4) - 3;
  double value = 1 + bits(imm, 3, 0) / 16.0;
  for (int i = 0; i < exponent; ++i) value *= 2;
  for (int i = 0; i > exponent; --i) value /= 2;
  char text[24];
  std::snprintf(text, sizeof text, "%g", bits(imm, 7, 7) != 0 ? -value : value);
  return text;
}

void mend(std::string& text, std::span<const uint8_t> code, bool in_prologue) {
  if (code.size() != 4) return;  // a constant that takes several instructions reads as one
  uint32_t word;
  std::memcpy(&word, code.data(), sizeof word);
  if (in_prologue && (text == "nop" || text.starts_with("sub x16, sp") ||
                      text.starts_with("add sp, x16"))) {
    return mend_frame_size(text, word);
  }
  const std::string_view mnemonic = std::string_view(text).substr(0, text.find(' '));
  if (mnemonic == "cset") {
    replace_last(text, std::string(kConditions[bits(word, 15, 12) ^ 1]));
  } else if (mnemonic == "csel" || mnemonic == "fcsel" || mnemonic == "ccmp") {
    replace_last(text, std::string(kConditions[bits(word, 15, 12)]));
  } else if ((word & 0xff201fe0) == 0x1e201000) {
    replace_last(text, small_float(bits(word, 20, 13)));
  } else if (mnemonic == "movi" && text.ends_with(", 24")) {
    replace_last(text, "lsl 24");
  } else if (const size_t at = text.find(" lsl "); at != std::string::npos && text[at - 1] != ',') {
    text.insert(at, ",");  // in an address
  } else {
    mend_shift(text, word);
  }
}

}  // namespace

const ListingSyntax& Masm::listing_syntax() {
  static constexpr ListingSyntax kSyntax{
      .instance_operand = "[x28, ", .call = "bl", .jump = "b", .call_bytes = 4, .mend = mend};
  return kSyntax;
}

}  // namespace tenon::jit::a64
