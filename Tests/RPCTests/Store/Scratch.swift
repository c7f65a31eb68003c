import Crypto
import Domain
import Foundation
import Glibc
import Ledger

@testable import Store

/// A directory of its own for each test, gone afterwards.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let template = FileManager.default.temporaryDirectory.path + "/pastoral-store-XXXXXX"
    var bytes = template.utf8CString.map { $0 }
    guard mkdtemp(&bytes) != nil else { throw SystemError("make a scratch directory") }
    path = String(decoding: bytes.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// A database with the current tables.
  func database(vfs: String? = nil) throws -> Database.Location {
    let plain = Database.Location(path: path + "/pastoral.db")
    try DurableFile.createEmpty(plain.path)
    try Schema.current.migrate(plain, now: .noon)
    let keys = SharedKeys.beside(plain).location
    try DurableFile.createEmpty(keys.path)
    try Schema.keys.migrate(keys, now: .noon)
    return Database.Location(path: plain.path, vfs: vfs)
  }

  /// Every file in the directory, with its content.
  func contents(of name: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: self(name)) {
      contents[file] = try Data(contentsOf: URL(fileURLWithPath: self(name + "/" + file)))
    }
    return contents
  }

  /// The permission bits of a file.
  func mode(_ name: String) throws -> UInt32 {
    var status = stat()
    guard lstat(self(name), &status) == 0 else { throw SystemError("look at \(name)") }
    return status.st_mode & 0o777
  }
}

extension Instant {
  /// 2026-09-28T12:00:00Z.
  static let noon = Instant(secondsSince1970: 1_790_596_800)
}

extension Transaction {
  /// Adds a programme, the simplest record there is.
  func addProgramme(_ code: String) throws(StoreError) {
    try run(
      "insert into programme (id, code, title, revision) values ($1, $2, $3, 1)",
      "prg_" + code, code, "Title")
  }

  /// The codes of all programmes.
  func programmes() throws(StoreError) -> [String] {
    var codes: [String] = []
    for row in try rows("select code from programme order by code") {
      codes.append(try row.text(0))
    }
    return codes
  }
}

/// The codes of the programmes in a database that a lane may have open.
func programmes(in location: Database.Location) throws -> [String] {
  let database = try Database(Database.Location(path: location.path), role: .reader)
  defer { database.close() }
  let keys = try KeyStore(.beside(location), role: .reader)
  defer { keys.close() }
  return try Transaction(on: database, keys: keys).programmes()
}

extension KeyEncryptionKeys {
  /// Those of tests; 32 bytes are right.
  static let test = try! KeyEncryptionKeys(current: Array(0..<32))
}

extension StoreSecrets {
  /// Those of tests.
  static let test = StoreSecrets(
    keyEncryptionKeys: .test,
    ledgerKey: SigningKey(
      host: "localhost", key: try! Curve25519.Signing.PrivateKey(rawRepresentation: Array(0..<32)))!
  )
}

extension SharedKeys {
  /// The keys beside a database that `Scratch.database` made.
  static func beside(_ location: Database.Location, cached: Int = 100) -> SharedKeys {
    SharedKeys(
      Database.Location(
        path: (location.path as NSString).deletingLastPathComponent + "/keys.db"),
      wrappedBy: .test, cached: cached)
  }
}

extension Writer {
  /// A writer of a database that `Scratch.database` made.
  convenience init(
    _ location: Database.Location, limits: Limits = Limits(),
    beforeCommit: @escaping BeforeCommit = { _ in }, delivered: @escaping Delivered = { _ in },
    changed: @escaping Changed = { _ in }
  ) throws {
    try self.init(
      location, keys: .beside(location), signingKey: StoreSecrets.test.ledgerKey, limits: limits,
      beforeCommit: beforeCommit, delivered: delivered, changed: changed)
  }
}

extension ReaderPool {
  /// Readers of a database that `Scratch.database` made.
  convenience init(
    _ location: Database.Location, limits: Limits = Limits(),
    delivered: @escaping Writer.Delivered = { _ in }
  ) throws {
    try self.init(location, keys: .beside(location), limits: limits, delivered: delivered)
  }
}

extension StoreEngine {
  static func create(at path: String, now: Instant) throws -> StoreEngine {
    try create(at: path, secrets: .test, now: now)
  }

  static func open(at path: String, now: Instant) throws -> StoreEngine {
    try open(at: path, secrets: .test, now: now)
  }
}

/// Makes a symbolic link; false where that fails.
func symlink(_ target: String, to path: String) -> Bool { Glibc.symlink(target, path) == 0 }
