import Foundation

/// Certificates and keys, made by the openssl program in a directory that goes with them.
public final class TestCertificates: Sendable {
  private let directory: URL

  public init() throws {
    directory = FileManager.default.temporaryDirectory.appending(
      path: "pastoral-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  public func file(_ name: String) -> String { directory.appending(path: name).path }

  /// Makes an authority: `NAME.pem` and `NAME.key`.
  public func makeAuthority(_ name: String) async throws {
    try await openssl(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc",
      "-subj", "/CN=\(name)", "-days", "2", "-keyout", file("\(name).key"), "-out",
      file("\(name).pem"))
  }

  /// Makes a certificate for this machine or a client: `NAME.pem` and `NAME.key`.
  ///
  /// - Parameters:
  ///   - names: Its subject alternative names as openssl writes them, such as `DNS:x,URI:y`.
  ///   - days: For how long it is good; it has expired where that is less than nothing.
  public func makeCertificate(
    _ name: String, commonName: String, by authority: String, names: String? = nil, days: Int = 2
  ) async throws {
    try await openssl(
      [
        "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-subj",
        "/CN=\(commonName)", "-keyout", file("\(name).key"), "-out", file("\(name).csr"),
      ] + (names.map { ["-addext", "subjectAltName=\($0)"] } ?? []))
    try await openssl(
      "x509", "-req", "-in", file("\(name).csr"), "-CA", file("\(authority).pem"), "-CAkey",
      file("\(authority).key"), "-CAcreateserial", "-copy_extensions", "copy", "-days", "\(days)",
      "-out", file("\(name).pem"))
  }

  /// SHA-256 of a certificate in DER, as openssl prints it: digits with colons between.
  public func thumbprint(of name: String) async throws -> String {
    let outcome = try await Program.run(
      "openssl", ["x509", "-in", file("\(name).pem"), "-noout", "-fingerprint", "-sha256"])
    guard outcome.exitCode == 0, let mark = outcome.output.firstIndex(of: "=") else {
      throw OpenSSLFailure(error: outcome.error)
    }
    return outcome.output[outcome.output.index(after: mark)...]
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Certificates of clients by `campus`: `portal`, `retired` and `other`, each with the name that it goes
  /// by, and `expired`, which has the portal's.
  public func makeClients() async throws {
    for name in ["portal", "retired", "other"] {
      try await makeCertificate(
        name, commonName: name, by: "campus", names: "DNS:\(name).example.ac.uk")
    }
    try await makeCertificate(
      "expired", commonName: "portal", by: "campus", names: "DNS:portal.example.ac.uk", days: -1)
  }

  /// An authority `campus`, and a certificate `server` by it.
  public static func forServer() async throws -> TestCertificates {
    let certificates = try TestCertificates()
    try await certificates.makeAuthority("campus")
    try await certificates.makeCertificate("server", commonName: "first", by: "campus")
    return certificates
  }

  private func openssl(_ arguments: String...) async throws { try await openssl(arguments) }

  private func openssl(_ arguments: [String]) async throws {
    let outcome = try await Program.run("openssl", arguments)
    guard outcome.exitCode == 0 else { throw OpenSSLFailure(error: outcome.error) }
  }
}

struct OpenSSLFailure: Error {
  let error: String
}
