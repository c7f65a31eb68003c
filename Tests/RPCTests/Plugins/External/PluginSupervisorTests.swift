import Domain
import Foundation
import Messages
import PluginAPI
@testable import RPCServer
import SwiftProtobuf
import TestPeer
import Testing

@Suite("A plugin that is a program of its own", .timeLimit(.minutes(5)))
struct PluginSupervisorTests {
  private static let manifest = ScriptedPlugin.manifest()
  private static let rendering = ScriptedPlugin.rendering("Rendered.")

  private let share = SelectedShare(
    shareID: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", authority: .seriousConcern,
    fields: [
      SelectedField(field: .name, record: nil, keptOn: nil, paragraphs: ["Ada Lovelace"])
    ], answers: [:], proposed: LocalDate(iso: "2026-11-23")!, onwardConditions: "")

  // MARK: Running

  @Test("is asked what it makes of a share, and is gone when it was stopped")
  func runs() async throws {
    var processID: Int32 = 0
    try await PluginRun.with([
      Self.manifest, ScriptedPlugin.valid, "Render=answer:\(Self.rendering)",
    ]) { run in
      #expect(run.plugin.standing == PluginStanding(.running, network: PluginStanding.Network.none))
      #expect(run.plugin.manifest.name == "scripted" && run.plugin.manifest.version == "1.0")
      let rendered = RenderedShare(bytes: Array("Rendered.".utf8), mediaType: "text/plain")
      #expect(try await run.plugin.preparation(of: share) == .rendered(rendered))
      #expect(run.plugin.issues(of: share).isEmpty)
      #expect(try run.plugin.render(share) == rendered)
      processID = try #require(run.supervisor.processID)
      #expect(kill(processID, 0) == 0)
    }
    #expect(kill(processID, 0) == -1 && errno == ESRCH)
  }

  @Test(
    "is ended where what it says is no answer, and started again",
    arguments: ["stream", "type", "twice", "exit", "long", "noise"])
  func unsound(oddity: String) async throws {
    let action =
      ["stream", "type", "twice"].contains(oddity) ? "\(oddity):\(Self.rendering)" : oddity
    try await PluginRun.with([Self.manifest, ScriptedPlugin.valid, "Render=\(action)"]) { run in
      let before = try #require(run.supervisor.processID)
      await #expect(throws: PluginDown.self) { try await run.plugin.preparation(of: share) }
      await run.supervisor.until { $0.state == .running }
      let after = try #require(run.supervisor.processID)
      #expect(after != before && kill(before, 0) == -1)
    }
  }

  @Test("is ended where it says nothing, or half of an answer", arguments: ["hang", "part"])
  func slow(oddity: String) async throws {
    var limits = PluginLimits.patient
    limits.call = 200
    let action = oddity == "part" ? "part:\(Self.rendering)" : oddity
    try await PluginRun.with([Self.manifest, "Render=\(action)"], limits) { run in
      let before = try #require(run.supervisor.processID)
      await #expect(throws: PluginDown.self) { try await run.supervisor.ask("Render", []) }
      await run.supervisor.until { $0.state == .running }
      #expect(run.supervisor.processID != before && kill(before, 0) == -1)
    }
  }

  @Test("goes on where it answers that it cannot: that call alone has failed")
  func status() async throws {
    try await PluginRun.with([
      Self.manifest, ScriptedPlugin.valid, "Render=status", "Render=answer:\(Self.rendering)",
    ]) { run in
      let processID = run.supervisor.processID
      await #expect(throws: PluginDown.self) { try await run.plugin.preparation(of: share) }
      #expect(run.plugin.standing.state == .running && run.supervisor.processID == processID)
      let answer = try await run.supervisor.ask("Render", [])
      #expect(!answer.isEmpty)
    }
  }

  @Test("that ends while nobody asks it anything is noticed, and so is one that speaks unasked")
  func idle() async throws {
    try await PluginRun.with([Self.manifest, "Render=answer:\(Self.rendering)"]) { run in
      let before = run.supervisor.processID
      await run.crash()
      #expect(run.plugin.standing.isKnown)
      await run.supervisor.until { $0.state == .running }
      #expect(run.supervisor.processID != before)
    }
  }

