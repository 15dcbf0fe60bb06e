// The trace of calls, decoded from the kinds of their parameters. Input is decoded before the call,
// which may overwrite it, and what the call stores afterwards.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iterator>

#include <unistd.h>

#include "wasi/abi.h"
#include "wasi/state.h"

namespace tenon::wasi {
namespace {

constexpr size_t kMaxShown = 32;  // bytes of a buffer
constexpr size_t kMaxEvents = 4;  // subscriptions, events

constexpr std::string_view kRights[] = {"fd_datasync",
                                        "fd_read",
                                        "fd_seek",
                                        "fd_fdstat_set_flags",
                                        "fd_sync",
                                        "fd_tell",
                                        "fd_write",
                                        "fd_advise",
                                        "fd_allocate",
                                        "path_create_directory",
                                        "path_create_file",
                                        "path_link_source",
                                        "path_link_target",
                                        "path_open",
                                        "fd_readdir",
                                        "path_readlink",
                                        "path_rename_source",
                                        "path_rename_target",
                                        "path_filestat_get",
                                        "path_filestat_set_size",
                                        "path_filestat_set_times",
                                        "fd_filestat_get",
                                        "fd_filestat_set_size",
                                        "fd_filestat_set_times",
                                        "path_symlink",
                                        "path_remove_directory",
                                        "path_unlink_file",
                                        "poll_fd_readwrite",
                                        "sock_shutdown",
                                        "sock_accept"};
constexpr std::string_view kLookupFlags[] = {"symlink_follow"};
constexpr std::string_view kOflags[] = {"creat", "directory", "excl", "trunc"};
constexpr std::string_view kFdflags[] = {"append", "dsync", "nonblock", "rsync", "sync"};
constexpr std::string_view kFstflags[] = {"atim", "atim_now", "mtim", "mtim_now"};
constexpr std::string_view kRiflags[] = {"recv_peek", "recv_waitall"};
constexpr std::string_view kRoflags[] = {"recv_data_truncated"};
constexpr std::string_view kSdflags[] = {"rd", "wr"};
constexpr std::string_view kClocks[] = {"realtime", "monotonic", "process_cputime_id",
                                        "thread_cputime_id"};
constexpr std::string_view kWhences[] = {"set", "cur", "end"};
constexpr std::string_view kUnstableWhences[] = {"cur", "end", "set"};
constexpr std::string_view kAdvices[] = {"normal",   "sequential", "random",
                                         "willneed", "dontneed",   "noreuse"};
constexpr std::string_view kFileTypes[] = {"unknown",       "block_device", "character_device",
                                           "directory",     "regular_file", "socket_dgram",
                                           "socket_stream", "symbolic_link"};
constexpr std::string_view kEventTypes[] = {"clock", "fd_read", "fd_write"};

using Names = std::span<const std::string_view>;

std::string one_of(Names names, uint64_t value) {
  return value < names.size() ? std::string(names[value]) : std::to_string(value);
}

std::string hex(uint64_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
  return text;
}

// The bits' names; the missing ones' after a `~` where these are fewer by far.
std::string flags(Names names, uint64_t value) {
  if (value == 0) return "0";
  const uint64_t all = (uint64_t{1} << names.size()) - 1;
  const uint64_t known = value & all;
  const auto count = static_cast<size_t>(__builtin_popcountll(known));
  if (known == all && names.size() > 4) return (value & ~all) != 0 ? hex(value) : "all";
  const bool inverted = names.size() > 8 && count > names.size() * 2 / 3;
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    if (((known >> i) & 1) == (inverted ? 1u : 0u)) continue;
    if (!text.empty()) text += '|';
    text += names[i];
  }
  if (inverted) text = "~(" + text + ")";
  if ((value & ~all) != 0) text += (text.empty() ? "" : "|") + hex(value & ~all);
  return text;
}

// With what a terminal would not print, quotes and backslashes escaped.
std::string escaped(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<uint8_t>(c);
    if (c == '\n') {
      text += "\\n";
    } else if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      text += c;
    } else {
      char number[8];
      std::snprintf(number, sizeof number, "\\x%02x", byte);
      text += number;
    }
  }
  return text;
}

std::string quoted(std::string_view bytes, bool is_cut) {
  return "\"" + escaped(bytes) + (is_cut ? "\"…" : "\"");
}

class Trace {
 public:
  Trace(GuestMemory memory, const uint64_t* args, Edition edition)
      : guest_(memory), args_(args), edition_(edition) {}

  // The arguments, as the call gets them.
  std::string arguments(const FunctionRow& row) const {
    std::string text;
    size_t word = 0;
    for (const ParamKind kind : row.params) {
      if (const std::string shown = argument(kind, word); !shown.empty()) {
        text += (text.empty() ? "" : ", ") + shown;
      }
      word += word_count(kind);
    }
    return text;
  }

