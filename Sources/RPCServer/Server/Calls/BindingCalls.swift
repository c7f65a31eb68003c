import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The calls of `pastoral.v1.AdminService` that say whom a sign-on and a client certificate mean.
///
/// As with tokens: what is taken away is gone from the identity table before it is committed.
enum BindingCalls {
  static let routes: [Route] = [
    .write(AdminService.bindIdentity, .policy(.create, .principals), bindIdentity),
    .write(AdminService.bindCertificate, .policy(.create, .principals), bindCertificate),
    .write(AdminService.revokeCertificate, .policy(.update, .principals), revokeCertificate),
  ]

  private static func bindIdentity(
    _ request: Pastoral_V1_BindIdentityRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_IdentityBinding {
    let decision = try call.decide()
    for (field, text) in [("issuer", request.issuer), ("subject", request.subject)] {
      let problem = TextRules.problem(
        with: text, atMost: ExternalIdentity.charactersMax, required: true)
      if let problem { throw Refusal.invalid(field, problem) }
    }
    let principal = try AdminCalls.found(request.principalID, tx, decision).principal
    // An admin who bound themselves to a practitioner would be one, without a second person's word.
    // Office holders are bound on the machine itself: rpc-server principal bind.
    guard principal.kind == .person, principal.roles.isSubset(of: .actedFor),
      principal.id != call.caller.principal
    else {
      throw Refusal.invalid(
        "principal_id", "must be a student or member of staff without another role")
    }
    try tx.bind(
      ExternalIdentity(issuer: request.issuer, subject: request.subject), to: principal.id,
      at: call.now, by: decision)
    return .with {
      $0.principalID = principal.id
      $0.issuer = request.issuer
      $0.subject = request.subject
    }
  }

  private static func bindCertificate(
    _ request: Pastoral_V1_BindCertificateRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CertificateBinding {
    let decision = try call.decide()
    let name = try name(request.name)
    let principal = try AdminCalls.found(request.principalID, tx, decision).principal
    guard principal.kind == .service else {
      throw Refusal.invalid("principal_id", "must be a campus system's")
    }
    try tx.bind(name, to: principal.id, at: call.now, by: decision)
    let identity = call.identity
    // Whom it meant before it means no more, whatever becomes of the rest.
    let before = identity.end(CredentialHash(of: name))
    call.onSettled { settlement in
      switch settlement {
      case .done where principal.isActive:
        identity.add([StoredCredential(name: name, principal: principal)])
      case .undone: if let before { identity.add([before]) }
      default: break
      }
    }
    return .with {
      $0.principalID = principal.id
      $0.name = name.text
    }
  }

  private static func revokeCertificate(
    _ request: Pastoral_V1_RevokeCertificateRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_RevokeCertificateResponse {
    let decision = try call.decide()
    let identity = call.identity
    switch request.what {
    case .name(let text):
      let name = try name(text)
      guard try tx.revoke(name, at: call.now, by: decision) else {
        throw Refusal.notFound("No campus system was ever bound to that name.")
      }
      let ended = identity.end(CredentialHash(of: name))
      call.onSettled { if $0 == .undone, let ended { identity.add([ended]) } }
    case .certificateSha256(let text):
      guard let certificate = try AdminCalls.certificate(text) else { fallthrough }
      try tx.revoke(certificate, at: call.now, by: decision)
      if identity.refuse(certificate) {
        call.onSettled { if $0 == .undone { identity.refuseNoLonger(certificate) } }
      }
    case nil:
      throw Refusal.invalid("what", "must be a name or the SHA-256 of a certificate")
    }
    return .init()
  }

  private static func name(_ text: String) throws -> CertificateName {
    guard let name = CertificateName(text) else {
      throw Refusal.invalid(
        "name",
        "must be dns: or uri: and a name, at most \(CertificateName.charactersMax) characters")
    }
    return name
  }
}
