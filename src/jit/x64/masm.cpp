#include "jit/x64/masm.h"

#if __has_include(<sys/platform/x86.h>)
#define _Bool bool  // its C spelling is not clang's in C++
#include <sys/platform/x86.h>
#undef _Bool
#endif

#include <bit>
#include <cassert>
#include <utility>

#include "jit/target/compile.h"

namespace tenon::jit::x64 {

using asmjit::x86::CondCode;
using asmjit::x86::Mem;
using asmjit::x86::Xmm;
using ops::Op;

static_assert(TargetMasm<Masm>);

namespace {

CondCode cond_code(Cond cond) {
  switch (cond) {
    case Cond::eq: return CondCode::kE;
    case Cond::ne: return CondCode::kNE;
    case Cond::lt_s: return CondCode::kL;
    case Cond::lt_u: return CondCode::kB;
    case Cond::gt_s: return CondCode::kG;
    case Cond::gt_u: return CondCode::kA;
    case Cond::le_s: return CondCode::kLE;
    case Cond::le_u: return CondCode::kBE;
    case Cond::ge_s: return CondCode::kGE;
    case Cond::ge_u: return CondCode::kAE;
    // fcompare orders the operands so that one code holds exactly when the condition does.
    case Cond::flt:
    case Cond::fgt: return CondCode::kA;
    case Cond::fle:
    case Cond::fge: return CondCode::kAE;
    case Cond::nflt:
    case Cond::nfgt: return CondCode::kBE;
    case Cond::nfle:
    case Cond::nfge: return CondCode::kB;
    case Cond::feq:
    case Cond::fne: break;  // two jumps: the callers know
  }
  return CondCode::kE;
}

// Moves between a register and memory, by form_index().
using AccessForm = Assembler::AccessForm;
constexpr AccessForm one_byte(uint8_t opcode, bool is_64 = false) {
  return {0, static_cast<uint8_t>(is_64 ? 0x48 : 0x40), false, 1, opcode};
}
constexpr AccessForm two_bytes(uint8_t opcode, bool is_64 = false) {
  return {0, static_cast<uint8_t>(is_64 ? 0x48 : 0x40), false, 2,
          static_cast<uint16_t>(0x0f | opcode << 8)};
}
constexpr AccessForm with(uint8_t prefix, AccessForm form) { return form.prefix = prefix, form; }
constexpr AccessForm kLoadForms[] = {one_byte(0x8b), one_byte(0x8b, true),
                                     with(0xf3, two_bytes(0x10)), with(0xf2, two_bytes(0x10))};
constexpr AccessForm kStoreForms[] = {one_byte(0x89), one_byte(0x89, true),
                                      with(0xf3, two_bytes(0x11)), with(0xf2, two_bytes(0x11))};
constexpr unsigned form_index(Width width, Reg reg) {
  return (reg >= kFirstFp ? 2u : 0u) | (width == Width::w64 ? 1u : 0u);
}
constexpr AccessForm kStore8{0, 0x40, true, 1, 0x88};
constexpr AccessForm kStore16 = with(0x66, one_byte(0x89));

// From i32.load to i64.store32.
constexpr AccessForm kAccessForms[] = {
    kLoadForms[0], kLoadForms[1], kLoadForms[2], kLoadForms[3],
    two_bytes(0xbe), two_bytes(0xb6), two_bytes(0xbf), two_bytes(0xb7),        // i32.load8_s …
    two_bytes(0xbe, true), two_bytes(0xb6), two_bytes(0xbf, true), two_bytes(0xb7),
    one_byte(0x63, true), kLoadForms[0],                                    // i64.load32_s …
    kStoreForms[0], kStoreForms[1], kStoreForms[2], kStoreForms[3],
    kStore8, kStore16, kStore8, kStore16, kStoreForms[0]};
static_assert(std::size(kAccessForms) == static_cast<size_t>(Op::i64_store32) -
                                             static_cast<size_t>(Op::i32_load) + 1);

constexpr const AccessForm& access_form(Op op) {
  return kAccessForms[static_cast<size_t>(op) - static_cast<size_t>(Op::i32_load)];
}

}  // namespace

uint32_t host_cpu_features() {
  uint32_t bits = 0;
#if __has_include(<sys/platform/x86.h>)
  // What the C library found at its start: under a hypervisor each CPUID costs microseconds.
  if (CPU_FEATURE_ACTIVE(SSE4_1)) bits |= kSse41;
  if (CPU_FEATURE_ACTIVE(POPCNT)) bits |= kPopcnt;
  if (CPU_FEATURE_ACTIVE(LZCNT)) bits |= kLzcnt;
  if (CPU_FEATURE_ACTIVE(BMI1)) bits |= kBmi1;
  if (CPU_FEATURE_ACTIVE(BMI2)) bits |= kBmi2;
  if (CPU_FEATURE_ACTIVE(AVX)) bits |= kAvx;
#endif
  return bits;
}

bool Masm::finish(asmjit::CodeHolder& code, std::vector<uint8_t>& bytes) const {
  if (failed()) return false;
  if (code.logger() == nullptr) {
    bytes.assign(this->code().begin(), this->code().end());
    return true;
  }
  auto resolved = resolved_code(code);
  if (resolved) bytes = std::move(*resolved);
  return resolved.has_value();
}

// --- Frames

void Masm::foreign_entry(bool has_memory) {
  if (has_memory) a_.mov(gpq(kMemory), mem({kInstance, kNoReg, 0}));
}

uint32_t Masm::prologue(Label overflow) {
  a_.push(gpq(kRbp));
  a_.mov(gpq(kRbp), gpq(kRsp));
  lea(kScratch, {kRsp, kNoReg, kToBePatched});
  const uint32_t token = offset();
  a_.cmp(gpq(kScratch), mem({kInstance, kNoReg, 16}));
  a_.jb(overflow);
  a_.sub(gpq(kRsp), kToBePatched);
  store(Width::w64, {kRbp, kNoReg, -8}, kInstance);
  return token;
}

void Masm::patch_frame(uint32_t token, uint32_t frame, uint32_t check) {
  const auto put = [&](size_t at, uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) a_.bufferData()[at + i] = static_cast<uint8_t>(value >> (8 * i));
  };
  // Each field to be patched is the last of its instruction.
  put(token - 4, 0u - check);
  // cmp r11, [r15+16] is 4 bytes, jb rel32 is 6, and sub has 3 before its field.
  put(token + 4 + 6 + 3, frame);
}

