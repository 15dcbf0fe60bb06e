#include "runtime/trampolines.h"

#include <algorithm>
#include <cstddef>

#include "runtime/activation.h"
#include "runtime/backtrace.h"
#include "runtime/exceptions.h"
#include "runtime/frame_link.h"
#include "runtime/host_func.h"
#include "runtime/instance.h"
#include "runtime/libcalls.h"
#include "runtime/store.h"
#include "runtime/unwind.h"

namespace tenon::runtime {
namespace {

// The instance that the function with this frame is of: its first word, where it is one of `code` in
// the store. A frame that is not complete, or is a thunk's, has something else there.
const Instance* instance_at(const Store& store, const ModuleCode& code, uintptr_t frame) {
  if (frame == 0) return nullptr;
  const auto data = *reinterpret_cast<void* const*>(frame - sizeof(void*));
  const Instance* const instance = store.find_instance(data);
  return instance != nullptr && &instance->code() == &code ? instance : nullptr;
}

// Adds the frames of one activation: from the function whose frame is `frame` outwards. The first
// return addresses may be in trampolines; the entry trampoline's ends the walk. A restore frame is
// no function's any more.
void walk(Backtrace& backtrace, const ActivationRecord& record, uintptr_t frame, bool in_wasm) {
  const auto restore = reinterpret_cast<uintptr_t>(record.trampolines->restore_return);
  while (frame != 0) {
    const FrameLink link = FrameLink::at(frame);
    const ModuleCode* code = ModuleCode::find(link.return_address);
    if (code != nullptr) {
      in_wasm = true;
      backtrace.add(*code, link.return_address, true,
                    instance_at(*record.store, *code, link.caller_frame));
    } else if (in_wasm && link.return_address != restore) {
      return;
    }
    if (link.caller_frame <= frame) return;  // frames go upwards
    frame = link.caller_frame;
  }
}

// Fills in the backtrace, through all activations of the thread, and hands the trap to the
// innermost one.
abi::Activation* record_trap(Trap trap, uintptr_t pc, uintptr_t frame, bool is_return) {
  ActivationRecord& record = *thread_state.current;
  record.base.trap_pc = pc;
  record.base.trap_frame = frame;
  record.host_frame = 0;
  // A trap that comes from a nested activation has its frames, ours among them.
  if (trap.frames.empty()) {
    Backtrace backtrace;
    if (const ModuleCode* code = ModuleCode::find(pc)) {
      backtrace.add(*code, pc, is_return, instance_at(*record.store, *code, frame));
    }
    walk(backtrace, record, frame, true);
    for (auto* outer = record.previous; outer != nullptr; outer = outer->previous) {
      if (outer->host_frame != 0) walk(backtrace, *outer, outer->host_frame, false);
    }
    backtrace.finish(trap);
  }
  record.trap = std::move(trap);
  return &record.base;
}

abi::Activation* handle_trap(uintptr_t pc, uintptr_t frame) {
  const sig_atomic_t from_signal = thread_state.signal_trap;
  if (from_signal != 0) {
    thread_state.signal_trap = 0;
    return record_trap(Trap::of(static_cast<abi::TrapCode>(from_signal - 1)), pc, frame, false);
  }
  abi::TrapCode code = abi::TrapCode::unreachable;
  if (const ModuleCode* module = ModuleCode::find(pc)) {
    const auto site = module->find_return_site(pc);
    assert(site && site->kind == abi::SiteKind::trap);
    if (site) code = site->code;
  }
  return record_trap(Trap::of(code), pc, frame, true);
}

// What a libcall has thrown, or a host function failed with, goes on in its callers. Returns as unwind.
std::optional<abi::TrapCode> throw_on(const ActivationRecord& record, abi::UnwindState& state) {
  Heap& heap = record.store->heap();
  if (record.trap) {
    const HeapRoot* const root = record.trap->exception.get();
    // Another store's is none that could be caught here.
    if (root == nullptr || root->store != record.store) return abi::TrapCode::exception;
    heap.throw_again(root->exception);
  }
  return unwind(*record.trampolines, heap, state);
}

// A failure may come with its trap, of a host function's, which may be an exception that goes on.
abi::Activation* handle_failure(uint64_t raw_code, abi::UnwindState* state) {
  ActivationRecord& record = *thread_state.current;
  const FrameLink link = FrameLink::at(state->frame);
  const auto code = static_cast<abi::TrapCode>(raw_code);
  if (code == abi::TrapCode::exception) {
    const auto failed = throw_on(record, *state);
    if (!failed) {
      record.trap.reset();
      return nullptr;
    }
    if (*failed != code) {
      record.trap = Trap::of(*failed);
    } else if (!record.trap) {
      record.trap = uncaught_exception(*record.store);
    }
  }
  Trap trap = record.trap ? std::move(*record.trap) : Trap::of(code);
  record.trap.reset();
  return record_trap(std::move(trap), link.return_address, link.caller_frame, true);
}

uint64_t dispatch_host(void* callee, abi::InstanceData* caller_data, abi::RegisterBlock* block,
                       uint64_t* stack_args) {
  const auto& host = *static_cast<const HostFunc*>(callee);
  ActivationRecord& record = *thread_state.current;
  record.host_frame = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));

