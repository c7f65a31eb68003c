import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.SupportPostService`: who works where in Student Life and Wellbeing. The rules are
/// `SupportPostRules`'.
enum SupportPostCalls {
  static let routes: [Route] = [
    .write(SupportPostService.grant, .policy(.create, .principals), grant),
    .write(SupportPostService.end, .policy(.update, .principals), end),
    .read(SupportPostService.list, .policy(.list, .principals), list),
  ]

  private static func grant(
    _ request: Pastoral_V1_GrantSupportPostRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_SupportPost> {
    let decision = try call.decide(beneficiary: request.principalID)
    let (now, today, grantor) = (call.now, call.today, call.caller.principal)
    var random = call.random
    return try call.once(decision, tx) {
      let type = SupportType(request.supportType)
      let kind = SupportPost.Kind.named(request.kind) { .init($0) }
      let held = try tx.supportPosts(of: request.principalID).filter {
        $0.type == type && $0.kind == kind
      }
      let post = try SupportPostRules.grant(
        kind, in: type, to: tx.principal(request.principalID),
        from: request.hasFrom ? LocalDate(request.from, field: "from") : nil,
        to: request.hasTo ? LocalDate(request.to, field: "to") : nil, held: held,
        id: Identifier(.supportPost, from: &random), by: grantor, now: now, today: today)
      try tx.put(post, at: now, by: decision)
      return (try message(post, tx), nil)
    }
  }

  private static func end(
    _ request: Pastoral_V1_EndSupportPostRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_SupportPost> {
    let decision = try call.decide()
    guard let post = try tx.supportPost(request.postID) else {
      throw Refusal.notFound("There is no such post.")
    }
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      guard request.hasTo else { throw Refusal.invalid("to", "must be given") }
      let ended = try SupportPostRules.end(
        post, after: LocalDate(request.to, field: "to"), today: today)
      try tx.put(ended, at: now, by: decision)
      return (try message(ended, tx), nil)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListSupportPostsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListSupportPostsResponse {
    let decision = try call.decide()
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.supportPosts(
      of: request.principalID, in: SupportType(request.supportType),
      notEndedBefore: request.liveOnly ? call.today : nil, before: Paging.place(page.after),
      limit: page.size + 1, by: decision)
    let (posts, next) = call.paging.page(found, of: page) { Paging.place($0.granted, $0.id) }
    var response = Pastoral_V1_ListSupportPostsResponse()
    response.posts = try posts.map { try message($0, tx) }
    response.nextPageToken = next
    return response
  }

  private static func message(
    _ post: SupportPost, _ tx: Transaction
  ) throws -> Pastoral_V1_SupportPost {
    var message = Pastoral_V1_SupportPost()
    message.id = post.id.text
    message.principalID = post.principal
    message.principalName = try tx.nameForReport(of: post.principal)
    message.supportType = Pastoral_V1_SupportType(post.type)
    message.kind = Pastoral_V1_SupportPostKind(post.kind)
    if let day = post.span.from { message.from = Pastoral_V1_Date(day) }
    if let day = post.span.to { message.to = Pastoral_V1_Date(day) }
    message.grantedBy = post.grantedBy
    message.granted = Google_Protobuf_Timestamp(post.granted)
    return message
  }
}

extension Pastoral_V1_ListSupportPostsRequest: PagedRequest {}