void Masm::epilogue(uint32_t stack_arg_bytes) {
  a_.mov(gpq(kRsp), gpq(kRbp));
  a_.pop(gpq(kRbp));
  if (stack_arg_bytes == 0) {
    a_.ret();
  } else {
    a_.ret(stack_arg_bytes);
  }
}

void Masm::save(std::span<const Reg> regs, int32_t first) {
  for (const Reg reg : regs) {
    store(Width::w64, {kFrame, kNoReg, first}, reg);
    first -= 8;
  }
}

void Masm::restore(std::span<const Reg> regs, int32_t first) {
  for (const Reg reg : regs) {
    load(Width::w64, reg, {kFrame, kNoReg, first});
    first -= 8;
  }
}

// --- Moves

void Masm::move(Width width, Reg dst, Reg src) {
  if (dst != src) a_.mov(gp(width, dst), gp(width, src));
}

void Masm::fmove(Reg dst, Reg src) {
  if (dst != src) a_.movaps(fp(dst), fp(src));
}

void Masm::load_const(Width width, Reg dst, uint64_t bits) {
  if (width == Width::w32 || bits <= 0xffffffffu) {
    a_.mov(gpd(dst), static_cast<uint32_t>(bits));
  } else {
    a_.mov(gpq(dst), bits);
  }
}

void Masm::fload_const(Width width, Reg dst, uint64_t bits) {
  if (bits == 0) {
    a_.xorps(fp(dst), fp(dst));
  } else if (width == Width::w32) {
    a_.mov(gpd(kScratch), static_cast<uint32_t>(bits));
    a_.movd(fp(dst), gpd(kScratch));
  } else {
    a_.mov(gpq(kScratch), bits);
    a_.movq(fp(dst), gpq(kScratch));
  }
}

