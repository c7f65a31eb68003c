// A server that breaks its word, made from a sound one by way of LD_PRELOAD: the sweep must find it out.
//
//   FAULTS_MUTANT=normal         a COMMIT does not wait for the disk, as with synchronous=NORMAL
//   FAULTS_MUTANT=answer-first   a COMMIT waits for the disk only after the next answer was sent
//   FAULTS_MUTANT=send-first     a COMMIT waits for the disk only after the next connection to somebody else was closed
//   FAULTS_MUTANT=no-file-sync   what is written to a file outside the databases does not wait for the disk
//   FAULTS_MUTANT=no-folder-sync that a file has got its name does not wait for the disk

#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t sent = PTHREAD_COND_INITIALIZER;
// The file to sync late; -1 for none.
static int late = -1;
// Of each file below that number: whether it is a connection that the server made.
static _Atomic char is_outgoing[1024];

static int (*real_connect)(int, const struct sockaddr *, socklen_t);
static int (*real_close)(int);
static int (*real_fdatasync)(int);
static int (*real_fsync)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_sendto)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);

static int is(const char *mutant) {
  const char *chosen = getenv("FAULTS_MUTANT");
  return chosen && strcmp(chosen, mutant) == 0;
}

static int is_log(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t count = readlink(link, path, sizeof path);
  return count > 4 && memcmp(path + count - 4, "-wal", 4) == 0;
}

// Syncs what was put off, once an answer was sent, or after a while where none is.
static void *sync_late(void *unused) {
  (void)unused;
  pthread_setname_np(pthread_self(), "late-sync");
  for (;;) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    if (is("send-first")) until.tv_sec += 3;
    until.tv_nsec += 100000000;
    if (until.tv_nsec >= 1000000000) { until.tv_sec += 1; until.tv_nsec -= 1000000000; }
    pthread_mutex_lock(&lock);
    pthread_cond_timedwait(&sent, &lock, &until);
    int file = late;
    late = -1;
    pthread_mutex_unlock(&lock);
    if (file >= 0) {
      real_fdatasync(file);
      real_close(file);
    }
  }
  return NULL;
}

__attribute__((constructor)) static void begin(void) {
  real_connect = dlsym(RTLD_NEXT, "connect");
  real_close = dlsym(RTLD_NEXT, "close");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_write = dlsym(RTLD_NEXT, "write");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_sendto = dlsym(RTLD_NEXT, "sendto");
  pthread_t thread;
  if (is("answer-first") || is("send-first")) pthread_create(&thread, NULL, sync_late, NULL);
}

int fdatasync(int file) {
  if (is_log(file)) {
    if (is("normal")) return 0;
    if (is("answer-first") || is("send-first")) {
      pthread_mutex_lock(&lock);
      if (late < 0) late = dup(file);
      pthread_mutex_unlock(&lock);
      return 0;
    }
  }
  return real_fdatasync(file);
}

int fsync(int file) {
  struct stat status;
  if (fstat(file, &status) == 0) {
    if (is("no-file-sync") && S_ISREG(status.st_mode)) return 0;
    if (is("no-folder-sync") && S_ISDIR(status.st_mode)) return 0;
  }
  return real_fsync(file);
}

int connect(int file, const struct sockaddr *to, socklen_t size) {
  if (file >= 0 && file < (int)sizeof is_outgoing && to->sa_family != AF_UNIX) is_outgoing[file] = 1;
  return real_connect(file, to, size);
}

int close(int file) {
  int was_outgoing = file >= 0 && file < (int)sizeof is_outgoing && is_outgoing[file];
  if (was_outgoing) is_outgoing[file] = 0;
  int result = real_close(file);
  if (was_outgoing && is("send-first")) pthread_cond_signal(&sent);
  return result;
}

static ssize_t after(int file, ssize_t result) {
  int kind;
  socklen_t size = sizeof kind;
  if (late >= 0 && is("answer-first") && getsockopt(file, SOL_SOCKET, SO_TYPE, &kind, &size) == 0) {
    pthread_cond_signal(&sent);
  }
  return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
  return after(file, real_write(file, bytes, count));
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  return after(file, real_writev(file, parts, count));
}

ssize_t sendto(
    int file, const void *bytes, size_t count, int flags, const struct sockaddr *to,
    socklen_t size) {
  return after(file, real_sendto(file, bytes, count, flags, to, size));
}

ssize_t send(int file, const void *bytes, size_t count, int flags) {
  return after(file, real_sendto(file, bytes, count, flags, NULL, 0));
}
