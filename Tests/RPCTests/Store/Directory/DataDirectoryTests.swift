import Foundation
import Glibc
import Testing

@testable import Store

@Suite("The data directory")
struct DataDirectoryTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test("Directory and files are closed to others, the log and its index too")
  func modes() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    try engine.write { try $0.addProgramme("A") }
    #expect(try scratch.mode("data") == 0o700)
    for name in ["pastoral.db", "pastoral.db-wal", "pastoral.db-shm", "pastoral.lock"] {
      #expect(try scratch.mode("data/" + name) == 0o600, "\(name)")
    }
  }

  @Test("A directory in use is refused with the process that uses it, and free once closed")
  func lock() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    #expect(throws: DataDirectoryError.inUse(pid: getpid())) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
    engine.close()
    try StoreEngine.open(at: scratch("data"), now: .noon).close()
  }

  @Test("The lock holds against another process")
  func lockBetweenProcesses() throws {
    let directory = try DataDirectory.create(at: scratch("data"))
    #expect(try tryLock() != 0)
    directory.release()
    #expect(try tryLock() == 0)

    func tryLock() throws -> Int32 {
      let flock = Process()
      flock.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
      flock.arguments = ["--nonblock", scratch("data/pastoral.lock"), "true"]
      try flock.run()
      flock.waitUntilExit()
      return flock.terminationStatus
    }
  }

  @Test("What was written is there after closing and opening, and nothing lies beside it")
  func reopens() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { try $0.addProgramme("A") }
    engine.close()
    #expect(
      Set(try scratch.contents(of: "data").keys) == ["keys.db", "pastoral.db", "pastoral.lock"])
    let again = try StoreEngine.open(at: scratch("data"), now: .noon)
    defer { again.close() }
    #expect(try again.read { try $0.programmes() } == ["A"])
  }

  @Test("What is not a data directory is refused by what it is, and left as it is")
  func refusals() throws {
    #expect(throws: DataDirectoryError.missing(scratch("data"))) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
    try makeDirectory("empty", mode: 0o700)
    #expect(throws: DataDirectoryError.notADataDirectory(scratch("empty"))) {
      try StoreEngine.open(at: scratch("empty"), now: .noon)
    }
    #expect(try scratch.contents(of: "empty").isEmpty)

    #expect(FileManager.default.createFile(atPath: scratch("file"), contents: Data()))
    #expect(throws: DataDirectoryError.notADataDirectory(scratch("file"))) {
      try StoreEngine.open(at: scratch("file"), now: .noon)
    }

    try StoreEngine.create(at: scratch("linked"), now: .noon).close()
    try FileManager.default.moveItem(
      atPath: scratch("linked/pastoral.db"), toPath: scratch("elsewhere.db"))
    try #require(symlink(scratch("elsewhere.db"), to: scratch("linked/pastoral.db")))
    #expect(throws: DataDirectoryError.notADataDirectory(scratch("linked"))) {
      try StoreEngine.open(at: scratch("linked"), now: .noon)
    }
  }

  @Test("A directory that others may enter is refused", arguments: [0o701, 0o710, 0o750, 0o755])
  func openToOthers(mode: Int) throws {
    try StoreEngine.create(at: scratch("data"), now: .noon).close()
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: scratch("data"))
    let before = try scratch.contents(of: "data")
    #expect(throws: DataDirectoryError.openToOthers(scratch("data"), mode: UInt32(mode))) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
    #expect(try scratch.contents(of: "data") == before)
  }

  @Test("A new directory is made where nothing is, or in an empty one that is closed to others")
  func creates() throws {
    try makeDirectory("empty", mode: 0o700)
    try StoreEngine.create(at: scratch("empty"), now: .noon).close()
    #expect(throws: DataDirectoryError.notEmpty(scratch("empty"))) {
      try StoreEngine.create(at: scratch("empty"), now: .noon)
    }
    try makeDirectory("open", mode: 0o755)
    #expect(throws: DataDirectoryError.openToOthers(scratch("open"), mode: 0o755)) {
      try StoreEngine.create(at: scratch("open"), now: .noon)
    }
    #expect(
      throws: DataDirectoryError.system(SystemError("make the directory data", number: ENOENT))
    ) {
      try StoreEngine.create(at: scratch("nowhere/data"), now: .noon)
    }
  }

  @Test("A file that is no database is refused")
  func notADatabase() throws {
    try StoreEngine.create(at: scratch("data"), now: .noon).close()
    try Data(repeating: 7, count: 8_192).write(
      to: URL(fileURLWithPath: scratch("data/pastoral.db")))
    #expect(throws: StoreError.corrupt) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
  }

  private func makeDirectory(_ name: String, mode: Int) throws {
    try FileManager.default.createDirectory(
      atPath: scratch(name), withIntermediateDirectories: false,
      attributes: [.posixPermissions: mode])
  }
}
