import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PluginAPI

/// What is said to a partner over HTTPS and answered, where each side shows the other a certificate: a plugin's words
/// with what it need not know filled in, on a connection of its own.
struct HTTPSExchange {
  /// No more of an answer is taken; the rest is not waited for.
  static let answerBytesMax = 64 << 10

  /// What a path is put after.
  let url: String
  let credentials: PartnerCredentials
  let clock: ServerClock
  /// Until the connection stands.
  var connectPatience = Duration.seconds(10)
  /// For all of it: below what a handover may take.
  var patience = Duration.seconds(60)

  /// The request, with all filled in; nil where something in it is not a plugin's to say.
  func request(
    _ method: HTTPMethod, _ path: String, _ headers: [Envelope.Header]
  ) -> HTTPClientRequest? {
    let fillIns = credentials.fillIns(at: clock.now())
    guard path.hasPrefix("/"), let path = fillIns.fill(path) else { return nil }
    var request = HTTPClientRequest(url: (url.hasSuffix("/") ? String(url.dropLast()) : url) + path)
    request.method = method
    for header in headers {
      guard !Self.ownHeaders.contains(header.name.lowercased()),
        let value = fillIns.fill(header.value, inHeader: header.name)
      else { return nil }
      request.headers.add(name: header.name, value: value)
    }
    return request
  }

  /// Headers that say where a request ends and whom it is for, which no plugin has a say in.
  private static let ownHeaders: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "expect", "te", "trailer",
    "upgrade",
  ]

  private struct NoCertificates: Error {}

  /// What is answered, as long as there is patience.
  func answer(to request: HTTPClientRequest) async throws -> PollAnswer {
    guard let tls = credentials.tls else { throw NoCertificates() }
    let way = OneRequest(
      tls: tls, connectPatience: connectPatience, patience: patience)
    return try await way.answer(to: request) { response in
      var body: [UInt8] = []
      for try await part in response.body {
        body += part.readableBytesView.prefix(Self.answerBytesMax - body.count)
        if body.count == Self.answerBytesMax { break }
      }
      return PollAnswer(
        status: Int(response.status.code),
        headers: Dictionary(
          response.headers.map { ($0.name.lowercased(), $0.value) },
          uniquingKeysWith: { first, _ in first }),
        body: body)
    }
  }
}
