import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import Synchronization
import Testing

@Suite("A backup of a server that goes on booking")
struct BackupProgramTests {
  @Test("has every booking acknowledged before it began, and serves when it is restored")
  func restored() async throws {
    let hall = try BookingHall()
    let server = try hall.serve()
    let acknowledged = Acknowledged()
    let isEnough = Mutex(false)
    let (copy, target) = (hall.scratch + "/copy", hall.scratch + "/restored")
    let keys = hall.scratch + "/keys"

    let (reached, signal) = AsyncStream.makeStream(of: Void.self)
    async let booking: Void = hall.book(server) { appointment in
      if acknowledged.add(appointment) == 30 { signal.finish() }
      return isEnough.withLock { $0 }
    }
    for await _ in reached {}
    let before = acknowledged.all
    let backup = try Program.run(
      "backup", "--data", hall.data, "--to", copy, "--keys-to", keys)
    isEnough.withLock { $0 = true }
    try await booking
    #expect(backup.status == 0, "\(backup.errors)")
    #expect(acknowledged.all.count > before.count, "Booking went on.")
    #expect(server.stop() == 0)

    let restore = try Program.run(
      "restore", "--from", copy, "--keys-from", keys, "--data", target)
    #expect(restore.status == 0, "\(restore.errors)")
    let second = try ServerProcess(data: target, secrets: hall.secrets)
    for appointment in before {
      let client = try hall.client(second, as: appointment.studentID)
      let found = try await client.unary(
        BookingService.get, .with { $0.appointmentID = appointment.id })
      #expect(found == appointment)
    }
    #expect(second.stop() == 0)
    let recovered = try hall.recovered(target)
    #expect(recovered.isIntact)
    #expect(recovered.overlaps == 0)
  }

  @Test("is refused whole where one bit of it has changed, or its manifest is gone")
  func tampered() throws {
    let hall = try BookingHall()
    let (copy, target) = (hall.scratch + "/copy", hall.scratch + "/restored")
    let keys = hall.scratch + "/keys"
    #expect(
      try Program.run(
        "backup", "--data", hall.data, "--to", copy, "--keys-to", keys
      ).status == 0)

    let file = URL(fileURLWithPath: copy + "/pastoral.db")
    let original = try Data(contentsOf: file)
    for place in [100, original.count / 2, original.count - 1] {
      var changed = original
      changed[place] ^= 1
      try changed.write(to: file)
      let refused = try Program.run(
        "restore", "--from", copy, "--keys-from", keys, "--data", target)
      #expect(refused.status == 1)
      #expect(refused.errors.contains("pastoral.db of the backup is not what was backed up"))
      #expect(!FileManager.default.fileExists(atPath: target))
    }
    try original.write(to: file)
    let manifest = copy + "/manifest.json"
    try FileManager.default.moveItem(atPath: manifest, toPath: manifest + ".gone")
    #expect(
      try Program.run(
        "restore", "--from", copy, "--keys-from", keys, "--data", target
      ).status == 1)
    #expect(!FileManager.default.fileExists(atPath: target))

    try FileManager.default.moveItem(atPath: manifest + ".gone", toPath: manifest)
    #expect(
      try Program.run(
        "restore", "--from", copy, "--keys-from", keys, "--data", target
      ).status == 0)
  }
}
