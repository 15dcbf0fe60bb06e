// Runs one kernel and prints `<nanoseconds of work> <checksum>`. The clock is read inside the
// guest, around the work alone, so that no engine's start-up or compilation counts; it is the
// thread's processor time, so that other load on the machine counts as little as can be.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "kernel.h"

#ifdef __wasi__
#include <wasi/api.h>

// Preview 1 has this clock (id 3), though the C library doesn't offer it.
static uint64_t now(void) {
  __wasi_timestamp_t time;
  if (__wasi_clock_time_get(3, 1, &time) != 0) abort();
  return time;
}
#else
static uint64_t now(void) {
  struct timespec time;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) abort();
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}
#endif

int main(int argc, char** argv) {
  prepare(argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1);
  const uint64_t start = now();
  const uint64_t checksum = work();
  const uint64_t took = now() - start;
  printf("%" PRIu64 " %016" PRIx64 "\n", took, checksum);
  return 0;
}
