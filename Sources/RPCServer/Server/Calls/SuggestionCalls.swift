import Domain
import Messages
import Store
import SwiftProtobuf

/// The part of `pastoral.v1.DisclosureService` that is about what plugins suggest: seen and settled by those who may
/// propose it, on a case of the student. To everybody else there is none.
enum SuggestionCalls {
  static let routes: [Route] = [
    .read(DisclosureService.listSuggestions, .policy(.propose, .disclosure), list),
    .write(DisclosureService.dismissSuggestion, .policy(.propose, .disclosure), dismiss),
  ]

  private static func list(
    _ request: Pastoral_V1_ListSuggestionsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListSuggestionsResponse {
    if request.caseID.isEmpty {
      try call.requireTerms(tx)
      try call.check(request.purpose, [], for: .disclosure)
      _ = try call.decide([.caseTeam])
    } else {
      _ = try call.supportCase(
        request.caseID, for: request.purpose, resource: .disclosure, tx)
    }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.openSuggestions(
      forCasesOf: call.caller.person, caseID: request.caseID, after: Paging.place(page.after),
      limit: page.size + 1)
    let (suggestions, next) = call.paging.page(found, of: page) { Paging.place($0.made, $0.id) }
    var response = Pastoral_V1_ListSuggestionsResponse()
    for suggestion in suggestions {
      let open = try call.cases(of: suggestion, named: request.caseID, tx)
      guard let decision = open.first?.decision else { continue }
      response.suggestions.append(
        try call.message(suggestion, cases: open.map(\.record), tx, by: decision))
    }
    response.nextPageToken = next
    return response
  }

  private static func dismiss(
    _ request: Pastoral_V1_DismissSuggestionRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_DisclosureSuggestion> {
    let (record, decision) = try call.supportCase(request.caseID, resource: .disclosure, tx)
    let context = call
    return try call.once(decision, tx) {
      let found = try tx.suggestion(request.suggestionID, about: record.studentID)
      try SuggestionRules.check(why: request.why)
      let dismissed = try SuggestionRules.settle(found, .dismissed)
      try tx.settle(dismissed, with: nil, why: request.why, at: context.now, by: decision)
      return (
        try context.message(dismissed, cases: [record], tx, by: decision), record.studentID
      )
    }
  }
}

extension CallContext {
  /// The caller's cases of the student in which they may propose it, newest first.
  ///
  /// - Parameter caseID: Only this one; empty for all that are not closed.
  fileprivate func cases(
    of suggestion: Suggestion, named caseID: String, _ tx: Transaction
  ) throws -> [(record: Case, decision: Decision)] {
    let student = suggestion.studentID.text
    let found = try tx.caseFacts(
      ofStudent: student, for: caller.person, limit: CaseReadingCalls.casesMax
    ).filter { caseID.isEmpty ? $0.record.state != .closed : $0.record.id.text == caseID }
    return permitted(
      .propose, of: found, by: try caseReader(ofStudent: student, tx), resource: .disclosure)
  }

  fileprivate func message(
    _ suggestion: Suggestion, cases: [Case], _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_DisclosureSuggestion {
    let partners = try tx.partners(activeOnly: true).filter { $0.plugin == suggestion.plugin }
    return Pastoral_V1_DisclosureSuggestion(
      suggestion, try tx.content(of: suggestion, by: decision), cases: cases.map(\.id),
      partners: partners.map(\.id))
  }
}

extension Transaction {
  /// A suggestion about a student. One about somebody else is as good as absent.
  ///
  /// - Throws: `Refusal.denied`.
  func suggestion(_ id: String, about student: Identifier) throws -> Suggestion {
    guard let found = try suggestion(id), found.studentID == student else {
      throw Refusal.denied
    }
    return found
  }
}

extension Pastoral_V1_ListSuggestionsRequest: PagedRequest {}
