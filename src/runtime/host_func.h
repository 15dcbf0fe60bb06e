// Functions that the host defines. Emitted code calls one through its FuncRef like any other: the
// code is the host_call trampoline and the instance is the HostFunc.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "abi/call_layout.h"
#include "abi/instance_data.h"
#include "runtime/trampolines.h"
#include "runtime/trap.h"
#include "tenon/types.h"
#include "tenon/value.h"

namespace tenon::runtime {

class Instance;
class Store;

// How a host function ended.
class HostOutcome {
 public:
  // It returned, and has written its results.
  HostOutcome() = default;
  // It failed: the caller traps with `message`.
  static HostOutcome trap(std::string message);
  static HostOutcome trap(abi::TrapCode code);
  // The program ends, from any depth.
  static HostOutcome exit(int status);
  // A trap of a nested call goes on outwards.
  static HostOutcome propagate(Trap trap);

  bool returned() const { return trap_ == nullptr; }
  // REQUIRES: !returned().
  Trap& get_trap() { return *trap_; }

 private:
  std::unique_ptr<Trap> trap_;
};

// Who called a host function, and the one way to guest memory.
class Caller {
 public:
  Caller(Store& store, Instance* instance) : store_(&store), instance_(instance) {}
  Store& store() { return *store_; }
  // Null when the embedder called the function itself.
  Instance* instance() { return instance_; }
  bool has_memory() const;
  // All of the caller's memory 0; empty without one. Take it again after anything that may run the
  // guest.
  std::span<uint8_t> memory() const;
  // `length` bytes at `address`, checked; data() is null where they are out of bounds.
  std::span<uint8_t> memory(uint64_t address, uint64_t length) const;

 private:
  Store* store_;
  Instance* instance_;
};

// `args` has one value for each parameter, `results` room for each result, zeroed before.
using HostFunction =
    std::function<HostOutcome(Caller& caller, const RawValue* args, RawValue* results)>;

struct HostFunc {
  // `type_id` and `type` are in the engine's type store.
  HostFunc(std::shared_ptr<const Trampolines> trampolines, TypeId type_id, FuncType type,
           HostFunction function);
  HostFunc(const HostFunc&) = delete;
  HostFunc& operator=(const HostFunc&) = delete;

  // These two first: the host_call trampoline pops the words, and on x86-64 leaves floating-point
  // registers alone where no parameter or result is in one.
  uint64_t stack_words;
  uint64_t uses_fp;
  abi::FuncRef ref;
  FuncType type;
  abi::CallLayout layout;
  bool takes_exceptions = false;      // a parameter's type is a reference to one
  std::vector<RawValue> param_masks;  // the bits of each parameter's register that are its value
  HostFunction function;
  std::shared_ptr<const Trampolines> trampolines;
};

}  // namespace tenon::runtime
