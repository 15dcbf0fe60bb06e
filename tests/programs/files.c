// A file copier and directory tool at work under the directory that it is given: mkdir, open,
// write, seek, read, stat, rename, readdir, unlink and rmdir, in order and against the rules. Paths
// are printed below that directory only.
//
// It leaves `kept/` behind, so that the caller can compare what is on the disk as well.

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "errors.h"

static const char* root;

// The path of `name` below the root, in one of four buffers that are used in turn.
static const char* at(const char* name) {
  static char buffers[4][512];
  static unsigned turn;
  char* buffer = buffers[turn++ % 4];
  snprintf(buffer, sizeof buffers[0], "%s%s%s", root, *name ? "/" : "", name);
  return buffer;
}

// Prints what was tried and how it ended: a negative result shows errno's name.
static long long report(long long result, const char* format, ...) {
  const int error = errno;
  va_list arguments;
  va_start(arguments, format);
  vprintf(format, arguments);
  va_end(arguments);
  if (result < 0) {
    printf(": %s\n", error_name(error));
  } else {
    printf(": %lld\n", result);
  }
  return result;
}

// Like report, for calls whose result is a descriptor: its number is nobody's business.
static int report_open(int fd, const char* what) {
  report(fd < 0 ? -1 : 0, "%s", what);
  return fd;
}

static void describe(const char* name) {
  struct stat status;
  if (report(stat(at(name), &status), "stat %s", name) < 0) return;
  const char* kind = S_ISDIR(status.st_mode)   ? "directory"
                     : S_ISREG(status.st_mode) ? "file"
                                               : "other";
  printf("  %s", kind);
  if (S_ISREG(status.st_mode)) printf(", %lld bytes", (long long)status.st_size);
  putchar('\n');
}

static int compare_names(const void* a, const void* b) {
  return strcmp(*(char* const*)a, *(char* const*)b);
}

static void list(const char* name, int depth) {
  DIR* directory = opendir(at(name));
  if (directory == NULL) {
    report(-1, "opendir %s", name);
    return;
  }
  char* names[256];
  size_t count = 0;
  for (struct dirent* entry; (entry = readdir(directory)) != NULL && count < 256;) {
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
      names[count++] = strdup(entry->d_name);
    }
  }
  closedir(directory);
  qsort(names, count, sizeof names[0], compare_names);
  for (size_t i = 0; i < count; i++) {
    char path[300];
    snprintf(path, sizeof path, "%s%s%s", name, *name ? "/" : "", names[i]);
    struct stat status;
    const int failed = stat(at(path), &status);
    const int is_directory = failed == 0 && S_ISDIR(status.st_mode);
    printf("%*s%s%s\n", 2 + 2 * depth, "", names[i], is_directory ? "/" : "");
    if (is_directory) list(path, depth + 1);
    free(names[i]);
  }
}

static uint32_t checksum(const char* name) {
  FILE* file = fopen(at(name), "rb");
  if (file == NULL) return 0;
  uint32_t a = 1, b = 0;  // Adler-32
  for (int c; (c = getc(file)) != EOF;) {
    a = (a + (uint32_t)c) % 65521;
    b = (b + a) % 65521;
  }
  fclose(file);
  return b << 16 | a;
}

