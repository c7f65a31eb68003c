// Ends a server before its k-th call that something outside its memory could see, counted over all of its threads,
// by way of LD_PRELOAD.
//
//   FAULTS_CRASH=FILE   three numbers of 64 bits that the sweep shares: whether it counts, how many calls there were
//                       since it does, and before which of them the server dies; 0 for none

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static struct {
  _Atomic uint64_t counts, calls, last;
} *shared;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULTS_CRASH");
  int file = path ? open(path, O_RDWR) : -1;
  if (file < 0) return;
  void *memory = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (memory != MAP_FAILED) shared = memory;
}

static void before_call(void) {
  if (!shared || !atomic_load(&shared->counts)) return;
  if (atomic_fetch_add(&shared->calls, 1) + 1 != atomic_load(&shared->last)) return;
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// The call of that name, which counts and then does what it always did.
#define COUNTED(result, name, parameters, arguments)                  \
  result name parameters {                                            \
    static result(*_Atomic real) parameters;                          \
    if (!real) real = (result(*) parameters)dlsym(RTLD_NEXT, #name);  \
    before_call();                                                    \
    return real arguments;                                            \
  }

COUNTED(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
COUNTED(ssize_t, writev, (int file, const struct iovec *parts, int count), (file, parts, count))
COUNTED(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at))
COUNTED(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at))
COUNTED(ssize_t, send, (int file, const void *bytes, size_t count, int flags), (file, bytes, count, flags))
COUNTED(ssize_t, sendto, (int file, const void *bytes, size_t count, int flags, const struct sockaddr *to, socklen_t size),
        (file, bytes, count, flags, to, size))
COUNTED(ssize_t, sendmsg, (int file, const struct msghdr *message, int flags), (file, message, flags))
COUNTED(int, connect, (int file, const struct sockaddr *to, socklen_t size), (file, to, size))
COUNTED(int, fsync, (int file), (file))
COUNTED(int, fdatasync, (int file), (file))
COUNTED(int, ftruncate, (int file, off_t length), (file, length))
COUNTED(int, ftruncate64, (int file, off64_t length), (file, length))
COUNTED(int, link, (const char *from, const char *to), (from, to))
COUNTED(int, rename, (const char *from, const char *to), (from, to))
COUNTED(int, unlink, (const char *path), (path))
COUNTED(int, mkdir, (const char *path, mode_t mode), (path, mode))
