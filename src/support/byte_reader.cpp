#include "support/byte_reader.h"

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

uint64_t ByteReader::read_unsigned(unsigned bits) {
  const uint64_t start = offset();
  uint64_t result = 0;
  // Bytes that cannot be the last ones of a number so wide need no look at its width.
  if (end_ - pos_ >= 3) {
    result = pos_[0] & 0x7f;
    if ((pos_[0] & 0x80) == 0) return pos_ += 1, result;
    result |= static_cast<uint64_t>(pos_[1] & 0x7f) << 7;
    if ((pos_[1] & 0x80) == 0) return pos_ += 2, result;
    result |= static_cast<uint64_t>(pos_[2] & 0x7f) << 14;
    if ((pos_[2] & 0x80) == 0) return pos_ += 3, result;
    result = 0;
  }
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
  if (end_ - pos_ >= 3) {  // as above
    const auto extended = [](uint64_t value, unsigned used) {
      return static_cast<int64_t>(value << (64 - used)) >> (64 - used);
    };
    result = pos_[0] & 0x7f;
    if ((pos_[0] & 0x80) == 0) return pos_ += 1, extended(result, 7);
    result |= static_cast<uint64_t>(pos_[1] & 0x7f) << 7;
    if ((pos_[1] & 0x80) == 0) return pos_ += 2, extended(result, 14);
    result |= static_cast<uint64_t>(pos_[2] & 0x7f) << 14;
    if ((pos_[2] & 0x80) == 0) return pos_ += 3, extended(result, 21);
    result = 0;
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
