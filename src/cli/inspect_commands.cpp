// `tenon validate` and `tenon compile`: everything but running.
#include <chrono>
#include <cstdio>

#include "binary/decode.h"
#include "binary/walker.h"
#include "cli/commands.h"
#include "jit/compiler.h"

namespace tenon::cli {
namespace {

Result<std::unique_ptr<model::Blob>> decode(const Options& options, const std::string& file) {
  TENON_ASSIGN(auto bytes, read_module(file));
  return binary::decode_blob(std::move(bytes), options.engine.features);
}

Result<void> compile_one(const Options& options, const std::string& file) {
  const auto start = std::chrono::steady_clock::now();
  TENON_ASSIGN(const auto blob, decode(options, file));
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
  }
  if (options.stats) {
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%s: %llu functions, %llu bytes of wasm, %llu bytes of code, %.1f ms\n", file.c_str(),
                static_cast<unsigned long long>(functions), static_cast<unsigned long long>(wasm_bytes),
                static_cast<unsigned long long>(code_bytes), took.count());
  }
  return {};
}

}  // namespace

int validate(const Options& options) {
  int status = 0;
  for (const std::string& file : options.files) {
    const auto result = [&]() -> Result<void> {
      TENON_ASSIGN(const auto blob, decode(options, file));
      return binary::validate_bodies(*blob, options.engine.features);
    }();
    if (result.ok()) continue;
    report("failed to validate `" + file + "`", result.error());
    status = 1;
  }
  return status;
}

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
