import ArgumentParser
import Messages
import SwiftProtobuf

/// `health`: whether the server takes calls. Needs no token.
struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health", abstract: "Ask whether the server, or one service of it, takes calls.",
    discussion: "Ends with \(ExitStatus.unavailable.rawValue) where it does not.")

  @Argument(help: "A service's full name, such as pastoral.v1.BookingService.")
  var service = ""

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session()
      .read(HealthService.check, .with { $0.service = service })
    let name = service.isEmpty ? "server" : service
    let columns: [ListColumn<Grpc_Health_V1_HealthCheckResponse>] = [
      ListColumn("service") { _ in name },
      ListColumn("status") { Self.text($0.status) },
    ]
    try Listing(columns: columns, records: [reply]).printRecord(output)
    if reply.status != .serving { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }

  private static func text(
    _ status: Grpc_Health_V1_HealthCheckResponse.ServingStatus
  ) -> String {
    switch status {
    case .serving: "SERVING"
    case .notServing: "NOT_SERVING"
    case .serviceUnknown: "SERVICE_UNKNOWN"
    case .unknown, .UNRECOGNIZED: "UNKNOWN"
    }
  }
}
