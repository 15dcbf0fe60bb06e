// asmjit's assembler, with the instructions that make up nearly all of a function encoded by hand:
// asmjit takes 11 to 18 ns for one, this about 1. A method that hides one of asmjit's emits the same
// bytes; whatever has no method here is asmjit's own, into the same buffer. With a logger attached
// everything goes through asmjit, so a listing shows what asmjit makes of it, and `--emit asm`
// compares the two. The frequent ones have asmjit's way, and the buffer's growth, out of line.
//
// Labels are this class's own: they live until begin_function(), are small, and are resolved when
// they are bound.
#pragma once

#include <asmjit/x86.h>

#include <cassert>
#include <cstring>
#include <span>
#include <vector>

#include "jit/masm.h"
#include "support/stack.h"

namespace tenon::jit::x64 {

namespace Inst = asmjit::x86::Inst;

// A general register as an operand: asmjit's takes 16 bytes, in memory.
struct Gpr {
  uint8_t id;
  uint8_t size;  // 1, 2, 4 or 8 bytes of it

  constexpr Gpr(uint8_t number, uint8_t bytes) : id(number), size(bytes) {}
  Gpr(const asmjit::x86::Gp& reg)
      : id(static_cast<uint8_t>(reg.id())), size(static_cast<uint8_t>(reg.size())) {}
  operator asmjit::x86::Gp() const {
    switch (size) {
      case 1: return asmjit::x86::gpb(id);
      case 2: return asmjit::x86::gpw(id);
      case 4: return asmjit::x86::gpd(id);
      default: return asmjit::x86::gpq(id);
    }
  }
};

class Assembler : public asmjit::x86::Assembler {
  using Base = asmjit::x86::Assembler;
  // Ours hide these on purpose; that they are named here says so to the compiler.
  using Base::align;
  using Base::bind;

 public:
  using Mem = asmjit::x86::Mem;
  using Xmm = asmjit::x86::Xmm;
  using CondCode = asmjit::x86::CondCode;

  class Label {
   public:
    Label() = default;
    bool is_valid() const { return id_ != ~0u; }

   private:
    friend class Assembler;
    explicit Label(uint32_t id) : id_(id) {}
    uint32_t id_ = ~0u;
  };

  // Forgets all labels. REQUIRES: all those that something refers to are bound.
  void begin_function() {
    assert(open_fixups_ == 0);
    labels_.clear();
    shadows_.clear();
    table_words_.clear();
  }
  // True where a label that something refers to is not bound, or the code is larger than any may be.
  bool has_unresolved() const { return open_fixups_ != 0 || too_large_; }
  // Everything emitted so far.
  std::span<const uint8_t> code() const { return {bufferData(), offset()}; }
  // Starts again at the buffer's begin, and keeps its memory.
  void rewind() {
    open_fixups_ = 0;
    begin_function();
    _bufferPtr = _bufferData;
    _section->_buffer._size = 0;
  }

  // --- Labels and jumps. A jump backwards is short where it can be, one forwards is not.
  Label new_label() {
    labels_.push_back({kUnbound, kNone, kNone});
    if (by_asmjit()) shadows_.push_back(Base::newLabel());
    return Label(static_cast<uint32_t>(labels_.size() - 1));
  }
  void bind(Label label);
  void jmp(Label label) { branch(kJmp, label); }
  void jmp(Gpr target) { Base::jmp(target); }
  void j(CondCode cond, Label label) { branch(static_cast<uint8_t>(cond), label); }
  void ja(Label label) { j(CondCode::kA, label); }
  void jae(Label label) { j(CondCode::kAE, label); }
  void jb(Label label) { j(CondCode::kB, label); }
  void jbe(Label label) { j(CondCode::kBE, label); }
  void jc(Label label) { j(CondCode::kC, label); }
  void je(Label label) { j(CondCode::kE, label); }
  void jl(Label label) { j(CondCode::kL, label); }
  void jne(Label label) { j(CondCode::kNE, label); }
  void jno(Label label) { j(CondCode::kNO, label); }
  void jnp(Label label) { j(CondCode::kNP, label); }
  void jns(Label label) { j(CondCode::kNS, label); }
  void jnz(Label label) { j(CondCode::kNZ, label); }
  void jo(Label label) { j(CondCode::kO, label); }
  void jp(Label label) { j(CondCode::kP, label); }
  void js(Label label) { j(CondCode::kS, label); }
  void jz(Label label) { j(CondCode::kZ, label); }
  // jp over a following je: where the flags say equal and not unordered.
  void je_ordered(Label label);
  void lea(Gpr dst, Label label);
  // 32-bit distances of `targets` from `table`. REQUIRES: table is bound.
  void embed_distances(std::span<const Label> targets, Label table);
  void align(uint32_t bytes);

