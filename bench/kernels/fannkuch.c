// Pancake flips over all permutations: short loops over small arrays, unpredictable branches.
#include "kernel.h"

static int n;

void prepare(uint32_t seed) { n = 10 + (int)(seed / 1000); }

uint64_t work(void) {
  int first[16], flipped[16], counts[16];
  uint64_t checksum = 0;
  int most = 0, permutation = 0, r = n;
  for (int i = 0; i < n; i++) first[i] = i;
  for (;;) {
    for (; r != 1; r--) counts[r - 1] = r;
    for (int i = 0; i < n; i++) flipped[i] = first[i];
    int flips = 0;
    for (int k; (k = flipped[0]) != 0; flips++) {
      for (int i = 0, j = k; i < j; i++, j--) {
        const int swapped = flipped[i];
        flipped[i] = flipped[j];
        flipped[j] = swapped;
      }
    }
    if (flips > most) most = flips;
    checksum += permutation % 2 ? -(uint64_t)flips : (uint64_t)flips;
    for (;; r++) {
      if (r == n) return mix(checksum, (uint64_t)most);
      const int front = first[0];
      for (int i = 0; i < r; i++) first[i] = first[i + 1];
      first[r] = front;
      if (--counts[r] > 0) break;
    }
    permutation++;
  }
}
