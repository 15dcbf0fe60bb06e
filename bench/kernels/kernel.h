// What a kernel and its driver (main.c) agree on. The two are compiled apart, so that the compiler
// knows neither the seed nor that the result is only printed.
#ifndef TENON_BENCH_KERNEL_H
#define TENON_BENCH_KERNEL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define NOINLINE __attribute__((noinline))

// Makes the input from `seed`; not timed.
void prepare(uint32_t seed);

// The timed work, run once; returns the checksum, the same on every engine.
uint64_t work(void);

// A generator with the same numbers everywhere.
typedef struct {
  uint64_t state;
} Random;

static inline uint32_t random_u32(Random* random) {
  random->state = random->state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(random->state >> 32);
}

// In [0, 1), exact in binary.
static inline double random_unit(Random* random) { return random_u32(random) / 4294967296.0; }

// FNV-1a over 64-bit words: exact for floats too, as it takes their bits.
static inline uint64_t mix(uint64_t sum, uint64_t word) { return (sum ^ word) * 1099511628211u; }

static inline uint64_t mix_f64(uint64_t sum, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return mix(sum, bits);
}

static inline uint64_t mix_f64s(const double* values, size_t count) {
  uint64_t sum = 14695981039346656037u;
  for (size_t i = 0; i < count; i++) sum = mix_f64(sum, values[i]);
  return sum;
}

#endif
