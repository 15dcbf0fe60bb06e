// The kinds of parameters that preview 1's functions have, and what follows from a kind: the Wasm
// types of its words, and what a pointer points to.
// https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md#types
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace tenon::wasi {

enum class ParamKind : uint8_t {
  // One i32.
  fd,
  size,
  clockid,
  whence,
  advice,
  lookupflags,
  oflags,
  fdflags,
  fstflags,
  riflags,
  siflags,
  sdflags,
  exitcode,
  signal,
  // One i64.
  filesize,
  filedelta,
  timestamp,
  cookie,
  rights,
  // Two i32: a pointer and a count.
  path,
  ciovecs,
  iovecs,
  out_bytes,
  out_name,
  // One i32: a pointer. How much lies there is said elsewhere.
  out_pointers,
  out_strings,
  subscriptions,
  out_events,
  // One i32: a pointer to room for one value.
  out_size,
  out_fd,
  out_filesize,
  out_timestamp,
  out_fdstat,
  out_filestat,
  out_prestat,
  out_roflags,
};

constexpr bool is_i64(ParamKind kind) {
  return kind >= ParamKind::filesize && kind <= ParamKind::rights;
}

constexpr bool is_pointer(ParamKind kind) { return kind >= ParamKind::path; }

constexpr size_t word_count(ParamKind kind) {
  return kind >= ParamKind::path && kind <= ParamKind::out_name ? 2 : 1;
}

// Sizes and alignments of what the guest's memory holds.
inline constexpr uint64_t kIovecSize = 8;
inline constexpr uint64_t kFdstatSize = 24;
inline constexpr uint64_t kFilestatSize = 64;
inline constexpr uint64_t kPrestatSize = 8;
inline constexpr uint64_t kSubscriptionSize = 48;
inline constexpr uint64_t kEventSize = 32;
inline constexpr uint64_t kDirentSize = 24;

struct Pointee {
  uint64_t size;
  uint32_t align;
};

// One element of what a pointer of this kind points to. REQUIRES: is_pointer(kind).
constexpr Pointee pointee(ParamKind kind) {
  switch (kind) {
    case ParamKind::ciovecs:
    case ParamKind::iovecs: return {kIovecSize, 4};
    case ParamKind::out_pointers:
    case ParamKind::out_size:
    case ParamKind::out_fd: return {4, 4};
    case ParamKind::subscriptions: return {kSubscriptionSize, 8};
    case ParamKind::out_events: return {kEventSize, 8};
    case ParamKind::out_filesize:
    case ParamKind::out_timestamp: return {8, 8};
    case ParamKind::out_fdstat: return {kFdstatSize, 8};
    case ParamKind::out_filestat: return {kFilestatSize, 8};
    case ParamKind::out_prestat: return {kPrestatSize, 4};
    case ParamKind::out_roflags: return {2, 2};
    default: return {1, 1};
  }
}

// A function's parameters.
class ParamList {
 public:
  constexpr ParamList(std::initializer_list<ParamKind> kinds) : count_(kinds.size()) {
    size_t i = 0;
    for (const ParamKind kind : kinds) kinds_[i++] = kind;
  }
  constexpr const ParamKind* begin() const { return kinds_.data(); }
  constexpr const ParamKind* end() const { return kinds_.data() + count_; }

 private:
  std::array<ParamKind, 8> kinds_ = {};
  size_t count_;
};

}  // namespace tenon::wasi
