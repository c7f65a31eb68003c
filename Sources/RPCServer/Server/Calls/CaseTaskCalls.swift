import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CaseTaskService`: what is to be done in a case. The rules are `CaseTaskRules`'; a task is as
/// confidential as what is in the case.
enum CaseTaskCalls {
  static let routes: [Route] = [
    .write(CaseTaskService.add, .policy(.create, .caseNotes), add),
    .write(CaseTaskService.set, .policy(.update, .caseNotes), set),
    .read(CaseTaskService.list, .policy(.list, .caseNotes), list),
  ]

  private static func add(
    _ request: Pastoral_V1_AddCaseTaskRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseTask> {
    let (record, decision) = try call.supportCase(request.caseID, tx)
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let task = try CaseTaskRules.add(
        request.text, to: record, owner: request.ownerID,
        due: request.hasDue ? LocalDate(request.due, field: "due") : nil,
        members: tx.members(of: record, on: context.today), after: tx.caseTaskCount(of: record),
        by: context.caller.person, id: Identifier(.caseTask, from: &random), now: context.now,
        today: context.today)
      try tx.insert(task, request.text, of: record, by: decision)
      try context.tell(of: task, unless: nil, tx, &random)
      return (try context.message(task, record, tx, by: decision), record.studentID)
    }
  }

  private static func set(
    _ request: Pastoral_V1_SetCaseTaskRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseTask> {
    let task = try tx.caseTask(request.taskID)
    let (record, decision) = try call.supportCase(
      task?.caseID.text ?? "", tx)
    guard let task else { throw Refusal.denied }
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let changed = try CaseTaskRules.set(
        task, of: record, to: .named(request.state) { .init($0) }, owner: request.ownerID,
        due: request.hasDue ? LocalDate(request.due, field: "due") : nil,
        members: tx.members(of: record, on: context.today), revision: request.revision,
        now: context.now, today: context.today)
      try tx.update(changed, by: decision)
      try context.tell(of: changed, unless: task.owner, tx, &random)
      return (try context.message(changed, record, tx, by: decision), record.studentID)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListCaseTasksRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseTasksResponse {
    let (record, decision) = try call.supportCase(
      request.caseID, for: request.purpose, tx)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.caseTasks(
      of: record, openOnly: request.openOnly, after: place(page.after), limit: page.size + 1,
      by: decision)
    let (tasks, next) = call.paging.page(found, of: page) { "\($0.due.iso) \($0.id.text)" }
    var response = Pastoral_V1_ListCaseTasksResponse()
    response.tasks = try tasks.map { try call.message($0, record, tx, by: decision) }
    response.nextPageToken = next
    return response
  }

  /// The day and id that a place in the list was made of; nil for the beginning.
  private static func place(_ text: String) -> (due: String, id: String)? {
    let parts = text.split(separator: " ")
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }
}

extension CallContext {
  /// Tells its owner of a task that is theirs now.
  ///
  /// - Parameter former: Whose it was before; nil for a new one.
  fileprivate func tell(
    of task: CaseTask, unless former: String?, _ tx: Transaction, _ random: inout SystemRandom
  ) throws {
    guard task.owner != caller.person, task.owner != former else { return }
    try tx.deliver(
      .caseTaskGiven, about: task.id, to: [task.owner], at: now,
      due: WallClock.london.startOfDay(task.due), random: &random)
  }

  fileprivate func message(
    _ task: CaseTask, _ record: Case, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_CaseTask {
    Pastoral_V1_CaseTask(
      task, text: try tx.text(of: task, in: record, by: decision),
      ownerName: try tx.nameForReport(of: task.owner),
      addedByName: try tx.nameForReport(of: task.addedBy), today: today)
  }
}

extension Pastoral_V1_ListCaseTasksRequest: PagedRequest {}
