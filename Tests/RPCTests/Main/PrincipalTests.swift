import Foundation
import Messages
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Principals and tokens, from the command line")
struct PrincipalTests {
  @Test("a principal that was added signs in with the token that was issued")
  func signIn() async throws {
    let program = try await ServerProgram.initialised()
    let student = try await program.addPrincipal("student", role: "student")
    let portal = try await program.addPrincipal(
      "portal", role: "service", "--acts-for", "student")
    let serving = try await program.serve()
    let peer = try serving.peer()
    let admin = try await peer.whoAmI(program.token(in: program.adminToken))
    #expect(admin.roles == ["admin"])
    #expect(try await peer.whoAmI(student.token).principalID == student.id)
    let acting = try await peer.whoAmI(portal.token, for: student.id)
    #expect(acting.principalID == portal.id)
    #expect(acting.onBehalfOf == student.id)
    #expect(acting.roles == ["student"])
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("a token is issued into a new file that only its owner may read")
  func tokenFile() async throws {
    let program = try await ServerProgram.initialised()
    _ = try await program.addPrincipal("student", role: "student")
    #expect(try program.mode(of: program.folder + "/student.token") == "600")
  }

  @Test("a token for somebody unknown is not issued, and no file is left")
  func unknownPrincipal() async throws {
    let program = try await ServerProgram.initialised()
    let file = program.folder + "/nobody.token"
    let sentence = try await program.failure(
      "token", "issue", "--data", program.data, "--principal", "prn_nobody", "--token-file", file)
    #expect(sentence == "There is no active principal prn_nobody.")
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("a token is not issued while the directory is served")
  func whileServing() async throws {
    let program = try await ServerProgram.initialised()
    let student = try await program.addPrincipal("student", role: "student")
    let serving = try await program.serve()
    let file = program.folder + "/second.token"
    let sentence = try await program.failure(
      "token", "issue", "--data", program.data, "--principal", student.id, "--token-file", file)
    let process = serving.program.processID
    #expect(sentence == "The data directory is in use by process \(process): stop it first.")
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("a token file is never overwritten, and a token that has nowhere to go is not issued")
  func tokenFileRefused() async throws {
    let program = try await ServerProgram.initialised()
    let student = try await program.addPrincipal("student", role: "student")
    let before = try program.snapshot()
    let exists = try await program.failure(
      "token", "issue", "--data", program.data, "--principal", student.id, "--token-file",
      program.adminToken)
    #expect(
      exists == "\(program.adminToken) exists already. Choose another file, or remove it first.")
    let nowhere = program.folder + "/missing/student.token"
    let missing = try await program.failure(
      "token", "issue", "--data", program.data, "--principal", student.id, "--token-file", nowhere)
    #expect(missing == "Cannot make \(nowhere): No such file or directory.")
    #expect(try program.snapshot() == before)
  }

  @Test("a token is good for 1 to 366 days", arguments: ["0", "367", "-1"])
  func days(days: String) async throws {
    let program = try ServerProgram()
    let sentence = try await program.failure(
      "token", "issue", "--data", program.data, "--principal", "prn_a", "--token-file", "a",
      "--days=\(days)", code: 64)
    #expect(sentence == "--days must be 1 to 366.")
  }

  /// Arguments of `principal add`, and the sentence that refuses them.
  static let refusals: [(arguments: [String], code: Int32, sentence: String)] = [
    (["--role", "wizard"], 64, "--role: there is no role wizard."),
    (["--role", "service", "--role", "admin"], 64, "A service has no other role."),
    (
      ["--role", "service", "--acts-for", "wellbeing_practitioner"], 64,
      "Only a service acts for others, for student or academic_staff."
    ),
    (
      ["--role", "service", "--acts-for", "admin"], 64,
      "Only a service acts for others, for student or academic_staff."
    ),
    (
      ["--role", "student", "--acts-for", "student"], 64,
      "Only a service acts for others, for student or academic_staff."
    ),
    (["--role", "admin", "--id", "prn_nobody"], 1, "There is no principal prn_nobody."),
    (
      ["--role", "admin", "--name", String(repeating: "n", count: 101)], 64,
      "--name must be at most 100 characters."
    ),
  ]

  @Test("what no principal can be is not added", arguments: refusals)
  func refusal(arguments: [String], code: Int32, sentence: String) async throws {
    let program = try await ServerProgram.initialised()
    let before = try program.snapshot()
    let said = try await program.failure(
      ["principal", "add", "--data", program.data] + arguments, code: code)
    #expect(said == sentence)
    #expect(try program.snapshot() == before)
  }

  @Test("a person does not become a service, nor a service a person")
  func otherKind() async throws {
    let program = try await ServerProgram.initialised()
    let student = try await program.addPrincipal("student", role: "student")
    let sentence = try await program.failure(
      "principal", "add", "--data", program.data, "--id", student.id, "--role", "service")
    #expect(sentence == "\(student.id) is a person.")
  }
}

extension RawPeer {
  func whoAmI(
    _ token: String, for person: String? = nil
  ) async throws -> Pastoral_V1_WhoAmIResponse {
    try await call(
      SessionService.whoAmI, .init(),
      metadata: [MetadataEntry("authorization", "Bearer \(token)")]
        + (person.map { [MetadataEntry("on-behalf-of", $0)] } ?? []))
  }
}
