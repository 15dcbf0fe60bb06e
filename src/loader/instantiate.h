// Instantiation. The instance is in its store before anything can fail, since what active segments
// have written to tables and memories of others stays. Spec: 3.0, section 4.5.4.
#pragma once

#include <optional>
#include <string>

#include "loader/linker.h"

namespace tenon::loader {

struct Instantiated {
  runtime::Instance* instance = nullptr;  // the store's
  // Why an active segment or the start function trapped; the instance is then not to be used.
  std::optional<runtime::Trap> trap;
};

// Errors: link (`unknown import`, `incompatible import type`), limit, unsupported.
Result<Instantiated> instantiate(runtime::Store& store, const Module& module,
                                 const Linker& linker);

}  // namespace tenon::loader
