/// How somebody stands to a student, worked out from the dated directory: a relation that has ended
/// or not begun gives nothing.
extension StudentSituation {
  /// - Parameters:
  ///   - person: A principal's id.
  ///   - day: Today, or the day of the matter.
  public func standings(of person: String, on day: LocalDate) -> Set<Standing> {
    if person == studentID.text { return [.ownself] }
    let takesProgramme = Set(programmes.filter { $0.span.contains(day) }.map(\.aboutID))
    let takesModule = Set(modules.filter { $0.span.contains(day) }.map(\.aboutID))
    var standings: Set<Standing> = []
    for link in responsibilities where link.staffID.text == person && link.span.contains(day) {
      switch link.kind {
      case .personalTutor where link.aboutID == studentID: standings.insert(.tutor)
      case .programmeLeader where takesProgramme.contains(link.aboutID):
        standings.insert(.programme)
      case .programmeStaff where takesProgramme.contains(link.aboutID):
        standings.insert(.programmeStaff)
      case .moduleLeader where takesModule.contains(link.aboutID): standings.insert(.module)
      default: break
      }
    }
    return standings
  }
}
