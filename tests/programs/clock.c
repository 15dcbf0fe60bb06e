// Clocks, sleep, random bytes and polling: what they say differs from run to run, so only what must
// hold is printed.

#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int64_t now(clockid_t clock) {
  struct timespec t;
  return clock_gettime(clock, &t) == 0 ? (int64_t)t.tv_sec * 1000000000 + t.tv_nsec : -1;
}

static void holds(const char* claim, int truth) { printf("%s: %s\n", claim, truth ? "yes" : "no"); }

int main(void) {
  const int64_t real = now(CLOCK_REALTIME), start = now(CLOCK_MONOTONIC);
  holds("it is after 2024", real > (int64_t)1704067200 * 1000000000);
  holds("it is before 2200", real < (int64_t)7258118400 * 1000000000);
  holds("time agrees", llabs((long long)time(NULL) - real / 1000000000) <= 2);
  struct timeval day;
  gettimeofday(&day, NULL);
  holds("gettimeofday agrees", llabs((long long)day.tv_sec - real / 1000000000) <= 2);

  struct timespec resolution;
  holds("monotonic resolution", clock_getres(CLOCK_MONOTONIC, &resolution) == 0 &&
                                    resolution.tv_sec == 0 && resolution.tv_nsec > 0);
  int64_t last = start;
  int backwards = 0;
  for (int i = 0; i < 10000; i++) {
    const int64_t t = now(CLOCK_MONOTONIC);
    backwards += t < last;
    last = t;
  }
  holds("never backwards", backwards == 0);

  const int64_t before = now(CLOCK_MONOTONIC);
  struct timespec nap = {0, 30000000};
  const int slept = nanosleep(&nap, NULL);
  const int64_t took = now(CLOCK_MONOTONIC) - before;
  holds("nanosleep succeeds", slept == 0);
  holds("slept long enough", took >= 29000000);
  holds("and not for ages", took < INT64_C(20000000000));
  holds("yield", sched_yield() == 0);

  struct pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  holds("stdout is ready", poll(&output, 1, 1000) == 1 && (output.revents & POLLOUT) != 0);
  holds("stdout is no terminal", isatty(STDOUT_FILENO) == 0);

  uint8_t first[64] = {0}, second[64] = {0}, seen[256] = {0};
  holds("random bytes",
        getentropy(first, sizeof first) == 0 && getentropy(second, sizeof second) == 0);
  int different = 0;
  for (int i = 0; i < 64; i++) different += seen[first[i]]++ == 0;
  holds("not all the same", different > 20);
  holds("nor repeated", memcmp(first, second, sizeof first) != 0);
  uint8_t many[300];
  errno = 0;
  holds("too many at once", getentropy(many, sizeof many) == -1 && errno == EIO);

  struct tm calendar;
  const time_t moment = 1234567890;
  char text[64];
  gmtime_r(&moment, &calendar);
  strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %j %a", &calendar);
  printf("%s %lld\n", text, (long long)timegm(&calendar));
  return 0;
}
