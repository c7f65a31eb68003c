#include <sqlite3.h>

/* sqlite3_config and sqlite3_db_config take variable arguments, which Swift cannot pass. */

/* Keeps up to so many bytes of what a savepoint may have to restore in memory, and only more in a
   temporary file. For the whole process, and only before its first database is opened. */
static inline int pastoral_set_savepoint_memory(int bytes) {
  return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
}

/* Leaves the write-ahead log as it is when the last connection closes. */
static inline int pastoral_keep_wal_on_close(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
