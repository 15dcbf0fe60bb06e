#include "jit/a64/compile.h"

#include <cstring>

#include "jit/a64/masm.h"
#include "jit/target/compile.h"

namespace tenon::jit::a64 {

Result<CompiledRange> compile_range(const model::Blob& blob, const model::Module& module,
                                    const model::Features& features,
                                    const abi::CompileOptions& options, uint32_t first,
                                    uint32_t last) {
  return compile_functions<Masm>(0, blob, module, features, options, first, last);
}

Result<std::string> list_function(const model::Blob& blob, const model::Module& module,
                                  const model::Features& features,
                                  const abi::CompileOptions& options, uint32_t index) {
  return jit::list_function<Masm>(0, blob, module, features, options, index);
}

std::optional<uint32_t> find_cpu(std::string_view names) {
  // Nothing beyond ARMv8.0 is used.
  static constexpr CpuName kSets[] = {{"native", abi::kNativeCpu}, {"baseline", 0}};
  return jit::find_cpu(kSets, names);
}

void patch_call(uint8_t* image, uint32_t return_offset, uint32_t target) {
  // bl and b count words from themselves, in their low 26 bits.
  uint8_t* const at = image + return_offset - 4;
  const uint32_t distance = (target - (return_offset - 4)) >> 2;
  uint32_t word;
  std::memcpy(&word, at, sizeof word);
  word = (word & 0xfc000000) | (distance & 0x03ffffff);
  std::memcpy(at, &word, sizeof word);
}

}  // namespace tenon::jit::a64