void Masm::load(Width width, Reg dst, Address from) {
  if (!a_.is_ready()) [[unlikely]] return load_slowly(width, dst, from);
  if (!is_fp_reg(dst)) return a_.plain_access(0x8b, width == Width::w64 ? 8 : 0, dst, from);
  a_.access(kLoadForms[form_index(width, dst)], dst & 31u, from);
}

void Masm::load_slowly(Width width, Reg dst, Address from) {
  if (!a_.by_asmjit()) return a_.make_room(), load(width, dst, from);
  if (!is_fp_reg(dst)) {
    a_.mov(gp(width, dst), mem(from));
  } else if (width == Width::w32) {
    a_.movss(fp(dst), mem(from));
  } else {
    a_.movsd(fp(dst), mem(from));
  }
}

void Masm::store(Width width, Address to, Reg src) {
  if (!a_.is_ready()) [[unlikely]] return store_slowly(width, to, src);
  if (!is_fp_reg(src)) return a_.plain_access(0x89, width == Width::w64 ? 8 : 0, src, to);
  a_.access(kStoreForms[form_index(width, src)], src & 31u, to);
}

void Masm::store_slowly(Width width, Address to, Reg src) {
  if (!a_.by_asmjit()) return a_.make_room(), store(width, to, src);
  if (!is_fp_reg(src)) {
    a_.mov(mem(to), gp(width, src));
  } else if (width == Width::w32) {
    a_.movss(mem(to), fp(src));
  } else {
    a_.movsd(mem(to), fp(src));
  }
}

void Masm::store_const(Width width, Address to, uint64_t bits) {
  if (width == Width::w32) {
    a_.store_imm(4, to, static_cast<int32_t>(bits));
  } else if (static_cast<int64_t>(bits) == static_cast<int32_t>(bits)) {
    a_.store_imm(8, to, static_cast<int32_t>(bits));
  } else {
    load_const(width, kScratch, bits);
    store(width, to, kScratch);
  }
}

void Masm::zero_words(int32_t lowest, uint32_t count) {
  if (count == 0) return;
  if (count == 1) return store_const(Width::w64, {kRbp, kNoReg, lowest}, 0);
  a_.xorps(fp(kFpScratch), fp(kFpScratch));
  const uint32_t pairs = count / 2;
  if ((count & 1) != 0) {
    a_.movsd(mem({kRbp, kNoReg, lowest + static_cast<int32_t>(count - 1) * 8}), fp(kFpScratch));
  }
  if (pairs <= 16) {
    for (uint32_t i = 0; i < pairs; ++i) {
      a_.movups(mem({kRbp, kNoReg, lowest + static_cast<int32_t>(i) * 16}), fp(kFpScratch));
    }
    return;
  }
  const Label loop = a_.new_label();
  const auto bytes = static_cast<int32_t>(pairs * 16);
  a_.mov(gpq(kScratch), -bytes);
  a_.bind(loop);
  a_.movups(mem({kRbp, kScratch, lowest + bytes}), fp(kFpScratch));
  a_.add(gpq(kScratch), 16);
  a_.jnz(loop);
}

// --- Integers

void Masm::shift(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs) {
  if (has(kBmi2) && (op == IntOp::shl || op == IntOp::shr_s || op == IntOp::shr_u)) {
    const Gpr d = gp(width, dst);
    const Gpr l = gp(width, lhs);
    const Gpr r = gp(width, rhs);
    if (op == IntOp::shl) a_.shlx(d, l, r);
    if (op == IntOp::shr_s) a_.sarx(d, l, r);
    if (op == IntOp::shr_u) a_.shrx(d, l, r);
    return;
  }
  const auto by_cl = [&](Gpr reg) {
    const Gpr cl = asmjit::x86::cl;
    switch (op) {
      case IntOp::shl: a_.shl(reg, cl); break;
      case IntOp::shr_s: a_.sar(reg, cl); break;
      case IntOp::shr_u: a_.shr(reg, cl); break;
      case IntOp::rotl: a_.rol(reg, cl); break;
      default: a_.ror(reg, cl); break;
    }
  };
  if (dst == kRcx) {
    a_.mov(gp(width, kScratch), gp(width, lhs));
    move(Width::w32, kRcx, rhs);
    by_cl(gp(width, kScratch));
    a_.mov(gp(width, kRcx), gp(width, kScratch));
    return;
  }
  if (rhs == kRcx) {
    move(width, dst, lhs);
    by_cl(gp(width, dst));
    return;
  }
  a_.mov(gpq(kScratch), gpq(kRcx));
  move(Width::w32, kRcx, rhs);
  move(width, dst, lhs == kRcx ? kScratch : lhs);
  by_cl(gp(width, dst));
  a_.mov(gpq(kRcx), gpq(kScratch));
}

