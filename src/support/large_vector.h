// Vectors of many megabytes, whose memory costs more to fault in, page by page, than to fill.
#pragma once

#include <cstddef>
#include <vector>

namespace tenon::support {

// Asks for huge pages for the `size` bytes from `data`, where that may pay. Only a hint.
void advise_huge_pages(const void* data, size_t size);

// Room for `count` elements at least, in huge pages where they are many. To be filled from the
// front: what is never touched costs nothing.
template <class T>
void reserve_large(std::vector<T>& vector, size_t count) {
  if (count <= vector.capacity()) return;
  vector.reserve(count);
  advise_huge_pages(vector.data(), vector.capacity() * sizeof(T));
}

// Room for `more` elements; grows at least by half.
template <class T>
void make_room(std::vector<T>& vector, size_t more) {
  const size_t needed = vector.size() + more;
  if (needed > vector.capacity()) reserve_large(vector, needed + needed / 2);
}

}  // namespace tenon::support
