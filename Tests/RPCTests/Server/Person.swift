import Domain
import Store
import WireFormat

/// Everybody whom a `TestServer` knows. Each has one token, always the same.
enum Person: String, CaseIterable {
  case student
  case tutor
  /// A student who works as a practitioner in the wellbeing service.
  case studentPractitioner
  case practitioner
  case admin
  /// A campus system that may act for students.
  case portal
  /// A campus system that may act for nobody.
  case feed
  /// A person who may do nothing any more.
  case disabled
  /// A student whose token ends in an hour.
  case visitor

  /// The principal's id.
  var id: String { "prn_\(rawValue)" }

  var token: Token {
    var random = SplitMix(seed: UInt64(Person.allCases.firstIndex(of: self) ?? 0))
    return Token(principal.kind == .service ? .service : .person, from: &random)
  }

  /// The metadata of a call that this person makes.
  var authorization: MetadataEntry { MetadataEntry("authorization", "Bearer \(token.text)") }

  /// The metadata of a call that a service makes for this person.
  var onBehalf: MetadataEntry { MetadataEntry("on-behalf-of", id) }

  private var principal: Principal {
    let (kind, roles, actsFor): (Principal.Kind, [Role], [Role]) =
      switch self {
      case .student, .disabled, .visitor: (.person, [.student], [])
      case .tutor: (.person, [.academicStaff], [])
      case .studentPractitioner: (.person, [.student, .wellbeingPractitioner], [])
      case .practitioner: (.person, [.wellbeingPractitioner], [])
      case .admin: (.person, [.admin], [])
      case .portal: (.service, [.service], [.student])
      case .feed: (.service, [.service], [])
      }
    return Principal(
      id: id, kind: kind, isActive: self != .disabled, roles: RoleSet(roles),
      actsFor: RoleSet(actsFor))
  }

  func join(_ transaction: Transaction, at now: Instant) throws {
    try transaction.addPrincipal(principal, name: rawValue, at: now)
    var random = SplitMix(seed: UInt64(1_000 + (Person.allCases.firstIndex(of: self) ?? 0)))
    try transaction.addToken(
      token, id: Identifier(.token, from: &random), for: id, at: now,
      expires: now.adding(minutes: self == .visitor ? 60 : 60 * 24 * 90))
  }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
