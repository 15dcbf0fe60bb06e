#include "jit/image.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace tenon::jit {
namespace {

constexpr uint64_t kAlignment = 16;

constexpr uint64_t align(uint64_t offset) { return (offset + kAlignment - 1) & ~(kAlignment - 1); }
constexpr uint64_t distance(uint64_t a, uint64_t b) { return a < b ? b - a : a - b; }

// Ranges that follow each other and the island behind them, which serves their calls.
struct Group {
  size_t first;
  size_t last;
  uint64_t island = 0;             // its offset
  std::vector<uint32_t> veneers;  // the functions that they lead to, ascending
};

class Joiner {
 public:
  Joiner(std::span<CompiledRange> ranges, const CallForm& form)
      : ranges_(ranges), form_(form), bases_(ranges.size()) {
    for (size_t i = 0; i < ranges.size(); ++i) {
      for (size_t k = 0; k < ranges[i].chunk.functions.size(); ++k) places_.push_back({i, k});
    }
  }

  Result<abi::CodeObject> join() {
    split();
    uint64_t total = place();
    if (form_.veneer_bytes != 0 && total > form_.reach) total = place_with_veneers();
    if (total >= uint64_t{1} << 31) {
      return Error{.kind = ErrorKind::limit, .message = "machine code exceeds 2 GiB"};
    }
    abi::CodeObject object;
    object.bytes.reserve(static_cast<size_t>(total));
    object.functions.reserve(places_.size());
    size_t sites = 0;
    for (const CompiledRange& range : ranges_) sites += range.chunk.sites.size();
    object.sites.reserve(sites);
    for (const Group& group : groups_) {
      for (size_t i = group.first; i < group.last; ++i) append(object, i);
      object.bytes.resize(static_cast<size_t>(group.island + island_bytes(group)));
    }
    if (!patch(object)) {
      return Error{.kind = ErrorKind::limit, .message = "a call does not reach (code too large?)"};
    }
    return object;
  }

 private:
  struct Place {
    size_t range;
    size_t index;
  };

  uint64_t island_bytes(const Group& group) const {
    return uint64_t{form_.veneer_bytes} * group.veneers.size();
  }
  uint64_t entry(uint32_t function) const {
    const Place& place = places_[function];
    return bases_[place.range] + ranges_[place.range].chunk.functions[place.index].entry;
  }

  // A group is small enough for each of its calls to reach its island.
  void split() {
    uint64_t bytes = 0;
    for (size_t i = 0; i < ranges_.size(); ++i) {
      if (groups_.empty() || bytes + ranges_[i].bytes.size() > form_.reach / 4) {
        groups_.push_back({.first = i, .last = i, .island = 0, .veneers = {}});
        bytes = 0;
      }
      groups_.back().last = i + 1;
      bytes += ranges_[i].bytes.size() + kAlignment;
    }
  }

  // Gives every range and island its place; returns the size of all.
  uint64_t place() {
    uint64_t offset = 0;
    for (Group& group : groups_) {
      for (size_t i = group.first; i < group.last; ++i) {
        bases_[i] = align(offset);
        offset = bases_[i] + ranges_[i].bytes.size();
      }
      group.island = form_.veneer_bytes != 0 ? (offset + 3) & ~uint64_t{3} : offset;
      offset = group.island + island_bytes(group);
    }
    return offset;
  }

  // Islands move code apart, by all of them together at most: whatever might not reach then has a
  // veneer. More veneers are larger islands, until nothing is added.
  uint64_t place_with_veneers() {
    uint64_t margin = 0;
    while (true) {
      uint64_t islands = 0;
      for (Group& group : groups_) {
        find_veneers(group, margin);
        islands += island_bytes(group) + kAlignment;
      }
      if (islands <= margin) return place();
      margin = islands;
    }
  }

  void find_veneers(Group& group, uint64_t margin) {
    group.veneers.clear();
    for (size_t i = group.first; i < group.last; ++i) {
      for (const CallFixup& fixup : ranges_[i].chunk.fixups) {
        const uint64_t from = bases_[i] + fixup.return_offset;
        if (distance(from, entry(fixup.function)) + margin >= form_.reach) {
          group.veneers.push_back(fixup.function);
        }
      }
    }
    std::sort(group.veneers.begin(), group.veneers.end());
    group.veneers.erase(std::unique(group.veneers.begin(), group.veneers.end()),
                        group.veneers.end());
  }

  void append(abi::CodeObject& object, size_t index) const {
    CompiledRange& range = ranges_[index];
    const auto base = static_cast<uint32_t>(bases_[index]);
    object.bytes.resize(base);
    object.bytes.insert(object.bytes.end(), range.bytes.begin(), range.bytes.end());
    range.bytes = {};
    for (const abi::FunctionCode& code : range.chunk.functions) {
      object.functions.push_back({code.foreign_entry + base, code.entry + base, code.body + base,
                                  code.epilogue + base, code.end + base});
    }
    for (const abi::LeavingRange leaving : range.chunk.leaving) {
      object.leaving.push_back({leaving.begin + base, leaving.end + base});
    }
    for (abi::Site site : range.chunk.sites) {
      site.pc += base;
      object.sites.push_back(site);
    }
    range.chunk.sites = {};
  }

  // Where the group's veneer to `function` is, if it has one.
  std::optional<uint64_t> veneer(const Group& group, uint32_t function) const {
    const auto found = std::lower_bound(group.veneers.begin(), group.veneers.end(), function);
    if (found == group.veneers.end() || *found != function) return std::nullopt;
    return group.island +
           uint64_t{form_.veneer_bytes} * static_cast<uint64_t>(found - group.veneers.begin());
  }

  // False where a call reaches neither its function nor a veneer.
  bool patch(abi::CodeObject& object) const {
    uint8_t* const image = object.bytes.data();
    for (const Group& group : groups_) {
      for (const uint32_t function : group.veneers) {
        form_.write_veneer(image, static_cast<uint32_t>(*veneer(group, function)),
                           static_cast<uint32_t>(entry(function)));
      }
      for (size_t i = group.first; i < group.last; ++i) {
        for (const CallFixup& fixup : ranges_[i].chunk.fixups) {
          const uint64_t from = bases_[i] + fixup.return_offset;
          uint64_t to = entry(fixup.function);
          if (distance(from, to) >= form_.reach) to = veneer(group, fixup.function).value_or(to);
          if (distance(from, to) >= form_.reach) return false;
          form_.patch_call(image, static_cast<uint32_t>(from), static_cast<uint32_t>(to));
        }
      }
    }
    return true;
  }

  std::span<CompiledRange> ranges_;
  const CallForm& form_;
  std::vector<uint64_t> bases_;  // of the ranges
  std::vector<Place> places_;    // of the functions
  std::vector<Group> groups_;
};

}  // namespace

Result<abi::CodeObject> join_ranges(std::span<CompiledRange> ranges, const CallForm& form) {
  return Joiner(ranges, form).join();
}

}  // namespace tenon::jit
