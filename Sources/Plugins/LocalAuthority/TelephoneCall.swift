import Domain
import PluginAPI

/// The telephone call that urgent concerns are told by before the form follows: what both forms ask of it.
enum TelephoneCall {
  /// Which of the questions say when it was.
  static let asked = TelephonedFirst(day: "phoned.on", time: "phoned.at")

  /// - Parameter isRequired: Whether there is no form without a call.
  static func questions(isRequired: Bool) -> [FormQuestion] {
    [
      FormQuestion(
        code: "phoned.on", text: "Day of the telephone call", kind: .date, isRequired: isRequired),
      FormQuestion(
        code: "phoned.at", text: "Time of the telephone call, such as 14:05",
        kind: .text(lengthMax: 5), isRequired: false),
      FormQuestion(
        code: "phoned.whom", text: "Who was spoken to?", kind: .text(lengthMax: 200),
        isRequired: isRequired),
    ]
  }

  /// Says what is wrong with the answers.
  ///
  /// - Parameter concern: The question of the day on which the concern arose.
  static func check(_ form: inout AnswerReader, concern: String) {
    let today = form.share.proposed
    let arose = form.text(concern) == nil ? nil : form.day(concern, notAfter: today)
    guard form.text("phoned.on") != nil else {
      form.refuseAny("phoned.at", "must be given with the day of the call")
      form.refuseAny("phoned.whom", "must be given with the day of the call")
      return
    }
    if let called = form.day("phoned.on", notAfter: today), let arose, called < arose {
      form.refuse("phoned.on", "must not be before the concern arose")
    }
    form.require("phoned.whom", "must say who was spoken to")
    if form.text("phoned.at") != nil {
      _ = form.value("phoned.at", "must be a time such as 14:05") { DayTime.minute($0) }
    }
  }
}
