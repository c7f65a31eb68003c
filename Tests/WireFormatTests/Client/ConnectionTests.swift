import Foundation
import Messages
import NIOCore
import NIOSSL
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("The connection: made when needed, made again when lost", .timeLimit(.minutes(10)))
struct ConnectionTests {
  private let request = Google_Protobuf_BytesValue.with { $0.value = Data([1]) }

  private func serve(_ connection: PeerConnection) async throws {
    connection.reply(try await connection.request(), [10, 1, 1])
  }

  @Test("After the server has closed it, the next call makes a new one")
  func reconnect() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    // A read, since the client may learn of the end only after it has written the call.
    let options = CallOptions(isRead: true)
    for _ in 0..<3 {
      async let answer = client.unary(EchoService.echo, request, options: options)
      let connection = try await peer.connection()
      try await serve(connection)
      #expect(try await answer == request)
      await connection.close()
    }
  }

  @Test("Where nobody listens, connecting is tried with growing pauses, then the call fails")
  func refused() async throws {
    let peer = try await ScriptedPeer()
    try await peer.close()
    let time = ManualTime()
    var configuration = peer.configuration()
    // Its own clock goes on; only the pauses are made up.
    configuration.defaultDeadline = .seconds(120)
    let client = try Client(configuration, surroundings: time.surroundings)
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(EchoService.echo, request)
    }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .notConnected)
    #expect(error?.message == "No connection to 127.0.0.1:\(peer.port): Connection refused.")
    #expect(
      time.pauses.prefix(3) == [.milliseconds(75), .milliseconds(150), .milliseconds(300)])
  }

  @Test("A call that wants no retry waits for one attempt to connect")
  func refusedWithoutRetry() async throws {
    let peer = try await ScriptedPeer()
    try await peer.close()
    let client = try Client(peer.configuration())
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(EchoService.echo, request, options: CallOptions(mayRetry: false))
    }
    #expect(error?.origin == .notConnected)
  }

  @Test("A stream waits for the connection like any other call, and fails like it")
  func refusedStream() async throws {
    let peer = try await ScriptedPeer()
    try await peer.close()
    let client = try Client(peer.configuration(), surroundings: ManualTime().surroundings)
    let error = await #expect(throws: RPCError.self) {
      for try await _ in try client.serverStream(EchoService.count, .init()) {}
    }
    #expect(error?.origin == .notConnected)
  }

  // MARK: TLS.

  private static func fixture(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Fixtures/\(name)"
  }

  private static func server(
    _ name: String = "server", maximum: TLSVersion? = nil, clientsBy ca: String? = nil
  ) throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(fixture("\(name).pem"))
        .map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: fixture("\(name).key"), format: .pem)))
    configuration.maximumTLSVersion = maximum
    if let ca {
      configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(fixture(ca)))
      configuration.certificateVerification = .noHostnameVerification
    }
    return try NIOSSLContext(configuration: configuration)
  }

  /// Makes one call over TLS; the peer answers it.
  private func call(
    _ server: NIOSSLContext, _ tls: ClientTLS, time: ManualTime = ManualTime()
  ) async throws -> Google_Protobuf_BytesValue {
    let peer = try await ScriptedPeer(tls: server)
    var configuration = peer.configuration()
    configuration.tls = tls
    let client = try Client(configuration, surroundings: time.surroundings)
    let script = Task { try await serve(try await peer.connection()) }
    let answer = try await client.unary(EchoService.echo, request)
    try await script.value
    return answer
  }

  @Test("A server whose certificate the CA signed is trusted, by address or by name")
  func trusted() async throws {
    let server = try Self.server()
    let ca = Self.fixture("ca.pem")
    #expect(try await call(server, ClientTLS(caFile: ca)) == request)
    #expect(
      try await call(
        try Self.server("named-server"), ClientTLS(caFile: ca, serverName: "pastoral.test"))
        == request)
  }

  @Test("A client's own certificate is shown to a server that asks for one")
  func mutual() async throws {
    let tls = ClientTLS(
      caFile: Self.fixture("ca.pem"), certificateFile: Self.fixture("client.pem"),
      keyFile: Self.fixture("client.key"))
    #expect(try await call(try Self.server(clientsBy: "ca.pem"), tls) == request)
  }

  @Test(
    "A stranger's certificate, another name, and TLS 1.2 are refused, and not tried again",
    arguments: [
      (ca: "other-ca.pem", server: "server", name: nil, maximum: nil),
      (ca: "ca.pem", server: "named-server", name: nil, maximum: nil),
      (ca: "ca.pem", server: "named-server", name: "elsewhere.test", maximum: nil),
      (ca: "ca.pem", server: "server", name: nil, maximum: TLSVersion.tlsv12),
    ] as [(String, String, String?, TLSVersion?)])
  func refusedTLS(ca: String, server: String, name: String?, maximum: TLSVersion?) async throws {
    let time = ManualTime()
    let error = await #expect(throws: RPCError.self) {
      try await call(
        try Self.server(server, maximum: maximum),
        ClientTLS(caFile: Self.fixture(ca), serverName: name), time: time)
    }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .notConnected)
    #expect(error?.message.contains("TLS failed") == true)
    #expect(time.pauses.count <= 1, "The one pause keeps the next call from hurrying.")
  }
}
