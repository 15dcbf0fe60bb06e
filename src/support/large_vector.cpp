#include "support/large_vector.h"

#include <sys/mman.h>

#include <cstdint>

namespace tenon::support {

void advise_huge_pages(const void* data, size_t size) {
  constexpr uintptr_t kHugePage = uintptr_t{2} << 20;
  const uintptr_t begin = (reinterpret_cast<uintptr_t>(data) + kHugePage - 1) & ~(kHugePage - 1);
  const uintptr_t end = (reinterpret_cast<uintptr_t>(data) + size) & ~(kHugePage - 1);
  // Below a few of them the call costs more than it saves.
  if (end > begin && end - begin >= 2 * kHugePage) {
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
  }
}

}  // namespace tenon::support
