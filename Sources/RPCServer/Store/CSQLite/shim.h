#include <sqlite3.h>

/* sqlite3_config and sqlite3_db_config take variable arguments, which Swift cannot pass. */

/* Settings of the whole library, which only an unused one takes: keeps up to so many bytes of what a
   savepoint may have to restore in memory, and only more in a temporary file; and counts no memory,
   since the count is kept under a lock that every allocation takes. */
static inline int pastoral_set_up_sqlite(int savepoint_bytes) {
  int result = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, savepoint_bytes);
  return result == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) : result;
}

/* Leaves the write-ahead log as it is when the last connection closes. */
static inline int pastoral_keep_wal_on_close(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
