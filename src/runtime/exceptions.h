// Exceptions that no handler takes, for people to read.
#pragma once

#include "runtime/store.h"
#include "runtime/trap.h"

namespace tenon::runtime {

// What the store's heap is throwing, as the failure of a call. The message has the values, and the
// tag's name where it is exported by one or the name section has one.
Trap uncaught_exception(Store& store);

}  // namespace tenon::runtime
