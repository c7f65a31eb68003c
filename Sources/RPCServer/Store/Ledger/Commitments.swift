import Ledger

/// How leaves stand for people without naming them.
extension Transaction {
  /// Commits a leaf to whom it is about.
  func subject(_ person: String, of leaf: LeafID) throws -> Commitment {
    try commitment(to: person, .subject, of: leaf, under: person)
  }

  /// Commits a leaf to who did it. Office holders and campus systems, who are not in the directory, have
  /// no key of their own; the system's stands in.
  func actor(_ principal: String, of leaf: LeafID) throws -> Commitment {
    do {
      return try commitment(to: principal, .actor, of: leaf, under: principal)
    } catch KeyError.destroyed {
      return try commitment(to: principal, .actor, of: leaf, under: KeyStore.system)
    }
  }

  private func commitment(
    to principal: String, _ field: Commitment.Field, of leaf: LeafID, under owner: String
  ) throws -> Commitment {
    Commitment(
      to: Array(principal.utf8), field, of: leaf,
      auditKey: try keys.key(of: owner, for: .audit).key)
  }
}
