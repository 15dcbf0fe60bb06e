// Collects the frames of a trap, innermost first. A recursion becomes one round and a count, so
// that what called it is still to be seen. Takes time for every frame, memory for some hundred.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/code_memory.h"
#include "runtime/trap.h"

namespace tenon::runtime {

class Instance;

class Backtrace {
 public:
  // A frame of a function of `code` at `pc`, which is a return address where `is_return`, else the
  // instruction that faulted. What belongs to no function is left out. `instance` is whose function
  // it is, where that is known.
  void add(const ModuleCode& code, uintptr_t pc, bool is_return, const Instance* instance);

  // Fills in the trap's frames. To be called once, while the code is still loaded.
  void finish(Trap& trap);

 private:
  struct Frame {
    const ModuleCode* code;
    uintptr_t pc;
    bool is_return;
    const Instance* instance;
    bool operator==(const Frame&) const = default;
  };
  // Whether the last three rounds of `length` frames are the same.
  bool repeats(size_t length) const;
  void end_repeat();

  std::vector<Frame> frames_;
  std::vector<TrapRepeat> repeats_;
  size_t free_ = 0;     // frames before this are in a repeat, or before one
  TrapRepeat open_;     // the repeat that goes on; none where its length is 0
  size_t matched_ = 0;  // frames of its round seen so far
  uint64_t omitted_ = 0;
};

}  // namespace tenon::runtime
