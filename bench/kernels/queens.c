// The n queens by bit masks: recursion, shifts, count of trailing zeros.
#include "kernel.h"

static uint32_t n;

void prepare(uint32_t seed) { n = 14 + seed / 1000; }

static NOINLINE uint32_t place(uint32_t all, uint32_t columns, uint32_t left, uint32_t right) {
  if (columns == all) return 1;
  uint32_t solutions = 0;
  for (uint32_t free = all & ~(columns | left | right); free; free &= free - 1) {
    const uint32_t queen = 1u << __builtin_ctz(free);
    solutions += place(all, columns | queen, (left | queen) << 1, (right | queen) >> 1);
  }
  return solutions;
}

uint64_t work(void) { return place((1u << n) - 1, 0, 0, 0); }
