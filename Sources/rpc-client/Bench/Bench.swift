import ArgumentParser
import Foundation
import RPCClient

/// `rpc-client bench`: how many calls a server answers, and how fast.
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Load a server on this machine and measure how it answers.",
    discussion: """
      Each connection keeps the same number of calls in flight: an answered call is followed by the \
      next at once. What the warm-up does is not counted. Echo needs a server with --conformance.

      Book makes one appointment for each line of --bookings: the person to act for (or -), the \
      student, the member of staff and the start in milliseconds since 1970, with tabs between. \
      Caseload lists the open cases of whom the token belongs to, again and again.
      """)

  enum MethodName: String, ExpressibleByArgument, CaseIterable {
    case echo
    case book
    case caseload
  }

  @Argument(help: "HOST:PORT of the server, on this machine.")
  var endpoint: String
  @Option(help: "echo, book or caseload.")
  var method: MethodName = .echo
  @Option(help: "Connections, 1 to 20,000.")
  var connections = 1
  @Option(help: "Calls in flight on each connection, 1 to 4,096.")
  var inFlight = 1
  @Option(help: "For how many seconds to count, up to 3,600.")
  var duration = 5.0
  @Option(help: "Stop after so many calls, if that comes first.")
  var count: Int?
  @Option(help: "For how many seconds to load the server before counting begins.")
  var warmUp = 1.0
  @Option(help: "Bytes that an echo call carries, up to 1,000,000.")
  var payload = 64
  @Option(help: "The file of the token to call with; not for echo.")
  var tokenFile: String?
  @Option(help: "The file of the appointments to book, each once.")
  var bookings: String?
  @Option(help: "Threads that make load, 1 to 64.")
  var threads = 1
  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    let bounds: [(String, Double, ClosedRange<Double>)] = [
      ("--connections", Double(connections), 1...20_000),
      ("--in-flight", Double(inFlight), 1...4_096),
      ("--duration", duration, 0.001...3_600),
      ("--warm-up", warmUp, 0...600),
      ("--count", Double(count ?? 1), 1...1_000_000_000_000),
      ("--payload", Double(payload), 0...1_000_000),
      ("--threads", Double(threads), 1...64),
    ]
    for (name, value, range) in bounds where !range.contains(value) {
      throw ValidationError(
        "\(name) must be \(range.lowerBound.formatted()) to \(range.upperBound.formatted()).")
    }
    guard (method == .echo) == (tokenFile == nil) else {
      throw ValidationError("--token-file must be given, but for echo, which has none.")
    }
    guard (method == .book) == (bookings != nil) else {
      throw ValidationError("--method book and --bookings go together.")
    }
  }

  func run() async throws {
    let endpoint = try Endpoint(parsing: endpoint)
    guard endpoint.isLoopback else {
      throw ValidationError("bench loads servers on this machine only, such as 127.0.0.1:7700.")
    }
    let plan = LoadPlan(
      endpoint: endpoint, connections: connections, inFlight: inFlight, threads: threads,
      warmUp: .seconds(warmUp), duration: .seconds(duration), callsMax: count)
    let report = try await LoadGenerator.run(plan, try requests())
    print(json ? try report.json() : report.text)
    if report.callsPerSecond == 0 { throw ExitCode.failure }
  }

  private func requests() throws -> [RequestSource] {
    switch method {
    case .echo:
      return Array(repeating: try .echo(payloadBytes: payload), count: connections)
    case .book:
      guard let tokenFile, let bookings else { return [] }
      return try RequestSource.bookings(
        file: bookings, tokenFile: tokenFile, connections: connections)
    case .caseload:
      guard let tokenFile else { return [] }
      return Array(repeating: try .caseload(tokenFile: tokenFile), count: connections)
    }
  }
}
