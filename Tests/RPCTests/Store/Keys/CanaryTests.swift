import Domain
import Foundation
import Promises
import Testing

@testable import Store

@Suite("No personal detail is on the disk in the clear (G10)", .tags(.s16, .w23))
struct CanaryTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let canaries = ["Quetzalcoatlus", "Zyzzogeton", "xylocopa.q@uni.example"]
  private static let student = Student(
    campusID: "S1", givenName: canaries[0], familyName: canaries[1], email: canaries[2])
  private static let staff = StaffMember(
    campusID: "T1", givenName: canaries[0], familyName: canaries[1], email: canaries[2],
    jobTitle: "Keeper of the \(canaries[0])")

  /// A canary as it might be spelt in a file.
  private static func spellings(_ canary: String) -> [Data] {
    let bytes = Data(canary.utf8)
    // Base64 of the text at each of the three places that it can have in a longer one.
    let base64 = (0..<3).map { shift in
      Data(
        (Data(repeating: 0, count: shift) + bytes).base64EncodedString().dropFirst(4).dropLast(4)
          .utf8)
    }
    let hex = bytes.map { String($0, radix: 16) }.joined()
    return [bytes, Data(hex.utf8), Data(hex.uppercased().utf8)] + base64
  }

  private func expectNoCanary(_ note: String) throws {
    for (name, content) in try scratch.contents(of: "data") {
      for spelling in Self.canaries.flatMap(Self.spellings) {
        #expect(content.range(of: spelling) == nil, "\(name), \(note)")
      }
    }
  }

  @Test("People, staged imports and kept replies: in no file, while the store is open and after")
  func people() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    let decision = Decision.system(.seed)
    try engine.write { transaction in
      try KeyStoreTests.add(Self.student, 1, transaction)
      var random = SystemRandom()
      _ = try transaction.put(
        Self.staff, revision: 0, newID: Identifier(.staffMember, from: &random), at: .noon,
        by: decision)
      try transaction.beginUpload("upload-1", of: "prn", kind: 1, at: .noon, by: decision)
      let upload = try #require(try transaction.upload("upload-1", of: "prn"))
      try transaction.stage(
        Array(Self.canaries.joined().utf8), row: 1, of: upload, by: decision)
      try transaction.storeReply(
        StoredReply(
          requestHash: [1], reply: Array(Self.canaries.joined().utf8),
          subject: KeyStoreTests.id(1)),
        for: IdempotencyScope(principal: "p", actingFor: "", method: "m", key: "k"), at: .noon)
    }
    try expectNoCanary("while it is open, in the log too")
    try engine.write { transaction in
      var renamed = Self.student
      renamed.givenName = Self.canaries[1]
      try KeyStoreTests.add(renamed, 2, transaction)
    }
    try expectNoCanary("after a change")
    // And all of it can be read.
    try engine.read { transaction in
      let upload = try #require(try transaction.upload("upload-1", of: "prn"))
      var staged: [[UInt8]] = []
      try transaction.forEachStagedRow(of: upload) { staged.append($1) }
      #expect(staged == [Array(Self.canaries.joined().utf8)])
      let reply = try transaction.storedReply(
        IdempotencyScope(principal: "p", actingFor: "", method: "m", key: "k"))
      #expect(reply?.reply == Array(Self.canaries.joined().utf8))
    }
    engine.close()
    try expectNoCanary("when it is closed")
  }

  @Test("An upload's key is destroyed when its rows are dropped")
  func uploadKey() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    let decision = Decision.system(.seed)
    let upload = try engine.write { transaction in
      try transaction.beginUpload("upload-1", of: "prn", kind: 1, at: .noon, by: decision)
      let upload = try #require(try transaction.upload("upload-1", of: "prn"))
      try transaction.stage([1], row: 1, of: upload, by: decision)
      return upload
    }
    func key() throws {
      _ = try engine.read { try $0.keys.key(of: upload.keyOwner, for: .content) }
    }
    try key()
    try engine.write { try $0.dropStagedRows(of: upload, by: decision) }
    #expect(throws: KeyError.destroyed) { try key() }
  }

  @Test("Two rows whose sealed columns are exchanged are both refused (G11)")
  func exchanged() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    var other = Self.student
    other.campusID = "S2"
    let second = other
    try engine.write { transaction in
      try KeyStoreTests.add(Self.student, 1, transaction)
      try KeyStoreTests.add(second, 2, transaction)
      let rows = try transaction.rows("select id, details from student order by campus_id")
      for (row, target) in zip(rows, rows.reversed()) {
        try transaction.run(
          "update student set details = $2 where id = $1", try target.text(0), try row.blob(1))
      }
    }
    for number in [1, 2] as [UInt8] {
      #expect(throws: KeyError.altered) {
        try engine.read { try $0.student(KeyStoreTests.id(number).text, by: .system(.seed)) }
      }
    }
  }
}
