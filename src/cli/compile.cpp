// `tenon compile`: everything but running. Prints what each operator became, or how much code there
// is and what it took to make.
#include <sys/resource.h>

#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <string>

#include "binary/decode.h"
#include "cli/commands.h"
#include "jit/compiler.h"

namespace tenon::cli {
namespace {

// Wall-clock and processor time of this process, in seconds; the latter counts every thread.
struct Times {
  double wall;
  double processor;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

Times now() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now().time_since_epoch();
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

// The peak resident size in KiB, 0 when the system doesn't tell. getrusage's would count what the
// parent process had when it started this one.
uint64_t peak_resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    uint64_t kib;
    if (word == "VmHWM:" && status >> kib) return kib;
  }
  return 0;
}

struct Sizes {
  uint64_t functions = 0;
  uint64_t wasm_bytes = 0;
  uint64_t code_bytes = 0;
};

void print_stats(const std::string& file, const Sizes& sizes, const Times& start) {
  const Times end = now();
  std::printf("%s: %" PRIu64 " functions, %" PRIu64 " bytes of wasm, %" PRIu64
              " bytes of code, %.1f ms, %.1f ms of processor time, peak %" PRIu64 " KiB resident\n",
              file.c_str(), sizes.functions, sizes.wasm_bytes, sizes.code_bytes,
              1e3 * (end.wall - start.wall), 1e3 * (end.processor - start.processor),
              peak_resident_kib());
}

Result<void> compile_one(const Options& options, const std::string& file) {
  const Times start = now();
  TENON_ASSIGN(auto bytes, read_module(file));
  TENON_ASSIGN(const auto blob, binary::decode_blob(std::move(bytes), options.engine.features));
  Sizes sizes;
  for (const model::Module& module : blob->modules) {
    TENON_ASSIGN(const abi::CodeObject code,
                 jit::compile_module(*blob, module, options.engine.features, options.engine.compile,
                                     options.target));
    sizes.functions += module.bodies.size();
    for (const model::Body& body : module.bodies) sizes.wasm_bytes += body.bytes.size();
    sizes.code_bytes += code.bytes.size();
    if (options.emit_asm) {
      TENON_ASSIGN(const std::string listing,
                   jit::list_module(*blob, module, options.engine.features, options.engine.compile,
                                    options.target));
      std::fputs(listing.c_str(), stdout);
    }
  }
  if (options.stats) {
    if (options.emit_asm) std::fputs("; ", stdout);
    print_stats(file, sizes, start);
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
