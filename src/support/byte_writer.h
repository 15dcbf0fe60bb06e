// Appends binary-format values to a buffer that it owns. Spec: 3.0, section 5.2 (Values).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tenon::support {

class ByteWriter {
 public:
  size_t size() const { return bytes_.size(); }
  const std::vector<uint8_t>& bytes() const { return bytes_; }
  std::vector<uint8_t> take() { return std::move(bytes_); }

  void write_u8(uint8_t value) { bytes_.push_back(value); }
  void write_bytes(std::span<const uint8_t> bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  void write_u32(uint32_t value) { write_u64(value); }  // unsigned LEB128, shortest form
  void write_u64(uint64_t value) {
    for (; value >= 0x80; value >>= 7) write_u8(static_cast<uint8_t>(value | 0x80));
    write_u8(static_cast<uint8_t>(value));
  }
  void write_s64(int64_t value) {  // signed LEB128, shortest form; also for s32 and s33
    for (;;) {
      const auto byte = static_cast<uint8_t>(value & 0x7f);
      value >>= 7;
      const bool last = (value == 0 && (byte & 0x40) == 0) || (value == -1 && (byte & 0x40) != 0);
      write_u8(last ? byte : static_cast<uint8_t>(byte | 0x80));
      if (last) return;
    }
  }
  void write_fixed(uint64_t value, unsigned count) {  // little endian
    for (unsigned i = 0; i < count; ++i) write_u8(static_cast<uint8_t>(value >> (8 * i)));
  }
  void write_name(std::string_view name) {
    write_u32(static_cast<uint32_t>(name.size()));
    write_bytes({reinterpret_cast<const uint8_t*>(name.data()), name.size()});
  }
  // A sized item: its length in bytes as u32, then the bytes.
  void write_sized(const ByteWriter& body) {
    write_u32(static_cast<uint32_t>(body.size()));
    write_bytes(body.bytes_);
  }

 private:
  std::vector<uint8_t> bytes_;
};

}  // namespace tenon::support
