#include "wasi/guest.h"

#include <climits>

#include "support/utf8.h"

namespace tenon::wasi {

Errno Guest::path(uint32_t pointer, uint32_t length, std::string& out) const {
  uint8_t* at = nullptr;
  WASI_TRY(span(pointer, length, 1, 1, at));
  if (length >= PATH_MAX) return Errno::nametoolong;
  // Checked on the copy: another thread of the guest may write to its memory meanwhile.
  out.assign(reinterpret_cast<const char*>(at), length);
  if (out.find('\0') != std::string::npos) return Errno::inval;
  if (!support::is_utf8(out)) return Errno::ilseq;
  return Errno::success;
}

}  // namespace tenon::wasi
