#include "abi/sites.h"

#include <cstring>

namespace tenon::abi {

uint32_t SiteList::append(const SiteList& other) {
  const uint32_t at = size();
  make_room(other.size_, 0);
  if (other.size_ != 0) std::memcpy(bytes_.data() + size_, other.bytes_.data(), other.size_);
  size_ += other.size_;
  return at;
}

uint32_t SiteList::Cursor::take() {
  uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const uint8_t byte = *p_++;
    value |= uint32_t{byte & 0x7fu} << shift;
    if (byte < 0x80) return value;
  }
}

std::optional<Site> SiteList::Cursor::next() {
  if (p_ == end_) return std::nullopt;
  const uint8_t what = *p_++;
  pc_ += take();
  const uint32_t ahead = take();
  offset_ += ahead >> 1 ^ (0u - (ahead & 1));
  return Site{pc_, offset_, static_cast<SiteKind>(what & 3), static_cast<TrapCode>(what >> 2)};
}

}  // namespace tenon::abi
