// `tenon wast`: runs scripts of the official test suite.
#include "script/wast.h"
#include "cli/commands.h"

namespace tenon::cli {

int wast(const Options& options) {
  return script::run_files(options.files, {.engine = options.engine,
                                           .store = options.store,
                                           .static_only = options.static_only,
                                           .linking_habits = options.linking_habits});
}

}  // namespace tenon::cli
