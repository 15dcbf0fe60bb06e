// memory.copy and memory.fill of 1 to 64 bytes with lengths that the compiler doesn't know.
#include "kernel.h"

enum { N = 1 << 16, ROUNDS = 3500 };
static unsigned char from[N + 64], to[N + 64];
static uint8_t lengths[N / 8];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) from[i] = (unsigned char)random_u32(&random);
  for (int i = 0; i < N / 8; i++) {
    const uint32_t bits = random_u32(&random);
    lengths[i] = 1 + (bits & (bits % 3 == 0 ? 63 : 15));  // mostly short ones
  }
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < N / 8; i++) {
      const size_t length = lengths[i];
      memmove(to + 8 * i, from + ((8 * i + 13 * round) & (N - 1)), length);
      if (i % 8 == 0) memset(to + 8 * i, round, length);
    }
    sum = mix(sum, to[(97 * round) & (N - 1)]);
  }
  for (int i = 0; i < N; i++) sum = mix(sum, to[i]);
  return sum;
}
