// What the calls on paths and descriptors answer when they are used wrongly: every call on every kind
// of path, each in the same tree, made anew after a call that succeeds, beneath the directory that
// the program is given.

#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "errors.h"

static int top;   // the directory that was given
static int base;  // a directory in it, made anew for each call
static char long_name[300];
static char long_path[5000];

static void put(const char* name, const char* text) {
  const int fd = openat(base, name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0 || write(fd, text, strlen(text)) < 0) abort();
  close(fd);
}

static void make_tree(void) {
  if (mkdirat(top, "base", 0755) != 0) abort();
  base = openat(top, "base", O_RDONLY | O_DIRECTORY);
  if (base < 0) abort();
  int failed = mkdirat(base, "dir", 0755) | mkdirat(base, "dir/sub", 0755) | mkdirat(base, "empty", 0755);
  put("file", "12345");
  put("dir/file", "abc");
  failed |= symlinkat("file", base, "link") | symlinkat("dir", base, "dirlink");
  failed |= symlinkat("nowhere", base, "dangling") | symlinkat("loop", base, "loop");
  failed |= symlinkat("dir/", base, "slashlink") | symlinkat("file/", base, "badlink");
  failed |= symlinkat("dirlink/../file", base, "farlink");
  if (failed) abort();
}

static void remove_in(int parent, const char* name) {
  if (unlinkat(parent, name, 0) == 0) return;
  const int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  if (fd < 0) abort();
  DIR* stream = fdopendir(fd);
  if (stream == NULL) abort();
  char names[64][256];
  int count = 0;
  for (struct dirent* entry; (entry = readdir(stream)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    snprintf(names[count++], sizeof names[0], "%s", entry->d_name);
  }
  for (int i = 0; i < count; i++) remove_in(fd, names[i]);
  closedir(stream);
  if (unlinkat(parent, name, AT_REMOVEDIR) != 0) abort();
}

// What a descriptor is good for, once it is there.
static long use(int fd) {
  if (fd < 0) return -1;
  struct stat status;
  const int result = fstat(fd, &status);
  close(fd);
  return result < 0 ? -1 : S_ISDIR(status.st_mode) ? 1000 : (long)status.st_size;
}

static long stat_of(const char* path, int flags) {
  struct stat status;
  if (fstatat(base, path, &status, flags) != 0) return -1;
  return S_ISDIR(status.st_mode) ? 1000 : S_ISLNK(status.st_mode) ? 2000 : (long)status.st_size;
}

enum { kOpens = 11, kOthers = 22 };
static const struct {
  const char* name;
  int flags;
} opens[kOpens] = {
    {"read", O_RDONLY},
    {"write", O_WRONLY},
    {"both", O_RDWR},
    {"directory", O_RDONLY | O_DIRECTORY},
    {"nofollow", O_RDONLY | O_NOFOLLOW},
    {"directory nofollow", O_RDONLY | O_NOFOLLOW | O_DIRECTORY},
    {"create", O_WRONLY | O_CREAT},
    {"create nofollow", O_WRONLY | O_CREAT | O_NOFOLLOW},
    {"create exclusively", O_WRONLY | O_CREAT | O_EXCL},
    {"truncate", O_WRONLY | O_TRUNC},
    {"append", O_WRONLY | O_APPEND},
};

static long readlink_of(const char* path) {
  char text[64];
  return readlinkat(base, path, text, sizeof text);
}

static long set_times(const char* path, int flags) {
  const struct timespec times[2] = {{1, 0}, {2, 0}};
  return utimensat(base, path, times, flags);
}

static long rename_both_ways(const char* path, int step) {
  switch (step) {
    case 0: return renameat(base, path, base, "new");
    case 1: return renameat(base, "file", base, path);
    case 2: return renameat(base, "empty", base, path);
    case 3: return renameat(base, path, base, path);
    default: return renameat(base, "dir", base, path);
  }
}

static long link_both_ways(const char* path, int step) {
  switch (step) {
    case 0: return linkat(base, path, base, "new", 0);
    case 1: return linkat(base, "file", base, path, 0);
    case 2: return linkat(base, path, base, "new", AT_SYMLINK_FOLLOW);
    default: return linkat(base, "link", base, path, 0);
  }
}

static void try_path(const char* shown, const char* path) {
  printf("%s\n", shown);
  make_tree();
  for (int call = 0; call < kOpens + kOthers; call++) {
    errno = 0;
    char name[40];
    long result = -1;
    const int other = call - kOpens;
    if (call < kOpens) {
      snprintf(name, sizeof name, "open, %s", opens[call].name);
      result = use(openat(base, path, opens[call].flags, 0644));
    } else if (other < 5) {
      snprintf(name, sizeof name, "rename %d", other);
      result = rename_both_ways(path, other);
    } else if (other < 9) {
      snprintf(name, sizeof name, "link %d", other - 5);
      result = link_both_ways(path, other - 5);
    } else {
      static const char* const kNames[] = {"stat", "lstat", "mkdir", "rmdir", "unlink", "symlink",
                                           "readlink", "utimens", "lutimens", "access",
                                           "opendir", "mkdir below", "open below"};
      snprintf(name, sizeof name, "%s", kNames[other - 9]);
      char below[5010];
      snprintf(below, sizeof below, "%s/x", path);
      switch (other - 9) {
        case 0: result = stat_of(path, 0); break;
        case 1: result = stat_of(path, AT_SYMLINK_NOFOLLOW); break;
        case 2: result = mkdirat(base, path, 0755); break;
        case 3: result = unlinkat(base, path, AT_REMOVEDIR); break;
        case 4: result = unlinkat(base, path, 0); break;
        case 5: result = symlinkat("file", base, path); break;
        case 6: result = readlink_of(path); break;
        case 7: result = set_times(path, 0); break;
        case 8: result = set_times(path, AT_SYMLINK_NOFOLLOW); break;
        case 9: result = faccessat(base, path, R_OK | W_OK, 0); break;
        case 10: result = use(openat(base, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)); break;
        case 11: result = mkdirat(base, below, 0755); break;
        default: result = use(openat(base, below, O_RDONLY | O_CREAT, 0644)); break;
      }
    }
    if (result < 0) {
      printf("  %s: %s\n", name, error_name(errno));
    } else {
      printf("  %s: %ld\n", name, result);
      close(base);
      remove_in(top, "base");
      make_tree();
    }
  }
  close(base);
  remove_in(top, "base");
}

static void tell(const char* what, long long result) {
  if (result < 0) {
    printf("%s: %s\n", what, error_name(errno));
  } else {
    printf("%s: %lld\n", what, result);
  }
}

static void descriptors(void) {
  char buffer[16];
  make_tree();
  const int reader = openat(base, "file", O_RDONLY);
  const int writer = openat(base, "file", O_WRONLY);
  const int directory = openat(base, "dir", O_RDONLY | O_DIRECTORY);
  const int fds[] = {reader, writer, directory, 999, -1};
  const char* const names[] = {"reader", "writer", "directory", "closed", "minus one"};
  for (int i = 0; i < 5; i++) {
    printf("%s\n", names[i]);
    const int fd = fds[i];
    const struct iovec vectors[2] = {{buffer, 2}, {buffer + 2, 0}};
    const struct timespec times[2] = {{3, 0}, {4, 0}};
    const struct timespec bad_times[2] = {{3, 0}, {4, 1000000000}};
    struct stat status;
    tell("  read", read(fd, buffer, 3));
    tell("  read nothing", read(fd, buffer, 0));
    if (fd != directory) tell("  readv nothing", readv(fd, vectors + 1, 1));
    tell("  write", write(fd, "xy", 2));
    tell("  write nothing", write(fd, "", 0));
    tell("  writev", writev(fd, vectors, 2));
    tell("  pread", pread(fd, buffer, 3, 1));
    tell("  pread far behind", pread(fd, buffer, 3, 1LL << 40));
    tell("  pread before", pread(fd, buffer, 3, -1));
    tell("  pwrite", pwrite(fd, "z", 1, 2));
    tell("  pwrite before", pwrite(fd, "z", 1, -5));
    if (fd != directory) {
      // A directory's positions are the system's own.
      tell("  seek", lseek(fd, 2, SEEK_SET));
      tell("  seek before", lseek(fd, -1, SEEK_SET));
      tell("  seek before the end", lseek(fd, -100, SEEK_END));
      tell("  tell", lseek(fd, 0, SEEK_CUR));
    }
    if (fd == writer) {
      tell("  seek from nowhere", lseek(fd, 0, 17));
      tell("  truncate", ftruncate(fd, 4));
      tell("  datasync", fdatasync(fd));
      tell("  times", futimens(fd, bad_times));
    }
    // Of what can't be written to, POSIX lets it be either of two errors.
    printf("  may be truncated: %d\n", ftruncate(fd, 4) == 0);
    tell("  truncate below nothing", ftruncate(fd, -1));
    printf("  may be allocated: %d\n", posix_fallocate(fd, 0, 6) == 0);
    tell("  sync", fsync(fd));
    tell("  times", futimens(fd, times));
    tell("  stat", fstat(fd, &status));
    tell("  open below", use(openat(fd, "file", O_RDONLY)));
    tell("  mkdir below", mkdirat(fd, "made", 0755));
    tell("  unlink below", unlinkat(fd, "made", 0));
    tell("  readlink below", readlinkat(fd, "file", buffer, sizeof buffer));
    if (fd == writer) {
      tell("  flags", fcntl(fd, F_GETFL) & (O_APPEND | O_NONBLOCK));
      tell("  append", fcntl(fd, F_SETFL, O_APPEND));
    }
    struct pollfd polled = {fd, fd == writer ? POLLOUT : POLLIN, 0};
    if (fd != directory && fd >= 0) tell("  poll", poll(&polled, 1, 0));
    tell("  close", close(fd));
    tell("  close again", close(fd));
  }
  tell("poll nothing", poll(NULL, 0, 1));
  close(base);
  remove_in(top, "base");
}

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  top = open(argv[1], O_RDONLY | O_DIRECTORY);
  if (top < 0) return 2;
  memset(long_name, 'n', sizeof long_name - 1);
  for (size_t i = 0; i + 1 < sizeof long_path; i += 2) memcpy(long_path + i, "./", 2);
  long_path[sizeof long_path - 1] = '\0';
  static const char* const kPaths[] = {
      ".", "./", "dir", "dir/", "dir//", "dir/.", "dir/..", "dir/../",
      "dir/sub/../..", "empty", "empty/", "file", "file/", "file//", "file/.", "file/..",
      "file/x", "missing", "missing/", "missing/.", "missing/..", "missing/x", "link", "link/",
      "link/x", "dirlink", "dirlink/", "dirlink/.", "dirlink/..", "dirlink/file", "dirlink/file/",
      "dangling", "dangling/", "dangling/x", "loop", "loop/", "loop/x", "slashlink", "slashlink/",
      "badlink", "badlink/", "farlink", "farlink/"};
  for (size_t i = 0; i < sizeof kPaths / sizeof *kPaths; i++) try_path(kPaths[i], kPaths[i]);
  try_path("a long name", long_name);
  try_path("a long path", long_path);
  descriptors();
  return 0;
}
