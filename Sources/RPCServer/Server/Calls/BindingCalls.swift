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
    .write(AdminService.unbindIdentity, .policy(.update, .principals), unbindIdentity).goingOn(),
    .write(AdminService.bindCertificate, .policy(.create, .principals), bindCertificate),
    .write(AdminService.revokeCertificate, .policy(.update, .principals), revokeCertificate)
      .goingOn(),
    .read(AdminService.listBindings, .policy(.list, .principals), list),
  ]

  private static func bindIdentity(
    _ request: Pastoral_V1_BindIdentityRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_IdentityBinding {
    let decision = try call.decide()
    let identity = try externalIdentity(issuer: request.issuer, subject: request.subject)
    let principal = try AdminCalls.found(request.principalID, tx, decision).principal
    // An admin who bound themselves to a practitioner would be one, without a second person's word.
    // Office holders are bound on the machine itself: rpc-server principal bind.
    guard principal.kind == .person, principal.roles.isSubset(of: .actedFor),
      principal.id != call.caller.principal
    else {
      throw Refusal.invalid(
        "principal_id", "must be a student or member of staff without another role")
    }
    // What an office holder is known by stays theirs: it is their sessions that would end, and an admin who
    // moved their own subject would be whom they like.
    if let before = try tx.principal(boundTo: identity, by: decision), before != principal.id {
      guard try tx.principal(before)?.roles.isSubset(of: .actedFor) ?? false else {
        throw Refusal.invalid("subject", "must not be that of somebody with another role")
      }
    }
    call.end(
      try tx.bind(
        identity, to: principal.id, at: call.now, by: decision, random: &call.random))
    return Pastoral_V1_IdentityBinding(identity, of: principal.id)
  }

  private static func unbindIdentity(
    _ request: Pastoral_V1_UnbindIdentityRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_IdentityBinding {
    let decision = try call.decide()
    let external = try externalIdentity(issuer: request.issuer, subject: request.subject)
    guard let principal = try tx.principal(boundTo: external, by: decision) else {
      throw Refusal.notFound("The subject is bound to nobody.")
    }
    // Whoever locked themselves out could not be let in again by this way.
    guard principal != call.caller.principal else {
      throw Refusal.invalid("subject", "must not be the caller's own")
    }
    call.end(try tx.unbind(external, at: call.now, by: decision) ?? [])
    return Pastoral_V1_IdentityBinding(external, of: principal)
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
    // Whom it meant before it means no more, whatever becomes of the rest.
    call.end([CredentialHash(of: name)])
    let identity = call.identity
    let bound = StoredCredential(name: name, principal: principal)
    if principal.isActive { call.onSettled { if $0 == .done { identity.add([bound]) } } }
    return Pastoral_V1_CertificateBinding(name, of: principal.id)
  }

  private static func revokeCertificate(
    _ request: Pastoral_V1_RevokeCertificateRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_RevokeCertificateResponse {
    let decision = try call.decide()
    switch request.what {
    case .name(let text):
      let name = try name(text)
      guard try tx.revoke(name, at: call.now, by: decision) else {
        throw Refusal.notFound("No campus system was ever bound to that name.")
      }
      call.end([CredentialHash(of: name)])
    case .certificateSha256(let text):
      guard let certificate = try AdminCalls.certificate(text) else { fallthrough }
      try tx.revoke(certificate, at: call.now, by: decision)
      let identity = call.identity
      let isNew = identity.refuse(certificate)
      call.onSettled { settlement in
        switch settlement {
        case .undone: if isNew { identity.refuseNoLonger(certificate) }
        // One before it in the same batch may have been undone.
        case .done, .unknown: _ = identity.refuse(certificate)
        }
      }
    case nil:
      throw Refusal.invalid("what", "must be a name or the SHA-256 of a certificate")
    }
    return .init()
  }

  private static func list(
    _ request: Pastoral_V1_ListBindingsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListBindingsResponse {
    let decision = try call.decide()
    if Identifier(request.principalID)?.kind == .identityBinding {
      guard let binding = try tx.binding(request.principalID, by: decision) else {
        throw Refusal.notFound("There is no such binding.")
      }
      return .with { $0.bindings = [Pastoral_V1_Binding(binding)] }
    }
    let principal = try AdminCalls.found(request.principalID, tx, decision).principal.id
    let page = try call.page(request)
    let found = try tx.bindings(
      of: principal, after: Binding.Place(page.after), limit: page.size + 1, by: decision)
    let (bindings, next) = call.paging.page(found, of: page, place: \.place.text)
    var response = Pastoral_V1_ListBindingsResponse()
    response.bindings = bindings.map { Pastoral_V1_Binding($0) }
    response.nextPageToken = next
    return response
  }

  // MARK: What was asked for

  private static func externalIdentity(issuer: String, subject: String) throws -> ExternalIdentity {
    for (field, text) in [("issuer", issuer), ("subject", subject)] {
      let problem = TextRules.problem(
        with: text, atMost: ExternalIdentity.charactersMax, required: true)
      if let problem { throw Refusal.invalid(field, problem) }
    }
    return ExternalIdentity(issuer: issuer, subject: subject)
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

extension Pastoral_V1_IdentityBinding {
  fileprivate init(_ identity: ExternalIdentity, of principal: String) {
    self.init()
    principalID = principal
    issuer = identity.issuer
    subject = identity.subject
  }
}

extension Pastoral_V1_CertificateBinding {
  fileprivate init(_ name: CertificateName, of principal: String) {
    self.init()
    principalID = principal
    self.name = name.text
  }
}

extension Pastoral_V1_Binding {
  fileprivate init(_ binding: Binding) {
    self.init()
    bound = Google_Protobuf_Timestamp(binding.bound)
    id = binding.id?.text ?? ""
    boundByID = binding.boundBy ?? ""
    if let moment = binding.ended { ended = Google_Protobuf_Timestamp(moment) }
    switch binding.credential {
    case .identity(let identity): self.identity = .init(identity, of: binding.principal)
    case .name(let name): certificate = .init(name, of: binding.principal)
    // None is any principal's: it is refused, whoever shows it.
    case .certificate: break
    }
  }
}

extension Pastoral_V1_ListBindingsRequest: PagedRequest {}
