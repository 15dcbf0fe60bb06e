// Power iteration with a matrix that is computed: integer to float conversions and f64 divisions.
#include "kernel.h"

enum { N = 700, STEPS = 36 };
static double u[N], v[N], t[N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) u[i] = 1 + random_unit(&random);
}

static inline double element(uint32_t i, uint32_t j) {
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static NOINLINE void multiply(double* out, const double* in, int transposed) {
  for (uint32_t i = 0; i < N; i++) {
    double sum = 0;
    for (uint32_t j = 0; j < N; j++) sum += (transposed ? element(j, i) : element(i, j)) * in[j];
    out[i] = sum;
  }
}

uint64_t work(void) {
  for (int step = 0; step < STEPS; step++) {
    multiply(t, u, 0);
    multiply(v, t, 1);
    multiply(t, v, 0);
    multiply(u, t, 1);
  }
  return mix_f64s(u, N);
}
