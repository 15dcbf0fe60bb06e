// The host module `spectest` that scripts may import: globals, tables, a memory, and print
// functions, which print nothing. Spec's interpreter/README.md, "Spectest host module".
#pragma once

#include "loader/linker.h"

namespace tenon::script {

// Defines `spectest` in `linker`; what it defines lives in `store`. Errors: limit.
Result<void> define_spectest(loader::Engine& engine, runtime::Store& store,
                             loader::Linker& linker);

}  // namespace tenon::script
