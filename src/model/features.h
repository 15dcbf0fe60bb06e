// Which proposals are on. Spec: appendix A.9 (Change history) names them.
#pragma once

#include <cstdint>

#include "ops/opcodes.h"

namespace tenon::model {

struct Features {
  // One bit an ops::Feature.
  uint32_t ops = ~0u & ~(1u << static_cast<unsigned>(ops::Feature::legacy_exceptions));
  bool memory64 = true;
  bool multi_memory = true;
  bool extended_const = true;
  bool custom_page_sizes = false;
  bool module_linking = true;

  bool has(ops::Feature feature) const { return (ops >> static_cast<unsigned>(feature) & 1) != 0; }
  void set(ops::Feature feature, bool on) {
    const uint32_t bit = 1u << static_cast<unsigned>(feature);
    ops = on ? ops | bit : ops & ~bit;
  }
};

}  // namespace tenon::model
