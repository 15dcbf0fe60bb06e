// Dense f64 product, C += A·B, in the order that walks rows.
#include "kernel.h"

enum { N = 480 };
static double a[N][N], b[N][N], c[N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) {
      a[i][j] = random_unit(&random) - 0.5;
      b[i][j] = random_unit(&random) - 0.5;
    }
  }
}

uint64_t work(void) {
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < N; k++) {
        const double scale = a[i][k];
        for (int j = 0; j < N; j++) c[i][j] += scale * b[k][j];
      }
    }
  }
  return mix_f64s(&c[0][0], N * N);
}
