import Domain
import Foundation
import Messages
import Store
import SwiftProtobuf

/// Consents between the wire and the domain.
extension ConsentProposal {
  /// - Throws: `Refusal.invalid` for a day or moment that there is not.
  init(_ request: Pastoral_V1_GiveConsentRequest) throws {
    self.init(
      purpose: Consent.Purpose(request.purpose), service: UniversityService(request.service),
      fields: request.fields.map { ReferralField($0) },
      until: request.hasUntil ? try LocalDate(request.until, field: "until") : nil,
      manner: try Consent.Manner(request.manner),
      given: request.hasGiven ? try Instant(request.given, field: "given") : nil,
      details: request.details)
  }
}

extension Consent.Purpose {
  /// Nil where the caller named none that is known.
  init?(_ purpose: Pastoral_V1_ConsentPurpose) {
    guard let found = Self.allCases.first(where: { .init($0) == purpose }) else { return nil }
    self = found
  }
}

extension Pastoral_V1_ConsentPurpose {
  init(_ purpose: Consent.Purpose) {
    self =
      switch purpose {
      case .internalReferral: .internalReferral
      case .wellbeingSupport: .wellbeingSupport
      case .adjustments: .adjustments
      case .outsideInformation: .outsideInformation
      case .sharingNHS: .sharingNhs
      case .sharingStudentFinance: .sharingStudentFinance
      case .sharingLocalAuthority: .sharingLocalAuthority
      case .sharingOther: .sharingOther
      }
  }
}

extension UniversityService {
  /// Nil where the caller named none that is known.
  init?(_ service: Pastoral_V1_UniversityService) {
    guard let found = Self.allCases.first(where: { .init($0) == service }) else { return nil }
    self = found
  }
}

extension Pastoral_V1_UniversityService {
  init(_ service: UniversityService) {
    self =
      switch service {
      case .wellbeing: .wellbeing
      case .disability: .disability
      case .studentMoney: .studentMoney
      case .accommodation: .accommodation
      case .careers: .careers
      case .studentAdvice: .studentAdvice
      case .academicSkills: .academicSkills
      }
  }
}

extension ReferralField {
  /// Nil where the caller named none that is known.
  init?(_ field: Pastoral_V1_ReferralField) {
    guard let found = Self.allCases.first(where: { .init($0) == field }) else { return nil }
    self = found
  }
}

extension Pastoral_V1_ReferralField {
  init(_ field: ReferralField) {
    self =
      switch field {
      case .reason: .reason
      case .meetingPurpose: .meetingPurpose
      case .keyPoints: .keyPoints
      case .actions: .actions
      case .contact: .contact
      }
  }
}

extension Consent.Manner {
  /// Nil where the caller named none.
  ///
  /// - Throws: `Refusal.invalid` for one that this server does not know.
  fileprivate init?(_ manner: Pastoral_V1_ConsentManner) throws {
    switch manner {
    case .unspecified: return nil
    case .online: self = .online
    case .spoken: self = .spoken
    case .written: self = .written
    case .UNRECOGNIZED: throw Refusal.invalid("manner", "must be ONLINE, SPOKEN or WRITTEN")
    }
  }
}

extension Pastoral_V1_ConsentManner {
  fileprivate init(_ manner: Consent.Manner) {
    self =
      switch manner {
      case .online: .online
      case .spoken: .spoken
      case .written: .written
      }
  }
}

extension Pastoral_V1_Consent {
  /// - Parameter name: The name of who recorded something, by principal.
  init(
    _ consent: Consent, _ words: ConsentWords, today: LocalDate, name: (String) throws -> String
  ) throws {
    self.init()
    id = consent.id.text
    studentID = consent.studentID.text
    purpose = Pastoral_V1_ConsentPurpose(consent.purpose)
    service = Pastoral_V1_UniversityService(consent.service)
    fields = consent.fields.map { Pastoral_V1_ReferralField($0) }
    if let day = consent.until { until = Pastoral_V1_Date(day) }
    wordingVersion = consent.wording.version
    wordingSha256 = Data(consent.wordingHash)
    notice = Pastoral_V1_NoticeVersion(consent.noticeVersion)
    manner = Pastoral_V1_ConsentManner(consent.manner)
    given = Google_Protobuf_Timestamp(consent.given)
    recorded = Google_Protobuf_Timestamp(consent.recorded)
    recordedBy = consent.recordedBy
    recordedByName = try name(consent.recordedBy)
    details = words.given
    if let withdrawal = consent.withdrawal {
      withdrawn = Google_Protobuf_Timestamp(withdrawal.at)
      withdrawalRecordedBy = withdrawal.recordedBy
      withdrawalRecordedByName = try name(withdrawal.recordedBy)
      withdrawalDetails = words.withdrawn
    }
    live = consent.isLive(on: today)
  }
}

extension Pastoral_V1_ConsentWording {
  init(_ wording: ConsentWording, isInUse: Bool) {
    self.init()
    purpose = Pastoral_V1_ConsentPurpose(wording.name.purpose)
    version = wording.name.version
    from = Pastoral_V1_Date(wording.from)
    text = wording.text
    sha256 = Data(wording.hash)
    inUse = isInUse
  }
}
