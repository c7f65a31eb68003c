import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
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
    let way = OneRequest(
      tls: try tls(), connectPatience: address.patience, patience: address.patience)
    var request = HTTPClientRequest(url: address.url)
    request.headers.add(name: "Accept", value: "application/jwk-set+json, application/json")
    do {
      return try await way.answer(to: request) { response in
        guard response.status == .ok else {
          throw KeySetFetchFault.answered(status: Int(response.status.code))
        }
        return Data(try await response.body.collect(upTo: Self.bytesMax).readableBytesView)
      }
    } catch {
      throw Self.fault(error)
    }
  }

  private func tls() throws(KeySetFetchFault) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let file = address.authorities {
      guard let authorities = try? NIOSSLCertificate.fromPEMFile(file), !authorities.isEmpty
      else { throw .noAuthorities(file: file) }
      tls.trustRoots = .certificates(authorities)
    }
    return tls
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
