// `tenon validate`: decodes and validates, and says nothing where all is well.
#include "binary/decode.h"
#include "binary/walker.h"
#include "cli/commands.h"

namespace tenon::cli {

int validate(const Options& options) {
  int status = 0;
  for (const std::string& file : options.files) {
    const auto result = [&]() -> Result<void> {
      TENON_ASSIGN(auto bytes, read_module(file));
      TENON_ASSIGN(const auto blob, binary::decode_blob(std::move(bytes), options.engine.features));
      return binary::validate_bodies(*blob, options.engine.features);
    }();
    if (result.ok()) continue;
    report("failed to validate `" + file + "`", result.error());
    status = 1;
  }
  return status;
}

}  // namespace tenon::cli
