// Doubly recursive Fibonacci numbers: calls and returns.
#include "kernel.h"

static uint32_t n;

void prepare(uint32_t seed) { n = 39 + seed / 1000; }

static NOINLINE uint32_t fib(uint32_t i) { return i < 2 ? i : fib(i - 1) + fib(i - 2); }

uint64_t work(void) { return fib(n); }