  // --- Moves
  void mov(Gpr dst, Gpr src) { to_from(Inst::kIdMov, 0x89, dst, src); }
  void mov(Gpr dst, const Mem& src) {
    by_asmjit() ? (void)Base::mov(dst, src) : reg_mem(0, 0x8b, wide(dst), dst.id, src);
  }
  void mov(const Mem& dst, Gpr src);
  void mov(Gpr dst, uint64_t bits);
  void store_imm(uint32_t bytes, Address to, int32_t imm);  // sign-extended
  void lea(Gpr dst, Address src);
  void movzx(Gpr dst, const Mem& src) { extend(0xb6, dst, src); }
  void movsx(Gpr dst, const Mem& src) { extend(0xbe, dst, src); }
  void movzx(Gpr dst, Gpr src) { extend(0xb6, dst, src); }
  void movsx(Gpr dst, Gpr src) { extend(0xbe, dst, src); }
  void movsxd(Gpr dst, Gpr src) { from_to(Inst::kIdMovsxd, 0x63, dst, src); }
  void movsxd(Gpr dst, const Mem& src) {
    by_asmjit() ? (void)Base::movsxd(dst, src) : reg_mem(0, 0x63, 8, dst.id, src);
  }

  // --- Integers
  void add(Gpr dst, Gpr src) { to_from(Inst::kIdAdd, 0x01, dst, src); }
  void or_(Gpr dst, Gpr src) { to_from(Inst::kIdOr, 0x09, dst, src); }
  void and_(Gpr dst, Gpr src) { to_from(Inst::kIdAnd, 0x21, dst, src); }
  void sub(Gpr dst, Gpr src) { to_from(Inst::kIdSub, 0x29, dst, src); }
  void xor_(Gpr dst, Gpr src) { to_from(Inst::kIdXor, 0x31, dst, src); }
  void cmp(Gpr lhs, Gpr rhs) { to_from(Inst::kIdCmp, 0x39, lhs, rhs); }
  void cmp(Gpr lhs, const Mem& rhs) {
    by_asmjit() ? (void)Base::cmp(lhs, rhs) : reg_mem(0, 0x3b, wide(lhs), lhs.id, rhs);
  }
  void cmp(const Mem& lhs, int32_t rhs) { Base::cmp(lhs, rhs); }
  void sub(const Mem& dst, int32_t imm) { Base::sub(dst, imm); }
  void add(Gpr dst, int32_t imm) { reg_imm(Inst::kIdAdd, 0, dst, imm); }
  void or_(Gpr dst, int32_t imm) { reg_imm(Inst::kIdOr, 1, dst, imm); }
  void and_(Gpr dst, int32_t imm) { reg_imm(Inst::kIdAnd, 4, dst, imm); }
  void sub(Gpr dst, int32_t imm) { reg_imm(Inst::kIdSub, 5, dst, imm); }
  void xor_(Gpr dst, int32_t imm) { reg_imm(Inst::kIdXor, 6, dst, imm); }
  void cmp(Gpr dst, int32_t imm) { reg_imm(Inst::kIdCmp, 7, dst, imm); }
  void test(Gpr lhs, Gpr rhs) { to_from(Inst::kIdTest, 0x85, lhs, rhs); }
  void imul(Gpr dst, Gpr src) { from_to(Inst::kIdImul, 0x0faf, dst, src); }
  void imul(Gpr dst, Gpr src, int32_t imm);
  void imul(Gpr src) { Base::imul(src); }
  void rol(Gpr dst, Gpr count) { Base::rol(dst, count); }
  void ror(Gpr dst, Gpr count) { Base::ror(dst, count); }
  void shl(Gpr dst, Gpr count) { Base::shl(dst, count); }
  void shr(Gpr dst, Gpr count) { Base::shr(dst, count); }
  void sar(Gpr dst, Gpr count) { Base::sar(dst, count); }
  void rol(Gpr dst, int count) { shift(Inst::kIdRol, 0, dst, count); }
  void ror(Gpr dst, int count) { shift(Inst::kIdRor, 1, dst, count); }
  void shl(Gpr dst, int count) { shift(Inst::kIdShl, 4, dst, count); }
  void shr(Gpr dst, int count) { shift(Inst::kIdShr, 5, dst, count); }
  void sar(Gpr dst, int count) { shift(Inst::kIdSar, 7, dst, count); }
  void shlx(Gpr dst, Gpr src, Gpr count) {
    by_asmjit() ? (void)Base::shlx(dst, src, count) : vex_shift(1, dst, src, count);
  }
  void sarx(Gpr dst, Gpr src, Gpr count) {
    by_asmjit() ? (void)Base::sarx(dst, src, count) : vex_shift(2, dst, src, count);
  }
  void shrx(Gpr dst, Gpr src, Gpr count) {
    by_asmjit() ? (void)Base::shrx(dst, src, count) : vex_shift(3, dst, src, count);
  }
  void set(CondCode cond, Gpr dst);
  void cmov(CondCode cond, Gpr dst, Gpr src) {
    from_to(Inst::cmovccFromCond(cond), 0x0f40u + static_cast<uint32_t>(cond), dst, src);
  }

