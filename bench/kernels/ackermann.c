// Ackermann's function and Takeuchi's: deep recursion, several parameters.
#include "kernel.h"

static int32_t m;

void prepare(uint32_t seed) { m = 3 + seed / 1000; }

static NOINLINE int32_t ackermann(int32_t i, int32_t j) {
  if (i == 0) return j + 1;
  if (j == 0) return ackermann(i - 1, 1);
  return ackermann(i - 1, ackermann(i, j - 1));
}

static NOINLINE int32_t tak(int32_t x, int32_t y, int32_t z) {
  if (y >= x) return z;
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y));
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < 1200; round++) {
    sum = mix(sum, (uint32_t)ackermann(m, 8));
    sum = mix(sum, (uint32_t)tak(6 * m + round % 2, 4 * m, 2 * m));
  }
  return sum;
}
