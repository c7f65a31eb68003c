import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.NoticeService`: what students were promised, by version. When a version may be published
/// is `NoticeRules`' matter.
enum NoticeCalls {
  static let routes: [Route] = [
    .read(NoticeService.get, .policy(.read, .notice), get),
    .read(NoticeService.list, .policy(.list, .notice), list),
    .write(NoticeService.publish, .policy(.create, .notice), publish),
  ]

  private static func get(
    _ request: Pastoral_V1_GetNoticeRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Notice {
    _ = try call.decide()
    let version: NoticeVersion?
    if request.version.isEmpty {
      version = try NoticeName(rawValue: request.notice)
        .map { try call.noticeInForce($0, tx) }
    } else {
      version = NoticeVersion(notice: request.notice, version: request.version)
    }
    guard let version, let found = try tx.notice(version) else {
      throw Refusal.notFound("There is no such version of a notice.")
    }
    return try message(found, tx.noticeSchedule(), call)
  }

  private static func list(
    _ request: Pastoral_V1_ListNoticesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListNoticesResponse {
    _ = try call.decide()
    let schedule = try tx.noticeSchedule()
    var response = Pastoral_V1_ListNoticesResponse()
    response.notices = try tx.notices().map { try message($0, schedule, call) }
    return response
  }

  private static func publish(
    _ request: Pastoral_V1_PublishNoticeRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Notice> {
    let decision = try call.decide()
    guard request.hasNotice else { throw Refusal.invalid("notice", "must be given") }
    let entry = NoticeSchedule.Entry(
      NoticeVersion(
        notice: request.notice.version.notice, version: request.notice.version.version),
      from: try LocalDate(request.notice.from, field: "notice.from"))
    let context = call
    return try call.once(decision, tx) {
      let schedule = try tx.noticeSchedule()
      let violations =
        NoticeRules.violations(publishing: entry, over: schedule, today: context.today)
        + NoticeContentRules.violations(in: request.notice)
      guard violations.isEmpty else { throw Refusal.invalid(violations) }
      let notice = StoredNotice(
        entry: entry, content: try request.notice.contentJSON(), published: context.now)
      try tx.publish(notice, by: decision)
      return (try message(notice, schedule, context), nil)
    }
  }

  private static func message(
    _ notice: StoredNotice, _ schedule: NoticeSchedule, _ call: CallContext
  ) throws -> Pastoral_V1_Notice {
    var message = try Pastoral_V1_Notice(jsonString: notice.content)
    let version = notice.entry.version
    message.version = Pastoral_V1_NoticeVersion(version)
    message.from = Pastoral_V1_Date(notice.entry.from)
    message.inForce =
      NoticeName(rawValue: version.notice)
      .map { schedule.inForce($0, on: call.today) == version } ?? false
    if let published = notice.published {
      message.published = Google_Protobuf_Timestamp(published)
    }
    return message
  }
}

extension CallContext {
  /// The version of a notice that is in force now, which what is collected keeps.
  func noticeInForce(_ notice: NoticeName, _ tx: Transaction) throws -> NoticeVersion {
    try notices.version(of: notice, on: today, tx)
  }
}

extension Transaction {
  /// What a version of a notice says about a topic; empty where it says nothing.
  func statement(_ topic: Pastoral_V1_NoticeTopic, of version: NoticeVersion) throws -> String {
    guard let notice = try notice(version) else { return "" }
    return try Pastoral_V1_Notice(jsonString: notice.content).statements
      .first { $0.topic == topic }?.text ?? ""
  }
}
