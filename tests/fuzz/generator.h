// Makes a valid module of any bytes: each byte is a decision, and where they end the module is
// brought to an end. What it makes always terminates (a global counts down at loops and calls), and
// no NaN's bits become visible, since they are not fixed: a NaN is made canonical before it is stored,
// reinterpreted or gives its sign.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tenon::fuzz {

// Decisions out of bytes; 0 for ever where they have ended.
class Choices {
 public:
  explicit Choices(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  bool at_end() const { return bytes_.empty(); }
  uint8_t byte() {
    if (bytes_.empty()) return 0;
    const uint8_t first = bytes_[0];
    bytes_ = bytes_.subspan(1);
    return first;
  }
  // A number below `count`. REQUIRES: 0 < count <= 65536.
  uint32_t below(size_t count) {
    const uint32_t low = byte();
    return static_cast<uint32_t>((count > 256 ? low | uint32_t{byte()} << 8 : low) % count);
  }
  // True once in `count` times.
  bool once_in(size_t count) { return below(count) == count - 1; }
  uint64_t bits() {
    uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | byte();
    return value;
  }

 private:
  std::span<const uint8_t> bytes_;
};

// Exports function i as `f<i>`, global i as `g<i>`, memory i as `m<i>`, table i as `t<i>`.
std::vector<uint8_t> make_module(Choices& choices);

// An interesting value of a number type, as its bits; an i32 or f32 zero-extended.
uint64_t make_number(Choices& choices, bool is_64, bool is_float);

}  // namespace tenon::fuzz