  // The word of an argument that is in no floating-point register.
  const auto word_at = [&](abi::ArgPlace from) {
    return from.kind == abi::ArgPlace::Kind::gp ? block->gp[from.index] : stack_args[from.index];
  };
  const auto clean = [](RawValue value, ValType type) -> RawValue {
    const bool is_32 = type.kind() == ValKind::i32 || type.kind() == ValKind::f32;
    return {is_32 ? value.low & ~uint32_t{0} : value.low,
            type.kind() == ValKind::v128 ? value.high : 0};
  };
  // Of the usual room only what is used gets a value: clearing it all takes longer than many a call.
  constexpr size_t kInline = 16;
  alignas(RawValue) std::byte room[kInline * sizeof(RawValue)];
  std::vector<RawValue> more;
  const size_t param_count = host.type.params.size();
  const size_t count = param_count + host.type.results.size();
  auto* values = reinterpret_cast<RawValue*>(room);
  if (count > kInline) {
    more.resize(count);
    values = more.data();
  }
  for (size_t i = 0; i < param_count; ++i) {
    const abi::ArgPlace from = host.layout.params[i];
    const RawValue& mask = host.param_masks[i];
    if (from.kind == abi::ArgPlace::Kind::fp) {
      const auto& reg = block->fp[from.index];
      values[i] = {reg.low & mask.low, reg.high & mask.high};
    } else {
      values[i] = {word_at(from) & mask.low, 0};
    }
    if (host.takes_exceptions && is_exception_reference(host.type.params[i])) {
      Heap::hold(values[i].low);
    }
  }
  RawValue* const results = values + param_count;
  std::fill(results, values + count, RawValue{});
  // An earlier answer is not a later one's: the area's address goes before registers change.
  uint64_t* const area = host.layout.results_in_memory
                             ? reinterpret_cast<uint64_t*>(word_at(host.layout.result_area))
                             : nullptr;

  Instance& instance = Instance::of(caller_data);
  Caller caller(instance.store(), &instance);
  HostOutcome outcome = host.function(caller, values, results);
  record.host_frame = 0;
  if (!outcome.returned()) {
    record.trap = std::move(outcome.get_trap());
    return static_cast<uint64_t>(record.trap->code) + 1;
  }
  if (take_interrupt()) return static_cast<uint64_t>(abi::TrapCode::interrupt) + 1;
  for (size_t i = 0; i < host.type.results.size(); ++i) {
    const RawValue value = clean(results[i], host.type.results[i]);
    if (area != nullptr) {
      area[i] = value.low;
    } else if (host.layout.results[i].kind == abi::ArgPlace::Kind::fp) {
      block->fp[host.layout.results[i].index] = {value.low, value.high};
    } else {
      block->gp[host.layout.results[i].index] = value.low;
    }
  }
  return 0;
}

}  // namespace

Result<std::shared_ptr<const Trampolines>> Trampolines::make(const abi::TrampolineCode& code) {
  auto made = std::make_shared<Trampolines>();
  TENON_ASSIGN(made->memory, CodeMemory::make(code.bytes));
  const uint8_t* const base = made->memory->base();
  made->entry = reinterpret_cast<abi::EntryFunction>(reinterpret_cast<uintptr_t>(base) + code.entry);
  made->trap_return = reinterpret_cast<abi::TrapReturnFunction>(reinterpret_cast<uintptr_t>(base) +
                                                                code.trap_return);
  made->trap_exit = base + code.trap_exit;
  made->signal_trap = base + code.signal_trap;
  made->host_call = base + code.host_call;
  made->restore_return = base + code.restore_return;
  for (size_t i = 0; i < abi::kLibcallCount; ++i) made->libcalls[i] = base + code.libcalls[i];
  return std::shared_ptr<const Trampolines>(std::move(made));
}

abi::TrampolineTargets trampoline_targets() {
  return {
      {
#define LIBCALL(name, operands) &libcalls::name,
#include "abi/libcalls.def"
#undef LIBCALL
      },
      &dispatch_host,
      &handle_trap,
      &handle_failure,
  };
}

}  // namespace tenon::runtime
