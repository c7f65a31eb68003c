import Domain
import Messages
import NIOCore
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.SessionService`: who is calling.
enum SessionCalls {
  static let routes: [Route] = [
    .inline(
      SessionService.authenticate, .open(because: "it is how an identity is shown"),
      authenticate),
    .read(SessionService.whoAmI, .policy(.read, .session), whoAmI),
    Route(
      service: SessionService.name, method: SessionService.exchange.name, kind: .unary,
      rule: .open(because: "it is how a person signs in"), lane: .write, work: .proved(exchange),
      goesOn: true),
    Route(
      service: SessionService.name, method: SessionService.stepUp.name, kind: .unary,
      rule: .policy(.read, .session), lane: .write, work: .proved(stepUp), goesOn: true),
    .write(SessionService.end, .policy(.read, .session), end).goingOn(),
  ]

  /// Binds the token's principal to the connection. A wrong token unbinds it, so that nothing goes
  /// on under a name that was meant to be given up.
  private static func authenticate(
    _ request: Pastoral_V1_AuthenticateRequest, _ context: InlineContext
  ) throws -> Pastoral_V1_AuthenticateResponse {
    let connection = context.connection
    try connection.bind(nil)
    let session: Session
    do {
      session = try connection.server.identity.session(
        token: request.token, over: connection.certificate)
    } catch {
      throw connection.signInFailed()
    }
    let onBehalfOf = request.onBehalfOf.isEmpty ? nil : request.onBehalfOf
    if onBehalfOf != nil, session.principal.actsFor.isEmpty { throw Refusal.denied }
    try connection.bind(
      SignedIn(session: session, onBehalfOf: onBehalfOf, certificate: connection.certificate))

    var response = Pastoral_V1_AuthenticateResponse()
    response.principalID = session.principal.id
    response.onBehalfOf = request.onBehalfOf
    response.expires = Google_Protobuf_Timestamp(session.expires)
    return response
  }

  private static func whoAmI(
    _ request: Pastoral_V1_WhoAmIRequest, _ call: inout CallContext, _ transaction: Transaction
  ) throws -> Pastoral_V1_WhoAmIResponse {
    let decision = try call.decide()
    var response = Pastoral_V1_WhoAmIResponse()
    response.principalID = decision.caller.principal
    response.onBehalfOf = decision.caller.actingFor ?? ""
    response.roles = decision.caller.roles.roles.map(\.rawValue)
    return response
  }

  // MARK: The university's sign-on

  /// Has a token of the sign-on verified, and then a session made. It counts as a failure until it has
  /// succeeded, so that many at once are no way around the limit.
  private static func exchange(
    _ body: ByteBuffer, _ connection: Connection
  ) throws -> @Sendable () async -> LaneWork {
    let server = connection.server
    let signOn = try signOn(of: server)
    let request: Pastoral_V1_ExchangeRequest = try MessageBody.decode(body)
    try check(nonce: request.nonce)
    let place = connection.failuresPlace
    if let place, !server.signInFailures.add(place, at: server.clock.now()) {
      throw StatusMapping.tooManyFailures
    }
    return {
      let result = await signOn.identity(
        in: request.campusToken, nonce: request.nonce, at: server.clock.now())
      return { call, transaction in
        do {
          let proved = try result.get()
          let person = try take(proved, for: .session, signOn, at: call.now, transaction)
          let bound = signOn.rules.match == .binding ? proved.identity : nil
          let reply = try begin(person, by: bound, &call, transaction)
          let principal = reply.principalID
          call.onSettled { settlement in
            if let place { server.signInFailures.takeBack(place) }
            if settlement == .done { server.log.signedOn(principal) }
          }
          return try reply.serializedBytes()
        } catch let fault as SignOnFault {
          server.log.signOnRefused(fault)
          throw StatusMapping.unauthenticated
        }
      }
    }
  }

  /// Has it verified that the caller has just proved afresh who they are, and then keeps a proof of that
  /// for one call.
  private static func stepUp(
    _ body: ByteBuffer, _ connection: Connection
  ) throws -> @Sendable () async -> LaneWork {
    let server = connection.server
    let signOn = try signOn(of: server)
    let request: Pastoral_V1_StepUpRequest = try MessageBody.decode(body)
    try check(nonce: request.nonce)
    return {
      let fresh = await signOn.freshIdentity(
        in: request.campusToken, nonce: request.nonce, at: server.clock.now())
      return { call, transaction in
        do {
          let decision = try call.decide()
          let (proved, authenticatedAt) = try fresh.get()
          let person = try take(proved, for: .stepUp, signOn, at: call.now, transaction)
          guard person.id == decision.caller.principal, decision.caller.actingFor == nil else {
            throw SignOnFault.otherPerson
          }
          let token = Token(.stepUp, from: &call.random)
          let expires = authenticatedAt.adding(milliseconds: CampusSignOn.stepUpMax)
          try transaction.addStepUp(token, of: person.id, at: call.now, expires: expires)
          var response = Pastoral_V1_StepUpResponse()
          response.stepUpToken = token.text
          response.expires = Google_Protobuf_Timestamp(expires)
          return try response.serializedBytes()
        } catch let fault as SignOnFault {
          server.log.signOnRefused(fault)
          throw StatusMapping.unauthenticated
        }
      }
    }
  }

  /// - Throws: `Refusal.invalid`.
  private static func check(nonce: String) throws {
    let problem = TextRules.problem(
      with: nonce, atMost: CampusSignOn.nonceCharactersMax, required: false)
    if let problem { throw Refusal.invalid("nonce", problem) }
  }

  private static func signOn(of server: ServerCore) throws(Status) -> SignOn {
    guard let signOn = server.signOn else {
      throw Status(.unimplemented, "This server knows no sign-on of a university.")
    }
    return signOn
  }

  /// Uses a token for this, for which it is not good again.
  ///
  /// - Returns: Whom it means.
  private static func take(
    _ proved: Proved, for use: CampusTokenUse, _ signOn: SignOn, at now: Instant,
    _ transaction: Transaction
  ) throws -> Principal {
    let found =
      switch signOn.rules.match {
      case .binding: try transaction.person(boundTo: proved.identity)
      case .campusID: try transaction.person(withCampusID: proved.identity.subject)
      }
    guard let found else { throw SignOnFault.unknownPerson }
    guard
      try transaction.spend(
        proved.token.hash, for: use, until: proved.token.ends, at: now)
    else {
      throw SignOnFault.spent
    }
    return found
  }

  /// - Parameter bound: The bound identity that led to the person; nil where none did.
  private static func begin(
    _ person: Principal, by bound: ExternalIdentity?, _ call: inout CallContext,
    _ transaction: Transaction
  ) throws -> Pastoral_V1_ExchangeResponse {
    let token = Token(.session, from: &call.random)
    let expires = call.now.adding(milliseconds: CampusSignOn.sessionMax)
    try transaction.addToken(
      token, id: Identifier(.token, from: &call.random), for: person.id, at: call.now,
      expires: expires, identity: bound)
    call.end(try transaction.endOldSessions(of: person.id, leaving: CampusSignOn.sessionsMax))
    let identity = call.identity
    let session = StoredCredential(
      hash: CredentialHash(of: token), principal: person, expires: expires, endsWhenIdle: true)
    call.onSettled { if $0 == .done { identity.add([session]) } }
    return .with {
      $0.principalID = person.id
      $0.token = token.text
      $0.expires = Google_Protobuf_Timestamp(expires)
      $0.idleSeconds = Int32(CampusSignOn.sessionIdleMax / 1_000)
    }
  }

  /// Ends the caller's own token. A campus system's is not its to end: one of its workers could stop all.
  private static func end(
    _ request: Pastoral_V1_EndRequest, _ call: inout CallContext, _ transaction: Transaction
  ) throws -> Pastoral_V1_EndResponse {
    let decision = try call.decide()
    guard let credential = call.credential, decision.caller.actingFor == nil,
      !decision.caller.roles.contains(.service)
    else { throw Refusal.denied }
    try transaction.endToken(credential, at: call.now)
    call.end([credential])
    return .init()
  }
}
