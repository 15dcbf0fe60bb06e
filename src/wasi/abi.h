// The constants of preview 1's types: rights, flags and enumerations.
// https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md#types
#pragma once

#include <cstdint>

namespace tenon::wasi {

namespace rights {
inline constexpr uint64_t kFdDatasync = 1u << 0;
inline constexpr uint64_t kFdRead = 1u << 1;
inline constexpr uint64_t kFdSeek = 1u << 2;
inline constexpr uint64_t kFdSetFlags = 1u << 3;
inline constexpr uint64_t kFdSync = 1u << 4;
inline constexpr uint64_t kFdTell = 1u << 5;
inline constexpr uint64_t kFdWrite = 1u << 6;
inline constexpr uint64_t kFdAdvise = 1u << 7;
inline constexpr uint64_t kFdAllocate = 1u << 8;
inline constexpr uint64_t kPathCreateDirectory = 1u << 9;
inline constexpr uint64_t kPathCreateFile = 1u << 10;
inline constexpr uint64_t kPathLinkSource = 1u << 11;
inline constexpr uint64_t kPathLinkTarget = 1u << 12;
inline constexpr uint64_t kPathOpen = 1u << 13;
inline constexpr uint64_t kFdReaddir = 1u << 14;
inline constexpr uint64_t kPathReadlink = 1u << 15;
inline constexpr uint64_t kPathRenameSource = 1u << 16;
inline constexpr uint64_t kPathRenameTarget = 1u << 17;
inline constexpr uint64_t kPathFilestatGet = 1u << 18;
inline constexpr uint64_t kPathFilestatSetSize = 1u << 19;
inline constexpr uint64_t kPathFilestatSetTimes = 1u << 20;
inline constexpr uint64_t kFdFilestatGet = 1u << 21;
inline constexpr uint64_t kFdFilestatSetSize = 1u << 22;
inline constexpr uint64_t kFdFilestatSetTimes = 1u << 23;
inline constexpr uint64_t kPathSymlink = 1u << 24;
inline constexpr uint64_t kPathRemoveDirectory = 1u << 25;
inline constexpr uint64_t kPathUnlinkFile = 1u << 26;
inline constexpr uint64_t kPollFdReadwrite = 1u << 27;
inline constexpr uint64_t kSockShutdown = 1u << 28;
inline constexpr uint64_t kSockAccept = 1u << 29;
inline constexpr uint64_t kAll = (1u << 30) - 1;

// What changes the file system: none of it is in a read-only grant. A hard link's source counts,
// since the link might be made in a grant that can be written.
inline constexpr uint64_t kWriting =
    kFdWrite | kFdAllocate | kPathCreateDirectory | kPathCreateFile | kPathLinkSource |
    kPathLinkTarget | kPathRenameSource | kPathRenameTarget | kPathFilestatSetSize |
    kPathFilestatSetTimes | kFdFilestatSetSize | kFdFilestatSetTimes | kPathSymlink |
    kPathRemoveDirectory | kPathUnlinkFile;

// What makes sense for a file.
inline constexpr uint64_t kFile = kFdDatasync | kFdRead | kFdSeek | kFdSetFlags | kFdSync |
                                  kFdTell | kFdWrite | kFdAdvise | kFdAllocate | kFdFilestatGet |
                                  kFdFilestatSetSize | kFdFilestatSetTimes | kPollFdReadwrite;

// What makes sense for a directory.
inline constexpr uint64_t kDirectory =
    kFdSetFlags | kFdSync | kFdDatasync | kFdAdvise | kPathCreateDirectory | kPathCreateFile |
    kPathLinkSource | kPathLinkTarget | kPathOpen | kFdReaddir | kPathReadlink | kPathRenameSource |
    kPathRenameTarget | kPathFilestatGet | kPathFilestatSetSize | kPathFilestatSetTimes |
    kFdFilestatGet | kFdFilestatSetTimes | kPathSymlink | kPathRemoveDirectory | kPathUnlinkFile |
    kPollFdReadwrite;

// What makes sense for a connection, and for a socket to accept on.
inline constexpr uint64_t kConnection =
    kFdRead | kFdWrite | kFdSetFlags | kFdFilestatGet | kPollFdReadwrite | kSockShutdown;
inline constexpr uint64_t kListener = kSockAccept | kFdSetFlags | kFdFilestatGet | kPollFdReadwrite;
}  // namespace rights

enum class FileType : uint8_t {
  unknown,
  block_device,
  character_device,
  directory,
  regular_file,
  socket_dgram,
  socket_stream,
  symbolic_link,
};

namespace fdflags {
inline constexpr uint16_t kAppend = 1;
inline constexpr uint16_t kDsync = 2;
inline constexpr uint16_t kNonblock = 4;
inline constexpr uint16_t kRsync = 8;
inline constexpr uint16_t kSync = 16;
inline constexpr uint16_t kAll = 31;
}  // namespace fdflags

namespace oflags {
inline constexpr uint32_t kCreat = 1;
inline constexpr uint32_t kDirectory = 2;
inline constexpr uint32_t kExcl = 4;
inline constexpr uint32_t kTrunc = 8;
inline constexpr uint32_t kAll = 15;
}  // namespace oflags

inline constexpr uint32_t kLookupSymlinkFollow = 1;

namespace fstflags {
inline constexpr uint32_t kAtim = 1;
inline constexpr uint32_t kAtimNow = 2;
inline constexpr uint32_t kMtim = 4;
inline constexpr uint32_t kMtimNow = 8;
inline constexpr uint32_t kAll = 15;
}  // namespace fstflags

namespace riflags {
inline constexpr uint32_t kPeek = 1;
inline constexpr uint32_t kWaitall = 2;
inline constexpr uint32_t kAll = 3;
}  // namespace riflags

namespace sdflags {
inline constexpr uint32_t kRead = 1;
inline constexpr uint32_t kWrite = 2;
inline constexpr uint32_t kAll = 3;
}  // namespace sdflags

}  // namespace tenon::wasi
