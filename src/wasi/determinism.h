// What replaces the host's clocks, random numbers and file attributes in a deterministic context:
// the same program with the same input gets the same answers, in this run and in the next.
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include <sys/stat.h>
#include <time.h>

namespace tenon::wasi {

class Determinism {
 public:
  Determinism();

  // A clock's time in nanoseconds. All four count from the context's start, the real-time clock
  // from 2000 on; each reading takes a microsecond, so that a program which waits by reading goes
  // on.
  uint64_t read_clock(clockid_t clock);
  // The time without reading it.
  uint64_t peek_clock(clockid_t clock) const;
  // A sleep of so many nanoseconds, over at once.
  void sleep(uint64_t duration);

  uint64_t next_random();

  // Devices and inodes become numbers in the order of their first appearance. Of the times only the
  // last modification counts, for reading a file changes the others; one since the start of the
  // context, which only this run's own writes have, becomes the clock's first.
  void anonymize(struct stat& status);
  uint64_t inode_number(dev_t device, ino_t inode);

 private:
  uint64_t elapsed_ = 0;  // nanoseconds
  uint64_t random_ = 0;
  timespec started_ = {};  // by the host's clock
  std::map<std::pair<dev_t, ino_t>, uint64_t> inodes_;
};

}  // namespace tenon::wasi
