// Compiles validated modules to machine code, in one pass over each body: the area's whole interface.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "abi/code_object.h"
#include "abi/trampolines.h"
#include "model/features.h"
#include "model/module.h"
#include "tenon/result.h"

namespace tenon::jit {

enum class Target : uint8_t { x86_64, aarch64 };

// The target that this program runs on.
constexpr Target host_target() {
#if defined(__aarch64__)
  return Target::aarch64;
#else
  return Target::x86_64;
#endif
}

// Validates and compiles every function of `module`, on several threads where that pays; the result
// does not depend on how many. Errors: invalid, at the lowest function index that has one;
// unsupported, where a valid instruction is not compiled yet.
Result<abi::CodeObject> compile_module(const model::Blob& blob, const model::Module& module,
                                       const model::Features& features,
                                       const abi::CompileOptions& options, Target target);

// The module's functions as text: each operator that is compiled, with its offset in the file, and the
// machine code emitted for it. Holds no address, and for named CPU features (options.cpu) it does
// not depend on the machine. Errors: as compile_module.
Result<std::string> list_module(const model::Blob& blob, const model::Module& module,
                                const model::Features& features,
                                const abi::CompileOptions& options, Target target);

// CompileOptions::cpu for `name`: native, baseline (what every CPU of the target has), or names of
// CPUs and features joined by `+`; nothing where one is unknown.
std::optional<uint32_t> find_cpu(Target target, std::string_view name);

// The trampolines and stubs of abi/trampolines.h for `target`.
abi::TrampolineCode make_trampolines(Target target, const abi::TrampolineTargets& targets);

}  // namespace tenon::jit
