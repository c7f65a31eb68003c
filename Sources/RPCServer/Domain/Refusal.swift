/// A rule said no. Refusals are expected outcomes, never bugs, and never carry personal data.
///
/// `RPCServer/Server/StatusMapping.swift` is the one place that turns them into wire statuses.
public enum Refusal: Error, Equatable, Sendable {
  /// The request itself is wrong, field by field. INVALID_ARGUMENT.
  case invalid([FieldViolation])
  /// The policy does not allow it, or the record does not exist: the caller cannot tell which.
  /// PERMISSION_DENIED.
  case denied
  /// A rule of the domain forbids it now. FAILED_PRECONDITION with the reason.
  case rule(Reason, String)
  /// The record changed since it was read. ABORTED.
  case staleRevision
  /// The idempotency key was used with another request. ALREADY_EXISTS.
  case idempotencyKeyReused
  /// A record that carries nobody's data does not exist; a sentence. NOT_FOUND.
  case notFound(String)

  /// One wrong field.
  public static func invalid(_ field: String, _ description: String) -> Refusal {
    .invalid([FieldViolation(field: field, description: description)])
  }
}

/// A field that breaks its limit, and what it must be.
public struct FieldViolation: Equatable, Sendable {
  /// The field's path as in the proto, such as `student.campus_id`.
  public var field: String
  /// What the field must be, quoting the limit and never the value.
  public var description: String

  public init(field: String, description: String) {
    self.field = field
    self.description = description
  }
}

/// Why a rule refused, for programs; spelt as `google.rpc.ErrorInfo.reason` carries it. The same
/// list as `pastoral.v1.Reason`, which a test holds it against.
public enum Reason: String, CaseIterable, Sendable {
  case slotTaken = "SLOT_TAKEN"
  case slotNotOffered = "SLOT_NOT_OFFERED"
  case studentBusy = "STUDENT_BUSY"
  case inThePast = "IN_THE_PAST"
  case staffNotAssociated = "STAFF_NOT_ASSOCIATED"
  case notBooked = "NOT_BOOKED"
  case commitUnknown = "COMMIT_UNKNOWN"
  case notExecuted = "NOT_EXECUTED"
  case idempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED"
  case staleRevision = "STALE_REVISION"
  case importInvalid = "IMPORT_INVALID"
  case outOfSequence = "OUT_OF_SEQUENCE"
  case unknownReference = "UNKNOWN_REFERENCE"
  case draining = "DRAINING"
  case sheddingWrites = "SHEDDING_WRITES"
  case diskLow = "DISK_LOW"
  case ledgerUnanchored = "LEDGER_UNANCHORED"
  case stepUpRequired = "STEP_UP_REQUIRED"
  case reviewOverdue = "REVIEW_OVERDUE"
  case tooManyLive = "TOO_MANY_LIVE"
  case alreadyEnded = "ALREADY_ENDED"
  case alreadyReviewed = "ALREADY_REVIEWED"
  case alreadyDecided = "ALREADY_DECIDED"
  case tokenNotLive = "TOKEN_NOT_LIVE"
  case cursorExpired = "CURSOR_EXPIRED"
  case meetingNotBegun = "MEETING_NOT_BEGUN"
  case alreadyShared = "ALREADY_SHARED"
  case noteFull = "NOTE_FULL"
  case tutorUnchanged = "TUTOR_UNCHANGED"
  case tooSoon = "TOO_SOON"
  case tooFarAhead = "TOO_FAR_AHEAD"
  case cutoffPassed = "CUTOFF_PASSED"
  case limitReached = "LIMIT_REACHED"
  case buffer = "BUFFER"
  case closedDay = "CLOSED_DAY"
  case nobodyFree = "NOBODY_FREE"
  case notBegun = "NOT_BEGUN"
  case alreadyLimited = "ALREADY_LIMITED"
  case consentRequired = "CONSENT_REQUIRED"
  case consentScope = "CONSENT_SCOPE"
  case noIntake = "NO_INTAKE"
  case notAccepted = "NOT_ACCEPTED"
  case offerEnded = "OFFER_ENDED"
  case alreadyWaiting = "ALREADY_WAITING"
  case notOpen = "NOT_OPEN"
  case alreadyReminded = "ALREADY_REMINDED"
  case termsNotAccepted = "TERMS_NOT_ACCEPTED"
  case caseState = "CASE_STATE"
  case alreadyMember = "ALREADY_MEMBER"
  case notEligible = "NOT_ELIGIBLE"
  case alreadyOpen = "ALREADY_OPEN"
  case transferWaiting = "TRANSFER_WAITING"
  case restricted = "RESTRICTED"
  case caseFull = "CASE_FULL"
  case paperState = "PAPER_STATE"
  case ownCustody = "OWN_CUSTODY"
  case noClinicalSupervision = "NO_CLINICAL_SUPERVISION"
  case previewDiffers = "PREVIEW_DIFFERS"
  case identifiersFound = "IDENTIFIERS_FOUND"
  case notConfirmed = "NOT_CONFIRMED"
  case adjustmentState = "ADJUSTMENT_STATE"
  case authorityRefused = "AUTHORITY_REFUSED"
  case transferRefused = "TRANSFER_REFUSED"
  case disclosureState = "DISCLOSURE_STATE"
  case payloadDiffers = "PAYLOAD_DIFFERS"
  case payloadRepeated = "PAYLOAD_REPEATED"
  case requestRequired = "REQUEST_REQUIRED"
  case requestState = "REQUEST_STATE"
  case pluginDown = "PLUGIN_DOWN"
  case suggestionState = "SUGGESTION_STATE"
  case agreementEnded = "AGREEMENT_ENDED"
  case noReviewer = "NO_REVIEWER"
}
