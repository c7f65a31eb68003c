import BenchmarkSecrets
import Dispatch
import Domain
import Foundation
import Store

// book-path CAMPUS SERVICE CALLS BATCH: bookings through the store, as `Book` makes them for a service that
// acts for students, but without messages and connections, so that valgrind can count their instructions:
//
//     valgrind --tool=callgrind --separate-threads=yes book-path CAMPUS svc_… 2560 64
//
// CAMPUS is a folder as Benchmarks/campus.py makes it, with a copy of its data directory in `copy`; SERVICE the id
// of its student portal. Prints bookings a second.

/// What valgrind counted would change with anything that these do: they are what a call does on the write lane.
final class Booking: StoreWork {
  let portal: Principal
  let person: String
  let staffID: String
  let start: Instant
  let key: String

  init?(_ line: Substring, number: Int, through portal: Principal) {
    let columns = line.split(separator: "\t")
    guard columns.count == 4, let start = Int64(columns[3]) else { return nil }
    self.portal = portal
    person = String(columns[1])
    staffID = String(columns[2])
    self.start = Instant(millisecondsSince1970: start)
    key = "book-path-\(run)-\(number)"
  }

  func begin() -> Bool { true }

  func settle(_ outcome: WorkOutcome) {
    guard case .done = outcome else { fatalError("A booking was not kept: \(outcome)") }
    settled.signal()
  }

  func perform(in transaction: Transaction) throws {
    var random = SystemRandom()
    let (today, day) = (WallClock.london.date(of: now), WallClock.london.date(of: start))
    guard let principal = try transaction.principal(person),
      let caller = Caller.acting(portal, for: principal),
      let staff = Identifier(staffID, kind: .staffMember),
      let situation = try transaction.situation(
        of: person, with: person, and: staffID, withoutModules: true),
      case .allow(let decision) = decide(
        PolicyQuestion(
          caller, .create, .academicBooking,
          standings: situation.standings(of: person, on: today), method: method))
    else { throw Refusal.denied }
    let scope = IdempotencyScope(
      principal: caller.principal, actingFor: person, method: method, key: key)
    guard try transaction.storedReply(scope) == nil else { throw Refusal.idempotencyKeyReused }
    let offer = try transaction.offer(
      of: staff, on: day, to: situation.studentID, today: today, by: decision)
    let booked = try transaction.booked(
      ofStaff: staff, ofStudent: situation.studentID, from: start,
      to: start.adding(minutes: offer.availability.longestSlotMinutes), at: now)
    let appointment = try BookingRules.book(
      start: start,
      in: BookingRules.Calendars(
        situation: situation, availability: offer.availability,
        staffAppointments: booked.staff, studentAppointments: booked.student,
        closures: offer.closures),
      id: Identifier(.appointment, from: &random),
      noticeVersion: NoticeVersion(notice: "see-my-tutor", version: "1"), now: now)
    try transaction.insert(appointment, by: decision)
    try transaction.append(.appointmentBooked, appointment.id, at: now)
    try transaction.storeReply(
      StoredReply(requestHash: hash, reply: reply, subject: appointment.studentID), for: scope,
      at: now)
  }
}

let given = CommandLine.arguments.dropFirst()
guard given.count == 4, let calls = Int(given[3]), let batch = Int(given[4]), calls > 0, batch > 0
else {
  FileHandle.standardError.write(Data("usage: book-path CAMPUS SERVICE CALLS BATCH\n".utf8))
  exit(2)
}
let campus = URL(filePath: given[1])
let method = "pastoral.v1.BookingService/Book"
let now = Instant(millisecondsSince1970: Int64(Date.now.timeIntervalSince1970 * 1_000))
let run = UInt32.random(in: 0...UInt32.max)
/// As long as those of the server.
let (hash, reply) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 1, count: 170))
let settled = DispatchSemaphore(value: 0)

let store = try StoreEngine.open(
  at: campus.appending(path: "copy").path,
  secrets: StoreSecrets(folder: campus.appending(path: "secrets").path), now: now)
guard let portal = try store.read({ try $0.principal(given[2]) }) else {
  fatalError("The campus has no such service.")
}
let lines = try String(contentsOf: campus.appending(path: "bookings.tsv"), encoding: .utf8)
let bookings = lines.split(separator: "\n").prefix(calls).enumerated().compactMap {
  Booking($1, number: $0, through: portal)
}
let began = ContinuousClock.now
for first in stride(from: 0, to: bookings.count, by: batch) {
  let works = Array(bookings[first..<min(first + batch, bookings.count)])
  store.writer.submit(works)
  for _ in works { settled.wait() }
}
let seconds = (ContinuousClock.now - began) / .seconds(1)
store.close()
print(Double(bookings.count) / seconds)
