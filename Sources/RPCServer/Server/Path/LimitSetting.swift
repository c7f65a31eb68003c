import WireFormat

/// One bound of the server as it is configured: its name, what it may be, and where it stands.
public struct LimitSetting: Sendable {
  /// Such as `request-bytes-max`; times end in `-ms`, a very short one in `-us`.
  public let name: String
  /// What it may be.
  public let range: ClosedRange<Int>
  private let path: Path

  private enum Path: Sendable {
    case count(any WritableKeyPath<ServerLimits, Int> & Sendable)
    case time(any WritableKeyPath<ServerLimits, Int64> & Sendable)
  }

  private init(
    _ name: String, _ path: any WritableKeyPath<ServerLimits, Int> & Sendable,
    _ range: ClosedRange<Int>
  ) {
    self.name = name
    self.range = range
    self.path = .count(path)
  }

  /// A time in milliseconds, at most a day.
  private init(
    _ name: String, _ path: any WritableKeyPath<ServerLimits, Int64> & Sendable, from least: Int = 1
  ) {
    self.name = name
    range = least...86_400_000
    self.path = .time(path)
  }

  /// Reads the bound.
  public func value(in limits: ServerLimits) -> Int {
    switch path {
    case .count(let path): limits[keyPath: path]
    case .time(let path): Int(limits[keyPath: path])
    }
  }

  /// Sets the bound; the value must be in `range`.
  public func set(_ value: Int, in limits: inout ServerLimits) {
    precondition(range.contains(value), "\(name) is out of its range")
    switch path {
    case .count(let path): limits[keyPath: path] = value
    case .time(let path): limits[keyPath: path] = Int64(value)
    }
  }

  private static let counts = 1...1_000_000
  private static let bytes = 1_024...(1 << 40)
  private static let frameBytes = 1_024...FrameDecoder.protocolBytesMax

  /// All of them. What a bound is for stands where it is declared.
  public static let all: [LimitSetting] = [
    .init("connections-max", \.connections.total, counts),
    .init(
      "connections-unauthenticated-per-address-max", \.connections.unauthenticatedPerAddress,
      counts),
    .init("connections-per-identity-max", \.connections.perIdentity, counts),
    .init(
      "sign-in-failures-per-minute-max", \.connections.signInFailuresPerMinuteMax, counts),
    .init("connections-backlog", \.connections.backlog, 1...65_535),
    .init("first-frame-ms", \.times.firstFrame),
    .init("tls-handshake-ms", \.times.handshake),
    .init("header-ms", \.times.header),
    .init("body-ms", \.times.body),
    .init("body-per-64-kib-ms", \.times.bodyPer64KiB, from: 0),
    .init("idle-ms", \.times.idle),
    .init("write-stall-ms", \.times.writeStall),
    .init("ping-ms", \.times.ping),
    .init("ping-answer-ms", \.times.pingAnswer),
    .init("age-ms", \.times.age),
    .init("age-grace-ms", \.times.ageGrace),
    .init("request-bytes-max", \.connection.requestBytesMax, frameBytes),
    .init("response-bytes-max", \.connection.responseBytesMax, frameBytes),
    .init("metadata-bytes-max", \.connection.metadata.totalBytesMax, 256...(1 << 20)),
    .init("metadata-pairs-max", \.connection.metadata.pairsMax, 4...4_096),
    .init("metadata-key-bytes-max", \.connection.metadata.keyBytesMax, 16...(1 << 16)),
    .init("metadata-value-bytes-max", \.connection.metadata.valueBytesMax, 128...(1 << 20)),
    .init("connection-calls-max", \.connection.callsInFlightMax, counts),
    .init("faults-per-minute-max", \.connection.faultsPerMinuteMax, counts),
    .init("cancels-per-half-minute-max", \.connection.cancelsPerHalfMinuteMax, counts),
    .init("pings-per-second-max", \.connection.pingsPerSecondMax, counts),
    .init("queued-messages-max", \.connection.queuedMessagesMax, counts),
    .init("calls-in-flight-max", \.work.callsInFlightMax, counts),
    .init("watches-max", \.work.watchesMax, counts),
    .init("connection-watches-max", \.work.connectionWatchesMax, counts),
    .init("bytes-in-flight-max", \.work.bytesInFlightMax, bytes),
    .init("queue-wait-ms", \.work.queueWaitMax),
    .init("person-calls-per-second", \.work.personCallsPerSecond, 0...1_000_000),
    .init("person-calls-burst", \.work.personCallsBurst, counts),
    .init("service-calls-per-second", \.work.serviceCallsPerSecond, 0...1_000_000),
    .init("service-calls-burst", \.work.serviceCallsBurst, counts),
    .init("unary-deadline-default-ms", \.work.unaryDeadlineDefault),
    .init("unary-deadline-max-ms", \.work.unaryDeadlineMax),
    .init("stream-deadline-max-ms", \.work.streamDeadlineMax),
    .init("write-buffer-bytes-high", \.work.writeBufferBytesHigh, bytes),
    .init("write-buffer-bytes-low", \.work.writeBufferBytesLow, bytes),
    .init(
      "write-buffer-bytes-beside-response", \.work.writeBufferBytesBesideResponse, bytes),
    .init("write-batch-max", \.work.writeBatchMax, 1...1_024),
    .init("write-busy-poll-us", \.work.writeBusyPollMicroseconds, 0...10_000),
    .init("loop-busy-poll-us", \.work.loopBusyPollMicroseconds, 0...10_000),
    .init("disk-free-bytes", \.disk.keptFreeBytes, 0...(1 << 50)),
    .init("disk-ballast-bytes", \.disk.ballastBytes, 0...(1 << 40)),
    .init("plugin-call-ms", \.plugins.call),
    .init("plugin-start-ms", \.plugins.start),
    .init("plugin-memory-bytes", \.plugins.memoryBytes, bytes),
    .init("plugin-processor-seconds", \.plugins.processorSeconds, counts),
    .init("plugin-frame-bytes", \.plugins.frameBytes, frameBytes),
    .init("plugin-waiting-max", \.plugins.waitingMax, counts),
    .init("plugin-restart-ms", \.plugins.restart),
    .init("plugin-restart-max-ms", \.plugins.restartMax),
    .init("partner-not-sent-max", \.partners.notSentMax, counts),
    .init("partner-rest-ms", \.partners.rest),
    .init("partner-rest-max-ms", \.partners.restMax),
  ]
}
