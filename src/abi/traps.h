// Traps: why emitted code stopped. Spec: 3.0, section 4.2.2 (Results).
#pragma once

#include <cstdint>
#include <string_view>

namespace tenon::abi {

enum class TrapCode : uint8_t {
#define TRAP(name, message) name,
#include "abi/traps.def"
#undef TRAP
  count_,
};

inline constexpr std::string_view kTrapMessages[] = {
#define TRAP(name, message) message,
#include "abi/traps.def"
#undef TRAP
};

constexpr std::string_view message(TrapCode code) {
  return kTrapMessages[static_cast<size_t>(code)];
}

}  // namespace tenon::abi
