// A trap as the embedder sees it: why emitted code stopped, and where. Spec: 3.0, section 4.2.2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "abi/traps.h"
#include "tenon/result.h"

namespace tenon::runtime {

struct HeapRoot;

// One activation of a Wasm function, innermost first in a backtrace.
struct TrapFrame {
  uint64_t wasm_offset = kNoOffset;  // in the module's file
  std::string module;                // "" where it has no name
  std::string function;              // as in the name section, "" where it has none
  uint32_t function_index = 0;
};

// Frames of Trap::frames that come several times in a row, as in a recursion, and stand there once.
struct TrapRepeat {
  size_t first = 0;    // index in Trap::frames
  size_t length = 0;   // frames
  uint64_t count = 0;  // how often in all
};

struct Trap {
  abi::TrapCode code = abi::TrapCode::unreachable;
  std::string message;  // without "wasm trap: "
  int exit_status = 0;  // only of TrapCode::exit
  std::vector<TrapFrame> frames;
  std::vector<TrapRepeat> repeats;  // ascending, and none within another
  uint64_t omitted = 0;             // frames beyond those
  // Of TrapCode::exception: what was thrown. A host function that fails with it throws it on.
  std::shared_ptr<const HeapRoot> exception;

  bool is_exit() const { return code == abi::TrapCode::exit; }
  static Trap of(abi::TrapCode code) {
    return {code, std::string(abi::message(code)), 0, {}, {}, 0, nullptr};
  }
};

}  // namespace tenon::runtime
