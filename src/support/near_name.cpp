#include "support/near_name.h"

#include <algorithm>
#include <vector>

#include "support/utf8.h"

namespace tenon::support {
namespace {

// How many letters must be changed, put in, taken out or swapped with their neighbour to make `b`
// of `a` (optimal string alignment), in time and space of the product of their lengths.
size_t edit_distance(std::string_view a, std::string_view b) {
  const size_t width = b.size() + 1;
  std::vector<size_t> costs((a.size() + 1) * width);
  const auto at = [&](size_t i, size_t j) -> size_t& { return costs[i * width + j]; };
  for (size_t i = 0; i <= a.size(); ++i) at(i, 0) = i;
  for (size_t j = 0; j <= b.size(); ++j) at(0, j) = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t changed = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(a.size(), b.size());
}

}  // namespace

void NearName::offer(std::string_view candidate) {
  constexpr size_t kLongest = 100;  // names come from untrusted files
  if (candidate.empty() || candidate.size() > kLongest || wanted_.size() > kLongest) return;
  const size_t distance = edit_distance(wanted_, candidate);
  if (distance >= distance_ || distance > std::max(wanted_.size(), candidate.size()) / 3) return;
  distance_ = distance;
  found_ = candidate;
}

std::string NearName::suggestion() const {
  return found_.empty() ? "" : " (did you mean `" + printable(found_) + "`?)";
}

}  // namespace tenon::support