void Masm::int_op(IntOp op, Width width, Reg dst, Reg lhs, Reg rhs) {
  if (op >= IntOp::shl) return shift(op, width, dst, lhs, rhs);
  if (op == IntOp::add && dst != lhs && dst != rhs) {
    a_.lea(gp(width, dst), Address{lhs, rhs, 0});
    return;
  }
  const bool commutes = op != IntOp::sub;
  if (dst == rhs && commutes) std::swap(lhs, rhs);
  if (dst == rhs && dst != lhs) {  // dst = lhs - dst
    a_.neg(gp(width, dst));
    a_.add(gp(width, dst), gp(width, lhs));
    return;
  }
  move(width, dst, lhs);
  const Gpr d = gp(width, dst);
  const Gpr r = gp(width, rhs);
  switch (op) {
    case IntOp::add: a_.add(d, r); break;
    case IntOp::sub: a_.sub(d, r); break;
    case IntOp::mul: a_.imul(d, r); break;
    case IntOp::and_: a_.and_(d, r); break;
    case IntOp::or_: a_.or_(d, r); break;
    default: a_.xor_(d, r); break;
  }
}

void Masm::int_op_imm(IntOp op, Width width, Reg dst, Reg lhs, int32_t rhs) {
  const Gpr d = gp(width, dst);
  if (op == IntOp::mul) {
    a_.imul(d, gp(width, lhs), rhs);
    return;
  }
  if (dst != lhs && (op == IntOp::add || (op == IntOp::sub && rhs != INT32_MIN))) {
    a_.lea(gp(width, dst), Address{lhs, kNoReg, op == IntOp::add ? rhs : -rhs});
    return;
  }
  move(width, dst, lhs);
  const int count = rhs & (width == Width::w64 ? 63 : 31);
  switch (op) {
    case IntOp::add: a_.add(d, rhs); break;
    case IntOp::sub: a_.sub(d, rhs); break;
    case IntOp::and_: a_.and_(d, rhs); break;
    case IntOp::or_: a_.or_(d, rhs); break;
    case IntOp::xor_: a_.xor_(d, rhs); break;
    case IntOp::shl: a_.shl(d, count); break;
    case IntOp::shr_s: a_.sar(d, count); break;
    case IntOp::shr_u: a_.shr(d, count); break;
    case IntOp::rotl: a_.rol(d, count); break;
    default: a_.ror(d, count); break;
  }
}

void Masm::int_div(IntOp op, Width width, [[maybe_unused]] Reg dst, Reg lhs, Reg rhs,
                   const int64_t* rhs_const, const Traps& traps) {
  assert(dst == div_result(op));
  const Gpr divisor = gp(width, rhs);
  if (rhs_const == nullptr) {
    a_.test(divisor, divisor);
    a_.jz(traps.divide_by_zero);
  }
  move(width, kRax, lhs);
  if (op == IntOp::div_u || op == IntOp::rem_u) {
    a_.xor_(gpd(kRdx), gpd(kRdx));
    a_.div(divisor);
    return;
  }
  // x / -1 overflows for the least x; x % -1 is zero, where idiv would fault.
  const auto by_minus_one = [&] {
    if (op == IntOp::div_s) {
      a_.neg(gp(width, kRax));
      a_.jo(traps.overflow);
    } else {
      a_.xor_(gpd(kRdx), gpd(kRdx));
    }
  };
  if (rhs_const != nullptr && *rhs_const == -1) return by_minus_one();
  const Label done = a_.new_label();
  if (rhs_const == nullptr) {
    const Label divide = a_.new_label();
    a_.cmp(divisor, -1);
    a_.jne(divide);
    by_minus_one();
    a_.jmp(done);
    a_.bind(divide);
  }
  if (width == Width::w64) {
    a_.cqo();
  } else {
    a_.cdq();
  }
  a_.idiv(divisor);
  a_.bind(done);
}

