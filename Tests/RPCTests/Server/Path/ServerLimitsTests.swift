import Testing

@testable import RPCServer

@Suite("The bounds of the server")
struct ServerLimitsTests {
  /// What a server does that nobody configured. The reason for each stands where it is declared.
  static let defaults: [(name: String, value: Int)] = [
    ("connections-max", 1_024),
    ("connections-unauthenticated-per-address-max", 16),
    ("connections-per-identity-max", 32),
    ("sign-in-failures-per-minute-max", 10),
    ("connections-backlog", 256),
    ("first-frame-ms", 60_000),
    ("tls-handshake-ms", 10_000),
    ("header-ms", 5_000),
    ("body-ms", 10_000),
    ("body-per-64-kib-ms", 1_000),
    ("idle-ms", 1_800_000),
    ("write-stall-ms", 30_000),
    ("ping-ms", 60_000),
    ("ping-answer-ms", 20_000),
    ("age-ms", 3_600_000),
    ("age-grace-ms", 30_000),
    ("request-bytes-max", 1_048_576),
    ("response-bytes-max", 4_194_304),
    ("metadata-bytes-max", 8_192),
    ("metadata-pairs-max", 32),
    ("metadata-key-bytes-max", 64),
    ("metadata-value-bytes-max", 4_096),
    ("connection-calls-max", 128),
    ("faults-per-minute-max", 20),
    ("cancels-per-half-minute-max", 200),
    ("pings-per-second-max", 10),
    ("queued-messages-max", 16),
    ("calls-in-flight-max", 512),
    ("watches-max", 1_024),
    ("connection-watches-max", 8),
    ("bytes-in-flight-max", 134_217_728),
    ("queue-wait-ms", 1_000),
    ("person-calls-per-second", 50),
    ("person-calls-burst", 100),
    ("service-calls-per-second", 0),
    ("service-calls-burst", 1_000),
    ("unary-deadline-default-ms", 10_000),
    ("unary-deadline-max-ms", 60_000),
    ("stream-deadline-max-ms", 3_600_000),
    ("write-buffer-bytes-high", 262_144),
    ("write-buffer-bytes-low", 65_536),
    ("write-buffer-bytes-beside-response", 65_536),
    ("write-batch-max", 64),
    ("write-busy-poll-us", 300), ("loop-busy-poll-us", 1_000),
    ("disk-free-bytes", 1 << 30),
    ("disk-ballast-bytes", 64 << 20),
    ("plugin-call-ms", 5_000),
    ("plugin-start-ms", 10_000),
    ("plugin-memory-bytes", 1 << 30),
    ("plugin-processor-seconds", 3_600),
    ("plugin-frame-bytes", 4 << 20),
    ("plugin-waiting-max", 16),
    ("plugin-restart-ms", 1_000),
    ("plugin-restart-max-ms", 60_000),
    ("partner-not-sent-max", 3),
    ("partner-rest-ms", 30_000),
    ("partner-rest-max-ms", 300_000),
  ]

  @Test("are these where nothing is configured")
  func defaultValues() {
    let limits = ServerLimits()
    let set = LimitSetting.all.map { "\($0.name) \($0.value(in: limits))" }
    #expect(set == Self.defaults.map { "\($0.name) \($0.value)" })
  }
}
