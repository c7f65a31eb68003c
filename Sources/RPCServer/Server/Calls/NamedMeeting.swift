import Domain
import Messages
import Store
import SwiftProtobuf

/// The meeting that a request for a note names, with what the store has of it.
enum NamedMeeting {
  case appointment(Appointment?)
  case dropIn(DropIn?, places: [DropInPlace])
  case adHoc(Pastoral_V1_AdHocMeeting)
  case none

  init(_ request: Pastoral_V1_CreateNoteRequest, _ tx: Transaction) throws {
    switch request.meeting {
    case .appointmentID(let id): self = .appointment(try tx.appointment(id))
    case .dropInID(let id):
      let dropIn = try tx.dropIn(id)
      self = .dropIn(dropIn, places: try dropIn.map { try tx.places(of: $0.id) } ?? [])
    case .adHoc(let adHoc): self = .adHoc(adHoc)
    case nil: self = .none
    }
  }

  /// Whether the person held it. One that nobody booked was with whoever writes of it.
  func isOwn(of person: String) -> Bool {
    switch self {
    case .appointment(let appointment): appointment?.staffID.text == person
    case .dropIn(let dropIn, _): dropIn?.staffID.text == person
    case .adHoc: true
    case .none: false
    }
  }

  /// The meeting, as a note of that student keeps it.
  ///
  /// - Throws: As `NoteRules.meeting`; `Refusal.invalid` where none is named.
  func meeting(of student: Identifier, now: Instant) throws -> Meeting {
    switch self {
    case .appointment(let appointment):
      try NoteRules.meeting(in: appointment, of: student, now: now)
    case .dropIn(let dropIn, let places):
      try NoteRules.meeting(in: dropIn, places, of: student)
    case .adHoc(let adHoc):
      try NoteRules.meeting(
        from: adHoc.hasStart ? Instant(adHoc.start, field: "ad_hoc.start") : nil,
        minutes: Int(adHoc.minutes), Meeting.Manner(adHoc.manner), now: now)
    case .none:
      throw Refusal.invalid("meeting", "must be appointment_id, drop_in_id or ad_hoc")
    }
  }
}
