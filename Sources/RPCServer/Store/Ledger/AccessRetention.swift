public import Domain
import Ledger

extension Transaction {
  /// Deletes rows of the access log at the end of their retention, oldest first, all that are under one
  /// leaf at a time. A leaf accounts for them; without one, verifying the ledger would miss them.
  ///
  /// - Parameters:
  ///   - moment: A leaf's rows go when every one of them is from before.
  ///   - leaves: The rows of how many leaves to delete at most.
  /// - Returns: Of how many leaves rows were deleted; 0 when none is so old.
  public func deleteAccesses(
    before moment: Instant, atMost leaves: Int, at now: Instant, by decision: Decision
  ) throws -> Int {
    guard let ledger else { throw StoreError.misuse("rows are deleted by the writer") }
    var places: [Int] = []
    for batch in try rows(
      "select place, first_id, last_id from access_batch order by place limit $1", leaves)
    {
      let place = try batch.int(0)
      let (first, last) = (try batch.integer(1), try batch.integer(2))
      // One leaf accounts for leaves of one log.
      if let other = places.first, LogNumber(of: other) != LogNumber(of: place) { break }
      let newest = try row(
        "select max(at) from access_log where id >= $1 and id <= $2", first, last)
      if let newest = try newest?.integerOrNil(0), newest >= moment.millisecondsSince1970 { break }
      try run("delete from access_log where id >= $1 and id <= $2", first, last)
      try run("delete from access_batch where place = $1", place)
      places.append(place)
    }
    guard let first = places.first, let last = places.last else { return 0 }
    let log = LogNumber(of: first)
    let ended =
      log == ledger.log ? nil : try StoredLog.all(in: database).first { $0.number == log }?.key
    let deleted = DeletedAccesses(
      log: ended.flatMap { Origin($0.name) }, leaves: log.index(first)...log.index(last))
    let actor = decision.isSystem ? nil : decision.caller.principal
    try ledger.append(at: now) { id in
      .retentionDelete(
        actor: try actor.map { try commitment(to: $0, .actor, of: id) }, subject: nil,
        accesses: deleted)
    }
    return places.count
  }
}
