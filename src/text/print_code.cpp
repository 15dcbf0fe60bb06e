// Instructions as text, from the binary. See printer.h. Spec: 3.0, section 5.4 (Instructions).
#include <algorithm>
#include <bit>
#include <charconv>
#include <cinttypes>
#include <cmath>
#include <cstdio>

#include "binary/opcode_reader.h"
#include "text/printer.h"

namespace tenon::text {
namespace {

using ops::Imm;
using ops::Op;

// More than this much indentation helps no one, and would make the text of deep nesting quadratic.
constexpr unsigned kMaxIndent = 80;
constexpr uint32_t kHasMemory = 0x40;

std::string space_and(uint64_t number) { return " " + std::to_string(number); }

std::string hex(uint64_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%" PRIx64, value);
  return text;
}

// The shortest text that reads back to the same bits.
template <class Float, class Bits>
std::string float_text(Bits bits) {
  const auto value = std::bit_cast<Float>(bits);
  if (std::isnan(value)) {
    constexpr unsigned kFractionBits = sizeof(Bits) == 4 ? 23 : 52;
    const Bits payload = bits & ((Bits{1} << kFractionBits) - 1);
    const std::string sign = std::signbit(value) ? "-nan" : "nan";
    return payload == Bits{1} << (kFractionBits - 1) ? sign : sign + ":" + hex(payload);
  }
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

bool is_block(Op op) {
  return op == Op::block || op == Op::loop || op == Op::if_ || op == Op::try_ ||
         op == Op::try_table;
}

bool is_arm(Op op) { return op == Op::else_ || op == Op::catch_ || op == Op::catch_all; }

}  // namespace

Op ModulePrinter::read_op() {
  const uint64_t at = in_.offset();
  const binary::Opcode opcode = binary::read_opcode(in_);
  if (opcode.op == ops::kNoOp) in_.fail_malformed(binary::illegal_opcode(opcode), at);
  return opcode.op;
}

// A label: its name, unless a block in between has the same one, else its number and, as a comment
// where `has_comment`, the number that stands at the block it belongs to.
std::string ModulePrinter::label(uint32_t index, bool has_comment) const {
  if (index >= labels_.size()) return space_and(index);
  const std::optional<std::string>& name = labels_.name(index);
  if (name && labels_.depth_of(*name) == index) return " " + *name;
  return space_and(index) +
         (has_comment ? " (;@" + std::to_string(labels_.size() - index) + ";)" : "");
}

void ModulePrinter::open_label() {
  std::optional<std::string> name;
  if (label_names_ != nullptr) {
    const auto found = label_names_->find(label_count_);
    if (found != label_names_->end()) name = found->second;
  }
  ++label_count_;
  labels_.open(std::move(name));
}

// The annotation of the instruction `op` at `offset` in its body, if it has one.
void ModulePrinter::print_hint(Op op, uint64_t offset, size_t spaces) {
  if (func_hints_ == nullptr || (op != Op::if_ && op != Op::br_if)) return;
  const auto found = func_hints_->find(offset);
  if (found == func_hints_->end()) return;
  out_.append(spaces, ' ');
  out_ += "(@" + std::string(kBranchHints) + (found->second == 0 ? " \"\\00\")\n" : " \"\\01\")\n");
}

std::string ModulePrinter::block_type() {
  const uint8_t lead = in_.peek_u8();
  if (lead == 0x40) return in_.read_u8(), "";
  if ((lead & 0xc0) == 0x40) return " (result " + val_text() + ")";
  const uint64_t at = in_.offset();
  const int64_t index = in_.read_s33();
  if (index < 0) in_.fail_malformed("malformed block type", at);
  return " (type " + ref(Space::type, static_cast<uint32_t>(index)) + ")";
}

std::string ModulePrinter::catches() {
  std::string text;
  each([&](uint32_t) {
    static constexpr std::string_view kWords[] = {"catch", "catch_ref", "catch_all",
                                                  "catch_all_ref"};
    const uint8_t code = in_.read_u8();
    if (code > 3) return in_.fail_malformed("malformed catch clause");
    text += " (" + std::string(kWords[code]);
    if (code < 2) text += " " + read_ref(Space::tag);
    text += label(in_.read_u32()) + ")";
  });
  return text;
}

std::string ModulePrinter::memarg(const ops::OpInfo& info) {
  const uint64_t at = in_.offset();
  const uint32_t flags = in_.read_u32();
  const uint32_t align = flags & ~kHasMemory;
  if (align >= 64) in_.fail_malformed("malformed memop flags", at);
  if (in_.failed()) return "";
  std::string text;
  if ((flags & kHasMemory) != 0) {
    const uint32_t memory = in_.read_u32();
    if (memory != 0) text += " " + ref(Space::memory, memory);
  }
  if (const uint64_t offset = in_.read_u64(); offset != 0)
    text += " offset=" + std::to_string(offset);
  if (align != info.aux) text += " align=" + std::to_string(uint64_t{1} << align);
  return text;
}

std::string ModulePrinter::pair_text(Space first, Space second) {
  const std::string text = " " + read_ref(first);
  return text + " " + read_ref(second);
}

// Two indices of which the text has the second first, and only where it is not 0.
std::string ModulePrinter::swapped_text(Space first, Space second) {
  const std::string text = " " + read_ref(first);
  const uint32_t index = in_.read_u32();
  return index == 0 ? text : " " + ref(second, index) + text;
}

std::string ModulePrinter::vector_const() {
  std::string text = " i32x4";
  for (int i = 0; i < 4; ++i) {
    char lane[16];
    std::snprintf(lane, sizeof lane, " 0x%08" PRIx32, in_.read_fixed_u32());
    text += lane;
  }
  return text;
}

// An instruction's immediates, with a space before each.
std::string ModulePrinter::immediates(Op op) {
  const ops::OpInfo& info = ops::info(op);
  const auto read_optional = [this](Space space) {
    const uint32_t index = in_.read_u32();
    return index == 0 ? std::string() : " " + ref(space, index);
  };
  const auto read_both = [this](Space space) {
    const uint32_t first = in_.read_u32(), second = in_.read_u32();
    return first == 0 && second == 0 ? std::string()
                                     : " " + ref(space, first) + " " + ref(space, second);
  };
  switch (info.imm) {
    case Imm::none: return "";
    case Imm::block: return block_type();
    case Imm::try_table: {
      const std::string type = block_type();
      return type + catches();
    }
    case Imm::label: return label(in_.read_u32());
    case Imm::br_table: {
      std::string text;
      each([&](uint32_t) { text += label(in_.read_u32(), false); });
      return text + label(in_.read_u32(), false);
    }
    case Imm::func: return " " + read_ref(Space::func);
    case Imm::type: return " " + read_ref(Space::type);
    case Imm::tag: return " " + read_ref(Space::tag);
    case Imm::global: return " " + read_ref(Space::global);
    case Imm::elem: return " " + read_ref(Space::elem);
    case Imm::data: uses_data_ = true; return " " + read_ref(Space::data);
    case Imm::local: {
      const uint32_t index = in_.read_u32();
      return " " + (locals_ != nullptr ? locals_->text(index) : std::to_string(index));
    }
    case Imm::table: return read_optional(Space::table);
    case Imm::memory: return read_optional(Space::memory);
    case Imm::table_table: return read_both(Space::table);
    case Imm::memory_memory: return read_both(Space::memory);
    case Imm::elem_table: return swapped_text(Space::elem, Space::table);
    case Imm::data_memory: uses_data_ = true; return swapped_text(Space::data, Space::memory);
    case Imm::type_table: {
      const std::string type = " (type " + read_ref(Space::type) + ")";
      return read_optional(Space::table) + type;
    }
    case Imm::type_type: return pair_text(Space::type, Space::type);
    case Imm::type_data: uses_data_ = true; return pair_text(Space::type, Space::data);
    case Imm::type_elem: return pair_text(Space::type, Space::elem);
    case Imm::type_u32: {
      const std::string type = " " + read_ref(Space::type);
      return type + space_and(in_.read_u32());
    }
    case Imm::type_field: {
      const uint32_t type = in_.read_u32(), field = in_.read_u32();
      const auto found = names_.fields.find(type);
      const std::string text = " " + ref(Space::type, type) + " ";
      return text +
             (found != names_.fields.end() ? found->second.text(field) : std::to_string(field));
    }
    case Imm::memarg: return memarg(info);
    case Imm::memarg_lane: {
      const std::string text = memarg(info);
      return text + space_and(in_.read_u8());
    }
    case Imm::lane: return space_and(in_.read_u8());
    case Imm::shuffle: {
      std::string text;
      for (int i = 0; i < 16; ++i) text += space_and(in_.read_u8());
      return text;
    }
    case Imm::i32: return " " + std::to_string(in_.read_s32());
    case Imm::i64: return " " + std::to_string(in_.read_s64());
    case Imm::f32: return " " + float_text<float>(in_.read_fixed_u32());
    case Imm::f64: return " " + float_text<double>(in_.read_fixed_u64());
    case Imm::v128: return vector_const();
    case Imm::select: {
      std::string text = " (result";
      each([&](uint32_t) { text += " " + val_text(); });
      return text + ")";
    }
    case Imm::heap: {
      const std::string heap = heap_text();
      if (op == Op::ref_test || op == Op::ref_cast) return " (ref " + heap + ")";
      if (op == Op::ref_test_null || op == Op::ref_cast_null) return " (ref null " + heap + ")";
      return " " + heap;
    }
    case Imm::br_on_cast: {
      const uint64_t at = in_.offset();
      const uint8_t flags = in_.read_u8();
      if (flags > 3) in_.fail_malformed("malformed br_on_cast flags", at);
      std::string text = label(in_.read_u32());
      text += ((flags & 1) != 0 ? " (ref null " : " (ref ") + heap_text() + ")";
      return text + ((flags & 2) != 0 ? " (ref null " : " (ref ") + heap_text() + ")";
    }
    case Imm::zero_byte:
      if (in_.read_u8() != 0) in_.fail_malformed("zero byte expected");
      return "";
  }
  return "";
}

// An instruction; a block's text has its number as a comment.
std::string ModulePrinter::instr_text(Op op) {
  std::string text(ops::info(op).text);
  if (is_block(op)) {
    // The labels of a try_table's catch clauses do not count it.
    const std::string type = immediates(op);
    open_label();
    if (const auto& name = labels_.name(0)) text += " " + *name;
    return text + " (;@" + std::to_string(labels_.size()) + ";)" + type;
  }
  if (op == Op::delegate && !labels_.empty()) labels_.close();
  return text + immediates(op);
}

// The instructions of a function, up to the end of the reader. `begin` is the offset of its body.
void ModulePrinter::print_body(uint64_t begin) {
  labels_.clear();
  label_count_ = 0;
  while (!in_.failed()) {
    const uint64_t offset = in_.offset() - begin;
    const Op op = read_op();
    if (in_.failed()) return;
    if (op == Op::end && labels_.empty()) break;
    if (op == Op::end) labels_.close();
    const size_t depth = labels_.size() - (is_arm(op) && !labels_.empty() ? 1 : 0);
    const auto spaces_at = [&](size_t level) {
      return std::min<size_t>(indent_ + 4 + 2 * level, kMaxIndent);
    };
    print_hint(op, offset, spaces_at(depth));
    const std::string text = instr_text(op);
    out_.append(spaces_at(op == Op::delegate ? labels_.size() : depth), ' ');
    out_ += text + "\n";
  }
  if (!in_.failed() && !in_.at_end()) in_.fail_malformed("section size mismatch");
}

// A constant expression: `(instr)` if it is one instruction, else `(keyword instr*)`, or without a
// keyword the bare instructions.
std::string ModulePrinter::const_expr(std::string_view keyword) {
  std::string text;
  uint32_t count = 0;
  labels_.clear();
  for (; !in_.failed(); ++count) {
    const Op op = read_op();
    if (in_.failed() || (op == Op::end && labels_.empty())) break;
    if (op == Op::end) labels_.close();
    text += (count == 0 ? "" : " ") + instr_text(op);
  }
  if (count == 1) return "(" + text + ")";
  if (keyword.empty()) return text;
  return "(" + std::string(keyword) + (text.empty() ? "" : " ") + text + ")";
}

}  // namespace tenon::text
