#include "jit/x64/compile.h"

#include <string>

#include "jit/emitter.h"
#include "jit/x64/masm.h"

namespace tenon::jit::x64 {

Result<CompiledRange> compile_range(const model::Blob& blob, const model::Module& module,
                                    const model::Features& features,
                                    const abi::CompileOptions& options, uint32_t first,
                                    uint32_t last) {
  static const uint32_t host = host_cpu_features();
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kX64));
  Masm masm(host & options.cpu);
  masm.attach(code);
  CompiledRange range;
  Emitter<Masm> emitter(masm, blob, module, options, range.chunk);
  binary::Walker<Emitter<Masm>> walker(blob, module, features);
  for (uint32_t i = first; i < last; ++i) {
    const FuncIndex func{module.num_imported_funcs + i};
    emitter.prepare(module.bodies[i]);
    auto walked = walker.walk(func, module.bodies[i], emitter);
    if (!walked.ok()) return std::move(walked).take_error();
  }
  asmjit::Error error = code.flatten();
  if (error == asmjit::kErrorOk) error = code.resolveUnresolvedLinks();
  // Jump tables hold distances between labels, which asmjit writes with the base address.
  if (error == asmjit::kErrorOk) error = code.relocateToBase(0);
  if (masm.failed() || error != asmjit::kErrorOk || code.hasUnresolvedLinks()) {
    return Error{.kind = ErrorKind::limit, .message = "code generation failed (code too large?)"};
  }
  const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
  range.bytes.assign(buffer.data(), buffer.data() + buffer.size());
  return range;
}

void patch_call(uint8_t* image, uint32_t return_offset, uint32_t target) {
  const uint32_t distance = target - return_offset;
  for (unsigned i = 0; i < 4; ++i) {
    image[return_offset - 4 + i] = static_cast<uint8_t>(distance >> (8 * i));
  }
}

}  // namespace tenon::jit::x64
