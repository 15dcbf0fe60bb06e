// A byte-oriented LZ77 coder with hash chains, a canonical Huffman stage on top, and the way back.
// Each sample is packed and unpacked, compared, and shown with sizes and checksums (CRC-32, FNV-1a
// 64).

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kMinMatch = 4, kMaxMatch = 258, kWindow = 1 << 16, kHashBits = 14, kMaxCode = 24 };

typedef struct {
  uint8_t* data;
  size_t size, capacity;
} Bytes;

static void push(Bytes* b, uint8_t byte) {
  if (b->size == b->capacity) {
    b->capacity = b->capacity ? b->capacity * 2 : 64;
    b->data = realloc(b->data, b->capacity);
    if (b->data == NULL) abort();
  }
  b->data[b->size++] = byte;
}

static void push_varint(Bytes* b, uint32_t value) {
  for (; value >= 0x80; value >>= 7) push(b, (uint8_t)(value | 0x80));
  push(b, (uint8_t)value);
}

static uint32_t take_varint(const uint8_t** p) {
  uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const uint8_t byte = *(*p)++;
    value |= (uint32_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

static uint32_t hash(const uint8_t* p) {
  uint32_t word;
  memcpy(&word, p, 4);
  return word * 2654435761u >> (32 - kHashBits);
}

// Tokens: varint literal count, the literals, then (unless at the end) varint length - kMinMatch
// and varint distance.
static Bytes compress_lz(const uint8_t* in, size_t size) {
  static int32_t head[1 << kHashBits], previous[kWindow];
  Bytes out = {0};
  memset(head, 0xff, sizeof head);
  size_t literal_start = 0;
  for (size_t i = 0; i + kMinMatch <= size;) {
    size_t best_length = 0, best_distance = 0;
    int tries = 32;
    for (int32_t at = head[hash(in + i)]; at >= 0 && i - (size_t)at < kWindow && tries-- > 0;
         at = previous[at % kWindow]) {
      size_t length = 0;
      while (length < kMaxMatch && i + length < size && in[(size_t)at + length] == in[i + length]) {
        length++;
      }
      if (length > best_length) best_length = length, best_distance = i - (size_t)at;
    }
    const size_t step = best_length >= kMinMatch ? best_length : 1;
    if (step > 1) {
      push_varint(&out, (uint32_t)(i - literal_start));
      for (size_t k = literal_start; k < i; k++) push(&out, in[k]);
      push_varint(&out, (uint32_t)(best_length - kMinMatch));
      push_varint(&out, (uint32_t)best_distance);
      literal_start = i + step;
    }
    for (size_t end = i + step; i < end; i++) {
      if (i + kMinMatch > size) continue;
      previous[i % kWindow] = head[hash(in + i)];
      head[hash(in + i)] = (int32_t)i;
    }
  }
  push_varint(&out, (uint32_t)(size - literal_start));
  for (size_t k = literal_start; k < size; k++) push(&out, in[k]);
  return out;
}

static Bytes expand_lz(const Bytes* in, size_t size) {
  Bytes out = {0};
  for (const uint8_t* p = in->data; p < in->data + in->size;) {
    for (uint32_t n = take_varint(&p); n > 0; n--) push(&out, *p++);
    if (out.size >= size) break;
    uint32_t length = take_varint(&p) + kMinMatch;
    const uint32_t distance = take_varint(&p);
    for (; length > 0; length--) push(&out, out.data[out.size - distance]);
  }
  return out;
}

// Code lengths by repeatedly joining the two lightest trees; ties go to the lower index, so the
// code is the same everywhere. The weights are flattened until no code is longer than kMaxCode.
static void code_lengths(const Bytes* in, uint8_t lengths[256]) {
  uint64_t weight[511];
  for (uint64_t flatten = 0;; flatten = flatten * 2 + 1) {
    int parent[511] = {0}, count = 256, alive[511], longest = 0;
    memset(weight, 0, sizeof weight);
    for (size_t i = 0; i < in->size; i++) weight[in->data[i]]++;
    for (int s = 0; s < 256; s++) {
      alive[s] = weight[s] != 0;
      weight[s] += alive[s] ? flatten : 0;
    }
    for (;;) {
      int a = -1, b = -1;  // the lightest and the second lightest
      for (int s = 0; s < count; s++) {
        if (!alive[s]) continue;
        if (a < 0 || weight[s] < weight[a]) {
          b = a;
          a = s;
        } else if (b < 0 || weight[s] < weight[b]) {
          b = s;
        }
      }
      if (b < 0) break;
      weight[count] = weight[a] + weight[b];
      alive[a] = alive[b] = 0;
      alive[count] = 1;
      parent[a] = parent[b] = count++;
    }
    for (int s = 0; s < 256; s++) {
      int depth = 0;
      for (int n = s; parent[n] != 0; n = parent[n]) depth++;
      lengths[s] = (uint8_t)depth;
      if (depth > longest) longest = depth;
    }
    if (longest <= kMaxCode) return;
  }
}

// Canonical codes: by length, then by symbol.
static void assign_codes(const uint8_t lengths[256], uint32_t codes[256]) {
  uint32_t code = 0;
  for (int length = 1; length <= kMaxCode; length++, code <<= 1) {
    for (int s = 0; s < 256; s++) {
      if (lengths[s] == length) codes[s] = code++;
    }
  }
}

static Bytes encode_huffman(const Bytes* in, const uint8_t lengths[256]) {
  uint32_t codes[256] = {0};
  Bytes out = {0};
  uint64_t bits = 0;
  unsigned held = 0;
  assign_codes(lengths, codes);
  for (size_t i = 0; i < in->size; i++) {
    bits = bits << lengths[in->data[i]] | codes[in->data[i]];
    for (held += lengths[in->data[i]]; held >= 8; held -= 8) {
      push(&out, (uint8_t)(bits >> (held - 8)));
    }
  }
  if (held > 0) push(&out, (uint8_t)(bits << (8 - held)));
  return out;
}

static Bytes decode_huffman(const Bytes* in, const uint8_t lengths[256], size_t size) {
  uint32_t codes[256] = {0};
  Bytes out = {0};
  assign_codes(lengths, codes);
  uint32_t code = 0;
  int length = 0;
  for (size_t bit = 0; out.size < size && bit < in->size * 8; bit++) {
    code = code << 1 | (in->data[bit / 8] >> (7 - bit % 8) & 1);
    length++;
    for (int s = 0; s < 256; s++) {
      if (lengths[s] != length || codes[s] != code) continue;
      push(&out, (uint8_t)s);
      code = 0;
      length = 0;
      break;
    }
  }
  return out;
}

static uint32_t crc32(const Bytes* b) {
  static uint32_t table[256];
  for (uint32_t i = 0; i < 256 && table[255] == 0; i++) {
    table[i] = i;
    for (int k = 0; k < 8; k++) {
      table[i] = table[i] & 1 ? 0xedb88320u ^ table[i] >> 1 : table[i] >> 1;
    }
  }
  uint32_t crc = ~0u;
  for (size_t i = 0; i < b->size; i++) crc = table[(crc ^ b->data[i]) & 0xff] ^ crc >> 8;
  return ~crc;
}

static uint64_t fnv(const Bytes* b) {
  uint64_t h = 14695981039346656037u;
  for (size_t i = 0; i < b->size; i++) h = (h ^ b->data[i]) * 1099511628211u;
  return h;
}

static int round_trip(const char* name, const Bytes* in) {
  uint8_t lengths[256];
  Bytes packed = compress_lz(in->data, in->size);
  code_lengths(&packed, lengths);
  Bytes coded = encode_huffman(&packed, lengths);
  Bytes decoded = decode_huffman(&coded, lengths, packed.size);
  Bytes back = expand_lz(&decoded, in->size);
  const int same = back.size == in->size && memcmp(back.data, in->data, in->size) == 0;
  printf("%-8s %7zu -> %7zu -> %7zu, crc %08" PRIx32 " fnv %016" PRIx64 ", %s\n", name, in->size,
         packed.size, coded.size, crc32(in), fnv(&coded), same ? "same" : "DIFFERENT");
  free(packed.data);
  free(coded.data);
  free(decoded.data);
  free(back.data);
  return same;
}

int main(void) {
  static const char* const kWords[] = {"bench", "plane", "chisel",   "mortise", "and",
                                       "the",   "of",    "dovetail", "\n"};
  uint32_t random = 12345;
  int good = 1;
  for (int kind = 0; kind < 5; kind++) {
    static const char* const kNames[] = {"noise", "words", "runs", "short", "fibword"};
    Bytes sample = {0};
    for (uint64_t i = 0; sample.size < (kind == 3 ? 5 : 150000); i++) {
      random = random * 1664525 + 1013904223;
      const uint32_t r = random >> 16;
      if (kind == 0) push(&sample, (uint8_t)r);
      if (kind == 1) {
        for (const char* w = kWords[r % 9]; *w; w++) push(&sample, (uint8_t)*w);
        push(&sample, ' ');
      }
      if (kind == 2) {
        for (uint32_t n = r % 3000; n > 0; n--) push(&sample, (uint8_t)(i % 7));
      }
      if (kind == 3) push(&sample, 'a');
      if (kind == 4) push(&sample, (uint8_t)(__builtin_popcountll(i * i) % 3 + 'x'));
    }
    good &= round_trip(kNames[kind], &sample);
    free(sample.data);
  }
  return !good;
}
