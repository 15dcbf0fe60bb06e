// The game of life on bytes of a torus: neighbours' sums, wrapping indices.
#include "kernel.h"

enum { N = 512, STEPS = 60 };
static uint8_t cells[2][N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) cells[0][i][j] = random_u32(&random) & 1;
  }
}

static NOINLINE void step(uint8_t (*to)[N], uint8_t (*from)[N]) {
  for (uint32_t i = 0; i < N; i++) {
    const uint8_t* above = from[(i - 1) % N];
    const uint8_t* here = from[i];
    const uint8_t* below = from[(i + 1) % N];
    for (uint32_t j = 0; j < N; j++) {
      const uint32_t l = (j - 1) % N, r = (j + 1) % N;
      const uint32_t around =
          above[l] + above[j] + above[r] + here[l] + here[r] + below[l] + below[j] + below[r];
      to[i][j] = around == 3 || (around == 2 && here[j]);
    }
  }
}

uint64_t work(void) {
  for (int t = 0; t < STEPS; t++) {
    step(cells[1], cells[0]);
    step(cells[0], cells[1]);
  }
  uint64_t sum = 0;
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) sum = mix(sum, cells[0][i][j]);
  }
  return sum;
}
