import Foundation
import Messages
import Promises
import SwiftProtobuf
import TestPeer
import Testing

/// The built client against a server: a request of the police from its form to its refusal, as a data protection officer
/// would type it.
@Suite("The program: requests of the police", .timeLimit(.minutes(10)))
struct RequestsProgramTests {
  private static let order = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 7, count: 300_000)
  /// What no error may say.
  private static let personal = ["Ada", "Lovelace", "Holmes", "221", "Theft", "arrested"]

  /// The form, as `requests template` prints it and somebody fills it in.
  private static func form(
    _ force: Pastoral_V1_Partner, _ campus: TestCampus, caseID: String,
    _ change: (inout [(String, String)]) -> Void = { _ in }
  ) -> [UInt8] {
    var entries = [
      ("partner", force.id), ("student", campus.id(.ada)), ("case", caseID),
      ("gateway", "apprehension"), ("role", "suspect"), ("received", "2026-11-23"),
      ("officer", "S. Holmes"), ("officer-rank", "sergeant"), ("collar-number", "\"221\""),
      ("unit", "Baker Street"), ("email", "holmes@force.police.uk"), ("phone", "0151 777 0001"),
      ("authoriser", "G. Lestrade"), ("authoriser-rank", "inspector"), ("signed", "2026-11-22"),
      ("offence", "Theft"), ("reference", "MP/221"),
      ("identifiers", "Ada Lovelace, born 10 December 2004"),
      ("items", "[Her address in November 2026]"), ("enquiry", ""),
      ("necessity", "She is not found at any other address."),
      ("prejudice", "She could not be arrested."), ("silent-until", ""),
      ("delivery", "Secure mail"),
    ]
    change(&entries)
    return Array(entries.map { "\($0.0): \($0.1)\n" }.joined().utf8)
  }

  @Test(
    "A request is taken in, kept with what came with it, called back, shown and refused",
    .tags(.s15))
  func way() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let desk = try Desk(of: .dataProtectionOfficer, at: campus)
      try desk.put(Self.form(force, campus, caseID: made.caseID), "request.yaml")
      try desk.put(Self.order, "order.pdf")

      let request = try await desk.request("register", "request.yaml")
      #expect(request.state == .received && request.form.items == ["Her address in November 2026"])
      #expect(request.form.collarNumber == "221" && !request.form.hasSilentUntil)
      let key = ["--idempotency-key", "k"]
      let attached = try await desk.request(["attach", request.id, "order.pdf"] + key)
      #expect(attached.revision == 2 && attached.attachments.map(\.name) == ["order.pdf"])
      #expect(try await desk.request(["attach", request.id, "order.pdf"] + key) == attached)
      let checked = try await desk.request(
        "check", request.id, "--revision", "2", "--number", "101", "--number-source",
        "The published switchboard", "--spoken-to", "The custody desk", "--confirmed")
      #expect(checked.state == .checked && checked.check.number == "101")
      let listed = try await desk.ran("list", "--open", "--csv")
      #expect(
        listed.output.contains(
          "\(request.id),The Force,MP/221,checked,apprehension,2026-11-23,"
            + "Her address in November 2026,\(made.caseID),,3\n"), "\(listed.output)")

      let digest = attached.attachments[0].sha256.map { String(format: "%02x", $0) }.joined()
      let shown = try await desk.ran("show", request.id).output
      for line in [
        "officer      S. Holmes, sergeant, 221, Baker Street, holmes@force.police.uk, 0151 777 0001",
        "offence      Theft", "revision     3",
        "number  name       type  bytes   sha256",
        "1       order.pdf  PDF   300009  \(digest)  dataProtectionOfficer  Mon 23 Nov 2026 09:00",
      ] {
        #expect(shown.contains("\n\(line)"), "\(shown)")
      }
      let csv = try await desk.ran("show", request.id, "--csv").output
      #expect(csv.contains(",1 order.pdf\n"), "\(csv)")

      let taken = try await desk.ran("attachment", request.id, "1", "--to", "taken.pdf")
      #expect(taken.output.isEmpty && taken.error == "taken.pdf: 300009 bytes\n")
      let file = try #require(try desk.file("taken.pdf"))
      #expect(file.bytes == Self.order && file.mode == 0o600)

      try desk.put(Array("It does not say why it is needed.\n".utf8), "why.txt")
      let refused = try await desk.request(
        "refuse", request.id, "--revision", "3", "--words-file", "why.txt")
      #expect(refused.state == .refused && refused.refusal == "It does not say why it is needed.")
      #expect(refused.attachments == attached.attachments)
      #expect(
        try await desk.ran("list", "--open", "--csv").output.split(separator: "\n").count == 1)
    }
  }

  @Test("What is wrong with a form is told by its entry or its line, before or after it is sent")
  func forms() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let desk = try Desk(of: .dataProtectionOfficer, at: campus)
      func register(
        _ exitCode: Int32, _ said: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout [(String, String)]) -> Void
      ) async throws {
        try desk.put(Self.form(force, campus, caseID: made.caseID, change), "request.yaml")
        try await desk.refused(
          exitCode, ["register", "request.yaml"], [said], unsaid: Self.personal, sourceLocation)
      }
      func set(_ name: String, _ text: String) -> (inout [(String, String)]) -> Void {
        { entries in
          for index in entries.indices where entries[index].0 == name { entries[index].1 = text }
        }
      }
      // Nothing of these is sent.
      try await register(
        2, "rpc-client: gateway must be one of prevention, ", set("gateway", "Theft"))
      try await register(
        2, "officer-rank must be one of police-staff, ", set("officer-rank", "Ada"))
      try await register(2, "received must be a day as yyyy-mm-dd.", set("received", "23 November"))
      try await register(2, "items must be a list.", set("items", "Her address"))
      try await register(2, "officer must be a text.", set("officer", "[S. Holmes]"))
      try await register(
        2,
        "The request has an entry that is not known, in line 25; see rpc-client requests template."
      ) { $0.append(("Ada Lovelace", "her address")) }
      try await register(2, "The request is not YAML; see rpc-client requests template.") {
        $0.append(("necessity", "a second one"))
      }
      // These the server refuses, each field by its name and without what it says.
      try await register(
        3, "  field form.authoriser_rank: must be at least INSPECTOR",
        set("authoriser-rank", "sergeant"))
      try await register(
        3, "  field form.email: must be in one of the force's secure domains",
        set("email", "holmes@example.com"))
      try await register(
        3, "  field form.items[0]: must name one thing, and not all there is",
        set("items", "[Everything on Ada Lovelace]"))
      try await register(3, "  field gateway: must say", set("gateway", ""))
      try await register(
        3, "  field student_id: must be the student of the case", set("student", ""))
      #expect(try await desk.ran("list", "--csv").output.split(separator: "\n").count == 1)
      try await desk.refused(2, ["register", "none.yaml"], ["none.yaml cannot be read."])
    }
  }

  @Test("What may not be attached, taken, checked or refused ends with a code and a reason")
  func refusals() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let desk = try Desk(of: .dataProtectionOfficer, at: campus)
      try desk.put(Self.form(force, campus, caseID: made.caseID), "request.yaml")
      for name in ["order.pdf", "Ada Lovelace.exe", "Ada Lovelace.png"] {
        try desk.put(Self.order, name)
      }
      try desk.put([], "Ada Lovelace.txt")
      let id = try await desk.request("register", "request.yaml").id
      _ = try await desk.request("attach", id, "order.pdf")
      let personal = Self.personal

      try await desk.refused(
        3, ["attach", id, "Ada Lovelace.exe"],
        ["reason: INVALID_ARGUMENT", "field head.name: must end as a type does that is taken"],
        unsaid: personal)
      try await desk.refused(
        3, ["attach", id, "Ada Lovelace.png"],
        ["field head.name: must end as the type does that the bytes are of"], unsaid: personal)
      try await desk.refused(
        3, ["attach", id, "Ada Lovelace.txt"], ["field head.length: must be 1 to 10485760"],
        unsaid: personal)
      try await desk.refused(2, ["attach", id, "none.pdf"], ["none.pdf cannot be read."])
      try await desk.refused(
        3, ["attachment", id, "2", "--to", "two.pdf"], ["field number: must be"])
      #expect(try desk.file("two.pdf") == nil)
      // Nothing is written over, and nothing is asked for where it would be.
      try await desk.refused(
        2, ["attachment", id, "1", "--to", "order.pdf"],
        ["order.pdf exists already; nothing is overwritten."])
      #expect(try desk.file("order.pdf")?.bytes == Self.order)
      try await desk.refused(
        6,
        [
          "check", id, "--revision", "1", "--number", "101", "--number-source", "The switchboard",
          "--spoken-to", "The desk", "--confirmed",
        ],
        ["reason: STALE_REVISION (ABORTED)", "next: Look at the record again"])
      try await desk.refused(
        3,
        [
          "check", id, "--revision", "2", "--number", "+44 151 777 0001", "--number-source",
          "The form", "--spoken-to", "S. Holmes", "--confirmed",
        ],
        ["field number: must be a number that the request itself did not give"], unsaid: personal)

      let lead = try Desk(of: .colleague, at: campus)
      try lead.put(Self.order, "order.pdf")
      _ = try await lead.ran("attachment", id, "1", "--to", "taken.pdf")
      try await lead.refused(4, ["attach", id, "order.pdf"], ["reason: PERMISSION_DENIED"])
      for person in [Person.ada, .practitioner, .itSupport, .portal] {
        let other = try Desk(of: person, at: campus)
        try other.put(Self.order, "order.pdf")
        for arguments in [
          ["show", id], ["attach", id, "order.pdf"], ["attachment", id, "1", "--to", "taken.pdf"],
        ] {
          try await other.refused(
            4, arguments, ["reason: PERMISSION_DENIED"], unsaid: personal)
        }
        #expect(try other.file("taken.pdf") == nil)
      }

      let refuse = ["refuse", id, "--revision", "2", "--words-file", "-"]
      try await desk.refused(3, refuse, ["field why: must"], input: "No")
      _ = try await desk.request(refuse, input: "It does not say why it is needed.")
      for arguments in [["attach", id, "order.pdf"], refuse] {
        try await desk.refused(
          6, arguments, ["reason: REQUEST_STATE (FAILED_PRECONDITION)"], unsaid: personal,
          input: "It does not say why it is needed.")
      }
    }
  }
}