  // --- Floats
  void movss(const Xmm& dst, const Mem& src) {
    by_asmjit() ? (void)Base::movss(dst, src) : reg_mem(0xf3, 0x0f10, 0, dst.id(), src);
  }
  void movss(const Mem& dst, const Xmm& src) {
    by_asmjit() ? (void)Base::movss(dst, src) : reg_mem(0xf3, 0x0f11, 0, src.id(), dst);
  }
  void movsd(const Xmm& dst, const Mem& src) {
    by_asmjit() ? (void)Base::movsd(dst, src) : reg_mem(0xf2, 0x0f10, 0, dst.id(), src);
  }
  void movsd(const Mem& dst, const Xmm& src) {
    by_asmjit() ? (void)Base::movsd(dst, src) : reg_mem(0xf2, 0x0f11, 0, src.id(), dst);
  }
  void movaps(const Xmm& dst, const Xmm& src) {
    by_asmjit() ? (void)Base::movaps(dst, src) : xmm_xmm(0, 0x28, dst, src);
  }
  void xorps(const Xmm& dst, const Xmm& src) {
    by_asmjit() ? (void)Base::xorps(dst, src) : xmm_xmm(0, 0x57, dst, src);
  }
  void ucomiss(const Xmm& lhs, const Xmm& rhs) {
    by_asmjit() ? (void)Base::ucomiss(lhs, rhs) : xmm_xmm(0, 0x2e, lhs, rhs);
  }
  void ucomisd(const Xmm& lhs, const Xmm& rhs) {
    by_asmjit() ? (void)Base::ucomisd(lhs, rhs) : xmm_xmm(0x66, 0x2e, lhs, rhs);
  }
  void vaddss(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vaddss(d, l, r) : vex(2, 0x58, d, l, r); }
  void vaddsd(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vaddsd(d, l, r) : vex(3, 0x58, d, l, r); }
  void vmulss(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vmulss(d, l, r) : vex(2, 0x59, d, l, r); }
  void vmulsd(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vmulsd(d, l, r) : vex(3, 0x59, d, l, r); }
  void vsubss(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vsubss(d, l, r) : vex(2, 0x5c, d, l, r); }
  void vsubsd(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vsubsd(d, l, r) : vex(3, 0x5c, d, l, r); }
  void vdivss(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vdivss(d, l, r) : vex(2, 0x5e, d, l, r); }
  void vdivsd(const Xmm& d, const Xmm& l, const Xmm& r) { by_asmjit() ? (void)Base::vdivsd(d, l, r) : vex(3, 0x5e, d, l, r); }

