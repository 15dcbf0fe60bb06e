// The number literals of the text format as bits, exactly: integers with their ranges, floats rounded
// to nearest, ties to even. Spec: 3.0, section 6.3.2 (Integers) and 6.3.3 (Floating-Point).
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace tenon::text {

inline constexpr uint64_t kMax64 = std::numeric_limits<uint64_t>::max();

enum class NumberStatus : uint8_t { ok, malformed, out_of_range };

// True for an integer or float literal with or without a sign; not for nan and inf without one.
bool is_number(std::string_view text);

// An unsigned integer without a sign, at most `max`.
NumberStatus parse_nat(std::string_view text, uint64_t max, uint64_t& value);

// An integer of `bits` (8, 16, 32, 64) bits, signed or unsigned: -2^(bits-1) to 2^bits-1. `value` is
// its two's complement in the low `bits` bits.
NumberStatus parse_int(std::string_view text, unsigned bits, uint64_t& value);

// A float (decimal, hexadecimal, inf, nan, nan:0x...) as the bits of an f32 or f64.
NumberStatus parse_f32(std::string_view text, uint32_t& bits);
NumberStatus parse_f64(std::string_view text, uint64_t& bits);

}  // namespace tenon::text
