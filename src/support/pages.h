// Memory that is about to be written from its begin to its end.
#pragma once

#include <cstddef>

namespace tenon::support {

// Asks the system for all pages from `begin` on at once: one by one, as they are first written, they
// take about twice the time. Only a hint, and none for less than a few pages.
void populate(void* begin, size_t bytes);

}  // namespace tenon::support
