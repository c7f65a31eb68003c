import Domain
import Foundation
import PluginAPI
import Testing

@testable import RPCServer

@Suite("A folder that a partner's own client works in")
final class ClientFolderTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "pastoral-client-\(UUID().uuidString)").path
  private let payload = Array("A share".utf8)
  private let files = FileManager.default
  private let fillIns = FillIns([
    "mailbox": "X26ABC1", "recipient": "X26ABC2", "mesh-token": "secret",
  ])

  init() throws {
    for part in ["", "/IN", "/OUT", "/SENT", "/FAILED"] { try make(part) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func make(_ part: String, mode: Int = 0o700) throws {
    try files.createDirectory(
      atPath: path + part, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
  }

  private func put(_ name: String, _ text: String = "") {
    #expect(files.createFile(atPath: "\(path)/\(name)", contents: Data(text.utf8)))
  }

  private func names(in part: String) throws -> [String] {
    try files.contentsOfDirectory(atPath: "\(path)/\(part)").sorted()
  }

  private func carry(_ name: String = "dis_a-1", control: String = "to {recipient}\n") async
    -> Carriage
  {
    await FolderTransport(folder: path, fillIns: fillIns)
      .carry(payload, proof: [1], in: .pair(name: name, control: control))
  }

  // MARK: Putting

  @Test("A pair is the payload to the byte and what sends it, filled in, for nobody else to read")
  func pair() async throws {
    #expect(await carry() == .answered(LinkAnswer(status: 0)))
    #expect(try names(in: "OUT") == ["dis_a-1.ctl", "dis_a-1.dat"])
    #expect(files.contents(atPath: "\(path)/OUT/dis_a-1.dat").map(Array.init) == payload)
    #expect(files.contents(atPath: "\(path)/OUT/dis_a-1.ctl") == Data("to X26ABC2\n".utf8))
    for name in try names(in: "OUT") {
      let mode = try files.attributesOfItem(atPath: "\(path)/OUT/\(name)")[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600)
    }
    // Nothing of it is anywhere else.
    #expect(try names(in: "") == ["FAILED", "IN", "OUT", "SENT"])
  }

  @Test(
    "What is not known is not filled in, a token least of all, and then nothing is written",
    arguments: ["{workflow}", "{mesh-token}", "{", "}{"])
  func fillIns(control: String) async throws {
    #expect(await carry(control: control) == .notSent(.envelope))
    let unknown = await FolderTransport(folder: path)
      .carry(payload, proof: [], in: .pair(name: "a", control: "{mailbox}"))
    #expect(unknown == .notSent(.envelope))
    #expect(try names(in: "OUT").isEmpty)
  }

  @Test(
    "Where the second file cannot be put, the first is taken back: nothing was sent, and nothing is left",
    arguments: ["OUT/.dis_a-1.dat.part/a", "OUT/.dis_a-1.ctl.part/a"])
  func halves(obstacle: String) async throws {
    // A folder in the way of the file that is written first.
    try make("/" + obstacle)
    #expect(await carry() == .notSent(.local))
    #expect(try names(in: "OUT").filter { !$0.hasPrefix(".") }.isEmpty)
  }

  @Test("A name that is taken is left as it is, and no pair is made of two attempts")
  func taken() async throws {
    for ending in ["dat", "ctl"] {
      put("OUT/dis_a-1.\(ending)", "another's")
      #expect(await carry() == .notSent(.local))
      #expect(try names(in: "OUT") == ["dis_a-1.\(ending)"])
      #expect(files.contents(atPath: "\(path)/OUT/dis_a-1.\(ending)") == Data("another's".utf8))
      try files.removeItem(atPath: "\(path)/OUT/dis_a-1.\(ending)")
    }
  }

  @Test("What a crash left half written is no hindrance, and is gone afterwards")
  func crashed() async throws {
    put("OUT/.dis_a-1.dat.part", "A sh")
    put("OUT/.dis_a-1.ctl.part", "to")
    #expect(await carry() == .answered(LinkAnswer(status: 0)))
    #expect(try names(in: "OUT") == ["dis_a-1.ctl", "dis_a-1.dat"])
  }

  @Test(
    "A folder that others can reach, or without a client in it, is given nothing",
    arguments: [0o750, 0o701, 0o770, 0o777])
  func exposed(mode: Int) async throws {
    try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    #expect(await carry() == .notSent(.local))
    #expect(try names(in: "OUT").isEmpty)
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    try files.moveItem(atPath: path + "/OUT", toPath: path + "/elsewhere")
    #expect(await carry() == .notSent(.local))
    // Nor is one that leads somewhere else.
    try files.createSymbolicLink(
      atPath: path + "/OUT", withDestinationPath: path + "/elsewhere")
    #expect(await carry() == .notSent(.local))
    #expect(try names(in: "elsewhere").isEmpty && files.fileExists(atPath: path + "/OUT"))
  }

  // MARK: Asking

  private func ask(
    _ method: PollQuestion.Method, _ path: String, about id: String? = nil
  ) async -> PollAnswer? {
    await FolderPoll(folder: ClientFolder(path: self.path))
      .ask(PollQuestion(method, path, headers: []), about: id)
  }

  @Test("Control files are named, the newest first, and read")
  func reads() async throws {
    put("IN/20261122_A.ctl", "one")
    put("IN/20261123_B.ctl", "two")
    put("IN/20261123_B.dat")
    put("IN/no id.ctl")
    put("IN/.hidden.ctl")
    let listed = try #require(await ask(.get, "/IN"))
    #expect(
      String(decoding: listed.body, as: UTF8.self) == #"{"messages":["20261123_B","20261122_A"]}"#)
    let read = try #require(await ask(.get, "/IN/{id}.ctl", about: "20261122_A"))
    #expect(read.status == 200 && read.body == Array("one".utf8))
    #expect(await ask(.get, "/SENT/{id}.ctl", about: "20261122_A")?.status == 404)
  }

  @Test("However many there are, a list stays short enough to be read whole")
  func lists() async throws {
    for number in 1_000..<1_600 {
      put("IN/\(String(repeating: "a", count: 96))\(number).ctl")
    }
    let body = try #require(await ask(.get, "/IN")).body
    #expect(body.count < HTTPSExchange.answerBytesMax)
    #expect(String(decoding: body, as: UTF8.self).contains("1599"))
  }

  @Test("What is no plain file, or too long, is not opened")
  func odd() async throws {
    put("IN/long.ctl", String(repeating: " ", count: ClientFolder.controlBytesMax + 1))
    put("IN/most.ctl", String(repeating: " ", count: ClientFolder.controlBytesMax))
    try files.createSymbolicLink(
      atPath: path + "/IN/link.ctl", withDestinationPath: "/etc/passwd")
    try make("/IN/folder.ctl")
    // Whoever opens a pipe waits for somebody who writes.
    #expect(mkfifo(path + "/IN/pipe.ctl", 0o600) == 0)
    for (name, status) in [
      ("long", 413), ("most", 200), ("link", 403), ("folder", 403), ("pipe", 403), ("none", 404),
    ] {
      #expect(await ask(.get, "/IN/{id}.ctl", about: name)?.status == status, "\(name)")
    }
  }

  @Test(
    "Nothing else can be asked, and nothing outside the folder",
    arguments: [
      (.get, "/OUT/{id}.dat", "a"), (.get, "/../{id}.ctl", "a"), (.get, "/IN/../{id}.ctl", "a"),
      (.get, "IN/{id}.ctl", "a"), (.get, "/IN/{id}.ctl", "../a"), (.get, "/IN/{id}.ctl", "a/b"),
      (.get, "/IN/{id}.ctl", nil), (.get, "/IN", "a"), (.head, "/IN", nil), (.put, "/IN", nil),
      (.put, "/OUT/{id}.ctl", "a"), (.put, "/SENT/{id}.ctl", "a"), (.get, "/", nil),
      (.get, "", nil),
      (.get, "/messageexchange/{mailbox}/inbox", nil),
    ] as [(PollQuestion.Method, String, String?)])
  func refused(method: PollQuestion.Method, path: String, id: String?) async throws {
    put("OUT/a.ctl")
    put("OUT/a.dat")
    #expect(await ask(method, path, about: id) == nil)
    #expect(try names(in: "OUT") == ["a.ctl", "a.dat"])
  }

  @Test("What was read leaves IN, with what came with it, and can be taken out again")
  func takes() async throws {
    put("IN/R1.ctl", "one")
    put("IN/R1.dat", "two")
    put("IN/R2.ctl")
    for _ in 1...2 { #expect(await ask(.put, "/IN/{id}.ctl", about: "R1")?.status == 200) }
    #expect(try names(in: "IN") == ["R2.ctl"] && names(in: "READ") == ["R1.ctl", "R1.dat"])
  }

  @Test("Whoever others can reach is not believed: nobody answers")
  func exposedAnswers() async throws {
    put("IN/R1.ctl")
    try files.setAttributes([.posixPermissions: 0o770], ofItemAtPath: path)
    #expect(await ask(.get, "/IN") == nil)
    #expect(await ask(.put, "/IN/{id}.ctl", about: "R1") == nil)
  }
}
