// How frames hang together, of emitted code and of its stubs, on both machines.
#pragma once

#include <cstdint>

namespace tenon::runtime {

struct FrameLink {
  uintptr_t caller_frame;
  uintptr_t return_address;

  static FrameLink at(uintptr_t frame) { return *reinterpret_cast<const FrameLink*>(frame); }
};

}  // namespace tenon::runtime
