/// A principal as the identity table knows it: a person or a campus system that may sign in.
public struct Principal: Hashable, Sendable {
  /// What a principal is.
  public enum Kind: String, CaseIterable, Sendable {
    case person
    case service
  }

  /// The principal's id. A person's is that of the student or member of staff.
  public var id: String
  public var kind: Kind
  /// Whether it may do anything at all.
  public var isActive: Bool
  public var roles: RoleSet
  /// For services: the roles it may act for; empty for none.
  public var actsFor: RoleSet

  public init(id: String, kind: Kind, isActive: Bool, roles: RoleSet, actsFor: RoleSet = []) {
    self.id = id
    self.kind = kind
    self.isActive = isActive
    self.roles = roles
    self.actsFor = actsFor
  }
}

/// Somebody who has proved who they are, as the policy sees them for one call.
///
/// Made by `Caller.init(authenticated:)` from a principal whose token was checked, and by
/// `acting(for:)` alone besides.
public struct Caller: Hashable, Sendable {
  /// The principal that holds the token.
  public let principal: String
  /// The person a service acts for.
  public let actingFor: String?
  /// The roles that count for this call.
  public let roles: RoleSet

  /// Whose data "one's own" is: the person acted for, else the principal.
  public var person: String { actingFor ?? principal }

  /// The caller behind a token that was found and is live; nil where the principal is disabled.
  public init?(authenticated principal: Principal) {
    guard principal.isActive else { return nil }
    self.init(principal: principal.id, actingFor: nil, roles: principal.roles)
  }

  /// The system itself, behind `Decision.system`. Has no roles, so the policy allows it nothing.
  static let system = Caller(principal: "system", actingFor: nil, roles: [])

  /// Nobody yet: who makes the call that signs in. Has no roles either, and no principal has its id.
  public static let stranger = Caller(principal: "", actingFor: nil, roles: [])

  private init(principal: String, actingFor: String?, roles: RoleSet) {
    self.principal = principal
    self.actingFor = actingFor
    self.roles = roles
  }

  /// The caller when `service` acts for `person`.
  ///
  /// Only the person's roles that the service may act for count, so that somebody who is both a
  /// tutor and a counsellor is only a tutor there.
  ///
  /// - Returns: Nil where the service may not act for this person; the reason is not told.
  public static func acting(_ service: Principal, for person: Principal) -> Caller? {
    guard service.kind == .service, service.isActive, person.kind == .person, person.isActive
    else { return nil }
    let roles = person.roles.intersection(service.actsFor).intersection(.actedFor)
    guard !roles.isEmpty else { return nil }
    return Caller(principal: service.id, actingFor: person.id, roles: roles)
  }
}
