import Domain
import Promises
import Testing

@Suite("What is looked at again before a disclosure is sent")
struct DisclosureSendingTests {
  @Test("Where all still holds, it is sent", .tags(.w19))
  func holds() {
    #expect(SampleDisclosure().refusalBeforeSending() == nil)
    let kept = SampleDisclosure { $0.keptOn = SampleDisclosure.itemConsent }
    #expect(kept.refusalBeforeSending() == nil)
    // What rests on no consent needs none.
    let concern = SampleDisclosure {
      $0.authority = .seriousConcern
      $0.consentID = nil
    }
    #expect(concern.refusalBeforeSending(heldConsents: []) == nil)
  }

  @Test("Other bytes than those that were approved are not")
  func bytes() {
    let refusal = SampleDisclosure().refusalBeforeSending(hash: [UInt8](repeating: 2, count: 32))
    #expect(reason(refusal) == .payloadDiffers)
  }

  @Test("A consent that has ended ends it, its own or that of a part of it", .tags(.s21, .w19))
  func consents() {
    let own = SampleDisclosure().refusalBeforeSending(heldConsents: [SampleDisclosure.itemConsent])
    #expect(reason(own) == .consentRequired)
    let nameless = SampleDisclosure { $0.consentID = nil }
    #expect(reason(nameless.refusalBeforeSending()) == .consentRequired)
    let part = SampleDisclosure { $0.keptOn = SampleDisclosure.itemConsent }
    #expect(
      reason(part.refusalBeforeSending(heldConsents: [SampleDisclosure.consent])) == .restricted)
  }

  @Test("A partner that was suspended is sent nothing")
  func suspended() {
    let suspended = SampleDisclosure { $0.partnerState = .suspended }
    #expect(reason(suspended.refusalBeforeSending()) == .notEligible)
  }

  @Test("What the plugin does not carry any more is not, for its field or its reason")
  func manifest() {
    let field = SampleDisclosure { $0.manifestFields = [.name] }
    #expect(reason(field.refusalBeforeSending()) == .authorityRefused)
    let authority = SampleDisclosure { $0.manifestAuthorities = [.seriousConcern] }
    #expect(reason(authority.refusalBeforeSending()) == .authorityRefused)
  }

  @Test("What a notice does not allow is not, whichever of those that it rests on", .tags(.w19))
  func notices() {
    let tutor = SampleDisclosure { $0.origins = [.wellbeing, .seeMyTutor] }
    #expect(reason(tutor.refusalBeforeSending()) == .authorityRefused)
    let police = SampleDisclosure { $0.partnerKind = .police }
    #expect(reason(police.refusalBeforeSending()) == .authorityRefused)
  }

  @Test("Abroad a reason and a safeguard must hold on the day", .tags(.w37, .w38))
  func abroad() {
    func there(_ change: (inout SampleDisclosure) -> Void = { _ in }) -> Refusal? {
      SampleDisclosure {
        $0.country = "TR"
        $0.transfer = .overseasPartner
        $0.safeguards = [
          Safeguard(kind: .modelClauses, document: "IDTA-7", until: SampleDisclosure.today)
        ]
        change(&$0)
      }.refusalBeforeSending()
    }
    #expect(there() == nil)
    #expect(reason(there { $0.transfer = nil }) == .transferRefused)
    #expect(reason(there { $0.safeguards = [] }) == .transferRefused)
    let expired = SampleDisclosure {
      $0.country = "TR"
      $0.transfer = .overseasPartner
      $0.safeguards = [
        Safeguard(kind: .modelClauses, document: "IDTA-7", until: SampleDisclosure.today)
      ]
    }.refusalBeforeSending(on: day("2026-11-24"))
    #expect(reason(expired) == .transferRefused)
  }
}
