import Foundation
import Glibc
import Testing

@testable import Store

@Suite("Room on the disk (G14)")
struct DiskSpaceTests {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "pastoral-space-\(UUID().uuidString)").path

  private static let keptFree = 100 << 20
  private static let ballast = 1 << 20

  private func with(_ body: (inout DiskSpace) throws -> Void) throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var space = DiskSpace(
      directory: directory, keptFree: Self.keptFree, ballastBytes: Self.ballast)
    try body(&space)
  }

  private var hasBallast: Bool { DurableFile.exists("\(directory)/ballast") }

  @Test("It is low below what must stay free, and not at it or above")
  func levels() throws {
    try with { space in
      for (free, level) in [
        (Self.keptFree - 1, DiskSpace.Level.low), (Self.keptFree, .ample), (.max, .ample),
        (0, .low),
      ] {
        space.note(free: free)
        #expect(space.level == level, "\(free)")
      }
    }
  }

  @Test("The ballast is kept until the last megabytes, and made again once there is room for it")
  func ballast() throws {
    try with { space in
      space.note(free: .max)
      let made = try FileManager.default.attributesOfItem(atPath: "\(directory)/ballast")
      #expect(made[.size] as? Int == Self.ballast && made[.posixPermissions] as? Int == 0o600)
      space.note(free: DiskSpace.batchBytes)
      #expect(hasBallast)
      space.note(free: DiskSpace.batchBytes - 1)
      #expect(!hasBallast)
      space.note(free: Self.keptFree + Self.ballast - 1)
      #expect(!hasBallast)
      space.note(free: Self.keptFree + Self.ballast)
      #expect(hasBallast)
    }
  }

  @Test("Its room is taken on the disk, not only said")
  func room() throws {
    try with { space in
      space.note(free: .max)
      var status = stat()
      #expect(stat("\(directory)/ballast", &status) == 0)
      #expect(Int(status.st_blocks) * 512 >= Self.ballast)
    }
  }

  @Test("Where no room is looked after, it is never low and nothing is held back")
  func off() throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var space = DiskSpace(directory: directory, keptFree: 0, ballastBytes: Self.ballast)
    space.look()
    #expect(space.level == .ample && !hasBallast)
  }
}
