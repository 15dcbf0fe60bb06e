// `tenon print`: a module as text.
#include "text/print.h"

#include "cli/commands.h"

namespace tenon::cli {

int print(const Options& options) {
  const std::string& file = options.files[0];
  const auto result = [&]() -> Result<void> {
    TENON_ASSIGN(const auto bytes, read_module(file));
    TENON_ASSIGN(const std::string text, text::print_module(bytes));
    const std::span chars(reinterpret_cast<const uint8_t*>(text.data()), text.size());
    return write_file(options.output.empty() ? "-" : options.output, chars);
  }();
  if (result.ok()) return 0;
  report("failed to print `" + file + "`", result.error());
  return 1;
}

}  // namespace tenon::cli
