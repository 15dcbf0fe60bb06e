// The sieve of Eratosthenes on bytes, several times.
#include "kernel.h"

enum { N = 2000000, ROUNDS = 20 };
static uint8_t composite[N + 1];
static uint32_t limit;

void prepare(uint32_t seed) { limit = N - seed; }

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    memset(composite, 0, sizeof composite);
    uint32_t primes = 0;
    for (uint32_t i = 2; i <= limit; i++) {
      if (composite[i]) continue;
      primes++;
      for (uint32_t j = 2 * i; j <= limit; j += i) composite[j] = 1;
    }
    sum = mix(sum, primes);
  }
  return sum;
}
