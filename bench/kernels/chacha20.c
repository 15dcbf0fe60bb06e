// ChaCha20's key stream: sixteen locals, all rotates.
#include "kernel.h"

enum { BLOCKS = 900000 };
static uint32_t input[16];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < 16; i++) input[i] = random_u32(&random);
}

static inline uint32_t rotate(uint32_t x, int by) { return (x << by) | (x >> (32 - by)); }

#define QUARTER(a, b, c, d)        \
  do {                             \
    a += b, d = rotate(d ^ a, 16); \
    c += d, b = rotate(b ^ c, 12); \
    a += b, d = rotate(d ^ a, 8);  \
    c += d, b = rotate(b ^ c, 7);  \
  } while (0)

static NOINLINE void block(uint32_t out[16], const uint32_t in[16]) {
  uint32_t x0 = in[0], x1 = in[1], x2 = in[2], x3 = in[3], x4 = in[4], x5 = in[5], x6 = in[6],
           x7 = in[7], x8 = in[8], x9 = in[9], x10 = in[10], x11 = in[11], x12 = in[12],
           x13 = in[13], x14 = in[14], x15 = in[15];
  for (int i = 0; i < 10; i++) {
    QUARTER(x0, x4, x8, x12);
    QUARTER(x1, x5, x9, x13);
    QUARTER(x2, x6, x10, x14);
    QUARTER(x3, x7, x11, x15);
    QUARTER(x0, x5, x10, x15);
    QUARTER(x1, x6, x11, x12);
    QUARTER(x2, x7, x8, x13);
    QUARTER(x3, x4, x9, x14);
  }
  const uint32_t x[16] = {x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15};
  for (int i = 0; i < 16; i++) out[i] = x[i] + in[i];
}

uint64_t work(void) {
  uint32_t out[16];
  uint64_t sum = 0;
  for (int i = 0; i < BLOCKS; i++) {
    block(out, input);
    sum = mix(sum, out[i & 15]);
    input[12]++;
  }
  return sum;
}
