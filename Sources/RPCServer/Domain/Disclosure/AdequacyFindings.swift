/// That the United Kingdom found a country's protection adequate, from one day on and perhaps up to another.
public struct AdequacyFinding: Equatable, Sendable {
  /// As ISO 3166-1 spells it.
  public let country: String
  public let from: LocalDate
  /// Its last day; nil where none is set.
  public let until: LocalDate?
  /// Only some recipients are covered, so that it takes evidence that this one is.
  public let isPartial: Bool
  /// The law that says so, and of a partial one whom it covers.
  public let source: String

  /// Whether it holds on that day.
  public func holds(on day: LocalDate) -> Bool {
    from <= day && until.map { day <= $0 } ?? true
  }
}

/// All such findings: data, as they change with the law and not with the program.
public struct AdequacyFindings: Equatable, Sendable {
  /// What is wrong with a list, by its line.
  public struct Fault: Error, Equatable {
    /// From 1.
    public let line: Int
    public let description: String
  }

  public let all: [AdequacyFinding]

  /// Those that came with the program.
  public static let committed: AdequacyFindings = {
    // The tests read it: it is a list.
    try! AdequacyFindings(
      text: String(decoding: PackageResources.adequacy_tsv, as: UTF8.self))
  }()

  /// Reads a list: one finding a line, with tabs between country, first day, last day or `-`, `whole` or `part`, and
  /// the law. Lines that begin with `#` are for people.
  public init(text: String) throws(Fault) {
    var all: [AdequacyFinding] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      func fault(_ description: String) -> Fault {
        Fault(line: index + 1, description: description)
      }
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 5 else { throw fault("must have five fields with tabs between") }
      guard Country.isCode(fields[0]), fields[0] != Country.here else {
        throw fault("must begin with a country abroad, such as CH")
      }
      guard let from = LocalDate(iso: fields[1]) else { throw fault("must have a first day") }
      let until = LocalDate(iso: fields[2])
      guard until != nil || fields[2] == "-" else { throw fault("must have a last day, or -") }
      guard until.map({ from <= $0 }) ?? true else {
        throw fault("must not end before it begins")
      }
      guard ["whole", "part"].contains(fields[3]) else { throw fault("must say whole or part") }
      if let problem = TextRules.problem(with: fields[4], atMost: 200, required: true) {
        throw fault("\(problem): the law")
      }
      all.append(
        AdequacyFinding(
          country: fields[0], from: from, until: until, isPartial: fields[3] == "part",
          source: fields[4]))
    }
    guard !all.isEmpty else { throw Fault(line: 1, description: "must hold a finding") }
    self.all = all
  }

  /// What holds of a country on a day; one of the whole country before one of some recipients.
  public func finding(on country: String, at day: LocalDate) -> AdequacyFinding? {
    let held = all.filter { $0.country == country && $0.holds(on: day) }
    return held.first { !$0.isPartial } ?? held.first
  }

  /// Whether something once held of a country that does not any more.
  func hasEnded(on country: String, at day: LocalDate) -> Bool {
    finding(on: country, at: day) == nil
      && all.contains { $0.country == country && $0.until.map { $0 < day } ?? false }
  }
}
