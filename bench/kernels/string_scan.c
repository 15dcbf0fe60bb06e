// Bytes: counts words and lines, finds a substring naively, lower-cases, compares.
#include "kernel.h"

enum { N = 4000000, ROUNDS = 8 };
static char text[N + 1];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++)
    text[i] = "etaoin shrdlu CMFWYP\nETAOIN vbgkq"[random_u32(&random) % 33];
}

static NOINLINE const char* find(const char* from, const char* needle) {
  for (; *from; from++) {
    size_t i = 0;
    while (needle[i] && from[i] == needle[i]) i++;
    if (!needle[i]) return from;
  }
  return NULL;
}

static NOINLINE uint64_t count_words(const char* from) {
  uint32_t words = 0, lines = 0, inside = 0;
  for (; *from; from++) {
    const uint32_t blank = *from == ' ' || *from == '\n';
    words += inside & blank;
    lines += *from == '\n';
    inside = !blank;
  }
  return ((uint64_t)words << 32) | lines;
}

static NOINLINE uint32_t fold_case(const char* from) {
  uint32_t hash = 5381;
  for (; *from; from++) {
    const char c = *from >= 'A' && *from <= 'Z' ? *from + ('a' - 'A') : *from;
    hash = hash * 33 + (unsigned char)c;
  }
  return hash;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    text[round * 7] = 'x';
    for (const char* at = text; (at = find(at, "tao")); at++) sum = mix(sum, at - text);
    sum = mix(sum, count_words(text));
    sum = mix(sum, fold_case(text));
  }
  return sum;
}
