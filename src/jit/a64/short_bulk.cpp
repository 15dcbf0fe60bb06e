#include "jit/a64/short_bulk.h"

#include <cstddef>

#include "abi/instance_data.h"
#include "jit/a64/registers.h"

namespace tenon::jit::a64 {
namespace {

using asmjit::a64::CondCode;
using asmjit::a64::Gp;
using asmjit::a64::ptr;
using asmjit::a64::ptr_post;
using asmjit::a64::ptr_pre;
using asmjit::a64::sp;
using asmjit::a64::Vec;
using asmjit::a64::w1, asmjit::a64::x0, asmjit::a64::x1, asmjit::a64::x2, asmjit::a64::x3;
using asmjit::a64::x16, asmjit::a64::x17, asmjit::a64::x30;

constexpr uint32_t kLongest = 64;

// The operands' words, from x16: see abi/libcalls.def.
constexpr int32_t kTo = 0, kFrom = 8, kValue = 8, kCount = 16, kToMemory = 24;
static_assert(kFrom == kTo + 8);

const Vec kFirst = asmjit::a64::v(kFpExpand - kFirstFp);   // v30
const Vec kSecond = asmjit::a64::v(kFpScratch - kFirstFp);  // v31

// Everything is read before anything is written, so the two may overlap. Registers: x0 to, x1 from,
// x2 count, x3 the source's end, x16 the destination's, x17 free.
class ShortBulk {
 public:
  explicit ShortBulk(asmjit::a64::Assembler& a)
      : a_(a),
        slow_(a.newLabel()),
        unwind_(a.newLabel()),
        done_(a.newLabel()),
        from_2_(a.newLabel()),
        from_4_(a.newLabel()),
        from_8_(a.newLabel()),
        from_17_(a.newLabel()) {}

  void copy() {
    begin();
    a_.ldp(x0, x1, ptr(x16, kToMemory));
    a_.orr(x0, x0, x1);
    a_.cbnz(x0, unwind_);
    a_.ldp(x0, x1, ptr(x16, kTo));
    check_bounds();
    a_.cmp(x1, x3);
    a_.b(CondCode::kHI, unwind_);
    const Gp memory = asmjit::a64::x(kMemory);
    a_.add(x0, x0, memory);
    a_.add(x1, x1, memory);
    a_.add(x16, x0, x2);
    a_.add(x3, x1, x2);
    dispatch();
    a_.ldrb(w1, ptr(x1));
    a_.strb(w1, ptr(x0));
    a_.b(done_);
    a_.bind(from_2_);
    a_.ldrh(x17.w(), ptr(x1));
    a_.ldrh(x3.w(), ptr(x3, -2));
    a_.strh(x17.w(), ptr(x0));
    a_.strh(x3.w(), ptr(x16, -2));
    a_.b(done_);
    a_.bind(from_4_);
    copy_ends(x17.w(), x3.w(), 4);
    a_.bind(from_8_);
    to_from_17();
    copy_ends(x17, x3, 8);
    const auto from_33 = a_.newLabel();
    a_.bind(from_17_);
    a_.cmp(x2, 32);
    a_.b(CondCode::kHI, from_33);
    copy_ends(kFirst.q(), kSecond.q(), 16);
    a_.bind(from_33);
    const Vec third = asmjit::a64::v(28).q();
    const Vec fourth = asmjit::a64::v(29).q();
    a_.stp(third, fourth, ptr_pre(sp, -32));
    a_.ldp(third, fourth, ptr(x1));
    a_.ldp(kFirst.q(), kSecond.q(), ptr(x3, -32));
    a_.stp(third, fourth, ptr(x0));
    a_.stp(kFirst.q(), kSecond.q(), ptr(x16, -32));
    a_.ldp(third, fourth, ptr_post(sp, 32));
    end();
  }

  void fill() {
    begin();
    a_.ldr(x0, ptr(x16, kToMemory));
    a_.cbnz(x0, unwind_);
    a_.ldr(x0, ptr(x16, kTo));
    check_bounds();
    a_.ldrb(w1, ptr(x16, kValue));
    a_.dup(kFirst.b16(), w1);
    a_.add(x0, x0, asmjit::a64::x(kMemory));
    a_.add(x16, x0, x2);
    dispatch();
    a_.str(kFirst.b(), ptr(x0));
    a_.b(done_);
    a_.bind(from_2_);
    fill_ends(kFirst.h(), 2);
    a_.bind(from_4_);
    fill_ends(kFirst.s(), 4);
    a_.bind(from_8_);
    to_from_17();
    fill_ends(kFirst.d(), 8);
    a_.bind(from_17_);
    a_.str(kFirst.q(), ptr(x0));
    a_.str(kFirst.q(), ptr(x16, -16));
    a_.cmp(x2, 32);
    a_.b(CondCode::kLS, done_);
    a_.str(kFirst.q(), ptr(x0, 16));
    a_.str(kFirst.q(), ptr(x16, -32));
    end();
  }

 private:
  void begin() {
    a_.ldr(x17, ptr(x16, kCount));
    a_.cmp(x17, kLongest);
    a_.b(CondCode::kHI, slow_);
    a_.stp(x0, x1, ptr_pre(sp, -32));
    a_.stp(x2, x3, ptr(sp, 16));
    a_.mov(x2, x17);
  }

  // Leaves the last address where count bytes are in bounds in x3. The destination must not lie
  // beyond it.
  void check_bounds() {
    a_.ldr(x3, ptr(asmjit::a64::x(kInstance), offsetof(abi::InstanceData, memory0)));
    a_.ldr(x3, ptr(x3, offsetof(abi::MemoryDef, length)));
    a_.subs(x3, x3, x2);
    a_.b(CondCode::kLO, unwind_);
    a_.cmp(x0, x3);
    a_.b(CondCode::kHI, unwind_);
  }

  // Falls through for one byte.
  void dispatch() {
    a_.cmp(x2, 8);
    a_.b(CondCode::kHS, from_8_);
    a_.tbnz(x2, 2, from_4_);
    a_.tbnz(x2, 1, from_2_);
    a_.cbz(x2, done_);
  }
  void to_from_17() {
    a_.cmp(x2, 16);
    a_.b(CondCode::kHI, from_17_);
  }

  // `size` bytes at each end, which meet or overlap.
  template <class Reg>
  void copy_ends(const Reg& first, const Reg& last, int32_t size) {
    a_.ldr(first, ptr(x1));
    a_.ldr(last, ptr(x3, -size));
    a_.str(first, ptr(x0));
    a_.str(last, ptr(x16, -size));
    a_.b(done_);
  }
  void fill_ends(const Vec& value, int32_t size) {
    a_.str(value, ptr(x0));
    a_.str(value, ptr(x16, -size));
    a_.b(done_);
  }

  void end() {
    a_.bind(done_);
    restore();
    a_.ret(x30);
    a_.bind(unwind_);
    restore();
    a_.bind(slow_);
  }
  void restore() {
    a_.ldp(x2, x3, ptr(sp, 16));
    a_.ldp(x0, x1, ptr_post(sp, 32));
  }

  asmjit::a64::Assembler& a_;
  asmjit::Label slow_, unwind_, done_;
  asmjit::Label from_2_, from_4_, from_8_, from_17_;  // up to where the next one begins
};

}  // namespace

void emit_short_memory_copy(asmjit::a64::Assembler& a) { ShortBulk(a).copy(); }
void emit_short_memory_fill(asmjit::a64::Assembler& a) { ShortBulk(a).fill(); }

}  // namespace tenon::jit::a64
