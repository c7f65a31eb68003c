public import Domain

/// Erasure by destroying a key: what it sealed is gone with it from every copy of the records, however
/// old.
extension Transaction {
  /// Destroys a person's content key, and removes what it sealed and what leads to it. The key goes
  /// once this transaction is committed; where that fails half way, the store finishes it when it is
  /// opened again.
  ///
  /// The audit key stays, so that the ledger's entries about the person can still be explained.
  public func shred(_ person: Identifier, at now: Instant, by decision: Decision) throws {
    try run(
      """
      insert into key_shred (owner, purpose, shredded_at) values ($1, $2, $3)
      on conflict (owner, purpose) do nothing
      """, person, KeyPurpose.content.rawValue, now)
    for statement in SealedRecords.removal { try run(statement, person) }
    keys.destroy(.content, of: person.text)
  }
}

/// All that is sealed under a person's key.
enum SealedRecords {
  /// Statements that remove it, and what leads to it, for the person `$1`.
  static let removal: [SQL] = [
    "update student set details = null where id = $1",
    "update staff set details = null where id = $1",
    "delete from blind_index where owner = $1",
    "delete from idempotency where owner = $1",
  ]

  /// The ids of all who have something sealed.
  static let owners: SQL = """
    select id from student where details is not null
    union all
    select id from staff where details is not null
    """
}
