import ArgumentParser
import Messages
import SwiftProtobuf

/// `consent`: what students agree to and take back.
struct ConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Record, read and withdraw what students agree to have passed on.",
    subcommands: [
      GiveConsentCommand.self, WithdrawConsentCommand.self, ListConsentsCommand.self,
      ShowConsentCommand.self, WordingsCommand.self, PublishWordingCommand.self,
    ])
}

/// How consents are shown.
enum Consents {
  static let columns: [ListColumn<Pastoral_V1_Consent>] = [
    ListColumn("id") { $0.id },
    ListColumn("student_id") { $0.studentID },
    ListColumn("for") { ConsentPurposeName.text(of: $0.purpose) },
    ListColumn("service") { ServiceName.text(of: $0.service) },
    ListColumn("parts") { PartName.text(of: $0.fields) },
    ListColumn("until") { $0.until.text },
    ListColumn("live") { $0.live ? "yes" : "no" },
    ListColumn("manner") { $0.manner.word },
    ListColumn("given", plain: { $0.given.london.iso }) { $0.given.london.text },
    ListColumn("recorded_by") { $0.recordedByName.isEmpty ? $0.recordedBy : $0.recordedByName },
    ListColumn("wording") { $0.wordingVersion },
    ListColumn("details") { $0.details },
    ListColumn("withdrawn", plain: { $0.hasWithdrawn ? $0.withdrawn.london.iso : "" }) {
      $0.hasWithdrawn ? $0.withdrawn.london.text : ""
    },
    ListColumn("withdrawal_recorded_by") {
      $0.withdrawalRecordedByName.isEmpty ? $0.withdrawalRecordedBy : $0.withdrawalRecordedByName
    },
    ListColumn("withdrawal_details") { $0.withdrawalDetails },
  ]

  static let wordingColumns: [ListColumn<Pastoral_V1_ConsentWording>] = [
    ListColumn("for") { ConsentPurposeName.text(of: $0.purpose) },
    ListColumn("version") { $0.version },
    ListColumn("from") { $0.from.text },
    ListColumn("in_use") { $0.inUse ? "yes" : "no" },
    ListColumn("text") { $0.text },
  ]
}

/// What a consent is for, as an option spells it.
enum ConsentPurposeName: String, ExpressibleByArgument, CaseIterable {
  case referral
  case wellbeingSupport = "wellbeing-support"
  case adjustments
  case outsideInformation = "outside-information"
  case sharingNHS = "sharing-nhs"
  case sharingStudentFinance = "sharing-student-finance"
  case sharingLocalAuthority = "sharing-local-authority"
  case sharingOther = "sharing-other"

  var purpose: Pastoral_V1_ConsentPurpose {
    switch self {
    case .referral: .internalReferral
    case .wellbeingSupport: .wellbeingSupport
    case .adjustments: .adjustments
    case .outsideInformation: .outsideInformation
    case .sharingNHS: .sharingNhs
    case .sharingStudentFinance: .sharingStudentFinance
    case .sharingLocalAuthority: .sharingLocalAuthority
    case .sharingOther: .sharingOther
    }
  }

  static func text(of purpose: Pastoral_V1_ConsentPurpose) -> String {
    allCases.first { $0.purpose == purpose }?.rawValue ?? "other"
  }
}

/// A service of the university, as an option spells it.
enum ServiceName: String, ExpressibleByArgument, CaseIterable {
  case wellbeing, disability
  case studentMoney = "student-money"
  case accommodation, careers
  case studentAdvice = "student-advice"
  case academicSkills = "academic-skills"

  var service: Pastoral_V1_UniversityService {
    switch self {
    case .wellbeing: .wellbeing
    case .disability: .disability
    case .studentMoney: .studentMoney
    case .accommodation: .accommodation
    case .careers: .careers
    case .studentAdvice: .studentAdvice
    case .academicSkills: .academicSkills
    }
  }

  static func text(of service: Pastoral_V1_UniversityService) -> String {
    allCases.first { $0.service == service }?.rawValue ?? "other"
  }
}

/// A part that a referral can pass on, as an option spells it.
enum PartName: String, ExpressibleByArgument, CaseIterable {
  case reason
  case meetingPurpose = "meeting-purpose"
  case keyPoints = "key-points"
  case actions, contact

  var field: Pastoral_V1_ReferralField {
    switch self {
    case .reason: .reason
    case .meetingPurpose: .meetingPurpose
    case .keyPoints: .keyPoints
    case .actions: .actions
    case .contact: .contact
    }
  }

  static func text(of fields: [Pastoral_V1_ReferralField]) -> String {
    fields.map { field in allCases.first { $0.field == field }?.rawValue ?? "other" }
      .joined(separator: ", ")
  }
}

extension Pastoral_V1_ConsentManner {
  fileprivate var word: String {
    switch self {
    case .online: "online"
    case .spoken: "spoken"
    case .written: "written"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

/// Why consents and referrals are read; help in reaching a service unless something else is said.
struct SupportPurposeOption: ParsableArguments {
  @Option(help: "Why the records are read; recorded by the server.")
  var purpose = PurposeName.supportAccess
}

/// Words that may be left out: nothing asks for them.
extension WordsOption {
  func textIfAny() throws -> String { isEmpty ? "" : try text(asking: "") }
}
