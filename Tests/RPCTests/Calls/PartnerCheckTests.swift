import Messages
import Promises
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Checking partners before somebody needs them", .timeLimit(.minutes(5)))
struct PartnerCheckTests {
  @Test(
    "Each partner is there with what keeps something from leaving, and each plugin that serves nobody",
    .tags(.w20))
  func checked() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(running: .crashing())
      let city = try await campus.localAuthority()
      _ = try await campus.localAuthority("county") {
        $0.details.destination.mail = "duty@county.cjsm.net"
        $0.details.secureDomains = ["cjsm.net"]
      }
      let checked = try await campus.client(.dataProtectionOfficer).unary(
        PartnerService.check, .init()
      ).checked
      func problems(_ plugin: String, _ code: String = "") throws -> [String] {
        let found = try #require(checked.first { $0.plugin == plugin && $0.code == code })
        return found.problems.map { "\($0.about) \($0.description_p)" }
      }
      #expect(try problems("local-authority-adult", "city") == [])
      #expect(checked.first { $0.code == "city" }?.partnerID == city.id)
      // Nobody configured a mail server.
      #expect(
        try problems("local-authority-adult", "county")
          == ["destination cannot be reached: the server has no such way out"])
      #expect(
        try problems("crashing")
          == ["plugin does not answer, and is started again by itself"])
      #expect(try problems("nhs-referral") == [])
      // A plugin that serves somebody is not there once more.
      #expect(checked.filter { $0.plugin == "local-authority-adult" }.count == 2)
      #expect(checked.map(\.plugin) == checked.map(\.plugin).sorted())
    }
  }

  @Test("Data protection officers alone register and change partners", .tags(.w20, .w38, .w39))
  func registered() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      for person in Person.allCases where person != .dataProtectionOfficer {
        // Who cannot sign in today cannot ask.
        guard let client = try? campus.client(person) else { continue }
        await expectDenied {
          try await client.unary(
            PartnerService.registerPartner,
            .with {
              $0.code = "mine"
              $0.kind = .localAuthority
              $0.plugin = "local-authority-adult"
              $0.details = city.details
            })
        }
        await expectDenied {
          try await client.unary(
            PartnerService.change,
            .with {
              $0.partnerID = city.id
              $0.revision = city.revision
              $0.details = city.details
              $0.state = .suspended
            })
        }
      }
      let listed = try await campus.client(.dataProtectionOfficer).unary(
        PartnerService.list, .init())
      #expect(listed.partners == [city])
    }
  }

  /// Refused, whether as somebody without that right or as nobody at all.
  private func expectDenied<Reply>(_ call: () async throws -> Reply) async {
    do {
      _ = try await call()
      Issue.record("The call was not refused.")
    } catch let error as RPCError {
      #expect([.permissionDenied, .unauthenticated].contains(error.code), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("Only those who may list partners check them")
  func refused() async throws {
    try await TestCampus.with { campus in
      for person in [Person.admin, .supervisor, .colleague, .tutor] {
        _ = try await campus.client(person).unary(PartnerService.check, .init())
      }
      for person in [Person.ada, .portal] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).unary(PartnerService.check, .init())
        }
      }
    }
  }
}
