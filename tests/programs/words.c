// Reads text from standard input and tells its lines, words and bytes, the most frequent words, the
// longest ones, and a histogram of word lengths. One open-addressing hash table that grows, one
// arena for the words.

#include <ctype.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  uint32_t hash, count, length;
  uint32_t text;  // offset in the arena
} Entry;

static Entry* table;
static uint32_t capacity, used, probes;
static char* arena;
static size_t arena_size, arena_capacity;

static const char* text_of(const Entry* e) { return arena + e->text; }

static void* allocate(void* old, size_t size) {
  void* p = realloc(old, size);
  if (p == NULL) {
    fprintf(stderr, "out of memory\n");
    exit(1);
  }
  return p;
}

static Entry* find_place(Entry* in, uint32_t places, uint32_t hash, const char* word,
                         uint32_t length) {
  for (uint32_t i = hash & (places - 1);; i = (i + 1) & (places - 1), probes++) {
    Entry* e = &in[i];
    if (e->count == 0) return e;
    if (e->hash == hash && e->length == length && memcmp(text_of(e), word, length) == 0) return e;
  }
}

static void grow(void) {
  const uint32_t places = capacity ? capacity * 2 : 64;
  Entry* larger = allocate(NULL, places * sizeof *larger);
  memset(larger, 0, places * sizeof *larger);
  for (uint32_t i = 0; i < capacity; i++) {
    if (table[i].count != 0) {
      *find_place(larger, places, table[i].hash, text_of(&table[i]), table[i].length) = table[i];
    }
  }
  free(table);
  table = larger;
  capacity = places;
}

static void count_word(const char* word, uint32_t length) {
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)word[i]) * 16777619u;
  if (used * 4 >= capacity * 3) grow();
  Entry* e = find_place(table, capacity, hash, word, length);
  if (e->count++ != 0) return;
  used++;
  if (arena_size + length + 1 > arena_capacity) {
    arena_capacity = arena_capacity * 2 + length + 1024;
    arena = allocate(arena, arena_capacity);
  }
  e->hash = hash;
  e->length = length;
  e->text = (uint32_t)arena_size;
  memcpy(arena + arena_size, word, length);
  arena[arena_size + length] = 0;
  arena_size += length + 1;
}

static int by_count(const void* x, const void* y) {
  const Entry *a = x, *b = y;
  if (a->count != b->count) return a->count < b->count ? 1 : -1;
  return strcmp(text_of(a), text_of(b));
}

static int by_length(const void* x, const void* y) {
  const Entry *a = x, *b = y;
  if (a->length != b->length) return a->length < b->length ? 1 : -1;
  return strcmp(text_of(a), text_of(b));
}

int main(int argc, char** argv) {
  const uint32_t top = argc > 1 ? (uint32_t)atoi(argv[1]) : 20;
  uint64_t bytes = 0, lines = 0, words = 0, letters[26] = {0};
  uint32_t lengths[32] = {0}, length = 0;
  char word[256];
  static char buffer[8191];
  for (size_t got; (got = fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    bytes += got;
    for (size_t i = 0; i < got; i++) {
      const int c = tolower((unsigned char)buffer[i]);
      lines += c == '\n';
      if (c >= 'a' && c <= 'z') letters[c - 'a']++;
      if (isalnum(c) || (c == '\'' && length > 0)) {
        if (length < sizeof word) word[length++] = (char)c;
      } else if (length > 0) {
        words++;
        lengths[length < 31 ? length : 31]++;
        count_word(word, length);
        length = 0;
      }
    }
  }
  if (length > 0) {
    words++;
    lengths[length < 31 ? length : 31]++;
    count_word(word, length);
  }
  printf("%" PRIu64 " lines, %" PRIu64 " words, %" PRIu64 " bytes; %" PRIu32
         " different words, %" PRIu32 " probes\n",
         lines, words, bytes, used, probes);

  Entry* sorted = allocate(NULL, (used + 1) * sizeof *sorted);
  uint32_t n = 0;
  for (uint32_t i = 0; i < capacity; i++) {
    if (table[i].count != 0) sorted[n++] = table[i];
  }
  if (n > 0) qsort(sorted, n, sizeof *sorted, by_count);
  for (uint32_t i = 0; i < n && i < top; i++) {
    printf("%7" PRIu32 " %6.3f%% %s\n", sorted[i].count, 100.0 * sorted[i].count / (double)words,
           text_of(&sorted[i]));
  }
  if (n > 0) qsort(sorted, n, sizeof *sorted, by_length);
  for (uint32_t i = 0; i < n && i < 5; i++) {
    printf("%3" PRIu32 " letters: %s\n", sorted[i].length, text_of(&sorted[i]));
  }
  for (uint32_t i = 1; i < 32; i++) {
    if (lengths[i] != 0) printf("length %2" PRIu32 ": %" PRIu32 "\n", i, lengths[i]);
  }
  for (int i = 0; i < 26; i++) {
    printf("%c %" PRIu64 "%c", 'a' + i, letters[i], i % 13 == 12 ? '\n' : ' ');
  }
  free(sorted);
  free(table);
  free(arena);
  return 0;
}
