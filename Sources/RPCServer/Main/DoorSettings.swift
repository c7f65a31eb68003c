import ArgumentParser
import Domain
import Foundation
import RPCServer

/// What the settings say of the doors: certificates, and the university's sign-on.
extension Settings {
  /// Certificate, key and client authority; nil where there is no TLS.
  func tls() throws -> TLSFiles? {
    let isRequired =
      switch self[.tlsClientCertificates] {
      case "required": true
      case "optional": false
      default:
        throw ValidationError(
          "\(source(of: .tlsClientCertificates)): tls-client-certificates must be required or "
            + "optional.")
      }
    switch (self[.tlsCertificate], self[.tlsKey]) {
    case (let certificate?, let key?):
      return TLSFiles(
        certificate: certificate, key: key, clientCA: self[.tlsClientCA],
        requiresClientCertificate: isRequired)
    case (nil, nil):
      guard self[.tlsClientCA] == nil else {
        throw ValidationError("tls-client-ca needs tls-certificate and tls-key.")
      }
      return nil
    default: throw ValidationError("tls-certificate and tls-key must be given together.")
    }
  }

  /// The university's sign-on; nil where there is none.
  func signOn() throws -> SignOnConfiguration? {
    let given = (self[.oidcIssuer], self[.oidcAudience], self[.oidcJWKS])
    guard case (let issuer?, let audience?, let keySet?) = given else {
      guard given == (nil, nil, nil) else {
        throw ValidationError("oidc-issuer, oidc-audience and oidc-jwks must be given together.")
      }
      guard self[.oidcJWKSCA] == nil else { throw authoritiesWithoutAddress }
      return nil
    }
    return SignOnConfiguration(
      CampusSignOn(
        issuer: issuer, audience: audience, algorithms: try algorithms(),
        subjectClaims: try subjectClaims(), match: try match()),
      keys: try keys(keySet))
  }

  private func keys(_ text: String) throws -> KeySetSource {
    let authorities = self[.oidcJWKSCA]
    guard authorities == nil || text.lowercased().hasPrefix("https://") else {
      throw authoritiesWithoutAddress
    }
    guard text.contains("://") else { return .file(text) }
    guard let address = KeySetAddress(text, authorities: authorities) else {
      throw ValidationError(
        "\(source(of: .oidcJWKS)): oidc-jwks must be a file or an https address without a user; http "
          + "is for this machine only.")
    }
    return .address(address)
  }

  private var authoritiesWithoutAddress: ValidationError {
    ValidationError("\(source(of: .oidcJWKSCA)): oidc-jwks-ca needs an https address in oidc-jwks.")
  }

  private func algorithms() throws -> Set<CampusSignOn.Algorithm> {
    let names = (self[.oidcAlgorithms] ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let algorithms = names.compactMap { CampusSignOn.Algorithm(rawValue: $0) }
    guard !names.isEmpty, algorithms.count == names.count else {
      let known = CampusSignOn.Algorithm.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "\(source(of: .oidcAlgorithms)): oidc-algorithms must be of \(known).")
    }
    return Set(algorithms)
  }

  private func subjectClaims() throws -> [String] {
    let claims = (self[.oidcSubjectClaim] ?? "").split(
      separator: "+", omittingEmptySubsequences: false
    ).map(String.init)
    guard !claims.contains(""), Set(claims).count == claims.count else {
      throw ValidationError(
        "\(source(of: .oidcSubjectClaim)): oidc-subject-claim must be a claim's name, or several "
          + "with a + between, such as tid+oid.")
    }
    guard CampusSignOn.forbiddenSubjectClaims.isDisjoint(with: claims) else {
      throw ValidationError(
        "\(source(of: .oidcSubjectClaim)): oidc-subject-claim must not be an address or a name to sign "
          + "in with, which may be another person's next year.")
    }
    return claims
  }

  private func match() throws -> CampusSignOn.Match {
    guard let match = CampusSignOn.Match(rawValue: self[.oidcMatch] ?? "") else {
      let known = CampusSignOn.Match.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("\(source(of: .oidcMatch)): oidc-match must be \(known).")
    }
    return match
  }
}
