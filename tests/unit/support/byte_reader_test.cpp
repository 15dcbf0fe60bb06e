// Numbers of every length, at every distance from the end, against what the format says of them.
#include "support/byte_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tenon::support {
namespace {

using Bytes = std::vector<uint8_t>;

// LEB128 of `value` in `length` bytes; those that it does not need repeat its sign.
template <class Value>
Bytes leb(Value value, unsigned length) {
  Bytes bytes;
  for (unsigned i = 0; i < length; ++i, value >>= 7) {
    bytes.push_back(static_cast<uint8_t>((value & 0x7f) | (i + 1 < length ? 0x80 : 0)));
  }
  return bytes;
}

// What `read` makes of `bytes` followed by `behind` others; nothing where it fails. It must end just
// behind them.
template <class Value>
std::optional<Value> value_of(Bytes bytes, size_t behind, Value (ByteReader::*read)()) {
  const size_t length = bytes.size();
  bytes.insert(bytes.end(), behind, uint8_t{0xff});
  ByteReader in(bytes, 100);
  const Value value = (in.*read)();
  if (in.failed()) {
    CHECK(in.at_end());
    return std::nullopt;
  }
  CHECK(in.offset() == 100 + length);
  CHECK(in.remaining() == behind);
  return value;
}

template <class Value>
std::string error_of(const Bytes& bytes, Value (ByteReader::*read)()) {
  ByteReader in(bytes);
  CHECK((in.*read)() == 0);
  REQUIRE(in.failed());
  return in.take_error().message;
}

// Lengths that a number of so many significant bits may have, of a type of `width` bits.
std::pair<unsigned, unsigned> lengths(unsigned significant, unsigned width) {
  return {std::max(1u, (significant + 6) / 7), (width + 6) / 7};
}

}  // namespace

TEST_CASE("unsigned numbers of every length") {
  for (unsigned bit = 0; bit < 64; ++bit) {
    for (const uint64_t value : {uint64_t{1} << bit, (uint64_t{2} << bit) - 1, uint64_t{1} << bit | 1}) {
      for (const size_t behind : {0u, 1u, 2u, 3u, 8u}) {
        const auto [shortest, longest] = lengths(bit + 1, 64);
        for (unsigned length = shortest; length <= longest; ++length) {
          CAPTURE(value); CAPTURE(length); CAPTURE(behind);
          const Bytes encoded = leb(value, length);
          CHECK(value_of(encoded, behind, &ByteReader::read_u64) == value);
          if (bit < 32 && length <= 5) {
            CHECK(value_of(encoded, behind, &ByteReader::read_u32) == static_cast<uint32_t>(value));
          }
        }
      }
    }
  }
}

TEST_CASE("signed numbers of every length") {
  for (unsigned bit = 0; bit < 63; ++bit) {
    const int64_t power = int64_t{1} << bit;
    for (const int64_t value : {power, power - 1, -power, -power - 1}) {
      for (const size_t behind : {0u, 1u, 2u, 3u, 8u}) {
        const auto [shortest, longest] = lengths(bit + 2, 64);
        for (unsigned length = shortest; length <= longest; ++length) {
          CAPTURE(value); CAPTURE(length); CAPTURE(behind);
          CHECK(value_of(leb(value, length), behind, &ByteReader::read_s64) == value);
          if (bit < 31 && length <= 5) {
            CHECK(value_of(leb(value, length), behind, &ByteReader::read_s32) == value);
          }
          if (bit < 32 && length <= 5) {
            CHECK(value_of(leb(value, length), behind, &ByteReader::read_s33) == value);
          }
        }
      }
    }
  }
}

TEST_CASE("numbers that are cut off, too long or too large") {
  for (unsigned length = 0; length < 5; ++length) {
    const Bytes cut(length, 0x80);
    CHECK(error_of(cut, &ByteReader::read_u32) == "unexpected end");
    CHECK(error_of(cut, &ByteReader::read_s32) == "unexpected end");
    CHECK(error_of(cut, &ByteReader::read_u64) == "unexpected end");
    CHECK(error_of(cut, &ByteReader::read_s64) == "unexpected end");
  }
  const Bytes six = leb(0, 6);
  CHECK(error_of(six, &ByteReader::read_u32) == "integer representation too long");
  CHECK(error_of(six, &ByteReader::read_s32) == "integer representation too long");
  const Bytes eleven = leb(0, 11);
  CHECK(error_of(eleven, &ByteReader::read_u64) == "integer representation too long");
  CHECK(error_of(eleven, &ByteReader::read_s64) == "integer representation too long");
  const Bytes large{0xff, 0xff, 0xff, 0xff, 0x1f};
  CHECK(error_of(large, &ByteReader::read_u32) == "integer too large");
  CHECK(error_of(large, &ByteReader::read_s32) == "integer too large");
}

TEST_CASE("the first error stays, and nothing is read behind it") {
  const Bytes bytes{1, 2, 3};
  ByteReader in(bytes, 10);
  CHECK(in.read_u8() == 1);
  in.fail_malformed("first");
  in.fail_malformed("second");
  CHECK(in.read_u8() == 0);
  CHECK(in.read_u32() == 0);
  CHECK(in.read_bytes(1).empty());
  const Error error = in.take_error();
  CHECK(error.message == "first");
  CHECK(error.offset == 11);
}

}  // namespace tenon::support
