// Finds where an exception that is thrown is caught, within one activation. Spec: 3.0,
// section 4.6.10.
#pragma once

#include <optional>

#include "abi/trampolines.h"
#include "runtime/heap.h"
#include "runtime/trampolines.h"

namespace tenon::runtime {

// Looks for the innermost handler of what `heap` is throwing, from the call outwards that `state`
// has failed in. Returns nothing where it is caught: then its values are in their places, and
// `state` is where to go on. Else why not: exception, where no handler of the activation takes it;
// interrupt, where one came meanwhile; heap_exhausted, where a reference was wanted. Takes time for
// each frame and for each clause that is tried.
std::optional<abi::TrapCode> unwind(const Trampolines& trampolines, Heap& heap,
                                    abi::UnwindState& state);

}  // namespace tenon::runtime
