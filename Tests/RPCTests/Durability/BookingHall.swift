import Crypto
import Domain
import Foundation
import Ledger
import Messages
import RPCClient
import SwiftProtobuf
import Synchronization
import TestPeer

@testable import Store

/// A data directory with one tutor who can be booked at any time of any day, every five minutes, and
/// eight students who want to.
final class BookingHall: Sendable {
  let scratch: String
  let data: String
  let secrets: String
  let students: [String]
  let tutor: String
  private let token: String
  private let firstDay: LocalDate

  static let studentCount = 8

  init() async throws {
    scratch =
      FileManager.default.temporaryDirectory
      .appending(path: "pastoral-durability-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    data = scratch + "/data"
    secrets = scratch + "/secrets"
    let made = try await ServerProcess.run(
      "init", "--data", data, "--secrets", secrets, "--token-file", scratch + "/admin.token")
    guard made.exitCode == 0 else { throw UnexpectedEnd(description: made.error) }

    var random = SystemRandom()
    let secret = Token(.service, from: &random)
    token = secret.text
    let now = Instant(
      millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1_000))
    firstDay = WallClock.london.date(of: now).adding(days: 2)
    let store = try StoreEngine.open(at: data, secrets: Self.secrets(in: secrets), now: now)
    defer { store.close() }
    (students, tutor) = try store.write { transaction in
      try Self.fill(transaction, token: secret, now: now)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: scratch) }

