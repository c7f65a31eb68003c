#ifndef FAULTY_VFS_H
#define FAULTY_VFS_H

/* A layer under SQLite that passes everything on to the system's own and fails on demand. */

/* What can fail: opening the database file; writing and syncing the write-ahead log. */
enum faulty_operation { FAULTY_OPEN = 0, FAULTY_LOG_WRITE = 1, FAULTY_LOG_SYNC = 2 };

typedef struct faulty_vfs faulty_vfs;

/* Registers a layer of that name, for the life of the process. */
faulty_vfs *faulty_vfs_register(const char *name);

/* Lets the next `times` operations of a kind fail. Callable from any thread. */
void faulty_vfs_fail(faulty_vfs *vfs, enum faulty_operation operation, int times);

/* How many operations of a kind have failed so far. */
int faulty_vfs_failed(faulty_vfs *vfs, enum faulty_operation operation);

#endif
