import Crypto
import Foundation
import Ledger
import Store

/// The secrets of a data directory: the key that wraps every person's key, and the key that signs
/// the ledger. Directory 0700, files 0400; anything looser is refused.
enum SecretsDirectory {
  static let keyEncryptionKey = "kek"
  /// The key that a rotation is replacing; there until it wraps nothing any more.
  static let retiringKeyEncryptionKey = "kek.retiring"
  static let ledgerSigningKey = "ledger-signing-key"
  /// The host that the ledger is named after. No secret, but as lasting as the key beside it.
  static let ledgerHost = "ledger-host"

  static func path(_ given: String?, data: String) -> String {
    if let given { return given }
    let trimmed = data.count > 1 && data.hasSuffix("/") ? String(data.dropLast()) : data
    return trimmed + ".secrets"
  }

  /// Refuses a path at which `create` would fail, before anything else is made.
  static func refuseUnmakeable(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      throw Failure("\(path) exists already. Secrets are never overwritten.")
    }
    try SecretFile.checkParent(of: path)
  }

  /// Makes the directory with fresh random secrets.
  static func create(at path: String, host: String) throws {
    let signing = Curve25519.Signing.PrivateKey()
    guard SigningKey(host: host, key: signing) != nil else {
      throw Failure("'\(host)' cannot name a ledger: give --host, such as pastoral.example.ac.uk.")
    }
    guard mkdir(path, 0o700) == 0 else {
      throw Failure("Cannot make \(path): \(String(cString: strerror(errno))).")
    }
    try SecretFile.write(KeyEncryptionKeys.random(), to: "\(path)/\(keyEncryptionKey)", mode: 0o400)
    try SecretFile.write(
      Array(signing.rawRepresentation), to: "\(path)/\(ledgerSigningKey)", mode: 0o400)
    try SecretFile.write(Array((host + "\n").utf8), to: "\(path)/\(ledgerHost)", mode: 0o400)
  }

  /// All that a store needs.
  static func secrets(at path: String) throws -> StoreSecrets {
    StoreSecrets(
      keyEncryptionKeys: try keyEncryptionKeys(at: path), ledgerKey: try ledgerKey(at: path))
  }

  /// The key that signs the ledger, named after its host.
  static func ledgerKey(at path: String) throws -> SigningKey {
    try ledgerKey(at: path, ledgerSigningKey)
  }

  /// A key of the ledger in the file of that name.
  static func ledgerKey(at path: String, _ name: String) throws -> SigningKey {
    let host = String(decoding: try SecretFile.read("\(path)/\(ledgerHost)"), as: UTF8.self)
    let bytes = try SecretFile.read("\(path)/\(name)")
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
      let signing = SigningKey(host: host.trimmingCharacters(in: .newlines), key: key)
    else {
      throw Failure("\(path): \(name) or \(ledgerHost) is not what this program wrote.")
    }
    return signing
  }

  /// The key-encryption keys, from files that nobody else can read.
  static func keyEncryptionKeys(at path: String) throws -> KeyEncryptionKeys {
    try check(at: path)
    let retiring = "\(path)/\(retiringKeyEncryptionKey)"
    let isRotating = FileManager.default.fileExists(atPath: retiring)
    do {
      return try KeyEncryptionKeys(
        current: SecretFile.read("\(path)/\(keyEncryptionKey)"),
        retiring: isRotating ? [SecretFile.read(retiring)] : [])
    } catch let error as KeyError {
      throw Failure("\(path)/\(keyEncryptionKey): \(error)")
    }
  }

  /// Refuses secrets that are missing or that others could read.
  static func check(at path: String) throws {
    try SecretFile.check(path, isDirectory: true)
    for name in [keyEncryptionKey, ledgerSigningKey, ledgerHost] {
      try SecretFile.check("\(path)/\(name)", isDirectory: false)
    }
  }
}

/// A file that only its owner may read.
enum SecretFile {
  /// Refuses a path at which `write` would fail, before anything is done that would be lost then.
  static func refuseUnmakeable(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      throw Failure("\(path) exists already. Choose another file, or remove it first.")
    }
    try checkParent(of: path)
  }

  /// Refuses a path whose directory is missing, or is not ours to write to.
  static func checkParent(of path: String) throws {
    let parent = URL(filePath: path).deletingLastPathComponent().path
    guard access(parent, W_OK | X_OK) == 0 else {
      throw Failure("Cannot make \(path): \(String(cString: strerror(errno))).")
    }
  }

  /// Writes a new file and has it on the disk before it returns; never overwrites one.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else {
      throw Failure("Cannot make \(path): \(String(cString: strerror(errno))).")
    }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      throw Failure("Cannot write \(path): \(String(cString: strerror(errno))).")
    }
  }

  /// The bytes of a file that passes `check`; secrets are short.
  static func read(_ path: String) throws -> [UInt8] {
    try check(path, isDirectory: false)
    guard let content = FileManager.default.contents(atPath: path) else {
      throw Failure("Cannot read \(path): \(String(cString: strerror(errno))).")
    }
    return Array(content)
  }

  /// Has the names in a directory on the disk.
  static func syncDirectory(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("sync", path) }
  }

  /// What the system said last, as a sentence.
  static func failure(_ what: String, _ path: String) -> Failure {
    Failure("Cannot \(what) \(path): \(String(cString: strerror(errno))).")
  }

  static func check(_ path: String, isDirectory: Bool) throws {
    guard access(path, F_OK) == 0 else {
      throw Failure("\(path) is missing: \(String(cString: strerror(errno))).")
    }
    // Where a link leads counts, as it does for who reads it.
    let end = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try FileManager.default.attributesOfItem(atPath: end)
    guard ((attributes[.type] as? FileAttributeType) == .typeDirectory) == isDirectory else {
      throw Failure("\(path) is not a \(isDirectory ? "directory" : "file").")
    }
    // Without permissions it is not known who can reach it, and so it counts as everybody.
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    guard mode & 0o077 == 0 else {
      throw Failure(
        "\(path) can be reached by others than its owner: run chmod go-rwx '\(path)' first.")
    }
  }
}
