// Instantiation. Instances nested in a module are made when their turn comes, complete with their
// start functions, before the module's own items. Nothing recurses, however deep they nest, and each
// is counted against the store's limits before it is made. The instance is in its store before anything can fail, since what active segments
// have written to tables and memories of others stays. Spec: 3.0, section 4.5.4.
#pragma once

#include <optional>
#include <string>

#include "loader/resolve.h"

namespace tenon::loader {

struct Instantiated {
  runtime::Instance* instance = nullptr;  // the store's
  // Why an active segment or a start function trapped, its own or that of an instance nested in it;
  // the instance is then not to be used, but what has been written elsewhere stays.
  std::optional<runtime::Trap> trap;
};

// Errors: link (`unknown import`, `incompatible import type`), limit, unsupported.
Result<Instantiated> instantiate(runtime::Store& store, const Module& module,
                                 const Linker& linker);
// With imports that are found and checked. Errors: limit, unsupported.
Result<Instantiated> instantiate(runtime::Store& store, const Module& module,
                                 ResolvedImports imports);

}  // namespace tenon::loader
