import Domain
public import Logging
import PluginAPI

/// Holds a plugin's program to the contract: for whoever writes it, and for whoever is to install it. The tests of the
/// house hold it to more (`PartnerContractTests`).
public struct PluginCheck: Sendable {
  /// What was looked at, and what is wrong; nil where nothing is.
  public struct Finding: Equatable, Sendable {
    public let title: String
    public let problem: String?
  }

  private let plugin: ExternalPlugin
  private let sample: PluginSample

  /// Starts the program, looks, and ends it.
  ///
  /// - Parameter answers: What the made-up share answers, by code, where the partner's own rules ask for more than
  ///   the form does.
  /// - Throws: `PluginFault` where it cannot run as it is.
  public static func findings(
    on program: PluginProgram, answers: [String: String] = [:],
    limits: PluginLimits = PluginLimits(), clock: ServerClock, logger: Logger
  ) async throws(PluginFault) -> [Finding] {
    let supervisor = try PluginSupervisor(
      program, limits, clock: PluginSupervisor.Clock(wall: clock), logger: logger)
    defer { supervisor.stop() }
    try await supervisor.begin()
    let plugin = ExternalPlugin(program, supervisor)
    let standing = plugin.standing
    guard standing.state == .running else {
      throw PluginFault(program.origin, "the program does not answer Manifest, or not in time")
    }
    let check = PluginCheck(
      plugin: plugin, sample: PluginSample(manifest: plugin.manifest, answers: answers))
    return [
      Finding(title: "It runs, and its manifest is right", problem: nil),
      Finding(
        title: standing.network == .some(.none)
          ? "It has no network"
          : "It has the network, which this system does not allow taking away",
        problem: nil),
      await check.sampleShare(), await check.selected(), await check.repeated(),
      await check.unselected(), await check.empty(), await check.tooLong(),
      await check.replies(),
    ]
  }

  private func finding(
    _ title: String, _ look: () async throws -> String?
  ) async -> Finding {
    do {
      return Finding(title: title, problem: try await look())
    } catch {
      return Finding(title: title, problem: "it did not answer, or not in time")
    }
  }

  private func sampleShare() async -> Finding {
    await finding("A share that answers its questions is rendered") {
      switch try await plugin.preparation(of: sample.share(mark: 1_111)) {
      case .rendered(let rendered):
        return rendered.bytes.count <= plugin.manifest.payloadBytesMax
          ? nil : "the payload is longer than payload_bytes_max"
      case .fault(let fault): return "the share \(fault.sentence)"
      case .issues(let issues):
        return issues.map { "\($0.about) \($0.description)" }.joined(separator: "; ")
      }
    }
  }

  private func selected() async -> Finding {
    await finding("What was selected is in the payload") {
      guard let text = try await text(of: sample.share(mark: 1_111)) else { return nil }
      let missing = plugin.manifest.fields.filter { field in
        // A day may be spelt otherwise.
        field != .born && !text.contains(PluginSample.words(of: field, 1_111))
      }
      return missing.isEmpty
        ? nil : "missing: \(missing.map(\.rawValue).sorted().joined(separator: ", "))"
    }
  }

  private func repeated() async -> Finding {
    await finding("The same share gives the same bytes") {
      let first = try await plugin.preparation(of: sample.share(mark: 1_111))
      _ = try await plugin.preparation(of: sample.share(mark: 2_222))
      return try await plugin.preparation(of: sample.share(mark: 1_111)) == first
        ? nil : "the second time they were others"
    }
  }

  private func unselected() async -> Finding {
    await finding("Nothing of one share is in another") {
      _ = try await plugin.preparation(of: sample.share(mark: 2_222))
      return try await text(of: sample.share(mark: 1_111))?.contains("2222") ?? false
        ? "something of the share before was in it" : nil
    }
  }

  private func empty() async -> Finding {
    await finding("A share with nothing in it is answered") {
      let nothing = SelectedShare(
        shareID: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", authority: .consent, fields: [], answers: [:],
        proposed: sample.share(mark: 1_111).proposed, onwardConditions: "")
      _ = try await plugin.preparation(of: nothing)
      return nil
    }
  }

  private func tooLong() async -> Finding {
    await finding("A share that is too long is not cut") {
      let bytesMax = plugin.manifest.payloadBytesMax
      guard !plugin.manifest.fields.isEmpty else { return nil }
      let long = sample.share(mark: 1_111, paragraphs: min(bytesMax, 1 << 20) / 15)
      guard case .rendered(let rendered) = try await plugin.preparation(of: long) else {
        return nil
      }
      return rendered.bytes.count > min(bytesMax, 1 << 20)
        ? nil : "the payload is shorter than what was selected"
    }
  }

  private func replies() async -> Finding {
    await finding("It says what answers mean") {
      guard plugin.manifest.ways != [.folder] else { return nil }
      for (status, outcome) in [(250, DeliveryReport.Outcome.transmitted), (550, .rejected)] {
        let said = try await plugin.report(
          of: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", LinkAnswer(status: status))
        guard said.outcome == outcome else { return "\(status) must be \(outcome)" }
      }
      return nil
    }
  }

  /// What was rendered, where that is text in which words are to be found; nil for other formats.
  private func text(of share: SelectedShare) async throws -> String? {
    guard case .rendered(let rendered) = try await plugin.preparation(of: share),
      rendered.mediaType.hasPrefix("text/") || rendered.mediaType.contains("json")
    else { return nil }
    return String(decoding: rendered.bytes, as: UTF8.self)
  }
}