void Masm::compare(Width width, Reg lhs, Reg rhs) { a_.cmp(gp(width, lhs), gp(width, rhs)); }

void Masm::compare_imm(Width width, Reg lhs, int32_t rhs) {
  if (rhs == 0) {
    test_zero(width, lhs);
  } else {
    a_.cmp(gp(width, lhs), rhs);
  }
}

void Masm::test_zero(Width width, Reg reg) { a_.test(gp(width, reg), gp(width, reg)); }

void Masm::set_cond(Cond cond, Reg dst) {
  if (cond == Cond::feq || cond == Cond::fne) {
    const bool equal = cond == Cond::feq;
    a_.set(equal ? CondCode::kNP : CondCode::kP, gpb(kScratch));
    a_.set(equal ? CondCode::kE : CondCode::kNE, gpb(dst));
    if (equal) {
      a_.and_(gpd(dst), gpd(kScratch));  // the lowest byte counts
    } else {
      a_.or_(gpd(dst), gpd(kScratch));
    }
  } else {
    a_.set(cond_code(cond), gpb(dst));
  }
  a_.movzx(gpd(dst), gpb(dst));
}

void Masm::branch(Cond cond, Label label) {
  if (cond == Cond::feq) {
    a_.je_ordered(label);
  } else if (cond == Cond::fne) {
    a_.jp(label);
    a_.jne(label);
  } else {
    a_.j(cond_code(cond), label);
  }
}

void Masm::select(Cond cond, Width width, Reg dst, Reg on_true, Reg on_false) {
  if (cond == Cond::feq || cond == Cond::fne) {
    // dst = not equal ? on_false : on_true, in two conditional moves.
    const Reg equal = cond == Cond::feq ? on_true : on_false;
    const Reg differs = cond == Cond::feq ? on_false : on_true;
    a_.mov(gp(width, kScratch), gp(width, equal));
    a_.cmov(CondCode::kNE, gp(width, kScratch), gp(width, differs));
    a_.cmov(CondCode::kP, gp(width, kScratch), gp(width, differs));
    a_.mov(gp(width, dst), gp(width, kScratch));
    return;
  }
  if (dst == on_true && dst != on_false) {
    a_.cmov(cond_code(negate(cond)), gp(width, dst), gp(width, on_false));
    return;
  }
  move(width, dst, on_false);
  a_.cmov(cond_code(cond), gp(width, dst), gp(width, on_true));
}

void Masm::fselect(Cond cond, Width, Reg dst, Reg on_true, Reg on_false) {
  const Label done = a_.new_label();
  if (dst == on_true && dst != on_false) {
    branch(cond, done);
    fmove(dst, on_false);
  } else {
    fmove(dst, on_false);
    if (dst != on_true) {
      branch(negate(cond), done);
      fmove(dst, on_true);
    }
  }
  a_.bind(done);
}

// --- Linear memory

uint32_t Masm::memory_load(Op op, Reg dst, Address from) {
  if (!a_.is_ready()) [[unlikely]] return memory_load_slowly(op, dst, from);
  const uint32_t access = offset();
  a_.access(access_form(op), dst & 31u, from);
  return access;
}

uint32_t Masm::memory_load_slowly(Op op, Reg dst, Address from) {
  if (!a_.by_asmjit()) return a_.make_room(), memory_load(op, dst, from);
  const uint32_t access = offset();
  switch (op) {
    case Op::i32_load: case Op::i64_load32_u: a_.mov(gpd(dst), mem(from, 4)); break;
    case Op::i64_load: a_.mov(gpq(dst), mem(from, 8)); break;
    case Op::f32_load: a_.movss(fp(dst), mem(from, 4)); break;
    case Op::f64_load: a_.movsd(fp(dst), mem(from, 8)); break;
    case Op::i32_load8_s: a_.movsx(gpd(dst), mem(from, 1)); break;
    case Op::i32_load8_u: case Op::i64_load8_u: a_.movzx(gpd(dst), mem(from, 1)); break;
    case Op::i32_load16_s: a_.movsx(gpd(dst), mem(from, 2)); break;
    case Op::i32_load16_u: case Op::i64_load16_u: a_.movzx(gpd(dst), mem(from, 2)); break;
    case Op::i64_load8_s: a_.movsx(gpq(dst), mem(from, 1)); break;
    case Op::i64_load16_s: a_.movsx(gpq(dst), mem(from, 2)); break;
    default: a_.movsxd(gpq(dst), mem(from, 4)); break;  // i64.load32_s
  }
  return access;
}

