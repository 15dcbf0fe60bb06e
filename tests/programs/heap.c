// The heap under load: blocks of all sizes allocated, resized, checked and freed in a random but
// fixed order, growth of the memory to tens of megabytes, aligned blocks, copies of all lengths and
// overlaps, and a request that no 32-bit memory can meet.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t state = 2463534242u;

static uint32_t next_random(void) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

typedef struct {
  uint8_t* data;
  size_t size;
  uint8_t seed;
} Block;

static void fill(Block* b) {
  for (size_t i = 0; i < b->size; i++) b->data[i] = (uint8_t)(b->seed + i * 7);
}

static size_t check(const Block* b, size_t size) {  // returns the number of wrong bytes
  size_t wrong = 0;
  for (size_t i = 0; i < size; i++) wrong += b->data[i] != (uint8_t)(b->seed + i * 7);
  return wrong;
}

static size_t random_size(void) {
  const uint32_t r = next_random();
  return r % 100 < 80 ? r / 128 % 200 : r % 100 < 98 ? r / 128 % 5000 : r / 128 % 300000;
}

static void churn(void) {
  static Block blocks[1000];
  size_t live = 0, peak = 0, wrong = 0, resized = 0, zeroed = 0;
  for (int step = 0; step < 60000; step++) {
    Block* b = &blocks[next_random() % 1000];
    const uint32_t action = next_random() % 4;
    if (b->data == NULL) {
      b->size = random_size();
      b->data = action == 0 ? calloc(b->size + 1, 1) : malloc(b->size + 1);
      if (b->data == NULL) abort();
      for (size_t i = 0; action == 0 && i < b->size; i++) zeroed += b->data[i] == 0;
      b->seed = (uint8_t)step;
      live += b->size;
      fill(b);
    } else if (action < 2) {
      const size_t old = b->size;
      b->size = random_size();
      b->data = realloc(b->data, b->size + 1);
      if (b->data == NULL) abort();
      wrong += check(b, old < b->size ? old : b->size);
      live = live - old + b->size;
      resized++;
      fill(b);
    } else {
      wrong += check(b, b->size);
      live -= b->size;
      free(b->data);
      b->data = NULL;
    }
    if (live > peak) peak = live;
  }
  for (int i = 0; i < 1000; i++) free(blocks[i].data);
  printf("churn: peak %zu, live %zu, resized %zu, zeroed %zu, wrong %zu\n", peak, live, resized,
         zeroed, wrong);
}

static void large(void) {
  enum { kCount = 48, kSize = 1 << 20 };
  uint8_t* block[kCount];
  uint32_t sum = 0, fresh = 0;
  for (int i = 0; i < kCount; i++) {
    block[i] = malloc(kSize);
    if (block[i] == NULL) {
      printf("only %d MiB\n", i);
      return;
    }
    memset(block[i], i, kSize);
    block[i][kSize - 1] = 0xee;
  }
  for (int i = 0; i < kCount; i++) {
    for (size_t k = 0; k < kSize; k += 4093) sum = sum * 31 + block[i][k];
    fresh += block[i][kSize - 1] == 0xee;
    free(block[i]);
  }
  printf("large: %d MiB, sum %08" PRIx32 ", ends %" PRIu32 "\n", kCount, sum, fresh);
  volatile size_t impossible = SIZE_MAX - 100;
  void* volatile given[] = {
      malloc(impossible), calloc(impossible / 2, 3)};  // volatile: an unused malloc always succeeds
  printf("impossible: %s, %s\n", given[0] ? "given" : "refused", given[1] ? "given" : "refused");
  unsigned aligned = 0;
  for (size_t alignment = 16; alignment <= 65536; alignment *= 2) {
    void* p = aligned_alloc(alignment, alignment * 3);
    aligned += p != NULL && (uintptr_t)p % alignment == 0;
    free(p);
  }
  printf("aligned: %u of 13\n", aligned);
}

// memcpy, memmove, memset, memcmp, memchr and the string functions at every small offset and
// length, against plain loops.
static void copies(void) {
  uint8_t a[512], b[512], model[512];
  uint32_t digest = 0;
  unsigned wrong = 0;
  for (unsigned from = 0; from < 40; from += 3) {
    for (unsigned to = 0; to < 40; to++) {
      for (unsigned n = 0; n < 140; n += n < 36 ? 1 : 13) {
        for (unsigned i = 0; i < 512; i++) a[i] = model[i] = (uint8_t)(i * 31 + n + to);
        memset(b, 0, sizeof b);
        uint8_t moved[140];
        for (unsigned i = 0; i < n; i++) moved[i] = model[from + i];
        for (unsigned i = 0; i < n; i++) model[to + i] = moved[i];
        memcpy(b + to, a + from, n);
        memmove(a + to, a + from, n);
        wrong += memcmp(a, model, 512) != 0;
        wrong += memcmp(b + to, moved, n) != 0;
        memset(a + from, (int)n, n);
        for (unsigned i = 0; i < n; i++) wrong += a[from + i] != (uint8_t)n;
        const uint8_t* hit = memchr(a, (int)(n + 1) & 0xff, 512);
        digest = digest * 31 + (hit ? (uint32_t)(hit - a) : 999);
        const int order = memcmp(a + from, a + to, n);
        digest = digest * 31 + (uint32_t)((order > 0) - (order < 0) + 1);
      }
    }
  }
  char text[256];
  memset(text, 'x', sizeof text);
  for (size_t n = 0; n < 255; n++) {
    text[n] = 0;
    wrong +=
        strlen(text) != n || strnlen(text, 100) != (n < 100 ? n : 100) || strchr(text, 'y') != NULL;
    wrong += strrchr(text, 0) != text + n || strstr(text, "xxy") != NULL || strspn(text, "wx") != n;
    text[n] = 'x';
  }
  printf("copies: digest %08" PRIx32 ", wrong %u\n", digest, wrong);
}

int main(void) {
  churn();
  large();
  copies();
  return 0;
}
