// Linear memories. A memory reserves its address space once and never moves; it grows by making more
// of the reservation accessible. In guard mode the reservation covers every address that code may
// form unchecked; otherwise it goes up to the maximum or a cap, and growth past it fails.
// Spec: 3.0, sections 4.2.8 (Memory instances) and 4.7.10 (growing).
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "abi/code_object.h"
#include "abi/instance_data.h"
#include "tenon/result.h"
#include "tenon/types.h"

namespace tenon::runtime {

// Something of which a store gives no more than a limit.
struct Budget {
  uint64_t limit = ~uint64_t{0};
  uint64_t used = 0;
  bool take(uint64_t amount) {
    if (amount > limit - used) return false;
    used += amount;
    return true;
  }
  void give_back(uint64_t amount) { used -= amount; }
};

// Whether code may rely on guard pages for memories of this type: a fact of type and options only.
constexpr bool is_guarded(const MemoryType& type, const abi::CompileOptions& options) {
  return options.signals_based_traps && !type.limits.is_64 && type.page_size_log2 == 16;
}

class Memory {
 public:
  // Zeroed, with the type's minimum. `bytes` counts what is accessible, and outlives the memory.
  // Errors: limit.
  static Result<std::unique_ptr<Memory>> make(const MemoryType& type,
                                              const abi::CompileOptions& options, Budget& bytes);
  ~Memory();
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  // As declared: the limits' minimum is not the current size.
  const MemoryType& type() const { return type_; }
  abi::MemoryDef* def() { return &def_; }
  uint64_t pages() const { return def_.length >> type_.page_size_log2; }
  std::span<uint8_t> bytes() { return {def_.base, static_cast<size_t>(def_.length)}; }
  // Adds `delta` pages. Returns the old size in pages, or -1 with nothing changed.
  uint64_t grow(uint64_t delta);

  // True when `address` lies in the reservation of a living memory. Async-signal-safe.
  static bool is_reserved(uintptr_t address);

 private:
  Memory(const MemoryType& type, uint8_t* base, uint64_t reserved, Budget& bytes);
  bool resize(uint64_t length);

  abi::MemoryDef def_;
  MemoryType type_;
  uint64_t reserved_;
  Budget* bytes_;
};

}  // namespace tenon::runtime
