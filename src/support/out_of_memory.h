// The end of memory, for what allocates without `operator new`.
#pragma once

#include <new>

namespace tenon::support {

// Does what `operator new` does when there is no memory: calls the new-handler of the program, which
// is the command line's one message and exit status; else throws std::bad_alloc.
[[noreturn]] inline void out_of_memory() {
  if (const std::new_handler handler = std::get_new_handler()) handler();
  throw std::bad_alloc();
}

}  // namespace tenon::support
