import Domain
import Foundation
import Messages
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Errors on the wire")
struct StatusMappingTests {
  /// An error, and the code and reason that the caller is given; no reason where none is.
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let status: Status?
    let code: StatusCode
    let reason: Reason?
    var retries = false

    init(
      _ what: String, _ status: Status?, _ code: StatusCode, _ reason: Reason? = nil,
      retries: Bool = false
    ) {
      testDescription = what
      self.status = status
      self.code = code
      self.reason = reason
      self.retries = retries
    }
  }

  static let table: [Row] = [
    // Refusals are expected, and say why.
    Row("denied", StatusMapping.status(Refusal.denied), .permissionDenied),
    Row(
      "a rule", StatusMapping.status(Refusal.rule(.slotTaken, "Taken.")), .failedPrecondition,
      .slotTaken),
    Row(
      "a stale revision", StatusMapping.status(Refusal.staleRevision), .aborted, .staleRevision),
    Row(
      "a key used twice", StatusMapping.status(Refusal.idempotencyKeyReused), .alreadyExists,
      .idempotencyKeyReused),
    Row("not found", StatusMapping.status(Refusal.notFound("programme")), .notFound),
    Row("a malformed message", StatusMapping.status(MalformedMessage()), .invalidArgument),
    Row("a status itself", StatusMapping.status(Status(.outOfRange, "")), .outOfRange),
    // Our own mistakes have a code that means nothing else.
    Row("an unknown error", StatusMapping.status(CancellationError()), .internalError),
    Row("a broken constraint", failed(StoreError.constraint(.unique)), .internalError),
    Row("a damaged database", failed(StoreError.corrupt), .internalError),
    // UNAVAILABLE means not executed, whatever else it says.
    Row("a full disk", failed(StoreError.full), .unavailable, .notExecuted, retries: true),
    Row("an unreadable disk", failed(StoreError.io), .unavailable, .notExecuted, retries: true),
    Row(
      "a lost batch", fate(.notExecuted(.storage(.io))), .unavailable, .notExecuted,
      retries: true),
    Row(
      "a batch without its records", fate(.notExecuted(.batchRecords)), .unavailable,
      .notExecuted, retries: true),
    Row(
      "a snapshot that lasted too long", fate(.notExecuted(.snapshotExpired)), .unavailable,
      .notExecuted, retries: true),
    Row(
      "a store that sheds", fate(.notExecuted(.shedding)), .unavailable, .sheddingWrites,
      retries: true),
    Row(
      "a disk that is nearly full", fate(.notExecuted(.diskLow)), .unavailable, .diskLow,
      retries: true),
    Row(
      "a store that drains", fate(.notExecuted(.draining)), .unavailable, .draining,
      retries: true),
    Row("no place", StatusMapping.overloaded, .unavailable, .notExecuted, retries: true),
    // The one exception names itself.
    Row(
      "an unknown outcome with a key", StatusMapping.status(.unknown, hasKey: true), .unavailable,
      .commitUnknown, retries: true),
    Row(
      "an unknown outcome without a key", StatusMapping.status(.unknown, hasKey: false), .unknown,
      .commitUnknown),
    Row("skipped work", fate(.skipped), .deadlineExceeded),
  ]

  @Test("have one code and one reason each", arguments: table)
  func mapping(row: Row) throws {
    let status = try #require(row.status)
    #expect(status.code == row.code)
    var reasons: [String] = []
    var retries = false
    for detail in status.details {
      switch detail.typeURL {
      case "type.googleapis.com/google.rpc.ErrorInfo":
        let info = try Google_Rpc_ErrorInfo(serializedBytes: detail.value)
        #expect(info.domain == "pastoral")
        reasons.append(info.reason)
      case "type.googleapis.com/google.rpc.RetryInfo":
        retries = try Google_Rpc_RetryInfo(serializedBytes: detail.value).hasRetryDelay
      default: Issue.record("An unexpected \(detail.typeURL).")
      }
    }
    #expect(reasons == [row.reason?.rawValue].compactMap { $0 })
    #expect(retries == row.retries)
  }

  @Test("work that was done has none")
  func done() {
    #expect(StatusMapping.status(.done, hasKey: false) == nil)
  }

  @Test("a wrong request has a violation for each field, in the protos' words")
  func violations() throws {
    let status = StatusMapping.status(
      Refusal.invalid([
        FieldViolation(field: "student.campus_id", description: "must be 1 to 20 characters"),
        FieldViolation(field: "page_size", description: "must be at most 500"),
      ]))
    #expect(status.code == .invalidArgument)
    #expect(status.message == "student.campus_id must be 1 to 20 characters.")
    let detail = try #require(status.details.first)
    #expect(detail.typeURL == "type.googleapis.com/google.rpc.BadRequest")
    let request = try Google_Rpc_BadRequest(serializedBytes: detail.value)
    #expect(request.fieldViolations.map(\.field) == ["student.campus_id", "page_size"])
    #expect(request.fieldViolations.last?.description_p == "must be at most 500")
  }

  private static func fate(_ outcome: WorkOutcome) -> Status? {
    StatusMapping.status(outcome, hasKey: false)
  }

  private static func failed(_ error: StoreError) -> Status? { fate(.failed(error)) }
}
