// Input files: read whole, bounded, never mapped (what was checked must be what is used), and
// decompressed where they are zstd.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tenon/result.h"

namespace tenon::support {

// The largest module that is read, in bytes, before and after decompression.
inline constexpr uint64_t kMaxInputSize = uint64_t{1} << 30;

// Reads a file, or standard input where `path` is "-". Input that starts with a zstd frame is
// decompressed. Errors: io (missing, a directory, unreadable), limit (larger than kMaxInputSize),
// malformed (a damaged zstd frame); the message names the path.
Result<std::vector<uint8_t>> read_input(const std::string& path);

}  // namespace tenon::support
