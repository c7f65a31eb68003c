/// How a call ended: the sixteen codes of gRPC, and no others, since some clients read others as OK.
public enum StatusCode: Int32, CaseIterable, Sendable {
  case ok = 0
  case cancelled = 1
  case unknown = 2
  case invalidArgument = 3
  case deadlineExceeded = 4
  case notFound = 5
  case alreadyExists = 6
  case permissionDenied = 7
  case resourceExhausted = 8
  case failedPrecondition = 9
  case aborted = 10
  case outOfRange = 11
  case unimplemented = 12
  case internalError = 13
  case unavailable = 14
  case dataLoss = 15
  case unauthenticated = 16

  /// The code as gRPC spells it, such as `INVALID_ARGUMENT`.
  public var name: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internalError: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}

/// A code, a sentence for people, and details for programs. The shape of `google.rpc.Status`.
public struct Status: Error, Hashable, Sendable {
  public var code: StatusCode
  /// Never holds personal data or what the caller sent.
  public var message: String
  public var details: [StatusDetail]

  public init(_ code: StatusCode, _ message: String, details: [StatusDetail] = []) {
    self.code = code
    self.message = message
    self.details = details
  }
}

/// One `google.protobuf.Any` of a status.
public struct StatusDetail: Hashable, Sendable {
  /// Such as `type.googleapis.com/google.rpc.ErrorInfo`.
  public var typeURL: String
  /// The message's bytes.
  public var value: [UInt8]

  public init(typeURL: String, value: [UInt8]) {
    self.typeURL = typeURL
    self.value = value
  }
}
