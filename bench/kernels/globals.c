// Wasm globals: a small register machine's state kept in them, and functions that move the shadow
// stack's pointer. Natively these are variables in memory.
#include "kernel.h"

#ifdef __wasm__
#define GLOBAL __attribute__((address_space(1)))  // LLVM places these among the module's globals
#else
#define GLOBAL
#endif
static GLOBAL uint32_t accumulator, counter, flags;
static GLOBAL uint64_t cycles;
static uint32_t rounds;

void prepare(uint32_t seed) { rounds = 30000000 + seed; }

static NOINLINE void step(uint32_t operand) {
  accumulator = accumulator * 5 + operand;
  counter = counter + (accumulator >> 31);
  flags = (flags << 1) | (accumulator & 1);
  cycles = cycles + 3;
}

static NOINLINE void touch(volatile uint32_t* out) { *out = flags ^ counter; }

static NOINLINE uint32_t with_frame(void) {
  volatile uint32_t frame[2];
  touch(&frame[0]);
  touch(&frame[1]);
  return frame[0] + frame[1];
}

uint64_t work(void) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < rounds; i++) {
    step(i ^ sum);
    if (i % 4 == 0) sum += with_frame();
  }
  return mix(mix(mix(accumulator, counter), flags ^ sum), cycles);
}
