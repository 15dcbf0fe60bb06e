// The imports of an outermost module, found in a linker and checked against their types. What is
// nested was checked when its blob was validated. Spec: 3.0, section 4.5.4; module linking, linker.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loader/linker.h"

namespace tenon::loader {

struct ResolvedImports {
  std::vector<Extern> items;  // by position in model::Module::imports
  // The instances that two-level imports are fields of, where the module has linking.
  std::vector<std::pair<std::string_view, const InstanceValue*>> implicit;
};

// An import called `n` is what the linker has by that one name; else, if an instance is wanted, an
// instance put together of the definitions (n, field), one for each export of the wanted type.
// Errors: link (`unknown import`, `incompatible import type`), with the import's offset; the context
// has lines for the reader: who needs it, and the types.
Result<ResolvedImports> resolve_imports(runtime::Store& store, const Module& module,
                                        const Linker& linker);

// What will have a definition in time.
struct Awaited {
  std::function<bool(const model::Import& import)> has;
  std::vector<std::string> names;  // those that imports are looked up by, for messages
};

// Whether everything that a module of `blob` imports has a definition or is awaited, which needs no
// more of it than that it is decoded. `name` is what messages call the module. Errors: link (`unknown
// import`), as above; a line of the context has the others that are unknown.
Result<void> check_import_names(const model::Blob& blob, const model::Module& module,
                                const std::string& name, const Linker& linker,
                                const Awaited& awaited = {});

// Defines the functions that `module` imports and `linker` lacks, so that a call of one traps.
void define_unknown_functions(Engine& engine, const Module& module, Linker& linker);

}  // namespace tenon::loader
