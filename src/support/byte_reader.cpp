#include "support/byte_reader.h"

#include <bit>

#include "support/utf8.h"

namespace tenon::support {

void ByteReader::fail(ErrorKind kind, std::string message, uint64_t at) {
  if (!failed_) {
    failed_ = true;
    error_.kind = kind;
    error_.message = std::move(message);
    error_.offset = at == kNoOffset ? offset() : at;
  }
  pos_ = end_;
}

void ByteReader::fail_end() { fail_malformed(end_message_); }

// A number whose bytes cannot be the last ones of one that is 32 bits wide: it needs no look at its
// width, and is read without a branch on its length.
inline ByteReader::Short ByteReader::short_number() const {
  if (end_ - pos_ < 4) return {};
  uint32_t word = 0;
  for (unsigned i = 0; i < 4; ++i) word |= uint32_t{pos_[i]} << 8 * i;
  const uint32_t ends = ~word & 0x80808080u;
  if (ends == 0) return {};
  const auto bytes = static_cast<unsigned>(std::countr_zero(ends)) / 8 + 1;
  const uint32_t bits = (word & 0x7f) | (word >> 1 & 0x3f80) | (word >> 2 & 0x1fc000) |
                        (word >> 3 & 0xfe00000);
  return {bytes, bits & ((1u << 7 * bytes) - 1)};
}

uint64_t ByteReader::read_unsigned(unsigned bits) {
  const uint64_t start = offset();
  uint64_t result = 0;
  if (const Short number = short_number(); number.bytes != 0) return pos_ += number.bytes, number.bits;
  for (unsigned shift = 0;; shift += 7) {
    if (pos_ == end_) return fail_end(), uint64_t{0};
    const uint8_t byte = *pos_++;
    const unsigned left = bits - shift;  // significant bits that this byte may still carry
    if (left < 7 && ((byte & 0x7f) >> left) != 0 && (byte & 0x80) == 0) {
      return fail_malformed("integer too large", start), uint64_t{0};
    }
    if (left <= 7 && (byte & 0x80) != 0) {
      return fail_malformed("integer representation too long", start), uint64_t{0};
    }
    result |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return result;
  }
}

int64_t ByteReader::read_signed(unsigned bits) {
  const uint64_t start = offset();
  uint64_t result = 0;
  if (const Short number = short_number(); number.bytes != 0) {
    const unsigned unused = 64 - 7 * number.bytes;
    return pos_ += number.bytes, static_cast<int64_t>(uint64_t{number.bits} << unused) >> unused;
  }
  for (unsigned shift = 0;; shift += 7) {
    if (pos_ == end_) return fail_end(), int64_t{0};
    const uint8_t byte = *pos_++;
    const unsigned left = bits - shift;
    if (left <= 7) {
      if ((byte & 0x80) != 0) {
        return fail_malformed("integer representation too long", start), int64_t{0};
      }
      // The bits above the value's sign bit must all equal it.
      const int8_t payload = static_cast<int8_t>(static_cast<uint8_t>(byte << 1)) >> 1;
      const int sign_and_above = payload >> (left - 1);
      if (sign_and_above != 0 && sign_and_above != -1) {
        return fail_malformed("integer too large", start), int64_t{0};
      }
    }
    result |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) {
      const unsigned used = shift + 7;
      if (used < 64 && (byte & 0x40) != 0) result |= ~uint64_t{0} << used;
      return static_cast<int64_t>(result);
    }
  }
}

uint64_t ByteReader::read_fixed(unsigned count) {
  if (count > remaining()) return fail_end(), uint64_t{0};
  uint64_t result = 0;
  for (unsigned i = 0; i < count; ++i) result |= static_cast<uint64_t>(pos_[i]) << (8 * i);
  pos_ += count;
  return result;
}

std::string_view ByteReader::read_name() {
  const uint32_t length = read_u32();
  const uint64_t start = offset();
  const auto bytes = read_bytes(length);
  const std::string_view name(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!failed_ && !is_utf8(name)) return fail_malformed("malformed UTF-8 encoding", start), "";
  return name;
}

}  // namespace tenon::support
