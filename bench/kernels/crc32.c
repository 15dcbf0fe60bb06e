// CRC-32 by a table, a byte a step: a chain of loads.
#include "kernel.h"

enum { N = 1 << 20, ROUNDS = 70 };
static uint32_t table[256];
static unsigned char data[N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; bit++) value = value & 1 ? value >> 1 ^ 0xedb88320u : value >> 1;
    table[i] = value;
  }
  for (int i = 0; i < N; i++) data[i] = (unsigned char)random_u32(&random);
}

uint64_t work(void) {
  uint32_t crc = 0xffffffff;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < N; i++) crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
  }
  return crc;
}
