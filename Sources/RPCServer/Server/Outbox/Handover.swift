import Domain
import PluginAPI
import Synchronization

/// Hands one payload to a plugin and waits for what becomes of it, no longer than a share may take.
enum Handover {
  /// What became of a payload.
  struct End: Equatable, Sendable {
    let outcome: DisclosureRules.AttemptOutcome
    /// What the partner calls it; empty where it said nothing that is kept.
    var reference = ""
    /// Why it was not taken: the partner's own code, or else the status that it answered with; empty for none.
    var code = ""
  }

  /// Well above what any way out allows itself.
  private static let secondsMax = 120

  /// What the way out saw is worth more than what the plugin says: one that says that it was taken where nothing
  /// was answered is not believed.
  static func deliver(
    _ receipt: consuming DurableReceipt, by plugin: any PartnerPlugin,
    over way: Destination.Way, secondsMax: Int = secondsMax
  ) async -> End {
    let message = receipt.message
    let seen = SeenCarriage()
    let link = LinkBox(receipt.openLink { seen.note($0) })
    let report = await Patience.upTo(.seconds(secondsMax)) { () -> DeliveryReport? in
      guard let link = link.take() else { return nil }
      return await plugin.deliver(message, over: link, by: way)
    }
    return judge(report ?? nil, seen.carriage)
  }

  static func judge(_ report: DeliveryReport?, _ carriage: Carriage?) -> End {
    // Never sent is proven only where the link was used and says so, or was dropped unused.
    switch (carriage, report) {
    case (nil, .some): End(outcome: .notSent)
    case (.notSent(_, status: let status), _): End(outcome: .notSent, code: code(status))
    case (nil, nil), (.unknown, _), (.answered, nil): End(outcome: .unknown)
    case (.answered(let answer), let report?):
      switch report.outcome {
      case .transmitted: End(outcome: .transmitted, reference: reference(report.reference))
      case .rejected:
        End(
          outcome: .rejected, reference: reference(report.reference),
          code: DisclosureRules.isPartnerCode(report.code) ? report.code : code(answer.status))
      case .unknown: End(outcome: .unknown, reference: reference(report.reference))
      }
    }
  }

  /// A status of SMTP or HTTP that says no, where nobody has a code of their own.
  private static func code(_ status: Int) -> String {
    (400...599).contains(status) ? "\(status)" : ""
  }

  /// What is kept of what a partner calls it.
  private static func reference(_ text: String) -> String {
    let isRight = text.utf8.count <= 200 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return isRight ? text : ""
  }
}

/// What the way out saw.
private final class SeenCarriage: Sendable {
  private let seen = Mutex<Carriage?>(nil)

  func note(_ carriage: Carriage) { seen.withLock { $0 = carriage } }

  var carriage: Carriage? { seen.withLock { $0 } }
}

/// Carries a link, which cannot be copied, into a task.
private final class LinkBox: Sendable {
  private let link: Mutex<PartnerLink?>

  init(_ link: consuming PartnerLink) { self.link = Mutex(link) }

  func take() -> PartnerLink? { link.withLock { $0.take() } }
}
