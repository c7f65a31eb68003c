import Glibc

/// A peer behind `openssl s_client`, which does the TLS.
public final class TLSPeer {
  /// Speaks through it.
  public let peer: RawPeer
  /// The program, for who reads and writes bytes itself.
  public let program: Program

  /// Connects to a port of this machine; that the server is who it says is seen from `campus`.
  ///
  /// - Parameters:
  ///   - certificate: The name of the client's own certificate; nil to show none.
  ///   - patience: For how many seconds the program may run.
  public init(
    port: Int, _ certificates: TestCertificates, certificate: String? = nil,
    patience: Double = Program.patience
  ) throws {
    var arguments = [
      "s_client", "-connect", "127.0.0.1:\(port)", "-quiet", "-tls1_3",
      "-verify_return_error", "-CAfile", certificates.file("campus.pem"),
    ]
    if let certificate {
      arguments += [
        "-cert", certificates.file("\(certificate).pem"), "-key",
        certificates.file("\(certificate).key"),
      ]
    }
    program = try Program("openssl", arguments, isSpokenTo: true, patience: patience)
    peer = RawPeer(reading: program.outputDescriptor, writing: program.inputDescriptor)
  }

  /// Ends the client, so that the server's drain need not wait for it.
  public func hangUp() async {
    program.send(SIGTERM)
    _ = await program.end()
  }

  /// Waits until the client has ended by itself.
  public func end() async -> Program.Outcome { await program.end() }
}
