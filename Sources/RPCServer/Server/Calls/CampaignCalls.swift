import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CampaignService`: asking a group to book. The owner invites only students who may book
/// them, and sees who has not yet; a student sees their own invitation and nobody else's.
enum CampaignCalls {
  static let routes: [Route] = [
    .write(CampaignService.createCampaign, .policy(.create, .academicBooking), create),
    .read(CampaignService.getCampaign, .policy(.read, .academicBooking), get),
    .read(CampaignService.listCampaigns, .policy(.list, .academicBooking), list),
    .read(CampaignService.listNotBooked, .policy(.list, .academicBooking), listNotBooked),
    .write(CampaignService.remindCampaign, .policy(.update, .academicBooking), remind),
    .write(CampaignService.closeCampaign, .policy(.update, .academicBooking), close),
    .write(CampaignService.declineCampaign, .policy(.update, .academicBooking), decline),
  ]

  // MARK: The owner

  private static func create(
    _ request: Pastoral_V1_CreateCampaignRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Campaign> {
    let decision = try call.decide([.host])
    guard let staff = Identifier(call.caller.person, kind: .staffMember) else {
      throw Refusal.denied
    }
    try CampaignRules.check(name: request.name, message: request.message)
    let days = try CampaignRules.days(
      first: LocalDate(request.first, field: "first"),
      last: LocalDate(request.last, field: "last"), today: call.today)
    let campaign = Campaign(
      id: Identifier(.campaign, from: &call.random), staffID: staff, name: request.name,
      message: request.message, days: days, created: call.now)
    var random = call.random
    let today = call.today
    return try call.once(decision, tx) {
      let students = try group(request, of: campaign, tx, decision)
      try tx.insert(campaign, inviting: students, by: decision)
      try tx.deliver(
        .campaignInvitation, about: campaign.id, to: students.map(\.text), at: campaign.created,
        due: end(of: campaign), random: &random)
      return (try ownersMessage(campaign, today, tx, decision), nil)
    }
  }

  /// Who is invited. Of a list everybody must be somebody whom the owner may meet; of a group those are
  /// invited who are.
  private static func group(
    _ request: Pastoral_V1_CreateCampaignRequest, of campaign: Campaign, _ tx: Transaction,
    _ decision: Decision
  ) throws -> [Identifier] {
    let limit = CampaignRules.studentsMax
    let day = campaign.days.lowerBound
    func mayInvite(_ id: String) throws -> Bool {
      CampaignRules.mayInvite(
        try tx.situation(of: id, with: campaign.staffID.text), to: campaign.staffID,
        on: campaign.days)
    }
    let field: String
    let found: [Identifier]
    switch request.whom {
    case .students(let group):
      guard (1...limit).contains(group.ids.count) else {
        throw Refusal.invalid("students.ids", "must be 1 to \(limit)")
      }
      let violations = try group.ids.enumerated().compactMap { index, id in
        try mayInvite(id)
          ? nil
          : FieldViolation(
            field: "students.ids[\(index)]",
            description: "must be a student who may book you on one of the days")
      }
      guard violations.isEmpty else { throw Refusal.invalid(violations) }
      var seen: Set<String> = []
      return group.ids.filter { seen.insert($0).inserted }.compactMap { Identifier($0) }
    case .ownTutees:
      field = "own_tutees"
      found = try tx.tutees(of: campaign.staffID, on: day, limit: limit + 1, by: decision)
    case .programmeID(let id):
      field = "programme_id"
      found = try led(id, .programme, field)
    case .moduleID(let id):
      field = "module_id"
      found = try led(id, .module, field)
    case nil:
      throw Refusal.invalid(
        "whom", "must be students, own_tutees, programme_id or module_id")
    }
    func led(_ id: String, _ kind: Identifier.Kind, _ field: String) throws -> [Identifier] {
      guard let course = Identifier(id, kind: kind),
        let students = try tx.studentsLed(
          by: campaign.staffID, in: course, on: day, limit: limit + 1, by: decision)
      else { throw Refusal.invalid(field, "must be one that you lead on the first day") }
      return students
    }
    guard found.count <= limit else {
      throw Refusal.invalid(field, "must have at most \(limit) students")
    }
    let invited = try found.filter { try mayInvite($0.text) }
    guard !invited.isEmpty else {
      throw Refusal.invalid(field, "must have a student who may book you on one of the days")
    }
    return invited
  }

  private static func listNotBooked(
    _ request: Pastoral_V1_ListNotBookedRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListNotBookedResponse {
    try call.check(request.purpose, [])
    let (campaign, decision) = try own(request.campaignID, call, tx)
    let page = try call.page(request)
    let found = try tx.notYetBooked(
      campaign, after: page.after, limit: page.size + 1, by: decision)
    let (students, next) = call.paging.page(found, of: page) { $0.text }
    var response = Pastoral_V1_ListNotBookedResponse()
    response.students = try students.map { student in
      var message = Pastoral_V1_InvitedStudent()
      message.studentID = student.text
      message.studentName =
        try tx.names(ofStudent: student, andStaff: campaign.staffID, by: decision)?.student.full
        ?? ""
      return message
    }
    response.nextPageToken = next
    return response
  }

  private static func remind(
    _ request: Pastoral_V1_RemindCampaignRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Campaign> {
    let (campaign, decision) = try own(request.campaignID, call, tx)
    let (now, today) = (call.now, call.today)
    var random = call.random
    return try call.once(decision, tx) {
      let reminded = try CampaignRules.remind(campaign, today: today)
      try tx.update(reminded, by: decision)
      let students = try tx.notYetBooked(
        campaign, after: "", limit: CampaignRules.studentsMax, by: decision)
      try tx.deliver(
        .campaignReminder, about: campaign.id, to: students.map(\.text), at: now,
        due: end(of: campaign), random: &random)
      return (try ownersMessage(reminded, today, tx, decision), nil)
    }
  }

  private static func close(
    _ request: Pastoral_V1_CloseCampaignRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Campaign> {
    let (campaign, decision) = try own(request.campaignID, call, tx)
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      let closed = try CampaignRules.close(campaign, now: now, today: today)
      try tx.update(closed, by: decision)
      return (try ownersMessage(closed, today, tx, decision), nil)
    }
  }

  // MARK: Both

  private static func get(
    _ request: Pastoral_V1_GetCampaignRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Campaign {
    guard let student = Identifier(call.caller.person, kind: .student) else {
      let (campaign, decision) = try own(request.campaignID, call, tx)
      return try ownersMessage(campaign, call.today, tx, decision)
    }
    let (campaign, answer, _) = try invitation(request.campaignID, student.text, call, tx)
    return message(campaign, call.today, answer)
  }

  private static func list(
    _ request: Pastoral_V1_ListCampaignsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListCampaignsResponse {
    let day = request.includeEnded ? nil : call.today
    let me = call.caller.person
    var response = Pastoral_V1_ListCampaignsResponse()
    if let student = Identifier(me, kind: .student) {
      let decision = try call.decide(call.standings(toStudent: me, tx))
      response.campaigns = try tx.campaigns(invitedTo: student, liveOn: day, by: decision).map {
        message($0, call.today, try tx.answer(of: student, to: $0))
      }
    } else {
      let decision = try call.decide([.host])
      guard let staff = Identifier(me, kind: .staffMember) else { throw Refusal.denied }
      response.campaigns = try tx.campaigns(ofStaff: staff, liveOn: day, by: decision).map {
        message($0, call.today, nil)
      }
    }
    return response
  }

  // MARK: Students

  private static func decline(
    _ request: Pastoral_V1_DeclineCampaignRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Campaign> {
    let student = request.studentID.isEmpty ? call.caller.person : request.studentID
    let (campaign, _, decision) = try invitation(request.campaignID, student, call, tx)
    guard let student = Identifier(student, kind: .student) else { throw Refusal.denied }
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      try CampaignRules.checkLive(campaign, today: today)
      try tx.decline(campaign, student, at: now, by: decision)
      return (message(campaign, today, try tx.answer(of: student, to: campaign)), student)
    }
  }

  // MARK: Looking up

  /// A campaign of the caller's own. What does not exist is denied like what is somebody else's.
  private static func own(
    _ id: String, _ call: CallContext, _ tx: Transaction
  ) throws -> (Campaign, Decision) {
    let campaign = try tx.campaign(id)
    let decision = try call.decide(
      campaign?.staffID.text == call.caller.person ? [.host] : [])
    guard let campaign else { throw Refusal.denied }
    return (campaign, decision)
  }

  /// A student's invitation; denied where they have none.
  private static func invitation(
    _ id: String, _ student: String, _ call: CallContext, _ tx: Transaction
  ) throws -> (Campaign, CampaignAnswer, Decision) {
    let campaign = try tx.campaign(id)
    let decision = try call.decide(call.standings(toStudent: student, tx))
    guard let campaign, let student = Identifier(student, kind: .student),
      let answer = try tx.answer(of: student, to: campaign)
    else { throw Refusal.denied }
    return (campaign, answer, decision)
  }

  /// By when to meet.
  private static func end(of campaign: Campaign) -> Instant {
    WallClock.london.startOfDay(campaign.days.upperBound.adding(days: 1))
  }

  private static func ownersMessage(
    _ campaign: Campaign, _ today: LocalDate, _ tx: Transaction, _ decision: Decision
  ) throws -> Pastoral_V1_Campaign {
    var message = message(campaign, today, nil)
    let counts = try tx.counts(of: campaign, by: decision)
    message.counts.invited = Int32(counts.invited)
    message.counts.booked = Int32(counts.booked)
    message.counts.declined = Int32(counts.declined)
    message.counts.notYet = Int32(counts.notYet)
    return message
  }

  private static func message(
    _ campaign: Campaign, _ today: LocalDate, _ answer: CampaignAnswer?
  ) -> Pastoral_V1_Campaign {
    var message = Pastoral_V1_Campaign()
    message.id = campaign.id.text
    message.staffID = campaign.staffID.text
    message.name = campaign.name
    message.message = campaign.message
    message.first = Pastoral_V1_Date(campaign.days.lowerBound)
    message.last = Pastoral_V1_Date(campaign.days.upperBound)
    message.closed = !campaign.isLive(on: today)
    message.created = Google_Protobuf_Timestamp(campaign.created)
    // The enums have the same numbers; a test holds them together.
    message.answer =
      answer.flatMap { Pastoral_V1_CampaignAnswer(rawValue: $0.rawValue) } ?? .unspecified
    return message
  }
}
