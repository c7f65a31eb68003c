internal import NIOCore
internal import WireFormat

/// The way to the server: keeps one connection for all calls, and makes it anew where it is lost.
///
///              start(_:)                      connectionReady
///     idle ───────────────► connecting ─────────────────────► ready
///      ▲ ▲                   │      ▲                           │
///      │ │  connectFailed    ▼      │ pauseEnded, calls wait    │
///      │ └─────────────── pausing ──┘                           │
///      └────────────────────────────────────────────────────────┘
///                     connectionClosed, connectionRetired
///
/// `close()` leads from anywhere to `closed`. Touched on the loop only.
final class Link {
  private enum State {
    case idle
    case connecting
    case pausing
    case ready(ClientConnection)
    case closed
  }

  private let loop: any EventLoop
  private let dialer: Dialer
  private let retry: RetryPolicy
  private let callsInFlightMax: Int
  private let surroundings: Surroundings
  private var state = State.idle
  /// Failed attempts to connect since the last that went well.
  private var failures = 0
  /// In order of arrival.
  private var waiting: [Call] = []
  /// Connections that only finish their calls.
  private var retired: [ClientConnection] = []

  init(
    loop: any EventLoop, dialer: Dialer, configuration: ClientConfiguration,
    surroundings: Surroundings
  ) {
    self.loop = loop
    self.dialer = dialer
    self.retry = configuration.retry
    self.callsInFlightMax = configuration.callsInFlightMax
    self.surroundings = surroundings
  }

  /// Takes a call; it goes out as soon as there is a connection with room for it.
  func start(_ call: Call) {
    // The caller may have left before the loop got here.
    guard case .new = call.place else { return }
    if case .closed = state { return call.end(.failure(Self.closedError)) }
    call.startTimer(on: loop)
    guard case .new = call.place else { return }
    call.place = .waiting(self)
    waiting.append(call)
    openWaiting()
  }

  /// Takes calls back that a server has not begun; they go out before those that came later.
  func takeBack(_ calls: [Call]) {
    for call in calls { call.moveBack(to: self) }
    if case .closed = state {
      for call in calls { call.end(.failure(Self.closedError)) }
      return
    }
    waiting.insert(contentsOf: calls, at: 0)
    openWaiting()
  }

  /// A call does not wait any more.
  func remove(_ call: Call) { waiting.removeAll { $0 === call } }

  /// Ends every call and the connection, for good.
  func close() {
    let connection: ClientConnection? = if case .ready(let it) = state { it } else { nil }
    state = .closed
    for call in waiting { call.end(.failure(Self.closedError)) }
    waiting = []
    connection?.close()
    for connection in retired { connection.close() }
  }

  private static let closedError = RPCError(
    .cancelled, "The client was closed.", origin: .notSent)

  // MARK: What connections report.

  func connectionReady(_ connection: ClientConnection) {
    guard case .connecting = state else { return connection.close() }
    failures = 0
    state = .ready(connection)
    openWaiting()
  }

  func connectionRetired(_ connection: ClientConnection) {
    if case .ready(let current) = state, current === connection { state = .idle }
    retired.append(connection)
  }

  func connectionClosed(_ connection: ClientConnection) {
    switch state {
    case .ready(let current) where current === connection: state = .idle
    // The handshake failed: this connection never was ready.
    case .connecting where !retired.contains { $0 === connection }:
      return connectFailed(connection.failure ?? ConnectionFailure.closedEarly)
    default: break
    }
    retired.removeAll { $0 === connection }
    openWaiting()
  }

  func callLeft() { openWaiting() }

  // MARK: Connecting.

  private func openWaiting() {
    guard !waiting.isEmpty else { return }
    switch state {
    case .ready(let connection):
      while connection.callsInFlight < callsInFlightMax, connection.isReady, !waiting.isEmpty {
        connection.open(waiting.removeFirst())
      }
    case .idle: connect()
    case .connecting, .pausing, .closed: break
    }
  }

  private func connect() {
    state = .connecting
    dialer.dial(on: loop).assumeIsolated().whenComplete { result in
      switch result {
      case .success(let channel):
        do {
          try channel.pipeline.syncOperations.handler(type: ClientConnection.self).attach(self)
        } catch {
          self.connectFailed(error)
        }
      case .failure(let error): self.connectFailed(error)
      }
    }
  }

  private func connectFailed(_ error: any Error) {
    guard case .connecting = state else { return }
    failures += 1
    let isHopeless = ConnectionFailure.isHopeless(error)
    let status = Status(
      .unavailable, "No connection to \(dialer.endpoint): \(ConnectionFailure.text(error)).")
    var patient: [Call] = []
    for call in waiting {
      call.connectFailures += 1
      if isHopeless || call.connectFailures >= call.attemptsMax {
        call.end(.failure(RPCError(status, origin: .notConnected)))
      } else {
        patient.append(call)
      }
    }
    waiting = patient
    pause()
  }

  /// Waits longer after each failure, whether or not a call waits as well.
  private func pause() {
    state = .pausing
    let pause = retry.pause(afterFailures: failures, random: surroundings.random())
    let link = NIOLoopBound(self, eventLoop: loop)
    let (loop, surroundings) = (loop, surroundings)
    Task {
      try? await surroundings.pause(pause)
      loop.execute { link.value.pauseEnded() }
    }
  }

  private func pauseEnded() {
    guard case .pausing = state else { return }
    state = .idle
    openWaiting()
  }
}
