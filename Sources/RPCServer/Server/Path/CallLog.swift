import Domain
import Logging
import NIOCore
import Synchronization
import WireFormat

/// One line a call: method, status, duration, principal. Never content, metadata or addresses.
///
/// Methods that need no identity are logged at debug level only, or probes would fill the log.
///
/// To ask the logger for its level costs as much as a twentieth of a short call, so it is asked when
/// it may have changed and not on each call.
final class CallLog: Sendable {
  /// How much a call's line matters.
  private enum Weight: UInt8, CaseIterable {
    case probe, call, fault

    var level: Logger.Level {
      switch self {
      case .probe: .debug
      case .call: .info
      case .fault: .error
      }
    }
  }

  /// What was denied goes to the access log too, but counted.
  let denials: DenialCounts
  private let logger: Logger
  /// The least weight that is written; above all of them where none is.
  private let leastWeight: Atomic<UInt8>

  init(logger: Logger, denials: DenialCounts) {
    self.logger = logger
    self.denials = denials
    leastWeight = Atomic(Self.leastWeight(at: logger.logLevel))
  }

  /// The logger's level may have changed.
  func takeUpLevel() {
    leastWeight.store(Self.leastWeight(at: logger.logLevel), ordering: .relaxed)
  }

  private static func leastWeight(at level: Logger.Level) -> UInt8 {
    let least = Weight.allCases.first { $0.level >= level }
    return least?.rawValue ?? UInt8(Weight.allCases.count)
  }

  /// A call has ended.
  @inline(__always)
  func ended(_ route: Route, _ code: StatusCode, by signedIn: SignedIn?, since began: NIODeadline?)
  {
    if code == .permissionDenied, let signedIn {
      denials.add(
        signedIn.session.principal.id,
        actingFor: signedIn.onBehalfOf.flatMap { Identifier($0) }?.text ?? "", route.path)
    }
    let weight: Weight = code == .internalError ? .fault : route.needsIdentity ? .call : .probe
    guard weight.rawValue >= leastWeight.load(ordering: .relaxed) else { return }
    write(route, code, by: signedIn, since: began, at: weight.level)
  }

  private func write(
    _ route: Route, _ code: StatusCode, by signedIn: SignedIn?, since began: NIODeadline?,
    at level: Logger.Level
  ) {
    var metadata: Logger.Metadata = [
      "method": .string(route.path), "status": .string(code.name),
    ]
    if let began {
      let microseconds = (NIODeadline.now() - began).nanoseconds / 1_000
      metadata["us"] = .stringConvertible(microseconds)
    }
    if let signedIn {
      metadata["principal"] = .string(signedIn.session.principal.id)
      if let person = signedIn.onBehalfOf {
        // A caller said it, so only what has the shape of an id goes into the log.
        metadata["on-behalf-of"] = .string(Identifier(person)?.text ?? "no id")
      }
    }
    logger.log(level: level, "call", metadata: metadata)
  }

  /// A token of the university's sign-on was no good. Why is told here and not to its bearer, who may
  /// have made it up; of the token itself nothing is said.
  func signOnRefused(_ fault: SignOnFault) {
    logger.info("sign-on refused", metadata: ["reason": .string(fault.rawValue)])
  }

  /// Somebody got a session for a token of the university's sign-on.
  func signedOn(_ principal: String) {
    logger.info("signed on", metadata: ["principal": .string(principal)])
  }

  /// There was no place for a connection.
  func connectionRefused() { logger.debug("connection refused: too many") }

  /// A connection broke. Peers come and go, so this is no error of ours.
  func connectionFailed(_ error: any Error) {
    logger.debug("connection failed", metadata: ["error": .string("\(type(of: error))")])
  }
}
