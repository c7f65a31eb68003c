import Domain
import NIOSSL
import Store

/// The client certificate of a connection, whose chain and dates the handshake has verified. What it means
/// is asked of the identity table on every call.
final class PeerCertificate: Sendable {
  let thumbprint: CertificateThumbprint
  /// Its subject alternative names, as they are looked up; nothing else in it names anybody.
  let names: [CredentialHash]

  init(thumbprint: CertificateThumbprint, names: [CertificateName]) {
    self.thumbprint = thumbprint
    self.names = names.map { CredentialHash(of: $0) }
  }

  /// - Throws: Where it has no DER, which one that was verified has.
  convenience init(_ certificate: NIOSSLCertificate) throws {
    let names = certificate._subjectAlternativeNames().prefix(Self.namesMax)
      .compactMap { name -> CertificateName? in
        switch name.nameType {
        case .dnsName: CertificateName(.dns, Array(name.contents))
        case .uri: CertificateName(.uri, Array(name.contents))
        default: nil
        }
      }
    self.init(
      thumbprint: CertificateThumbprint(ofDER: try certificate.toDERBytes()), names: names)
  }

  /// Further names are not looked at, since each costs a look-up on every call.
  private static let namesMax = 16
}
