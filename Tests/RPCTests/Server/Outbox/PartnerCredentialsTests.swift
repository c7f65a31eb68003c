import Domain
import Foundation
import TestPeer
import Testing

@testable import RPCServer

@Suite("What the server and a partner know each other by")
struct PartnerCredentialsTests {
  // MARK: Tokens

  @Test("A token is the published one for the published mailbox")
  func token() throws {
    let account = try JSONDecoder().decode(
      MESHAccount.self,
      from: Data(
        #"""
        {"mailbox": "X26ABC1", "password": "password", "shared-key": "TestKey",
         "recipient": "X26ABC2", "workflow": "TEST"}
        """#.utf8))
    #expect(account.isUsable && account.opensMailbox)
    // 2026-11-22 00:30 in UTC.
    let token = MESHToken.header(
      for: account, nonce: "00000000-0000-4000-8000-000000000001",
      at: Instant(secondsSince1970: 1_795_307_400))
    #expect(
      token == "NHSMESH X26ABC1:00000000-0000-4000-8000-000000000001:0:202611220030:"
        + "c1c4e179803e32d9b72e31f7bed18f070461bc4cb88c2eac1e9d98716541e930")
  }

  @Test(
    "A mailbox that could break out of a header or a path is none",
    arguments: [
      ["mailbox": "X26/ABC"], ["mailbox": "x26abc1"], ["mailbox": ""],
      ["recipient": "X26\r\nMex-To: X"], ["recipient": "{mesh-token}"], ["workflow": "A B"],
      ["password": ""], ["shared-key": ""], ["password": nil], ["shared-key": nil],
      ["recipient": "<To_DTS/>"], ["workflow": "A&B"],
      ["ods": ""], ["ods": "x26"], ["ods": "X26/../Y"],
    ])
  func mailbox(change: [String: String?]) throws {
    let usual: [String: String?] = [
      "mailbox": "X26ABC1", "password": "password", "shared-key": "TestKey",
      "recipient": "X26ABC2", "workflow": "TEST",
    ]
    let account = try JSONDecoder().decode(
      MESHAccount.self, from: JSONEncoder().encode(usual.merging(change) { $1 }))
    #expect(!account.isUsable)
  }

  @Test("An account without secrets names mailboxes, and opens none")
  func named() throws {
    let account = try JSONDecoder().decode(
      MESHAccount.self,
      from: Data(
        #"{"mailbox": "X26ABC1", "recipient": "X26ABC2", "workflow": "TEST"}"#.utf8))
    #expect(account.isUsable && !account.opensMailbox)
    #expect(MESHToken.header(for: account, nonce: "", at: Instant(secondsSince1970: 0)) == nil)
  }

  // MARK: Filling in

  @Test(
    "A plugin has filled in what there is, where it may stand, and nothing else",
    arguments: [
      ("/messageexchange/{mailbox}/outbox", nil, "/messageexchange/X26ABC1/outbox"),
      ("{mesh-token}", "Authorization", "NHSMESH secret"), ("plain", nil, "plain"),
      ("{mailbox}{mailbox}", "Mex-From", "X26ABC1X26ABC1"),
      // A token would be kept by whoever logs what it stands in.
      ("/{mesh-token}", nil, nil), ("{mesh-token}", "Mex-Subject", nil),
      ("{password}", "Authorization", nil), ("{mailbox", nil, nil), ("mailbox}", nil, nil),
      ("{}", nil, nil), ("{{mailbox}}", nil, nil),
    ])
  func fill(text: String, header: String?, filled: String?) {
    let fillIns = FillIns(["mailbox": "X26ABC1", "mesh-token": "NHSMESH secret"])
    #expect(fillIns.fill(text, inHeader: header) == filled)
  }

  // MARK: Files

  @Test("Files that others can reach, that are missing or that are something else, are refused")
  func files() async throws {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-partners-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let certificates = try TestCertificates()
    try await certificates.makeAuthority("spine")
    let folder = directory + "/clinic"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: directory)
    func put(_ name: String, _ content: Data?, mode: Int = 0o600) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      #expect(
        FileManager.default.createFile(
          atPath: "\(folder)/\(name)", contents: content,
          attributes: [.posixPermissions: mode]))
    }
    func made(_ name: String) -> Data? {
      FileManager.default.contents(atPath: certificates.file(name))
    }
    put("ca.pem", made("spine.pem"))
    put("certificate.pem", made("spine.pem"))
    #expect(throws: PartnerCredentialsError.missing("\(folder)/key.pem")) {
      try PartnerCredentials.all(in: directory)
    }
    put("key.pem", made("spine.key"), mode: 0o640)
    #expect(throws: PartnerCredentialsError.exposed("\(folder)/key.pem")) {
      try PartnerCredentials.all(in: directory)
    }
    put("key.pem", made("spine.pem"))
    #expect(throws: PartnerCredentialsError.unreadable("\(folder)/key.pem")) {
      try PartnerCredentials.all(in: directory)
    }
    put("key.pem", made("spine.key"))
    let found = try PartnerCredentials.all(in: directory)
    #expect(found.keys.sorted() == ["clinic"] && found["clinic"]?.mesh == nil)
    put("mesh.json", Data("{}".utf8))
    #expect(throws: PartnerCredentialsError.unreadable("\(folder)/mesh.json")) {
      try PartnerCredentials.all(in: directory)
    }
    // What opens no mailbox is no use over HTTPS, and is enough where MESH client opens it.
    let named = Data(#"{"mailbox": "X26ABC1", "recipient": "X26ABC2", "workflow": "TEST"}"#.utf8)
    put("mesh.json", named)
    #expect(throws: PartnerCredentialsError.unreadable("\(folder)/mesh.json")) {
      try PartnerCredentials.all(in: directory)
    }
    for name in ["ca.pem", "certificate.pem", "key.pem"] {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    let client = try #require(try PartnerCredentials.all(in: directory)["clinic"])
    #expect(client.tls == nil && client.mesh?.recipient == "X26ABC2")
    put("mesh.json", named, mode: 0o640)
    #expect(throws: PartnerCredentialsError.exposed("\(folder)/mesh.json")) {
      try PartnerCredentials.all(in: directory)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    #expect(throws: PartnerCredentialsError.exposed(folder)) {
      try PartnerCredentials.all(in: directory)
    }
    #expect(throws: PartnerCredentialsError.missing(directory + ".none")) {
      try PartnerCredentials.all(in: directory + ".none")
    }
  }
}