  // --- An instruction of a register and a memory operand, by its parts: what reaches memory most
  // often, without the detour over asmjit's operands. REQUIRES: is_ready().
  struct alignas(8) AccessForm {
    uint8_t prefix;        // 0 for none
    uint8_t rex;           // 0x48 for an operation on 64 bits, else 0x40
    bool is_byte;          // the register is one of a byte
    uint8_t opcode_bytes;  // 1, or 2 where the first is 0x0f
    uint16_t opcode;       // little endian
  };
  void access(AccessForm form, uint32_t reg, Address at) {
    uint8_t* p = _bufferPtr;
    *p = form.prefix;
    p += form.prefix != 0;
    const bool has_index = at.index != kNoReg;
    const uint32_t rex = form.rex | (reg & 8) >> 1 | (has_index ? (at.index & 8u) >> 2 : 0u) |
                         static_cast<uint32_t>(at.base >> 3);
    *p = static_cast<uint8_t>(rex);
    p += rex != 0x40 || (form.is_byte && reg >= 4);
    std::memcpy(p, &form.opcode, 2);
    p += form.opcode_bytes;
    finish(put_operand(p, reg, at.base, has_index, at.index, at.shift, at.disp));
  }
  // Whether the next instruction may be encoded at once: it does not go through asmjit, and there is
  // room for it.
  bool is_ready() const {
    return _logger == nullptr && static_cast<size_t>(_bufferEnd - _bufferPtr) >= kRoom;
  }
  void make_room() { begin(); }
  // …of one that has no prefix and an opcode of one byte; `wide` is 8 for an operation on 64 bits.
  void plain_access(uint8_t opcode, uint32_t wide, uint32_t reg, Address at) {
    if (at.index != kNoReg || (at.base & 7) == 4) [[unlikely]] {
      return access({.prefix = 0, .rex = static_cast<uint8_t>(0x40 | wide), .is_byte = false,
                     .opcode_bytes = 1, .opcode = opcode}, reg, at);
    }
    uint8_t* p = rex(_bufferPtr, wide, reg, 0, at.base);
    p[0] = opcode;
    const auto operand = static_cast<uint8_t>((reg & 7) << 3 | (at.base & 7));
    put32(p + 2, static_cast<uint32_t>(at.disp));
    if (at.disp != static_cast<int8_t>(at.disp)) {
      p[1] = operand | 0x80;
      return finish(p + 6);
    }
    const bool has_none = at.disp == 0 && (at.base & 7) != 5;
    p[1] = static_cast<uint8_t>(operand | (has_none ? 0 : 0x40));
    finish(p + 3 - has_none);
  }
  // asmjit's form of an address, of `size` bytes or, with 0, as many as the other operand has.
  static Mem mem(Address address, uint32_t size = 0);
  // Whether everything goes through asmjit, for a listing.
  bool by_asmjit() const { return _logger != nullptr; }

