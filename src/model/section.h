// The ids of a module's sections. Spec: 3.0, section 5.5.2 (Sections); 14 to 16 are module
// linking's.
#pragma once

#include <cstdint>

namespace tenon::model {

inline constexpr uint8_t kTypeSection = 1;
inline constexpr uint8_t kImportSection = 2;
inline constexpr uint8_t kFuncSection = 3;
inline constexpr uint8_t kTableSection = 4;
inline constexpr uint8_t kMemorySection = 5;
inline constexpr uint8_t kGlobalSection = 6;
inline constexpr uint8_t kExportSection = 7;
inline constexpr uint8_t kStartSection = 8;
inline constexpr uint8_t kElemSection = 9;
inline constexpr uint8_t kCodeSection = 10;
inline constexpr uint8_t kDataSection = 11;
inline constexpr uint8_t kDataCountSection = 12;
inline constexpr uint8_t kTagSection = 13;
inline constexpr uint8_t kModuleSection = 14;
inline constexpr uint8_t kInstanceSection = 15;
inline constexpr uint8_t kAliasSection = 16;

}  // namespace tenon::model
