import Domain
import Messages
import Store
import SwiftProtobuf

/// Availability, slots and appointments between the wire and the domain.
extension WeeklyRule {
  /// - Throws: `Refusal.invalid` for what cannot be read at all; limits are `BookingRules`'.
  init(_ message: Pastoral_V1_WeeklyRule, field: String) throws {
    guard let weekday = Weekday(rawValue: message.weekday.rawValue) else {
      throw Refusal.invalid("\(field).weekday", "must be a day of the week")
    }
    self.init(
      weekday: weekday, startMinute: Int(message.startMinute), endMinute: Int(message.endMinute),
      slotMinutes: Int(message.slotMinutes), stepMinutes: Int(message.stepMinutes),
      span: DateSpan(
        from: message.hasFrom ? try LocalDate(message.from, field: "\(field).from") : nil,
        to: message.hasTo ? try LocalDate(message.to, field: "\(field).to") : nil),
      location: message.location)
  }
}

extension AvailabilityException {
  /// - Throws: `Refusal.invalid` for what cannot be read at all; limits are `BookingRules`'.
  init(_ message: Pastoral_V1_AvailabilityException, id: Identifier, field: String) throws {
    let kind: Kind
    switch message.kind {
    case .open:
      kind = .open(
        slotMinutes: Int(message.slotMinutes), stepMinutes: Int(message.stepMinutes),
        location: message.location)
    case .closed: kind = .closed
    case .unspecified, .UNRECOGNIZED:
      throw Refusal.invalid("\(field).kind", "must be CLOSED or OPEN")
    }
    self.init(
      id: id, kind: kind, date: try LocalDate(message.date, field: "\(field).date"),
      startMinute: Int(message.startMinute), endMinute: Int(message.endMinute))
  }
}

extension BookingSettings {
  init(_ message: Pastoral_V1_BookingSettings) {
    self.init(
      bufferBeforeMinutes: Int(message.bufferBeforeMinutes),
      bufferAfterMinutes: Int(message.bufferAfterMinutes),
      minimumNoticeMinutes: Int(message.minimumNoticeMinutes),
      horizonDays: Int(message.horizonDays),
      cancellationCutoffMinutes: Int(message.cancellationCutoffMinutes),
      openBookingsMax: Int(message.openBookingsMax))
  }
}

extension Pastoral_V1_BookingSettings {
  init(_ settings: BookingSettings) {
    self.init()
    bufferBeforeMinutes = Int32(settings.bufferBeforeMinutes)
    bufferAfterMinutes = Int32(settings.bufferAfterMinutes)
    minimumNoticeMinutes = Int32(settings.minimumNoticeMinutes)
    horizonDays = Int32(settings.horizonDays)
    cancellationCutoffMinutes = Int32(settings.cancellationCutoffMinutes)
    openBookingsMax = Int32(settings.openBookingsMax)
  }
}

extension Pastoral_V1_Availability {
  init(_ availability: Availability) {
    self.init()
    staffID = availability.staffID.text
    revision = availability.revision
    settings = Pastoral_V1_BookingSettings(availability.settings)
    weeklyRules = availability.weeklyRules.map { rule in
      var message = Pastoral_V1_WeeklyRule()
      // The two enums have the same numbers; a test holds them together.
      message.weekday = Pastoral_V1_Weekday(rawValue: rule.weekday.rawValue) ?? .unspecified
      message.startMinute = Int32(rule.startMinute)
      message.endMinute = Int32(rule.endMinute)
      message.slotMinutes = Int32(rule.slotMinutes)
      message.stepMinutes = Int32(rule.stepMinutes)
      if let from = rule.span.from { message.from = Pastoral_V1_Date(from) }
      if let to = rule.span.to { message.to = Pastoral_V1_Date(to) }
      message.location = rule.location
      return message
    }
    exceptions = availability.exceptions.map { exception in
      var message = Pastoral_V1_AvailabilityException()
      message.id = exception.id.text
      message.date = Pastoral_V1_Date(exception.date)
      message.startMinute = Int32(exception.startMinute)
      message.endMinute = Int32(exception.endMinute)
      switch exception.kind {
      case .closed: message.kind = .closed
      case .open(let slotMinutes, let stepMinutes, let location):
        message.kind = .open
        message.slotMinutes = Int32(slotMinutes)
        message.stepMinutes = Int32(stepMinutes)
        message.location = location
      }
      return message
    }
  }
}

extension Pastoral_V1_Slot {
  init(_ slot: Slot) {
    self.init()
    start = Google_Protobuf_Timestamp(slot.start)
    end = Google_Protobuf_Timestamp(slot.end)
    location = slot.location
  }
}

extension Pastoral_V1_Appointment {
  /// When an appointment is and how it stands, and nothing of who meets whom.
  init(metadataOf appointment: Appointment) {
    self.init()
    id = appointment.id.text
    start = Google_Protobuf_Timestamp(appointment.start)
    end = Google_Protobuf_Timestamp(appointment.end)
    state = Pastoral_V1_AppointmentState(rawValue: appointment.state.rawValue) ?? .unspecified
    created = Google_Protobuf_Timestamp(appointment.created)
    changed = Google_Protobuf_Timestamp(appointment.changed)
  }

  /// An appointment without the names, which are opened only for who reads.
  init(_ appointment: Appointment) {
    self.init()
    id = appointment.id.text
    studentID = appointment.studentID.text
    staffID = appointment.staffID.text
    start = Google_Protobuf_Timestamp(appointment.start)
    end = Google_Protobuf_Timestamp(appointment.end)
    location = appointment.location
    state = Pastoral_V1_AppointmentState(rawValue: appointment.state.rawValue) ?? .unspecified
    // The enums have the same numbers as the domain's; a test holds them together.
    if let said = appointment.attendance {
      attendance = Pastoral_V1_Attendance(rawValue: said.rawValue) ?? .unspecified
    }
    if let flag = appointment.attention {
      attention = Pastoral_V1_Attention(rawValue: flag.rawValue) ?? .unspecified
    }
    revision = appointment.revision
    notice = Pastoral_V1_NoticeVersion(appointment.noticeVersion)
    created = Google_Protobuf_Timestamp(appointment.created)
    changed = Google_Protobuf_Timestamp(appointment.changed)
    if appointment.state == .offered, let expires = appointment.offerExpires {
      offerExpires = Google_Protobuf_Timestamp(expires)
    }
  }
}
