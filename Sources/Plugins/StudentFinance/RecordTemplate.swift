import Domain

/// What the records of a file without headings look like: their cells in order, each a text in which names in braces
/// stand for values, such as `{number}`.
struct RecordTemplate: Equatable, Sendable {
  private let cells: [BracedText]

  /// - Returns: Nil where a cell has something that no file may have, or a brace without its pair.
  init?(_ cells: [String]) {
    guard cells.allSatisfy({ FinanceText.isCell($0) && $0.count <= 100 }) else { return nil }
    self.init(known: cells)
    guard self.cells.count == cells.count else { return nil }
  }

  /// One that is known to be right.
  init(known cells: [String]) { self.cells = cells.compactMap { BracedText($0) } }

  /// No cells, no line.
  var isEmpty: Bool { cells.isEmpty }

  /// The names that it has values for.
  var names: Set<String> { Set(cells.flatMap(\.names)) }

  /// The cells, with the values in place of their names.
  func filled(_ values: [String: String]) -> [String] {
    cells.compactMap { $0.filled { values[$0] ?? "" } }
  }
}

/// The records of one import of confirmations: a header, one for each student, and a footer. One without cells is
/// not there.
struct ImportTemplate: Equatable, Sendable {
  /// Which of the two imports; as the configuration calls it.
  enum Import: String, CaseIterable, Sendable {
    case attendance, registration
  }

  private(set) var header: RecordTemplate
  private(set) var detail: RecordTemplate
  private(set) var footer: RecordTemplate

  /// Our own rendering of the guide, which publishes no columns.
  static func standard(of file: Import) -> ImportTemplate {
    let course = ["{number}", "{year}", "{course}", "{course-year}"]
    switch file {
    case .attendance:
      return ImportTemplate(
        header: RecordTemplate(
          known: [
            "H", "{university}", "{records}", "{loan-total}", "{grant-total}",
            "{student-pays-total}",
          ]),
        detail: RecordTemplate(
          known: ["D"] + course + ["{term}", "{attendance}", "{loan}", "{grant}", "{student-pays}"]),
        footer: RecordTemplate(known: []))
    case .registration:
      return ImportTemplate(
        header: RecordTemplate(known: ["H", "{university}"]),
        detail: RecordTemplate(known: ["D"] + course + ["{registered}"]),
        footer: RecordTemplate(known: ["F", "{records}"]))
    }
  }

  /// The standard one with the records that a university has otherwise.
  ///
  /// - Parameter records: Cells by `header`, `detail` and `footer`.
  init(_ records: [String: [String]], of file: Import) throws(FinanceFormatFault) {
    self = .standard(of: file)
    for (name, cells) in records.sorted(by: { $0.key < $1.key }) {
      let key = "\(file.rawValue).\(name)"
      guard let part = Part(rawValue: name) else { throw .unknownRecord(file.rawValue) }
      let (known, needed) = Self.values(of: part, in: file)
      guard let record = RecordTemplate(cells), record.names.isSubset(of: known) else {
        throw .record(key, known)
      }
      guard record.names.isSuperset(of: needed) else { throw .incompleteRecord(key, needed) }
      switch part {
      case .header: header = record
      case .detail: detail = record
      case .footer: footer = record
      }
    }
  }

  private init(header: RecordTemplate, detail: RecordTemplate, footer: RecordTemplate) {
    self.header = header
    self.detail = detail
    self.footer = footer
  }

  private enum Part: String { case header, detail, footer }

  /// What a record has values for, and which of them it must have: without who it is about, and what is confirmed of
  /// which term, a record says nothing, or the same as another.
  private static func values(
    of part: Part, in file: Import
  ) -> (known: [String], needed: [String]) {
    let course = ["university", "number", "year", "course", "course-year"]
    let totals = ["loan-total", "grant-total", "student-pays-total"]
    switch (part, file) {
    case (.detail, .attendance):
      return (
        course + ["term", "attendance", "loan", "grant", "student-pays"],
        ["number", "year", "term", "attendance"]
      )
    case (.detail, .registration): return (course + ["registered"], ["number", "year"])
    case (_, .attendance): return (["university", "records"] + totals, [])
    case (_, .registration): return (["university", "records"], [])
    }
  }
}
