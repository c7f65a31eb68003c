public import Domain

/// That somebody was shown something about a student. A row of the access log.
public struct Access: Hashable, Sendable {
  /// Who read; and for whom, where a service acted for a person.
  public let principal: String
  public let actingFor: String?
  /// The row of the policy that allowed it, which names resource, role and standing.
  public let rule: String
  /// The student; nil for a page of everybody's records that names nobody.
  public let subject: Identifier?
  public let purpose: Purpose?
  /// `Service/Method`.
  public let method: String
}

/// A record on its way to its reader, noted for the access log.
public struct Shown<Record: Sendable>: Sendable {
  public let id: Identifier
  public let revision: Int64
  public let record: Record
  /// How much of it the reader may see.
  public let showing: Showing

  fileprivate init(_ stored: Stored<Record>, showing: Showing) {
    id = stored.id
    revision = stored.revision
    record = stored.record
    self.showing = showing
  }
}

/// What is shown is noted where it is opened, so that no call can forget it. The notes become rows
/// before the reply leaves: with the call's own transaction where it writes, else with one of their
/// own.
extension Transaction {
  /// A student's record for a reply.
  public func show(_ student: Stored<Student>, by decision: Decision) -> Shown<Student> {
    note(student.id, by: decision)
    return Shown(student, showing: decision.showing)
  }

  /// Notes that something about a student is shown. One's own is one's own, and what the system does
  /// for itself is not shown to anybody.
  ///
  /// - Parameter subject: Nil for a page of everybody's records that names nobody.
  func note(_ subject: Identifier?, by decision: Decision) {
    guard !decision.isSystem, subject?.text != decision.caller.person else { return }
    let access = Access(
      principal: decision.caller.principal, actingFor: decision.caller.actingFor,
      rule: decision.rule, subject: subject, purpose: decision.purpose, method: decision.method)
    accesses.append(access)
  }

  /// Keeps accesses, in their order. One leaf of the ledger is over all that a batch keeps.
  public func record(_ accesses: [Access], at now: Instant) throws {
    for access in accesses {
      let id = try row(
        """
        insert into access_log (at, principal_id, acting_for, rule, subject_id, purpose, method)
        values ($1, $2, $3, $4, $5, $6, $7) returning id
        """, now, access.principal, access.actingFor ?? "", access.rule,
        access.subject?.text ?? "", access.purpose?.rawValue ?? "", access.method)
      guard let id = try id?.integer(0), let ledger else {
        throw StoreError.misuse("accesses are recorded by the writer")
      }
      ledger.note(RecordedAccess(number: id, at: now, access: access))
    }
  }
}

extension Transaction {
  /// Who somebody is, for a report of what they did: the name of a member of staff or a campus system.
  /// Empty for students, who are named by id, and for the erased.
  public func nameForReport(of principal: String) throws -> String {
    if let id = Identifier(principal, kind: .staffMember) { return try staffName(of: id) }
    return try row("select name from principal where id = $1", principal)?.text(0) ?? ""
  }
}

/// A row of the access log, as a report gives it.
public struct RecordedAccess: Sendable {
  /// Counts rows in the order in which they were kept.
  public let number: Int64
  public let at: Instant
  public let access: Access
}

extension Transaction {
  /// Who was shown what about a student, from the row after `number` on.
  ///
  /// - Parameter silentFrom: From this moment on what shows that something is disclosed, or was asked for, is left
  ///   out, a leaf that was opened too; nil where nothing is to be left out.
  public func accesses(
    to subject: Identifier, from: Instant, to: Instant, silentFrom: Instant?,
    after number: Int64, limit: Int, by decision: Decision
  ) throws -> [RecordedAccess] {
    note(subject, by: decision)
    // A row begins with the resource's name.
    return try rows(
      """
      select id, at, principal_id, acting_for, rule, subject_id, purpose, method from access_log
      where subject_id = $1 and id > $2 and at >= $3 and at < $4
        and (at < $6 or substr(rule, 1, 11) <> 'disclosure.'
          and substr(rule, 1, 17) <> 'received_request.' and substr(rule, 1, 7) <> 'ledger.')
      order by id limit $5
      """, subject, number, from, to, limit, silentFrom ?? Instant(millisecondsSince1970: .max)
    ).map { try RecordedAccess($0) }
  }

