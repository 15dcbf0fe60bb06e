// A module's text and its binary, both ways.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/print.h"
#include "text/text.h"

namespace tenon::text::test {

using Bytes = std::vector<uint8_t>;

// The binary of a text that has no errors.
inline Bytes encode(std::string_view source) {
  auto result = encode_module(source, "test.wat");
  if (!result.ok()) FAIL(source << ": " << result.error().message);
  return std::move(result).value();
}

// The text of a binary that can be printed.
inline std::string print(const Bytes& bytes) {
  auto result = print_module(bytes);
  if (!result.ok()) FAIL(result.error().message);
  return std::move(result).value();
}

inline std::string printed(std::string_view source) { return print(encode(source)); }

// Whether the binary of the printed text is the binary that was printed.
inline bool round_trips(std::string_view source) {
  const Bytes bytes = encode(source);
  return encode(print(bytes)) == bytes;
}

}  // namespace tenon::text::test
