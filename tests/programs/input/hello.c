// What npm.py lets the packaged clang compile.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void* a, const void* b) { return strcmp(*(char**)a, *(char**)b); }

int main(int argc, char** argv) {
  qsort(argv + 1, (size_t)argc - 1, sizeof *argv, compare);
  for (int i = 1; i < argc; i++) printf("%d %s %.3f\n", i, argv[i], i / 8.0);
  return 42;
}
