import Crypto
import Domain
import Ledger

/// How leaves stand for people and details without naming them.
extension Transaction {
  /// Commits a field of a leaf to whoever or whatever has that id: under the audit key of a person,
  /// and for all that has none under the system's own.
  func commitment(
    to id: String, _ field: Commitment.Field, of leaf: LeafID
  ) throws -> Commitment {
    let owner = try keyOwner(for: id, [.audit])
    return Commitment(
      to: Array(id.utf8), field, of: leaf, auditKey: try keys.key(of: owner, for: .audit).key)
  }

  /// Whose keys hide an id, or a detail about it: the person's where all those purposes have one.
  func keyOwner(for id: String, _ purposes: [KeyPurpose]) throws -> String {
    guard Identifier(id)?.kind.isPerson ?? false else { return KeyStore.system }
    do {
      for purpose in purposes { _ = try keys.key(of: id, for: purpose) }
      return id
    } catch KeyError.destroyed {
      return KeyStore.system
    }
  }

  /// Adds a leaf, with a detail sealed beside it.
  ///
  /// - Returns: The leaf's place.
  @discardableResult
  func append(
    _ detail: [UInt8], ownedBy owner: String, at now: Instant, _ event: (LeafID) throws -> Event
  ) throws -> Int {
    guard let ledger else { throw StoreError.misuse("leaves are written by the writer") }
    let auditKey = try keys.key(of: owner, for: .audit).key
    let place = try ledger.append(at: now, event) {
      Commitment(to: detail, .detail, of: $0, auditKey: auditKey)
    }
    try keep(detail, ownedBy: owner, besideLeafAt: place)
    return place
  }

  /// Adds the leaf that says how something went on that another leaf began, with a detail.
  func append(
    _ detail: [UInt8], ownedBy owner: String, at now: Instant, after begun: Int,
    _ step: (Int) -> Step, _ event: (LeafID, Step) throws -> Event
  ) throws {
    guard let ledger else { throw StoreError.misuse("leaves are written by the writer") }
    let auditKey = try keys.key(of: owner, for: .audit).key
    let place = try ledger.append(at: now, after: begun, step, event) {
      Commitment(to: detail, .detail, of: $0, auditKey: auditKey)
    }
    try keep(detail, ownedBy: owner, besideLeafAt: place)
  }

  private func keep(_ detail: [UInt8], ownedBy owner: String, besideLeafAt place: Int) throws {
    try run(
      "insert into audit_detail (place, owner, detail) values ($1, $2, $3)", place, owner,
      try seal(detail, at: .detail(ofLeafAt: place, owner: owner)))
  }
}

extension SealedPlace {
  /// Where the detail beside a leaf stands.
  static func detail(ofLeafAt place: Int, owner: String) -> SealedPlace {
    var record = LengthPrefixed()
    record.append(Int64(place))
    return SealedPlace(
      table: "audit_detail", column: "detail", owner: owner, record: record.bytes, version: 1)
  }
}
