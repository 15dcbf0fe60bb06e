#include "runtime/unwind.h"

#include <optional>

#include "runtime/activation.h"
#include "runtime/code_memory.h"
#include "runtime/frame_link.h"
#include "runtime/instance.h"

namespace tenon::runtime {
namespace {

// The frame of a function of emitted code.
struct FunctionFrame {
  uintptr_t frame;
  uintptr_t return_address;  // of the call in it that the exception comes from
  const ModuleCode* code;

  abi::InstanceData* instance() const {
    return *reinterpret_cast<abi::InstanceData* const*>(frame - abi::kInstanceWord);
  }
};

// The clause that takes the exception in this frame, and its handler.
struct Catch {
  const abi::CatchClause* clause;
  const abi::HandlerTable::Handler* handler;
};

std::optional<Catch> find_catch(const FunctionFrame& frame, const Tag& tag) {
  const abi::HandlerTable& table = frame.code->handlers();
  const uint32_t pc = frame.code->offset_of(frame.return_address - 1);
  for (uint32_t index = table.find(pc); index != abi::HandlerTable::kNone;) {
    const abi::HandlerTable::Handler& handler = table.handler(index);
    for (const abi::CatchClause& clause : table.clauses(handler)) {
      if (clause.tag == abi::CatchClause::kAnyTag ||
          Instance::of(frame.instance()).tag(TagIndex{clause.tag}) == &tag) {
        return Catch{&clause, &handler};
      }
    }
    index = handler.outer;
  }
  return std::nullopt;
}

// Puts the values where the clause's label takes them, and makes the state that of its code.
bool enter(const FunctionFrame& frame, const Catch& taken, Heap& heap, abi::UnwindState& state) {
  const abi::CatchClause& clause = *taken.clause;
  Exception* const reference = clause.with_reference != 0 ? heap.thrown_object() : nullptr;
  if (clause.with_reference != 0 && reference == nullptr) return false;
  std::span<const uint64_t> values;
  if (clause.tag != abi::CatchClause::kAnyTag) values = heap.thrown_values();
  auto* slot = clause.first_slot == 0
                   ? state.value
                   : reinterpret_cast<uint64_t*>(frame.frame - clause.first_slot);
  for (const uint64_t value : values) *slot-- = value;
  if (reference != nullptr) *slot = reinterpret_cast<uintptr_t>(reference);
  state.frame = frame.frame;
  state.stack_pointer = frame.frame - taken.handler->frame_bytes;
  state.pc = frame.code->address_of(clause.target);
  state.instance = frame.instance();
  state.memory_base = state.instance->memory0_base;
  return true;
}

// The registers that the function with this frame had saved are its caller's.
void restore_pins(const FunctionFrame& frame, const abi::FunctionCode& function,
                  abi::UnwindState& state) {
  const auto* saved = reinterpret_cast<const uint64_t*>(frame.frame - abi::kFirstSavedWord);
  for (size_t i = 0; i < function.saved_gp; ++i) state.gp_pins[i] = *saved--;
  for (size_t i = 0; i < function.saved_fp; ++i) state.fp_pins[i] = *saved--;
}

}  // namespace

std::optional<abi::TrapCode> unwind(const Trampolines& trampolines, Heap& heap,
                                    abi::UnwindState& state) {
  const auto restore = reinterpret_cast<uintptr_t>(trampolines.restore_return);
  FrameLink link = FrameLink::at(state.frame);
  while (true) {
    if (take_interrupt()) return abi::TrapCode::interrupt;
    const FunctionFrame frame{link.caller_frame, link.return_address,
                              ModuleCode::find(link.return_address)};
    link = FrameLink::at(frame.frame);
    if (frame.code == nullptr) {
      // A restore frame is no function's any more; else this is the entry's.
      if (frame.return_address == restore) continue;
      return abi::TrapCode::exception;
    }
    if (const auto taken = find_catch(frame, heap.thrown_tag())) {
      if (!enter(frame, *taken, heap, state)) return abi::TrapCode::heap_exhausted;
      return std::nullopt;
    }
    restore_pins(frame, frame.code->function_at(frame.return_address - 1), state);
  }
}

}  // namespace tenon::runtime
