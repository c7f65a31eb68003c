import NIOCore
import NIOPosix
import RPCClient

/// How much load, and for how long.
struct LoadPlan: Sendable {
  var endpoint: Endpoint
  var connections: Int
  /// Calls in flight on each connection.
  var inFlight: Int
  var threads: Int
  var warmUp: Duration
  var duration: Duration
  /// Calls to count, all connections together; nil for as many as there is time for.
  var callsMax: Int?
}

/// Connects, loads, counts and disconnects.
enum LoadGenerator {
  /// How long answers may take after the load has ended.
  private static let grace = TimeAmount.seconds(10)

  /// - Parameter requests: What each connection sends.
  static func run(_ plan: LoadPlan, _ requests: [RequestSource]) async throws -> LoadReport {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: plan.threads)
    do {
      let report = try await run(plan, requests, on: group)
      try await group.shutdownGracefully()
      return report
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  private static func run(
    _ plan: LoadPlan, _ requests: [RequestSource], on group: MultiThreadedEventLoopGroup
  ) async throws -> LoadReport {
    let connections = try await connectAll(plan, requests, on: group)
    for connection in connections { connection.tell { $0.begin() } }
    try await Task.sleep(for: plan.warmUp)
    let share = plan.callsMax.map { max(1, $0 / plan.connections) } ?? .max
    for connection in connections { connection.tell { $0.count(atMost: share) } }

    let all = EventLoopFuture.andAllComplete(
      connections.map(\.ended), on: group.next())
    let clock = group.next().scheduleTask(in: TimeAmount(plan.duration)) {
      for connection in connections { connection.tell { $0.stop() } }
    }
    let last = group.next().scheduleTask(in: TimeAmount(plan.duration) + grace) {
      for connection in connections { connection.channel.close(promise: nil) }
    }
    try? await all.get()
    clock.cancel()
    last.cancel()

    var total = Tally()
    for connection in connections { total.add(try await connection.tally()) }
    for connection in connections { try? await connection.channel.close() }
    return LoadReport(plan: plan, tally: total)
  }

  private static func connectAll(
    _ plan: LoadPlan, _ requests: [RequestSource], on group: MultiThreadedEventLoopGroup
  ) async throws -> [Loaded] {
    var connections: [Loaded] = []
    for requests in requests {
      connections.append(try await connect(plan, requests, on: group.next()))
    }
    return connections
  }

  private static func connect(
    _ plan: LoadPlan, _ requests: RequestSource, on loop: any EventLoop
  ) async throws -> Loaded {
    let ended = loop.makePromise(of: Void.self)
    do {
      let (channel, handler) = try await ClientBootstrap(group: loop)
        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .channelOption(
          .recvAllocator,
          value: AdaptiveRecvByteBufferAllocator(
            minimum: 2_048, initial: 65_536, maximum: 262_144)
        )
        .connect(host: plan.endpoint.host, port: plan.endpoint.port) { channel in
          channel.eventLoop.makeCompletedFuture {
            let handler = LoadConnection(
              requests: requests, inFlight: plan.inFlight, ended: ended)
            try channel.pipeline.syncOperations.addHandler(handler)
            return (channel, NIOLoopBound(handler, eventLoop: channel.eventLoop))
          }
        }
      return Loaded(channel: channel, handler: handler, ended: ended.futureResult)
    } catch {
      ended.fail(error)
      throw ConfigurationError("Cannot connect to \(plan.endpoint): \(error)")
    }
  }
}

/// A connection as the generator holds it, from outside its event loop.
private struct Loaded: Sendable {
  let channel: any Channel
  let handler: NIOLoopBound<LoadConnection>
  let ended: EventLoopFuture<Void>

  func tell(_ what: @escaping @Sendable (LoadConnection) -> Void) {
    channel.eventLoop.execute { what(handler.value) }
  }

  func tally() async throws -> Tally {
    try await channel.eventLoop.submit { handler.value.tally }.get()
  }
}
