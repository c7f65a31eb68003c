import Crypto
import Domain
import Foundation
import Ledger
import Glibc
import Messages
import RPCClient
import RPCServer
import Store

/// A small campus, put together once and copied for each test.
///
/// Its directory came in over the wire, from a campus system; principals, tokens and office hours
/// were put into the store. Today is Monday, 23 November 2026.
struct CampusTemplate: Sendable {
  /// Principal ids.
  let ids: [Person: String]
  let tokens: [Person: String]

  /// 2026-11-23 09:00, a Monday; the clocks in London show UTC.
  static let now = Instant(secondsSince1970: 1_795_424_400)
  static let yesterday = "2026-11-22"
  static let tomorrow = "2026-11-24"
  /// Long after whatever day a test sets its clock to.
  static let tokensExpire = Instant(secondsSince1970: 1_900_000_000)

  static let made = Task { try await make() }

  /// Where it lies while the tests' process runs.
  static let path = FileManager.default.temporaryDirectory
    .appending(path: "pastoral-campus-\(UUID().uuidString)").path

  private static func make() async throws -> CampusTemplate {
    atexit { try? FileManager.default.removeItem(atPath: CampusTemplate.path) }
    var random = SystemRandom()
    var ids: [Person: String] = [:]
    for person in Person.allCases where person.campusID == nil {
      ids[person] = Identifier(person.isService ? .service : .principal, from: &random).text
    }
    let tokens = Dictionary(
      uniqueKeysWithValues: Person.allCases.map { person in
        (person, Token(person.isService ? .service : .person, from: &random))
      })

    let offices = ids
    let store = try StoreEngine.create(at: path, secrets: .test, now: now)
    try store.write { transaction in
      for (person, id) in offices { try add(person, id, tokens, to: transaction) }
    }
    store.close()

    let campus = try await TestCampus(data: path, ids: [:], tokens: tokens.mapValues(\.text))
    ids.merge(try await fillDirectory(campus.client(.records))) { $1 }
    await campus.stop()

    let people = ids.filter { $0.key.campusID != nil }
    let filled = try StoreEngine.open(at: path, secrets: .test, now: now)
    try filled.write { transaction in
      for (person, id) in people { try add(person, id, tokens, to: transaction) }
      for (person, id) in people where person.isStaff {
        try addOfficeHours(of: id, to: transaction)
      }
      // What filling the directory left in the ledger is in no test's way.
      try transaction.run("delete from audit_detail")
      try transaction.run("delete from audit_head")
      try transaction.run("delete from audit_node")
      try transaction.run("delete from audit_leaf")
      try transaction.run("delete from audit_log")
    }
    filled.close()
    return CampusTemplate(ids: ids, tokens: tokens.mapValues(\.text))
  }

  /// Everybody's principal, where the directory has not made one, and their token.
  private static func add(
    _ person: Person, _ id: String, _ tokens: [Person: Token], to transaction: Transaction
  ) throws {
    if let office = person.office {
      try transaction.addPrincipal(
        Principal(
          id: id, kind: person.isService ? .service : .person, isActive: true,
          roles: RoleSet([office]), actsFor: person == .portal ? .actedFor : []),
        name: person.rawValue, at: now)
    }
    var random = SystemRandom()
    if let post = person.post {
      try transaction.put(
        SupportPost(
          id: Identifier(.supportPost, from: &random), principal: id, type: post.type,
          kind: post.kind, span: DateSpan(from: LocalDate(iso: "2026-09-01")), grantedBy: "seed",
          granted: now), at: now, by: .system(.seed))
      let day = WallClock.london.date(of: now)
      if person != .newcomer,
        let found = try transaction.confidentialityTerms(on: day, acceptedBy: id)
      {
        try transaction.accept(found.terms, by: id, at: now)
      }
    }
    guard let token = tokens[person] else { return }
    try transaction.addToken(
      token, id: Identifier(.token, from: &random), for: id, at: now, expires: tokensExpire)
  }

  /// All staff can be booked on every weekday from 10:00 to 12:00, half an hour at a time.
  private static func addOfficeHours(of id: String, to transaction: Transaction) throws {
    guard let staff = Identifier(id) else { return }
    let hours = Weekday.allCases.prefix(5).map {
      WeeklyRule(
        weekday: $0, startMinute: 600, endMinute: 720, slotMinutes: 30, location: "Room 1")
    }
    try transaction.put(
      Availability(staffID: staff, weeklyRules: hours, revision: 1),
      from: WallClock.london.date(of: now), by: .system(.seed))
  }

  private static func fillDirectory(_ client: Client) async throws -> [Person: String] {
    var ids: [Person: String] = [:]
    for (code, title) in [("CS", "Computing"), ("LAW", "Law")] {
      _ = try await client.put(Pastoral_V1_Programme.programme(code, title))
    }
    for (code, title) in [("CS101", "Programming"), ("CS099", "Foundations")] {
      _ = try await client.put(Pastoral_V1_Module.module(code, title))
    }
    for person in Person.students {
      ids[person] = try await client.put(.student(person)).id
    }
    for person in Person.staff {
      ids[person] = try await client.put(.staffMember(person)).id
    }
    for (student, programme, from, to) in [
      (Person.ada, "CS", "2026-09-21", nil), (.ben, "CS", "2026-09-21", nil),
      (.cat, "LAW", "2026-09-21", nil), (.dan, "CS", "2025-09-22", yesterday),
      (.eve, "CS", tomorrow, nil),
    ] as [(Person, String, String, String?)] {
      _ = try await client.put(.enrolment(student, on: programme, from: from, to: to))
    }
    for (module, from, to) in [
      ("CS101", "2026-09-21", "2027-01-22"), ("CS099", "2025-09-22", "2026-05-29"),
    ] {
      _ = try await client.put(.moduleEnrolment(.ada, in: module, from: from, to: to))
    }
    for (staff, kind, about, from, to) in [
      (.tutor, .personalTutor, "S001", "2026-09-21", nil),
      (.tutor, .personalTutor, "S002", "2026-09-21", nil),
      (.tutor, .personalTutor, "S004", "2025-09-22", nil),
      (.programmeLeader, .programmeLeader, "CS", "2025-09-22", nil),
      (.programmeStaff, .programmeStaff, "CS", "2025-09-22", nil),
      (.moduleLeader, .moduleLeader, "CS101", "2026-09-21", nil),
      (.formerTutor, .personalTutor, "S001", "2025-09-22", yesterday),
      (.nextTutor, .personalTutor, "S001", tomorrow, nil),
      (.formerModuleLeader, .moduleLeader, "CS099", "2025-09-22", nil),
      (.stranger, .programmeLeader, "LAW", "2025-09-22", nil),
    ] as [(Person, Pastoral_V1_RelationKind, String, String, String?)] {
      _ = try await client.put(.relation(staff, kind, about, from: from, to: to))
    }
    return ids
  }
}

extension StoreSecrets {
  /// Those of tests.
  static let test = StoreSecrets(
    keyEncryptionKeys: try! KeyEncryptionKeys(current: Array(0..<32)),
    ledgerKey: SigningKey(
      host: "localhost", key: try! Curve25519.Signing.PrivateKey(rawRepresentation: Array(0..<32)))!
  )
}
