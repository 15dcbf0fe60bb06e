// One operator of a body as text, for listings. Indices stay numbers; immediates of proposals that
// are not compiled yet are left out.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model/features.h"
#include "model/module.h"

namespace tenon::binary {

// `bytes` begin at the operator's opcode. Returns "" where there is none.
std::string op_text(const model::Module& module, const model::Features& features,
                    std::span<const uint8_t> bytes);

}  // namespace tenon::binary
