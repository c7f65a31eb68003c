/// Paper that belongs to a case, as far as it stands in the clear. What it is and where it stands is
/// `PaperWords`.
///
///     register ──► held ◄─ returnLoan ─┐
///                  │ ▲ └───── loan ──► onLoan
///                  │ └─ move
///                  └─ destroy ──► destroyed
///
/// Each arrow is the function of that name in `PaperRules` and counts the revision up. What is destroyed stays
/// on the register, with its certificate.
public struct PaperRecord: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case held
    case onLoan = "on_loan"
    case destroyed
  }

  /// What keeps others from it: each format has controls of its own (W24).
  public enum Control: String, CaseIterable, Sendable {
    case lockedCabinet = "locked_cabinet"
    case lockedRoom = "locked_room"
    case safe
    case secureArchive = "secure_archive"
  }

  /// How it was destroyed.
  public enum Destruction: String, CaseIterable, Sendable {
    case crossCut = "cross_cut"
    case pulped, burnt
  }

  /// That it was destroyed. Stands in the clear, since it is to be shown when the student's key is long gone.
  public struct Certificate: Equatable, Sendable {
    public let number: String
    public let method: Destruction
    public let date: LocalDate
    public let witness: String

    public init(number: String, method: Destruction, date: LocalDate, witness: String) {
      self.number = number
      self.method = method
      self.date = date
      self.witness = witness
    }
  }

  public let id: Identifier
  public let caseID: Identifier
  public let studentID: Identifier
  public var state: State
  public var control: Control
  /// Who answers for it.
  public var custodian: String
  /// The day on which it is to come back, while it is on loan.
  public var loanUntil: LocalDate?
  /// Once it is destroyed.
  public var certificate: Certificate?
  public let registered: Instant
  public let registeredBy: String
  public var changed: Instant
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, caseID: Identifier, studentID: Identifier, state: State, control: Control,
    custodian: String, loanUntil: LocalDate?, certificate: Certificate?, registered: Instant,
    registeredBy: String, changed: Instant, revision: Int64
  ) {
    self.id = id
    self.caseID = caseID
    self.studentID = studentID
    self.state = state
    self.control = control
    self.custodian = custodian
    self.loanUntil = loanUntil
    self.certificate = certificate
    self.registered = registered
    self.registeredBy = registeredBy
    self.changed = changed
    self.revision = revision
  }

  /// Whether it should have come back by now.
  public func isOverdue(on day: LocalDate) -> Bool { loanUntil.map { $0 < day } ?? false }
}

/// What is said of paper: sealed wherever it is kept. All empty once the student's key was destroyed; the paper
/// itself has then still to go.
public struct PaperWords: Equatable, Sendable {
  /// What it is, which the student reads.
  public var what: String
  /// Where it stands, or stood before it was lent.
  public var location: String
  /// To whom it is lent; empty while it is not.
  public var borrower: String

  public init(what: String = "", location: String = "", borrower: String = "") {
    self.what = what
    self.location = location
    self.borrower = borrower
  }
}

/// What was done with paper, by whom and why.
public struct PaperStep: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case registered, moved, lent, returned, destroyed
  }

  /// The record's revision after it.
  public let revision: Int64
  public let kind: Kind
  public let at: Instant
  public let by: String
  /// Who answered for it from then on.
  public let custodian: String
  /// Where it stood from then on.
  public let location: String
  public let borrower: String
  public let words: String

  public init(
    revision: Int64, kind: Kind, at: Instant, by: String, custodian: String, location: String,
    borrower: String, words: String
  ) {
    self.revision = revision
    self.kind = kind
    self.at = at
    self.by = by
    self.custodian = custodian
    self.location = location
    self.borrower = borrower
    self.words = words
  }
}
