// The rows of bookings written by libsqlite3 alone: what the disk, the journal and the indexes cost
// without a server around them.
//
// Each booking is the statements that decide and record it (a look for its key, one for the staff's and
// the student's appointments around its time, three inserts), in a savepoint, with the SHA-256 of its
// request and its reply sealed by AES-256-GCM. A transaction holds BATCH bookings and the batch's own row, and is committed durably.
//
// Usage: bare-sqlite DATABASE SECONDS BATCH BOOKINGS. DATABASE is a copy of a seeded one, BOOKINGS
// a file with a line "person to act for, student, staff, milliseconds since 1970" a booking.
// Prints a JSON object.

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

static sqlite3 *database;

static void check(int result) {
  if (result == SQLITE_OK || result == SQLITE_DONE) return;
  fprintf(stderr, "bare-sqlite: %s\n", sqlite3_errmsg(database));
  exit(1);
}

static sqlite3_stmt *prepared(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

// Every value stays where it is until its statement has run, so SQLite copies none.
static void text(sqlite3_stmt *statement, int index, const char *value) {
  check(sqlite3_bind_text(statement, index, value, -1, SQLITE_STATIC));
}

static int run(sqlite3_stmt *statement) {
  int rows = 0, result;
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) rows++;
  check(result);
  check(sqlite3_reset(statement));
  sqlite3_clear_bindings(statement);
  return rows;
}

static int walPages, pagesSinceCheckpoint;

static int committed(void *unused, sqlite3 *db, const char *name, int pages) {
  (void)unused, (void)db, (void)name;
  pagesSinceCheckpoint += pages > walPages ? pages - walPages : pages;
  walPages = pages;
  return SQLITE_OK;
}

static void newID(char *out, const char *kind) {
  unsigned char bits[26];
  if (getrandom(bits, sizeof bits, 0) < 0) exit(1);
  int at = sprintf(out, "%s_", kind);
  for (int i = 0; i < 26; i++) out[at++] = "abcdefghijklmnopqrstuvwxyz234567"[bits[i] & 31];
  out[at] = 0;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

// As Store/Keys/Sealing.swift: format, nonce, ciphertext, tag, under the student's own key.
static int sealed(unsigned char *out, const char *content, int length, const char *binding) {
  static unsigned char key[32];
  unsigned char *nonce = out + 1;
  int part, added;
  out[0] = 1;
  if (getrandom(nonce, 12, 0) < 0) exit(1);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  if (!context || !EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) ||
      !EVP_EncryptUpdate(
          context, NULL, &added, (const unsigned char *)binding, strlen(binding)) ||
      !EVP_EncryptUpdate(context, out + 13, &part, (const unsigned char *)content, length) ||
      !EVP_EncryptFinal_ex(context, out + 13 + part, &added) ||
      !EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, out + 13 + length))
    exit(1);
  EVP_CIPHER_CTX_free(context);
  return 13 + length + 16;
}

enum { fourHours = 4 * 3600 * 1000, halfHour = 1800 * 1000 };

