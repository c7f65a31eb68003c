import Domain
import Promises
import Testing

@Suite("Campaigns and their days", .tags(.campaigns))
struct CampaignRulesTests {
  private let today = day("2026-01-12")

  @Test(
    "The days begin today or later and are at most 93",
    arguments: [
      ("2026-01-12", "2026-01-12", true), ("2026-01-12", "2026-04-14", true),
      ("2026-01-12", "2026-04-15", false), ("2026-01-11", "2026-01-12", false),
      ("2026-01-13", "2026-01-12", false),
    ])
  func days(first: String, last: String, isRight: Bool) {
    let days = try? CampaignRules.days(first: day(first), last: day(last), today: today)
    #expect((days != nil) == isRight)
  }

  @Test("A campaign is over after its last day, or once it is closed; it reminds once a day")
  func over() throws {
    let campaign = Campaign(
      id: id(.campaign, 1), staffID: tutor, name: "", message: "",
      days: today...today.adding(days: 1), created: london("2026-01-12", "08:00"))
    #expect(campaign.isLive(on: today.adding(days: 1)))
    #expect(!campaign.isLive(on: today.adding(days: 2)))
    let reminded = try CampaignRules.remind(campaign, today: today)
    #expect(throws: Refusal.rule(.alreadyReminded, "They have been reminded today.")) {
      try CampaignRules.remind(reminded, today: today)
    }
    _ = try CampaignRules.remind(reminded, today: today.adding(days: 1))
    let closed = try CampaignRules.close(campaign, now: campaign.created, today: today)
    #expect(throws: Refusal.rule(.alreadyEnded, "The campaign is over.")) {
      try CampaignRules.remind(closed, today: today)
    }
  }

  @Test("Who cannot book the owner on one of the days is not invited, nor who does not exist")
  func association() {
    let days = today...today.adding(days: 5)
    #expect(CampaignRules.mayInvite(tutored, to: tutor, on: days))
    #expect(!CampaignRules.mayInvite(tutored, to: id(.staffMember, 9), on: days))
    #expect(!CampaignRules.mayInvite(nil, to: tutor, on: days))
  }
}
