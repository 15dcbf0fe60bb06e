// Where the operands and results of a function travel; the same for emitted code, trampolines and
// the runtime. Integers and references in the target's first GP argument registers, floats in the FP
// ones, in order; what does not fit goes to 8-byte stack words, in order. Results likewise, in the
// same registers; where they do not all fit, *all* results go to a result area whose address is a
// hidden last argument.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tenon/types.h"

namespace tenon::abi {

// Argument registers by position, on both targets.
inline constexpr unsigned kGpArgs = 5;
inline constexpr unsigned kFpArgs = 7;

struct ArgPlace {
  enum class Kind : uint8_t { gp, fp, stack } kind;
  uint32_t index;  // register position or stack word
};

constexpr bool is_fp(ValType type) {
  return type.kind() == ValKind::f32 || type.kind() == ValKind::f64 ||
         type.kind() == ValKind::v128;
}

struct CallLayout {
  explicit CallLayout(const FuncType& type);

  std::vector<ArgPlace> params;
  std::vector<ArgPlace> results;   // empty when results_in_memory
  bool results_in_memory = false;  // results are words of the area, in order
  ArgPlace result_area{};          // only when results_in_memory
  uint32_t stack_words = 0;        // rounded up to an even number
};

}  // namespace tenon::abi
