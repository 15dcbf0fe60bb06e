// `tenon compile`: everything but running. Prints what each operator became, or how
// much code there is.
#include <chrono>
#include <cinttypes>
#include <cstdio>

#include "binary/decode.h"
#include "cli/commands.h"
#include "jit/compiler.h"

namespace tenon::cli {
namespace {

Result<void> compile_one(const Options& options, const std::string& file) {
  const auto start = std::chrono::steady_clock::now();
  TENON_ASSIGN(auto bytes, read_module(file));
  TENON_ASSIGN(const auto blob, binary::decode_blob(std::move(bytes), options.engine.features));
  uint64_t functions = 0;
  uint64_t wasm_bytes = 0;
  uint64_t code_bytes = 0;
  for (const model::Module& module : blob->modules) {
    TENON_ASSIGN(const abi::CodeObject code,
                 jit::compile_module(*blob, module, options.engine.features, options.engine.compile,
                                     jit::host_target()));
    functions += module.bodies.size();
    for (const model::Body& body : module.bodies) wasm_bytes += body.bytes.size();
    code_bytes += code.bytes.size();
    if (options.emit_asm) {
      TENON_ASSIGN(const std::string listing,
                   jit::list_module(*blob, module, options.engine.features, options.engine.compile,
                                    jit::host_target()));
      std::fputs(listing.c_str(), stdout);
    }
  }
  if (options.stats) {
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%s%s: %" PRIu64 " functions, %" PRIu64 " bytes of wasm, %" PRIu64
                " bytes of code, %.1f ms\n",
                options.emit_asm ? "; " : "", file.c_str(), functions, wasm_bytes, code_bytes,
                took.count());
  }
  return {};
}

}  // namespace

int compile(const Options& options) {
  int status = 0;
  for (const std::string& file : options.files) {
    const auto result = compile_one(options, file);
    if (result.ok()) continue;
    report("failed to compile `" + file + "`", result.error());
    status = 1;
  }
  return status;
}

}  // namespace tenon::cli
