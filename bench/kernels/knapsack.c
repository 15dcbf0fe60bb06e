// The 0/1 knapsack with a path, i64 values: dynamic programming with branches.
#include "kernel.h"

enum { ITEMS = 4500, CAPACITY = 40000 };
static uint32_t weight[ITEMS];
static uint64_t value[ITEMS], best[CAPACITY + 1];
static uint32_t last[CAPACITY + 1];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < ITEMS; i++) {
    weight[i] = 5 + random_u32(&random) % 900;
    value[i] = 1 + random_u32(&random) % 100000;
  }
}

uint64_t work(void) {
  for (uint32_t i = 0; i < ITEMS; i++) {
    for (uint32_t room = CAPACITY; room >= weight[i]; room--) {
      const uint64_t with = best[room - weight[i]] + value[i];
      if (with > best[room]) {
        best[room] = with;
        last[room] = i;
      }
    }
  }
  uint64_t sum = 0;
  for (int room = 0; room <= CAPACITY; room++) sum = mix(sum, best[room] ^ last[room]);
  return sum;
}