  // What a successful call has stored.
  std::string results(const FunctionRow& row) const {
    std::string text;
    size_t word = 0;
    // Sizes come behind what they are the sizes of.
    const uint64_t size = stored_size(row);
    for (const ParamKind kind : row.params) {
      const std::string shown = result(kind, word, size);
      if (!shown.empty()) text += ", " + shown;
      word += word_count(kind);
    }
    return text;
  }

 private:
  uint32_t u32(size_t word) const { return static_cast<uint32_t>(args_[word]); }

  // The value at a pointer, or nothing where it points nowhere.
  template <class T>
  std::optional<T> at(uint32_t pointer, uint32_t offset = 0) const {
    uint8_t* bytes = nullptr;
    if (guest_.span(pointer, offset + sizeof(T), 1, 1, bytes) != Errno::success) return {};
    return load_field<T>(bytes, offset);
  }

  std::string bytes(uint32_t pointer, uint64_t length, size_t most) const {
    uint8_t* data = nullptr;
    if (guest_.span(pointer, length, 1, 1, data) != Errno::success) return hex(pointer);
    const auto* text = reinterpret_cast<const char*>(data);
    return quoted({text, std::min<size_t>(length, most)}, length > most);
  }

  std::string vectors(uint32_t pointer, uint32_t count, uint64_t length) const {
    uint8_t* items = nullptr;
    if (guest_.span(pointer, count, kIovecSize, 4, items) != Errno::success) {
      return hex(pointer) + "[" + std::to_string(count) + "]";
    }
    std::string text;
    for (uint32_t i = 0; i < count && length > 0 && text.size() < kMaxShown; ++i) {
      const auto size = std::min<uint64_t>(load_field<uint32_t>(items, kIovecSize * i + 4), length);
      text += (text.empty() ? "" : " ") +
              bytes(load_field<uint32_t>(items, kIovecSize * i), size, kMaxShown);
      length -= size;
    }
    return text.empty() ? "\"\"" : text;
  }

  uint64_t vectors_size(uint32_t pointer, uint32_t count) const {
    uint8_t* items = nullptr;
    uint64_t size = 0;
    if (guest_.span(pointer, count, kIovecSize, 4, items) != Errno::success) return 0;
    for (uint32_t i = 0; i < count; ++i) size += load_field<uint32_t>(items, kIovecSize * i + 4);
    return size;
  }

  std::string subscription(uint32_t pointer) const {
    const auto type = at<uint8_t>(pointer, 8);
    if (!type) return "?";
    const std::string name = one_of(kEventTypes, *type);
    if (*type != 0) return name + " " + std::to_string(at<uint32_t>(pointer, 16).value_or(0));
    const uint32_t fields = edition_ == Edition::preview1 ? 16 : 24;
    const bool absolute = (at<uint16_t>(pointer, fields + 24).value_or(0) & 1) != 0;
    return one_of(kClocks, at<uint32_t>(pointer, fields).value_or(0)) +
           (absolute ? " until " : " for ") +
           std::to_string(at<uint64_t>(pointer, fields + 8).value_or(0)) + "ns";
  }

  std::string event(uint32_t pointer) const {
    const auto error = static_cast<Errno>(at<uint16_t>(pointer, 8).value_or(0));
    std::string text = one_of(kEventTypes, at<uint8_t>(pointer, 10).value_or(0));
    if (error != Errno::success) text += " " + std::string(name(error));
    return text;
  }

  // Up to kMaxEvents elements in brackets.
  template <class Show>
  static std::string list(uint32_t pointer, uint64_t count, uint32_t size, Show show) {
    std::string text = "[";
    for (uint32_t i = 0; i < count && i < kMaxEvents; ++i) {
      text += (i == 0 ? "" : ", ") + show(pointer + i * size);
    }
    return text + (count > kMaxEvents ? ", …]" : "]");
  }

  std::string argument(ParamKind kind, size_t word) const {
    const uint64_t wide = args_[word];
    const uint32_t value = u32(word);
    switch (kind) {
      case ParamKind::fd:
      case ParamKind::size:
      case ParamKind::exitcode:
      case ParamKind::signal: return std::to_string(value);
      case ParamKind::siflags: return value == 0 ? "0" : hex(value);
      case ParamKind::clockid: return one_of(kClocks, value);
      case ParamKind::whence:
        return one_of(edition_ == Edition::preview1 ? kWhences : kUnstableWhences, value);
      case ParamKind::advice: return one_of(kAdvices, value);
      case ParamKind::lookupflags: return flags(kLookupFlags, value);
      case ParamKind::oflags: return flags(kOflags, value);
      case ParamKind::fdflags: return flags(kFdflags, value);
      case ParamKind::fstflags: return flags(kFstflags, value);
      case ParamKind::riflags: return flags(kRiflags, value);
      case ParamKind::sdflags: return flags(kSdflags, value);
      case ParamKind::rights: return flags(kRights, wide);
      case ParamKind::filedelta: return std::to_string(static_cast<int64_t>(wide));
      case ParamKind::filesize:
      case ParamKind::timestamp:
      case ParamKind::cookie: return std::to_string(wide);
      case ParamKind::path: return bytes(value, u32(word + 1), 4096);
      case ParamKind::ciovecs: return vectors(value, u32(word + 1), UINT64_MAX);
      case ParamKind::iovecs: return std::to_string(vectors_size(value, u32(word + 1))) + " bytes";
      case ParamKind::out_bytes:
      case ParamKind::out_name: return std::to_string(u32(word + 1)) + " bytes";
      case ParamKind::subscriptions:
        return list(value, u32(2), edition_ == Edition::preview1 ? kSubscriptionSize : 56,
                    [this](uint32_t pointer) { return subscription(pointer); });
      default: return "";  // what the call stores
    }
  }

