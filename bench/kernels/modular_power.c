// Miller–Rabin tests: 64-bit multiplications and remainders.
#include "kernel.h"

enum { CANDIDATES = 700000 };
static uint32_t first;

void prepare(uint32_t seed) { first = 2000000001u + 2 * seed; }

static uint64_t power(uint64_t base, uint64_t exponent, uint64_t modulus) {
  uint64_t result = 1;
  for (base %= modulus; exponent; exponent >>= 1) {
    if (exponent & 1) result = result * base % modulus;
    base = base * base % modulus;
  }
  return result;
}

static NOINLINE int is_prime(uint64_t n) {
  static const uint64_t bases[] = {2, 3, 5, 7};
  uint64_t odd = n - 1;
  const int twos = __builtin_ctzll(odd);
  odd >>= twos;
  for (int i = 0; i < 4; i++) {
    uint64_t x = power(bases[i], odd, n);
    if (x == 1 || x == n - 1) continue;
    int left = twos - 1;
    for (; left > 0 && x != n - 1; left--) x = x * x % n;
    if (left == 0) return 0;
  }
  return 1;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < CANDIDATES; i++) {
    if (is_prime(first + 2 * i)) sum = mix(sum, i);
  }
  return sum;
}
