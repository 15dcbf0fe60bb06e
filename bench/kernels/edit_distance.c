// Levenshtein's distance of two strings, row by row: dynamic programming with selects.
#include "kernel.h"

enum { N = 9000 };
static char left[N], right[N];
static uint32_t row[N + 1];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    left[i] = 'a' + random_u32(&random) % 6;
    right[i] = 'a' + random_u32(&random) % 6;
  }
}

static inline uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

uint64_t work(void) {
  for (uint32_t j = 0; j <= N; j++) row[j] = j;
  for (uint32_t i = 0; i < N; i++) {
    uint32_t diagonal = row[0];
    row[0] = i + 1;
    for (uint32_t j = 0; j < N; j++) {
      const uint32_t replaced = diagonal + (left[i] != right[j]);
      diagonal = row[j + 1];
      row[j + 1] = least(replaced, least(diagonal, row[j]) + 1);
    }
  }
  uint64_t sum = 0;
  for (uint32_t j = 0; j <= N; j++) sum = mix(sum, row[j]);
  return sum;
}
