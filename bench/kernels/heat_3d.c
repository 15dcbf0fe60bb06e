// Explicit heat equation on a cube of f64, seven points.
#include "kernel.h"

enum { N = 80, STEPS = 120 };
static double grids[2][N][N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) {
      for (int k = 0; k < N; k++) grids[0][i][j][k] = grids[1][i][j][k] = random_unit(&random);
    }
  }
}

static NOINLINE void step(double (*to)[N][N], double (*from)[N][N]) {
  for (int i = 1; i < N - 1; i++) {
    for (int j = 1; j < N - 1; j++) {
      for (int k = 1; k < N - 1; k++) {
        const double here = from[i][j][k];
        to[i][j][k] = 0.125 * (from[i + 1][j][k] - 2.0 * here + from[i - 1][j][k]) +
                      0.125 * (from[i][j + 1][k] - 2.0 * here + from[i][j - 1][k]) +
                      0.125 * (from[i][j][k + 1] - 2.0 * here + from[i][j][k - 1]) + here;
      }
    }
  }
}

uint64_t work(void) {
  for (int t = 0; t < STEPS; t++) {
    step(grids[1], grids[0]);
    step(grids[0], grids[1]);
  }
  return mix_f64s(&grids[0][0][0][0], N * N * N);
}
