// What the tests look at from within: `probe WHAT [ARGS…]`.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// Copies standard input to output in blocks of a size.
static int copy(size_t size) {
  char* block = malloc(size);
  ssize_t got;
  while ((got = read(0, block, size)) > 0) {
    for (ssize_t done = 0; done < got;) {
      const ssize_t put = write(1, block + done, (size_t)(got - done));
      if (put < 0) return 1;
      done += put;
    }
  }
  return got < 0 ? 2 : 0;
}

// Writes without end; says the error.
static int spew(void) {
  static const char block[8192];
  while (write(1, block, sizeof block) >= 0) {
  }
  fprintf(stderr, "write: %s\n", strerror(errno));
  return 5;
}

static int closed(void) {
  char byte;
  const ssize_t got = read(0, &byte, 1);
  const int in = got < 0 ? errno : 0;
  const int out = write(1, "x", 1) < 0 ? errno : 0;
  // The first file must not become one of the closed streams.
  const int fd = open("/d/file", O_CREAT | O_RDWR, 0666);
  dprintf(fd, "%s, %s, %d\n", in ? strerror(in) : "read", out ? strerror(out) : "written", fd > 2);
  return 0;
}

static int list(const char* path) {
  DIR* dir = opendir(path);
  if (!dir) return 1;
  for (struct dirent* entry; (entry = readdir(dir));) {
    char full[512];
    struct stat st;
    if (!strcmp(entry->d_name, "..")) continue;  // nobody's business
    snprintf(full, sizeof full, "%s/%s", path, entry->d_name);
    if (stat(full, &st) != 0) return 2;
    printf("%s %llu %lld\n", entry->d_name, (unsigned long long)st.st_ino, (long long)st.st_mtime);
  }
  return 0;
}

// All that would differ from run to run.
static int report(const char* path) {
  unsigned char bytes[16];
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  printf("%lld.%09ld\n", (long long)now.tv_sec, now.tv_nsec);
  clock_gettime(CLOCK_MONOTONIC, &now);
  printf("%lld.%09ld\n", (long long)now.tv_sec, now.tv_nsec);
  if (getentropy(bytes, sizeof bytes) != 0) return 1;
  for (size_t i = 0; i < sizeof bytes; i++) printf("%02x", bytes[i]);
  sleep(1000);
  printf("\n%lld\n", (long long)time(NULL));
  const int fd = open("/d/made", O_CREAT | O_RDWR | O_TRUNC, 0666);
  if (fd < 0) return 2;
  close(fd);
  return list(path);
}

static int serve(int listener) {
  const int fd = accept(listener, NULL, NULL);
  if (fd < 0) {
    perror("accept");
    return 1;
  }
  char block[100];
  const ssize_t got = recv(fd, block, sizeof block, 0);
  if (got < 0) return 2;
  if (send(fd, block, (size_t)got, 0) != got) return 3;
  shutdown(fd, SHUT_RDWR);
  return 0;
}

int main(int argc, char** argv) {
  const char* what = argc > 1 ? argv[1] : "";
  const char* arg = argc > 2 ? argv[2] : "";
  if (!strcmp(what, "copy")) return copy((size_t)atoi(arg));
  if (!strcmp(what, "spew")) return spew();
  if (!strcmp(what, "closed")) return closed();
  if (!strcmp(what, "list")) return list(arg);
  if (!strcmp(what, "report")) return report(arg);
  if (!strcmp(what, "serve")) return serve(atoi(arg));
  if (!strcmp(what, "print")) return printf("%s", arg) < 0;
  if (!strcmp(what, "sleep")) return (int)sleep((unsigned)atoi(arg));
  if (!strcmp(what, "env")) return printf("%s\n", getenv(arg) ? getenv(arg) : "(unset)") < 0;
  return 2;
}
