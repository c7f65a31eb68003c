import Foundation
import TestPeer
import Testing

@Suite("rpc-server init")
struct InitTests {
  @Test("makes data, secrets and a first admin's token, each closed to others")
  func modes() async throws {
    let program = try await ServerProgram.initialised()
    #expect(try program.mode(of: program.data) == "700")
    #expect(try program.mode(of: program.data + "/pastoral.db") == "600")
    #expect(try program.mode(of: program.secrets) == "700")
    #expect(try program.mode(of: program.secrets + "/kek") == "400")
    #expect(try program.mode(of: program.secrets + "/ledger-signing-key") == "400")
    #expect(try program.mode(of: program.adminToken) == "600")
    let token = try program.token(in: program.adminToken)
    #expect(token.wholeMatch(of: /pst_usr_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}/) != nil)
  }

  @Test("keeps a token that goes to a file off the screen, and prints it otherwise")
  func printedToken() async throws {
    let quiet = try ServerProgram()
    let outcome = try await quiet.run(
      "init", "--data", quiet.data, "--token-file", quiet.adminToken)
    #expect(!outcome.output.contains("pst_usr_"))
    #expect(outcome.output.contains(quiet.adminToken))
    let plain = try ServerProgram()
    let printed = try await plain.run("init", "--data", plain.data)
    #expect(printed.exitCode == 0)
    #expect(printed.output.contains("shown this once: pst_usr_"))
  }

  @Test("is refused the second time, and touches nothing")
  func twice() async throws {
    let program = try await ServerProgram.initialised()
    let before = try program.snapshot()
    let sentence = try await program.failure("init", "--data", program.data)
    #expect(sentence == "\(program.secrets) exists already. Secrets are never overwritten.")
    let other = try await program.failure(
      "init", "--data", program.data, "--secrets", program.folder + "/other")
    #expect(other == "\(program.data) is not empty: choose a new directory.")
    #expect(try program.snapshot() == before)
  }

  @Test("never overwrites a token file, and makes nothing where it is refused")
  func tokenFileExists() async throws {
    let program = try ServerProgram()
    let file = try program.write("mine", to: "admin.token")
    let before = try program.snapshot()
    let sentence = try await program.failure(
      "init", "--data", program.data, "--token-file", file)
    #expect(sentence == "\(file) exists already. Choose another file, or remove it first.")
    #expect(try program.snapshot() == before)
  }

  @Test("makes nothing where the token or the secrets have nowhere to go")
  func nowhere() async throws {
    let program = try ServerProgram()
    let missing = program.folder + "/missing"
    let token = try await program.failure(
      "init", "--data", program.data, "--token-file", missing + "/admin.token")
    #expect(token == "Cannot make \(missing)/admin.token: No such file or directory.")
    let secrets = try await program.failure(
      "init", "--data", program.data, "--secrets", missing + "/secrets")
    #expect(secrets == "Cannot make \(missing)/secrets: No such file or directory.")
    #expect(try program.snapshot().isEmpty)
  }
}
