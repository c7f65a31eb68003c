public import Domain

/// Closed days of the university, and bank holidays. They are nobody's data.
extension Transaction {
  /// The most that a list gives.
  public static let closuresMax = 1_000

  /// Those that touch some days, by their first day, at most 1,000.
  public func closures(from first: LocalDate, to last: LocalDate) throws -> [Closure] {
    guard let all = try rememberedClosures() else {
      return try storedClosures(from: first, to: last)
    }
    return all.filter { $0.last >= first && $0.first <= last }
  }

  /// All of them; nil outside of the write lane, and where there are more than a list gives.
  private func rememberedClosures() throws -> [Closure]? {
    guard let remembered = database.remembered else { return nil }
    if let kept = remembered.closures[.all] { return kept }
    let stored = try storedClosures(from: .first, to: .last)
    guard stored.count < Self.closuresMax else { return nil }
    remembered.closures.keep(stored, for: .all)
    return stored
  }

  private func storedClosures(from first: LocalDate, to last: LocalDate) throws -> [Closure] {
    try rows(
      """
      select kind, id, first_date, last_date, name from closure
      where last_date >= $1 and first_date <= $2 order by first_date, last_date, id limit $3
      """, first, last, Self.closuresMax
    ).map { try Closure($0, kind: 0, id: 1, first: 2, last: 3, name: 4) }
  }

  /// One by id; nil where there is none.
  public func closure(_ id: String) throws -> Closure? {
    try row("select kind, id, first_date, last_date, name from closure where id = $1", id)
      .map { try Closure($0, kind: 0, id: 1, first: 2, last: 3, name: 4) }
  }

  public func insert(_ closure: Closure, by decision: Decision) throws {
    try run(
      """
      insert into closure (id, first_date, last_date, kind, name) values ($1, $2, $3, $4, $5)
      """, closure.id, closure.first, closure.last, closure.kind.rawValue, closure.name)
  }

  public func remove(_ closure: Closure, by decision: Decision) throws {
    try run("delete from closure where id = $1", closure.id)
  }

  /// Adds England's bank holidays that are known and not there yet.
  public func addBankHolidays(
    random: inout some RandomNumberGenerator, by decision: Decision
  ) throws {
    for (day, name) in try BankHolidays.england() {
      let known = try closures(from: day, to: day)
      guard !known.hasBankHoliday(on: day) else { continue }
      try insert(
        Closure(
          id: Identifier(.closure, from: &random), kind: .bankHoliday, first: day, last: day,
          name: name), by: decision)
    }
  }
}

/// England's bank holidays as the program brings them: lines of day, tab, name.
enum BankHolidays {
  static func england() throws(StoreError) -> [(day: LocalDate, name: String)] {
    let text = String(decoding: PackageResources.bank_holidays_england_tsv, as: UTF8.self)
    var holidays: [(day: LocalDate, name: String)] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let day = LocalDate(iso: String(fields[0])) else { throw .corrupt }
      holidays.append((day, String(fields[1])))
    }
    return holidays
  }
}

extension Closure {
  /// A closure from the columns of its parts.
  init(_ row: Row, kind: Int, id: Int, first: Int, last: Int, name: Int) throws {
    guard let found = Kind(rawValue: try row.text(kind)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(id), kind: found, first: try row.date(first),
      last: try row.date(last), name: try row.text(name))
  }
}