  @Test("answers nobody who waits for it when it goes down, nor more than may wait")
  func queue() async throws {
    var limits = PluginLimits.patient
    limits.waitingMax = 3
    // Once it was down it stays so, so that the last question finds it as it is.
    limits.restart = 3_600_000
    limits.restartMax = 3_600_000
    try await PluginRun.with([Self.manifest, "Render=hang"], limits) { run in
      let waiting = (0..<9).map { _ in
        Task { () async -> Bool in
          do {
            _ = try await run.supervisor.ask("Render", [])
            return true
          } catch {
            return false
          }
        }
      }
      // Five of them at least are refused at once: one is asked, and three wait.
      var refused = 0
      for await _ in Self.firsts(5, of: waiting) { refused += 1 }
      #expect(refused == 5 && run.plugin.standing.state == .running)
      await run.crash()
      for task in waiting { #expect(await !task.value) }
      let since = Instant(secondsSince1970: 1_795_424_400)
      #expect(run.plugin.standing == PluginStanding(.down, downSince: since))
      await #expect(throws: PluginDown.self) { try await run.supervisor.ask("Render", []) }
      #expect(run.plugin.issues(of: share).map(\.about) == ["plugin"])
      #expect(throws: RenderFault.self) { try run.plugin.render(share) }
    }
  }

  /// The first so many tasks that end.
  private static func firsts(_ count: Int, of tasks: [Task<Bool, Never>]) -> AsyncPrefixSequence<
    AsyncStream<Bool>
  > {
    let (ended, giver) = AsyncStream<Bool>.makeStream()
    for task in tasks { Task { giver.yield(await task.value) } }
    return ended.prefix(count)
  }

  // MARK: Starting again

  @Test("is left alone for longer each time, until it has run well for once")
  func backoff() async throws {
    var limits = PluginLimits.patient
    limits.restart = 1_000
    limits.restartMax = 4_000
    let clock = ManualClock()
    try await PluginRun.with([Self.manifest], limits, clock: clock) { run in
      for wait: Int64 in [1_000, 2_000, 4_000, 4_000] {
        await run.crash()
        clock.advance(by: wait - 1)
        // Had it been started on the first look, it would run before the third, and one that runs looks at no clock.
        await clock.looked(by: run.supervisor)
        await clock.looked(by: run.supervisor)
        await clock.looked(by: run.supervisor)
        #expect(run.plugin.standing.state == .down, "\(wait)")
        clock.advance(by: 1)
        run.supervisor.look()
        await run.supervisor.until { $0.state == .running }
      }
      clock.advance(by: 4_001)
      await run.crash()
      clock.advance(by: 1_000)
      run.supervisor.look()
      await run.supervisor.until { $0.state == .running }
    }
  }

  @Test("counts as well run only after longer than the longest wait")
  func backoffValues() {
    var limits = PluginLimits()
    limits.restart = 1_000
    limits.restartMax = 60_000
    var backoff = RestartBackoff(limits)
    let waits = (0..<8).map { _ in backoff.wait(afterRunOf: 0) }
    #expect(waits == [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    #expect(backoff.wait(afterRunOf: 60_000) == 60_000)
    #expect(backoff.wait(afterRunOf: 60_001) == 1_000)
    #expect(backoff.wait(afterRunOf: 0) == 2_000)
  }

  @Test("that says something else of itself when it is started again is not asked any more")
  func otherManifest() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-plugin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "plugin").path
    func install(version: String) throws {
      let words =
        [ScriptedPlugin.program]
        + ScriptedPlugin.arguments([ScriptedPlugin.manifest { $0.version = version }])
      let text = "#!/bin/sh\nexec " + words.map { "'\($0)'" }.joined(separator: " ") + "\n"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    try install(version: "1.0")
    var limits = PluginLimits.patient
    limits.restart = 1_000
    limits.restartMax = 1_000
    let clock = ManualClock()
    let program = try PluginProgram(name: "scripted", path: path, origin: "scripted.yaml")
    try await PluginRun.with(program, limits, clock: clock) { run in
      try install(version: "2.0")
      await run.crash()
      clock.advance(by: 1_000)
      await clock.looked(by: run.supervisor)
      // It has been started and sent away by the time that it waits again: one that runs looks at no clock.
      await clock.looked(by: run.supervisor)
      await clock.looked(by: run.supervisor)
      #expect(run.plugin.standing.state == .down && run.plugin.manifest.version == "1.0")
      try install(version: "1.0")
      clock.advance(by: 1_000)
      run.supervisor.look()
      await run.supervisor.until { $0.state == .running }
    }
  }

  // MARK: Not starting

  @Test(
    "that does not answer at first is down, and nothing is known of it",
    arguments: ["exit", "noise"])
  func downAtFirst(action: String) async throws {
    var limits = PluginLimits.patient
    limits.restart = 3_600_000
    limits.restartMax = 3_600_000
    try await PluginRun.with(["Manifest=\(action)"], limits) { run in
      #expect(run.plugin.standing.state == .down && !run.plugin.standing.isKnown)
      let registry = try PartnerRegistry([run.plugin])
      #expect(registry["scripted"] == nil && registry.isAwaited("scripted"))
      #expect(registry.all.map(\.manifest.name) == ["scripted"])
      #expect(!registry.isAwaited("other"))
    }
  }

