import Domain
import Logging
import NIOCore
import WireFormat

/// One line a call: method, status, duration, principal. Never content, metadata or addresses.
///
/// Methods that need no identity are logged at debug level only, or probes would fill the log.
struct CallLog: Sendable {
  let logger: Logger
  let denials: DenialCounts

  /// A call has ended.
  func ended(_ route: Route, _ code: StatusCode, by signedIn: SignedIn?, since began: NIODeadline?)
  {
    if code == .permissionDenied, let signedIn {
      denials.add(signedIn.session.principal.id, route.path)
    }
    let level: Logger.Level = code == .internalError ? .error : route.needsIdentity ? .info : .debug
    guard logger.logLevel <= level else { return }
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

  /// There was no place for a connection.
  func connectionRefused() { logger.debug("connection refused: too many") }

  /// A connection broke. Peers come and go, so this is no error of ours.
  func connectionFailed(_ error: any Error) {
    logger.debug("connection failed", metadata: ["error": .string("\(type(of: error))")])
  }
}