extension Desk {
  /// What `requests` prints when all goes well.
  fileprivate func ran(_ arguments: String...) async throws -> Program.Outcome {
    try await ran(arguments)
  }

  private func ran(_ arguments: [String], input: String = "") async throws -> Program.Outcome {
    let run = try await run(["requests"] + arguments, input: input)
    try #require(run.exitCode == 0, "\(arguments): \(run.error)")
    return run
  }

  /// The request that `requests` prints as JSON.
  fileprivate func request(_ arguments: String...) async throws -> Pastoral_V1_ReceivedRequest {
    try await request(arguments)
  }

  fileprivate func request(
    _ arguments: [String], input: String = ""
  ) async throws -> Pastoral_V1_ReceivedRequest {
    try await .init(jsonString: ran(arguments + ["--json"], input: input).output)
  }

  /// Expects `requests` to end with that code, saying some things and not others.
  fileprivate func refused(
    _ exitCode: Int32, _ arguments: [String], _ said: [String], unsaid: [String] = [],
    input: String = "", _ sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let run = try await run(["requests"] + arguments, input: input)
    #expect(run.exitCode == exitCode, "\(run.error)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    for text in said {
      #expect(run.error.contains(text), "\(run.error)", sourceLocation: sourceLocation)
    }
    for text in unsaid {
      #expect(!run.error.contains(text), "\(run.error)", sourceLocation: sourceLocation)
    }
  }
}
