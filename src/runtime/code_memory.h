// Executable memory, and the code of a blob's modules in it. Code is written to a memory file and mapped
// read-execute: no page is ever writable and executable, and the file is sealed before it runs.
// Guards that can't be accessed lie on both sides.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

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

class CodeImage;

// The code of one module, in the image of its blob, with its sites. Immutable and free to be shared
// between stores and threads; a shared_ptr to it keeps the image.
class ModuleCode {
 public:
  // The code of `module`, the only one of `blob` that has any. `name` is what backtraces call it.
  static Result<std::shared_ptr<const ModuleCode>> make(abi::CodeObject code,
                                                        std::shared_ptr<const model::Blob> blob,
                                                        const model::Module& module,
                                                        std::string name);

  // The module whose code holds `pc`, or null. Async-signal-safe.
  static const ModuleCode* find(uintptr_t pc);

  const model::Blob& blob() const;
  const model::Module& module() const { return *module_; }
  const std::string& name() const { return name_; }
  // The entry for callers from other instances. REQUIRES: `func` is not imported.
  const void* foreign_entry(FuncIndex func) const;

  // The site at exactly `pc` that is a return address (call or trap), or that may fault, if
  // there is one.
  // Async-signal-safe.
  std::optional<abi::Site> find_return_site(uintptr_t pc) const { return find_site(pc, true); }
  std::optional<abi::Site> find_fault_site(uintptr_t pc) const { return find_site(pc, false); }
  // Index in the code's list of functions, or -1. Async-signal-safe.
  int64_t find_function(uintptr_t pc) const;
  // The function with the instruction at `pc`. REQUIRES: there is one.
  const abi::FunctionCode& function_at(uintptr_t pc) const {
    return code_.functions[static_cast<size_t>(find_function(pc))];
  }
  // Where exceptions are caught, by offsets.
  const abi::HandlerTable& handlers() const { return code_.handlers; }
  uint32_t offset_of(uintptr_t pc) const {
    return static_cast<uint32_t>(pc - reinterpret_cast<uintptr_t>(base_));
  }
  const void* address_of(uint32_t offset) const { return base_ + offset; }
  // True where an interrupt may stop the function. Async-signal-safe.
  bool is_in_body(uintptr_t pc) const;

 private:
  friend class CodeImage;
  ModuleCode(const CodeImage& image, const uint8_t* base, abi::CodeObject code,
             const model::Module& module, std::string name)
      : image_(&image),
        base_(base),
        code_(std::move(code)),
        module_(&module),
        name_(std::move(name)) {}
  std::optional<abi::Site> find_site(uintptr_t pc, bool is_return) const;

  const CodeImage* image_;
  const uint8_t* base_;
  abi::CodeObject code_;  // without its bytes
  const model::Module* module_;
  std::string name_;
};

// The machine code of a blob's modules, one mapping, registered for signals and backtraces while it
// lives.
class CodeImage {
 public:
  struct Part {
    abi::CodeObject code;
    const model::Module* module;
    std::string name;
  };
  // The modules are the blob's. Errors: limit.
  static Result<std::shared_ptr<const CodeImage>> make(std::vector<Part> parts,
                                                       std::shared_ptr<const model::Blob> blob);
  ~CodeImage();
  CodeImage(const CodeImage&) = delete;
  CodeImage& operator=(const CodeImage&) = delete;

  const model::Blob& blob() const { return *blob_; }
  // The code of the part at `index`.
  const ModuleCode& module(size_t index) const { return modules_[index]; }
  // The module at `pc`, which is in the image. Async-signal-safe.
  const ModuleCode* module_at(uintptr_t pc) const;

 private:
  CodeImage(std::unique_ptr<CodeMemory> memory, std::shared_ptr<const model::Blob> blob)
      : memory_(std::move(memory)), blob_(std::move(blob)) {}

  std::unique_ptr<CodeMemory> memory_;
  std::shared_ptr<const model::Blob> blob_;
  std::vector<ModuleCode> modules_;  // ascending by their code
};

inline const model::Blob& ModuleCode::blob() const { return image_->blob(); }

}  // namespace tenon::runtime
