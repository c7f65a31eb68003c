import Domain
import PluginAPI
import StudentFinance

/// Shares with Student Finance England as tests spell them.
enum FinanceShares {
  static let format = try! FinanceFormat(universityCode: "L34")  // The code is one.

  static let suspension = [
    "change": "suspension", "level": "undergraduate",
    "student.number": "WADM46891352A", "year": "2026/27",
    "course": "123456", "course.year": "2", "fee.charged": "9250", "fee.liability": "2312.50",
    "last.attended": "2026-11-10", "left": "2026-11-12", "agreed": "yes", "reason": "health",
  ]
  static let resumption = [
    "change": "resumption", "level": "undergraduate",
    "student.number": "WADM46891352A", "year": "2026/27",
    "course": "123456", "ucas.course": "G400", "course.year": "2", "fee.charged": "9250",
    "fee.liability": "9250", "resumes": "2026-11-23", "course.ends": "2028-06-30",
  ]
  static let withdrawal = [
    "change": "withdrawal", "level": "undergraduate",
    "student.number": "wadm 4689 1352 a", "year": "2026/27",
    "course": "123456", "course.year": "2", "fee.charged": "9250", "fee.liability": "2312.50",
    "last.attended": "2026-11-10", "reason": "other",
  ]
  static let transfer = [
    "change": "transfer", "level": "undergraduate",
    "student.number": "WADM46891352A", "year": "2026/27",
    "course": "123456", "ucas.course": "G400", "course.year": "2", "transfers": "2026-11-16",
    "new.course": "654321", "new.ucas.course": "G500", "new.course.year": "1",
    "fee.charged": "9250", "fee.liability": "9000",
  ]
  static let repetition = [
    "change": "repetition", "level": "undergraduate",
    "student.number": "WADM46891352A", "year": "2026/27",
    "course": "123456", "course.year": "2", "fee.charged": "4625", "fee.liability": "4625",
    "course.ends": "2029-06-30", "repeated": "part-year", "repeats.from": "2027-01-11",
    "repeats.until": "2027-06-11",
  ]
  static let credit = [
    "change": "credit", "level": "undergraduate",
    "student.number": "WADM46891352A", "year": "2026/27",
    "course": "123456", "course.year": "2", "credits": "60",
  ]
  static let feeRevision = [
    "change": "fee-revision", "level": "undergraduate",
    "student.number": "WADM46891352A", "year": "2026/27",
    "course": "123456", "course.year": "2", "fee.charged": "6935", "fee.liability": "3467.50",
    "fee.reason": "intensity-25-to-50", "credits": "45",
  ]
  /// One of each kind.
  static let changes = [
    suspension, resumption, withdrawal, transfer, repetition, credit, feeRevision,
  ]
  static let attendance = [
    "student.number": "WADM46891352A", "year": "2026/27", "course": "123456", "course.year": "2",
    "term": "1", "attendance": "A", "loan": "9250", "grant": "0", "student.pays": "99.05",
  ]
  static let registration = [
    "student.number": "WADM46891352A", "year": "2026/27", "course": "123456", "course.year": "2",
    "registered": "2026-09-21",
  ]
  static let dsa = [
    "student.number": "WADM46891352A", "year": "2026/27", "course": "BSc Computer Science",
    "course.begins": "2025-09-22", "course.ends": "2028-06-30", "course.year": "2",
    "mode": "full-time", "intensity": "100", "level": "undergraduate",
    "confirmed.by": "P. Practitioner, disability@example.ac.uk",
  ]
  static let reasons = [
    "student.number": "WADM46891352A", "year": "2025/26", "course": "BSc Computer Science",
    "circumstance": "bereavement", "from": "2026-02-01", "until": "2026-05-31",
    "effect": "Missed a term & its examinations.",
    "evidence": "A certificate of 3 February 2026.", "signed.by": "P. Practitioner, Welfare",
  ]

  static func share(
    _ answers: [String: String], fields: [DisclosedField: [String]] = [:],
    id: String = "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", changing changes: [String: String?] = [:]
  ) -> SelectedShare {
    var all = answers
    for (code, answer) in changes { all[code] = answer }
    return .made(id: id, fields: fields, answers: all)
  }
}
