public import Domain
import Ledger

/// Erasure by destroying a key: what it sealed is gone with it from every copy of the records, however
/// old.
extension Transaction {
  /// Destroys a person's content key, and removes what it sealed and what leads to it. The key goes
  /// once this transaction is committed; where that fails half way, the store finishes it when it is
  /// opened again.
  ///
  /// One leaf of the ledger says that it began, another one that it is done. The audit key stays, so that
  /// the ledger's entries about the person can still be explained.
  public func shred(_ person: Identifier, at now: Instant, by decision: Decision) throws {
    guard let ledger else { throw StoreError.misuse("keys are destroyed by the writer") }
    let place = try ledger.append(at: now) {
      .keyShred(
        actor: nil, subject: try commitment(to: person.text, .subject, of: $0), .begun)
    }
    try run(
      """
      insert into key_shred (owner, purpose, shredded_at, place) values ($1, $2, $3, $4)
      on conflict (owner, purpose) do update set place = $4, done_batch = null
      """, person, KeyPurpose.content.rawValue, now, place)
    for statement in SealedRecords.removal { try run(statement, person) }
    keys.destroy(.content, of: person.text)
  }
}

extension Transaction {
  /// Says of keys that were destroyed since the last batch that they are.
  func noteDestroyedKeys(batch number: Int64) throws {
    for name in keys.destroyed {
      let row = try row(
        """
        update key_shred set done_batch = $3
        where owner = $1 and purpose = $2 and done_batch is null returning place
        """, name.owner, name.purpose.rawValue, number)
      guard let place = try row?.int(0) else { continue }
      try ledger?.append(at: nil, after: place, Step.ended(of:)) {
        .keyShred(actor: nil, subject: try commitment(to: name.owner, .subject, of: $0), $1)
      }
    }
  }
}

/// All that is sealed under a person's key.
enum SealedRecords {
  /// Statements that remove it, and what leads to it, for the person `$1`.
  static let removal: [SQL] = [
    "update student set details = null where id = $1",
    "update staff set details = null where id = $1",
    "update exceptional_access set details = null where student_id = $1",
    "update appointment set about = null where student_id = $1 and about is not null",
    "update booking_limit set details = null where student_id = $1",
    "delete from blind_index where owner = $1",
    "delete from suggestion where student_id = $1",
    "delete from idempotency where owner = $1",
    "delete from audit_detail where owner = $1",
  ]

  /// The ids of all who have something sealed.
  static let owners: SQL = """
    select id from student where details is not null
    union all
    select id from staff where details is not null
    """
}
