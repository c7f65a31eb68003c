import ArgumentParser
import Domain
import Foundation
import RPCServer
import Store

/// `rpc-server seed`: a made-up campus, the same one for the same seed and day.
struct Seed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill a data directory with a believable made-up campus.",
    discussion: """
      Students, staff, programmes, modules, relations and office hours, all invented. Seeding twice \
      adds nothing. With --tokens, a token file (mode 0600) is written for one person of each role \
      and one campus system, and people.tsv says who they are.
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: "How many students, 1 to 100,000.")
  var students: Int = 200
  @Option(help: "Which campus: the same number makes the same one.")
  var seed: UInt64 = 1
  @Option(help: "A new directory for the token files.")
  var tokens: String?
  @Option(help: "The day that the campus is made for, such as 2026-11-23. Default: today.")
  var today: String?

  func run() throws {
    guard (1...100_000).contains(students) else {
      throw ValidationError("--students must be 1 to 100000.")
    }
    let now = ServerClock.system.now()
    let day: LocalDate
    if let today {
      guard let given = LocalDate(iso: today) else {
        throw ValidationError("--today must be a day such as 2026-11-23.")
      }
      day = given
    } else {
      day = WallClock.london.date(of: now)
    }
    if let tokens, mkdir(tokens, 0o700) != 0 {
      throw Failure("Cannot make \(tokens): \(String(cString: strerror(errno))).")
    }
    let campus = CampusGenerator.campus(students: students, seed: seed, today: day)
    try self.store.withStore { store in
      var sowing = CampusSowing(store: store, now: now, today: day, seed: seed)
      try sowing.sow(campus)
      if let tokens {
        let cast = try DemoCast.choose(from: campus, today: day, in: store, now: now)
        try cast.writeTokens(to: tokens, in: store)
      }
    }
    print(
      "Seeded \(campus.students.count) students, \(campus.staff.count) staff, "
        + "\(campus.programmes.count) programmes and \(campus.modules.count) modules.")
  }
}

/// Puts a campus into the store, some thousand records a transaction.
private struct CampusSowing {
  private static let recordsPerTransaction = 2_000
  let store: StoreEngine
  let now: Instant
  let today: LocalDate
  private var random: SeededGenerator

  init(store: StoreEngine, now: Instant, today: LocalDate, seed: UInt64) {
    self.store = store
    self.now = now
    self.today = today
    random = SeededGenerator(seed: seed)
  }

  mutating func sow(_ campus: Campus) throws {
    try put(campus.programmes)
    try put(campus.modules)
    try put(campus.staff)
    try put(campus.students)
    try put(campus.enrolmentPeriods)
    try put(campus.moduleEnrolments)
    try put(campus.relations)
    let (rules, today) = (campus.weeklyRules, today)
    try store.write { [random] transaction in
      var random = random
      try transaction.addBankHolidays(random: &random, by: .system(.seed))
      for (campusID, weeklyRules) in rules {
        guard let staff = try transaction.staffID(campusID: campusID) else { continue }
        let decision = Decision.system(.seed)
        let found = try transaction.availability(of: staff, from: today, by: decision)
        guard found.revision == 0 else { continue }
        let availability = try BookingRules.setAvailability(
          found, weeklyRules: weeklyRules, revision: 0)
        try transaction.put(availability, from: today, by: decision)
      }
    }
  }

  private mutating func put<Record: StoredRecord>(_ records: [Record]) throws {
    var rest = records[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.recordsPerTransaction).map { record in
        (record, Identifier(Record.idKind, from: &random))
      }
      rest = rest.dropFirst(batch.count)
      let now = now
      try store.write { transaction in
        for (record, id) in batch {
          _ = try transaction.put(
            record, revision: 0, newID: id, at: now, by: .system(.seed))
        }
      }
    }
  }
}
