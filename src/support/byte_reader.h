// A cursor over untrusted bytes. It never reads outside them; the first error sticks, every read
// after it returns zero, and the caller asks for it at a boundary of its own choosing.
// Spec: 3.0, section 5.2 (Values), whose error words it uses.
#pragma once

#include <cassert>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "tenon/result.h"

namespace tenon::support {

class ByteReader {
 public:
  ByteReader() = default;
  // Reads `bytes`; `base_offset` is their offset in the file, for messages. The bytes must outlive
  // the reader.
  explicit ByteReader(std::span<const uint8_t> bytes, uint64_t base_offset = 0)
      : pos_(bytes.data()), end_(pos_ + bytes.size()),
        bias_(base_offset - reinterpret_cast<uintptr_t>(pos_)) {}

  bool at_end() const { return pos_ == end_; }
  size_t remaining() const { return static_cast<size_t>(end_ - pos_); }
  // Offset in the file of the next byte.
  uint64_t offset() const { return bias_ + reinterpret_cast<uintptr_t>(pos_); }
  const uint8_t* pos() const { return pos_; }
  // …of a byte among those that are read, or just behind them.
  uint64_t offset(const uint8_t* byte) const { return bias_ + reinterpret_cast<uintptr_t>(byte); }

  uint8_t read_u8() {
    if (pos_ == end_) return fail_end(), uint8_t{0};
    return *pos_++;
  }
  // Consumes bytes. REQUIRES: remaining() >= count.
  void skip(size_t count) { assert(remaining() >= count), pos_ += count; }
  // The next byte without consuming it; 0 at the end.
  uint8_t peek_u8() const { return pos_ == end_ ? uint8_t{0} : *pos_; }

  uint32_t read_u32() {  // unsigned LEB128
    if (pos_ != end_ && *pos_ < 0x80) return *pos_++;
    return static_cast<uint32_t>(read_unsigned(32));
  }
  uint64_t read_u64() {
    if (pos_ != end_ && *pos_ < 0x80) return *pos_++;
    return read_unsigned(64);
  }
  int32_t read_s32() {
    if (pos_ != end_ && *pos_ < 0x80) {
      return static_cast<int32_t>(static_cast<uint32_t>(*pos_++) << 25) >> 25;
    }
    return static_cast<int32_t>(read_signed(32));
  }
  int64_t read_s33() { return read_signed(33); }
  int64_t read_s64() {
    if (pos_ != end_ && *pos_ < 0x80) {
      return static_cast<int64_t>(static_cast<uint64_t>(*pos_++) << 57) >> 57;
    }
    return read_signed(64);
  }
  uint32_t read_fixed_u32() { return static_cast<uint32_t>(read_fixed(4)); }  // little endian
  uint64_t read_fixed_u64() { return read_fixed(8); }

  // The next `count` bytes; empty, with the error set, when there are fewer.
  std::span<const uint8_t> read_bytes(size_t count) {
    if (count > remaining()) return fail_end(), std::span<const uint8_t>{};
    auto bytes = std::span<const uint8_t>(pos_, count);
    pos_ += count;
    return bytes;
  }
  // vec(byte) in UTF-8 (spec 5.2.4). The view lives as long as the bytes.
  std::string_view read_name();

  bool failed() const { return failed_; }
  // REQUIRES: failed().
  Error take_error() { return std::move(error_); }
  // Sets the error if none is set yet, at `at` (default: here), and moves to the end.
  void fail(ErrorKind kind, std::string message, uint64_t at = kNoOffset);
  void fail_malformed(std::string message, uint64_t at = kNoOffset) {
    fail(ErrorKind::malformed, std::move(message), at);
  }
  // What an end inside an item is called; the spec suite tells the cases apart.
  void set_end_message(const char* message) { end_message_ = message; }

 private:
  struct Short {
    unsigned bytes = 0;  // 0: it is longer
    uint32_t bits = 0;
  };
  Short short_number() const;
  uint64_t read_unsigned(unsigned bits);
  int64_t read_signed(unsigned bits);
  uint64_t read_fixed(unsigned count);
  void fail_end();

  const uint8_t* pos_ = nullptr;
  const uint8_t* end_ = nullptr;
  uint64_t bias_ = 0;  // what an address differs by from the offset in the file
  const char* end_message_ = "unexpected end";
  bool failed_ = false;
  Error error_;
};

}  // namespace tenon::support
