import Domain
import Ledger
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// What goes on when the disk is nearly full (G14), over the wire: nothing ordinary is written and nothing is disclosed,
/// and people's rights, their reading and what protects them go on.
@Suite("A disk that is nearly full")
struct DiskLowTests {
  @Test(
    "Nothing ordinary is written and nothing leaves; reading is recorded and shown; a consent is withdrawn",
    .tags(.s16, .s21, .w23))
  func low() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let city = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .sharingLocalAuthority
        $0.fields = []
      }
      let proposed = try await campus.client(.colleague).proposed(campus.concern(made, to: city))
      _ = try await campus.client(.supervisor).decided(proposed)

      try await campus.restart(onFullDisk: true)
      try await campus.restart(withFolders: true)
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").isEmpty)
      #expect(try campus.leaves { if case .shareAttempt = $0 { true } else { false } } == 0)
      await expectRefusal(.unavailable, "DISK_LOW") {
        try await ada.consent {
          $0.purpose = .sharingNhs
          $0.fields = []
        }
      }
      // Reading, with its row of the access log; and what a student may do at any time.
      #expect(try await tutor.getStudent(campus.id(.ada)).id == campus.id(.ada))
      let report = try await ada.unary(AuditService.listAccesses, .init())
      #expect(report.accesses.contains { $0.principalID == campus.id(.tutor) })
      #expect(
        try await !ada.unary(ConsentService.withdraw, .with { $0.consentID = consent.id }).consent
          .live)

      try await campus.restart(onFullDisk: false)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").keys.contains("\(proposed.id).html"))
      _ = try await campus.client(.ada).consent {
        $0.purpose = .sharingNhs
        $0.fields = []
      }
    }
  }

  @Test(
    "It goes on with what ends somebody's access, what is a right, and with coming in; with nothing else"
  )
  func goingOn() {
    let methods = CallTable(conformance: false).routes.filter(\.goesOn).map(\.path)
    #expect(
      Set(methods) == [
        "pastoral.v1.AdminService/DisablePrincipal", "pastoral.v1.AdminService/RevokeCertificate",
        "pastoral.v1.AdminService/RevokeRole", "pastoral.v1.AdminService/RevokeToken",
        "pastoral.v1.AdminService/UnbindIdentity", "pastoral.v1.ConsentService/Withdraw",
        "pastoral.v1.DisclosureService/Cancel",
        "pastoral.v1.ExceptionalAccessService/BreakGlass",
        "pastoral.v1.ExceptionalAccessService/EndExceptionalAccess",
        "pastoral.v1.SessionService/End", "pastoral.v1.SessionService/Exchange",
        "pastoral.v1.SessionService/StepUp",
      ])
  }
}
