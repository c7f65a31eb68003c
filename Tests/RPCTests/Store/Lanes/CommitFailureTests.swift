import FaultyVFS
import Foundation
import Testing

@testable import Store

/// A COMMIT that reports an error is neither done nor undone: these tests let the layer under
/// SQLite fail and hold what was answered against what a crash at that moment would leave.
@Suite("A COMMIT that fails")
struct CommitFailureTests {
  let scratch: Scratch
  let location: Database.Location
  let faults: Faults

  init() throws {
    scratch = try Scratch()
    faults = Faults()
    location = try scratch.database(vfs: faults.name)
  }

  @Test("The sync fails once: the batch is found in the log, synced, and done")
  func syncFails() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    #expect(writer.perform([.adding("A")]) == [[.done]])
    faults.fail(FAULTY_LOG_SYNC)
    #expect(writer.perform([.adding("B"), .adding("C")]) == [[.done], [.done]])
    #expect(faults.failed(FAULTY_LOG_SYNC) == 1)
    #expect(writer.statistics.failedCommits == 1)
    #expect(try afterCrash() == ["A", "B", "C"])
    #expect(writer.perform([.adding("D")]) == [[.done]])
    #expect(try afterCrash() == ["A", "B", "C", "D"])
  }

  @Test("The sync fails while readers keep the log's index: not executed, and no crash revives it")
  func syncFailsBesideReaders() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let readers = try ReaderPool(Database.Location(path: location.path))
    defer { readers.drainAndStop() }
    #expect(writer.perform([.adding("A")]) == [[.done]])
    faults.fail(FAULTY_LOG_SYNC)
    // The frames of this batch are in the log, whole, when the COMMIT reports its error.
    #expect(writer.perform([.adding("B")]) == [[.notExecuted(.storage(.io))]])
    #expect(faults.failed(FAULTY_LOG_SYNC) == 1)
    #expect(try afterCrash() == ["A"])
    #expect(writer.perform([.adding("C")]) == [[.done]])
    #expect(try afterCrash() == ["A", "C"])
  }

  @Test("A write fails once: not executed, and a retry has one effect", arguments: [false, true])
  func writeFails(besideReaders: Bool) throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let readers = besideReaders ? try ReaderPool(Database.Location(path: location.path)) : nil
    defer { readers?.drainAndStop() }
    #expect(writer.perform([.adding("A")]) == [[.done]])
    faults.fail(FAULTY_LOG_WRITE)
    #expect(writer.perform([.adding("B")]) == [[.notExecuted(.storage(.io))]])
    #expect(faults.failed(FAULTY_LOG_WRITE) == 1)
    #expect(try afterCrash() == ["A"])
    #expect(writer.perform([.adding("B")]) == [[.done]])
    #expect(try afterCrash() == ["A", "B"])
  }

  @Test("The sync fails and so does opening again: unknown, refused, and mended later")
  func reopenFails() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    #expect(writer.perform([.adding("A")]) == [[.done]])
    faults.fail(FAULTY_LOG_SYNC)
    faults.fail(FAULTY_OPEN, times: 2)
    #expect(writer.perform([.adding("B")]) == [[.unknown]])

    let refused = RecordedWork.adding("C")
    #expect(writer.perform([refused]) == [[.notExecuted(.storage(.io))]])
    #expect(refused.performed == 0)

    // Opening works again. What was unknown was in the log; who retries it finds it there.
    #expect(
      writer.perform([.adding("B"), .adding("C")]) == [
        [.failed("\(StoreError.constraint(.unique))")], [.done],
      ])
    #expect(try afterCrash() == ["A", "B", "C"])
  }

  @Test("The sync fails again behind what was found: unknown, since nothing is known to last")
  func fenceFails() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    faults.fail(FAULTY_LOG_SYNC, times: 2)
    let failing = RecordedWork { _ in throw StoreError.misuse("test") }
    #expect(
      writer.perform([.adding("A"), failing]) == [[.unknown], [.notExecuted(.storage(.io))]])
    #expect(faults.failed(FAULTY_LOG_SYNC) == 2)
    #expect(writer.perform([.adding("B")]) == [[.done]])
    let left = try afterCrash()
    #expect(left.contains("B") && Set(left).isSubset(of: ["A", "B"]))
  }

  @Test(
    "Whatever fails for however long, what is answered done is there once and nothing else",
    arguments: [FAULTY_LOG_WRITE, FAULTY_LOG_SYNC], 1...6)
  func sweep(operation: faulty_operation, times: Int32) throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    var certain: Set<String> = []
    var possible: Set<String> = []
    faults.fail(operation, times: times)
    for number in 10..<20 {
      switch writer.perform([.adding("\(number)")]) {
      case [[.done]]: certain.insert("\(number)")
      case [[.unknown]]: possible.insert("\(number)")
      case [[.notExecuted(.storage(.io))]]: break
      case let other: Issue.record("\(other)")
      }
    }
    #expect(faults.failed(operation) == times)
    let left = Set(try afterCrash())
    #expect(left.isSuperset(of: certain))
    #expect(left.isSubset(of: certain.union(possible)))
    #expect(certain.count >= 4)
  }

  /// What recovery finds when the files are taken as they are now, as after a crash.
  private func afterCrash() throws -> [String] {
    let copy = scratch("crashed.db")
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + suffix)
    }
    // Without the shared index, which is memory and does not outlive a crash.
    for suffix in ["", "-wal"] where DurableFile.exists(location.path + suffix) {
      try FileManager.default.copyItem(atPath: location.path + suffix, toPath: copy + suffix)
    }
    return try programmes(in: Database.Location(path: copy))
  }
}

/// A layer under SQLite of its own for each test.
final class Faults: Sendable {
  let name = "faulty-" + UUID().uuidString
  // The C side only has atomics in it, and lives as long as the process.
  private nonisolated(unsafe) let vfs: OpaquePointer

  init() { vfs = faulty_vfs_register(name) }

  func fail(_ operation: faulty_operation, times: Int32 = 1) {
    faulty_vfs_fail(vfs, operation, times)
  }

  func failed(_ operation: faulty_operation) -> Int32 { faulty_vfs_failed(vfs, operation) }
}
