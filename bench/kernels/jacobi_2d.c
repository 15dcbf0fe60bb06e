// Five-point Jacobi iterations on a square grid of f64.
#include "kernel.h"

enum { N = 500, STEPS = 600 };
static double grids[2][N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) grids[0][i][j] = grids[1][i][j] = random_unit(&random);
  }
}

static void step(double (*restrict to)[N], double (*restrict from)[N]) {
  for (int i = 1; i < N - 1; i++) {
    for (int j = 1; j < N - 1; j++) {
      to[i][j] =
          0.2 * (from[i][j] + from[i][j - 1] + from[i][j + 1] + from[i - 1][j] + from[i + 1][j]);
    }
  }
}

uint64_t work(void) {
  for (int t = 0; t < STEPS; t++) {
    step(grids[1], grids[0]);
    step(grids[0], grids[1]);
  }
  return mix_f64s(&grids[0][0][0], N * N);
}
