import Domain
import Messages
import PluginAPI
import Store
import SwiftProtobuf
import WireFormat

/// The one place where errors become wire statuses. Texts quote limits, never what was sent.
enum StatusMapping {
  /// What the caller is told about an error of a call.
  static func status(_ error: any Error) -> Status {
    switch error {
    case let status as Status: status
    case let refusal as Refusal: self.status(refusal)
    case is MalformedMessage:
      Status(.invalidArgument, "The message is not what this method takes.")
    case let error as TooManyFields:
      Status(.resourceExhausted, "The message has more than \(error.fieldsMax) fields.")
    case let error as StoreError: self.status(error)
    case is PluginDown: pluginDown
    default: Status(.internalError, "The server failed; the call had no effect.")
    }
  }

  static func status(_ refusal: Refusal) -> Status {
    switch refusal {
    case .invalid(let violations):
      var details = Google_Rpc_BadRequest()
      details.fieldViolations = violations.map { violation in
        var field = Google_Rpc_BadRequest.FieldViolation()
        field.field = violation.field
        field.description_p = violation.description
        return field
      }
      let first = violations.first.map { "\($0.field) \($0.description)" } ?? "The request is wrong"
      return Status(.invalidArgument, "\(first).", details: [detail(details)])
    case .denied:
      return Status(.permissionDenied, "Not allowed, or no such record.")
    case .rule(let reason, let message):
      return Status(.failedPrecondition, message, details: [info(reason)])
    case .staleRevision:
      return Status(
        .aborted, "The record changed since it was read: read it again.",
        details: [info(.staleRevision)])
    case .idempotencyKeyReused:
      return Status(
        .alreadyExists, "The idempotency key was used with another request.",
        details: [info(.idempotencyKeyReused)])
    case .notFound(let message):
      return Status(.notFound, message)
    }
  }

  /// What the caller is told about work that the store did not do as asked; nil where it did. Work
  /// is skipped at its deadline, or when it was cancelled and answered already.
  static func status(_ fate: WorkOutcome, hasKey: Bool) -> Status? {
    switch fate {
    case .done: nil
    case .failed(let error): status(error)
    case .skipped: deadlineExceeded
    case .notExecuted(.shedding): shedding
    case .notExecuted(.diskLow): diskLow
    case .notExecuted(.draining): draining
    case .notExecuted: notExecuted
    case .unknown: commitUnknown(hasKey: hasKey)
    }
  }

  /// The store could not do it. Inside a call that is our bug or the disk's; nothing was changed.
  private static func status(_ error: StoreError) -> Status {
    switch error {
    case .full, .io, .busy, .transactionGone, .interrupted: notExecuted
    default: Status(.internalError, "The server failed; the call had no effect.")
    }
  }

  /// The batch was not committed; the call may be made again.
  static let notExecuted = unavailable(
    .notExecuted, "Not executed: the store could not commit. Try again.")

  /// The log has outgrown its bound and ordinary writes wait.
  static let shedding = unavailable(
    .sheddingWrites, "Not executed: the store is catching up. Try again.")

  /// What room the disk has left is kept for access rows, rights and erasure.
  static let diskLow = unavailable(
    .diskLow, "Not executed: the server's disk is nearly full. Tell its admin, and try again.")

  /// The server is about to stop; another one, or the next, will answer.
  static let draining = unavailable(.draining, "The server is draining. Try again.")

  /// The partner's plugin runs as a program of its own, and does not answer.
  static let pluginDown = unavailable(
    .pluginDown, "Not executed: the partner's plugin does not answer. Try again.")

  /// No place for the call.
  static let overloaded = unavailable(.notExecuted, "Not executed: too much is in flight.")

  /// The caller asked more often than one caller may.
  static let tooManyCalls = Status(
    .resourceExhausted, "Too many calls of one caller. Wait a second.", details: [retryInfo])

  /// The message is longer than its method takes.
  static func requestTooLong(_ bytesMax: Int) -> Status {
    Status(.resourceExhausted, "The message is longer than \(bytesMax) bytes.")
  }

  /// Too many tokens of one address were no good.
  static let tooManyFailures = Status(
    .resourceExhausted, "Too many failures to sign in from this address. Wait a minute.")

  /// The commit's outcome is not known. With a key the caller can find out by asking again.
  static func commitUnknown(hasKey: Bool) -> Status {
    hasKey
      ? unavailable(
        .commitUnknown, "The outcome is not known. Ask again with the same idempotency key.")
      : Status(
        .unknown, "The outcome is not known. Read before writing again.",
        details: [info(.commitUnknown)])
  }

  static let deadlineExceeded = Status(.deadlineExceeded, "The deadline passed first.")
  static let cancelled = Status(.cancelled, "The call was cancelled.")
  static let unauthenticated = Status(.unauthenticated, "Sign in with a valid token.")
  static let unimplemented = Status(.unimplemented, "No such method.")
  static let notOneMessage = Status(.invalidArgument, "This method takes one message.")

  /// How long a caller should wait before trying again, in milliseconds.
  private static let retryMilliseconds: Int32 = 500

  private static var retryInfo: StatusDetail {
    var retry = Google_Rpc_RetryInfo()
    retry.retryDelay.nanos = retryMilliseconds * 1_000_000
    return detail(retry)
  }

  private static func unavailable(_ reason: Reason, _ message: String) -> Status {
    Status(.unavailable, message, details: [info(reason), retryInfo])
  }

  private static func info(_ reason: Reason) -> StatusDetail {
    var info = Google_Rpc_ErrorInfo()
    info.reason = reason.rawValue
    info.domain = "pastoral"
    return detail(info)
  }

  static func detail(_ message: some Message) -> StatusDetail {
    // A message of ours with no required fields always serialises.
    let bytes: [UInt8] = (try? message.serializedBytes()) ?? []
    return StatusDetail(
      typeURL: "type.googleapis.com/\(type(of: message).protoMessageName)", value: bytes)
  }
}
