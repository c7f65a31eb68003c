import Domain
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import WireFormat

/// Peers that replay, guess, or try to get a text of theirs in where it does harm.
enum Probing {
  static let attacks: [Attack] = [
    Attack(32, "a write three times, under one key", expected: "revisions 1, 1, 1") { target in
      let code = freshCode()
      return try await put(target, [(code, "Once"), (code, "Once"), (code, "Once")], key: code)
    },
    Attack(32, "the same without a key", expected: "revisions 1, 2, 3") { target in
      let code = freshCode()
      return try await put(target, [(code, "A"), (code, "B"), (code, "C")], key: nil)
    },
    Attack(32, "another write under a key that was used", expected: "revisions 1, ALREADY_EXISTS") {
      target in
      let code = freshCode()
      return try await put(target, [(code, "Once"), (code, "Twice")], key: code)
    },

    Attack(33, "tokens: none, cut, mistyped, unknown", expected: "1 UNAUTHENTICATED, all alike") {
      target in
      var random = SystemRandom()
      let mistyped = String(target.principals.admin.dropLast()) + "!"
      let tokens = [
        "", "pst_usr_short", mistyped, Token(.person, from: &random).text,
        Token(.service, from: &random).text,
      ]
      return try await answers(
        target, [[]] + tokens.map { [MetadataEntry("authorization", "Bearer \($0)")] })
    },
    Attack(
      33, "acting for somebody forbidden, and for nobody",
      expected: "1 PERMISSION_DENIED, all alike"
    ) { target in
      try await answers(
        target,
        [target.principals.stranger, "stu_nobody", "", String(repeating: "x", count: 1_000)]
          .map { [bearer(target.principals.service), MetadataEntry("on-behalf-of", $0)] })
    },

    Attack(
      34, "a log line in metadata", "1 INVALID_ARGUMENT, lives",
      saying: try .request(
        1, EchoService.echo, .init(),
        metadata: [MetadataEntry("x-note", "admin\n2026-11-22 error \u{1b}[31m")])),
    Attack(34, "a log line as a method's name", expected: "1 UNIMPLEMENTED, lives") { target in
      try await target.peer().outcome(
        of: request(method: "Echo\n2026-11-22 error \u{1b}[31m\u{202e}"))
    },
    Attack(34, "control and direction characters in a title", expected: "1 INVALID_ARGUMENT") {
      target in
      var answers: Set<String> = []
      for text in ["admin\n2026-11-22 error", "\u{1b}[31mred", "\u{202e}txt.exe"] {
        let programme = Pastoral_V1_Programme.with {
          $0.code = freshCode()
          $0.title = text
        }
        let peer = try target.peer()
        try await peer.open(
          1, DirectoryService.putProgramme, .with { $0.programme = programme },
          metadata: [bearer(target.principals.admin)])
        answers.formUnion(try await peer.lines(1))
      }
      return answers.sorted().joined(separator: ", ")
    },

    Attack(35, "a path as a method", expected: "1 UNIMPLEMENTED, nothing of it said") { target in
      try await unknownMethod("../../etc/passwd", target)
    },
    Attack(35, "a method's name of 300 bytes", expected: "1 UNIMPLEMENTED, nothing of it said") {
      target in
      try await unknownMethod(String(repeating: "passwd", count: 50), target)
    },
    Attack(35, "an unknown service", expected: "1 UNIMPLEMENTED, lives") { target in
      try await target.peer().outcome(of: request(service: "pastoral.v1.NoSuchService"))
    },
  ]

  private static func bearer(_ token: String) -> MetadataEntry {
    MetadataEntry("authorization", "Bearer \(token)")
  }

  /// A programme's code that no other attack has used.
  private static func freshCode() -> String {
    "H\(UInt32.random(in: .min ... .max))"
  }

  /// Puts programmes one after the other, and says their revisions.
  private static func put(
    _ target: Target, _ programmes: [(code: String, title: String)], key: String?
  ) async throws -> String {
    let peer = try target.peer()
    let metadata =
      [bearer(target.principals.admin)] + (key.map { [MetadataEntry("idempotency-key", $0)] } ?? [])
    var revisions: [String] = []
    for (code, title) in programmes {
      let programme = Pastoral_V1_Programme.with {
        $0.code = code
        $0.title = title
      }
      do {
        let stored = try await peer.call(
          DirectoryService.putProgramme, .with { $0.programme = programme }, metadata: metadata)
        revisions.append("\(stored.revision)")
      } catch let status as Status {
        revisions.append(status.code.name)
      }
    }
    return "revisions \(revisions.joined(separator: ", "))"
  }

  /// Asks who it is with each, and whether anything tells the answers apart.
  private static func answers(
    _ target: Target, _ attempts: [[MetadataEntry]]
  ) async throws -> String {
    let peer = try target.peer()
    var lines: Set<String> = []
    var payloads: Set<ByteBuffer> = []
    for metadata in attempts {
      try await peer.open(1, SessionService.whoAmI, .init(), metadata: metadata)
      let frame = try await peer.next()
      lines.insert(line(frame))
      payloads.insert(frame.payload)
    }
    return transcript(
      lines.sorted(), payloads.count == 1 ? "all alike" : "\(payloads.count) answers")
  }

  private static func request(
    service: String = EchoService.name, method: String = "Echo"
  ) -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: service, method: method, payload: [])
    return bytes
  }

  private static func unknownMethod(_ name: String, _ target: Target) async throws -> String {
    let peer = try target.peer()
    try await peer.send(request(method: name))
    let frame = try await peer.next()
    let isSaid = String(buffer: frame.payload).contains("passwd")
    return "\(line(frame)), \(isSaid ? "with it" : "nothing of it said")"
  }
}
