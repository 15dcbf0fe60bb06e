// Which proposals are on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ops/features.h"

namespace tenon::model {

class Features {
 public:
  // Those that are on by default.
  constexpr Features() {
    for (size_t i = 0; i < ops::kFeatureCount; ++i) {
      set(static_cast<ops::Feature>(i), ops::kFeatures[i].is_default);
    }
  }
  // WebAssembly 1.0.
  static constexpr Features mvp() {
    Features features;
    features.bits_ = bit(ops::Feature::mvp);
    return features;
  }

  constexpr bool has(ops::Feature feature) const { return (bits_ & bit(feature)) != 0; }
  constexpr void set(ops::Feature feature, bool on) {
    bits_ = on ? bits_ | bit(feature) : bits_ & ~bit(feature);
  }

 private:
  static constexpr uint32_t bit(ops::Feature feature) {
    return uint32_t{1} << static_cast<unsigned>(feature);
  }
  static_assert(ops::kFeatureCount <= 32);

  uint32_t bits_ = 0;
};

// `message: what needs -W name=y`, of what is refused because `feature` is off.
inline std::string needs_feature(std::string_view message, std::string_view what,
                                 ops::Feature feature) {
  return std::string(message) + ": " + std::string(what) + " needs -W " +
         std::string(ops::info(feature).name) + "=y";
}

}  // namespace tenon::model
