import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.AdminService`: who may call.
///
/// What is taken away is taken out of the identity table before the batch is committed, and put back only
/// where the batch certainly was not; what is given goes into the table once it is durable. What the same
/// batch gave first and then took is taken once more, before it is answered. So no call goes through that
/// begins after the answer to what denies it (G9).
enum AdminCalls {
  private static let daysDefault = 90
  private static let daysMax: Int32 = 366
  /// For how long a token goes on that was rotated, in hours.
  private static let overlapHoursDefault = 24
  private static let overlapHoursMax: Int32 = 168

  static let routes: [Route] = [
    .read(AdminService.listPrincipals, .policy(.list, .principals), listPrincipals),
    .write(AdminService.disablePrincipal, .policy(.update, .principals), disablePrincipal)
      .goingOn(),
    .write(AdminService.enablePrincipal, .policy(.update, .principals), enablePrincipal),
    .read(AdminService.listTokens, .policy(.list, .principals), listTokens),
    .write(AdminService.issueToken, .policy(.create, .principals), issueToken),
    .write(AdminService.rotateToken, .policy(.create, .principals), rotateToken),
    .write(AdminService.revokeToken, .policy(.update, .principals), revokeToken).goingOn(),
  ]

  // MARK: Principals

  private static func listPrincipals(
    _ request: Pastoral_V1_ListPrincipalsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPrincipalsResponse {
    let decision = try call.decide()
    let role = try request.role.isEmpty ? nil : role(request.role, field: "role")
    let page = try call.page(request)
    let found = try tx.principals(
      with: role, after: page.after, limit: page.size + 1, by: decision)
    let (principals, next) = call.paging.page(found, of: page, place: \.principal.id)
    var response = Pastoral_V1_ListPrincipalsResponse()
    response.principals = principals.map { Pastoral_V1_Principal($0) }
    response.nextPageToken = next
    return response
  }

  private static func disablePrincipal(
    _ request: Pastoral_V1_DisablePrincipalRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Principal {
    let decision = try call.decide()
    let found = try found(request.principalID, tx, decision)
    // Whoever locked themselves out could not be let in again by this way.
    guard found.principal.id != call.caller.principal else {
      throw Refusal.invalid("principal_id", "must not be the caller's own")
    }
    try tx.setActive(false, principal: found.principal.id, by: decision)
    try tx.endSessions(of: found.principal.id, at: call.now)
    if found.principal.isActive {
      try tx.append(.principalDisabled, found.principal.id, at: call.now)
      try tx.record(.disabled, of: found.principal.id, at: call.now, by: decision)
    }
    let identity = call.identity
    let ended = identity.end(sessionsOf: found.principal.id)
    call.onSettled { settlement in
      switch settlement {
      case .undone: identity.add(ended)
      // A session that was begun in the same batch has come in only now.
      case .done, .unknown: _ = identity.end(sessionsOf: found.principal.id)
      }
    }
    var message = Pastoral_V1_Principal(found)
    message.enabled = false
    return message
  }

  private static func enablePrincipal(
    _ request: Pastoral_V1_EnablePrincipalRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Principal {
    let decision = try call.decide()
    let found = try found(request.principalID, tx, decision)
    try tx.setActive(true, principal: found.principal.id, by: decision)
    if !found.principal.isActive {
      try tx.append(.principalEnabled, found.principal.id, at: call.now)
      try tx.record(.enabled, of: found.principal.id, at: call.now, by: decision)
    }
    let tokens = try tx.liveCredentials(at: call.now, of: found.principal.id)
    let identity = call.identity
    call.onSettled { if $0 == .done { identity.add(tokens) } }
    var message = Pastoral_V1_Principal(found)
    message.enabled = true
    return message
  }

  // MARK: Tokens

  private static func listTokens(
    _ request: Pastoral_V1_ListTokensRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListTokensResponse {
    let decision = try call.decide()
    let principal = try found(request.principalID, tx, decision).principal.id
    let page = try call.page(request)
    let tokens = try tx.tokens(
      of: principal, before: Paging.place(page.after), limit: page.size + 1, by: decision)
    let (shown, next) = call.paging.page(tokens, of: page) { Paging.place($0.created, $0.id) }
    var response = Pastoral_V1_ListTokensResponse()
    response.tokens = shown.map { Pastoral_V1_TokenInfo($0) }
    response.nextPageToken = next
    return response
  }

  private static func issueToken(
    _ request: Pastoral_V1_IssueTokenRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_IssueTokenResponse {
    let decision = try call.decide()
    let found = try found(request.principalID, tx, decision)
    guard found.principal.kind == .service else {
      throw Refusal.invalid("principal_id", "must be a campus system's")
    }
    return try issue(
      to: found.principal, days: request.days, certificate(request.certificateSha256), &call, tx,
      decision)
  }

  private static func rotateToken(
    _ request: Pastoral_V1_RotateTokenRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_IssueTokenResponse {
    let decision = try call.decide()
    guard (0...overlapHoursMax).contains(request.overlapHours) else {
      throw Refusal.invalid(
        "overlap_hours", "must be 1 to \(overlapHoursMax), or 0 for \(overlapHoursDefault)")
    }
    guard let old = try tx.token(request.tokenID, by: decision) else {
      throw Refusal.notFound("There is no such token.")
    }
    guard old.kind == .service else {
      throw Refusal.invalid("token_id", "must be a campus system's")
    }
    guard old.revoked == nil, call.now < old.expires else {
      throw Refusal.rule(.tokenNotLive, "The token has ended; issue another.")
    }
    let hours = request.overlapHours == 0 ? overlapHoursDefault : Int(request.overlapHours)
    let end = call.now.adding(minutes: hours * 60)
    let hash = try tx.endToken(old.id, at: end, by: decision)
    let principal = try found(old.principal, tx, decision).principal
    let response = try issue(
      to: principal, days: request.days, old.certificate, &call, tx, decision)
    let identity = call.identity
    let before = identity.end(hash, at: end)
    call.onSettled { settlement in
      switch settlement {
      case .undone: if let before { identity.add([before]) }
      // It may have come in only now, with the end that it had.
      case .done, .unknown: _ = identity.end(hash, at: end)
      }
    }
    return response
  }

  /// A new token of a campus system, in force once it is durable.
  private static func issue(
    to principal: Principal, days: Int32, _ certificate: CertificateThumbprint?,
    _ call: inout CallContext, _ tx: Transaction, _ decision: Decision
  ) throws -> Pastoral_V1_IssueTokenResponse {
    guard (0...daysMax).contains(days) else {
      throw Refusal.invalid("days", "must be 1 to \(daysMax), or 0 for \(daysDefault)")
    }
    let token = Token(.service, from: &call.random)
    let id = Identifier(.token, from: &call.random)
    let expires = call.now.adding(
      milliseconds: Int64(days == 0 ? daysDefault : Int(days)) * 86_400_000)
    try tx.addToken(
      token, id: id, for: principal.id, at: call.now, expires: expires, certificate: certificate)
    try tx.record(.tokenIssued, of: principal.id, token: id, at: call.now, by: decision)
    if !principal.actsFor.isEmpty {
      // Whoever has it can be anybody for whom the system acts.
      try tx.deliver(
        .tokenIssued, about: id, to: tx.principals(holding: .dataProtectionOfficer), at: call.now,
        random: &call.random)
    }
    let stored = StoredCredential(
      hash: CredentialHash(of: token), principal: principal, expires: expires,
      certificate: certificate)
    let identity = call.identity
    if principal.isActive { call.onSettled { if $0 == .done { identity.add([stored]) } } }
    var response = Pastoral_V1_IssueTokenResponse()
    response.token = Pastoral_V1_TokenInfo(
      TokenRecord(
        id: id, kind: .service, principal: principal.id, created: call.now, expires: expires,
        revoked: nil, certificate: certificate))
    response.secret = token.text
    return response
  }

  private static func revokeToken(
    _ request: Pastoral_V1_RevokeTokenRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_TokenInfo {
    let decision = try call.decide()
    guard let (record, hash) = try tx.revokeToken(request.tokenID, at: call.now, by: decision)
    else { throw Refusal.notFound("There is no such token.") }
    if record.revoked == call.now {
      try tx.record(
        .tokenRevoked, of: record.principal, token: record.id, at: call.now, by: decision)
    }
    call.end([hash])
    return Pastoral_V1_TokenInfo(record)
  }

  // MARK: What was asked for

  /// The principal of that id.
  ///
  /// - Throws: `Refusal.notFound`.
  static func found(
    _ id: String, _ tx: Transaction, _ decision: Decision
  ) throws -> NamedPrincipal {
    guard let found = try tx.namedPrincipal(id, by: decision) else {
      throw Refusal.notFound("There is no such principal.")
    }
    return found
  }

  /// The certificate of a SHA-256 that an admin gave; nil where they gave none.
  ///
  /// - Throws: `Refusal.invalid`.
  static func certificate(_ text: String) throws -> CertificateThumbprint? {
    if text.isEmpty { return nil }
    guard let thumbprint = CertificateThumbprint(text) else {
      throw Refusal.invalid("certificate_sha256", "must be 64 hexadecimal digits")
    }
    return thumbprint
  }

  /// The role of that name.
  ///
  /// - Throws: `Refusal.invalid`.
  static func role(_ text: String, field: String) throws -> Role {
    guard let role = Role(rawValue: text) else {
      throw Refusal.invalid(
        field, "must be one of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return role
  }
}

extension Pastoral_V1_Principal {
  init(_ named: NamedPrincipal) {
    self.init()
    id = named.principal.id
    kind = named.principal.kind.rawValue
    enabled = named.principal.isActive
    name = named.name
    roles = named.principal.roles.roles.map(\.rawValue)
    actsFor = named.principal.actsFor.roles.map(\.rawValue)
  }
}

extension Pastoral_V1_TokenInfo {
  fileprivate init(_ record: TokenRecord) {
    self.init()
    id = record.id.text
    kind =
      switch record.kind {
      case .person: "person"
      case .service: "service"
      case .session: "session"
      case .stepUp: "step-up"
      }
    principalID = record.principal
    created = Google_Protobuf_Timestamp(record.created)
    expires = Google_Protobuf_Timestamp(record.expires)
    if let moment = record.revoked { revoked = Google_Protobuf_Timestamp(moment) }
    certificateSha256 = record.certificate?.text ?? ""
  }
}

extension Pastoral_V1_ListPrincipalsRequest: PagedRequest {}
extension Pastoral_V1_ListTokensRequest: PagedRequest {}
