// Decodes a binary into a model::Blob and validates everything but the function bodies, which the
// walker does. Spec: 3.0, sections 5.5 (Modules) and 3.5 (Modules).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/features.h"
#include "model/module.h"
#include "tenon/result.h"

namespace tenon::binary {

// True where the bytes begin a component: a layer-1 binary, which is no module.
bool is_component(std::span<const uint8_t> bytes);

// Decodes `bytes`, which the blob then owns. Errors: malformed, invalid, limit, or unsupported, with
// the offset. Counts in the input are never trusted: memory use is bounded by its size.
Result<std::unique_ptr<model::Blob>> decode_blob(std::vector<uint8_t> bytes,
                                                 const model::Features& features);

}  // namespace tenon::binary
