#include "runtime/host_func.h"

#include <algorithm>
#include <cassert>

#include "runtime/instance.h"
#include "runtime/store.h"

namespace tenon::runtime {

HostOutcome HostOutcome::trap(std::string message) {
  Trap trap = Trap::of(abi::TrapCode::host_error);
  trap.message = std::move(message);
  return propagate(std::move(trap));
}

HostOutcome HostOutcome::trap(abi::TrapCode code) { return propagate(Trap::of(code)); }

HostOutcome HostOutcome::exit(int status) {
  Trap trap = Trap::of(abi::TrapCode::exit);
  trap.exit_status = status;
  return propagate(std::move(trap));
}

HostOutcome HostOutcome::propagate(Trap trap) {
  HostOutcome outcome;
  outcome.trap_ = std::make_unique<Trap>(std::move(trap));
  return outcome;
}

bool Caller::has_memory() const { return instance_ != nullptr && instance_->has_memory(); }

std::span<uint8_t> Caller::memory() const {
  return has_memory() ? instance_->memory(MemoryIndex{0})->bytes() : std::span<uint8_t>{};
}

std::span<uint8_t> Caller::memory(uint64_t address, uint64_t length) const {
  const auto all = memory();
  if (length > all.size() || address > all.size() - length) return {};
  return all.subspan(address, length);
}

HostFunc::HostFunc(std::shared_ptr<const Trampolines> with, TypeId type_id, FuncType func_type,
                   HostFunction body)
    : stack_words(0),
      uses_fp(0),
      ref{with->host_call, reinterpret_cast<abi::InstanceData*>(this), raw(type_id), 0},
      type(std::move(func_type)),
      layout(type),
      function(std::move(body)),
      trampolines(std::move(with)) {
  assert(static_cast<void*>(&stack_words) == static_cast<void*>(this));
  assert(&uses_fp == &stack_words + 1);
  stack_words = layout.stack_words;
  const auto in_fp = [](abi::ArgPlace place) { return place.kind == abi::ArgPlace::Kind::fp; };
  uses_fp = std::any_of(layout.params.begin(), layout.params.end(), in_fp) ||
            std::any_of(layout.results.begin(), layout.results.end(), in_fp);
  for (const ValType param : type.params) {
    const bool is_32 = param.kind() == ValKind::i32 || param.kind() == ValKind::f32;
    param_masks.push_back({is_32 ? uint64_t{0xffffffff} : ~uint64_t{0},
                           param.kind() == ValKind::v128 ? ~uint64_t{0} : 0});
    takes_exceptions |= is_exception_reference(param);
  }
}

}  // namespace tenon::runtime
