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
  public func makeCertificate(_ name: String, commonName: String, by authority: String) async throws
  {
    try await openssl(
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-subj",
      "/CN=\(commonName)", "-keyout", file("\(name).key"), "-out", file("\(name).csr"))
    try await openssl(
      "x509", "-req", "-in", file("\(name).csr"), "-CA", file("\(authority).pem"), "-CAkey",
      file("\(authority).key"), "-CAcreateserial", "-days", "2", "-out", file("\(name).pem"))
  }

  /// An authority `campus`, and a certificate `server` by it.
  public static func forServer() async throws -> TestCertificates {
    let certificates = try TestCertificates()
    try await certificates.makeAuthority("campus")
    try await certificates.makeCertificate("server", commonName: "first", by: "campus")
    return certificates
  }

  private func openssl(_ arguments: String...) async throws {
    let outcome = try await Program.run("openssl", arguments)
    guard outcome.exitCode == 0 else { throw OpenSSLFailure(error: outcome.error) }
  }
}

struct OpenSSLFailure: Error {
  let error: String
}
