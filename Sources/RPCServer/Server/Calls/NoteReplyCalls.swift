import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.NotesService` that comes after a meeting: the student's comments, and how far
/// the actions of both sides are.
enum NoteReplyCalls {
  static let routes: [Route] = [
    .write(NotesService.addComment, .policy(.create, .noteReply), addComment),
    .write(NotesService.setAction, .oneOf(.update, [.academicNotes, .noteReply]), setAction),
    .read(NotesService.listActions, .policy(.list, .academicNotes), listActions),
  ]

  private static func addComment(
    _ request: Pastoral_V1_AddCommentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_NoteComment> {
    let found = try tx.note(request.noteID)
    let note = found.flatMap { call.isHidden($0) ? nil : $0 }
    let decision = try call.decide(
      call.standings(toStudent: note?.studentID.text ?? "", tx))
    guard let note else { throw Refusal.denied }
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    let now = call.now
    let id = Identifier(.comment, from: &call.random)
    var random = call.random
    return try call.once(decision, tx) {
      let comment = try NoteRules.comment(
        request.text, after: tx.commentCount(on: note), id: id, now: now)
      try tx.insert(comment, on: note, under: notice, by: decision)
      try tx.append(.noteAmended, note.id, at: now)
      try tx.deliver(
        .noteCommented, about: note.id, to: [note.authorID.text], at: now, random: &random)
      return (Pastoral_V1_NoteComment(comment), note.studentID)
    }
  }

  private static func setAction(
    _ request: Pastoral_V1_SetActionRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_NoteAction> {
    let any = try tx.noteAction(request.actionID)
    let found = any.flatMap { call.isHidden($0.note) ? nil : $0 }
    let standings = try call.standings(toStudent: found?.note.studentID.text ?? "", tx)
    let isStudents = standings.contains(.ownself)
    let decision = try call.decide(
      .update, isStudents ? .noteReply : .academicNotes, standings,
      conditions: call.own(found?.note))
    guard let (note, action) = found else { throw Refusal.denied }
    // A student changes it as their reply, and sees it as part of the note.
    let reading =
      isStudents ? try call.decide(.read, .academicNotes, standings) : decision
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      let changed = try NoteRules.set(
        action, to: ActionProgress.State(request.state), by: isStudents ? .student : .staff,
        revision: request.revision, now: now)
      try tx.update(changed, by: decision)
      if note.state == .shared { try tx.append(.actionChanged, note.id, at: now) }
      guard let content = try tx.content(of: note, by: reading),
        let message = Pastoral_V1_NoteAction(changed, in: content, today: today)
      else { throw Refusal.denied }
      return (message, note.studentID)
    }
  }

  private static func listActions(
    _ request: Pastoral_V1_ListActionsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListActionsResponse {
    let (student, decision) = try call.student(
      request.studentID, for: request.purpose, of: .academicNotes, conditions: [.own], tx)
    let page = try call.page(request)
    let place = page.after.split(separator: " ").map(String.init)
    let found = try tx.actions(
      of: student, sharedOnly: decision.showing == .published,
      ownOf: decision.condition == .own ? call.caller.person : nil, openOnly: request.openOnly,
      openBefore: request.overdueOnly ? call.today : nil,
      after: place.count == 2 ? (due: place[0], id: place[1]) : nil, limit: page.size + 1,
      by: decision)
    let (actions, next) = call.paging.page(found, of: page) {
      "\($0.action.due.iso) \($0.action.id.text)"
    }
    var contents: [Identifier: NoteContent] = [:]
    var response = Pastoral_V1_ListActionsResponse()
    response.actions = try actions.compactMap { note, action in
      if contents[note.id] == nil {
        contents[note.id] = try tx.content(of: note, by: decision)
      }
      return contents[note.id].flatMap {
        Pastoral_V1_NoteAction(action, in: $0, today: call.today)
      }
    }
    response.nextPageToken = next
    return response
  }
}

extension Pastoral_V1_ListActionsRequest: PagedRequest {}
