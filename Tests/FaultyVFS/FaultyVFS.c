#include "FaultyVFS.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct faulty_vfs {
  sqlite3_vfs vfs; /* First, so that SQLite's pointer is ours. */
  sqlite3_vfs *real;
  atomic_int to_fail[3];
  atomic_int failed[3];
};

typedef struct {
  sqlite3_file file;
  faulty_vfs *owner;
  int is_log;
  sqlite3_file real[]; /* The system's file, of the size it asks for. */
} faulty_file;

static int fails(faulty_vfs *vfs, enum faulty_operation operation) {
  int left = atomic_load(&vfs->to_fail[operation]);
  while (left > 0) {
    if (atomic_compare_exchange_weak(&vfs->to_fail[operation], &left, left - 1)) {
      atomic_fetch_add(&vfs->failed[operation], 1);
      return 1;
    }
  }
  return 0;
}

#define OURS(file) ((faulty_file *)(file))
#define REAL(file) (OURS(file)->real)
#define CALL(file, method, ...) REAL(file)->pMethods->method(REAL(file), ##__VA_ARGS__)

static int f_close(sqlite3_file *f) { return CALL(f, xClose); }
static int f_read(sqlite3_file *f, void *b, int n, sqlite3_int64 o) {
  return CALL(f, xRead, b, n, o);
}
static int f_write(sqlite3_file *f, const void *b, int n, sqlite3_int64 o) {
  if (OURS(f)->is_log && fails(OURS(f)->owner, FAULTY_LOG_WRITE)) return SQLITE_IOERR_WRITE;
  return CALL(f, xWrite, b, n, o);
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 n) { return CALL(f, xTruncate, n); }
static int f_sync(sqlite3_file *f, int flags) {
  if (OURS(f)->is_log && fails(OURS(f)->owner, FAULTY_LOG_SYNC)) return SQLITE_IOERR_FSYNC;
  return CALL(f, xSync, flags);
}
static int f_size(sqlite3_file *f, sqlite3_int64 *n) { return CALL(f, xFileSize, n); }
static int f_lock(sqlite3_file *f, int l) { return CALL(f, xLock, l); }
static int f_unlock(sqlite3_file *f, int l) { return CALL(f, xUnlock, l); }
static int f_check(sqlite3_file *f, int *r) { return CALL(f, xCheckReservedLock, r); }
static int f_control(sqlite3_file *f, int op, void *a) { return CALL(f, xFileControl, op, a); }
static int f_sector(sqlite3_file *f) { return CALL(f, xSectorSize); }
static int f_traits(sqlite3_file *f) { return CALL(f, xDeviceCharacteristics); }
static int f_map(sqlite3_file *f, int p, int s, int e, void volatile **m) {
  return CALL(f, xShmMap, p, s, e, m);
}
static int f_shmlock(sqlite3_file *f, int o, int n, int l) { return CALL(f, xShmLock, o, n, l); }
static void f_barrier(sqlite3_file *f) { CALL(f, xShmBarrier); }
static int f_unmap(sqlite3_file *f, int d) { return CALL(f, xShmUnmap, d); }

static const sqlite3_io_methods methods = {
    2,        f_close,   f_read,    f_write, f_truncate, f_sync,   f_size, f_lock,    f_unlock,
    f_check,  f_control, f_sector,  f_traits, f_map,     f_shmlock, f_barrier, f_unmap, 0, 0};

static int f_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  faulty_vfs *ours = (faulty_vfs *)vfs;
  faulty_file *f = OURS(file);
  memset(f, 0, sizeof *f);
  if ((flags & SQLITE_OPEN_MAIN_DB) && fails(ours, FAULTY_OPEN)) return SQLITE_CANTOPEN;
  int result = ours->real->xOpen(ours->real, name, f->real, flags, out);
  f->owner = ours;
  f->is_log = (flags & SQLITE_OPEN_WAL) != 0;
  /* SQLite closes a file exactly when it has methods. */
  if (f->real->pMethods) f->file.pMethods = &methods;
  return result;
}

faulty_vfs *faulty_vfs_register(const char *name) {
  faulty_vfs *ours = calloc(1, sizeof *ours);
  ours->real = sqlite3_vfs_find(0);
  ours->vfs = *ours->real;
  ours->vfs.pNext = 0;
  ours->vfs.zName = strdup(name);
  ours->vfs.szOsFile = (int)sizeof(faulty_file) + ours->real->szOsFile;
  ours->vfs.xOpen = f_open;
  sqlite3_vfs_register(&ours->vfs, 0);
  return ours;
}

void faulty_vfs_fail(faulty_vfs *vfs, enum faulty_operation operation, int times) {
  atomic_store(&vfs->to_fail[operation], times);
}

int faulty_vfs_failed(faulty_vfs *vfs, enum faulty_operation operation) {
  return atomic_load(&vfs->failed[operation]);
}
