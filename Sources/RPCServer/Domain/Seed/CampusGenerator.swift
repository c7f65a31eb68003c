import Foundation

/// A made-up campus: records as campus systems would send them, keyed by campus ids and codes.
public struct Campus: Equatable, Sendable {
  public var programmes: [Programme] = []
  public var modules: [Module] = []
  public var staff: [StaffMember] = []
  public var students: [Student] = []
  public var enrolmentPeriods: [EnrolmentPeriod] = []
  public var moduleEnrolments: [ModuleEnrolment] = []
  public var relations: [Relation] = []
  /// The weekly rules of each member of staff, by campus id, in the order of `staff`.
  public var weeklyRules: [(staffCampusID: String, rules: [WeeklyRule])] = []

  public static func == (left: Campus, right: Campus) -> Bool {
    left.programmes == right.programmes && left.modules == right.modules
      && left.staff == right.staff && left.students == right.students
      && left.enrolmentPeriods == right.enrolmentPeriods
      && left.moduleEnrolments == right.moduleEnrolments && left.relations == right.relations
      && left.weeklyRules.elementsEqual(right.weeklyRules, by: ==)
  }
}

/// Makes a believable campus for demonstrations and load tests: the same one for the same
/// arguments.
///
/// It has a programme for about 60 students (at least four), 18 modules a bachelor's programme and
/// 6 a master's, and a member of staff for about 15 students. Most students are in a year of their
/// course; a few came back after a break, and a few have left.
public struct CampusGenerator {
  private var random: SeededGenerator
  /// The year in which the present academic year began.
  private let academicYear: Int
  private var campus = Campus()
  private var mailboxes: [String: Int] = [:]
  private var courses: [Course] = []

  /// A programme as its students and staff need it.
  private struct Course {
    let code: String
    let subject: CampusCourses.Subject
    /// The codes of the modules of each year.
    let modulesByYear: [[String]]
    /// Campus ids; the first leads the programme.
    var staff: [String] = []
  }

  /// A campus of that many students, as on that day.
  public static func campus(students: Int, seed: UInt64, today: LocalDate) -> Campus {
    var generator = CampusGenerator(seed: seed, today: today)
    let programmes = max(4, students / 60)
    for index in 0..<programmes { generator.addProgramme(index) }
    // At least two for each programme, so that a leader is not alone.
    for index in 0..<max(programmes * 2, students / 15) { generator.addStaffMember(index) }
    for course in generator.courses.indices { generator.addResponsibilities(of: course) }
    for index in 0..<students { generator.addStudent(index) }
    return generator.campus
  }

  private init(seed: UInt64, today: LocalDate) {
    random = SeededGenerator(seed: seed)
    academicYear = today.month >= 9 ? today.year : today.year - 1
  }

  /// The first day of an academic year, which runs to 31 August, so that there is always one.
  private func begin(_ year: Int) -> LocalDate { Self.day(year, 9, 1) }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> LocalDate {
    // Only days that every year has are asked for; at the calendar's ends the nearest will do.
    LocalDate(year: year, month: month, day: day) ?? (year < 1900 ? .first : .last)
  }
}

// Courses and staff.
extension CampusGenerator {
  private mutating func addProgramme(_ index: Int) {
    let subjects = CampusCourses.subjects
    let subject = subjects[index % subjects.count]
    let round = index / subjects.count
    // Every subject is first a bachelor's programme, then its kinds, then the same over again as
    // numbered pathways, which only campuses beyond 18,000 students reach.
    let kinds = [
      ("\(subject.bachelor) (Hons) \(subject.name)", "B"),
      ("\(subject.master) \(subject.name)", "M"),
      ("\(subject.bachelor) (Hons) \(subject.name) with Foundation Year", "F"),
      ("\(subject.bachelor) (Hons) \(subject.name) with Placement Year", "P"),
    ]
    let (title, letter) = kinds[round % kinds.count]
    let pathway = round / kinds.count
    let code = subject.code + "-" + letter + (pathway == 0 ? "" : String(pathway + 1))
    campus.programmes.append(
      Programme(code: code, title: pathway == 0 ? title : "\(title), Pathway \(pathway + 1)"))

    let stages = letter == "M" ? CampusCourses.masterStages : CampusCourses.bachelorStages
    var modulesByYear: [[String]] = []
    for stage in stages {
      var codes: [String] = []
      for (number, pattern) in stage.modules.enumerated() {
        let moduleCode = "\(code)-\(stage.level)10\(number + 1)-\(academicYear)"
        let moduleTitle = pattern.split(separator: "*", omittingEmptySubsequences: false)
          .joined(separator: subject.name)
        campus.modules.append(Module(code: moduleCode, title: moduleTitle))
        codes.append(moduleCode)
      }
      modulesByYear.append(codes)
    }
    courses.append(Course(code: code, subject: subject, modulesByYear: modulesByYear))
  }

  private mutating func addStaffMember(_ index: Int) {
    let course = index % courses.count
    let isLeader = courses[course].staff.isEmpty
    let campusID = "E\(10_001 + index)"
    let (given, family, email) = person()
    campus.staff.append(
      StaffMember(
        campusID: campusID, givenName: given, familyName: family, email: email,
        jobTitle: isLeader
          ? "Programme Leader, \(courses[course].subject.name)"
          : "\(random.pick(CampusCourses.jobTitles)) in \(courses[course].subject.name)"))
    courses[course].staff.append(campusID)
    campus.weeklyRules.append((campusID, weeklyRules()))
  }

