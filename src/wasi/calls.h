// The calls of functions.def by topic. Each answers its errno; proc_exit has its own form.
#pragma once

#include "wasi/state.h"

namespace tenon::wasi::calls {

#define WASI_FUNCTION(name, ...) Errno name(const Call& call);
#include "wasi/functions.def"
#undef WASI_FUNCTION

}  // namespace tenon::wasi::calls
