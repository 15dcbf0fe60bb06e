// Guest paths on both resolvers: what works, and that nothing escapes.
#include "fixture.h"

#include <sys/stat.h>

namespace tenon::wasi {
namespace {

namespace fs = std::filesystem;

constexpr PathWalk kWalks[] = {PathWalk::automatic, PathWalk::components};

TEST_CASE("paths resolve beneath the grant") {
  for (const PathWalk walk : kWalks) {
    CAPTURE(static_cast<int>(walk));
    TestGuest guest(walk);
    fs::create_directories(guest.root / "a/b");
    guest.make_file("a/b/f", "hello");
    fs::create_symlink("a/b", guest.root / "to_b");
    fs::create_symlink("../../a/./b/f", guest.root / "a/b/around");
    fs::create_symlink("to_b/", guest.root / "slash");
    for (const char* path : {"a/b/f", "a//b/./f", "a/../a/b/f", "to_b/f", "to_b/../b/f",
                             "a/b/around", "slash/f", "./slash//around"}) {
      CAPTURE(path);
      CHECK(guest.open(path) == Errno::success);
      CHECK(guest.stat(path) == Errno::success);
      CHECK(guest.load<uint64_t>(TestGuest::kOut + 32) == 5);
    }
    for (const char* path : {".", "./", "a/..", "a/b/../..", "a/b/", "to_b", "to_b/"}) {
      CAPTURE(path);
      CHECK(guest.open(path, oflags::kDirectory) == Errno::success);
      CHECK(guest.stat(path) == Errno::success);
      CHECK(guest.load<uint8_t>(TestGuest::kOut + 16) == 3);
    }
    CHECK(guest.stat("to_b", false) == Errno::success);
    CHECK(guest.load<uint8_t>(TestGuest::kOut + 16) == 7);
    CHECK(guest.stat("to_b/", false) == Errno::success);
    CHECK(guest.load<uint8_t>(TestGuest::kOut + 16) == 3);

    CHECK(guest.open("") == Errno::noent);
    CHECK(guest.open("none/f") == Errno::noent);
    CHECK(guest.open("a/b/f/") == Errno::notdir);
    CHECK(guest.open("a/b/f/x") == Errno::notdir);
    CHECK(guest.open("a/b/f/..") == Errno::notdir);
    CHECK(guest.open("a/b/around", 0, rights::kFdRead, 3, false) == Errno::loop);
    CHECK(guest.open("new/", oflags::kCreat, rights::kFdWrite) == Errno::isdir);
    for (const char* path : {"./", "a/../", "a/b/.", "a/.."}) {
      CAPTURE(path);
      CHECK(guest.open(path, oflags::kCreat, rights::kFdWrite) == Errno::isdir);
      CHECK(guest.open(path, oflags::kCreat | oflags::kExcl, rights::kFdWrite) == Errno::exist);
    }
    CHECK(guest.open("a/b", 0, rights::kFdWrite) == Errno::isdir);
    CHECK(guest.open(std::string_view("a\0b", 3)) == Errno::inval);
    CHECK(guest.open("a\xff") == Errno::ilseq);
    CHECK(guest.open(std::string(300, 'x')) == Errno::nametoolong);
  }
}

TEST_CASE("nothing outside the grant is reached") {
  for (const PathWalk walk : kWalks) {
    CAPTURE(static_cast<int>(walk));
    TestGuest guest(walk);
    std::ofstream(guest.outer / "secret") << "secret";
    fs::create_directory(guest.outer / "out");
    fs::create_directory(guest.root / "d");
    const std::string outer = guest.outer.string();
    fs::create_symlink(outer + "/secret", guest.root / "absolute");
    fs::create_symlink(guest.root.string() + "/d", guest.root / "absolute_inside");
    fs::create_symlink("../secret", guest.root / "up");
    fs::create_symlink("..", guest.root / "parent");
    fs::create_symlink("up", guest.root / "chain1");
    fs::create_symlink("d/../chain1", guest.root / "chain2");
    fs::create_symlink("../new", guest.root / "dangling");
    fs::create_symlink(outer + "/new", guest.root / "dangling_absolute");
    fs::create_symlink("dangling", guest.root / "dangling_chain");
    fs::create_symlink("../root/d", guest.root / "for_a_moment");
    const std::string absolute = outer + "/secret";
    for (const char* path : {"../secret",
                             "d/../../secret",
                             "absolute",
                             "absolute_inside",
                             "up",
                             "parent/secret",
                             "parent/",
                             "parent/../x",
                             "chain1",
                             "chain2",
                             "dangling",
                             "dangling_absolute",
                             "dangling_chain",
                             "for_a_moment",
                             "for_a_moment/",
                             "../root/d",
                             "..",
                             "../",
                             "d/../..",
                             "/",
                             "//",
                             "/d",
                             absolute.c_str(),
                             "parent/out/x"}) {
      CAPTURE(path);
      CHECK(guest.open(path) == Errno::perm);
      CHECK(guest.open(path, oflags::kDirectory) == Errno::perm);
      const Errno created = guest.open(path, oflags::kCreat, rights::kFdWrite);
      CHECK((created == Errno::perm || created == Errno::isdir));
      CHECK(guest.open(path, oflags::kCreat | oflags::kExcl, rights::kFdWrite) != Errno::success);
      CHECK(guest.open(path, oflags::kTrunc, rights::kFdWrite) == Errno::perm);
      CHECK(guest.stat(path) == Errno::perm);
      const uint32_t length = guest.put(TestGuest::kPath, path);
      CHECK(guest.call("path_filestat_set_times", {3, 1, TestGuest::kPath, length, 0, 0, 10}) ==
            Errno::perm);
    }
    for (const char* path : {"../out", "../x", "parent/out", "parent/x", "..", "../", "d/../../x",
                             "/x", "for_a_moment/x", "absolute_inside/x", "../root/d"}) {
      CAPTURE(path);
      CHECK(guest.at("path_create_directory", path) == Errno::perm);
      CHECK(guest.at("path_remove_directory", path) == Errno::perm);
      CHECK(guest.at("path_unlink_file", path) == Errno::perm);
      CHECK(guest.two("path_rename", "d", path) == Errno::perm);
      CHECK(guest.two("path_rename", path, "e") == Errno::perm);
      CHECK(guest.two("path_link", path, "e") == Errno::perm);
      CHECK(guest.two("path_link", "up", path) == Errno::perm);
      CHECK(guest.two("path_symlink", "x", path) == Errno::perm);
      const uint32_t length = guest.put(TestGuest::kPath, path);
      CHECK(guest.call("path_readlink", {3, TestGuest::kPath, length, TestGuest::kBuffer, 10,
                                         TestGuest::kOut}) == Errno::perm);
    }
    CHECK(guest.two("path_symlink", absolute, "made") == Errno::perm);
    const uint32_t length = guest.put(TestGuest::kPath, "absolute");
    CHECK(guest.call("path_readlink", {3, TestGuest::kPath, length, TestGuest::kBuffer, 10,
                                       TestGuest::kOut}) == Errno::perm);
    CHECK_FALSE(fs::exists(guest.outer / "new"));
    CHECK_FALSE(fs::exists(guest.outer / "x"));
    CHECK(fs::exists(guest.outer / "out"));
    CHECK(guest.contents(guest.outer / "secret") == "secret");
  }
}

TEST_CASE("loops of links end") {
  for (const PathWalk walk : kWalks) {
    TestGuest guest(walk);
    fs::create_symlink("b", guest.root / "a");
    fs::create_symlink("a", guest.root / "b");
    fs::create_symlink("self/x", guest.root / "self");
    for (const char* path : {"a", "b/", "a/x", "self", "self/"}) {
      CAPTURE(path);
      CHECK(guest.open(path) == Errno::loop);
      CHECK(guest.open(path, oflags::kDirectory) == Errno::loop);
      CHECK(guest.stat(path) == Errno::loop);
    }
    CHECK(guest.at("path_create_directory", "a/x") == Errno::loop);
  }
}

TEST_CASE("a link's dangling target is made inside") {
  for (const PathWalk walk : kWalks) {
    TestGuest guest(walk);
    fs::create_directory(guest.root / "d");
    fs::create_symlink("d/new", guest.root / "link");
    CHECK(guest.open("link", oflags::kCreat | oflags::kExcl, rights::kFdWrite) == Errno::exist);
    CHECK(guest.open("link", oflags::kCreat, rights::kFdWrite) == Errno::success);
    CHECK(fs::is_regular_file(guest.root / "d/new"));
  }
}

TEST_CASE("links of /proc lead nowhere") {
  for (const PathWalk walk : kWalks) {
    Config config;
    config.dirs = {{"/proc/self", "/", false}};
    config.path_walk = walk;
    TestGuest guest;
    auto made = Context::make(std::move(config));
    REQUIRE(made.ok());
    guest.context = std::move(made).value();
    for (const char* path : {"cwd", "root", "exe", "root/etc", "fd/0", "cwd/."}) {
      CAPTURE(path);
      CHECK(guest.open(path) != Errno::success);
    }
  }
}

TEST_CASE("directories and links are made, renamed and removed") {
  for (const PathWalk walk : kWalks) {
    CAPTURE(static_cast<int>(walk));
    TestGuest guest(walk);
    CHECK(guest.at("path_create_directory", "d/") == Errno::success);
    CHECK(guest.at("path_create_directory", "d") == Errno::exist);
    CHECK(guest.at("path_create_directory", ".") == Errno::exist);
    CHECK(guest.at("path_create_directory", "none/d") == Errno::noent);
    guest.make_file("d/f", "x");
    CHECK(guest.at("path_remove_directory", "d") == Errno::notempty);
    CHECK(guest.at("path_remove_directory", "d/f") == Errno::notdir);
    CHECK(guest.at("path_unlink_file", "d") == Errno::isdir);
    CHECK(guest.at("path_unlink_file", "d/") == Errno::isdir);
    CHECK(guest.at("path_unlink_file", "d/f/") == Errno::notdir);
    CHECK(guest.at("path_unlink_file", "none/") == Errno::noent);
    CHECK(guest.two("path_rename", "d/f/", "g") == Errno::notdir);
    CHECK(guest.two("path_rename", "d/f", "g/") == Errno::notdir);
    CHECK(guest.two("path_rename", "d/f", "d/../g") == Errno::success);
    CHECK(guest.two("path_rename", "d/", "e/") == Errno::success);
    for (const char* path : {".", "./", "e/.", "e/..", "e/../"}) {
      CAPTURE(path);
      CHECK(guest.two("path_rename", "g", path) == Errno::busy);
      CHECK(guest.two("path_rename", path, "new") == Errno::busy);
    }
    CHECK(guest.at("path_remove_directory", ".") == Errno::inval);
    CHECK(guest.at("path_remove_directory", "e/..") == Errno::notempty);
    CHECK(guest.two("path_link", "g", "e/h") == Errno::success);
    CHECK(guest.two("path_link", "g", "e/h") == Errno::exist);
    CHECK(guest.two("path_link", "g/", "i") == Errno::notdir);
    CHECK(guest.two("path_link", "g", "i/") == Errno::noent);
    fs::create_directory_symlink("e", guest.root / "to_e");
    fs::create_symlink("none", guest.root / "dangling");
    fs::create_symlink("self", guest.root / "self");
    CHECK(guest.two("path_link", "to_e/", "i") == Errno::perm);
    CHECK(guest.two("path_link", "dangling/", "i") == Errno::noent);
    CHECK(guest.two("path_link", "self/", "i") == Errno::loop);
    CHECK(guest.two("path_link", "g", "e/") == Errno::exist);
    CHECK(guest.two("path_symlink", "../g", "e/link") == Errno::success);
    CHECK(guest.two("path_symlink", "g", "i/") == Errno::noent);
    CHECK(guest.two("path_symlink", "g", "e/link/") == Errno::exist);
    CHECK(guest.open("e/link") == Errno::success);

    const auto readlink = [&guest](std::string_view path, uint32_t size) {
      const uint32_t length = guest.put(TestGuest::kPath, path);
      return guest.call("path_readlink",
                        {3, TestGuest::kPath, length, TestGuest::kBuffer, size, TestGuest::kOut});
    };
    CHECK(readlink("e/link", 100) == Errno::success);
    CHECK(guest.text(TestGuest::kBuffer, guest.load<uint32_t>(TestGuest::kOut)) == "../g");
    CHECK(readlink("e/link", 2) == Errno::success);
    CHECK(guest.load<uint32_t>(TestGuest::kOut) == 2);
    CHECK(readlink("e/link/", 100) == Errno::notdir);
    CHECK(readlink("e/", 100) == Errno::inval);
    CHECK(readlink("g", 100) == Errno::inval);
    CHECK(readlink("e/link", TestGuest::kSize) == Errno::fault);

    // Only the links go.
    CHECK(guest.at("path_remove_directory", "to_e/") == Errno::notdir);
    CHECK(guest.at("path_unlink_file", "to_e/") == Errno::notdir);
    CHECK(guest.at("path_unlink_file", "to_e") == Errno::success);
    CHECK(guest.at("path_unlink_file", "e/link") == Errno::success);
    CHECK(guest.at("path_unlink_file", "e/h") == Errno::success);
    CHECK(guest.at("path_remove_directory", "e/") == Errno::success);
    CHECK(fs::exists(guest.root / "g"));
  }
}

TEST_CASE("times are set") {
  for (const PathWalk walk : kWalks) {
    TestGuest guest(walk);
    guest.make_file("f");
    fs::create_symlink("f", guest.root / "link");
    const auto set = [&guest](std::string_view path, uint32_t follow, uint32_t flags) {
      const uint32_t length = guest.put(TestGuest::kPath, path);
      return guest.call("path_filestat_set_times",
                        {3, follow, TestGuest::kPath, length, 5, 7'000'000'009, flags});
    };
    CHECK(set("link", 0, 5) == Errno::success);
    CHECK(guest.stat("link", false) == Errno::success);
    CHECK(guest.load<uint64_t>(TestGuest::kOut + 48) == 7'000'000'009);
    CHECK(guest.stat("f") == Errno::success);
    CHECK(guest.load<uint64_t>(TestGuest::kOut + 48) != 7'000'000'009);
    CHECK(set("link", 1, 5) == Errno::success);
    CHECK(guest.stat("f") == Errno::success);
    CHECK(guest.load<uint64_t>(TestGuest::kOut + 40) == 5);
    CHECK(guest.load<uint64_t>(TestGuest::kOut + 48) == 7'000'000'009);
    CHECK(set("f/", 1, 5) == Errno::notdir);
    CHECK(set("f", 1, 3) == Errno::inval);
    CHECK(set("f", 1, 16) == Errno::inval);
  }
}

TEST_CASE("a pipe under the grant doesn't hold up its opening") {
  for (const PathWalk walk : kWalks) {
    TestGuest guest(walk);
    REQUIRE(::mkfifo((guest.root / "pipe").c_str(), 0600) == 0);
    CHECK(guest.open("pipe") == Errno::success);
    TestGuest other(walk);
    REQUIRE(::mkfifo((other.root / "pipe").c_str(), 0600) == 0);
    CHECK(other.open("pipe", 0, rights::kFdWrite) == Errno::nxio);
  }
}

TEST_CASE("a read-only grant changes nothing") {
  for (const PathWalk walk : kWalks) {
    TestGuest guest(walk);
    constexpr uint32_t kRo = TestGuest::kReadOnly;
    fs::create_directory(guest.root / "d");
    guest.make_file("f", "x");
    CHECK(guest.open("f", 0, rights::kFdRead, kRo) == Errno::success);
    const auto fd = guest.load<uint32_t>(TestGuest::kOut);
    CHECK(guest.write(fd, "y") == Errno::badf);
    CHECK(guest.call("fd_filestat_set_times", {fd, 0, 0, 10}) == Errno::notcapable);
    CHECK(guest.open("f", oflags::kTrunc, rights::kFdRead, kRo) == Errno::notcapable);
    CHECK(guest.open("n", oflags::kCreat, rights::kFdRead, kRo) == Errno::notcapable);
    CHECK(guest.open("f", 0, rights::kFdWrite, kRo) == Errno::notcapable);
    CHECK(guest.open("f", 0, rights::kFdAllocate | rights::kFdFilestatSetSize, kRo) ==
          Errno::success);
    const auto sized = guest.load<uint32_t>(TestGuest::kOut);
    CHECK(guest.call("fd_allocate", {sized, 0, 10}) == Errno::badf);
    CHECK(guest.call("fd_filestat_set_size", {sized, 0}) == Errno::badf);
    CHECK(guest.at("path_create_directory", "n", kRo) == Errno::notcapable);
    CHECK(guest.at("path_remove_directory", "d", kRo) == Errno::notcapable);
    CHECK(guest.at("path_unlink_file", "f", kRo) == Errno::notcapable);
    CHECK(guest.two("path_rename", "f", "n", kRo, 3) == Errno::notcapable);
    CHECK(guest.two("path_rename", "f", "n", 3, kRo) == Errno::notcapable);
    CHECK(guest.two("path_link", "f", "n", kRo, 3) == Errno::notcapable);
    CHECK(guest.two("path_link", "f", "n", 3, kRo) == Errno::notcapable);
    CHECK(guest.two("path_symlink", "f", "n", 3, kRo) == Errno::notcapable);
    // Nor does a directory opened in it.
    CHECK(guest.open("d", oflags::kDirectory, TestGuest::kAllRights, kRo) == Errno::success);
    const auto dir = guest.load<uint32_t>(TestGuest::kOut);
    CHECK(guest.open("n", oflags::kCreat, rights::kFdRead, dir) == Errno::notcapable);
    CHECK(guest.contents(guest.root / "f") == "x");
  }
}

}  // namespace
}  // namespace tenon::wasi