  // The last size that the call stores, or "any".
  uint64_t stored_size(const FunctionRow& row) const {
    uint64_t size = UINT64_MAX;
    size_t word = 0;
    for (const ParamKind kind : row.params) {
      if (kind == ParamKind::out_size) size = at<uint32_t>(u32(word)).value_or(0);
      word += word_count(kind);
    }
    return size;
  }

  std::string result(ParamKind kind, size_t word, uint64_t size) const {
    const uint32_t pointer = u32(word);
    switch (kind) {
      case ParamKind::out_fd: return "fd " + std::to_string(at<uint32_t>(pointer).value_or(0));
      case ParamKind::out_size: return std::to_string(at<uint32_t>(pointer).value_or(0));
      case ParamKind::out_filesize:
      case ParamKind::out_timestamp: return std::to_string(at<uint64_t>(pointer).value_or(0));
      case ParamKind::iovecs: return vectors(pointer, u32(word + 1), size);
      case ParamKind::out_name:
        return bytes(pointer, std::min<uint64_t>(u32(word + 1), size), 4096);
      case ParamKind::out_roflags: return flags(kRoflags, at<uint16_t>(pointer).value_or(0));
      case ParamKind::out_fdstat:
        return one_of(kFileTypes, at<uint8_t>(pointer).value_or(0)) + " flags " +
               flags(kFdflags, at<uint16_t>(pointer, 2).value_or(0)) + " rights " +
               flags(kRights, at<uint64_t>(pointer, 8).value_or(0)) + " inheriting " +
               flags(kRights, at<uint64_t>(pointer, 16).value_or(0));
      case ParamKind::out_filestat: {
        const uint32_t size_offset = edition_ == Edition::preview1 ? 32 : 24;
        return one_of(kFileTypes, at<uint8_t>(pointer, 16).value_or(0)) + " size " +
               std::to_string(at<uint64_t>(pointer, size_offset).value_or(0));
      }
      case ParamKind::out_prestat:
        return "dir name of " + std::to_string(at<uint32_t>(pointer, 4).value_or(0)) + " bytes";
      case ParamKind::out_events:
        return list(pointer, size, kEventSize, [this](uint32_t at) { return event(at); });
      default: return "";
    }
  }

  Guest guest_;
  const uint64_t* args_;
  Edition edition_;
};

void write_line(int fd, std::string_view line) {
  while (!line.empty()) {
    const ssize_t count = ::write(fd, line.data(), line.size());
    if (count < 0 && errno != EINTR) return;  // a trace that nobody reads isn't worth an error
    if (count > 0) line.remove_prefix(static_cast<size_t>(count));
  }
}

}  // namespace

CallResult call_traced(int fd, std::string_view instance, const FunctionRow& row, Function function,
                       Context& context, GuestMemory memory, const uint64_t* args) {
  const Edition edition = function == row.unstable_function ? Edition::unstable : Edition::preview1;
  const Trace trace(memory, args, edition);
  std::string line =
      "[" + escaped(instance) + "] " + std::string(row.name) + "(" + trace.arguments(row) + ")";
  timespec start = {};
  timespec end = {};
  ::clock_gettime(CLOCK_MONOTONIC, &start);
  const CallResult result = function(context, memory, args);
  ::clock_gettime(CLOCK_MONOTONIC, &end);
  if (result.interrupted) {
    line += " = trap: interrupted";
  } else if (result.exited && row.returns) {
    line += " = exit " + std::to_string(result.exit_code);
  } else if (row.returns) {
    line += " = " + std::string(name(static_cast<Errno>(result.errno_)));
    if (result.errno_ == 0) line += trace.results(row);
  }
  if (!context.state().determinism) {
    char duration[32];
    const auto elapsed = nanoseconds(end) - nanoseconds(start);
    std::snprintf(duration, sizeof duration, " <%.6f>", static_cast<double>(elapsed) / 1e9);
    line += duration;
  }
  write_line(fd, line + "\n");
  return result;
}

}  // namespace tenon::wasi
