import Crypto
import Domain
import Foundation
import Ledger
import Logging
import Messages
@testable import RPCServer
import Store
import Synchronization
import TestPeer
import WireFormat

/// A server in this process, on a durable store in a directory of its own and on a free port.
final class TestServer: Sendable {
  let server: PastoralServer
  let data: String
  let clock: TestClock
  private let isDrained = Mutex(false)

  private init(_ server: PastoralServer, data: String, clock: TestClock, host: String) {
    self.host = host
    self.server = server
    self.data = data
    self.clock = clock
  }

  /// Runs a server for as long as `body` takes, then drains it and removes its directory.
  ///
  /// - Parameters:
  ///   - routes: Methods that this test adds to those of the product.
  ///   - configure: Changes to how it is served. The conformance service is on.
  static func with(
    routes: [Route] = [], _ configure: (inout PastoralServer.Configuration) -> Void = { _ in },
    _ body: (TestServer) async throws -> Void
  ) async throws {
    await turnstile.enter()
    defer { turnstile.leave() }
    let data = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: data) }
    let clock = TestClock()
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for (name, content) in try template.get() {
      try content.write(to: URL(filePath: data + "/" + name))
    }

    var configuration = PastoralServer.Configuration(host: "127.0.0.1", port: 0)
    configuration.servesConformance = true
    configuration.eventLoops = 1
    // Longer than any test: machines that test are busy, and what is waited for here is no clock.
    configuration.limits.work.queueWaitMax = 60_000
    configure(&configuration)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let table = CallTable(conformance: configuration.servesConformance)
    let server = try await PastoralServer.start(
      data: data, secrets: .test, configuration, serving: CallTable(routes: table.routes + routes),
      clock: clock.server, logger: logger)
    let running = TestServer(server, data: data, clock: clock, host: configuration.host)
    do {
      try await body(running)
    } catch {
      await running.drain()
      throw error
    }
    await running.drain()
  }

  /// The databases of a directory that everybody has joined; each server gets a copy.
  private static let template = Result {
    let data = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: data) }
    let store = try StoreEngine.create(at: data, secrets: .test, now: TestClock.start)
    try store.write { transaction in
      for person in Person.allCases { try person.join(transaction, at: TestClock.start) }
    }
    store.close()
    return try ["pastoral.db", "keys.db"].map {
      ($0, try Data(contentsOf: URL(filePath: data + "/" + $0)))
    }
  }

  /// Drains the server, once.
  func drain() async {
    let isFirst = isDrained.withLock { isDrained in
      defer { isDrained = true }
      return !isDrained
    }
    if isFirst { await server.drain() }
  }

  /// The address that it listens on.
  let host: String

  /// The port that it listens on.
  var port: Int { server.port }

  /// A new connection.
  func peer(receiveBuffer: Int32? = nil) throws -> RawPeer {
    try RawPeer(port: port, host: host, receiveBuffer: receiveBuffer)
  }

  /// Makes a unary call on a new connection.
  func call<Request, Reply>(
    _ method: Method<Request, Reply>, _ message: Request, metadata: [MetadataEntry] = []
  ) async throws -> Reply {
    try await peer().call(method, message, metadata: metadata)
  }

  /// Makes a unary call on a new connection and waits for its status.
  func status<Request, Reply>(
    _ method: Method<Request, Reply>, _ message: Request, metadata: [MetadataEntry] = []
  ) async throws -> Status {
    try await peer().status(method, message, metadata: metadata)
  }

  /// Whether a new connection is served.
  func lives() async throws -> Bool { try await peer().lives() }
}

/// A clock that goes when it is told to.
final class TestClock: Sendable {
  /// Noon on a Monday in November 2026.
  static let start = Instant(secondsSince1970: 1_794_830_400)
  private let value = Mutex(start)

  var now: Instant { value.withLock { $0 } }
  var server: ServerClock { ServerClock { self.now } }

  func advance(minutes: Int) {
    value.withLock { $0 = $0.adding(minutes: minutes) }
  }
}

/// Lets a few tests at a time have a server, or a machine of two cores would be testing its
/// scheduler.
private let turnstile = Turnstile(places: 3)

private final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(places: Int) { state = Mutex(State(free: places)) }

  func enter() async {
    await withCheckedContinuation { waiter in
      let mayEnter = state.withLock { state in
        guard state.free > 0 else {
          state.waiting.append(waiter)
          return false
        }
        state.free -= 1
        return true
      }
      if mayEnter { waiter.resume() }
    }
  }

  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}

extension StoreSecrets {
  /// Those of tests.
  static let test = StoreSecrets(
    keyEncryptionKeys: try! KeyEncryptionKeys(current: Array(0..<32)),
    ledgerKey: SigningKey(
      host: "localhost", key: try! Curve25519.Signing.PrivateKey(rawRepresentation: Array(0..<32)))!
  )
}