static void copy(const char* from, const char* to, size_t block) {
  const int in = open(at(from), O_RDONLY);
  const int out = open(at(to), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  long long total = 0;
  char* buffer = malloc(block);
  for (ssize_t got; (got = read(in, buffer, block)) > 0;) {
    for (ssize_t done = 0; done < got;) {
      const ssize_t wrote = write(out, buffer + done, (size_t)(got - done));
      if (wrote < 0) {
        report(-1, "write %s", to);
        break;
      }
      done += wrote;
    }
    total += got;
  }
  free(buffer);
  close(in);
  close(out);
  printf("copied %s to %s: %lld bytes, adler %08x\n", from, to, total, (unsigned)checksum(to));
}

static void seek_and_read(const char* name) {
  const int fd = report_open(open(at(name), O_RDWR), "open for both");
  char word[9] = {0};
  report(lseek(fd, 4096, SEEK_SET), "seek set 4096");
  report(read(fd, word, 8), "read 8");
  printf("  '%s'\n", word);
  report(lseek(fd, -8, SEEK_CUR), "seek back 8");
  report(write(fd, "REPLACED", 8), "write 8");
  report(lseek(fd, 0, SEEK_CUR), "tell");
  report(lseek(fd, -8, SEEK_END), "seek end -8");
  report(read(fd, word, 100 > sizeof word - 1 ? sizeof word - 1 : 100), "read to the end");
  report(read(fd, word, 8), "read at the end");
  report(lseek(fd, -1, SEEK_SET), "seek before the start");
  report(lseek(fd, 100000, SEEK_SET), "seek past the end");
  report(write(fd, "!", 1), "write past the end");
  report(lseek(fd, 99990, SEEK_SET), "seek into the hole");
  report(read(fd, word, 8), "read the hole");
  printf("  %d %d\n", word[0], word[7]);
  report(close(fd), "close");
  report(close(fd), "close again");
  report(read(fd, word, 1), "read when closed");
}

static void break_the_rules(void) {
  report_open(open(at("missing"), O_RDONLY), "open what is missing");
  report_open(open(at("missing/below"), O_WRONLY | O_CREAT, 0644), "create below what is missing");
  report_open(open(at("text"), O_WRONLY | O_CREAT | O_EXCL, 0644), "create what exists");
  report_open(open(at("tree"), O_WRONLY), "open a directory to write");
  report_open(open(at("text/below"), O_RDONLY), "open below a file");
  report_open(open(at("text"), O_RDONLY | O_DIRECTORY), "open a file as a directory");
  report_open(open(at(""), O_RDONLY | O_DIRECTORY) < 0 ? -1 : 0, "open the root itself");
  const int fd = open(at("text"), O_RDONLY);
  report(write(fd, "x", 1), "write to a read-only descriptor");
  close(fd);
  report(mkdir(at("tree"), 0755), "mkdir what exists");
  report(mkdir(at("text"), 0755), "mkdir over a file");
  report(mkdir(at("missing/below"), 0755), "mkdir below what is missing");
  report(rmdir(at("tree")), "rmdir what is not empty");
  report(rmdir(at("text")), "rmdir a file");
  report(rmdir(at("missing")), "rmdir what is missing");
  report(unlink(at("tree")), "unlink a directory");
  report(unlink(at("missing")), "unlink what is missing");
  report(rename(at("missing"), at("other")), "rename what is missing");
  report(rename(at("text"), at("tree")), "rename a file over a directory");
  report(rename(at("tree"), at("text")), "rename a directory over a file");
  report(rename(at("text"), at("missing/below")), "rename into what is missing");
  char longer[300];
  memset(longer, 'n', 299);
  longer[299] = 0;
  report_open(open(at(longer), O_RDONLY), "open a name of 299 letters");
  report(opendir(at("text")) == NULL ? -1 : 0, "opendir a file");
  describe("missing");
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  root = argv[1];
  report(mkdir(at("tree"), 0755), "mkdir tree");
  report(mkdir(at("tree/inner"), 0755), "mkdir tree/inner");
  report(mkdir(at("tree/inner/deep"), 0755), "mkdir tree/inner/deep");
  FILE* text = fopen(at("text"), "w");
  for (int i = 0; i < 4000; i++) {
    fprintf(text, "line %04d of the text, %s\n", i, i % 3 ? "plain" : "marked");
  }
  report(fclose(text), "write text");
  for (int i = 0; i < 70; i++) {  // more entries than one readdir buffer holds
    char name[64];
    snprintf(name, sizeof name, "tree/inner/entry-%02d-%.*s", i * 37 % 70, i % 30,
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    const int fd = open(at(name), O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (fd < 0) report(-1, "create %s", name);
    close(fd);
  }
  copy("text", "tree/copy", 7);
  copy("tree/copy", "tree/inner/deep/big-blocks", 65536);
  describe("text");
  describe("tree");
  seek_and_read("tree/copy");
  describe("tree/copy");
  break_the_rules();
  report(rename(at("tree/copy"), at("moved")), "rename a file");
  report(rename(at("tree/inner"), at("kept")), "rename a directory");
  report(rename(at("text"), at("moved")), "rename over a file");
  describe("text");
  describe("moved");
  list("", 0);
  report(unlink(at("moved")), "unlink");
  report(rmdir(at("tree")), "rmdir");
  list("tree", 0);
  printf("kept/deep/big-blocks: adler %08x\n", (unsigned)checksum("kept/deep/big-blocks"));
  return 0;
}
