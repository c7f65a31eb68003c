import Domain
import Messages
import Testing

@Suite("Enums of the protos that have their numbers from the domain")
struct EnumNumberTests {
  @Test("have the same cases with the same numbers, and UNSPECIFIED besides")
  func numbers() {
    #expect(wire(Pastoral_V1_AppointmentState.self) == domain(Appointment.State.self))
    #expect(wire(Pastoral_V1_Attendance.self) == domain(Appointment.Attendance.self))
    #expect(wire(Pastoral_V1_Attention.self) == domain(Appointment.Attention.self))
    #expect(wire(Pastoral_V1_AppointmentParty.self) == domain(AppointmentParty.self))
    #expect(wire(Pastoral_V1_WaitlistState.self) == domain(WaitlistEntry.State.self))
    #expect(wire(Pastoral_V1_DropInState.self) == domain(DropInPlace.State.self))
    #expect(wire(Pastoral_V1_CampaignAnswer.self) == domain(CampaignAnswer.self))
    #expect(wire(Pastoral_V1_EventKind.self) == domain(EventKind.self))
    #expect(wire(Pastoral_V1_Weekday.self) == domain(Weekday.self))
  }

  private func wire<Case: CaseIterable & RawRepresentable>(
    _ type: Case.Type
  ) -> [String: Int] where Case.RawValue == Int {
    domain(type).filter { $0.value != 0 }
  }

  /// Every case's name with its number.
  private func domain<Case: CaseIterable & RawRepresentable>(
    _ type: Case.Type
  ) -> [String: Int] where Case.RawValue == Int {
    Dictionary(uniqueKeysWithValues: type.allCases.map { ("\($0)", $0.rawValue) })
  }
}
