import Domain
import Messages
import Store
import SwiftProtobuf

/// What the calls ask about their caller, from the snapshot that they run in.
extension CallContext {
  /// Today, by the university's clock.
  var today: LocalDate { WallClock.london.date(of: now) }

  /// How the caller stands to a student now. For one who does not exist the same statements run
  /// and nothing is found.
  func standings(toStudent id: String, _ tx: Transaction) throws -> Set<Standing> {
    let situation = try tx.situation(of: id, with: caller.person)
    return try standings(to: situation, of: id, tx)
  }

  /// The same where the student's situation is known; nil for one who does not exist.
  func standings(
    to situation: StudentSituation?, of id: String, _ tx: Transaction
  ) throws -> Set<Standing> {
    var standings = situation?.standings(of: caller.person, on: today) ?? []
    // Few can have exceptional access, and nobody through a campus system: for all others nothing is asked.
    if caller.actingFor == nil, !caller.roles.isDisjoint(with: ExceptionalAccess.holders) {
      for kind in try tx.liveExceptionalAccess(of: caller.principal, toStudent: id, at: now) {
        standings.insert(kind.standing)
      }
    }
    return standings.union(try caseStandings(toStudent: id, tx))
  }

  /// How the caller stands to the referrals for a service: whoever holds a post of intake there takes them in,
  /// of whatever type of support, since which it needs is not known yet. In one's own session only.
  func standings(
    toReferralsFor service: UniversityService?, _ tx: Transaction
  ) throws -> Set<Standing> {
    let kinds = Set(try supportPosts(tx).map(\.kind))
    guard service?.takesReferrals ?? false else { return [] }
    var standings: Set<Standing> = []
    if kinds.contains(.intake) { standings.insert(.intake) }
    if kinds.contains(.supervisor) { standings.insert(.supervises) }
    return standings
  }

  /// What takes rights away from the caller about a student, whatever record it is: that they declared a conflict
  /// of interest (F2).
  func states(toStudent id: String, _ tx: Transaction) throws -> Set<RecordState> {
    try tx.hasConflict(caller.person, with: id) ? [.conflict] : []
  }

  /// Whether the caller, a student, may book that member of staff on any of those days.
  func isBookable(
    _ staffID: String, on days: ClosedRange<LocalDate>, _ tx: Transaction
  ) throws -> Bool {
    guard caller.roles.contains(.student), let staff = Identifier(staffID, kind: .staffMember),
      let situation = try tx.situation(of: caller.person, with: staffID)
    else { return false }
    return situation.isBookable(staff, onAnyOf: days)
  }

  /// Holds a read against its purpose: everybody but the subject must name one. The access log keeps it.
  mutating func check(_ purpose: Pastoral_V1_Purpose, _ standings: Set<Standing>) throws {
    self.purpose = try Purpose(purpose, field: "purpose")
    guard self.purpose != nil || standings.contains(.ownself) else {
      throw Refusal.invalid("purpose", "must be given: why another person's data is read")
    }
  }

  /// The same for records whose notice lists what they may be read for.
  ///
  /// - Throws: `Refusal.invalid` for a purpose that is not on that list; `Refusal.denied` for technical
  ///   support by who is not elevated for the student.
  mutating func check(
    _ purpose: Pastoral_V1_Purpose, _ standings: Set<Standing>, for resource: Resource
  ) throws {
    try check(purpose, standings)
    guard let given = self.purpose else { return }
    guard resource.purposes.contains(given) else {
      throw Refusal.invalid("purpose", "must be one that the notice lists for such records")
    }
    guard given != .technicalSupport || standings.contains(.elevated) else {
      throw Refusal.denied
    }
  }

  /// The student whom a read of such records is about, and the decision on it.
  ///
  /// - Parameters:
  ///   - id: Whom the request names; the caller where it names nobody.
  ///   - purpose: What it is read for.
  ///   - resource: The records, where their notice lists what they may be read for.
  ///   - conditions: What is true besides.
  /// - Throws: `Refusal.denied`, for who is no student too; `Refusal.invalid` for the purpose.
  mutating func student(
    _ id: String, for purpose: Pastoral_V1_Purpose, of resource: Resource? = nil,
    conditions: Set<Condition> = [], _ tx: Transaction
  ) throws -> (student: Identifier, decision: Decision) {
    let id = id.isEmpty ? caller.person : id
    let standings = try standings(toStudent: id, tx)
    if let resource {
      try check(purpose, standings, for: resource)
    } else {
      try check(purpose, standings)
    }
    let decision = try decide(standings, conditions: conditions)
    guard let student = Identifier(id, kind: .student) else { throw Refusal.denied }
    return (student, decision)
  }

  /// As much of a student as the decision shows; how they are reached is decided apart.
  func shown(_ student: Shown<Student>, _ standings: Set<Standing>) -> Pastoral_V1_Student {
    var message = Pastoral_V1_Student(student)
    if (try? decide(.read, .contact, standings)) != nil { message.email = student.record.email }
    return message
  }

  /// What a list request says about its page.
  ///
  /// - Parameter max: The most records in a page of such.
  func page(
    _ request: some PagedRequest, atMost max: Int = Paging.sizeMax
  ) throws -> Paging.Request {
    var query = request
    query.pageSize = 0
    query.pageToken = ""
    return try paging.request(
      size: request.pageSize, atMost: max, token: request.pageToken, query: query, of: caller)
  }
}

/// A list request, whose page fields all lists share.
protocol PagedRequest: Message {
  var pageSize: Int32 { get set }
  var pageToken: String { get set }
}

extension Pastoral_V1_ListStudentsRequest: PagedRequest {}
extension Pastoral_V1_ListStaffMembersRequest: PagedRequest {}
extension Pastoral_V1_ListProgrammesRequest: PagedRequest {}
extension Pastoral_V1_ListModulesRequest: PagedRequest {}
extension Pastoral_V1_ListEnrolmentPeriodsRequest: PagedRequest {}
extension Pastoral_V1_ListModuleEnrolmentsRequest: PagedRequest {}
extension Pastoral_V1_ListRelationsRequest: PagedRequest {}
extension Pastoral_V1_ListAppointmentsRequest: PagedRequest {}
extension Pastoral_V1_ListNotBookedRequest: PagedRequest {}
