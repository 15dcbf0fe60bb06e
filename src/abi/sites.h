// The places in a function's code that the runtime may ask for, in a few bytes each: there is one for
// every access to memory and every call. What is kept is a site's distance from the one before, so
// that a function's sites stay what they are where its code moves.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "abi/traps.h"

namespace tenon::abi {

// Why a pc is recorded.
enum class SiteKind : uint8_t {
  call,         // a return address: for backtraces
  trap,         // a return address after a call of trap_exit: the site's trap
  memory_fault, // an instruction that traps with `code` when it faults in a memory's guard
  null_fault,   // an instruction that traps with `code` when it faults in page 0
};

struct Site {
  uint32_t pc;           // offset in the code image
  uint32_t wasm_offset;  // offset in the module's file
  SiteKind kind;
  TrapCode code;
};

// The sites of functions that follow each other.
class SiteList {
 public:
  // Begins the sites of a function whose code begins at `pc`; returns where they are in the list.
  uint32_t begin_function(uint32_t pc) {
    last_pc_ = pc;
    last_offset_ = 0;
    return static_cast<uint32_t>(size_);
  }
  // REQUIRES: no site of the function so far has a larger pc.
  void add(const Site& site) {
    make_room(kLongest, kSlack);
    uint8_t* const begin = bytes_.data() + size_;
    const auto what = static_cast<uint8_t>(static_cast<unsigned>(site.kind) |
                                           static_cast<unsigned>(site.code) << 2);
    const uint32_t pc_ahead = site.pc - last_pc_;
    // Offsets ascend as well, but for those of the traps at a function's end.
    const auto ahead = static_cast<int32_t>(site.wasm_offset - last_offset_);
    const uint32_t offset_ahead = static_cast<uint32_t>(ahead) << 1 ^ static_cast<uint32_t>(ahead >> 31);
    last_pc_ = site.pc;
    last_offset_ = site.wasm_offset;
    begin[0] = what;
    if ((pc_ahead | offset_ahead) < 0x80) [[likely]] {
      begin[1] = static_cast<uint8_t>(pc_ahead);
      begin[2] = static_cast<uint8_t>(offset_ahead);
      size_ += 3;
    } else {
      size_ += static_cast<size_t>(put(put(begin + 1, pc_ahead), offset_ahead) - begin);
    }
  }
  // Puts another list's functions behind its own; returns where they are.
  uint32_t append(const SiteList& other);
  void reserve(size_t bytes) { bytes_.reserve(bytes); }
  void clear() { size_ = 0; }
  uint32_t size() const { return static_cast<uint32_t>(size_); }

  // The sites of one function in their order. Async-signal-safe.
  class Cursor {
   public:
    Cursor(const uint8_t* begin, const uint8_t* end, uint32_t pc) : p_(begin), end_(end), pc_(pc) {}
    std::optional<Site> next();

   private:
    uint32_t take();

    const uint8_t* p_;
    const uint8_t* end_;
    uint32_t pc_;
    uint32_t offset_ = 0;
  };
  // Of the function whose sites are from `begin` to `end` of the list and whose code begins at `pc`.
  Cursor from(uint32_t begin, uint32_t end, uint32_t pc) const {
    return {bytes_.data() + begin, bytes_.data() + end, pc};
  }

 private:
  static constexpr size_t kLongest = 11;
  static constexpr size_t kSlack = 4096;
  static_assert(static_cast<unsigned>(TrapCode::count_) <= 64);

  void make_room(size_t bytes, size_t slack) {
    if (bytes_.size() - size_ < bytes) [[unlikely]] bytes_.resize(size_ + bytes + slack);
  }
  static uint8_t* put(uint8_t* p, uint32_t value) {  // LEB128
    for (; value >= 0x80; value >>= 7) *p++ = static_cast<uint8_t>(value | 0x80);
    *p++ = static_cast<uint8_t>(value);
    return p;
  }

  std::vector<uint8_t> bytes_;  // the first size_ of them
  size_t size_ = 0;
  uint32_t last_pc_ = 0;
  uint32_t last_offset_ = 0;
};

}  // namespace tenon::abi
