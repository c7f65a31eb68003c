import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@testable import rpc_client

@Suite("How a run ends, and what it says then")
struct ExitStatusTests {
  @Test(
    "One exit status for each class of code",
    arguments: [
      (.ok, 0), (.cancelled, 9), (.unknown, 9), (.invalidArgument, 3), (.deadlineExceeded, 8),
      (.notFound, 5), (.alreadyExists, 6), (.permissionDenied, 4), (.resourceExhausted, 7),
      (.failedPrecondition, 6), (.aborted, 6), (.outOfRange, 3), (.unimplemented, 9),
      (.internalError, 9), (.unavailable, 8), (.dataLoss, 9), (.unauthenticated, 4),
    ] as [(StatusCode, Int32)])
  func statuses(code: StatusCode, status: Int32) {
    #expect(ExitStatus(code).rawValue == status)
  }

  @Test("The root's help names every status")
  func documented() {
    let help = RPCClientCommand.helpMessage()
    for status in ExitStatus.allCases { #expect(help.contains("  \(status.rawValue)  ")) }
  }

  private func lines(
    _ code: StatusCode, _ message: String, origin: RPCError.Origin = .server,
    _ details: [any SwiftProtobuf.Message] = [], key: String? = nil
  ) throws -> [String] {
    let status = Status(
      code, message,
      details: try details.map {
        StatusDetail(
          typeURL: "type.googleapis.com/\(type(of: $0).protoMessageName)",
          value: try $0.serializedBytes())
      })
    return CallFailure(error: RPCError(status, origin: origin), idempotencyKey: key).lines
  }

  @Test("A refusal tells what happened, the reason, and what to do next")
  func refusal() throws {
    let info = Google_Rpc_ErrorInfo.with { $0.reason = "SLOT_TAKEN" }
    #expect(
      try lines(.failedPrecondition, "The time is taken.", [info], key: "k") == [
        "rpc-client: The time is taken.",
        "  reason: SLOT_TAKEN (FAILED_PRECONDITION)",
        "  next: Run `rpc-client booking slots STAFF-ID` to see free times.",
      ])
  }

  @Test("Each bad field stands on its own line")
  func badFields() throws {
    let fields = Google_Rpc_BadRequest.with {
      $0.fieldViolations = [
        .with {
          $0.field = "start"; $0.description_p = "A slot's start."
        },
        .with {
          $0.field = "staff_id"; $0.description_p = "Not empty."
        },
      ]
    }
    #expect(
      try lines(.invalidArgument, "Two fields are wrong.", [fields]) == [
        "rpc-client: Two fields are wrong.",
        "  reason: INVALID_ARGUMENT",
        "  field start: A slot's start.",
        "  field staff_id: Not empty.",
      ])
  }

  @Test("A write whose outcome is unknown names the key under which it is repeated")
  func unknownOutcome() throws {
    let next =
      "  next: It may have happened. Run the same command with --idempotency-key cli-1: "
      + "it then happens once only."
    let info = Google_Rpc_ErrorInfo.with { $0.reason = "COMMIT_UNKNOWN" }
    #expect(try lines(.unavailable, "Unknown.", [info], key: "cli-1").last == next)
    #expect(
      try lines(.deadlineExceeded, "Late.", origin: .outcomeUnknown, key: "cli-1").last == next)
    #expect(try lines(.deadlineExceeded, "Late.", origin: .notSent, key: "cli-1").last != next)
  }

  @Test("Somebody who is not signed in is told how to")
  func signIn() throws {
    #expect(
      try lines(.unauthenticated, "No.").last
        == "  next: Sign in: `rpc-client login`, or name a file with your token by --token-file, "
        + "profile.")
  }

  @Test("What a server says cannot steer the terminal")
  func escaped() throws {
    let info = Google_Rpc_ErrorInfo.with {
      $0.reason = "A\u{1b}[2J"
      $0.metadata = ["k\u{202e}": "v\nw"]
    }
    let text = try lines(.aborted, "\u{1b}]0;x\u{7}", [info]).joined()
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202e })
  }
}