  // --- Calls
  void call(const Mem& target) {
    by_asmjit() ? (void)Base::call(target) : reg_mem(0, 0xff, 0, 2, target);
  }
  // A relative call or jump whose distance is filled in later: the last four bytes.
  void call_unresolved() { unresolved(0xe8); }
  void jmp_unresolved() { unresolved(0xe9); }
  void push(Gpr reg);
  void push(const Mem& from) { Base::push(from); }
  void pop(Gpr reg);
  void ret();
  void ret(uint32_t bytes) { Base::ret(bytes); }

 private:
  static constexpr uint8_t kJmp = 0xff;  // where a condition is asked for
  static constexpr uint32_t kUnbound = ~0u;
  static constexpr uint32_t kNone = ~0u;
  // The longest instruction here, and as much as is written beyond an instruction's end.
  static constexpr size_t kRoom = 32;

  struct LabelState {
    uint32_t offset;  // kUnbound
    uint32_t fixups;  // the last jump's field that waits; it holds the one before
    uint32_t words;   // the last table's word that waits, an index of table_words_
  };
  // A word of a table that waits for a label: its distance from `base`.
  struct TableWord {
    uint32_t at;
    uint32_t base;
    uint32_t next;  // of the same label
  };

  // asmjit writes from its recorded size when it must grow the buffer.
  asmjit::Error _emit(asmjit::InstId id, const asmjit::Operand_& a, const asmjit::Operand_& b,
                      const asmjit::Operand_& c, const asmjit::Operand_* more) override {
    _section->_buffer._size = offset();
    return Base::_emit(id, a, b, c, more);
  }

  asmjit::Label shadow(Label label) const { return shadows_[label.id_]; }
  // The prefix's bit for an operation on 64 bits.
  static uint32_t wide(Gpr reg) { return reg.size & 8u; }

  // Where the next instruction goes, with room for one.
  uint8_t* begin() {
    if (static_cast<size_t>(_bufferEnd - _bufferPtr) < kRoom) [[unlikely]] grow();
    return _bufferPtr;
  }
  void finish(uint8_t* end) { _bufferPtr = end; }
  void grow();
  static uint8_t* put32(uint8_t* p, uint32_t value) {
    std::memcpy(p, &value, 4);
    return p + 4;
  }
  // A REX prefix where one is needed.
  static uint8_t* rex(uint8_t* p, uint32_t w, uint32_t reg, uint32_t index, uint32_t base,
                      bool always = false) {
    const uint32_t bits = w | (reg >> 3) << 2 | (index >> 3) << 1 | base >> 3;
    *p = static_cast<uint8_t>(0x40 | bits);
    return p + (bits != 0 || always);
  }
  // One byte, or two where the opcode is 0x0f…
  static uint8_t* put_opcode(uint8_t* p, uint32_t opcode) {
    if (opcode > 0xff) *p++ = 0x0f;
    *p++ = static_cast<uint8_t>(opcode);
    return p;
  }
  static uint8_t* put_reg(uint8_t* p, uint32_t reg, uint32_t rm) {
    *p = static_cast<uint8_t>(0xc0 | (reg & 7) << 3 | (rm & 7));
    return p + 1;
  }
  static uint8_t* put_operand(uint8_t* p, uint32_t reg, uint32_t base, bool has_index,
                              uint32_t index, uint32_t shift, int32_t disp);
  static uint8_t* put_mem(uint8_t* p, uint32_t reg, const Mem& mem) {
    return put_operand(p, reg, mem.baseId(), mem.hasIndex(), mem.indexId(), mem.shift(),
                       mem.offsetLo32());
  }

