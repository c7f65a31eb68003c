import BenchmarkSecrets
import CSQLite
import Crypto
import Domain
import Foundation
import Ledger
import Store

// ledger-fill DATA SECRETS LEAVES FILE: fills the ledger of a new data directory that nobody serves with so
// many leaves, and writes their bytes one after the other into FILE.
// ledger-fill prove DATA SECRETS COUNT: prints the median time of an inclusion proof in microseconds.
//
// The store has no way to write leaves that record nothing, so the tables are written here.

let words = Array(CommandLine.arguments.dropFirst())
guard words.count == 4, let count = Int(words[words[0] == "prove" ? 3 : 2]), count > 0 else {
  FileHandle.standardError.write(
    Data("usage: ledger-fill DATA SECRETS LEAVES FILE | prove DATA SECRETS COUNT\n".utf8))
  exit(2)
}
if words[0] == "prove" {
  try measureProofs(count, data: words[1], secrets: words[2])
} else {
  try fill(count, data: words[0], secrets: words[1], file: words[3])
}

func measureProofs(_ count: Int, data: String, secrets: String) throws {
  let store = try StoreEngine.open(
    at: data, secrets: StoreSecrets(folder: secrets), now: Instant(millisecondsSince1970: 0))
  defer { store.close() }
  let size = try store.lastCheckpoint()?.checkpoint.size ?? 0
  let key = store.ledgerKey
  var times: [Double] = []
  for _ in 0..<count {
    let leaf = Int.random(in: 0..<size)
    let start = ContinuousClock.now
    let proof = try store.read {
      try $0.inclusionProof(of: leaf, key: key, by: .system(.seed))
    }
    times.append((ContinuousClock.now - start) / .microseconds(1))
    guard proof != nil else { fatalError("There is no proof of leaf \(leaf).") }
  }
  print(times.sorted()[count / 2])
}

func fill(_ count: Int, data: String, secrets: String, file: String) throws {
  guard let bytes = OutputStream(toFileAtPath: file, append: false) else {
    fatalError("The file \(file) cannot be written.")
  }
  bytes.open()
  defer { bytes.close() }
  let tables = try Tables(data + "/pastoral.db")
  let key = try StoreSecrets(folder: secrets).ledgerKey
  var random = SystemRandom()
  var head = LedgerHead()
  let digest = BatchDigest(salt: [UInt8](repeating: 0, count: BatchDigest.saltByteCount))
  let code = Code("a-code-as-long-as-most-are")!  // Of the shape that codes have.
  for number in 0..<count {
    if number % 100_000 == 0 { tables.run(number == 0 ? "begin" : "commit; begin") }
    let id = LeafID(from: &random)
    let now = LeafTime(millisecondsSince1970: 1_795_000_000_000 + Int64(number))
    let addition =
      number % 4 == 0
      ? head.append(digest.event, id: id, policy: code, now: now)
      : head.append(share(of: id, code), id: id, policy: code, now: now)
    tables.add(addition)
    let written = addition.bytes.withUnsafeBufferPointer { buffer in
      // A leaf is never empty, so it has an address.
      bytes.write(buffer.baseAddress!, maxLength: buffer.count)
    }
    guard written == addition.bytes.count else { fatalError("The file \(file) cannot be written.") }
  }
  let checkpoint = try key.checkpoint(size: head.size, root: head.root)
  tables.write(head, checkpoint: checkpoint.bytes, key: key.verifierKey.text)
  tables.run("commit")
}

func share(of id: LeafID, _ code: Code) -> Event {
  func commitment(_ field: Commitment.Field) -> Commitment {
    let key = SymmetricKey(data: [UInt8](repeating: 7, count: 32))
    return Commitment(to: [1], field, of: id, auditKey: key)
  }
  return .shareAttempt(
    Share(
      partner: code, basis: code, attempt: 1, actor: commitment(.actor),
      subject: commitment(.subject), payload: commitment(.payload),
      payloadLength: LengthBucket(holding: 1_000)))
}

/// The ledger's tables, written as fast as they can be: a benchmark's directory needs no durability.
final class Tables {
  private var database: OpaquePointer?
  private var leaf: OpaquePointer?
  private var node: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open(path, &database) == SQLITE_OK else {
      fatalError("\(path) cannot be opened.")
    }
    run("pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -262144")
    let tables = ["audit_detail", "access_batch", "audit_head", "audit_node", "audit_leaf"]
    for table in tables + ["audit_log", "access_log"] { run("delete from \(table)") }
    leaf = prepare("insert into audit_leaf (place, leaf, hash) values (?, ?, ?)")
    node = prepare("insert into audit_node (level, place, hash) values (?, ?, ?)")
  }

  deinit {
    sqlite3_finalize(leaf)
    sqlite3_finalize(node)
    sqlite3_close(database)
  }

  func run(_ sql: String) {
    guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { fail() }
  }

  func add(_ addition: LedgerHead.Addition) {
    sqlite3_bind_int64(leaf, 1, Int64(addition.leaf.seq))
    step(leaf, blobs: [(2, addition.bytes), (3, addition.hash.bytes)])
    for (position, hash) in addition.nodes {
      sqlite3_bind_int64(node, 1, Int64(position.level))
      sqlite3_bind_int64(node, 2, Int64(position.index))
      step(node, blobs: [(3, hash.bytes)])
    }
  }

  func write(_ head: LedgerHead, checkpoint: [UInt8], key: String) {
    run("insert into audit_log (number, verifier_key) values (0, '\(key)')")
    let statement = prepare(
      "insert into audit_head (log, size, root, time, checkpoint) values (0, ?, ?, ?, ?)")
    sqlite3_bind_int64(statement, 1, Int64(head.size))
    sqlite3_bind_int64(statement, 3, head.time.millisecondsSince1970)
    step(statement, blobs: [(2, head.root.bytes), (4, checkpoint)])
    sqlite3_finalize(statement)
  }

  private func prepare(_ sql: String) -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { fail() }
    return statement
  }

  private func step(_ statement: OpaquePointer?, blobs: [(Int32, [UInt8])]) {
    for (place, bytes) in blobs {
      // SQLite copies it: the last argument is SQLITE_TRANSIENT.
      sqlite3_bind_blob(
        statement, place, bytes, Int32(bytes.count),
        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
    guard sqlite3_step(statement) == SQLITE_DONE else { fail() }
    sqlite3_reset(statement)
  }

  private func fail() -> Never { fatalError(String(cString: sqlite3_errmsg(database))) }
}
