// The finer points of files, under the directory that it is given: symbolic and hard links, append,
// truncation, positioned and scattered reads and writes, times, access, dot-dot paths, and stdio's
// modes and buffers.

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "errors.h"

// Every call is made relative to it: opened to be read, it must still hand on the right to write.
static int directory;

static long long report(const char* what, long long result) {
  if (result < 0) {
    printf("%s: %s\n", what, error_name(errno));
  } else {
    printf("%s: %lld\n", what, result);
  }
  return result;
}

static int open_file(const char* what, const char* name, int flags) {
  const int fd = openat(directory, name, flags, 0644);
  report(what, fd < 0 ? -1 : 0);
  return fd;
}

static void put(const char* name, const char* text) {
  const int fd = openat(directory, name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (write(fd, text, strlen(text)) < 0) report(name, -1);
  close(fd);
}

static void show(const char* name) {
  char text[256];
  const int fd = openat(directory, name, O_RDONLY);
  const ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text);
  if (length < 0) {
    report(name, -1);
    return;
  }
  close(fd);
  printf("%s:", name);
  for (ssize_t i = 0; i < length; i++) {
    if (text[i] >= ' ' && text[i] <= '~') {
      putchar(text[i]);
    } else {
      printf("\\%d", (unsigned char)text[i]);
    }
  }
  putchar('\n');
}

static void symbolic_links(void) {
  char target[64] = {0};
  struct stat status;
  put("original", "the original text");
  report("symlink", symlinkat("original", directory, "pointer"));
  report("symlink again", symlinkat("other", directory, "pointer"));
  report("readlink", readlinkat(directory, "pointer", target, sizeof target));
  printf("  %s\n", target);
  memset(target, 0, sizeof target);
  report("readlink, short buffer", readlinkat(directory, "pointer", target, 4));
  printf("  %s\n", target);
  report("readlink a file", readlinkat(directory, "original", target, sizeof target));
  report("readlink nothing", readlinkat(directory, "nothing", target, sizeof target));
  show("pointer");
  report("stat through", fstatat(directory, "pointer", &status, 0));
  printf("  file %d link %d\n", S_ISREG(status.st_mode), S_ISLNK(status.st_mode));
  report("stat the link", fstatat(directory, "pointer", &status, AT_SYMLINK_NOFOLLOW));
  printf("  file %d link %d size %lld\n", S_ISREG(status.st_mode), S_ISLNK(status.st_mode),
         (long long)status.st_size);
  open_file("open without following", "pointer", O_RDONLY | O_NOFOLLOW);
  report("dangling", symlinkat("nowhere", directory, "dangling"));
  open_file("open dangling", "dangling", O_RDONLY);
  report("loop", symlinkat("loop", directory, "loop"));
  open_file("open loop", "loop", O_RDONLY);
  report("sub", mkdirat(directory, "sub", 0755));
  report("up and over", symlinkat("../original", directory, "sub/up"));
  show("sub/up");
  show("sub/../sub/./up");
  show("sub//up");
  report("link to directory", symlinkat("sub", directory, "way"));
  show("way/up");
  report("unlink the link", unlinkat(directory, "pointer", 0));
  show("original");
}

static void hard_links(void) {
  struct stat first, second;
  report("link", linkat(directory, "original", directory, "twin", 0));
  report("link again", linkat(directory, "original", directory, "twin", 0));
  report("link nothing", linkat(directory, "nothing", directory, "twin2", 0));
  fstatat(directory, "original", &first, 0);
  fstatat(directory, "twin", &second, 0);
  printf("same file %d, links %d\n", first.st_ino == second.st_ino, (int)second.st_nlink);
  report("unlink the first", unlinkat(directory, "original", 0));
  show("twin");
}

static void positions(void) {
  char a[5] = {0}, b[4] = {0};
  struct stat status;
  int fd = open_file("append", "log", O_WRONLY | O_CREAT | O_APPEND);
  report("write", write(fd, "one ", 4));
  lseek(fd, 0, SEEK_SET);
  report("write goes to the end", write(fd, "two ", 4));
  close(fd);
  fd = open_file("both", "log", O_RDWR);
  report("pwrite", pwrite(fd, "ONE", 3, 0));
  report("pread", pread(fd, a, 4, 4));
  printf("  '%s', position %lld\n", a, (long long)lseek(fd, 0, SEEK_CUR));
  struct iovec out[3] = {{"scat", 4}, {"", 0}, {"tered", 5}};
  lseek(fd, 0, SEEK_END);
  report("writev", writev(fd, out, 3));
  struct iovec in[2] = {{a, 4}, {b, 3}};
  lseek(fd, 8, SEEK_SET);
  report("readv", readv(fd, in, 2));
  printf("  '%s' '%s'\n", a, b);
  report("truncate", ftruncate(fd, 6));
  report("extend", ftruncate(fd, 10));
  report("size", fstat(fd, &status) < 0 ? -1 : (long long)status.st_size);
  report("sync", fsync(fd));
  report("truncate to less than nothing", ftruncate(fd, -1));
  const struct timespec times[2] = {{1000000000, 0}, {1234567890, 500}};
  report("set the times", futimens(fd, times));
  fstat(fd, &status);
  printf("  %lld.%09ld\n", (long long)status.st_mtim.tv_sec, (long)status.st_mtim.tv_nsec);
  report("status flags", fcntl(fd, F_GETFL) & O_ACCMODE ? 0 : -1);
  close(fd);
  show("log");
}

static void stdio_modes(const char* root) {
  char path[512], line[32];
  snprintf(path, sizeof path, "%s/stdio", root);
  FILE* file = fopen(path, "w+");
  setvbuf(file, NULL, _IOFBF, 16);
  for (int i = 0; i < 10; i++) fprintf(file, "record %d\n", i);
  fseek(file, 27, SEEK_SET);
  const int got = fgets(line, sizeof line, file) != NULL;
  printf("fgets %d '%.8s' at %ld\n", got, line, ftell(file));
  fseek(file, -9, SEEK_END);
  fputs("RECORD", file);
  rewind(file);
  int lines = 0;
  while (fgets(line, sizeof line, file) != NULL) lines++;
  printf("lines %d, end %d, last %.8s\n", lines, feof(file) != 0, line);
  fclose(file);
  file = fopen(path, "a");
  fputs("appended\n", file);
  fclose(file);
  file = fopen(path, "r");
  const int refused = fputc('x', file) == EOF;
  printf("write to a reader: refused %d, error %d\n", refused, ferror(file) != 0);
  clearerr(file);
  printf("ungetc %c", ungetc('Z', file));
  printf(" then %c\n", getc(file));
  fclose(file);
  show("stdio");
  printf("fopen x: %s\n", fopen(path, "wx") == NULL ? error_name(errno) : "opened");
  report("access", access(path, R_OK));
  snprintf(path, sizeof path, "%s/none", root);
  report("access nothing", access(path, F_OK));
  report("remove nothing", remove(path));
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  directory = open(argv[1], O_RDONLY | O_DIRECTORY);
  if (report("the directory", directory < 0 ? -1 : 0) < 0) return 1;
  symbolic_links();
  hard_links();
  positions();
  stdio_modes(argv[1]);
  return 0;
}
