// A small tar: `tar c ARCHIVE DIR` packs what lies under a directory, in the order of the names;
// `tar x ARCHIVE DIR` unpacks it there, with times. ustar format: files, directories and links.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { kBlock = 512, kMaxName = 256, kMaxDirs = 4096 };

struct header {
  char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], sum[8], type, link[100];
  char magic[6], version[2], owner[32], group[32], major[8], minor[8], prefix[155], rest[12];
};
_Static_assert(sizeof(struct header) == kBlock, "a header is one block");

static void fail(const char* what, const char* name) {
  fprintf(stderr, "tar: %s %s: %s\n", what, name, strerror(errno));
  exit(1);
}

static unsigned checksum(const struct header* h) {
  unsigned sum = 0;
  for (size_t i = 0; i < kBlock; i++) {
    const int in_sum = i >= offsetof(struct header, sum) && i < offsetof(struct header, type);
    sum += in_sum ? ' ' : ((const unsigned char*)h)[i];
  }
  return sum;
}

static void write_block(FILE* archive, const void* block) {
  if (fwrite(block, kBlock, 1, archive) != 1) fail("cannot write", "the archive");
}

static void write_header(FILE* archive, const char* name, const struct stat* st, char type,
                         const char* link) {
  struct header h;
  memset(&h, 0, sizeof h);
  const char* tail = name;
  if (strlen(name) > sizeof h.name) {
    tail = strchr(name + strlen(name) - sizeof h.name - 1, '/') + 1;
    memcpy(h.prefix, name, (size_t)(tail - name) - 1);
  }
  memcpy(h.name, tail, strlen(tail));
  snprintf(h.mode, sizeof h.mode, "%07o", type == '5' ? 0755 : 0644);
  snprintf(h.uid, sizeof h.uid, "%07o", 0);
  snprintf(h.gid, sizeof h.gid, "%07o", 0);
  snprintf(h.size, sizeof h.size, "%011llo", type == '0' ? (unsigned long long)st->st_size : 0);
  snprintf(h.mtime, sizeof h.mtime, "%011llo", (unsigned long long)st->st_mtime);
  h.type = type;
  memcpy(h.link, link, strlen(link));
  memcpy(h.magic, "ustar", 6);
  memcpy(h.version, "00", 2);
  snprintf(h.sum, sizeof h.sum, "%06o", checksum(&h));
  h.sum[7] = ' ';
  write_block(archive, &h);
}

static void write_contents(FILE* archive, const char* path, long long size) {
  char block[kBlock];
  FILE* file = fopen(path, "rb");
  if (!file) fail("cannot open", path);
  for (long long left = size; left > 0; left -= kBlock) {
    memset(block, 0, sizeof block);
    const size_t part = left < kBlock ? (size_t)left : kBlock;
    if (fread(block, 1, part, file) != part) fail("cannot read", path);
    write_block(archive, block);
  }
  fclose(file);
}

static int by_name(const struct dirent** a, const struct dirent** b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

// `path` is a directory, `name` what it is called in the archive, "" for the outermost.
static void pack(FILE* archive, const char* path, const char* name) {
  struct dirent** entries;
  const int count = scandir(path, &entries, NULL, by_name);
  if (count < 0) fail("cannot list", path);
  for (int i = 0; i < count; i++) {
    const char* own = entries[i]->d_name;
    if (strcmp(own, ".") == 0 || strcmp(own, "..") == 0) continue;
    char full[2 * kMaxName], inner[kMaxName], link[100] = "";
    struct stat st;
    snprintf(full, sizeof full, "%s/%s", path, own);
    snprintf(inner, sizeof inner, "%s%s", name, own);
    if (lstat(full, &st) != 0) fail("cannot stat", full);
    if (S_ISLNK(st.st_mode)) {
      if (readlink(full, link, sizeof link - 1) < 0) fail("cannot read", full);
      write_header(archive, inner, &st, '2', link);
    } else if (S_ISDIR(st.st_mode)) {
      strcat(inner, "/");
      write_header(archive, inner, &st, '5', "");
      pack(archive, full, inner);
    } else {
      write_header(archive, inner, &st, '0', "");
      write_contents(archive, full, st.st_size);
    }
    free(entries[i]);
  }
  free(entries);
}

static void set_time(const char* path, time_t time) {
  const struct timespec times[2] = {{time, 0}, {time, 0}};
  if (utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) != 0) fail("cannot date", path);
}

static void unpack_file(FILE* archive, const char* path, long long size) {
  char block[kBlock];
  FILE* file = fopen(path, "wbx");
  if (!file) fail("cannot make", path);
  for (long long left = size; left > 0; left -= kBlock) {
    if (fread(block, kBlock, 1, archive) != 1) fail("cannot read", "the archive");
    const size_t part = left < kBlock ? (size_t)left : kBlock;
    if (fwrite(block, 1, part, file) != part) fail("cannot write", path);
  }
  if (fclose(file) != 0) fail("cannot write", path);
}

static struct {
  char path[2 * kMaxName];
  time_t time;
} dirs[kMaxDirs];

static void unpack(FILE* archive, const char* root) {
  struct header h;
  int dir_count = 0;
  while (fread(&h, kBlock, 1, archive) == 1 && h.name[0] != 0) {
    char path[2 * kMaxName];
    if (strtoul(h.sum, NULL, 8) != checksum(&h)) {
      errno = EINVAL;
      fail("wrong checksum of", h.name);
    }
    snprintf(path, sizeof path, "%s/%.155s%s%.100s", root, h.prefix, h.prefix[0] ? "/" : "",
             h.name);
    const time_t time = (time_t)strtoull(h.mtime, NULL, 8);
    if (h.type == '5') {
      path[strlen(path) - 1] = 0;
      if (mkdir(path, 0755) != 0) fail("cannot make", path);
      // What is put into it changes its time.
      strcpy(dirs[dir_count].path, path);
      dirs[dir_count++].time = time;
      continue;
    }
    if (h.type == '2') {
      if (symlink(h.link, path) != 0) fail("cannot link", path);
    } else {
      unpack_file(archive, path, strtoll(h.size, NULL, 8));
    }
    set_time(path, time);
  }
  while (dir_count-- > 0) set_time(dirs[dir_count].path, dirs[dir_count].time);
}

int main(int argc, char** argv) {
  if (argc != 4 || strlen(argv[1]) != 1) return 2;
  FILE* archive = fopen(argv[2], argv[1][0] == 'c' ? "wb" : "rb");
  if (!archive) fail("cannot open", argv[2]);
  if (argv[1][0] == 'c') {
    const char zeros[kBlock] = {0};
    pack(archive, argv[3], "");
    write_block(archive, zeros);
    write_block(archive, zeros);
    if (fclose(archive) != 0) fail("cannot write", argv[2]);
  } else {
    unpack(archive, argv[3]);
  }
  return 0;
}
