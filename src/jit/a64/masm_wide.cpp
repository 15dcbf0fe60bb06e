// The AArch64 masm's 128-bit integers.
#include "jit/a64/masm.h"

namespace tenon::jit::a64 {

void Masm::mul_wide(bool is_signed, Reg low, Reg high, Reg lhs, Reg rhs) {
  a_.mul(gpx(kScratch), gpx(lhs), gpx(rhs));
  is_signed ? a_.smulh(gpx(high), gpx(lhs), gpx(rhs)) : a_.umulh(gpx(high), gpx(lhs), gpx(rhs));
  move(Width::w64, low, kScratch);
}

void Masm::add_wide(bool subtract, Reg low, Reg high, Reg lhs_low, Reg lhs_high, Reg rhs_low,
                    Reg rhs_high) {
  if (subtract) {
    a_.subs(gpx(kScratch), gpx(lhs_low), gpx(rhs_low));
    a_.sbc(gpx(high), gpx(lhs_high), gpx(rhs_high));
  } else {
    a_.adds(gpx(kScratch), gpx(lhs_low), gpx(rhs_low));
    a_.adc(gpx(high), gpx(lhs_high), gpx(rhs_high));
  }
  move(Width::w64, low, kScratch);
}

}  // namespace tenon::jit::a64
