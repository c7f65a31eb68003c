import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import Synchronization
import TestPeer
import Testing

@Suite("A backup of a server that goes on booking")
struct BackupProgramTests {
  @Test("has every booking acknowledged before it began, and serves when it is restored")
  func restored() async throws {
    let hall = try await BookingHall()
    let server = try await hall.serve()
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
    let backup = try await ServerProcess.run(
      "backup", "--data", hall.data, "--to", copy, "--keys-to", keys)
    isEnough.withLock { $0 = true }
    try await booking
    #expect(backup.exitCode == 0, "\(backup.error)")
    #expect(acknowledged.all.count > before.count, "Booking went on.")
    #expect(await server.stop() == 0)

    let restore = try await ServerProcess.run(
      "restore", "--from", copy, "--keys-from", keys, "--data", target)
    #expect(restore.exitCode == 0, "\(restore.error)")
    let second = try await ServerProcess(data: target, secrets: hall.secrets)
    for appointment in before {
      let client = try hall.client(second, as: appointment.studentID)
      let found = try await client.unary(
        BookingService.get, .with { $0.appointmentID = appointment.id })
      #expect(found.unnamed == appointment)
    }
    #expect(await second.stop() == 0)
    let recovered = try hall.recovered(target)
    #expect(recovered.isIntact)
    #expect(recovered.overlaps == 0)
  }

  @Test("is refused whole where one bit of it has changed, or its manifest is gone")
  func tampered() async throws {
    let hall = try await BookingHall()
    let (copy, target) = (hall.scratch + "/copy", hall.scratch + "/restored")
    let keys = hall.scratch + "/keys"
    #expect(
      try await ServerProcess.run(
        "backup", "--data", hall.data, "--to", copy, "--keys-to", keys
      ).exitCode == 0)

    let file = URL(fileURLWithPath: copy + "/pastoral.db")
    let original = try Data(contentsOf: file)
    for place in [100, original.count / 2, original.count - 1] {
      var changed = original
      changed[place] ^= 1
      try changed.write(to: file)
      let refused = try await ServerProcess.run(
        "restore", "--from", copy, "--keys-from", keys, "--data", target)
      #expect(refused.exitCode == 1)
      #expect(refused.error.contains("pastoral.db of the backup is not what was backed up"))
      #expect(!FileManager.default.fileExists(atPath: target))
    }
    try original.write(to: file)
    let manifest = copy + "/manifest.json"
    try FileManager.default.moveItem(atPath: manifest, toPath: manifest + ".gone")
    #expect(
      try await ServerProcess.run(
        "restore", "--from", copy, "--keys-from", keys, "--data", target
      ).exitCode == 1)
    #expect(!FileManager.default.fileExists(atPath: target))

    try FileManager.default.moveItem(atPath: manifest + ".gone", toPath: manifest)
    #expect(
      try await ServerProcess.run(
        "restore", "--from", copy, "--keys-from", keys, "--data", target
      ).exitCode == 0)
  }
}
