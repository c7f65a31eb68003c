public import Domain

/// A partner's form as one HTML document that needs nothing else: readable on a screen, fit for printing, and the
/// same bytes for the same answers. Whatever people wrote stands in it as text and never as markup.
public struct FormDocument: Sendable {
  private var body = ""

  /// - Parameters:
  ///   - title: What the form is called.
  ///   - lead: A sentence under it; empty for none.
  ///   - reference: What stands at the foot of each printed page, such as the share's id, so that pages that came apart
  ///     are found together again; nothing where it has more than letters, digits, `-` and `_`.
  public init(title: String, lead: String = "", reference: String = "") {
    body += "<h1>\(Self.escaped(title))</h1>\n"
    if !lead.isEmpty { body += "<p class=\"lead\">\(Self.escaped(lead))</p>\n" }
    self.title = title
    self.reference = PollLink.isID(reference.utf8) ? reference : ""
  }

  private let title: String
  private let reference: String

  /// Begins a part.
  public mutating func section(_ heading: String) {
    body += "<h2>\(Self.escaped(heading))</h2>\n"
  }

  /// An answer; nothing where there is none.
  public mutating func answer(_ label: String, _ paragraphs: [String]) {
    let given = paragraphs.filter { !$0.isEmpty }
    guard !given.isEmpty else { return }
    let text = given.map { "<p>\(Self.escaped($0))</p>" }.joined()
    body += "<div class=\"answer\"><h3>\(Self.escaped(label))</h3>\(text)</div>\n"
  }

  /// The answers to a plugin's questions, in their order and words.
  public mutating func answers(to questions: [FormQuestion], of share: SelectedShare) {
    for question in questions {
      guard let answer = share.answers[question.code] else { continue }
      self.answer(question.text, [answer == "yes" ? "Yes" : answer == "no" ? "No" : answer])
    }
  }

  /// The person whom it is about, as far as that was selected.
  public mutating func person(of share: SelectedShare) {
    answer("Name", share.paragraphs(of: .name))
    answer("Date of birth", share.paragraphs(of: .born))
    answer("Address", share.paragraphs(of: .address))
    answer("E-mail", share.paragraphs(of: .email))
    answer("Telephone", share.paragraphs(of: .phone))
    answer("Student number", share.paragraphs(of: .campusID))
  }

  /// What was selected of the record, as far as it is told this partner.
  public mutating func record(of share: SelectedShare) {
    answer("Kind of support", share.paragraphs(of: .supportType))
    answer("Why the student came", share.paragraphs(of: .reason))
    answer("Risk, as assessed", share.paragraphs(of: .risk))
    for item in share.fields where item.field == .itemText {
      answer("From the record", item.paragraphs)
    }
    answer("From the referral", share.paragraphs(of: .referralText))
    for note in share.fields where note.field == .noteText {
      answer("From a meeting with a tutor", note.paragraphs)
    }
  }

  /// What may be done with it.
  public mutating func conditions(of share: SelectedShare) {
    guard !share.onwardConditions.isEmpty else { return }
    section("Conditions")
    answer("When this is handed on", [share.onwardConditions])
  }

  /// The document.
  public var rendered: RenderedShare {
    let page = """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Self.escaped(title))</title>
      <style>
      body { font: 11pt/1.5 Georgia, serif; color: #1a1a1a; max-width: 42em; margin: 2em auto; padding: 0 1em }
      h1 { font-size: 1.5em; margin: 0 0 .25em }
      h2 { font-size: 1.1em; border-bottom: 1px solid #888; margin: 1.6em 0 .6em; padding-bottom: .2em }
      h3 { font: bold .8em/1.4 Arial, sans-serif; color: #444; margin: .2em 0 0 }
      h1, h2, h3, p { overflow-wrap: anywhere } h1, h2, h3 { break-after: avoid }
      p { margin: 0 0 .2em; orphans: 3; widows: 3 } .lead { color: #444 } .answer { margin: .5em 0 0 }
      @page { size: A4; margin: 20mm; font: 8pt Arial, sans-serif; color: #444;
      @bottom-right { content: counter(page) " / " counter(pages) } @bottom-left { content: "\(reference)" } }
      @media print { body { margin: 0; max-width: none; padding: 0 } }
      @media print, (min-width: 40em) { .answer { display: grid; grid-template-columns: 11em 1fr; column-gap: 1.5em }
      .answer h3 { grid-column: 1; grid-row: 1 } .answer p { grid-column: 2 } }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
    return RenderedShare(bytes: Array(page.utf8), mediaType: "text/html; charset=utf-8")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
