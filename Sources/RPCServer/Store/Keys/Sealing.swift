import Crypto
import Domain
import Foundation

/// Where something sealed stands. It is part of what the seal authenticates, so a ciphertext that is
/// moved to another person, record, column or version does not open (G11).
struct SealedPlace {
  let table: StaticString
  let column: StaticString
  /// Whose key seals it.
  let owner: String
  /// The row's key within the table.
  let record: [UInt8]
  /// Counts the record's changes.
  let version: Int64

  init(
    table: StaticString, column: StaticString, owner: String, record: [UInt8], version: Int64
  ) {
    self.table = table
    self.column = column
    self.owner = owner
    self.record = record
    self.version = version
  }

  /// The place in a row that has an id.
  init(
    table: StaticString, column: StaticString, owner: String, record: Identifier, version: Int64
  ) {
    self.init(
      table: table, column: column, owner: owner, record: Array(record.text.utf8),
      version: version)
  }

  /// What the seal authenticates beside the content.
  fileprivate func binding(keyID: String) -> [UInt8] {
    var binding = LengthPrefixed(format: "pastoral-rec/v1")
    binding.append(table)
    binding.append(column)
    binding.append(owner)
    binding.append(record)
    binding.append(UInt64(bitPattern: version))
    binding.append(keyID)
    return binding.bytes
  }
}

/// Content under a person's key: AES-256-GCM with a random nonce of 96 bits.
///
///     format 1 (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16)
enum Sealing {
  private static let format: UInt8 = 1
  /// Bytes that a sealed content is longer than the content.
  static let overhead = 1 + 12 + 16

  static func seal(_ content: [UInt8], at place: SealedPlace, under key: DataKey) throws -> [UInt8]
  {
    let box = try AES.GCM.seal(
      content, using: key.key, authenticating: place.binding(keyID: key.id))
    var sealed: [UInt8] = []
    sealed.reserveCapacity(content.count + overhead)
    sealed.append(format)
    // With a nonce of 96 bits there always is a combined form: nonce, ciphertext, tag.
    box.combined!.withUnsafeBytes { sealed.append(contentsOf: $0) }
    return sealed
  }

  /// - Throws: ``KeyError/altered``.
  static func open(
    _ sealed: [UInt8], at place: SealedPlace, under key: DataKey
  ) throws(KeyError) -> [UInt8] {
    guard sealed.count >= overhead, sealed[0] == format,
      let box = try? AES.GCM.SealedBox(combined: sealed[1...]),
      let content = try? AES.GCM.open(
        box, using: key.key, authenticating: place.binding(keyID: key.id))
    else { throw .altered }
    return Array(content)
  }
}
