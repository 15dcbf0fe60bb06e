#include "runtime/backtrace.h"

#include <algorithm>

#include "runtime/instance.h"

namespace tenon::runtime {
namespace {

constexpr size_t kMostFrames = 100;
constexpr size_t kLongestRound = 8;

TrapFrame describe(const ModuleCode& code, uintptr_t pc, bool is_return,
                   const Instance* instance) {
  const int64_t index = code.find_function(is_return ? pc - 1 : pc);
  const auto site = is_return ? code.find_return_site(pc) : code.find_fault_site(pc);
  TrapFrame frame;
  frame.wasm_offset = site ? site->wasm_offset : kNoOffset;
  frame.module = instance != nullptr ? instance->name() : code.name();
  frame.function_index = code.module().num_imported_funcs + static_cast<uint32_t>(index);
  frame.function = std::string(code.module().names.function(frame.function_index));
  return frame;
}

}  // namespace

void Backtrace::add(const ModuleCode& code, uintptr_t pc, bool is_return,
                    const Instance* instance) {
  const Frame frame{&code, pc, is_return, instance};
  if (open_.length != 0) {
    if (frame == frames_[open_.first + matched_]) {
      if (++matched_ == open_.length) {
        matched_ = 0;
        ++open_.count;
      }
      return;
    }
    end_repeat();
  }
  if (code.find_function(is_return ? pc - 1 : pc) < 0) return;
  if (frames_.size() >= kMostFrames) {
    ++omitted_;
    return;
  }
  frames_.push_back(frame);
  for (size_t length = 1; length <= kLongestRound; ++length) {
    if (!repeats(length)) continue;
    frames_.resize(frames_.size() - 2 * length);
    open_ = {frames_.size() - length, length, 3};
    return;
  }
}

bool Backtrace::repeats(size_t length) const {
  if (frames_.size() - free_ < 3 * length) return false;
  const auto last = frames_.end() - static_cast<ptrdiff_t>(length);
  const auto middle = last - static_cast<ptrdiff_t>(length);
  return std::equal(last, frames_.end(), middle) &&
         std::equal(last, frames_.end(), middle - static_cast<ptrdiff_t>(length));
}

// The frames of a round that was not finished stand behind the repeat.
void Backtrace::end_repeat() {
  repeats_.push_back(open_);
  free_ = open_.first + open_.length;
  for (size_t i = 0; i < matched_; ++i) frames_.push_back(Frame(frames_[open_.first + i]));
  open_ = {};
  matched_ = 0;
}

void Backtrace::finish(Trap& trap) {
  if (open_.length != 0) end_repeat();
  for (const Frame& frame : frames_) {
    trap.frames.push_back(describe(*frame.code, frame.pc, frame.is_return, frame.instance));
  }
  trap.repeats = std::move(repeats_);
  trap.omitted = omitted_;
}

}  // namespace tenon::runtime
