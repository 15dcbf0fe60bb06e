#include "runtime/invoke.h"

#include <pthread.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "abi/call_layout.h"
#include "runtime/activation.h"
#include "runtime/signals.h"

namespace tenon::runtime {
namespace {

constexpr uintptr_t kLimitAlignment = 64 << 10;

// That of the main thread's stack, where it is as large as its limit lets it be: it ends with the page
// of the program's name, which the system puts first. The library would read /proc/self/maps for it,
// which is a good part of what starting a small program takes. 0 on other threads and where the limit
// is so high that what lies beneath may come first.
uintptr_t main_stack_bottom() {
  constexpr rlim_t kHighest = 64 << 20;
  constexpr uintptr_t kPage = 4096;
  rlimit limit;
  const auto* const name = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
  if (::gettid() != ::getpid() || name == nullptr || ::getrlimit(RLIMIT_STACK, &limit) != 0 ||
      limit.rlim_cur > kHighest) {
    return 0;
  }
  const auto end = reinterpret_cast<uintptr_t>(name + std::strlen(name) + 1);
  return ((end + kPage - 1) & ~(kPage - 1)) - (limit.rlim_cur & ~(kPage - 1));
}

// Lowest address of this thread's stack.
uintptr_t stack_bottom() {
  thread_local const uintptr_t bottom = [] {
    if (const uintptr_t known = main_stack_bottom(); known != 0) return known;
    pthread_attr_t attributes;
    void* low = nullptr;
    size_t size = 0;
    size_t guard = 0;
    if (::pthread_getattr_np(::pthread_self(), &attributes) != 0) return ~uintptr_t{0};
    ::pthread_attr_getstack(&attributes, &low, &size);
    ::pthread_attr_getguardsize(&attributes, &guard);
    ::pthread_attr_destroy(&attributes);
    return reinterpret_cast<uintptr_t>(low) + guard;
  }();
  return bottom;
}

// Makes this thread's stack reach down to `address`; false where there is no memory for it. The system
// lets a stack grow page by page, and ends the process where it can't; a system call that writes there
// makes it grow as far at once, or fails.
bool grow_stack_to(uintptr_t address) {
  thread_local uintptr_t lowest = ~uintptr_t{0};
  if (address >= lowest) return true;
  // Not by the library's function, which may think that nothing is to be written there.
  const bool is_there = ::syscall(SYS_getrandom, address, 1, GRND_NONBLOCK) != -1 || errno != EFAULT;
  if (is_there) lowest = address;
  return is_there;
}

// A value as a register of its type has it: the high half of a 32-bit one is zero.
RawValue clean(RawValue value, ValType type) {
  const bool is_32 = type.kind() == ValKind::i32 || type.kind() == ValKind::f32;
  return {is_32 ? value.low & ~uint32_t{0} : value.low,
          type.kind() == ValKind::v128 ? value.high : 0};
}

// Operands in their places, and room for the results.
class CallBlock {
 public:
  CallBlock(const FuncType& type, std::span<const RawValue> args)
      : layout_(type), stack_(layout_.stack_words) {
    for (size_t i = 0; i < args.size(); ++i) {
      const RawValue value = clean(args[i], type.params[i]);
      place(layout_.params[i], value);
    }
    if (layout_.results_in_memory) {
      area_.resize(type.results.size());
      place(layout_.result_area, {reinterpret_cast<uintptr_t>(area_.data()), 0});
    }
    block_.stack = stack_.data();
    block_.stack_words = stack_.size();
  }

  abi::RegisterBlock* registers() { return &block_; }

  void take_results(const FuncType& type, std::span<RawValue> results) const {
    for (size_t i = 0; i < results.size(); ++i) {
      if (layout_.results_in_memory) {
        results[i] = clean({area_[i], 0}, type.results[i]);
        continue;
      }
      const abi::ArgPlace from = layout_.results[i];
      results[i] = from.kind == abi::ArgPlace::Kind::fp
                       ? RawValue{block_.fp[from.index].low, block_.fp[from.index].high}
                       : RawValue{block_.gp[from.index], 0};
      results[i] = clean(results[i], type.results[i]);
    }
  }

 private:
  void place(abi::ArgPlace to, RawValue value) {
    switch (to.kind) {
      case abi::ArgPlace::Kind::gp: block_.gp[to.index] = value.low; break;
      case abi::ArgPlace::Kind::fp: block_.fp[to.index] = {value.low, value.high}; break;
      case abi::ArgPlace::Kind::stack: stack_[to.index] = value.low; break;
    }
  }

