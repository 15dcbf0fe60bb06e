// Dense f64 product by dot products: one long dependency a result, strided loads.
#include "kernel.h"

enum { N = 400 };
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
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double sum = c[i][j];
        for (int k = 0; k < N; k++) sum += a[i][k] * b[k][j];
        c[i][j] = sum;
      }
    }
  }
  return mix_f64s(&c[0][0], N * N);
}
