// The machine code of a blob's modules. Large modules are compiled one after another, each on all
// threads; small ones, which a blob of module linking may have many of, next to each other.
#pragma once

#include <vector>

#include "abi/code_object.h"
#include "model/features.h"
#include "model/module.h"
#include "tenon/result.h"

namespace tenon::loader {

// One object for each module, in their order: the same whatever the number of threads. Errors: those
// of the first module that has one, with its place in the blob; malformed, invalid, unsupported,
// limit. `blob` is only read.
Result<std::vector<abi::CodeObject>> compile_blob(const model::Blob& blob,
                                                  const model::Features& features,
                                                  const abi::CompileOptions& options);

}  // namespace tenon::loader
