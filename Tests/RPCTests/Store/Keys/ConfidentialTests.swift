import Domain
import Foundation
import Promises
import Testing

@testable import Store

@Suite("What was written in confidence", .tags(.s16, .w23))
struct ConfidentialTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let place = SealedPlace(
    table: "note", column: "content", owner: KeyStoreTests.id(1).text, record: [1], version: 1)

  /// What the policy decides about somebody; a test that asks for what is denied fails.
  private static func decision(
    _ role: Role, _ action: Action, _ resource: Resource, _ standing: Standing
  ) throws -> Decision {
    let principal = Principal(
      id: "prn_somebody", kind: role == .service ? .service : .person, isActive: true,
      roles: RoleSet(role))
    let caller = try #require(Caller(authenticated: principal))
    let verdict = decide(
      PolicyQuestion(
        caller, action, resource, standings: [standing], purpose: .technicalSupport))
    guard case .allow(let decision) = verdict else { throw Refusal.denied }
    return decision
  }

  private func opens(_ resource: Resource, by decision: Decision) throws -> Bool {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    try engine.write { try KeyStoreTests.add(KeyStoreTests.ada, 1, $0) }
    return try engine.write { tx in
      let sealed = try tx.seal(Array("She is worried.".utf8), at: Self.place)
      do {
        let content = try tx.openConfidential(sealed, at: Self.place, of: resource, by: decision)
        return content == Array("She is worried.".utf8)
      } catch Refusal.denied {
        return false
      }
    }
  }

  @Test("opens for who may read that kind of record")
  func opens() throws {
    let tutor = try Self.decision(.academicStaff, .read, .academicNotes, .tutor)
    #expect(try opens(.academicNotes, by: tutor))
  }

  @Test("opens for IT support that is elevated, under See My Tutor")
  func elevated() throws {
    let support = try Self.decision(.itSupport, .read, .academicNotes, .elevated)
    #expect(try opens(.academicNotes, by: support))
  }

  @Test("opens for nobody with a permission for something else")
  func otherRecord() throws {
    let tutor = try Self.decision(.academicStaff, .read, .academicNotes, .tutor)
    #expect(try !opens(.caseNotes, by: tutor))
  }

  @Test("is no other record, which this way opens for nobody")
  func neverOpens() throws {
    let admin = try Self.decision(.admin, .read, .profile, .any)
    #expect(try !opens(.profile, by: admin))
  }

  @Test("opens for no campus system that may add to it")
  func service() throws {
    let service = try Self.decision(.service, .create, .caseHeader, .scope)
    #expect(try !opens(.caseHeader, by: service))
  }

  @Test("opens for no work of the system's own")
  func system() throws {
    #expect(try !opens(.academicNotes, by: .system(.seed)))
  }
}
