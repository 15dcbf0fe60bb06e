// The x86-64 masm's 128-bit integers.
#include <cassert>

#include "jit/x64/masm.h"

namespace tenon::jit::x64 {

void Masm::mul_wide(bool is_signed, [[maybe_unused]] Reg low, [[maybe_unused]] Reg high, Reg lhs,
                    Reg rhs) {
  assert(low == kRax && high == kRdx && rhs != kRax && rhs != kRdx);
  move(Width::w64, kRax, lhs);
  is_signed ? a_.imul(gpq(rhs)) : (void)a_.mul(gpq(rhs));
}

void Masm::add_wide(bool subtract, Reg low, Reg high, Reg lhs_low, Reg lhs_high, Reg rhs_low,
                    Reg rhs_high) {
  assert(low != high && high != rhs_low && high != rhs_high && high != lhs_low);
  a_.mov(gpq(kScratch), gpq(lhs_low));
  subtract ? a_.sub(gpq(kScratch), gpq(rhs_low)) : a_.add(gpq(kScratch), gpq(rhs_low));
  move(Width::w64, high, lhs_high);
  subtract ? a_.sbb(gpq(high), gpq(rhs_high)) : a_.adc(gpq(high), gpq(rhs_high));
  a_.mov(gpq(low), gpq(kScratch));
}

}  // namespace tenon::jit::x64
