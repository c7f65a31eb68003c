import RPCClient
import WireFormat

/// A call that did not go well, told to the person at the keyboard: what happened, why, which fields
/// are wrong, and what to do next.
struct CallFailure: ReportedFailure {
  let error: RPCError
  /// The key that the write carried.
  var idempotencyKey: String?

  var exitStatus: ExitStatus { ExitStatus(error.code) }

  var lines: [String] {
    var lines = [
      "rpc-client: \(TerminalText.escaped(error.message.isEmpty ? error.code.name : error.message))"
    ]
    let reason = error.reason.map { "\($0) (\(error.code.name))" } ?? error.code.name
    lines.append("  reason: \(TerminalText.escaped(reason))")
    for violation in error.violations {
      lines.append(
        "  field \(TerminalText.escaped(violation.field)): "
          + TerminalText.escaped(violation.description))
    }
    for (name, value) in error.facts.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(TerminalText.escaped(name)): \(TerminalText.escaped(value))")
    }
    if let next = nextStep { lines.append("  next: \(next)") }
    return lines
  }

  /// Whether the write may have happened although nobody said so.
  private var isOutcomeUnknown: Bool {
    error.reason == "COMMIT_UNKNOWN" || error.origin == .outcomeUnknown
  }

  private var nextStep: String? {
    if isOutcomeUnknown, let idempotencyKey {
      return "It may have happened. Run the same command with --idempotency-key "
        + "\(idempotencyKey): it then happens once only."
    }
    return Self.nextSteps[error.reason ?? ""] ?? nextStepByCode
  }

  /// By the names of `pastoral.v1.Reason`.
  private static let nextSteps = [
    "SLOT_TAKEN": "Run `rpc-client booking slots STAFF-ID` to see free times.",
    "SLOT_NOT_OFFERED": "Run `rpc-client booking slots STAFF-ID` to see free times.",
    "IN_THE_PAST": "Run `rpc-client booking slots STAFF-ID` to see free times.",
    "BUFFER": "Run `rpc-client booking slots STAFF-ID` to see free times.",
    "TOO_SOON": "Run `rpc-client booking slots STAFF-ID` to see free times.",
    "TOO_FAR_AHEAD": "Run `rpc-client booking slots STAFF-ID` to see free times.",
    "CLOSED_DAY": "Run `rpc-client closures list` to see the closed days.",
    "STUDENT_BUSY": "Run `rpc-client booking list` to see the student's appointments.",
    "STAFF_NOT_ASSOCIATED": "Run `rpc-client booking staff` to see who can be booked.",
    "NOT_BOOKED": "Run `rpc-client booking show APPOINTMENT-ID` to see its state.",
    "STALE_REVISION": "Look at the record again, then repeat the command.",
    "IDEMPOTENCY_KEY_REUSED": "Leave --idempotency-key out, unless you repeat the same command.",
    "IMPORT_INVALID": "Mend the rows and import the file again under a new upload id.",
    "OUT_OF_SEQUENCE": "Run the import again with the same --upload-id.",
    "UNKNOWN_REFERENCE": "Import the record that is named first.",
    "DRAINING": "The server is being restarted. Try again in a moment.",
    "CURSOR_EXPIRED": "Begin anew, without --after.",
    "MEETING_NOT_BEGUN": "Write the note when the meeting has begun.",
    "ALREADY_SHARED": "Run `rpc-client notes amend NOTE-ID` to say something else.",
    "NOTE_FULL": "Write a new note of your next meeting.",
    "CONSENT_REQUIRED": "Ask the student; run `rpc-client consent list STUDENT-ID --live`.",
    "CONSENT_SCOPE": "Run `rpc-client consent show CONSENT-ID` to see what it is for.",
    "NOT_ACCEPTED": "Run `rpc-client referrals accept REFERRAL-ID` first.",
    "TERMS_NOT_ACCEPTED": "Read them, and accept them: `rpc-client case terms --accept`.",
    "IDENTIFIERS_FOUND": "Run `rpc-client supervision preview` to see what does.",
    "PREVIEW_DIFFERS": "Preview it again, and share it with the digest that it then gives.",
    "SHEDDING_WRITES":
      "The server has more to write than its disk keeps up with. Try again in a minute.",
    "DISK_LOW": "The server's disk is nearly full. Tell its operators.",
    "LEDGER_UNANCHORED":
      "Tell the server's operators; whatever is urgent must reach the partner another way.",
  ]

  private var nextStepByCode: String? {
    switch error.code {
    case .unauthenticated:
      "Sign in: `rpc-client login`, or name a file with your token by --token-file, "
        + "PASTORAL_TOKEN_FILE or a profile."
    case .permissionDenied:
      "Run `rpc-client whoami` to see as whom you ask; --on-behalf-of and --purpose may be needed."
    case .unavailable where error.origin == .notConnected:
      "Is the server running? Check --endpoint, PASTORAL_ENDPOINT or the profile, and --ca."
    case .unavailable: "Try again in a moment."
    case .deadlineExceeded: "Try again, or allow more seconds with --timeout."
    case .resourceExhausted: "Wait a little, then try again."
    case .unimplemented: "Run `rpc-client describe` to see the calls that this program knows."
    case .internalError, .unknown, .dataLoss: "Tell the server's operators what you did, and when."
    default: nil
    }
  }
}
