// A guest without an engine: a buffer as memory, a temporary directory as its grant, and calls by
// name. Paths and results live at fixed addresses.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "wasi/abi.h"
#include "wasi/errno.h"
#include "wasi/wasi.h"

namespace tenon::wasi {

inline doctest::String toString(Errno error) { return doctest::toString(static_cast<int>(error)); }

class TestGuest {
 public:
  static constexpr uint32_t kPath = 0x100;
  static constexpr uint32_t kPath2 = 0x1200;
  static constexpr uint32_t kOut = 0x2400;
  static constexpr uint32_t kBuffer = 0x3000;
  static constexpr uint32_t kSize = 0x10000;
  static constexpr uint32_t kDir = 3;       // the grant, writable
  static constexpr uint32_t kReadOnly = 4;  // the same directory, read-only
  static constexpr uint64_t kAllRights = rights::kFile | rights::kDirectory;

  explicit TestGuest(PathWalk walk = PathWalk::automatic, Config config = {}) : memory_(kSize) {
    char name[] = "/tmp/tenon-wasi-XXXXXX";
    REQUIRE(::mkdtemp(name) != nullptr);
    outer = name;
    root = outer / "root";
    std::filesystem::create_directory(root);
    config.dirs = {{root.string(), "/", false}, {root.string(), "ro", true}};
    config.path_walk = walk;
    auto made = Context::make(std::move(config));
    REQUIRE(made.ok());
    context = std::move(made).value();
  }
  ~TestGuest() {
    std::error_code ignored;
    std::filesystem::remove_all(outer, ignored);
  }
  TestGuest(const TestGuest&) = delete;
  TestGuest& operator=(const TestGuest&) = delete;

  GuestMemory memory() { return {memory_.data(), memory_.size()}; }
  std::vector<uint8_t> memory_copy() const { return memory_; }

  CallResult raw(std::string_view name, std::span<const uint64_t> args) {
    for (const auto& row : functions()) {
      if (row.name != name) continue;
      REQUIRE(type_of(row).params.size() == args.size());
      return row.function(*context, memory(), args.data());
    }
    FAIL("no such function");
    return {};
  }
  CallResult raw(std::string_view name, std::initializer_list<uint64_t> args) {
    return raw(name, std::span(args.begin(), args.size()));
  }
  Errno call(std::string_view name, std::initializer_list<uint64_t> args) {
    return call(name, std::span(args.begin(), args.size()));
  }
  Errno call(std::string_view name, std::span<const uint64_t> args) {
    const CallResult result = raw(name, args);
    CHECK_FALSE(result.exited);
    CHECK_FALSE(result.interrupted);
    return static_cast<Errno>(result.errno_);
  }

  template <class T>
  T load(uint32_t at) const {
    T value;
    std::memcpy(&value, memory_.data() + at, sizeof value);
    return value;
  }
  template <class T>
  void store(uint32_t at, T value) {
    std::memcpy(memory_.data() + at, &value, sizeof value);
  }
  uint32_t put(uint32_t at, std::string_view text) {
    std::memcpy(memory_.data() + at, text.data(), text.size());
    return static_cast<uint32_t>(text.size());
  }
  std::string text(uint32_t at, uint32_t length) const {
    return {reinterpret_cast<const char*>(memory_.data() + at), length};
  }

  // A path call whose arguments are a descriptor and one path.
  Errno at(std::string_view name, std::string_view path, uint32_t dir = kDir) {
    return call(name, {dir, kPath, put(kPath, path)});
  }
  Errno two(std::string_view name, std::string_view from, std::string_view to,
            uint32_t from_dir = kDir, uint32_t to_dir = kDir) {
    const uint32_t a = put(kPath, from);
    const uint32_t b = put(kPath2, to);
    if (name == "path_link") return call(name, {from_dir, 0, kPath, a, to_dir, kPath2, b});
    if (name == "path_symlink") return call(name, {kPath, a, to_dir, kPath2, b});
    return call(name, {from_dir, kPath, a, to_dir, kPath2, b});
  }
  Errno stat(std::string_view path, bool follow = true, uint32_t dir = kDir) {
    return call("path_filestat_get", {dir, follow ? 1u : 0u, kPath, put(kPath, path), kOut});
  }
  // The opened number is at kOut.
  Errno open(std::string_view path, uint32_t open_flags = 0, uint64_t base = rights::kFdRead,
             uint32_t dir = kDir, bool follow = true, uint32_t flags = 0) {
    return call("path_open", {dir, follow ? 1u : 0u, kPath, put(kPath, path), open_flags, base,
                              kAllRights, flags, kOut});
  }
  uint32_t opened(std::string_view path, uint32_t open_flags = 0, uint64_t base = rights::kFile) {
    REQUIRE(open(path, open_flags, base) == Errno::success);
    return load<uint32_t>(kOut);
  }
  Errno write(uint32_t fd, std::string_view bytes) {
    store<uint32_t>(kPath, kBuffer);
    store<uint32_t>(kPath + 4, put(kBuffer, bytes));
    return call("fd_write", {fd, kPath, 1, kOut});
  }
  Errno read(uint32_t fd, uint32_t length) {
    store<uint32_t>(kPath, kBuffer);
    store<uint32_t>(kPath + 4, length);
    return call("fd_read", {fd, kPath, 1, kOut});
  }

  void make_file(const std::string& name, std::string_view bytes = "") const {
    std::ofstream(root / name) << bytes;
  }
  std::string contents(const std::filesystem::path& path) const {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path outer;  // holds the grant, and what must not be reached
  std::filesystem::path root;
  std::unique_ptr<Context> context;

 private:
  std::vector<uint8_t> memory_;
};

}  // namespace tenon::wasi