  /// What a principal was shown about anybody, itself or through a campus system that acted for it.
  public func accesses(
    by principal: String, from: Instant, to: Instant, after number: Int64, limit: Int,
    by decision: Decision
  ) throws -> [RecordedAccess] {
    try rows(
      """
      select id, at, principal_id, acting_for, rule, subject_id, purpose, method from access_log
      where principal_id = $1 and id > $2 and at >= $3 and at < $4
      union all
      select id, at, principal_id, acting_for, rule, subject_id, purpose, method from access_log
      where acting_for = $1 and acting_for <> '' and id > $2 and at >= $3 and at < $4
      order by id limit $5
      """, principal, number, from, to, limit
    ).map { row in
      let found = try RecordedAccess(row)
      if let subject = found.access.subject { note(subject, by: decision) }
      return found
    }
  }
}

extension RecordedAccess {
  /// The rows from `$1` to `$2`.
  static let selectRange: SQL = """
    select id, at, principal_id, acting_for, rule, subject_id, purpose, method from access_log
    where id >= $1 and id <= $2 order by id
    """

  /// A row `id, at, principal_id, acting_for, rule, subject_id, purpose, method`.
  init(_ row: Row) throws {
    let (actingFor, subject, purpose) = (try row.text(3), try row.text(5), try row.text(6))
    number = try row.integer(0)
    at = try row.instant(1)
    access = Access(
      principal: try row.text(2), actingFor: actingFor.isEmpty ? nil : actingFor,
      rule: try row.text(4), subject: Identifier(subject), purpose: Purpose(rawValue: purpose),
      method: try row.text(7))
  }

  /// The row in bytes that can be read in one way only: what the ledger's leaf is over.
  var encoded: [UInt8] {
    var bytes = LengthPrefixed(format: "pastoral-access/v1")
    bytes.append(number)
    bytes.append(at.millisecondsSince1970)
    bytes.append(access.principal)
    bytes.append(access.actingFor ?? "")
    bytes.append(access.rule)
    bytes.append(access.subject?.text ?? "")
    bytes.append(access.purpose?.rawValue ?? "")
    bytes.append(access.method)
    return bytes.bytes
  }
}

/// How often somebody was denied a method within a minute.
public struct Denials: Hashable, Sendable {
  public let principal: String
  /// For whom a campus system asked; empty for nobody.
  public let actingFor: String
  public let method: String
  /// The beginning of the minute.
  public let minute: Instant
  public let count: Int

  public init(
    principal: String, actingFor: String = "", method: String, minute: Instant, count: Int
  ) {
    self.principal = principal
    self.actingFor = actingFor
    self.method = method
    self.minute = minute
    self.count = count
  }
}

extension Transaction {
  /// Adds to the counts of denials.
  public func record(_ denials: [Denials]) throws {
    for denial in denials {
      try run(
        """
        insert into access_denial (principal_id, acting_for, method, minute, count)
        values ($1, $2, $3, $4, $5)
        on conflict (principal_id, acting_for, method, minute)
          do update set count = access_denial.count + excluded.count
        """, denial.principal, denial.actingFor, denial.method, denial.minute, denial.count)
    }
  }

  /// Denials of everybody, newest minute first.
  ///
  /// - Parameter before: Where the page begins: only what comes after that place; nil for the newest.
  public func denials(
    before: Denials?, limit: Int, by decision: Decision
  ) throws -> [Denials] {
    let start = before?.minute ?? Instant(millisecondsSince1970: .max)
    return try rows(
      """
      select principal_id, acting_for, method, minute, count from access_denial
      where minute < $1 or (minute = $1 and (principal_id, acting_for, method) > ($2, $3, $4))
      order by minute desc, principal_id, acting_for, method limit $5
      """, start, before?.principal ?? "", before?.actingFor ?? "", before?.method ?? "", limit
    ).map {
      Denials(
        principal: try $0.text(0), actingFor: try $0.text(1), method: try $0.text(2),
        minute: try $0.instant(3), count: try $0.int(4))
    }
  }
}
