// The library: an allocator with a free list that joins neighbours, strings, and formatted output
// through WASI.
#define LIBC
#include "libc.h"

#include <stdint.h>

struct Slice {
  const char* data;
  size_t size;
};
FROM(wasi_snapshot_preview1, fd_write)
int fd_write(int fd, const struct Slice* slices, size_t count, size_t* written);

// Blocks lie one behind the other; the free ones are in a list by address.
struct Block {
  size_t size;  // with this header
  struct Block* next;
};

enum { kHeap = 0x80000, kHeapEnd = 0x100000, kAlign = 16 };
static struct Block* free_blocks;
static int is_ready;
static size_t in_use;

static void prepare(void) {
  is_ready = 1;
  free_blocks = (struct Block*)kHeap;
  free_blocks->size = kHeapEnd - kHeap;
  free_blocks->next = 0;
}

void* malloc(size_t size) {
  if (!is_ready) prepare();
  const size_t wanted = (size + sizeof(struct Block) + kAlign - 1) & ~(size_t)(kAlign - 1);
  for (struct Block** at = &free_blocks; *at != 0; at = &(*at)->next) {
    struct Block* const block = *at;
    if (block->size < wanted) continue;
    if (block->size - wanted >= 2 * kAlign) {
      struct Block* const rest = (struct Block*)((char*)block + wanted);
      rest->size = block->size - wanted;
      rest->next = block->next;
      block->size = wanted;
      *at = rest;
    } else {
      *at = block->next;
    }
    in_use += block->size;
    return block + 1;
  }
  return 0;
}

static void join_with_next(struct Block* block) {
  if (block->next == 0 || (char*)block + block->size != (char*)block->next) return;
  block->size += block->next->size;
  block->next = block->next->next;
}

void free(void* pointer) {
  if (pointer == 0) return;
  struct Block* const block = (struct Block*)pointer - 1;
  in_use -= block->size;
  struct Block* before = 0;
  struct Block* after = free_blocks;
  while (after != 0 && after < block) {
    before = after;
    after = after->next;
  }
  block->next = after;
  if (before != 0) before->next = block; else free_blocks = block;
  join_with_next(block);
  if (before != 0) join_with_next(before);
}

size_t heap_in_use(void) { return in_use; }

size_t strlen(const char* text) {
  const char* end = text;
  while (*end != 0) ++end;
  return (size_t)(end - text);
}

int strcmp(const char* a, const char* b) {
  while (*a != 0 && *a == *b) ++a, ++b;
  return (unsigned char)*a - (unsigned char)*b;
}

char* strcpy(char* to, const char* from) {
  memcpy(to, from, strlen(from) + 1);
  return to;
}

char* strcat(char* to, const char* from) {
  strcpy(to + strlen(to), from);
  return to;
}

void* memset(void* to, int byte, size_t size) {
  for (size_t i = 0; i < size; ++i) ((volatile char*)to)[i] = (char)byte;
  return to;
}

void* memcpy(void* to, const void* from, size_t size) {
  for (size_t i = 0; i < size; ++i) ((volatile char*)to)[i] = ((const char*)from)[i];
  return to;
}

// Output is collected until it is full, or the formatting is done.
struct Output {
  char bytes[128];
  size_t used;
  int written;
};

static void flush(struct Output* output) {
  const struct Slice slice = {output->bytes, output->used};
  size_t written = 0;
  fd_write(1, &slice, 1, &written);
  output->written += (int)written;
  output->used = 0;
}

static void put(struct Output* output, char c) {
  if (output->used == sizeof output->bytes) flush(output);
  output->bytes[output->used++] = c;
}

static void put_number(struct Output* output, uint64_t value, unsigned base, int width, char fill) {
  char digits[24];
  int count = 0;
  do {
    digits[count++] = "0123456789abcdef"[value % base];
    value /= base;
  } while (value != 0);
  for (int i = count; i < width; ++i) put(output, fill);
  while (count > 0) put(output, digits[--count]);
}

int vprintf(const char* format, va_list args) {
  struct Output output = {.used = 0, .written = 0};
  for (; *format != 0; ++format) {
    if (*format != '%') {
      put(&output, *format);
      continue;
    }
    ++format;
    const char fill = *format == '0' ? '0' : ' ';
    int width = 0;
    while (*format >= '0' && *format <= '9') width = width * 10 + *format++ - '0';
    switch (*format) {
      case 'c': put(&output, (char)va_arg(args, int)); break;
      case 's':
        for (const char* text = va_arg(args, const char*); *text != 0; ++text) put(&output, *text);
        break;
      case 'd': {
        const int value = va_arg(args, int);
        if (value < 0) put(&output, '-');
        put_number(&output, value < 0 ? -(uint64_t)value : (uint64_t)value, 10, width, fill);
        break;
      }
      case 'u': put_number(&output, va_arg(args, unsigned), 10, width, fill); break;
      case 'x': put_number(&output, va_arg(args, unsigned), 16, width, fill); break;
      default: put(&output, *format); break;
    }
  }
  flush(&output);
  return output.written;
}