int main(int argc, char **argv) {
  if (argc != 5) return fputs("usage: bare-sqlite DATABASE SECONDS BATCH BOOKINGS\n", stderr), 2;
  double seconds = atof(argv[2]);
  int batch = atoi(argv[3]);
  FILE *bookings = fopen(argv[4], "r");
  if (!bookings) return perror(argv[4]), 1;
  // As Store/Engine/SQLite.swift sets the library up.
  check(sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 120 << 10));
  check(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0));
  check(sqlite3_open_v2(
      argv[1], &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  // As Store/Engine/Settings.swift sets them for the writer.
  check(sqlite3_exec(
      database,
      "pragma trusted_schema = off; pragma mmap_size = 0; pragma cell_size_check = on;"
      "pragma busy_timeout = 2000; pragma foreign_keys = on; pragma cache_size = -32768;"
      "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;"
      "pragma wal_autocheckpoint = 0",
      NULL, NULL, NULL));
  sqlite3_wal_hook(database, committed, NULL);
  sqlite3_stmt *begin = prepared("begin immediate"), *commit = prepared("commit");
  sqlite3_stmt *savepoint = prepared("savepoint work"), *release = prepared("release work");
  sqlite3_stmt *number = prepared("update write_batch set number = number + 1 where id = 1");
  sqlite3_stmt *known = prepared(
      "select request_hash, owner, reply, shows_owner from idempotency"
      " where principal_id = $1 and acting_for = $2 and method = $3 and key = $4");
  // `?1`, since SQLite numbers `$1` by where it stands.
  sqlite3_stmt *calendars = prepared(
      "select id, student_id, staff_id, start_at, end_at, location, state, notice,"
      " notice_version, revision, created_at, changed_at from appointment"
      " where staff_id = ?1 and start_at > ?3 and start_at < ?4 and end_at > ?5"
      " and state = 'booked' union all "
      "select id, student_id, staff_id, start_at, end_at, location, state, notice,"
      " notice_version, revision, created_at, changed_at from appointment"
      " where student_id = ?2 and start_at > ?3 and start_at < ?4 and end_at > ?5"
      " and state = 'booked' and staff_id <> ?1");
  sqlite3_stmt *appointment = prepared(
      "insert into appointment (id, student_id, staff_id, start_at, end_at, location, state,"
      " notice, notice_version, revision, created_at, changed_at, created_by)"
      " values ($1, $2, $3, $4, $5, 'Room 1', 'booked', 'see-my-tutor', '1', 1, $6, $6, $7)");
  sqlite3_stmt *event = prepared("insert into event (at, kind, record) values ($1, 1, $2)");
  sqlite3_stmt *reply = prepared(
      "insert into idempotency (principal_id, acting_for, method, key, request_hash, owner, reply,"
      " created_at, shows_owner)"
      " values ($1, $2, 'pastoral.v1.BookingService/Book', $3, $4, $5, $6, $7, 0)");

  const char *principal = "svc_aaaaaaaaaaaaaaaaaaaaaaaaaa";
  char person[64], student[64], staff[64], id[64], key[64], request[256], body[512], binding[512];
  long long start, done = 0, moment = (long long)time(NULL) * 1000;
  unsigned char hash[SHA256_DIGEST_LENGTH], box[600];
  double began = now(), ended = began;
  for (int more = 1; more && ended - began < seconds; ended = now()) {
    run(begin);
    for (int i = 0; i < batch && more; i++) {
      more = fscanf(bookings, "%63s %63s %63s %lld", person, student, staff, &start) == 4;
      if (!more) break;
      newID(id, "apt");
      newID(key, "key");
      SHA256((unsigned char *)request, sprintf(request, "%s %s %lld", student, staff, start), hash);
      run(savepoint);
      text(known, 1, principal), text(known, 2, person);
      text(known, 3, "pastoral.v1.BookingService/Book"), text(known, 4, key);
      int taken = run(known);
      text(calendars, 1, staff), text(calendars, 2, student);
      sqlite3_bind_int64(calendars, 3, start - fourHours);
      sqlite3_bind_int64(calendars, 4, start + halfHour);
      sqlite3_bind_int64(calendars, 5, start);
      run(calendars);
      if (taken) return fputs("bare-sqlite: a key stands twice\n", stderr), 1;
      text(appointment, 1, id), text(appointment, 2, student), text(appointment, 3, staff);
      sqlite3_bind_int64(appointment, 4, start);
      sqlite3_bind_int64(appointment, 5, start + halfHour);
      sqlite3_bind_int64(appointment, 6, moment);
      text(appointment, 7, principal);
      run(appointment);
      sqlite3_bind_int64(event, 1, moment), text(event, 2, id);
      run(event);
      // As long as the message that the server keeps.
      int length =
          sprintf(body, "%s %s %s %lld Room 1 booked see-my-tutor 1", id, student, staff, start);
      text(reply, 1, principal), text(reply, 2, person), text(reply, 3, key);
      sqlite3_bind_blob(reply, 4, hash, sizeof hash, SQLITE_STATIC);
      text(reply, 5, student);
      sprintf(
          binding, "pastoral-rec/v1 idempotency reply %s %s %s %s Book %s 1 0123456789abcdef",
          student, principal, person, "pastoral.v1.BookingService", key);
      sqlite3_bind_blob(reply, 6, box, sealed(box, body, length, binding), SQLITE_STATIC);
      sqlite3_bind_int64(reply, 7, moment);
      run(reply);
      run(release);
      done++;
    }
    run(number);
    run(commit);
    if (pagesSinceCheckpoint >= 1000) {
      pagesSinceCheckpoint = 0;
      check(sqlite3_wal_checkpoint_v2(database, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL));
    }
  }
  printf(
      "{\"calls\": %lld, \"seconds\": %.3f, \"calls_per_second\": %.1f}\n", done, ended - began,
      done / (ended - began));
}
