// memory.copy and memory.fill of 64 KiB to 1 MiB, overlapping ones too.
#include "kernel.h"

enum { N = 4 << 20, ROUNDS = 7000 };
static unsigned char buffer[N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) buffer[i] = (unsigned char)random_u32(&random);
}

uint64_t work(void) {
  uint64_t sum = 0;
  Random random = {7};
  for (int round = 0; round < ROUNDS; round++) {
    const size_t length = (64 << 10) + random_u32(&random) % (960 << 10);
    const size_t source = random_u32(&random) % (N - length);
    const size_t target = random_u32(&random) % (N - length);
    memmove(buffer + target, buffer + source, length);
    if (round % 8 == 0) memset(buffer + source, round, length / 4);
    sum = mix(sum, buffer[target + length / 2]);
  }
  for (int i = 0; i < N; i += 61) sum = mix(sum, buffer[i]);
  return sum;
}
