// An open-addressed table from 64-bit keys to counts: insertions, hits, misses and removals.
#include "kernel.h"

enum { SLOTS = 1 << 16, KEYS = 45000, ROUNDS = 110 };
typedef struct {
  uint64_t key;  // 0: free, 1: removed
  uint64_t count;
} Slot;
static Slot slots[SLOTS];
static uint64_t keys[KEYS];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < KEYS; i++) keys[i] = ((uint64_t)random_u32(&random) << 20) + 2 + i;
}

static inline uint32_t hash(uint64_t key) {
  key ^= key >> 31;
  key *= 0x9e3779b97f4a7c15u;
  return (uint32_t)(key >> 40) & (SLOTS - 1);
}

static NOINLINE Slot* find(uint64_t key) {
  for (uint32_t i = hash(key);; i = (i + 1) & (SLOTS - 1)) {
    if (slots[i].key == key) return &slots[i];
    if (slots[i].key == 0) return NULL;
  }
}

static NOINLINE void add(uint64_t key, uint64_t count) {
  uint32_t i = hash(key);
  while (slots[i].key > 1 && slots[i].key != key) i = (i + 1) & (SLOTS - 1);
  slots[i].key = key;
  slots[i].count += count;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (uint32_t round = 0; round < ROUNDS; round++) {
    memset(slots, 0, sizeof slots);
    for (uint32_t i = 0; i < KEYS; i++) add(keys[i], i ^ round);
    for (uint32_t i = 0; i < KEYS; i++) {
      Slot* slot = find(keys[i] + (i % 3 == 0));  // every third is a miss, or nearly
      if (!slot) continue;
      sum = mix(sum, slot->count);
      if (i % 5 == 0) {
        slot->key = 1;
        slot->count = 0;
      }
    }
  }
  return sum;
}
