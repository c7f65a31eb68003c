import Domain
import Foundation
import NIOSSL

/// What one partner and the server know each other by. It stays in the server's memory: it is in no database, log or
/// argument, and no plugin sees it.
///
///     DIRECTORY/CODE/ca.pem           the authorities that the partner's certificate must come from, and no others
///     DIRECTORY/CODE/certificate.pem  the server's certificate for that partner, and its chain
///     DIRECTORY/CODE/key.pem          its private key
///     DIRECTORY/CODE/mesh.json        its mailbox of MESH, for partners of the NHS; see `MESHAccount`
///
/// `mesh.json` alone, and in it no secret, is enough for a partner whose messages MESH client carries: what opens the
/// mailbox is the client's.
///
/// A folder or file that others than its owner can reach is refused.
public struct PartnerCredentials: Sendable {
  /// Nil where nothing goes over HTTPS.
  let tls: TLSConfiguration?
  let mesh: MESHAccount?

  /// Those of all partners that have a folder in a directory, by the partner's code.
  ///
  /// - Throws: `PartnerCredentialsError`.
  public static func all(in directory: String) throws(PartnerCredentialsError) -> [String: Self] {
    try check(directory, isDirectory: true)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw .unreadable(directory)
    }
    var found: [String: Self] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      found[name] = try Self(folder: "\(directory)/\(name)")
    }
    return found
  }

  init(folder: String) throws(PartnerCredentialsError) {
    try Self.check(folder, isDirectory: true)
    let account = "\(folder)/mesh.json"
    let hasAccount = FileManager.default.fileExists(atPath: account)
    let hasCertificates = ["ca.pem", "certificate.pem", "key.pem"].contains {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)")
    }
    tls = hasAccount && !hasCertificates ? nil : try Self.tls(folder)
    guard hasAccount else {
      mesh = nil
      return
    }
    try Self.check(account, isDirectory: false)
    guard let text = FileManager.default.contents(atPath: account),
      let mesh = try? JSONDecoder().decode(MESHAccount.self, from: text), mesh.isUsable,
      mesh.opensMailbox || tls == nil
    else { throw .unreadable(account) }
    self.mesh = mesh
  }

  private static func tls(_ folder: String) throws(PartnerCredentialsError) -> TLSConfiguration {
    let (ca, chain, key) = (
      "\(folder)/ca.pem", "\(folder)/certificate.pem", "\(folder)/key.pem"
    )
    for file in [ca, chain, key] { try check(file, isDirectory: false) }
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    do {
      let authorities = try NIOSSLCertificate.fromPEMFile(ca)
      guard !authorities.isEmpty else { throw PartnerCredentialsError.unreadable(ca) }
      tls.trustRoots = .certificates(authorities)
    } catch {
      throw .unreadable(ca)
    }
    do {
      tls.certificateChain = try NIOSSLCertificate.fromPEMFile(chain).map { .certificate($0) }
    } catch {
      throw .unreadable(chain)
    }
    do {
      tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
    } catch {
      throw .unreadable(key)
    }
    return tls
  }

  /// What can be filled in of it, at that moment. Each has a token of its own.
  func fillIns(at now: Instant) -> FillIns {
    guard let mesh else { return FillIns([:]) }
    var values = [
      "mailbox": mesh.mailbox, "recipient": mesh.recipient, "workflow": mesh.workflow,
    ]
    values[FillIns.token] = MESHToken.header(
      for: mesh, nonce: UUID().uuidString.lowercased(), at: now)
    return FillIns(values)
  }

  /// - Throws: Where it is not there, or others than its owner can reach it.
  static func check(
    _ path: String, isDirectory: Bool
  ) throws(PartnerCredentialsError) {
    // Where a link leads counts, as it does for who reads it.
    let end = URL(filePath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: end),
      ((attributes[.type] as? FileAttributeType) == .typeDirectory) == isDirectory
    else { throw .missing(path) }
    // Without permissions it is not known who can reach it, and so it counts as everybody.
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    guard mode & 0o077 == 0 else { throw .exposed(path) }
  }
}

/// Why a partner's credentials cannot be used; a sentence for an admin.
public enum PartnerCredentialsError: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case exposed(String)
  case unreadable(String)

  public var description: String {
    switch self {
    case .missing(let path): "\(path) is missing, or is not what it should be."
    case .exposed(let path):
      "\(path) can be reached by others than its owner: run chmod go-rwx '\(path)' first."
    case .unreadable(let path): "\(path) does not hold what it should."
    }
  }
}

/// What a plugin leaves to be filled in: `{mailbox}` in a path or a header stands for what the plugin need not
/// know.
struct FillIns: Sendable {
  /// Stands in `Authorization` and nowhere else, where a log might keep it.
  static let token = "mesh-token"

  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// The text with all filled in; nil where it asks for something that there is not, or not there.
  func fill(_ text: String, inHeader header: String? = nil) -> String? {
    BracedText(text)?.filled { name in
      guard name != Self.token || header?.lowercased() == "authorization" else { return nil }
      return values[name]
    }
  }
}
