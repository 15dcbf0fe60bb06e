// A small C library as a module of its own: everybody imports it, and its memory.
#pragma once

#include <stdarg.h>
#include <stddef.h>

#define FROM(module, name) __attribute__((import_module(#module), import_name(#name)))
#define EXPORT(name) __attribute__((export_name(#name)))

#ifdef LIBC
#define LIBC_FUNCTION(name) EXPORT(name)
#else
#define LIBC_FUNCTION(name) FROM(libc, name)
#endif

LIBC_FUNCTION(malloc) void* malloc(size_t size);
LIBC_FUNCTION(free) void free(void* block);
LIBC_FUNCTION(strlen) size_t strlen(const char* text);
LIBC_FUNCTION(strcmp) int strcmp(const char* a, const char* b);
LIBC_FUNCTION(strcpy) char* strcpy(char* to, const char* from);
LIBC_FUNCTION(strcat) char* strcat(char* to, const char* from);
LIBC_FUNCTION(memset) void* memset(void* to, int byte, size_t size);
LIBC_FUNCTION(memcpy) void* memcpy(void* to, const void* from, size_t size);
LIBC_FUNCTION(vprintf) int vprintf(const char* format, va_list args);
LIBC_FUNCTION(heap_in_use) size_t heap_in_use(void);

// Each module makes its own of what takes a variable number of arguments: they lie on its stack, in
// the memory that all share.
static inline int printf(const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int written = vprintf(format, args);
  va_end(args);
  return written;
}
