public import Messages

extension Pastoral_V1_Appointment {
  /// The appointment as what changes it answers: without the names that only reading gives.
  public var unnamed: Self {
    var unnamed = self
    unnamed.studentName = ""
    unnamed.staffName = ""
    return unnamed
  }
}
