// poll_oneoff: waits for clocks and descriptors, whichever is first.
#include <algorithm>
#include <cerrno>
#include <optional>
#include <vector>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "wasi/calls.h"

namespace tenon::wasi::calls {
namespace {

// More at once is refused; it bounds what a call allocates.
constexpr uint32_t kMaxSubscriptions = 4096;
constexpr uint16_t kHangup = 1;

enum class EventType : uint8_t { clock, fd_read, fd_write };

struct Subscription {
  uint64_t userdata = 0;
  EventType type = EventType::clock;
  // The outcome, once there is one.
  std::optional<Errno> result = {};
  uint64_t byte_count = 0;
  uint16_t flags = 0;
  // A clock's deadline.
  clockid_t clock = CLOCK_MONOTONIC;
  uint64_t deadline = 0;
  // A descriptor, and its place among those that are polled.
  const Descriptor* descriptor = nullptr;
  size_t poll_index = 0;
};

// The unstable edition has an identifier before the clock's fields.
constexpr uint64_t kUnstableSubscriptionSize = 56;

uint64_t now(Context::State& state, clockid_t clock) {
  return state.determinism ? state.determinism->peek_clock(clock) : read_clock(state, clock);
}

void read_clock_subscription(const Call& call, const uint8_t* at, Subscription& out) {
  const uint8_t* fields = at + (call.edition == Edition::preview1 ? 16 : 24);
  const auto id = load_field<uint32_t>(fields, 0);
  const auto timeout = load_field<uint64_t>(fields, 8);
  const bool absolute = (load_field<uint16_t>(fields, 24) & 1) != 0;
  if (id > 1) {
    out.result = id > 3 ? Errno::inval : Errno::notsup;
    return;
  }
  // A relative time isn't to be moved by whoever sets the clock.
  out.clock = absolute && id == 0 ? CLOCK_REALTIME : CLOCK_MONOTONIC;
  out.deadline = timeout;
  if (!absolute && __builtin_add_overflow(now(call.state, out.clock), timeout, &out.deadline)) {
    out.deadline = UINT64_MAX;
  }
}

void read_descriptor(const Call& call, const uint8_t* at, Subscription& out) {
  Descriptor* found = nullptr;
  const Errno error =
      call.descriptor(load_field<uint32_t>(at, 16), rights::kPollFdReadwrite, found);
  if (error != Errno::success) {
    out.result = error;
  } else if (out.type == EventType::fd_read ? !found->readable : !found->writable) {
    out.result = Errno::badf;
  } else {
    out.descriptor = found;
  }
}

Errno read_subscription(const Call& call, const uint8_t* at, Subscription& out) {
  out.userdata = load_field<uint64_t>(at, 0);
  const auto tag = load_field<uint8_t>(at, 8);
  if (tag > static_cast<uint8_t>(EventType::fd_write)) return Errno::inval;
  out.type = static_cast<EventType>(tag);
  if (out.type == EventType::clock) {
    read_clock_subscription(call, at, out);
  } else {
    read_descriptor(call, at, out);
  }
  return Errno::success;
}

// How many bytes a read would get.
uint64_t readable_bytes(const Descriptor& descriptor) {
  const int fd = descriptor.fd.get();
  if (descriptor.type == FileType::regular_file) {
    struct stat status = {};
    const off_t position = ::lseek(fd, 0, SEEK_CUR);
    if (position < 0 || ::fstat(fd, &status) != 0 || status.st_size <= position) return 0;
    return static_cast<uint64_t>(status.st_size - position);
  }
  int count = 0;
  return ::ioctl(fd, FIONREAD, &count) == 0 && count > 0 ? static_cast<uint64_t>(count) : 0;
}

// Settles the subscriptions whose time has come; returns how long the others may sleep.
uint64_t settle_clocks(Context::State& state, std::vector<Subscription>& subscriptions) {
  uint64_t shortest = UINT64_MAX;
  for (auto& subscription : subscriptions) {
    if (subscription.type != EventType::clock || subscription.result) continue;
    const uint64_t time = now(state, subscription.clock);
    if (time >= subscription.deadline) {
      subscription.result = Errno::success;
    } else {
      shortest = std::min(shortest, subscription.deadline - time);
    }
  }
  return shortest;
}

// A deterministic context's sleep: the earliest clocks' time has come.
void pass_time(Context::State& state, std::vector<Subscription>& subscriptions, uint64_t duration) {
  for (auto& subscription : subscriptions) {
    if (subscription.type != EventType::clock || subscription.result) continue;
    if (subscription.deadline - now(state, subscription.clock) <= duration) {
      subscription.result = Errno::success;
    }
  }
  state.determinism->sleep(duration);
}

void settle_descriptors(std::vector<Subscription>& subscriptions,
                        const std::vector<pollfd>& polled) {
  for (auto& subscription : subscriptions) {
    if (subscription.descriptor == nullptr || subscription.result) continue;
    const short events = polled[subscription.poll_index].revents;
    if (events == 0) continue;
    const bool reads = subscription.type == EventType::fd_read;
    subscription.result = (events & POLLNVAL) != 0            ? Errno::badf
                          : (events & POLLERR) != 0 && !reads ? Errno::pipe
                                                              : Errno::success;
    if ((events & POLLHUP) != 0) subscription.flags |= kHangup;
    if (reads) subscription.byte_count = readable_bytes(*subscription.descriptor);
  }
}

Errno wait(const Call& call, std::vector<Subscription>& subscriptions) {
  // Woken every hour, a sleep keeps to a clock that was set meanwhile and no sum overflows.
  constexpr uint64_t kSecond = 1'000'000'000;
  constexpr uint64_t kHour = 3600 * kSecond;
  std::vector<pollfd> polled = {{call.state.interrupt.get(), POLLIN, 0}};
  for (auto& subscription : subscriptions) {
    if (subscription.descriptor == nullptr) continue;
    subscription.poll_index = polled.size();
    const short events = subscription.type == EventType::fd_read ? POLLIN : POLLOUT;
    polled.push_back({subscription.descriptor->fd.get(), events, 0});
  }
  const auto some_settled = [&subscriptions] {
    return std::any_of(subscriptions.begin(), subscriptions.end(),
                       [](const Subscription& s) { return s.result.has_value(); });
  };
  const bool is_virtual = call.state.determinism.has_value();
  while (true) {
    const uint64_t left = settle_clocks(call.state, subscriptions);
    const bool done = some_settled();
    // What comes from outside takes its time; a virtual clock's sleep alone doesn't.
    const bool skips = is_virtual && polled.size() == 1;
    const uint64_t sleep = done || skips ? 0 : std::min(left, kHour);
    const timespec timeout = {static_cast<time_t>(sleep / kSecond),
                              static_cast<long>(sleep % kSecond)};
    const int ready = ::ppoll(polled.data(), polled.size(), &timeout, nullptr);
    if (ready < 0 && errno != EINTR) return last_error();
    if (ready < 0) continue;
    if (polled[0].revents != 0) return Errno::interrupted;
    settle_descriptors(subscriptions, polled);
    if (is_virtual && ready == 0 && !done && left != UINT64_MAX) {
      pass_time(call.state, subscriptions, left);
    } else {
      settle_clocks(call.state, subscriptions);
    }
    if (some_settled()) return Errno::success;
  }
}

}  // namespace

Errno poll_oneoff(const Call& call) {
  const uint32_t count = call.u32(2);
  if (count == 0) return Errno::inval;
  uint8_t* in = nullptr;
  uint8_t* out = nullptr;
  const uint64_t size =
      call.edition == Edition::preview1 ? kSubscriptionSize : kUnstableSubscriptionSize;
  WASI_TRY(call.guest.span(call.u32(0), count, size, 8, in));
  WASI_TRY(call.guest.span(call.u32(1), count, kEventSize, 8, out));
  WASI_TRY(call.guest.check<uint32_t>(call.u32(3)));
  if (count > kMaxSubscriptions) return Errno::inval;

  // A copy: the arrays may overlap, and the guest's other threads may write to them.
  std::vector<Subscription> subscriptions(count);
  for (uint32_t i = 0; i < count; ++i) {
    WASI_TRY(read_subscription(call, in + i * size, subscriptions[i]));
  }
  WASI_TRY(wait(call, subscriptions));

  uint32_t event_count = 0;
  for (const auto& subscription : subscriptions) {
    if (!subscription.result) continue;
    uint8_t* event = out + event_count++ * kEventSize;
    std::memset(event, 0, kEventSize);
    store_field<uint64_t>(event, 0, subscription.userdata);
    store_field<uint16_t>(event, 8, static_cast<uint16_t>(*subscription.result));
    store_field<uint8_t>(event, 10, static_cast<uint8_t>(subscription.type));
    store_field<uint64_t>(event, 16, subscription.byte_count);
    store_field<uint16_t>(event, 24, subscription.flags);
  }
  return call.guest.store(call.u32(3), event_count);
}

}  // namespace tenon::wasi::calls