uint32_t Masm::memory_store(Op op, Address to, Reg src) {
  if (!a_.is_ready()) [[unlikely]] return memory_store_slowly(op, to, src);
  const uint32_t access = offset();
  a_.access(access_form(op), src & 31u, to);
  return access;
}

uint32_t Masm::memory_store_slowly(Op op, Address to, Reg src) {
  if (!a_.by_asmjit()) return a_.make_room(), memory_store(op, to, src);
  const uint32_t access = offset();
  switch (op) {
    case Op::i32_store: case Op::i64_store32: a_.mov(mem(to), gpd(src)); break;
    case Op::i64_store: a_.mov(mem(to), gpq(src)); break;
    case Op::f32_store: a_.movss(mem(to), fp(src)); break;
    case Op::f64_store: a_.movsd(mem(to), fp(src)); break;
    case Op::i32_store8: case Op::i64_store8: a_.mov(mem(to), gpb(src)); break;
    default: a_.mov(mem(to), Gpr{src, 2}); break;
  }
  return access;
}

uint32_t Masm::memory_store_const(Op op, Address to, uint64_t bits) {
  const uint32_t access = offset();
  const auto imm = static_cast<int32_t>(bits);
  switch (op) {
    case Op::i32_store: case Op::i64_store32: case Op::f32_store: a_.store_imm(4, to, imm); break;
    case Op::i64_store: case Op::f64_store: a_.store_imm(8, to, imm); break;
    case Op::i32_store8: case Op::i64_store8: a_.store_imm(1, to, imm); break;
    default: a_.store_imm(2, to, imm); break;
  }
  return access;
}

void Masm::check_bounds(bool index_is_64, Reg index, uint64_t extent, Reg length, Label out) {
  if (extent <= 0x7fffffff && !index_is_64) {
    lea(kScratch, {index, kNoReg, static_cast<int32_t>(extent)});
  } else {
    load_const(Width::w64, kScratch, extent);
    a_.add(gpq(kScratch), gpq(index));
    if (index_is_64) a_.jc(out);
  }
  a_.cmp(gpq(kScratch), gpq(length));
  a_.ja(out);
}

// --- Calls

uint32_t Masm::call_relocated() {
  a_.call_unresolved();
  return offset();
}

uint32_t Masm::call_address(Address target) {
  if (a_.is_ready()) [[likely]] {
    a_.access(one_byte(0xff), 2, target);
  } else {
    a_.call(mem(target, 8));
  }
  return offset();
}

void Masm::consume(Address pointer, uint32_t amount, Label negative) {
  load(Width::w64, kScratch, pointer);
  a_.sub(mem({kScratch, kNoReg, 0}, 8), static_cast<int32_t>(amount));
  a_.js(negative);
}

void Masm::adjust_stack(int32_t bytes) {
  if (bytes > 0) a_.add(gpq(kRsp), bytes);
  if (bytes < 0) a_.sub(gpq(kRsp), -bytes);
}

void Masm::jump_indexed(Label table, Reg index, Reg tmp) {
  a_.lea(gpq(kScratch), table);
  a_.movsxd(gpq(tmp), mem({kScratch, index, 0, 2}, 4));
  a_.add(gpq(kScratch), gpq(tmp));
  a_.jmp(gpq(kScratch));
}

void Masm::jump_table(Label table, const Label* labels, size_t count) {
  a_.align(4);
  a_.bind(table);
  a_.embed_distances({labels, count}, table);
}

}  // namespace tenon::jit::x64
