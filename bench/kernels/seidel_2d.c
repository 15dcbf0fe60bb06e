// Gauss–Seidel on a grid of f64: each value depends on the one before it.
#include "kernel.h"

enum { N = 400, STEPS = 100 };
static double grid[N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) grid[i][j] = random_unit(&random);
  }
}

uint64_t work(void) {
  for (int t = 0; t < STEPS; t++) {
    for (int i = 1; i < N - 1; i++) {
      for (int j = 1; j < N - 1; j++) {
        grid[i][j] = (grid[i - 1][j - 1] + grid[i - 1][j] + grid[i - 1][j + 1] + grid[i][j - 1] +
                      grid[i][j] + grid[i][j + 1] + grid[i + 1][j - 1] + grid[i + 1][j] +
                      grid[i + 1][j + 1]) /
                     9.0;
      }
    }
  }
  return mix_f64s(&grid[0][0], N * N);
}
