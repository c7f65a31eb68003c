import Domain
import PluginAPI

/// How a payload goes into the folders of MESH client, a program that the NHS gives to whoever does not speak MESH
/// themselves, and what its files mean.
///
///     OUT/NAME.dat, then OUT/NAME.ctl ── client ──┬─► SENT/NAME.ctl: MESH took it
///                                                 └─► FAILED/NAME.ctl: it did not
///     IN/ID.ctl, a report ──┬─► the receiver has collected it
///                           └─► it came back
enum MESHFolder {
  /// Each attempt has names of its own, so that what became of one is not taken for what became of another. They say
  /// nothing of anybody.
  private static func name(of message: OutboundShare) -> String {
    "\(message.shareID)-\(message.attempt)"
  }

  static func envelope(of message: OutboundShare) -> Envelope {
    .pair(name: name(of: message), control: MESHControl.text(localID: message.shareID))
  }

  /// It is in the client's hands.
  static func report(on message: OutboundShare) -> DeliveryReport {
    DeliveryReport(.transmitted, reference: name(of: message))
  }

  // MARK: Afterwards

  /// Begun with `client-`, so that they are not those of the API.
  static let questions: [String: PollQuestion] = [
    "client-failed": PollQuestion(.get, "/FAILED/{id}.ctl", headers: []),
    "client-sent": PollQuestion(.get, "/SENT/{id}.ctl", headers: []),
    "client-inbox": PollQuestion(.get, "/IN", headers: []),
    "client-message": PollQuestion(.get, "/IN/{id}.ctl", headers: []),
    "client-read": PollQuestion(.put, "/IN/{id}.ctl", headers: []),
  ]

  /// So many are asked about in a round, of at most `PollLink.questionsMax` questions together with what follows.
  private static let sharesMax = 300
  private static let messagesMax = 180

  static func reports(
    on awaited: [AwaitedShare], over link: PollLink
  ) async -> [PartnerReport] {
    var reports: [PartnerReport] = []
    // What MESH calls them, as far as the client has said.
    var names: [String: String] = [:]
    for share in awaited.prefix(sharesMax) {
      if let report = await failure(of: share, over: link) {
        reports.append(report)
      } else if let sent = await control("client-sent", share.reference, over: link),
        sent.localID == share.shareID
      {
        names[share.shareID] = sent.messageID
        if sent.status == .error {
          reports.append(PartnerReport(shareID: share.shareID, .rejected, code: sent.code))
        }
      }
    }
    let known = Set(awaited.map(\.shareID)).subtracting(reports.map(\.shareID))
    return await reports + messages(about: known, names, over: link)
  }

  /// What the client could not send is in `FAILED` under our own name for the attempt.
  private static func failure(
    of share: AwaitedShare, over link: PollLink
  ) async -> PartnerReport? {
    guard let answer = await link.ask("client-failed", about: share.reference),
      answer.status != 404
    else { return nil }
    guard answer.status == 200, let control = MESHControl(answer.body) else {
      // Nobody but the client puts it there. What it says of it is for a person to read.
      return PartnerReport(shareID: share.shareID, .undelivered)
    }
    return PartnerReport(shareID: share.shareID, .rejected, code: control.code)
  }

  /// What lies in `IN` about those shares. Other messages are left for whoever they are for.
  private static func messages(
    about shares: Set<String>, _ names: [String: String], over link: PollLink
  ) async -> [PartnerReport] {
    guard !shares.isEmpty, let listed = await link.ask("client-inbox"), listed.status == 200
    else { return [] }
    var reports: [PartnerReport] = []
    for id in MESHInbox.messages(in: listed).prefix(messagesMax) {
      guard let control = await control("client-message", id, over: link),
        control.isReport, shares.contains(control.localID),
        // A report on an earlier attempt says nothing of this one.
        control.messageID.isEmpty || (names[control.localID] ?? "").isEmpty
          || names[control.localID] == control.messageID
      else { continue }
      let report: DisclosureRules.Report? =
        switch (control.status, control.event) {
        case (.error, _): .undelivered
        case (.success, "COLLECT"): .acknowledged
        default: nil
        }
      guard let report else { continue }
      reports.append(
        PartnerReport(
          shareID: control.localID, report, code: report == .undelivered ? control.code : "",
          receipt: id))
    }
    return reports
  }

  private static func control(
    _ question: String, _ id: String, over link: PollLink
  ) async -> MESHControl? {
    guard let answer = await link.ask(question, about: id), answer.status == 200 else {
      return nil
    }
    return MESHControl(answer.body)
  }

  /// Takes a report out of `IN`. One that is not there any more was taken out before.
  static func acknowledge(_ message: String, over link: PollLink) async -> Bool {
    await link.ask("client-read", about: message)?.status == 200
  }
}
