// A filter with 32 taps over f32 samples, and its peak: f32 arithmetic, abs, comparisons.
#include "kernel.h"

enum { N = 200000, TAPS = 32, ROUNDS = 40 };
static float samples[N + TAPS], taps[TAPS], out[N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N + TAPS; i++) samples[i] = (float)random_unit(&random) - 0.5f;
  for (int i = 0; i < TAPS; i++) taps[i] = (float)random_unit(&random) / TAPS;
}

static NOINLINE void filter(void) {
  for (int i = 0; i < N; i++) {
    float sum = 0;
    for (int k = 0; k < TAPS; k++) sum += samples[i + k] * taps[k];
    out[i] = sum;
  }
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    filter();
    float peak = 0;
    for (int i = 0; i < N; i++) {
      const float size = __builtin_fabsf(out[i]);
      if (size > peak) peak = size;
    }
    sum = mix_f64(sum, peak);
    samples[round] = peak;
  }
  return sum;
}
