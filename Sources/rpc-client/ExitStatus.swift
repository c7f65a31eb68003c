import RPCClient
import WireFormat

/// How a run of the program ended, for scripts.
enum ExitStatus: Int32, CaseIterable {
  case ok = 0
  case usage = 2
  case invalid = 3
  case denied = 4
  case notFound = 5
  case refused = 6
  case exhausted = 7
  case unavailable = 8
  case fault = 9
  case unverified = 10

  /// The status that stands for a code.
  init(_ code: StatusCode) {
    self =
      switch code {
      case .ok: .ok
      case .invalidArgument, .outOfRange: .invalid
      case .unauthenticated, .permissionDenied: .denied
      case .notFound: .notFound
      case .failedPrecondition, .aborted, .alreadyExists: .refused
      case .resourceExhausted: .exhausted
      case .unavailable, .deadlineExceeded: .unavailable
      case .internalError, .unknown, .dataLoss, .unimplemented, .cancelled: .fault
      }
  }

  var meaning: String {
    switch self {
    case .ok: "done"
    case .usage: "wrong command line or configuration; nothing was sent"
    case .invalid: "something that was sent, or a row of the file, is not valid"
    case .denied: "not signed in, or not allowed"
    case .notFound: "not found"
    case .refused: "refused by a rule, or changed meanwhile, or already there"
    case .exhausted: "a limit was reached"
    case .unavailable: "the server was not reached, or did not answer in time"
    case .fault: "a fault of the server or of this program"
    case .unverified: "the ledger, a checkpoint or a proof does not verify"
    }
  }

  /// One line for each, for the root's help.
  static var help: String {
    allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n")
  }
}

/// An error that says itself what to print and how to exit.
protocol ReportedFailure: Error {
  var lines: [String] { get }
  var exitStatus: ExitStatus { get }
}

/// The command cannot be carried out as it was given.
struct UsageError: ReportedFailure, Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  var lines: [String] { ["rpc-client: \(text)"] }
  var exitStatus: ExitStatus { .usage }
}

extension ConfigurationError: ReportedFailure {
  var lines: [String] { ["rpc-client: \(description)"] }
  var exitStatus: ExitStatus { .usage }
}
