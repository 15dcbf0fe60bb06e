#include "jit/image.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "support/pages.h"

namespace tenon::jit {
namespace {

constexpr uint64_t kAlignment = 16;
constexpr uint64_t kMaxImage = uint64_t{1} << 31;

constexpr uint64_t align(uint64_t offset, uint64_t to) { return (offset + to - 1) & ~(to - 1); }
constexpr uint64_t distance(uint64_t a, uint64_t b) { return a < b ? b - a : a - b; }

}  // namespace

ImageBuilder::ImageBuilder(size_t ranges, size_t functions, size_t wasm_bytes,
                           const CallForm& form)
    : form_(form), waiting_(ranges) {
  // Rarely less than what is needed; memory that is not touched costs nothing.
  object_.bytes.reserve(2 * wasm_bytes);
  object_.sites.reserve(wasm_bytes / 2);
  object_.functions.reserve(functions);
}

void ImageBuilder::add(size_t index, CompiledRange& range) {
  const std::lock_guard lock(mutex_);
  if (index != next_) {
    waiting_[index] = std::exchange(range, {});
    return;
  }
  append(range);
  for (++next_; next_ < waiting_.size() && waiting_[next_]; ++next_) {
    append(*waiting_[next_]);
    waiting_[next_].reset();
  }
}

void ImageBuilder::append(CompiledRange& range) {
  std::vector<uint8_t>& bytes = object_.bytes;
  const uint64_t base = align(bytes.size(), kAlignment);
  too_large_ |= base + range.bytes.size() >= kMaxImage;
  if (too_large_) return;
  if (form_.veneer_bytes != 0) {
    // A group is small enough for each of its calls to reach its island.
    if (groups_.empty() || base + range.bytes.size() - groups_.back().begin > form_.reach / 4) {
      groups_.push_back({.begin = base, .end = base, .first_fixup = fixups_.size(),
                         .last_fixup = fixups_.size(), .veneers = {}});
    }
    groups_.back().end = base + range.bytes.size();
    groups_.back().last_fixup += range.chunk.fixups.size();
  }
  bytes.resize(base);
  if (base + range.bytes.size() <= bytes.capacity()) {
    support::populate(bytes.data() + base, range.bytes.size());
  }
  bytes.insert(bytes.end(), range.bytes.begin(), range.bytes.end());
  const auto by = static_cast<uint32_t>(base);
  const uint32_t sites = object_.sites.append(range.chunk.sites);
  for (const abi::FunctionCode& code : range.chunk.functions) {
    object_.functions.push_back(code.moved(by));
    object_.functions.back().sites += sites;
  }
  for (const abi::LeavingRange leaving : range.chunk.leaving) {
    object_.leaving.push_back({leaving.begin + by, leaving.end + by});
  }
  object_.handlers.append(range.chunk.handlers, by);
  for (CallFixup fixup : range.chunk.fixups) {
    fixup.return_offset += by;
    if (form_.veneer_bytes == 0 && fixup.function < object_.functions.size()) {
      form_.patch_call(bytes.data(), fixup.return_offset, object_.functions[fixup.function].entry);
    } else {
      fixups_.push_back(fixup);
    }
  }
  range.clear();
}

// Islands move code apart, by all of them together at most: whatever might not reach then has a
// veneer. More veneers are larger islands, until nothing is added.
void ImageBuilder::place_islands() {
  for (uint64_t margin = 0;;) {
    uint64_t islands = 0;
    for (Group& group : groups_) {
      find_veneers(group, margin);
      islands += island_bytes(group) + kAlignment;
    }
    if (islands <= margin) break;
    margin = islands;
  }
  uint64_t end = 0;
  for (Group& group : groups_) {
    group.shift = align(end, kAlignment) - group.begin;
    group.island = align(group.end + group.shift, 4);
    end = group.island + island_bytes(group);
  }
}

void ImageBuilder::find_veneers(Group& group, uint64_t margin) {
  group.veneers.clear();
  for (size_t i = group.first_fixup; i < group.last_fixup; ++i) {
    const CallFixup& fixup = fixups_[i];
    const uint64_t entry = object_.functions[fixup.function].entry;
    if (distance(fixup.return_offset, entry) + margin >= form_.reach) {
      group.veneers.push_back(fixup.function);
    }
  }
  std::sort(group.veneers.begin(), group.veneers.end());
  group.veneers.erase(std::unique(group.veneers.begin(), group.veneers.end()),
                      group.veneers.end());
}

// Moves the groups to their places, and all that tells an offset with them.
void ImageBuilder::make_way() {
  std::vector<uint8_t>& bytes = object_.bytes;
  bytes.resize(static_cast<size_t>(groups_.back().island + island_bytes(groups_.back())));
  for (size_t i = groups_.size(); i-- > 0;) {
    const Group& group = groups_[i];
    const uint64_t to = group.begin + group.shift;
    std::memmove(bytes.data() + to, bytes.data() + group.begin, group.end - group.begin);
    // What is left between two groups is code that has moved on.
    const uint64_t hole = i == 0 ? 0 : groups_[i - 1].end + groups_[i - 1].shift;
    std::fill(bytes.begin() + static_cast<ptrdiff_t>(hole),
              bytes.begin() + static_cast<ptrdiff_t>(to), uint8_t{0});
  }
  // Offsets come in ascending order, but for a function's own, which end in one group.
  const auto mover = [this] {
    return [this, i = size_t{0}](uint32_t offset) mutable {
      while (offset > groups_[i].end) ++i;
      return offset + static_cast<uint32_t>(groups_[i].shift);
    };
  };
  auto end_of_function = mover();
  for (abi::FunctionCode& code : object_.functions) {
    code = code.moved(end_of_function(code.end) - code.end);
  }
  auto end_of_leaving = mover();
  for (abi::LeavingRange& leaving : object_.leaving) {
    const uint32_t shift = end_of_leaving(leaving.end) - leaving.end;
    leaving = {leaving.begin + shift, leaving.end + shift};
  }
  object_.handlers.move([this](uint32_t offset) {
    const auto group = std::lower_bound(
        groups_.begin(), groups_.end(), offset,
        [](const Group& each, uint32_t wanted) { return each.end < wanted; });
    return offset + static_cast<uint32_t>(group->shift);
  });
  for (const Group& group : groups_) {
    for (size_t i = group.first_fixup; i < group.last_fixup; ++i) {
      fixups_[i].return_offset += static_cast<uint32_t>(group.shift);
    }
  }
}

// Where the group's veneer to `function` is, if it has one.
std::optional<uint64_t> ImageBuilder::veneer(const Group& group, uint32_t function) const {
  const auto found = std::lower_bound(group.veneers.begin(), group.veneers.end(), function);
  if (found == group.veneers.end() || *found != function) return std::nullopt;
  return group.island +
         uint64_t{form_.veneer_bytes} * static_cast<uint64_t>(found - group.veneers.begin());
}

// False where a call reaches neither its function nor a veneer.
bool ImageBuilder::patch() {
  uint8_t* const image = object_.bytes.data();
  const Group* group = groups_.data();
  for (const Group& island : groups_) {
    for (const uint32_t function : island.veneers) {
      form_.write_veneer(image, static_cast<uint32_t>(*veneer(island, function)),
                         object_.functions[function].entry);
    }
  }
  for (size_t i = 0; i < fixups_.size(); ++i) {
    const CallFixup& fixup = fixups_[i];
    uint64_t to = object_.functions[fixup.function].entry;
    if (distance(fixup.return_offset, to) >= form_.reach) {
      if (groups_.empty()) return false;
      while (i >= group->last_fixup) ++group;
      to = veneer(*group, fixup.function).value_or(to);
      if (distance(fixup.return_offset, to) >= form_.reach) return false;
    }
    form_.patch_call(image, fixup.return_offset, static_cast<uint32_t>(to));
  }
  return true;
}

Result<abi::CodeObject> ImageBuilder::finish() {
  assert(next_ == waiting_.size());
  if (!groups_.empty() && object_.bytes.size() > form_.reach) {
    place_islands();
    too_large_ |= groups_.back().island + island_bytes(groups_.back()) >= kMaxImage;
    if (!too_large_) make_way();
  }
  if (too_large_) {
    return Error{.kind = ErrorKind::limit, .message = "machine code exceeds 2 GiB"};
  }
  if (!patch()) {
    return Error{.kind = ErrorKind::limit, .message = "a call does not reach (code too large?)"};
  }
  return std::move(object_);
}

}  // namespace tenon::jit