  /// The secrets of the directory.
  private static func secrets(in folder: String) throws -> StoreSecrets {
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: folder + "/" + name)))
    }
    let host = String(decoding: try bytes("ledger-host"), as: UTF8.self)
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes("ledger-signing-key"))
    return StoreSecrets(
      keyEncryptionKeys: try KeyEncryptionKeys(current: bytes("kek")),
      ledgerKey: SigningKey(host: host.trimmingCharacters(in: .newlines), key: key)!)
  }

  private static func fill(
    _ transaction: Transaction, token: Token, now: Instant
  ) throws -> (students: [String], tutor: String) {
    var random = SystemRandom()
    let today = WallClock.london.date(of: now)
    func put<Record: StoredRecord>(_ record: Record) throws -> Identifier {
      try transaction.put(
        record, revision: 0, newID: Identifier(Record.idKind, from: &random), at: now,
        by: .system(.seed)
      ).stored.id
    }
    _ = try put(Programme(code: "CS", title: "Computing"))
    let tutor = try put(
      StaffMember(
        campusID: "T1", givenName: "Tom", familyName: "", email: "tom@example.ac.uk",
        jobTitle: ""))
    _ = try put(
      Relation(kind: .programmeLeader, staffCampusID: "T1", about: "CS", from: today, to: nil))
    let students = try (1...studentCount).map { number in
      let id = try put(
        Student(
          campusID: "S\(number)", givenName: "Ada", familyName: "",
          email: "s\(number)@example.ac.uk"))
      _ = try put(
        EnrolmentPeriod(
          studentCampusID: "S\(number)", programmeCode: "CS", from: today, to: nil))
      return id.text
    }
    let hours = Weekday.allCases.map {
      WeeklyRule(weekday: $0, startMinute: 0, endMinute: 1_440, slotMinutes: 5)
    }
    try transaction.put(
      Availability(staffID: tutor, weeklyRules: hours, revision: 1), from: today,
      by: .system(.seed))
    let portal = Identifier(.service, from: &random)
    try transaction.addPrincipal(
      Principal(
        id: portal.text, kind: .service, isActive: true, roles: RoleSet([.service]),
        actsFor: .actedFor), name: "Portal", at: now)
    try transaction.addToken(
      token, id: Identifier(.token, from: &random), for: portal.text, at: now,
      expires: now.adding(minutes: 1_440))
    return (students, tutor.text)
  }

  // MARK: Over the wire.

  func serve() async throws -> ServerProcess {
    try await ServerProcess(data: data, secrets: secrets)
  }

  /// A connection in a student's name.
  func client(_ server: ServerProcess, as student: String) throws -> Client {
    var configuration = ClientConfiguration(
      endpoint: Endpoint(host: "127.0.0.1", port: server.port))
    configuration.retry.attemptsMax = 1
    configuration.defaultDeadline = .seconds(60)
    configuration.token = try AccessToken(token)
    configuration.onBehalfOf = student
    return try Client(configuration)
  }

  /// The times that nobody holds, of a fortnight that begins after tomorrow: none of them passes
  /// while a test runs.
  func freeStarts(_ server: ServerProcess) async throws -> [Google_Protobuf_Timestamp] {
    let client = try client(server, as: students[0])
    return try await client.unary(
      BookingService.listSlots,
      .with {
        $0.staffID = tutor
        $0.from.year = Int32(firstDay.year)
        $0.from.month = Int32(firstDay.month)
        $0.from.day = Int32(firstDay.day)
      }
    ).slots.map(\.start)
  }

  func request(_ start: Google_Protobuf_Timestamp) -> Pastoral_V1_BookRequest {
    .with {
      $0.staffID = tutor
      $0.start = start
    }
  }

  /// Has all students book one slot after another, two for the same slots each, until the server
  /// does not answer or `acknowledged` says that it is enough.
  func book(
    _ server: ServerProcess,
    until acknowledged: @escaping @Sendable (Pastoral_V1_Appointment) -> Bool
  ) async throws {
    let starts = try await freeStarts(server)
    await withTaskGroup(of: Void.self) { group in
      for (index, student) in students.enumerated() {
        let lane = index / 2
        let lanes = students.count / 2
        group.addTask { [self] in
          guard let client = try? client(server, as: student) else { return }
          for place in stride(from: lane, to: starts.count, by: lanes) {
            do {
              let appointment = try await client.unary(
                BookingService.book, request(starts[place]))
              if acknowledged(appointment) { return }
            } catch {
              // Somebody was faster: the next one. Anything else: the server is gone.
              guard (error as? RPCError)?.reason == "SLOT_TAKEN" else { return }
            }
          }
        }
      }
    }
  }

  // MARK: What is on the disk.

  /// Opens the directory of a server that is gone, which recovers what it left, and reads its
  /// appointments by id.
  func recovered(_ data: String? = nil) throws -> Recovered {
    let store = try StoreEngine.open(
      at: data ?? self.data, secrets: Self.secrets(in: secrets),
      now: Instant(millisecondsSince1970: 0))
    let (starts, overlaps) = try store.read { transaction in
      var starts: [String: Int64] = [:]
      for row in try transaction.rows("select id, start_at from appointment") {
        starts[try row.text(0)] = try row.integer(1)
      }
      let overlaps = try transaction.row(
        """
        select count(*) from appointment a join appointment b
          on a.staff_id = b.staff_id and a.id < b.id
            and a.start_at < b.end_at and b.start_at < a.end_at
        where a.state = 'booked' and b.state = 'booked'
        """)
      return (starts, Int(try overlaps?.integer(0) ?? -1))
    }
    store.close()
    let database = try Database(
      Database.Location(path: (data ?? self.data) + "/pastoral.db"), role: .immutable)
    defer { database.close() }
    return Recovered(
      starts: starts, overlaps: overlaps,
      isIntact: try database.answer(toPragma: "integrity_check") == .text("ok"))
  }

  struct Recovered: Sendable {
    /// When each appointment starts, in milliseconds.
    let starts: [String: Int64]
    /// Pairs of booked appointments of one member of staff at one time.
    let overlaps: Int
    let isIntact: Bool

    func has(_ appointment: Pastoral_V1_Appointment) -> Bool {
      starts[appointment.id] == appointment.start.seconds * 1_000
    }
  }
}

/// The appointments that the server has said are booked.
final class Acknowledged: Sendable {
  private let appointments = Mutex<[Pastoral_V1_Appointment]>([])

  var all: [Pastoral_V1_Appointment] { appointments.withLock { $0 } }

  /// - Returns: How many there are now.
  func add(_ appointment: Pastoral_V1_Appointment) -> Int {
    appointments.withLock {
      $0.append(appointment)
      return $0.count
    }
  }
}
