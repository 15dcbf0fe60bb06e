/* Leaves nested calls by longjmp: values survive, buffers nest, and a jump goes on from a handler. */
#include <setjmp.h>
#include <stdio.h>

static jmp_buf outer, inner;
static int depth;

static int down(int n) {
  ++depth;
  if (n == 0) longjmp(inner, depth);
  return down(n - 1) + n;
}

static void twice(int again) {
  switch (setjmp(inner)) {
    case 0:
      down(again);
      break;
    default:
      printf("depth %d\n", depth);
      if (again > 40) longjmp(outer, again);
  }
}

int main(void) {
  volatile double sum = 0.5;
  for (volatile int i = 0;; ++i) {
    const int got = setjmp(outer);
    if (got != 0) {
      printf("got %d, sum %.1f\n", got, sum);
      return sum == 10.5 ? 3 : 1;
    }
    sum += i;
    twice(10 * i + 1);
  }
}
