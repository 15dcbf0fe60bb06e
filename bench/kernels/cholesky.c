// Cholesky decomposition in place of a symmetric matrix with a heavy diagonal, several times.
#include "kernel.h"

enum { N = 480, ROUNDS = 10 };
static double original[N][N], a[N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j <= i; j++) {
      original[i][j] = original[j][i] = random_unit(&random) + (i == j ? N : 0);
    }
  }
}

uint64_t work(void) {
  uint64_t checksum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    memcpy(a, original, sizeof a);
    a[0][0] += round;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) sum -= a[i][k] * a[j][k];
        a[i][j] = sum / a[j][j];
      }
      double sum = a[i][i];
      for (int k = 0; k < i; k++) sum -= a[i][k] * a[i][k];
      a[i][i] = __builtin_sqrt(sum);
    }
    checksum = mix(checksum, mix_f64s(&a[0][0], N * N));
  }
  return checksum;
}
