import Messages
import WireFormat

/// `grpc.health.v1.Health`: whether the server takes calls.
enum HealthCalls {
  static let routes: [Route] = [
    .inline(HealthService.check, .open(because: "says only whether a service is up"), check)
  ]

  private static func check(
    _ request: Grpc_Health_V1_HealthCheckRequest, _ context: InlineContext
  ) throws -> Grpc_Health_V1_HealthCheckResponse {
    let core = context.connection.server
    guard request.service.isEmpty || core.calls.serves(request.service) else {
      throw Status(.notFound, "No such service.")
    }
    // Nothing is disclosed while the ledger does not fit its anchor.
    let isRefusing =
      request.service == DisclosureService.get.service && core.anchoring.refusal != nil
    var response = Grpc_Health_V1_HealthCheckResponse()
    response.status = context.connection.isDraining || isRefusing ? .notServing : .serving
    return response
  }
}

extension CallTable {
  /// Whether any method of that service is served.
  func serves(_ service: String) -> Bool { routes.contains { $0.service == service } }
}
