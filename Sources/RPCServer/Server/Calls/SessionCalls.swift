import Domain
import Messages
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
  ]

  /// Binds the token's principal to the connection. A wrong token unbinds it, so that nothing goes
  /// on under a name that was meant to be given up.
  private static func authenticate(
    _ request: Pastoral_V1_AuthenticateRequest, _ context: InlineContext
  ) throws -> Pastoral_V1_AuthenticateResponse {
    let connection = context.connection
    try connection.bind(nil)
    let session = try connection.server.identity.session(token: request.token)
    let onBehalfOf = request.onBehalfOf.isEmpty ? nil : request.onBehalfOf
    if onBehalfOf != nil, session.principal.actsFor.isEmpty { throw Refusal.denied }
    try connection.bind(SignedIn(session: session, onBehalfOf: onBehalfOf))

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
}
