/// What somebody wants a note to say, before the rules have looked at it. What the wire could not tell is
/// nil, so that every wrong field is named at once.
public struct NoteProposal: Sendable {
  /// An action that is to be agreed.
  public struct Action: Sendable {
    /// Empty for a new one; the id of one that stays.
    public var id: String
    public var text: String
    public var owner: AgreedAction.Owner?
    public var due: LocalDate?

    public init(id: String, text: String, owner: AgreedAction.Owner?, due: LocalDate?) {
      self.id = id
      self.text = text
      self.owner = owner
      self.due = due
    }
  }

  public var purpose: String
  public var keyPoints: [String]
  public var topics: [NoteTopic?]
  public var actions: [Action]
  public var declined: [NoteTopic?]

  public init(
    purpose: String, keyPoints: [String], topics: [NoteTopic?], actions: [Action],
    declined: [NoteTopic?]
  ) {
    self.purpose = purpose
    self.keyPoints = keyPoints
    self.topics = topics
    self.actions = actions
    self.declined = declined
  }

  /// The content that it makes.
  ///
  /// - Parameters:
  ///   - existing: The actions of the note that is amended; none for a new one.
  ///   - met: The day of the meeting, in London.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public func content(
    over existing: [AgreedAction] = [], met: LocalDate,
    random: inout some RandomNumberGenerator
  ) throws(Refusal) -> NoteContent {
    let violations = violations(over: existing, met: met)
    guard violations.isEmpty else { throw .invalid(violations) }
    var agreed: [AgreedAction] = []
    for action in actions {
      // `violations` has seen that both are there.
      guard let owner = action.owner, let due = action.due else { continue }
      agreed.append(
        AgreedAction(
          id: Identifier(action.id) ?? Identifier(.action, from: &random), text: action.text,
          owner: owner, due: due))
    }
    return NoteContent(
      purpose: purpose, keyPoints: keyPoints,
      topics: NoteTopic.allCases.filter { topics.contains($0) }, actions: agreed,
      declined: NoteTopic.allCases.filter { declined.contains($0) })
  }

  private func violations(over existing: [AgreedAction], met: LocalDate) -> [FieldViolation] {
    var found: [FieldViolation] = []
    func check(_ text: String, _ field: String, atMost limit: Int) {
      guard let problem = TextRules.problem(with: text, atMost: limit, required: true) else {
        return
      }
      found.append(FieldViolation(field: field, description: problem))
    }
    func check(_ topics: [NoteTopic?], _ field: String) {
      for (index, topic) in topics.enumerated() where topic == nil {
        found.append(
          FieldViolation(
            field: "\(field)[\(index)]", description: "must be one of the notice's four topics"))
      }
    }
    check(purpose, "purpose", atMost: NoteLimits.purposeLengthMax)
    if keyPoints.count > NoteLimits.keyPointsMax {
      found.append(
        FieldViolation(
          field: "key_points", description: "must be at most \(NoteLimits.keyPointsMax)"))
    } else {
      for (index, point) in keyPoints.enumerated() {
        check(point, "key_points[\(index)]", atMost: NoteLimits.keyPointLengthMax)
      }
    }
    if topics.isEmpty {
      found.append(
        FieldViolation(field: "topics", description: "must be at least one of the notice's four"))
    }
    check(topics, "topics")
    found += actionViolations(over: existing, met: met)
    check(declined, "declined")
    if found.isEmpty, textLength > NoteLimits.textLengthMax {
      found.append(
        FieldViolation(
          field: "key_points",
          description: """
            must have at most \(NoteLimits.textLengthMax) characters together with purpose and actions
            """))
    }
    return found
  }

  private func actionViolations(
    over existing: [AgreedAction], met: LocalDate
  ) -> [FieldViolation] {
    guard actions.count <= NoteLimits.actionsMax else {
      return [
        FieldViolation(field: "actions", description: "must be at most \(NoteLimits.actionsMax)")
      ]
    }
    var known = Set(existing.map(\.id.text))
    var found: [FieldViolation] = []
    for (index, action) in actions.enumerated() {
      func refuse(_ field: String, _ description: String) {
        found.append(
          FieldViolation(field: "actions[\(index)].\(field)", description: description))
      }
      // Each can stay once.
      if !action.id.isEmpty, known.remove(action.id) == nil {
        refuse("id", "must be empty, or the id of one of the note's actions, once")
      }
      if let problem = TextRules.problem(
        with: action.text, atMost: NoteLimits.actionLengthMax, required: true)
      {
        refuse("text", problem)
      }
      if action.owner == nil { refuse("owner", "must be STUDENT or STAFF") }
      if let due = action.due {
        if due < met { refuse("due", "must not be before the day of the meeting") }
      } else {
        refuse("due", "must be a day of the calendar, 1900 to 9999")
      }
    }
    return found
  }

  private var textLength: Int {
    purpose.count + keyPoints.reduce(0) { $0 + $1.count }
      + actions.reduce(0) { $0 + $1.text.count }
  }
}
