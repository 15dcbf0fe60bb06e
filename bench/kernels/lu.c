// LU decomposition in place, without pivots, of a matrix with a heavy diagonal, several times.
#include "kernel.h"

enum { N = 480, ROUNDS = 12 };
static double original[N][N], a[N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) original[i][j] = random_unit(&random) + (i == j ? N : 0);
  }
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    memcpy(a, original, sizeof a);
    a[0][0] += round;
    for (int k = 0; k < N; k++) {
      for (int i = k + 1; i < N; i++) {
        const double factor = a[i][k] /= a[k][k];
        for (int j = k + 1; j < N; j++) a[i][j] -= factor * a[k][j];
      }
    }
    sum = mix(sum, mix_f64s(&a[0][0], N * N));
  }
  return sum;
}
