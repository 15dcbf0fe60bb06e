#include "runtime/table.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace tenon::runtime {
namespace {

// More elements than this have no bytes to be in.
constexpr uint64_t kMostElements = uint64_t{1} << 40;

}  // namespace

Result<std::unique_ptr<Table>> Table::make(const TableType& type, uint64_t init, Budget& elements) {
  std::unique_ptr<Table> table(new Table(type, elements));
  if (table->grow(type.limits.min, init) != 0) {
    return Error{ErrorKind::limit, "table of " + std::to_string(type.limits.min) +
                                       " elements is larger than the limit"};
  }
  return table;
}

Table::~Table() {
  elements_->give_back(def_.length);
  std::free(def_.elements);
}

uint64_t Table::grow(uint64_t delta, uint64_t init) {
  const uint64_t old = def_.length;
  uint64_t most = type_.limits.is_64 ? kMostElements : ~uint32_t{0};
  if (type_.limits.has_max) most = std::min(most, type_.limits.max);
  if (delta > most || old > most - delta) return ~uint64_t{0};
  if (delta == 0) return old;
  if (!elements_->take(delta)) return ~uint64_t{0};
  // A new table of null takes memory only where it is written: declared sizes are cheap.
  const bool is_lazy = def_.elements == nullptr && init == 0;
  void* const moved = is_lazy ? std::calloc(delta, sizeof(uint64_t))
                              : std::realloc(def_.elements, (old + delta) * sizeof(uint64_t));
  if (moved == nullptr) {
    elements_->give_back(delta);
    return ~uint64_t{0};
  }
  def_.elements = static_cast<uint64_t*>(moved);
  if (!is_lazy) std::fill_n(def_.elements + old, delta, init);
  def_.length = old + delta;
  return old;
}

}  // namespace tenon::runtime
