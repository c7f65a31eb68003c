#define _GNU_SOURCE

#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Descriptors of the program: 0 to 2 as usual, its socket, and until it runs what says why it does not. */
enum { SOCKET = 3, REPORT = 4, FIRST_UNUSED = 5, OUT_OF_THE_WAY = 16 };

/* A process of its own, in namespaces. As fork() does, but without glibc's handlers, whose locks another thread may
   hold. Flags and a null stack stand in the same place on all machines that Swift runs on. */
static pid_t clone_child(unsigned long flags) {
  return (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0UL, 0UL, 0UL, 0UL);
}

static int limit(__rlimit_resource_t resource, uint64_t most) {
  struct rlimit both = {most, most};
  return setrlimit(resource, &both);
}

static _Noreturn void give_up(int report) {
  int why = errno;
  /* Where nobody reads it any more there is nobody to tell. */
  if (write(report, &why, sizeof why) < 0) _exit(126);
  _exit(127);
}

/* Runs in the child: nothing but system calls. */
static _Noreturn void become(const struct confinement *wanted, int report, int null) {
  /* Out of the way first, since each of them could be a number that another is to have. */
  int socket = fcntl(wanted->socket, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
  int errors = fcntl(wanted->shares_errors ? STDERR_FILENO : null, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
  int nothing = fcntl(null, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
  int kept = fcntl(report, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
  if (socket < 0 || errors < 0 || nothing < 0 || kept < 0) give_up(report);
  if (dup3(kept, REPORT, O_CLOEXEC) < 0) give_up(kept);
  if (dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0 ||
      dup2(errors, STDERR_FILENO) < 0 || dup2(socket, SOCKET) < 0) {
    give_up(REPORT);
  }
  /* Whatever else the parent had open at that moment, on whichever thread. */
  if (syscall(SYS_close_range, (unsigned)FIRST_UNUSED, ~0U, 0U) != 0) give_up(REPORT);

  /* What the parent ignores or holds back would be so for the program too. */
  struct sigaction normal = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &normal, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);

  /* A session of its own, so that no terminal reaches it; and no life beyond its parent's. */
  if (setsid() < 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) give_up(REPORT);
  struct pollfd parent = {.fd = REPORT};
  if (poll(&parent, 1, 0) < 0 || (parent.revents & POLLERR) != 0) _exit(127);

  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up(REPORT);
  umask(077);
  if (chdir(wanted->directory) != 0) give_up(REPORT);
  if (limit(RLIMIT_AS, wanted->memory_bytes) != 0 || limit(RLIMIT_CPU, wanted->cpu_seconds) != 0 ||
      limit(RLIMIT_NOFILE, wanted->descriptors) != 0 || limit(RLIMIT_CORE, 0) != 0) {
    give_up(REPORT);
  }
  /* No file grows, but for one that a developer has standard error go to. */
  if (!wanted->shares_errors && limit(RLIMIT_FSIZE, 0) != 0) give_up(REPORT);
  char *const environment[] = {"LANG=C.UTF-8", NULL};
  execve(wanted->program, wanted->arguments, environment);
  give_up(REPORT);
}

int confinement_start(const struct confinement *wanted, struct confined *started) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return errno;
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) {
    int why = errno;
    close(report[0]);
    close(report[1]);
    return why;
  }

  /* A user's namespace lets anybody have the others, where the system allows it; root needs none. */
  static const unsigned long namespaces[] = {
      CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWIPC,
      CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWIPC,
      0,
  };
  enum { COUNT = sizeof namespaces / sizeof namespaces[0] };
  pid_t pid = -1;
  size_t tried = wanted->wants_namespaces ? 0 : COUNT - 1;
  for (; tried < COUNT && pid < 0; tried++) {
    pid = clone_child(namespaces[tried]);
    if (pid == 0) {
      close(report[0]);
      become(wanted, report[1], null);
    }
  }
  int why = pid < 0 ? errno : 0;
  close(null);
  close(report[1]);
  if (pid > 0) {
    /* Ends without a word once the program runs. */
    ssize_t count;
    do count = read(report[0], &why, sizeof why);
    while (count < 0 && errno == EINTR);
    if (count == 0) {
      why = 0;
    } else if (count < 0) {
      why = errno;
    }
    if (why != 0) {
      kill(pid, SIGKILL);
      while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
    }
  }
  close(report[0]);
  if (why != 0) return why;
  started->pid = pid;
  started->has_namespaces = namespaces[tried - 1] != 0;
  return 0;
}
