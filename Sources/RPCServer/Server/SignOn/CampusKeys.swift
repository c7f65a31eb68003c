import Domain
import Foundation
import JWTKit
import Logging

/// Why the sign-on's keys cannot be used; a sentence for an admin.
public enum CampusKeysError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case noKey(String)
  case unfetched(String, KeySetFetchFault)

  public var description: String {
    switch self {
    case .unreadable(let place):
      "Cannot read the sign-on's keys in \(place): no JSON Web Key Set there."
    case .noKey(let place):
      "The key set in \(place) has no signing key with a kid for any of the allowed algorithms."
    case .unfetched(let address, let fault):
      "Cannot fetch the sign-on's keys from \(address): \(fault)"
    }
  }
}

/// The public keys that the sign-on signs with, from its JSON Web Key Set: in a file, or where the sign-on
/// publishes it.
///
/// It is read when the server starts, when it is told to, after an hour, and for a key that is not
/// known, since a sign-on may change its keys without notice: but then once a minute at most, or anybody
/// could have it read all the time. Where it could not be read after an hour, that is tried each minute.
actor CampusKeys {
  /// A key by its name and the one way to sign that it is used for. So no key is ever used in a way that a
  /// token would like.
  private struct Use: Hashable {
    let keyID: String
    let algorithm: CampusSignOn.Algorithm
  }

  private static let readAgainAfter: Int64 = 3_600_000
  private static let tryInterval: Int64 = 60_000

  private let source: KeySetSource
  private let algorithms: Set<CampusSignOn.Algorithm>
  private let logger: Logger
  private var keys: [Use: any JWTAlgorithm]
  private var lastTry: Instant
  private var lastRead: Instant
  /// The reading that is under way, for which whoever misses a key waits.
  private var underWay: Task<[Use: any JWTAlgorithm], any Error>?

  /// - Throws: `CampusKeysError`.
  init(
    _ source: KeySetSource, algorithms: Set<CampusSignOn.Algorithm>, at now: Instant,
    logger: Logger
  ) async throws {
    self.source = source
    self.algorithms = algorithms
    self.logger = logger
    keys = try await Self.read(source, algorithms)
    lastTry = now
    lastRead = now
  }

  /// Reads the keys again; keeps what it has where that is not good.
  ///
  /// - Throws: `CampusKeysError`.
  func reload(at now: Instant) async throws {
    lastTry = now
    let reading = Task { [source, algorithms] in try await Self.read(source, algorithms) }
    underWay = reading
    defer { if underWay == reading { underWay = nil } }
    let fresh = try await reading.value
    // A reading that was begun later has the last word.
    if underWay == reading {
      keys = fresh
      lastRead = now
    }
  }

  /// The key that a token names; nil where the sign-on has no such key.
  func key(_ keyID: String, _ algorithm: CampusSignOn.Algorithm, at now: Instant) async
    -> (any JWTAlgorithm)?
  {
    let use = Use(keyID: keyID, algorithm: algorithm)
    if now >= lastTry.adding(milliseconds: Self.tryInterval),
      keys[use] == nil || now >= lastRead.adding(milliseconds: Self.readAgainAfter)
    {
      do {
        try await reload(at: now)
      } catch {
        logger.warning("sign-on keys not read again", metadata: ["reason": "\(error)"])
      }
    } else if keys[use] == nil, let underWay, let fresh = try? await underWay.value {
      return fresh[use]
    }
    return keys[use]
  }

  private static func read(
    _ source: KeySetSource, _ algorithms: Set<CampusSignOn.Algorithm>
  ) async throws -> [Use: any JWTAlgorithm] {
    let data = try await data(source)
    guard let set = try? JSONDecoder().decode(KeySet.self, from: data) else {
      throw CampusKeysError.unreadable(source.place)
    }
    var keys: [Use: any JWTAlgorithm] = [:]
    for entry in set.keys {
      guard let key = entry.key, let keyID = key.keyIdentifier, entry.isForSigning else { continue }
      for algorithm in algorithms
      where key.algorithm == nil || key.algorithm?.rawValue == algorithm.rawValue {
        // A collection of its own for each, since one would keep to the first way that it was asked for.
        let collection = JWTKeyCollection()
        let made = try? await collection.add(jwk: key).getKey(for: keyID, alg: algorithm.rawValue)
        if let made, made.name == algorithm.rawValue {
          keys[Use(keyID: keyID.string, algorithm: algorithm)] = made
        }
      }
    }
    guard !keys.isEmpty else { throw CampusKeysError.noKey(source.place) }
    return keys
  }

  private static func data(_ source: KeySetSource) async throws(CampusKeysError) -> Data {
    switch source {
    case .file(let file):
      guard let data = try? Data(contentsOf: URL(filePath: file)),
        data.count <= KeySetFetch.bytesMax
      else { throw .unreadable(file) }
      return data
    case .address(let address):
      do {
        return try await KeySetFetch(address: address).body()
      } catch {
        throw .unfetched(address.url, error)
      }
    }
  }

  /// A key set, of which keys that are of no kind known here are passed over.
  private struct KeySet: Decodable {
    let keys: [Entry]

    struct Entry: Decodable {
      let key: JWK?
      let isForSigning: Bool

      private enum Field: String, CodingKey {
        case use
      }

      init(from decoder: any Decoder) throws {
        key = try? JWK(from: decoder)
        let use = try? decoder.container(keyedBy: Field.self).decodeIfPresent(
          String.self, forKey: .use)
        isForSigning = (use ?? nil) ?? "sig" == "sig"
      }
    }
  }
}
