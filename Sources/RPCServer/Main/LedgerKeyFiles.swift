import Crypto
import Foundation
import Ledger

/// The files of the keys that sign, and have signed, the ledger. `ledger-signing-key` is there at every
/// moment.
///
///     begin ── `ledger-signing-key.new` ──► the new log is in the data ──► end: the old key is kept as
///     `ledger-signing-key.<first 8 digits of its public key>`, the new one takes its place
///
/// Interrupted, both steps may be done again.
struct LedgerKeyFiles {
  let directory: String

  private var current: String { "\(directory)/\(SecretsDirectory.ledgerSigningKey)" }
  private static let new = SecretsDirectory.ledgerSigningKey + ".new"

  /// The key of the log so far.
  func old() throws -> SigningKey { try SecretsDirectory.ledgerKey(at: directory) }

  /// The new key, which is made unless that has been done.
  func begin() throws -> SigningKey {
    if !FileManager.default.fileExists(atPath: "\(directory)/\(Self.new)") {
      let key = Curve25519.Signing.PrivateKey()
      try SecretFile.write(
        Array(key.rawRepresentation), to: "\(directory)/\(Self.new)", mode: 0o400)
      try SecretFile.syncDirectory(directory)
    }
    return try SecretsDirectory.ledgerKey(at: directory, Self.new)
  }

  /// Keeps the old key under its own name, and puts the new one in its place.
  ///
  /// - Returns: Where the old one is kept.
  func end(_ old: SigningKey) throws -> String {
    let digits = old.origin.text.suffix(8)
    let kept = "\(current).\(digits)"
    guard link(current, kept) == 0 || errno == EEXIST else {
      throw SecretFile.failure("keep", current)
    }
    guard rename("\(directory)/\(Self.new)", current) == 0 else {
      throw SecretFile.failure("replace", current)
    }
    try SecretFile.syncDirectory(directory)
    return kept
  }

  /// The keys of logs that have ended, as far as they were kept.
  func ended() throws -> [VerifierKey] {
    let prefix = SecretsDirectory.ledgerSigningKey + "."
    return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
      .filter { $0.hasPrefix(prefix) && $0 != Self.new }
      .map { try SecretsDirectory.ledgerKey(at: directory, $0).verifierKey }
  }
}
