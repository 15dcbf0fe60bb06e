// Access to the guest's memory: every pointer that a guest passes goes through Guest::span, which
// checks its bounds, its alignment and the overflow of count × size. What it returns stays valid
// for the call only. Values are little-endian, as the host is.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "wasi/errno.h"
#include "wasi/wasi.h"

namespace tenon::wasi {

static_assert(std::endian::native == std::endian::little);

class Guest {
 public:
  explicit Guest(GuestMemory memory) : memory_(memory) {}

  // `count` elements of `size` bytes at `pointer`; fault if they are not all in memory or not
  // aligned. An empty span must lie within memory or at its end.
  Errno span(uint32_t pointer, uint64_t count, uint64_t size, uint32_t align, uint8_t*& out) const {
    uint64_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) return Errno::fault;
    if (pointer > memory_.size || bytes > memory_.size - pointer) return Errno::fault;
    if (pointer % align != 0) return Errno::fault;
    out = memory_.base + pointer;
    return Errno::success;
  }

  // Checks that a value of T could be stored, before a call has effects.
  template <class T>
  Errno check(uint32_t pointer) const {
    uint8_t* at = nullptr;
    return span(pointer, 1, sizeof(T), alignof(T), at);
  }

  template <class T>
  Errno store(uint32_t pointer, T value) const {
    uint8_t* at = nullptr;
    WASI_TRY(span(pointer, 1, sizeof(T), alignof(T), at));
    std::memcpy(at, &value, sizeof(T));
    return Errno::success;
  }

  // A copy of a path: UTF-8 without NUL, shorter than PATH_MAX.
  Errno path(uint32_t pointer, uint32_t length, std::string& out) const;

 private:
  GuestMemory memory_;
};

// Reads or writes a field of a structure whose span was checked.
template <class T>
T load_field(const uint8_t* base, uint64_t offset) {
  T value;
  std::memcpy(&value, base + offset, sizeof(T));
  return value;
}
template <class T>
void store_field(uint8_t* base, uint64_t offset, T value) {
  std::memcpy(base + offset, &value, sizeof(T));
}

}  // namespace tenon::wasi
