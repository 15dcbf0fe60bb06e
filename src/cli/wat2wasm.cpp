// `tenon wat2wasm`: the text format as binary.
#include "cli/commands.h"

namespace tenon::cli {
namespace {

// The file beside `path` with the ending .wasm.
std::string output_beside(const std::string& path) {
  if (path == "-") return "-";
  return (path.ends_with(".wat") ? path.substr(0, path.size() - 4) : path) + ".wasm";
}

}  // namespace

int wat2wasm(const Options& options) {
  const std::string& file = options.files[0];
  const std::string output = options.output.empty() ? output_beside(file) : options.output;
  const auto result = [&]() -> Result<void> {
    TENON_ASSIGN(const auto bytes, read_module(file));
    return write_file(output, bytes);
  }();
  if (result.ok()) return 0;
  report("failed to translate `" + file + "`", result.error());
  return 1;
}

}  // namespace tenon::cli
