import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Why a key set was not fetched; the end of a sentence for an admin.
public enum KeySetFetchFault: Error, Equatable, CustomStringConvertible {
  /// It answered, but not with 200. A redirection is not followed: the keys decide who may come in, and
  /// whoever answers must not choose where they come from.
  case answered(status: Int)
  case tooLarge
  case tooSlow
  case untrusted
  case unreachable
  case noAuthorities(file: String)

  public var description: String {
    switch self {
    case .answered(let status): "it answered with status \(status)."
    case .tooLarge: "it sent more than \(KeySetFetch.bytesMax) bytes."
    case .tooSlow: "it took too long."
    case .untrusted: "its certificate is not trusted, or it speaks no TLS."
    case .unreachable: "it cannot be reached."
    case .noAuthorities(let file): "there are no authorities as PEM in \(file)."
    }
  }
}

/// Fetches a key set from its web address, once.
///
/// It is done once an hour or so, so nothing is kept open in between, and the authorities are read each time.
struct KeySetFetch: Sendable {
  /// The most that a key set may have, in bytes.
  static let bytesMax = 1 << 20

  let address: KeySetAddress

  /// What is there.
  ///
  /// - Throws: `KeySetFetchFault`.
  func body() async throws(KeySetFetchFault) -> Data {
    let configuration = try configuration()
    do {
      return try await withThrowingTaskGroup(of: Data.self) { [self] race in
        race.addTask { try await get(configuration) }
        // The client's own deadlines leave out the body, which could come a byte at a time.
        race.addTask {
          try await Task.sleep(for: address.patience)
          throw KeySetFetchFault.tooSlow
        }
        defer { race.cancelAll() }
        guard let body = try await race.next() else { throw KeySetFetchFault.unreachable }
        return body
      }
    } catch {
      throw Self.fault(error)
    }
  }

  private func get(_ configuration: HTTPClient.Configuration) async throws -> Data {
    try await HTTPClient.withHTTPClient(
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration
    ) { client in
      var request = HTTPClientRequest(url: address.url)
      request.headers.add(name: "Accept", value: "application/jwk-set+json, application/json")
      let response = try await client.execute(request, timeout: TimeAmount(address.patience))
      guard response.status == .ok else {
        throw KeySetFetchFault.answered(status: Int(response.status.code))
      }
      return Data(try await response.body.collect(upTo: Self.bytesMax).readableBytesView)
    }
  }

  private func configuration() throws(KeySetFetchFault) -> HTTPClient.Configuration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let file = address.authorities {
      guard let authorities = try? NIOSSLCertificate.fromPEMFile(file), !authorities.isEmpty
      else { throw .noAuthorities(file: file) }
      tls.trustRoots = .certificates(authorities)
    }
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = tls
    configuration.httpVersion = .http1Only
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = TimeAmount(address.patience)
    // Or it would try again until the time is over, and then say only that it is.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  private static func fault(_ error: any Error) -> KeySetFetchFault {
    switch error {
    case let fault as KeySetFetchFault: return fault
    case is NIOTooManyBytesError: return .tooLarge
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: return .untrusted
    case let error as HTTPClientError:
      let slow: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .readTimeout, .deadlineExceeded,
      ]
      return slow.contains(error) ? .tooSlow : .unreachable
    default: return .unreachable
    }
  }
}
