// The limits that modules are held to, of each module where nothing else is said.
// Spec: 3.0, appendix A.2 (Implementation Limitations).
#pragma once

#include <cstddef>
#include <cstdint>

namespace tenon::binary {

inline constexpr size_t kMaxItems = 1'000'000;  // of any index space that has no limit of its own
inline constexpr size_t kMaxTypes = 1'000'000;
inline constexpr size_t kMaxMemories = 100;
inline constexpr size_t kMaxTables = 100'000;
inline constexpr size_t kMaxDatas = 100'000;
inline constexpr size_t kMaxElements = 10'000'000;
inline constexpr size_t kMaxBodySize = 7'654'321;
inline constexpr size_t kMaxModuleSize = size_t{1} << 30;
inline constexpr size_t kMaxNameSize = 100'000;

// Module linking: imported, aliased and nested modules together, and instances likewise.
inline constexpr size_t kMaxModules = 1'000;
inline constexpr size_t kMaxInstances = 1'000;
// Scopes in each other: modules, module types and instance types below the root.
inline constexpr size_t kMaxScopes = 100;

}  // namespace tenon::binary
