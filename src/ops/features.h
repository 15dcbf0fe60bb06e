// The proposals that can be switched on and off, from features.def: what the opcode table says an
// instruction belongs to, and what the rest of a module's format does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tenon::ops {

// `mvp` is what cannot be switched off.
enum class Feature : uint8_t {
  mvp,
#define FEATURE(id, name, on) id,
#include "ops/features.def"
#undef FEATURE
  count_,
};
inline constexpr size_t kFeatureCount = static_cast<size_t>(Feature::count_);

struct FeatureInfo {
  std::string_view name;
  bool is_default;
};

inline constexpr FeatureInfo kFeatures[] = {
  {"mvp", true},
#define FEATURE(id, name, on) {name, on},
#include "ops/features.def"
#undef FEATURE
};

constexpr const FeatureInfo& info(Feature feature) {
  return kFeatures[static_cast<size_t>(feature)];
}

}  // namespace tenon::ops
