// What the compiler has of a target: everything that is templated on its masm stays behind this.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "abi/code_object.h"
#include "abi/trampolines.h"
#include "jit/emitter_output.h"
#include "jit/image.h"
#include "model/features.h"
#include "model/module.h"
#include "tenon/result.h"

namespace tenon::jit {

struct TargetCode {
  // Compiles the module's own functions from `first` to `last` into `range`. On failure the error is
  // that of the lowest failing function.
  Result<void> (*compile_range)(const model::Blob& blob, const model::Module& module,
                                const model::Features& features,
                                const abi::CompileOptions& options, uint32_t first, uint32_t last,
                                CompiledRange& range);
  // The code of the module's own function `index` as jit/compiler.h says of list_module.
  Result<std::string> (*list_function)(const model::Blob& blob, const model::Module& module,
                                       const model::Features& features,
                                       const abi::CompileOptions& options, uint32_t index);
  // The feature bits that `names` stand for, joined by `+`; as jit/compiler.h says of find_cpu.
  std::optional<uint32_t> (*find_cpu)(std::string_view names);
  abi::TrampolineCode (*make_trampolines)(const abi::TrampolineTargets& targets);
  // How calls within a module reach each other.
  CallForm call_form;
};

namespace x64 {
extern const TargetCode kTargetCode;
}
namespace a64 {
extern const TargetCode kTargetCode;
}

}  // namespace tenon::jit
