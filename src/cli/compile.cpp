// `tenon compile`: everything but running. Prints the machine code or how much there is of it.
#include <chrono>
#include <cinttypes>
#include <cstdio>

#include "binary/decode.h"
#include "cli/commands.h"
#include "jit/compiler.h"
#include "support/utf8.h"

namespace tenon::cli {
namespace {

void print_label(const model::Module& module, uint32_t func) {
  const std::string name = support::printable(module.names.function(func));
  std::printf("func_%" PRIu32 ":%s%s\n", func, name.empty() ? "" : "  # ", name.c_str());
}

// The code as bytes with a label for each function: `as` takes it, and then objdump shows it.
void print_code(const model::Module& module, const abi::CodeObject& code) {
  constexpr size_t kPerLine = 16;
  size_t at = 0;
  const auto print_until = [&](size_t end) {
    while (at < end) {
      const size_t line_end = std::min(end, at + kPerLine);
      std::printf("    .byte ");
      for (const char* separator = ""; at < line_end; ++at, separator = ", ") {
        std::printf("%s0x%02x", separator, code.bytes[at]);
      }
      std::printf("\n");
    }
  };
  std::printf("    .text\n");
  for (size_t i = 0; i < code.functions.size(); ++i) {
    print_until(std::min(code.functions[i].foreign_entry, code.functions[i].entry));
    print_label(module, module.num_imported_funcs + static_cast<uint32_t>(i));
    print_until(code.functions[i].end);
  }
  print_until(code.bytes.size());
}

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
    if (options.emit_asm) print_code(module, code);
  }
  if (options.stats) {
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%s%s: %" PRIu64 " functions, %" PRIu64 " bytes of wasm, %" PRIu64
                " bytes of code, %.1f ms\n",
                options.emit_asm ? "# " : "", file.c_str(), functions, wasm_bytes, code_bytes,
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
