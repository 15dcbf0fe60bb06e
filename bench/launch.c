// Runs a command with its output thrown away and prints `<nanoseconds> <peak resident KiB>`.
// A process's peak counts what its parent had at the time of the exec: hence a small parent.
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char** environ;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  const long long start = now();
  pid_t child;
  if (posix_spawn(&child, argv[1], &actions, NULL, argv + 1, environ) != 0) return 2;
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child || status != 0) return 1;
  printf("%lld %ld\n", now() - start, usage.ru_maxrss);
  return 0;
}
