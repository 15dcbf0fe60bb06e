// How a program meets its host: arguments, environment, standard input, exit status, and the ways
// to die. The first argument says which.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char** environ;

static int compare_strings(const void* a, const void* b) {
  return strcmp(*(char* const*)a, *(char* const*)b);
}

static void print_escaped(const char* text) {
  for (; *text; text++) {
    const unsigned char c = (unsigned char)*text;
    if (c >= ' ' && c < 127 && c != '\\') {
      putchar(c);
    } else {
      printf("\\%02x", c);
    }
  }
  putchar('\n');
}

static void show_arguments(int argc, char** argv) {
  printf("argc %d, end %d\n", argc, argv[argc] == NULL);
  for (int i = 0; i < argc; i++) {
    printf("argv[%d] ", i);
    print_escaped(argv[i]);
  }
}

static void show_environment(char** names) {
  size_t count = 0;
  while (environ != NULL && environ[count] != NULL) count++;
  char** sorted = malloc((count + 1) * sizeof *sorted);
  for (size_t i = 0; i < count; i++) sorted[i] = environ[i];
  qsort(sorted, count, sizeof *sorted, compare_strings);
  printf("%zu variables\n", count);
  for (size_t i = 0; i < count; i++) print_escaped(sorted[i]);
  free(sorted);
  for (; *names; names++) {
    printf("getenv %s: %s\n", *names, getenv(*names) ? getenv(*names) : "not set");
  }
  setenv("MADE_HERE", "yes", 1);
  unsetenv("HOME");
  printf("after setenv: %s, %s\n", getenv("MADE_HERE"), getenv("HOME") ? "HOME" : "no HOME");
}

// Copies standard input to standard output, with nothing added, and counts it on standard error.
static int copy_input(size_t block) {
  uint8_t buffer[4096];
  size_t total = 0;
  if (block == 0 || block > sizeof buffer) block = sizeof buffer;
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, buffer, block);
    if (got < 0) return 1;
    if (got == 0) break;
    for (ssize_t done = 0; done < got;) {
      const ssize_t wrote = write(STDOUT_FILENO, buffer + done, (size_t)(got - done));
      if (wrote <= 0) return 1;
      done += wrote;
    }
    total += (size_t)got;
  }
  fprintf(stderr, "%zu bytes\n", total);
  return 0;
}

static void first_handler(void) { puts("registered first, called last"); }
static void second_handler(void) { puts("registered last, called first"); }

static volatile int zero, hundred = 100, deepest = INT32_MAX;
static volatile int64_t least = INT64_MIN;
static int (*volatile no_function)(int);

__attribute__((noinline)) static unsigned descend(unsigned depth) {
  if (depth == (unsigned)deepest) return 1;
  const unsigned below = descend(depth + 1);
  return below * 31 + (unsigned)zero;
}

// Never comes back for a known way to die, unless the machine lets it live: what happened instead
// is printed.
static void die(const char* way) {
  printf("about to %s\n", way);
  fflush(stdout);
  if (strcmp(way, "abort") == 0) abort();
  if (strcmp(way, "unreachable") == 0) __builtin_trap();
  if (strcmp(way, "divide") == 0) printf("100 / 0 is %d\n", hundred / zero);
  if (strcmp(way, "overflow") == 0) printf("least / -1 is %lld\n", (long long)(least / (zero - 1)));
  if (strcmp(way, "address") == 0) {
    printf("byte %d\n", *(volatile char*)((uintptr_t)0xfffffff0u + (uintptr_t)zero));
  }
  if (strcmp(way, "descend") == 0) printf("bottom %u\n", descend(0));
  if (strcmp(way, "call") == 0) printf("result %d\n", no_function(1));
}

int main(int argc, char** argv) {
  const char* what = argc > 1 ? argv[1] : "arguments";
  if (strcmp(what, "arguments") == 0) {
    show_arguments(argc, argv);
  } else if (strcmp(what, "environment") == 0) {
    show_environment(argv + 2);
  } else if (strcmp(what, "copy") == 0) {
    return copy_input(argc > 2 ? (size_t)atoi(argv[2]) : 0);
  } else if (strcmp(what, "exit") == 0) {
    atexit(first_handler);
    atexit(second_handler);
    printf("not flushed before exit");  // exit does
    putchar('\n');
    exit(atoi(argv[2]));
  } else if (strcmp(what, "quit") == 0) {
    atexit(first_handler);
    write(STDOUT_FILENO, "no handlers, no flush\n", 22);
    printf("lost");
    _Exit(atoi(argv[2]));
  } else if (strcmp(what, "return") == 0) {
    atexit(first_handler);
    puts("main returns");
    return atoi(argv[2]);
  } else {
    die(what);
    return 99;
  }
  return 0;
}
