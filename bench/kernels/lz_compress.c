// A Lempel–Ziv coder with a hash of four bytes, and its decoder: byte copies, unaligned loads.
#include "kernel.h"

enum { N = 1 << 20, HASH_BITS = 14, ROUNDS = 32, LONGEST = 255 };
static unsigned char text[N + 8], packed[N + N / 8 + 16], unpacked[N + LONGEST + 8];
static uint32_t heads[1 << HASH_BITS];

void prepare(uint32_t seed) {
  Random random = {seed};
  char words[64][8];
  for (int i = 0; i < 64; i++) {
    for (int j = 0; j < 8; j++) words[i][j] = "etaoinshrdlu "[random_u32(&random) % 13];
  }
  for (int at = 0; at < N;) {
    const char* word = words[random_u32(&random) % (1 + random_u32(&random) % 64)];
    const int length = 2 + random_u32(&random) % 7;
    for (int i = 0; i < length && at < N; i++) text[at++] = word[i];
  }
}

static inline uint32_t load_u32(const unsigned char* at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

// Items: 0, byte; or a length from 4 to LONGEST and a 16-bit distance.
static NOINLINE uint32_t pack(void) {
  unsigned char* out = packed;
  memset(heads, 0, sizeof heads);
  for (uint32_t at = 0; at < N;) {
    const uint32_t hash = load_u32(text + at) * 2654435761u >> (32 - HASH_BITS);
    const uint32_t before = heads[hash];
    heads[hash] = at;
    uint32_t length = 0;
    if (before < at && at - before < 65536) {
      while (length < LONGEST && at + length < N && text[before + length] == text[at + length]) {
        length++;
      }
    }
    if (length < 4) {
      *out++ = 0;
      *out++ = text[at++];
      continue;
    }
    *out++ = (unsigned char)length;
    *out++ = (unsigned char)(at - before);
    *out++ = (unsigned char)((at - before) >> 8);
    at += length;
  }
  return (uint32_t)(out - packed);
}

static NOINLINE uint32_t unpack(uint32_t size) {
  uint32_t to = 0;
  for (const unsigned char* in = packed, *end = packed + size; in < end;) {
    const uint32_t length = *in++;
    if (length == 0) {
      unpacked[to++] = *in++;
      continue;
    }
    const uint32_t distance = in[0] | in[1] << 8;
    in += 2;
    for (uint32_t i = 0; i < length; i++, to++) unpacked[to] = unpacked[to - distance];
  }
  return to;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    text[(round * 4099) & (N - 1)] ^= 1;
    const uint32_t size = pack();
    sum = mix(sum, size);
    sum = mix(sum, unpack(size));
    for (uint32_t i = 0; i < N; i += 1021) sum = mix(sum, unpacked[i]);
  }
  return sum;
}