  // REQUIRES: there is room.
  void reg_reg(uint32_t opcode, Gpr reg, Gpr rm) {
    uint8_t* p = rex(_bufferPtr, wide(reg), reg.id, 0, rm.id);
    finish(put_reg(put_opcode(p, opcode), reg.id, rm.id));
  }
  // An instruction whose opcode has its first operand in r/m, or in reg.
  void to_from(asmjit::InstId id, uint32_t opcode, Gpr first, Gpr second) {
    if (!is_ready()) [[unlikely]] return to_from_slowly(id, opcode, first, second);
    reg_reg(opcode, second, first);
  }
  void from_to(asmjit::InstId id, uint32_t opcode, Gpr first, Gpr second) {
    if (!is_ready()) [[unlikely]] return from_to_slowly(id, opcode, first, second);
    reg_reg(opcode, first, second);
  }
  [[gnu::cold, gnu::noinline]] void to_from_slowly(asmjit::InstId id, uint32_t opcode, Gpr first,
                                                   Gpr second);
  [[gnu::cold, gnu::noinline]] void from_to_slowly(asmjit::InstId id, uint32_t opcode, Gpr first,
                                                   Gpr second);
  [[gnu::cold, gnu::noinline]] void reg_imm_slowly(asmjit::InstId id, uint32_t which, Gpr reg,
                                                   int32_t imm);
  [[gnu::cold, gnu::noinline]] void store_imm_slowly(uint32_t bytes, Address to, int32_t imm);
  [[gnu::cold, gnu::noinline]] void lea_slowly(Gpr dst, Address src);
  [[gnu::cold, gnu::noinline]] void shift_slowly(asmjit::InstId id, uint32_t which, Gpr reg,
                                                 int count);
  void reg_mem(uint8_t prefix, uint32_t opcode, uint32_t w, uint32_t reg, const Mem& mem) {
    uint8_t* p = begin();
    if (prefix != 0) *p++ = prefix;
    p = rex(p, w, reg, mem.hasIndex() ? mem.indexId() : 0, mem.baseId());
    finish(put_mem(put_opcode(p, opcode), reg, mem));
  }
  void reg_imm(asmjit::InstId id, uint32_t which, Gpr reg, int32_t imm);
  void shift(asmjit::InstId id, uint32_t which, Gpr reg, int count);
  void extend(uint32_t opcode, Gpr dst, const Mem& src);
  void extend(uint32_t opcode, Gpr dst, Gpr src);
  void xmm_xmm(uint8_t prefix, uint32_t opcode, const Xmm& reg, const Xmm& rm) {
    uint8_t* p = begin();
    if (prefix != 0) *p++ = prefix;
    p = rex(p, 0, reg.id(), 0, rm.id());
    finish(put_reg(put_opcode(p, 0x0f00 | opcode), reg.id(), rm.id()));
  }
  void vex(uint32_t prefix, uint8_t opcode, const Xmm& dst, const Xmm& lhs, const Xmm& rhs);
  void vex_shift(uint32_t prefix, Gpr dst, Gpr src, Gpr count);
  void branch(uint8_t cond, Label label);
  void unresolved(uint8_t opcode);
  void wait_for(Label label, uint8_t* field);

  support::Stack<LabelState> labels_;
  std::vector<asmjit::Label> shadows_;  // asmjit's, by the same ids; only by_asmjit()
  std::vector<TableWord> table_words_;  // of the function
  uint32_t open_fixups_ = 0;
  bool too_large_ = false;
};

inline uint8_t* Assembler::put_operand(uint8_t* p, uint32_t reg, uint32_t base, bool has_index,
                                       uint32_t index, uint32_t shift, int32_t disp) {
  base &= 7;
  uint32_t rm = base;
  uint32_t sib = 0;
  if (has_index) {
    rm = 4;
    sib = shift << 6 | (index & 7) << 3 | base;
  } else if (base == 4) {
    sib = 0x24;
  }
  // rbp and r13 have no form without a displacement.
  const uint32_t mode = disp == 0 && base != 5 ? 0 : disp == static_cast<int8_t>(disp) ? 1 : 2;
  *p++ = static_cast<uint8_t>(mode << 6 | (reg & 7) << 3 | rm);
  *p = static_cast<uint8_t>(sib);
  p += rm == 4;
  put32(p, static_cast<uint32_t>(disp));
  return p + (mode == 2 ? 4 : mode);
}

}  // namespace tenon::jit::x64
