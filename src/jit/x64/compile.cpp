// x86-64's compiler: its masm under the one emitter, and how its calls are patched.
#include "jit/compiler.h"
#include "jit/target/compile.h"
#include "jit/target_code.h"
#include "jit/x64/masm.h"
#include "jit/x64/trampolines.h"

namespace tenon::jit::x64 {
namespace {

uint32_t cpu_of(const abi::CompileOptions& options) {
  static const uint32_t host = host_cpu_features();
  return usable_features(options.cpu, host, host_target() == Target::x86_64);
}

// Writes the distance from a call to its target where the call left room for it.
void patch_call(uint8_t* image, uint32_t return_offset, uint32_t target) {
  const uint32_t distance = target - return_offset;
  for (unsigned i = 0; i < 4; ++i) {
    image[return_offset - 4 + i] = static_cast<uint8_t>(distance >> (8 * i));
  }
}

Result<void> compile_range(const model::Blob& blob, const model::Module& module,
                           const model::Features& features, const abi::CompileOptions& options,
                           uint32_t first, uint32_t last, CompiledRange& range) {
  return compile_functions<Masm>(cpu_of(options), blob, module, features, options, first, last, range);
}

Result<std::string> list_function(const model::Blob& blob, const model::Module& module,
                                  const model::Features& features,
                                  const abi::CompileOptions& options, uint32_t index) {
  // Features that this machine lacks are no matter for a text.
  const uint32_t cpu = usable_features(options.cpu, host_cpu_features(), false);
  return jit::list_function<Masm>(cpu, blob, module, features, options, index);
}

std::optional<uint32_t> find_cpu(std::string_view names) {
  static constexpr uint32_t kV2 = kSse41 | kPopcnt;
  static constexpr CpuName kSets[] = {
      {"native", abi::kNativeCpu},
      {"baseline", 0},
      {"x86-64-v2", kV2},
      {"x86-64-v3", kV2 | kLzcnt | kBmi1 | kBmi2 | kAvx},
      {"sse4.1", kSse41},
      {"popcnt", kPopcnt},
      {"lzcnt", kLzcnt},
      {"bmi1", kBmi1},
      {"bmi2", kBmi2},
      {"avx", kAvx},
  };
  return jit::find_cpu(kSets, names);
}

}  // namespace

constexpr TargetCode kTargetCode{
    .compile_range = compile_range,
    .list_function = list_function,
    .find_cpu = find_cpu,
    .make_trampolines = make_trampolines_x64,
    .call_form = {.reach = uint64_t{1} << 31, .veneer_bytes = 0, .patch_call = patch_call,
                  .write_veneer = nullptr},
};

}  // namespace tenon::jit::x64
