#include "jit/x64/assembler.h"

#include <algorithm>

#include "jit/target/memory.h"

namespace tenon::jit::x64 {

void Assembler::grow() {
  _section->_buffer._size = offset();
  if (or_out_of_memory(_code->growBuffer(&_section->_buffer, kRoom)) == asmjit::kErrorOk) return;
  // Write on over what is there; it is never used.
  too_large_ = true;
  _bufferPtr = _bufferData;
}

void Assembler::to_from_slowly(asmjit::InstId id, uint32_t opcode, Gpr first, Gpr second) {
  if (by_asmjit()) {
    emit(id, asmjit::x86::Gp(first), asmjit::x86::Gp(second));
    return;
  }
  grow();
  reg_reg(opcode, second, first);
}

void Assembler::from_to_slowly(asmjit::InstId id, uint32_t opcode, Gpr first, Gpr second) {
  if (by_asmjit()) {
    emit(id, asmjit::x86::Gp(first), asmjit::x86::Gp(second));
    return;
  }
  grow();
  reg_reg(opcode, first, second);
}

void Assembler::reg_imm(asmjit::InstId id, uint32_t which, Gpr reg, int32_t imm) {
  if (!is_ready()) [[unlikely]] return reg_imm_slowly(id, which, reg, imm);
  uint8_t* p = rex(_bufferPtr, wide(reg), 0, 0, reg.id);
  if (imm == static_cast<int8_t>(imm)) {
    *p++ = 0x83;
    p = put_reg(p, which, reg.id);
    *p++ = static_cast<uint8_t>(imm);
    return finish(p);
  }
  if (reg.id == 0) {
    *p++ = static_cast<uint8_t>(which << 3 | 5);
  } else {
    *p++ = 0x81;
    p = put_reg(p, which, reg.id);
  }
  finish(put32(p, static_cast<uint32_t>(imm)));
}

void Assembler::reg_imm_slowly(asmjit::InstId id, uint32_t which, Gpr reg, int32_t imm) {
  if (!by_asmjit()) return grow(), reg_imm(id, which, reg, imm);
  emit(id, asmjit::x86::Gp(reg), asmjit::Imm(imm));
}

void Assembler::shift(asmjit::InstId id, uint32_t which, Gpr reg, int count) {
  if (!is_ready()) [[unlikely]] return shift_slowly(id, which, reg, count);
  uint8_t* p = rex(_bufferPtr, wide(reg), 0, 0, reg.id);
  *p++ = count == 1 ? 0xd1 : 0xc1;
  p = put_reg(p, which, reg.id);
  *p = static_cast<uint8_t>(count);
  finish(p + (count != 1));
}

void Assembler::shift_slowly(asmjit::InstId id, uint32_t which, Gpr reg, int count) {
  if (!by_asmjit()) return grow(), shift(id, which, reg, count);
  emit(id, asmjit::x86::Gp(reg), asmjit::Imm(count));
}

void Assembler::mov(const Mem& dst, Gpr src) {
  if (by_asmjit()) return (void)Base::mov(dst, src);
  uint8_t* p = begin();
  const uint32_t size = src.size;
  if (size == 2) *p++ = 0x66;
  p = rex(p, wide(src), src.id, dst.hasIndex() ? dst.indexId() : 0, dst.baseId(),
          size == 1 && src.id >= 4);
  *p++ = size == 1 ? 0x88 : 0x89;
  finish(put_mem(p, src.id, dst));
}

void Assembler::mov(Gpr dst, uint64_t bits) {
  if (by_asmjit()) {
    Base::mov(dst, bits);
    return;
  }
  if (wide(dst) == 0) {
    uint8_t* p = rex(begin(), 0, 0, 0, dst.id);
    *p++ = static_cast<uint8_t>(0xb8 | (dst.id & 7));
    return finish(put32(p, static_cast<uint32_t>(bits)));
  }
  uint8_t* p = rex(begin(), 8, 0, 0, dst.id);
  if (static_cast<int64_t>(bits) == static_cast<int32_t>(bits)) {
    *p++ = 0xc7;
    p = put_reg(p, 0, dst.id);
    return finish(put32(p, static_cast<uint32_t>(bits)));
  }
  *p++ = static_cast<uint8_t>(0xb8 | (dst.id & 7));
  std::memcpy(p, &bits, 8);
  finish(p + 8);
}

Assembler::Mem Assembler::mem(Address address, uint32_t size) {
  const asmjit::x86::Gp base = asmjit::x86::gpq(address.base);
  Mem result = address.index == kNoReg
                   ? asmjit::x86::ptr(base, address.disp)
                   : asmjit::x86::ptr(base, asmjit::x86::gpq(address.index), address.shift, address.disp);
  result.setSize(size);
  return result;
}

void Assembler::store_imm(uint32_t bytes, Address to, int32_t imm) {
  if (!is_ready()) [[unlikely]] return store_imm_slowly(bytes, to, imm);
  const AccessForm form{.prefix = static_cast<uint8_t>(bytes == 2 ? 0x66 : 0),
                        .rex = static_cast<uint8_t>(0x40 | (bytes & 8)), .is_byte = false,
                        .opcode_bytes = 1, .opcode = static_cast<uint8_t>(bytes == 1 ? 0xc6 : 0xc7)};
  access(form, 0, to);
  finish(put32(_bufferPtr, static_cast<uint32_t>(imm)) - (4 - std::min(bytes, 4u)));
}

void Assembler::store_imm_slowly(uint32_t bytes, Address to, int32_t imm) {
  if (!by_asmjit()) return grow(), store_imm(bytes, to, imm);
  // A narrow immediate is a number without a sign to asmjit.
  emit(Inst::kIdMov, mem(to, bytes), asmjit::Imm(bytes < 4 ? imm & ((1 << 8 * bytes) - 1) : imm));
}

void Assembler::lea(Gpr dst, Address src) {
  if (!is_ready()) [[unlikely]] return lea_slowly(dst, src);
  access({.prefix = 0, .rex = static_cast<uint8_t>(0x40 | wide(dst)), .is_byte = false,
          .opcode_bytes = 1, .opcode = 0x8d}, dst.id, src);
}

void Assembler::lea_slowly(Gpr dst, Address src) {
  if (!by_asmjit()) return grow(), lea(dst, src);
  Base::lea(dst, mem(src));
}

void Assembler::extend(uint32_t opcode, Gpr dst, const Mem& src) {
  if (by_asmjit()) {
    opcode == 0xb6 ? Base::movzx(dst, src) : Base::movsx(dst, src);
    return;
  }
  reg_mem(0, 0x0f00 | opcode | (src.size() == 2), wide(dst), dst.id, src);
}

void Assembler::extend(uint32_t opcode, Gpr dst, Gpr src) {
  if (by_asmjit()) {
    opcode == 0xb6 ? Base::movzx(dst, src) : Base::movsx(dst, src);
    return;
  }
  const bool is_byte = src.size == 1;
  uint8_t* p = rex(begin(), wide(dst), dst.id, 0, src.id, is_byte && src.id >= 4);
  finish(put_reg(put_opcode(p, 0x0f00 | opcode | !is_byte), dst.id, src.id));
}

void Assembler::imul(Gpr dst, Gpr src, int32_t imm) {
  if (by_asmjit()) {
    Base::imul(dst, src, imm);
    return;
  }
  const bool is_short = imm == static_cast<int8_t>(imm);
  uint8_t* p = rex(begin(), wide(dst), dst.id, 0, src.id);
  *p++ = is_short ? 0x6b : 0x69;
  p = put_reg(p, dst.id, src.id);
  put32(p, static_cast<uint32_t>(imm));
  finish(p + (is_short ? 1 : 4));
}

void Assembler::set(CondCode cond, Gpr dst) {
  if (by_asmjit()) {
    Base::set(cond, dst);
    return;
  }
  uint8_t* p = rex(begin(), 0, 0, 0, dst.id, dst.id >= 4);
  finish(put_reg(put_opcode(p, 0x0f90u + static_cast<uint32_t>(cond)), 0, dst.id));
}

// prefix: 1 for 66, 2 for F3, 3 for F2.
void Assembler::vex(uint32_t prefix, uint8_t opcode, const Xmm& dst, const Xmm& lhs, const Xmm& rhs) {
  uint8_t* p = begin();
  const uint32_t rest = (~lhs.id() & 15) << 3 | prefix;
  if (rhs.id() < 8) {
    *p++ = 0xc5;
    *p++ = static_cast<uint8_t>((~dst.id() & 8) << 4 | rest);
  } else {
    *p++ = 0xc4;
    *p++ = static_cast<uint8_t>((~dst.id() & 8) << 4 | 0x40 | 1);
    *p++ = static_cast<uint8_t>(rest);
  }
  *p++ = opcode;
  finish(put_reg(p, dst.id(), rhs.id()));
}

void Assembler::vex_shift(uint32_t prefix, Gpr dst, Gpr src, Gpr count) {
  uint8_t* p = begin();
  *p++ = 0xc4;
  *p++ = static_cast<uint8_t>((~dst.id & 8) << 4 | 0x40 | (~src.id & 8) << 2 | 2);
  *p++ = static_cast<uint8_t>(wide(dst) << 4 | (~count.id & 15) << 3 | prefix);
  *p++ = 0xf7;
  finish(put_reg(p, dst.id, src.id));
}

// --- Labels and jumps

void Assembler::wait_for(Label label, uint8_t* field) {
  LabelState& state = labels_[label.id_];
  put32(field, state.fixups);
  state.fixups = static_cast<uint32_t>(field - _bufferData);
  ++open_fixups_;
}

void Assembler::bind(Label label) {
  if (by_asmjit()) {
    Base::bind(shadow(label));
    return;
  }
  LabelState& state = labels_[label.id_];
  state.offset = static_cast<uint32_t>(offset());
  for (uint32_t at = state.fixups; at != kNone; --open_fixups_) {
    uint32_t next;
    std::memcpy(&next, _bufferData + at, 4);
    put32(_bufferData + at, state.offset - (at + 4));
    at = next;
  }
  for (uint32_t i = state.words; i != kNone; i = table_words_[i].next, --open_fixups_) {
    put32(_bufferData + table_words_[i].at, state.offset - table_words_[i].base);
  }
}

void Assembler::branch(uint8_t cond, Label label) {
  if (by_asmjit()) {
    cond == kJmp ? Base::jmp(shadow(label)) : Base::j(CondCode(cond), shadow(label));
    return;
  }
  uint8_t* p = begin();
  const LabelState& state = labels_[label.id_];
  if (state.offset != kUnbound) {
    const auto distance = static_cast<int64_t>(state.offset) - static_cast<int64_t>(offset() + 2);
    if (distance >= -128) {
      *p++ = cond == kJmp ? 0xeb : static_cast<uint8_t>(0x70 | cond);
      *p++ = static_cast<uint8_t>(distance);
      return finish(p);
    }
  }
  if (cond == kJmp) {
    *p++ = 0xe9;
  } else {
    *p++ = 0x0f;
    *p++ = static_cast<uint8_t>(0x80 | cond);
  }
  if (state.offset != kUnbound) {
    const auto next = static_cast<uint32_t>(p + 4 - _bufferData);
    return finish(put32(p, state.offset - next));
  }
  wait_for(label, p);
  finish(p + 4);
}

void Assembler::je_ordered(Label label) {
  if (by_asmjit()) {
    const asmjit::Label skip = Base::newLabel();
    Base::short_().jp(skip);
    Base::je(shadow(label));
    Base::bind(skip);
    return;
  }
  uint8_t* p = begin();
  *p++ = 0x7a;
  finish(p + 1);
  const size_t after = offset();
  je(label);
  _bufferData[after - 1] = static_cast<uint8_t>(offset() - after);
}

void Assembler::lea(Gpr dst, Label label) {
  if (by_asmjit()) {
    Base::lea(dst, asmjit::x86::ptr(shadow(label)));
    return;
  }
  uint8_t* p = rex(begin(), 8, dst.id, 0, 0);
  *p++ = 0x8d;
  *p++ = static_cast<uint8_t>((dst.id & 7) << 3 | 5);
  assert(labels_[label.id_].offset == kUnbound);
  wait_for(label, p);
  finish(p + 4);
}

void Assembler::embed_distances(std::span<const Label> targets, Label table) {
  for (const Label target : targets) {
    if (by_asmjit()) {
      Base::embedLabelDelta(shadow(target), shadow(table), 4);
      continue;
    }
    uint8_t* p = begin();
    const uint32_t base = labels_[table.id_].offset;
    LabelState& state = labels_[target.id_];
    if (state.offset == kUnbound) {
      table_words_.push_back({static_cast<uint32_t>(offset()), base, state.words});
      state.words = static_cast<uint32_t>(table_words_.size() - 1);
      ++open_fixups_;
    }
    finish(put32(p, state.offset - base));
  }
}

void Assembler::align(uint32_t bytes) {
  if (by_asmjit()) {
    addEncodingOptions(asmjit::EncodingOptions::kOptimizedAlign);
    Base::align(asmjit::AlignMode::kCode, bytes);
    return;
  }
  static constexpr uint8_t kNops[10][9] = {
      {},
      {0x90},
      {0x66, 0x90},
      {0x0f, 0x1f, 0x00},
      {0x0f, 0x1f, 0x40, 0x00},
      {0x0f, 0x1f, 0x44, 0x00, 0x00},
      {0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00},
      {0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00},
      {0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
      {0x66, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00}};
  uint8_t* p = begin();
  for (size_t left = (0 - offset()) & (bytes - 1); left > 0;) {
    const size_t count = std::min<size_t>(left, 9);
    std::memcpy(p, kNops[count], 9);
    p += count;
    left -= count;
  }
  finish(p);
}

// --- Calls

void Assembler::unresolved(uint8_t opcode) {
  if (by_asmjit()) {
    const uint8_t bytes[] = {opcode, 0, 0, 0, 0};
    Base::embed(bytes, sizeof bytes);
    return;
  }
  uint8_t* p = begin();
  *p++ = opcode;
  finish(put32(p, 0));
}

void Assembler::push(Gpr reg) {
  if (by_asmjit()) {
    Base::push(reg);
    return;
  }
  uint8_t* p = rex(begin(), 0, 0, 0, reg.id);
  *p++ = static_cast<uint8_t>(0x50 | (reg.id & 7));
  finish(p);
}

void Assembler::pop(Gpr reg) {
  if (by_asmjit()) {
    Base::pop(reg);
    return;
  }
  uint8_t* p = rex(begin(), 0, 0, 0, reg.id);
  *p++ = static_cast<uint8_t>(0x58 | (reg.id & 7));
  finish(p);
}

void Assembler::ret() {
  if (by_asmjit()) {
    Base::ret();
    return;
  }
  uint8_t* p = begin();
  *p++ = 0xc3;
  finish(p);
}

}  // namespace tenon::jit::x64
