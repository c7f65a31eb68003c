#include <sqlite3.h>

/* sqlite3_db_config takes variable arguments, which Swift cannot pass. */

/* Leaves the write-ahead log as it is when the last connection closes. */
static inline int pastoral_keep_wal_on_close(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
