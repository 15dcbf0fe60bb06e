// All shortest paths of a dense graph, i32.
#include "kernel.h"

enum { N = 600 };
static int32_t distance[N][N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) distance[i][j] = i == j ? 0 : 1 + random_u32(&random) % 100000;
  }
}

uint64_t work(void) {
  for (int k = 0; k < N; k++) {
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        const int32_t by_way_of_k = distance[i][k] + distance[k][j];
        if (by_way_of_k < distance[i][j]) distance[i][j] = by_way_of_k;
      }
    }
  }
  uint64_t sum = 0;
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) sum = mix(sum, (uint32_t)distance[i][j]);
  }
  return sum;
}