  @Test(
    "that says of itself what cannot be is refused, naming file and field",
    arguments: [
      Manifest("name must be scripted, as in this file") { $0.name = "other" },
      Manifest("version must be 1 to 32 visible characters") { $0.version = "" },
      Manifest("kind must be a kind of partner") { $0.kind = .unspecified },
      Manifest("authorities must be known") { $0.authorities = [.consent, .UNRECOGNIZED(99)] },
      Manifest("fields must be known") { $0.fields = [.unspecified] },
      Manifest("notices must be see-my-tutor or student-life-and-wellbeing") { $0.notices = ["a"] },
      Manifest("countries must be codes such as GB") { $0.countries = ["England"] },
      Manifest("payload_bytes_max must be at most 4128768") { $0.payloadBytesMax = 4_128_769 },
      Manifest("repeat_days must be 0 to 366") { $0.repeatDays = 367 },
      Manifest("mail.subject must be visible ASCII") { $0.mail.subject = "a\nBcc: b" },
      Manifest("https must be visible ASCII") { $0.https.path = "/a b" },
      Manifest("contract_min must be the first version of the contract that it keeps") {
        $0.contractMin = 0
      },
      Manifest(
        "questions must each have a code, a text of at most 300 characters, and what answers it"
      ) {
        $0.questions = [
          .with {
            $0.code = "a"; $0.text = "A?"
          }
        ]
      },
      // What an answer of several words could not be told apart by, or could not have.
      Manifest(
        "questions must each have a code, a text of at most 300 characters, and what answers it"
      ) { $0.questions = [.several("a, b", "c")] },
      Manifest(
        "questions must each have a code, a text of at most 300 characters, and what answers it"
      ) { $0.questions = [.several("a", "a")] },
      Manifest(
        "questions must each have a code, a text of at most 300 characters, and what answers it"
      ) { $0.questions = [.several()] },
    ])
  func faultyManifest(manifest: Manifest) async throws {
    await #expect(throws: PluginFault("scripted.yaml", "its manifest's \(manifest.problem)")) {
      try await PluginRun.with([ScriptedPlugin.manifest(manifest.change)]) { _ in }
    }
  }

  @Test(
    "that keeps another version of the contract, or reaches nobody, is refused",
    arguments: [
      Manifest(
        "The plugin scripted keeps versions 2 to 3 of the contract; this server knows 1 to 1"
      ) {
        $0.contractMin = 2
        $0.contractMax = 3
      },
      Manifest(
        "The plugin scripted must name a way to its partner, an authority, and a payload of 1 byte to 10 MiB"
      ) {
        $0.folder = false
        $0.clearMail()
        $0.clearHTTPS()
      },
      // The day of a call is asked for, as a day, and its time in words.
      Manifest(
        "The plugin scripted must ask for the day of a call by a question of a day, and for its time in words"
      ) { $0.calledOn = "called" },
      Manifest(
        "The plugin scripted must ask for the day of a call by a question of a day, and for its time in words"
      ) {
        $0.calledOn = "a"
        $0.calledAt = "a"
        $0.questions = [
          .with {
            $0.code = "a"
            $0.text = "A?"
            $0.date = true
          }
        ]
      },
      Manifest("The plugin scripted asks two questions of one code") {
        let question = Pastoral_Plugin_V1_Question.with {
          $0.code = "a"
          $0.text = "A?"
          $0.yesNo = true
        }
        $0.questions = [question, question]
      },
    ])
  func unfitManifest(manifest: Manifest) async throws {
    await #expect(throws: PluginFault("scripted.yaml", manifest.problem)) {
      try await PluginRun.with([ScriptedPlugin.manifest(manifest.change)]) { _ in }
    }
  }

  /// A manifest that is wrong in one thing.
  struct Manifest: Sendable, CustomTestStringConvertible {
    let problem: String
    let change: @Sendable (inout Pastoral_Plugin_V1_ManifestResponse) -> Void

    init(
      _ problem: String,
      _ change: @escaping @Sendable (inout Pastoral_Plugin_V1_ManifestResponse) -> Void
    ) {
      self.problem = problem
      self.change = change
    }

    var testDescription: String { problem }
  }
}

extension Pastoral_Plugin_V1_Question {
  fileprivate static func several(_ words: String...) -> Self {
    .with {
      $0.code = "a"
      $0.text = "A?"
      $0.choices.words = words
    }
  }
}
