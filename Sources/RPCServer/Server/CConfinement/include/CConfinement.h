/* Starts a program with nothing but a socket to its parent. In C, since between the fork and the exec only calls
   are allowed that Swift does not promise. */

#ifndef C_CONFINEMENT_H
#define C_CONFINEMENT_H

#include <stdint.h>
#include <sys/types.h>

/* What a program gets. */
struct confinement {
  /* An absolute path. */
  const char *program;
  /* Ends with NULL; the first is the program's name. */
  char *const *arguments;
  /* Becomes descriptor 3. The caller closes its own. */
  int socket;
  /* Where the program stands; an absolute path. */
  const char *directory;
  /* How much address space, processor time and how many descriptors it may have. */
  uint64_t memory_bytes;
  uint64_t cpu_seconds;
  uint64_t descriptors;
  /* Whether its standard error is the caller's; otherwise nobody reads it. */
  int shares_errors;
  /* Whether to try for namespaces at all; 0 in tests of a system that does not allow them. */
  int wants_namespaces;
};

/* What came of it. */
struct confined {
  pid_t pid;
  /* Whether it has no network, and sees no process but its own. */
  int has_namespaces;
};

/* Starts the program. It is killed when the calling thread ends, so that it does not outlive its parent.

   Returns 0, or what was wrong as an errno value; then nothing runs. The caller waits for the pid. */
int confinement_start(const struct confinement *wanted, struct confined *started);

#endif
