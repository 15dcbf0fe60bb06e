// SHA-256 and HMAC-SHA-256: the standard's examples, then standard input hashed in blocks of odd
// sizes. The round constants are computed from the primes' roots with 128-bit integers, not listed.

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef unsigned __int128 Wide;

typedef struct {
  uint32_t state[8];
  uint8_t block[64];
  uint64_t length;  // bytes so far
} Sha256;

static uint32_t round_constants[64], initial_state[8];

static Wide power(uint64_t base, int exponent) {
  Wide product = 1;
  while (exponent-- > 0) product *= base;
  return product;
}

// The first 32 bits of the fraction of n's square (degree 2) or cube (degree 3) root.
static uint32_t root_fraction(uint32_t n, int degree) {
  const Wide target = (Wide)n << (32 * degree);
  uint64_t root = 0;
  for (int bit = 36; bit >= 0; bit--) {
    const uint64_t tried = root | (uint64_t)1 << bit;
    if (power(tried, degree) <= target) root = tried;
  }
  return (uint32_t)root;
}

static void prepare(void) {
  uint32_t found = 0;
  for (uint32_t n = 2; found < 64; n++) {
    bool prime = true;
    for (uint32_t d = 2; d * d <= n && prime; d++) prime = n % d != 0;
    if (!prime) continue;
    if (found < 8) initial_state[found] = root_fraction(n, 2);
    round_constants[found++] = root_fraction(n, 3);
  }
}

static uint32_t rotate(uint32_t x, unsigned by) { return x >> by | x << (32 - by); }

static void compress(uint32_t state[8], const uint8_t* block) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; i++, block += 4) {
    w[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 | block[3];
  }
  for (int i = 16; i < 64; i++) {
    const uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
           (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
  }
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 64; i++) {
    const uint32_t a = s[0], e = s[4];
    const uint32_t choose = (e & s[5]) ^ (~e & s[6]),
                   majority = (a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]);
    const uint32_t t =
        s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choose + round_constants[i] + w[i];
    const uint32_t u = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
    memmove(s + 1, s, 7 * sizeof s[0]);
    s[4] += t;
    s[0] = t + u;
  }
  for (int i = 0; i < 8; i++) state[i] += s[i];
}

static void start(Sha256* h) {
  memset(h, 0, sizeof *h);
  memcpy(h->state, initial_state, sizeof h->state);
}

static void update(Sha256* h, const void* data, size_t size) {
  const uint8_t* p = data;
  while (size > 0) {
    const size_t held = h->length % 64, room = 64 - held, take = size < room ? size : room;
    memcpy(h->block + held, p, take);
    h->length += take;
    p += take;
    size -= take;
    if (held + take == 64) compress(h->state, h->block);
  }
}

static void finish(Sha256* h, uint8_t digest[32]) {
  const uint64_t bits = h->length * 8;
  update(h, "\x80", 1);
  while (h->length % 64 != 56) update(h, "", 1);
  uint8_t tail[8];
  for (int i = 0; i < 8; i++) tail[i] = (uint8_t)(bits >> (56 - 8 * i));
  update(h, tail, 8);
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(h->state[i / 4] >> (24 - i % 4 * 8));
}

static void show(const char* label, const uint8_t digest[32]) {
  for (int i = 0; i < 32; i++) printf("%02x", digest[i]);
  printf("  %s\n", label);
}

static void hash(const char* label, const void* data, size_t size) {
  Sha256 h;
  uint8_t digest[32];
  start(&h);
  update(&h, data, size);
  finish(&h, digest);
  show(label, digest);
}

static void authenticate(const char* label, const char* key, const char* text) {
  uint8_t pad[64], digest[32];
  Sha256 h;
  for (int outer = 0; outer < 2; outer++) {
    memset(pad, 0, sizeof pad);
    memcpy(pad, key, strlen(key));
    for (int i = 0; i < 64; i++) pad[i] ^= outer ? 0x5c : 0x36;
    start(&h);
    update(&h, pad, 64);
    if (outer) {
      update(&h, digest, 32);
    } else {
      update(&h, text, strlen(text));
    }
    finish(&h, digest);
  }
  show(label, digest);
}

int main(void) {
  prepare();
  printf("constants %08" PRIx32 " .. %08" PRIx32 "\n", round_constants[0], round_constants[63]);
  hash("nothing", "", 0);
  hash("abc", "abc", 3);
  hash("two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56);
  authenticate("hmac", "Jefe", "what do ya want for nothing?");

  Sha256 h;
  uint8_t digest[32];
  static char many[1000];
  memset(many, 'a', sizeof many);
  start(&h);
  for (int i = 0; i < 1000; i++) update(&h, many, sizeof many);
  finish(&h, digest);
  show("a million a", digest);

  static uint8_t buffer[997];
  size_t want = 1, got;
  start(&h);
  while ((got = fread(buffer, 1, want, stdin)) > 0) {
    update(&h, buffer, got);
    want = want * 7 % 996 + 1;
  }
  printf("%" PRIu64 " bytes of input\n", h.length);
  finish(&h, digest);
  show("-", digest);
  return 0;
}
