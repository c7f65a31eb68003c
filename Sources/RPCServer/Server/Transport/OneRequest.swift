import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL

/// A way to make one request over HTTPS, on a connection of its own, that is closed when it returns. It follows no
/// redirection, knows no proxy, and tries nothing twice.
struct OneRequest {
  let tls: TLSConfiguration
  /// How long it may take until the connection stands.
  let connectPatience: Duration
  /// How long all of it may take, the answer's body included.
  let patience: Duration

  /// Makes it.
  ///
  /// - Parameter read: What is made of the answer.
  /// - Throws: What `read` throws; the client's errors, `HTTPClientError.deadlineExceeded` where it took too long.
  func answer<Answer: Sendable>(
    to request: HTTPClientRequest,
    _ read: @escaping @Sendable (HTTPClientResponse) async throws -> Answer
  ) async throws -> Answer {
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = tls
    configuration.httpVersion = .http1Only
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = TimeAmount(connectPatience)
    // Or it would try again until the time is over, and then say only that it is.
    configuration.connectionPool.retryConnectionEstablishment = false
    return try await HTTPClient.withHTTPClient(
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration
    ) { [patience] client in
      try await withThrowingTaskGroup(of: Answer.self) { race in
        race.addTask {
          try await read(client.execute(request, timeout: TimeAmount(patience)))
        }
        // The client's own deadline leaves out the answer's body, which could come a byte at a time.
        race.addTask {
          try await Task.sleep(for: patience)
          throw HTTPClientError.deadlineExceeded
        }
        defer { race.cancelAll() }
        guard let answer = try await race.next() else { throw HTTPClientError.cancelled }
        return answer
      }
    }
  }
}
