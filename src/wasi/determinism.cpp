#include "wasi/determinism.h"

namespace tenon::wasi {
namespace {

constexpr time_t kEpochSeconds = 946'684'800;  // 2000-01-01T00:00:00Z
constexpr uint64_t kSecond = 1'000'000'000;
constexpr uint64_t kTick = 1'000;

uint64_t start_of(clockid_t clock) {
  return clock == CLOCK_REALTIME ? static_cast<uint64_t>(kEpochSeconds) * kSecond : 0;
}

}  // namespace

// The coarse clock is the one that stamps files.
Determinism::Determinism() { ::clock_gettime(CLOCK_REALTIME_COARSE, &started_); }

uint64_t Determinism::peek_clock(clockid_t clock) const { return start_of(clock) + elapsed_; }

uint64_t Determinism::read_clock(clockid_t clock) {
  sleep(kTick);
  return peek_clock(clock);
}

void Determinism::sleep(uint64_t duration) {
  // A century or so at most: no clock overflows.
  constexpr uint64_t kEnd = uint64_t{1} << 62;
  elapsed_ = duration > kEnd - elapsed_ ? kEnd : elapsed_ + duration;
}

// SplitMix64 (Steele, Lea, Flood, 2014).
uint64_t Determinism::next_random() {
  random_ += 0x9e3779b97f4a7c15;
  uint64_t bits = random_;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
  return bits ^ (bits >> 31);
}

uint64_t Determinism::inode_number(dev_t device, ino_t inode) {
  return inodes_.try_emplace({device, inode}, inodes_.size() + 1).first->second;
}

void Determinism::anonymize(struct stat& status) {
  status.st_ino = inode_number(status.st_dev, status.st_ino);
  status.st_dev = 1;
  if (S_ISDIR(status.st_mode)) status.st_size = 0;  // the file system's own business
  timespec& time = status.st_mtim;
  const bool is_new = time.tv_sec > started_.tv_sec ||
                      (time.tv_sec == started_.tv_sec && time.tv_nsec >= started_.tv_nsec);
  if (is_new) time = {kEpochSeconds, 0};
  status.st_atim = time;
  status.st_ctim = time;
}

}  // namespace tenon::wasi
