// AArch64's compiler: its masm under the one emitter, and how its calls are patched.
#include <cstring>

#include "jit/a64/masm.h"
#include "jit/a64/trampolines.h"
#include "jit/target/compile.h"
#include "jit/target_code.h"

namespace tenon::jit::a64 {
namespace {

void put(uint8_t* at, uint32_t word) { std::memcpy(at, &word, sizeof word); }

// bl and b count words from themselves, in their low 26 bits.
void patch_call(uint8_t* image, uint32_t return_offset, uint32_t target) {
  uint8_t* const at = image + return_offset - 4;
  uint32_t word;
  std::memcpy(&word, at, sizeof word);
  put(at, (word & 0xfc000000) | (((target - (return_offset - 4)) >> 2) & 0x03ffffff));
}

// adrp x16, target; add x16, x16, target % 4096; br x16
void write_veneer(uint8_t* image, uint32_t at, uint32_t target) {
  const uint32_t pages = (target >> 12) - (at >> 12);  // modulo 2^21 is enough for 8 GiB
  put(image + at, 0x90000000 | (pages & 3) << 29 | ((pages >> 2) & 0x7ffff) << 5 | kScratch);
  put(image + at + 4, 0x91000000 | (target & 0xfff) << 10 | uint32_t{kScratch} << 5 | kScratch);
  put(image + at + 8, 0xd61f0000 | uint32_t{kScratch} << 5);
}

Result<void> compile_range(const model::Blob& blob, const model::Module& module,
                           const model::Features& features, const abi::CompileOptions& options,
                           uint32_t first, uint32_t last, CompiledRange& range) {
  return compile_functions<Masm>(0, blob, module, features, options, first, last, range);
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

}  // namespace

constexpr TargetCode kTargetCode{
    .compile_range = compile_range,
    .list_function = list_function,
    .find_cpu = find_cpu,
    .make_trampolines = make_trampolines_a64,
    .call_form = {.reach = uint64_t{1} << 27, .veneer_bytes = 12, .patch_call = patch_call,
                  .write_veneer = write_veneer},
};

}  // namespace tenon::jit::a64
