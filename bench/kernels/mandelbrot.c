// Escape times over a square of the plane: f64 in registers, one branch an iteration.
#include "kernel.h"

enum { N = 420, LIMIT = 1000 };
static double offset;

void prepare(uint32_t seed) { offset = seed / 65536.0; }

static uint32_t escape_time(double x, double y) {
  double re = 0, im = 0, re2 = 0, im2 = 0;
  uint32_t i = 0;
  for (; i < LIMIT && re2 + im2 <= 4.0; i++) {
    im = 2.0 * re * im + y;
    re = re2 - im2 + x;
    re2 = re * re;
    im2 = im * im;
  }
  return i;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int i = 0; i < N; i++) {
    for (int j = 0; j < N; j++) {
      sum = mix(sum, escape_time(j * (2.5 / N) - 2.0 + offset, i * (2.5 / N) - 1.25));
    }
  }
  return sum;
}
