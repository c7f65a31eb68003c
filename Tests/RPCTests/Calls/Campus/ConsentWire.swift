import Messages
import RPCClient
import SwiftProtobuf

// Consents and referrals as tests give and make them, each call one RPC over the socket.

extension Client {
  /// By a student: a consent to pass on reason, purpose and key points to Student Life and Wellbeing.
  func consent(
    to service: Pastoral_V1_UniversityService = .wellbeing, key: String? = nil,
    _ change: (inout Pastoral_V1_GiveConsentRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Consent {
    var request = Pastoral_V1_GiveConsentRequest()
    request.purpose = .internalReferral
    request.service = service
    request.fields = [.reason, .meetingPurpose, .keyPoints]
    request.wordingVersion = "1"
    change(&request)
    return try await unary(ConsentService.give, request, options: .key(key))
  }

  /// By staff, who were told.
  func record(
    consentOf student: String,
    _ change: (inout Pastoral_V1_GiveConsentRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Consent {
    try await consent {
      $0.studentID = student
      $0.manner = .spoken
      $0.given = .utc("2026-11-23 08:30")
      change(&$0)
    }
  }

  func withdraw(
    _ consent: String, details: String = "", key: String? = nil
  ) async throws -> Pastoral_V1_WithdrawConsentResponse {
    try await unary(
      ConsentService.withdraw,
      .with {
        $0.consentID = consent
        $0.details = details
      }, options: .key(key))
  }

  func readConsent(
    _ id: String, purpose: Pastoral_V1_Purpose = .supportAccess
  ) async throws -> Pastoral_V1_Consent {
    try await unary(
      ConsentService.get,
      .with {
        $0.consentID = id
        $0.purpose = purpose
      })
  }

  func consents(
    of student: String = "", liveOnly: Bool = false, size: Int32 = 0, token: String = "",
    purpose: Pastoral_V1_Purpose = .supportAccess
  ) async throws -> Pastoral_V1_ListConsentsResponse {
    try await unary(
      ConsentService.list,
      .with {
        $0.studentID = student
        $0.liveOnly = liveOnly
        $0.purpose = purpose
        $0.pageSize = size
        $0.pageToken = token
      })
  }

  func wordings(
    of purpose: Pastoral_V1_ConsentPurpose = .internalReferral
  ) async throws -> [Pastoral_V1_ConsentWording] {
    try await unary(ConsentService.listWordings, .init()).wordings.filter {
      $0.purpose == purpose
    }
  }

  func publish(
    wording: Pastoral_V1_ConsentWording
  ) async throws -> Pastoral_V1_ConsentWording {
    try await unary(ConsentService.publishWording, .with { $0.wording = wording })
  }

  /// To Student Life and Wellbeing, with a reason and nothing else.
  func refer(
    _ student: String, consent: String? = nil, key: String? = nil,
    _ change: (inout Pastoral_V1_CreateReferralRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Referral {
    var request = Pastoral_V1_CreateReferralRequest()
    request.studentID = student
    request.service = .wellbeing
    request.fields = [.reason]
    request.reason = "Finds it hard to sleep"
    if let consent { request.consentID = consent }
    change(&request)
    return try await unary(ReferralService.create, request, options: .key(key))
  }

  func accept(
    _ referral: Pastoral_V1_Referral, revision: Int64? = nil, key: String? = nil
  ) async throws -> Pastoral_V1_Referral {
    try await answer(ReferralService.accept, referral, "", revision, key)
  }

  func reject(
    _ referral: Pastoral_V1_Referral, words: String = "Not ours: ask the money advisers"
  ) async throws -> Pastoral_V1_Referral {
    try await answer(ReferralService.reject, referral, words)
  }

  func complete(
    _ referral: Pastoral_V1_Referral, words: String = ""
  ) async throws -> Pastoral_V1_Referral {
    try await answer(ReferralService.complete, referral, words)
  }

  func revoke(
    _ referral: Pastoral_V1_Referral, words: String = ""
  ) async throws -> Pastoral_V1_Referral {
    try await answer(ReferralService.revoke, referral, words)
  }

  private func answer(
    _ method: Method<Pastoral_V1_AnswerReferralRequest, Pastoral_V1_Referral>,
    _ referral: Pastoral_V1_Referral, _ words: String, _ revision: Int64? = nil,
    _ key: String? = nil
  ) async throws -> Pastoral_V1_Referral {
    try await unary(
      method,
      .with {
        $0.referralID = referral.id
        $0.revision = revision ?? referral.revision
        $0.words = words
      }, options: .key(key))
  }

  func review(
    _ referral: Pastoral_V1_Referral, _ finding: Pastoral_V1_Finding, comment: String = ""
  ) async throws -> Pastoral_V1_Referral {
    try await unary(
      ReferralService.review,
      .with {
        $0.referralID = referral.id
        $0.finding = finding
        $0.comment = comment
      })
  }

  func readReferral(
    _ id: String, purpose: Pastoral_V1_Purpose = .supportAccess
  ) async throws -> Pastoral_V1_Referral {
    try await unary(
      ReferralService.get,
      .with {
        $0.referralID = id
        $0.purpose = purpose
      })
  }

  func referrals(
    _ change: (inout Pastoral_V1_ListReferralsRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ListReferralsResponse {
    var request = Pastoral_V1_ListReferralsRequest()
    request.purpose = .supportAccess
    change(&request)
    return try await unary(ReferralService.list, request)
  }
}

extension Pastoral_V1_CreateReferralRequest {
  /// A ground of safety that nothing is wrong with.
  mutating func forSafety(review: String = "2026-11-30") {
    safetyGround = .with {
      $0.risk = "Said that they see no way to go on, and where"
      $0.safetyOf = .student
      $0.review = .day(review)
    }
  }
}