  /// Two or three office hours on different weekdays, without last day, so that there is always
  /// something to book.
  private mutating func weeklyRules() -> [WeeklyRule] {
    let location =
      "\(random.pick(CampusCourses.buildings)), room \(101 + random.number(below: 300))"
    var weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    return (0..<(2 + random.number(below: 2))).map { _ in
      let weekday = weekdays.remove(at: random.number(below: weekdays.count))
      let start = 9 * 60 + 30 * random.number(below: 11)
      return WeeklyRule(
        weekday: weekday, startMinute: start, endMinute: start + random.pick([90, 120, 180]),
        slotMinutes: random.pick([15, 20, 30, 30]), location: location)
    }
  }

  private mutating func addResponsibilities(of index: Int) {
    let course = courses[index]
    campus.relations.append(
      Relation(
        kind: .programmeLeader, staffCampusID: course.staff[0], about: course.code,
        from: begin(academicYear - random.number(below: 5)), to: nil))
    for member in course.staff.dropFirst() where random.chance(percent: 40) {
      campus.relations.append(
        Relation(
          kind: .programmeStaff, staffCampusID: member, about: course.code,
          from: begin(academicYear - random.number(below: 3)), to: nil))
    }
    for (number, module) in course.modulesByYear.joined().enumerated() {
      campus.relations.append(
        Relation(
          kind: .moduleLeader, staffCampusID: course.staff[number % course.staff.count],
          about: module, from: begin(academicYear), to: Self.day(academicYear + 1, 8, 31)))
    }
  }
}

// Students.
extension CampusGenerator {
  private typealias Registration = (
    from: LocalDate, to: LocalDate?, ending: EnrolmentPeriod.Ending?
  )

  private mutating func addStudent(_ index: Int) {
    let campusID = "\(900_001 + index)"
    let (given, family, email) = person()
    campus.students.append(
      Student(campusID: campusID, givenName: given, familyName: family, email: email))

    let course = courses[index % courses.count]
    let year = random.number(below: course.modulesByYear.count)
    let periods = enrolmentPeriods(year: year, years: course.modulesByYear.count)
    for period in periods {
      campus.enrolmentPeriods.append(
        EnrolmentPeriod(
          studentCampusID: campusID, programmeCode: course.code, from: period.from,
          to: period.to, ending: period.ending))
    }
    let tutor = (index / courses.count) % course.staff.count
    addTutors(of: campusID, in: course, tutor: tutor, periods: periods)

    guard periods.last?.to == nil else { return }
    let modules = course.modulesByYear[year]
    for module in modules.prefix(4 + random.number(below: modules.count - 3)) {
      campus.moduleEnrolments.append(
        ModuleEnrolment(
          studentCampusID: campusID, moduleCode: module, from: begin(academicYear),
          to: Self.day(academicYear + 1, 8, 31)))
    }
  }

  /// Of a hundred students four have left, half of them early; three came back after a break,
  /// unless they are in their first year; the rest have been here since they began.
  private mutating func enrolmentPeriods(
    year: Int, years: Int
  ) -> [Registration] {
    switch random.number(below: 100) {
    case 0..<2:
      [(begin(academicYear - years), Self.day(academicYear, 7, 31), nil)]
    case 2..<4:
      [(begin(academicYear - 1), Self.day(academicYear - 1, 11, 28), .withdrawn)]
    case 4..<7 where year > 0:
      [
        (begin(academicYear - year - 1), Self.day(academicYear, 1, 31), .suspended),
        (begin(academicYear), nil, nil),
      ]
    default:
      [(begin(academicYear - year), nil, nil)]
    }
  }

  /// One tutor all along; one in ten students who have been here longer got a new one this year.
  private mutating func addTutors(
    of student: String, in course: Course, tutor: Int,
    periods: [Registration]
  ) {
    let thisYear = begin(academicYear)
    func tutoring(_ member: Int, _ from: LocalDate, _ to: LocalDate?) -> Relation {
      Relation(
        kind: .personalTutor, staffCampusID: course.staff[member % course.staff.count],
        about: student, from: from, to: to)
    }
    let first = periods[0].from
    let last = periods[periods.count - 1].to
    if last == nil && first < thisYear && random.chance(percent: 10) {
      campus.relations.append(tutoring(tutor + 1, first, thisYear.adding(days: -1)))
      campus.relations.append(tutoring(tutor, thisYear, nil))
    } else {
      campus.relations.append(tutoring(tutor, first, last))
    }
  }
}

// Names.
extension CampusGenerator {
  private mutating func person() -> (given: String, family: String, email: String) {
    let given = random.number(below: CampusNames.given.count)
    let family = random.number(below: CampusNames.family.count)
    let mailbox = "\(Self.givenMailboxes[given]).\(Self.familyMailboxes[family])"
    // Names have no digits, so a number makes a mailbox that no other name has.
    let holders = mailboxes[mailbox, default: 0] + 1
    mailboxes[mailbox] = holders
    return (
      CampusNames.given[given], CampusNames.family[family],
      "\(mailbox)\(holders == 1 ? "" : String(holders))@example.ac.uk"
    )
  }

  private static let givenMailboxes = CampusNames.given.map(mailbox)
  private static let familyMailboxes = CampusNames.family.map(mailbox)

  /// The name in the letters that a mailbox may have: `Siân` as `sian`, `O'Brien` as `obrien`.
  private static func mailbox(_ name: String) -> String {
    // Decomposed, an accented letter is a plain one and a mark, which the filter leaves out.
    name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
      .filter { ("a"..."z").contains($0) }
      .reduce(into: "") { $0.unicodeScalars.append($1) }
  }
}
