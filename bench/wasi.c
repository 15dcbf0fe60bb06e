// What wasi.py measures: `wasi copy BLOCKS` copies standard input to standard output in blocks of
// 64 KiB, both being files that are gone through again and again; `wasi clock READINGS` reads the
// monotonic clock. Each prints nothing.
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { kBlock = 64 << 10, kBlocksOfFile = 512 };

static int copy(long blocks) {
  static char buffer[kBlock];
  for (long i = 0; i < blocks; i++) {
    if (i % kBlocksOfFile == 0 && (lseek(0, 0, SEEK_SET) != 0 || lseek(1, 0, SEEK_SET) != 0)) {
      return 1;
    }
    if (read(0, buffer, kBlock) != kBlock || write(1, buffer, kBlock) != kBlock) return 2;
  }
  return 0;
}

static int read_clock(long readings) {
  struct timespec last = {0, 0};
  for (long i = 0; i < readings; i++) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) return 1;
    if (now.tv_sec < last.tv_sec) return 2;
    last = now;
  }
  return 0;
}

int main(int argc, char** argv) {
  if (argc != 3) return 3;
  return strcmp(argv[1], "copy") == 0 ? copy(atol(argv[2])) : read_clock(atol(argv[2]));
}
