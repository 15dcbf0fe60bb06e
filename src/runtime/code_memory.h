// Executable memory, and the code of one module in it. Code is written to a memory file and mapped
// read-execute: no page is ever writable and executable, and the file is sealed before it runs.
// Guards that can't be accessed lie on both sides.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "abi/code_object.h"
#include "model/module.h"
#include "runtime/range_registry.h"
#include "tenon/result.h"

namespace tenon::runtime {

// One read-execute mapping. Immutable; unmapped by the destructor.
class CodeMemory {
 public:
  // Errors: limit, when the system gives no memory.
  static Result<std::unique_ptr<CodeMemory>> make(std::span<const uint8_t> bytes);
  ~CodeMemory();
  CodeMemory(const CodeMemory&) = delete;
  CodeMemory& operator=(const CodeMemory&) = delete;

  const uint8_t* base() const { return base_; }
  size_t size() const { return size_; }
  bool contains(uintptr_t pc) const { return pc - reinterpret_cast<uintptr_t>(base_) < size_; }

 private:
  CodeMemory(void* reservation, size_t reserved, const uint8_t* base, size_t size)
      : reservation_(reservation), reserved_(reserved), base_(base), size_(size) {}
  void* reservation_;
  size_t reserved_;
  const uint8_t* base_;
  size_t size_;
};

// The mapped code of a module with its sites, registered for signals and backtraces while it lives.
// Immutable and free to be shared between stores and threads.
class ModuleCode {
 public:
  // `name` is what backtraces call the module. `module` is one of blob's.
  static Result<std::shared_ptr<const ModuleCode>> make(abi::CodeObject code,
                                                        std::shared_ptr<const model::Blob> blob,
                                                        const model::Module& module,
                                                        std::string name);
  ~ModuleCode();
  ModuleCode(const ModuleCode&) = delete;
  ModuleCode& operator=(const ModuleCode&) = delete;

  // The module whose code holds `pc`, or null. Async-signal-safe.
  static const ModuleCode* find(uintptr_t pc);

  const model::Blob& blob() const { return *blob_; }
  const model::Module& module() const { return *module_; }
  const std::string& name() const { return name_; }
  // The entry for callers from other instances. REQUIRES: `func` is not imported.
  const void* foreign_entry(FuncIndex func) const;

  // The site at exactly `pc` that is a return address (call or trap), or that may fault; or null.
  // Async-signal-safe.
  const abi::Site* find_return_site(uintptr_t pc) const { return find_site(pc, true); }
  const abi::Site* find_fault_site(uintptr_t pc) const { return find_site(pc, false); }
  // Index in the code's list of functions, or -1. Async-signal-safe.
  int64_t find_function(uintptr_t pc) const;
  // True where an interrupt may stop the function. Async-signal-safe.
  bool is_in_body(uintptr_t pc) const;

 private:
  ModuleCode(std::unique_ptr<CodeMemory> memory, abi::CodeObject code,
             std::shared_ptr<const model::Blob> blob, const model::Module& module,
             std::string name);
  const abi::Site* find_site(uintptr_t pc, bool is_return) const;
  uint32_t offset_of(uintptr_t pc) const {
    return static_cast<uint32_t>(pc - reinterpret_cast<uintptr_t>(memory_->base()));
  }

  std::unique_ptr<CodeMemory> memory_;
  abi::CodeObject code_;  // without its bytes
  std::shared_ptr<const model::Blob> blob_;
  const model::Module* module_;
  std::string name_;
};

}  // namespace tenon::runtime
