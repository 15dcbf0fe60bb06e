// Every function of the table: succeeds with good arguments, refuses without the right that it
// needs, answers badf for a descriptor that isn't open, and fault, with no effect, for each of its
// pointers that is out of bounds or unaligned.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>

#include "fixture.h"
#include "wasi/state.h"

namespace tenon::wasi {
namespace {

using G = TestGuest;

constexpr uint32_t kListener = 5;

// A guest with a file, a directory, a link and, where asked for, a connection.
class Prepared {
 public:
  explicit Prepared(bool connects) : guest(PathWalk::automatic, config()) {
    guest.make_file("f", "hello");
    std::filesystem::create_directory(guest.root / "d");
    std::filesystem::create_symlink("f", guest.root / "link");
    file = guest.opened("f");
    other = guest.opened("f");
    if (connects) {
      sockaddr_in address = {};
      socklen_t size = sizeof address;
      const int listener = guest.context->state().fds.find(kListener)->fd.get();
      REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
      for (int& client : clients) {
        client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        REQUIRE(::connect(client, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::send(client, "abcd", 4, 0) == 4);
      }
      REQUIRE(guest.call("sock_accept", {kListener, 0, G::kOut}) == Errno::success);
      connection = guest.load<uint32_t>(G::kOut);
    }
    // An array of one vector, two paths, a subscription.
    guest.store<uint32_t>(kVector, G::kBuffer);
    guest.store<uint32_t>(kVector + 4, 4);
    guest.put(G::kPath, "f");
    guest.put(G::kPath + 8, "d");
    guest.put(G::kPath + 16, "new");
    guest.put(G::kPath + 24, "link");
    guest.store<uint64_t>(kSubscription + 24, 1);
    guest.store<uint32_t>(kSubscription + 16, 1);
  }
  ~Prepared() {
    for (const int client : clients) {
      if (client >= 0) ::close(client);
    }
  }

  static constexpr uint32_t kVector = 0x2000;
  static constexpr uint32_t kSubscription = 0x2100;

  G guest;
  uint32_t file = 0;
  uint32_t other = 0;
  uint32_t connection = 0;

 private:
  static Config config() { return {.args = {"a"}, .env = {"A=1"}, .tcp_listen = {"127.0.0.1:0"}}; }
  int clients[2] = {-1, -1};
};

using Args = std::vector<uint64_t>;

struct Case {
  std::string_view name;
  std::function<Args(const Prepared&)> args;
  uint64_t right;  // that its first descriptor must have; 0 for none
};

constexpr uint64_t kD = G::kDir;
constexpr uint64_t kF = G::kPath;
constexpr uint64_t kSub = G::kPath + 8;
constexpr uint64_t kNew = G::kPath + 16;
constexpr uint64_t kLink = G::kPath + 24;
constexpr uint64_t kO = G::kOut;
constexpr uint64_t kB = G::kBuffer;
constexpr uint64_t kV = Prepared::kVector;

const std::vector<Case>& cases() {
  const auto fixed = [](Args args) { return [args](const Prepared&) { return args; }; };
  const auto on_file = [](Args args) {
    return [args](const Prepared& p) {
      Args all = {p.file};
      all.insert(all.end(), args.begin(), args.end());
      return all;
    };
  };
  const auto on_connection = [](Args args) {
    return [args](const Prepared& p) {
      Args all = {p.connection};
      all.insert(all.end(), args.begin(), args.end());
      return all;
    };
  };
  using namespace rights;
  static const std::vector<Case> all = {
      {"args_get", fixed({kO, kB}), 0},
      {"args_sizes_get", fixed({kO, kO + 4}), 0},
      {"clock_res_get", fixed({1, kO}), 0},
      {"clock_time_get", fixed({1, 0, kO}), 0},
      {"environ_get", fixed({kO, kB}), 0},
      {"environ_sizes_get", fixed({kO, kO + 4}), 0},
      {"fd_advise", on_file({0, 0, 0}), kFdAdvise},
      {"fd_allocate", on_file({0, 100}), kFdAllocate},
      {"fd_close", on_file({}), 0},
      {"fd_datasync", on_file({}), kFdDatasync},
      {"fd_fdstat_get", on_file({kO}), 0},
      {"fd_fdstat_set_flags", on_file({fdflags::kAppend}), kFdSetFlags},
      {"fd_fdstat_set_rights", on_file({0, 0}), 0},
      {"fd_filestat_get", on_file({kO}), kFdFilestatGet},
      {"fd_filestat_set_size", on_file({3}), kFdFilestatSetSize},
      {"fd_filestat_set_times", on_file({1, 2, 5}), kFdFilestatSetTimes},
      {"fd_pread", on_file({kV, 1, 0, kO}), kFdRead},
      {"fd_prestat_dir_name", fixed({kD, kO, 1}), 0},
      {"fd_prestat_get", fixed({kD, kO}), 0},
      {"fd_pwrite", on_file({kV, 1, 0, kO}), kFdWrite},
      {"fd_read", on_file({kV, 1, kO}), kFdRead},
      {"fd_readdir", fixed({kD, kB, 100, 0, kO}), kFdReaddir},
      {"fd_renumber",
       [](const Prepared& p) {
         return Args{p.file, p.other};
       },
       0},
      {"fd_seek", on_file({1, 0, kO}), kFdSeek},
      {"fd_sync", on_file({}), kFdSync},
      {"fd_tell", on_file({kO}), kFdTell},
      {"fd_write", on_file({kV, 1, kO}), kFdWrite},
      {"path_create_directory", fixed({kD, kNew, 3}), kPathCreateDirectory},
      {"path_filestat_get", fixed({kD, 1, kF, 1, kO}), kPathFilestatGet},
      {"path_filestat_set_times", fixed({kD, 1, kF, 1, 1, 2, 5}), kPathFilestatSetTimes},
      {"path_link", fixed({kD, 0, kF, 1, kD, kNew, 3}), kPathLinkSource},
      {"path_open", fixed({kD, 1, kF, 1, 0, kFdRead, 0, 0, kO}), kPathOpen},
      {"path_readlink", fixed({kD, kLink, 4, kB, 10, kO}), kPathReadlink},
      {"path_remove_directory", fixed({kD, kSub, 1}), kPathRemoveDirectory},
      {"path_rename", fixed({kD, kF, 1, kD, kNew, 3}), kPathRenameSource},
      {"path_symlink", fixed({kF, 1, kD, kNew, 3}), kPathSymlink},
      {"path_unlink_file", fixed({kD, kF, 1}), kPathUnlinkFile},
      {"poll_oneoff", fixed({Prepared::kSubscription, kB, 1, kO}), 0},
      {"random_get", fixed({kB, 100}), 0},
      {"sched_yield", fixed({}), 0},
      {"sock_accept", fixed({kListener, 0, kO}), kSockAccept},
      {"sock_recv", on_connection({kV, 1, 0, kO, kO + 4}), kFdRead},
      {"sock_send", on_connection({kV, 1, 0, kO}), kFdWrite},
      {"sock_shutdown", on_connection({3}), kSockShutdown},
  };
  return all;
}

bool is_socket_call(const Case& item) { return item.name.starts_with("sock_"); }

const FunctionRow& row_of(const Case& item) {
  for (const auto& row : functions()) {
    if (row.name == item.name) return row;
  }
  FAIL("no such function");
  return functions()[0];
}

// The places of the arguments of one kind.
std::vector<size_t> words_of(const FunctionRow& row, ParamKind wanted) {
  std::vector<size_t> words;
  size_t word = 0;
  for (const ParamKind kind : row.params) {
    if (kind == wanted) words.push_back(word);
    word += word_count(kind);
  }
  return words;
}

TEST_CASE("every function has a case, but for those that end or signal the process") {
  CHECK(cases().size() == functions().size() - 2);
}

TEST_CASE("every function succeeds with good arguments, in both editions") {
  for (const Case& item : cases()) {
    CAPTURE(item.name);
    Prepared prepared(is_socket_call(item));
    const Args args = item.args(prepared);
    CHECK(prepared.guest.call(item.name, args) == Errno::success);
    Prepared again(is_socket_call(item));
    if (item.name == "poll_oneoff") {
      again.guest.store<uint32_t>(Prepared::kSubscription + 24, 1);
      again.guest.store<uint64_t>(Prepared::kSubscription + 32, 1);
    }
    const CallResult result = row_of(item).unstable_function(
        *again.guest.context, again.guest.memory(), item.args(again).data());
    CHECK(static_cast<Errno>(result.errno_) == Errno::success);
  }
}

TEST_CASE("every function needs its right") {
  for (const Case& item : cases()) {
    if (item.right == 0) continue;
    CAPTURE(item.name);
    Prepared prepared(is_socket_call(item));
    const Args args = item.args(prepared);
    const uint64_t fd = args[words_of(row_of(item), ParamKind::fd)[0]];
    Descriptor* descriptor = prepared.guest.context->state().fds.find(static_cast<uint32_t>(fd));
    REQUIRE(descriptor != nullptr);
    REQUIRE((descriptor->base & item.right) != 0);
    REQUIRE(prepared.guest.call("fd_fdstat_set_rights",
                                {fd, descriptor->base & ~item.right, descriptor->inheriting}) ==
            Errno::success);
    CHECK(prepared.guest.call(item.name, args) == Errno::notcapable);
    // It doesn't come back.
    CHECK(prepared.guest.call("fd_fdstat_set_rights", {fd, item.right, 0}) == Errno::notcapable);
  }
}

TEST_CASE("every descriptor must be open") {
  for (const Case& item : cases()) {
    Prepared prepared(is_socket_call(item));
    for (const size_t word : words_of(row_of(item), ParamKind::fd)) {
      for (const uint64_t bad : {uint64_t{77}, uint64_t{0xffffffff}}) {
        CAPTURE(item.name);
        Args args = item.args(prepared);
        args[word] = bad;
        CHECK(prepared.guest.call(item.name, args) == Errno::badf);
      }
    }
  }
}

TEST_CASE("every pointer out of bounds or unaligned is a fault without effect") {
  for (const Case& item : cases()) {
    const FunctionRow& row = row_of(item);
    Prepared prepared(is_socket_call(item));
    const Args good = item.args(prepared);
    const auto before = prepared.guest.memory_copy();
    const auto faults = [&](Args args) {
      CHECK(prepared.guest.call(item.name, args) == Errno::fault);
      CHECK(prepared.guest.memory_copy() == before);
    };
    size_t word = 0;
    for (const ParamKind kind : row.params) {
      CAPTURE(item.name);
      CAPTURE(word);
      if (is_pointer(kind)) {
        Args args = good;
        for (const uint64_t bad : {uint64_t{G::kSize}, uint64_t{0xfffffff8}, uint64_t{1} << 31}) {
          args[word] = bad;
          faults(args);
        }
        const Pointee element = pointee(kind);
        if (element.size > 1) {
          args[word] = G::kSize - element.size / 2;  // reaches beyond the end
          faults(args);
        }
        if (element.align > 1) {
          args[word] = good[word] + 1;
          faults(args);
        }
        if (word_count(kind) == 2) {
          args = good;
          args[word + 1] = 0xffffffff;
          faults(args);
          args[word + 1] = 0x20000001;  // times eight, it wraps
          faults(args);
        }
      }
      word += word_count(kind);
    }
    CHECK(prepared.guest.contents(prepared.guest.root / "f") == "hello");
    CHECK_FALSE(std::filesystem::exists(prepared.guest.root / "new"));
    CHECK(std::filesystem::exists(prepared.guest.root / "d"));
  }
}

TEST_CASE("the unstable edition's layouts") {
  Prepared prepared(false);
  G& guest = prepared.guest;
  const auto unstable = [&guest](std::string_view name, const Args& args) {
    for (const auto& row : functions()) {
      if (row.name != name) continue;
      return static_cast<Errno>(
          row.unstable_function(*guest.context, guest.memory(), args.data()).errno_);
    }
    return Errno::nosys;
  };
  for (uint32_t i = 0; i < 64; ++i) guest.store<uint8_t>(G::kOut + i, 0xee);
  CHECK(unstable("fd_filestat_get", {prepared.file, G::kOut}) == Errno::success);
  CHECK(guest.load<uint8_t>(G::kOut + 16) == 4);
  CHECK(guest.load<uint32_t>(G::kOut + 20) == 1);
  CHECK(guest.load<uint64_t>(G::kOut + 24) == 5);
  CHECK(guest.load<uint64_t>(G::kOut + 56) == 0xeeeeeeeeeeeeeeee);
  CHECK(unstable("fd_seek", {prepared.file, 2, 2, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == 2);
  CHECK(unstable("fd_seek", {prepared.file, 1, 0, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == 3);
  CHECK(unstable("fd_seek", {prepared.file, 0, 1, G::kOut}) == Errno::success);
  CHECK(guest.load<uint64_t>(G::kOut) == 5);
  // Two subscriptions, 56 bytes each: userdata, type, identifier, clock, timeout.
  for (uint32_t i = 0; i < 2; ++i) {
    const uint32_t at = Prepared::kSubscription + 56 * i;
    for (uint32_t j = 0; j < 56; ++j) guest.store<uint8_t>(at + j, 0);
    guest.store<uint64_t>(at, 40 + i);
    guest.store<uint64_t>(at + 16, 99);
    guest.store<uint32_t>(at + 24, 1);
    guest.store<uint64_t>(at + 32, i == 0 ? 1000 : UINT64_MAX);
  }
  CHECK(unstable("poll_oneoff", {Prepared::kSubscription, G::kBuffer, 2, G::kOut}) ==
        Errno::success);
  CHECK(guest.load<uint32_t>(G::kOut) == 1);
  CHECK(guest.load<uint64_t>(G::kBuffer) == 40);
}

}  // namespace
}  // namespace tenon::wasi