  abi::CallLayout layout_;
  abi::RegisterBlock block_{};
  std::vector<uint64_t> stack_;
  std::vector<uint64_t> area_;
};

// One call into emitted code or the host, as an activation.
std::optional<Trap> activate(Store& store, const abi::FuncRef& func, const FuncType& type,
                             std::span<const RawValue> args, std::span<RawValue> results,
                             Instance* caller) {
  if (func.code == store.trampolines().host_call) {
    // No need for machine code between C++ and C++.
    const auto& host = *reinterpret_cast<const HostFunc*>(func.instance);
    Caller from(store, caller);
    std::fill(results.begin(), results.end(), RawValue{});
    HostOutcome outcome = host.function(from, args.data(), results.data());
    if (!outcome.returned()) return std::move(outcome.get_trap());
    return std::nullopt;
  }
  CallBlock block(type, args);
  ActivationRecord record{{nullptr, thread_state.current ? &thread_state.current->base : nullptr, 0, 0},
                          &store.trampolines(), &store, thread_state.current};
  thread_state.current = &record;
  ++store.activation_count();
  const uint64_t trapped =
      store.trampolines().entry(func.code, func.instance, block.registers(), &record.base);
  --store.activation_count();
  thread_state.current = record.previous;
  if (trapped != 0) return std::move(record.trap);
  block.take_results(type, results);
  for (size_t i = 0; i < results.size(); ++i) {
    if (is_exception_reference(type.results[i])) Heap::hold(results[i].low);
  }
  return std::nullopt;
}

Trap host_error(std::string message) {
  Trap trap = Trap::of(abi::TrapCode::host_error);
  trap.message = std::move(message);
  return trap;
}

// The outermost call of a thread with enough stack.
std::optional<Trap> enter(Store& store, uintptr_t limit, const abi::FuncRef& func,
                          const FuncType& type, std::span<const RawValue> args,
                          std::span<RawValue> results, Instance* caller) {
  if (auto ready = prepare_thread_for_signals(); !ready.ok()) {
    return host_error(ready.error().message);
  }
  store.set_stack_limit(limit);
  const sig_atomic_t was_entered = thread_state.is_entered;
  thread_state.is_entered = 1;
  const auto deadline = store.deadline();
  if (deadline) {
    arm_interrupt(*deadline - std::chrono::steady_clock::now());
  } else if (thread_state.interrupt_pending != 0 || thread_state.retry_armed != 0) {
    arm_interrupt(std::nullopt);
  }
  set_running_thread(true);
  auto trap = activate(store, func, type, args, results, caller);
  set_running_thread(false);
  thread_state.is_entered = was_entered;
  // A signal that did not find the code has armed the timer as well.
  if (deadline || thread_state.interrupt_pending != 0) arm_interrupt(std::nullopt);
  return trap;
}

// Rounded, so that calls from about the same depth have the same limit and instances keep theirs.
uintptr_t limit_below(uintptr_t stack_pointer, uint64_t size) {
  if (size >= stack_pointer) return 0;
  return (stack_pointer - size) & ~(kLimitAlignment - 1);
}

template <class F>
bool run_on_thread(size_t stack_size, F&& body) {
  pthread_attr_t attributes;
  if (::pthread_attr_init(&attributes) != 0) return false;
  pthread_t thread{};
  const bool started =
      ::pthread_attr_setstacksize(&attributes, stack_size) == 0 &&
      ::pthread_create(
          &thread, &attributes,
          [](void* argument) -> void* {
            (*static_cast<std::remove_reference_t<F>*>(argument))();
            return nullptr;
          },
          &body) == 0;
  ::pthread_attr_destroy(&attributes);
  if (started) ::pthread_join(thread, nullptr);
  return started;
}

}  // namespace

std::optional<Trap> invoke(Store& store, const abi::FuncRef& func, const FuncType& type,
                           std::span<const RawValue> args, std::span<RawValue> results,
                           Instance* caller) {
  assert(args.size() == type.params.size() && results.size() == type.results.size());
  const ActivationRecord* const current = thread_state.current;
  if (current != nullptr && current->store == &store) {
    return activate(store, func, type, args, results, caller);
  }
  const auto here = [] { return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)); };
  const uint64_t size = store.config().max_wasm_stack;
  const uintptr_t limit = limit_below(here(), size);
  if (limit >= kHostStackReserve && limit - kHostStackReserve >= stack_bottom()) {
    if (!grow_stack_to(limit - kHostStackReserve)) {
      return host_error("no memory for a stack of " + std::to_string(size) +
                        " bytes (-W max-wasm-stack)");
    }
    return enter(store, limit, func, type, args, results, caller);
  }
  std::optional<Trap> trap;
  const bool started =
      run_on_thread(size + kHostStackReserve + 8 * kLimitAlignment, [&] {
        trap = enter(store, limit_below(here(), size), func, type, args, results, caller);
      });
  if (!started) {
    trap = host_error("cannot start a thread with a stack of " + std::to_string(size) +
                      " bytes (-W max-wasm-stack)");
  }
  return trap;
}

}  // namespace tenon::runtime
