// Schoolbook products and quotients of long numbers: 32 × 32 → 64 bits with carries.
#include "kernel.h"

enum { LIMBS = 256, ROUNDS = 2200 };
static uint32_t a[LIMBS], b[LIMBS], product[2 * LIMBS];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < LIMBS; i++) {
    a[i] = random_u32(&random);
    b[i] = random_u32(&random);
  }
}

static NOINLINE void multiply(uint32_t* out, const uint32_t* x, const uint32_t* y, int limbs) {
  memset(out, 0, 2 * limbs * sizeof *out);
  for (int i = 0; i < limbs; i++) {
    uint64_t carry = 0;
    for (int j = 0; j < limbs; j++) {
      carry += (uint64_t)x[i] * y[j] + out[i + j];
      out[i + j] = (uint32_t)carry;
      carry >>= 32;
    }
    out[i + limbs] = (uint32_t)carry;
  }
}

static NOINLINE uint32_t divide_small(uint32_t* x, int limbs, uint32_t divisor) {
  uint64_t rest = 0;
  for (int i = limbs - 1; i >= 0; i--) {
    rest = rest << 32 | x[i];
    x[i] = (uint32_t)(rest / divisor);
    rest %= divisor;
  }
  return (uint32_t)rest;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    multiply(product, a, b, LIMBS);
    sum = mix(sum, divide_small(product, 2 * LIMBS, 1000000007u + 2 * round));
    memcpy(a, product + LIMBS / 2, sizeof a);
    a[0] |= 1;
    a[LIMBS - 1] |= 0x80000000u;
  }
  return sum;
}
