import Domain
import Foundation
import Store

/// The people and the campus system that a demonstration signs in as.
struct DemoCast {
  /// One of them: the name of the token file, the principal, and who they are.
  struct Member {
    let name: String
    let principal: String
    let description: String
  }

  let members: [Member]

  /// A student with a personal tutor whom they can book, that tutor, the leader of their programme;
  /// somebody for each role besides; and the student portal. Who works in Student Life and Wellbeing
  /// is in the directory, so that students and colleagues can make appointments with them.
  static func choose(
    from campus: Campus, today: LocalDate, in store: StoreEngine, now: Instant
  ) throws -> DemoCast {
    let enrolled = Set(
      campus.enrolmentPeriods.filter { DateSpan(from: $0.from, to: $0.to).contains(today) }
        .map(\.studentCampusID))
    let tutored = campus.relations.first {
      $0.kind == .personalTutor && enrolled.contains($0.about)
        && DateSpan(from: $0.from, to: $0.to).contains(today)
    }
    guard let tutored,
      let enrolment = campus.enrolmentPeriods.first(where: {
        $0.studentCampusID == tutored.about
          && DateSpan(from: $0.from, to: $0.to).contains(today)
      }),
      let leading = campus.relations.first(where: {
        $0.kind == .programmeLeader && $0.about == enrolment.programmeCode
      })
    else { throw Failure("This campus has no student with a tutor: seed more students.") }
    return try store.write { transaction in
      var members: [Member] = []
      for (name, id, campusID, description) in [
        ("student", try transaction.studentID(campusID: tutored.about), tutored.about, "student"),
        (
          "tutor", try transaction.staffID(campusID: tutored.staffCampusID),
          tutored.staffCampusID, "the student's personal tutor"
        ),
        (
          "programme-leader", try transaction.staffID(campusID: leading.staffCampusID),
          leading.staffCampusID, "leader of the student's programme"
        ),
      ] {
        guard let id else { throw Failure("The campus was not put into the store whole.") }
        members.append(
          Member(name: name, principal: id.text, description: "\(description), \(campusID)"))
      }
      var random = SystemRandom()
      for role in Role.allCases
      where ![Role.student, .academicStaff, .service].contains(role) {
        members.append(
          try add(
            role.rawValue.replacingOccurrences(of: "_", with: "-"), role,
            description: role.rawValue, at: now, &random, to: transaction))
      }
      members.append(
        try add(
          "wellbeing-colleague", .wellbeingPractitioner,
          description: "a second wellbeing practitioner", at: now, &random, to: transaction))
      try givePosts(
        [
          ("wellbeing-practitioner", .intake), ("wellbeing-colleague", .practitioner),
          ("wellbeing-supervisor", .supervisor), ("clinical-supervisor", .clinicalSupervisor),
        ], to: members, today: today, now: now, &random, in: transaction)
      let portal = Identifier(.service, from: &random).text
      try transaction.addPrincipal(
        Principal(
          id: portal, kind: .service, isActive: true, roles: RoleSet([.service]),
          actsFor: .actedFor), name: "Student portal", at: now)
      members.append(
        Member(
          name: "student-portal", principal: portal,
          description: "a campus system that acts for students and academic staff"))
      return DemoCast(members: members)
    }
  }

  /// Those who work in Student Life and Wellbeing, by the name of their token file.
  private static let wellbeingStaff = [
    "wellbeing-practitioner": StaffMember(
      campusID: "W20001", givenName: "Morwenna", familyName: "Tregear",
      email: "morwenna.tregear@example.ac.uk", jobTitle: "Wellbeing Practitioner"),
    "wellbeing-colleague": StaffMember(
      campusID: "W20002", givenName: "Idris", familyName: "Oyelaran",
      email: "idris.oyelaran@example.ac.uk", jobTitle: "Counsellor"),
    "wellbeing-supervisor": StaffMember(
      campusID: "W20003", givenName: "Saoirse", familyName: "Banerjee",
      email: "saoirse.banerjee@example.ac.uk", jobTitle: "Head of Counselling"),
  ]

  /// Adds somebody with a role, as a member of staff where they are one.
  private static func add(
    _ name: String, _ role: Role, description: String, at now: Instant,
    _ random: inout SystemRandom, to transaction: Transaction
  ) throws -> Member {
    var id = Identifier(.principal, from: &random)
    if let member = wellbeingStaff[name] {
      if let known = try transaction.staffID(campusID: member.campusID) {
        id = known
      } else {
        id = Identifier(StaffMember.idKind, from: &random)
        _ = try transaction.put(member, revision: 0, newID: id, at: now, by: .system(.seed))
      }
    }
    try transaction.addPrincipal(
      Principal(id: id.text, kind: .person, isActive: true, roles: RoleSet([role])),
      name: "Demonstration: \(description)", at: now)
    return Member(name: name, principal: id.text, description: description)
  }

  /// Has those who work in Student Life and Wellbeing do so in every type of support where that is possible.
  private static func givePosts(
    _ posts: [(name: String, kind: SupportPost.Kind)], to members: [Member], today: LocalDate,
    now: Instant, _ random: inout SystemRandom, in transaction: Transaction
  ) throws {
    for (name, kind) in posts {
      guard let member = members.first(where: { $0.name == name }) else { continue }
      for type in SupportType.allCases
      where kind != .clinicalSupervisor || type.hasClinicalSupervision {
        try transaction.put(
          SupportPost(
            id: Identifier(.supportPost, from: &random), principal: member.principal, type: type,
            kind: kind, span: DateSpan(from: today), grantedBy: "seed", granted: now),
          at: now, by: .system(.seed))
      }
    }
  }

  /// Writes a token file for each, and who they are.
  func writeTokens(to directory: String, in store: StoreEngine) throws {
    var lines = "file\tprincipal\twho\n"
    for member in members {
      let token = try TokenIssue.issue(
        for: member.principal, days: TokenTerm.daysDefault, in: store)
      let file = "\(member.name).token"
      try SecretFile.write(
        Array((token.text + "\n").utf8), to: "\(directory)/\(file)", mode: 0o600)
      lines += "\(file)\t\(member.principal)\t\(member.description)\n"
    }
    try SecretFile.write(Array(lines.utf8), to: "\(directory)/people.tsv", mode: 0o600)
  }
}
