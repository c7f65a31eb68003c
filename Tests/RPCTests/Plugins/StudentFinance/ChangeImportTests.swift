import Domain
import Foundation
import PluginAPI
import StudentFinance
import TestPeer
import Testing

/// What Student Finance's side would make of our files: read by a program of its own, from the public guide.
@Suite("Files of changes, as the Student Information Service reads them", .timeLimit(.minutes(5)))
struct ChangeImportTests {
  private struct Refused: Error, Equatable { let sentence: String }

  /// The record that is read, by heading.
  private static func imported(_ text: String) async throws -> [String: String] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-changes-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try await Program.run(
      PythonPeers.python, [PythonPeers.script("finance/import.py"), "L34", file.path])
    guard run.exitCode == 0 else {
      throw Refused(sentence: run.error.trimmingCharacters(in: .newlines))
    }
    return try JSONDecoder().decode([String: String].self, from: Data(run.output.utf8))
  }

  private static func file(_ answers: [String: String]) throws -> String {
    let rendered = try StudentFinanceChange(FinanceShares.format)
      .render(FinanceShares.share(answers))
    return String(decoding: rendered.bytes, as: UTF8.self)
  }

  @Test(
    "Every kind of change is taken, and says what was answered", arguments: FinanceShares.changes)
  func taken(answers: [String: String]) async throws {
    let record = try await Self.imported(try Self.file(answers))
    let kind = try #require(answers["change"]).uppercased().replacing("-", with: " ")
    #expect(record["CoC type"] == kind && record["Student Support Number"] == "WADM46891352A")
    // What was answered is in it, in one column or another.
    let spelt = ["yes": "Y", "no": "N", "wadm 4689 1352 a": "WADM46891352A"]
    for (code, answer) in answers where code != "change" && code != "level" {
      #expect(record.values.contains(spelt[answer] ?? answer), "\(code)")
    }
  }

  @Test(
    "What is not as the guide has it is not taken, so that what is taken means something",
    arguments: [
      ("TRANSFER~", "MOVE~", "The Student Information Service element does not meet"),
      ("New course year", "New year", "The Student Information Service element does not meet"),
      ("~L34~", "~L35~", "Cannot create the COCs for HEI L35"),
      ("WADM46891352A", "WADM46891352B", "No student has that"),
      ("2026-11-16", "2026-02-30", "Transfer effective date is no day"),
      ("~G500~", "~G#500~", "The selected file includes forbidden characters"),
      ("~9250~", "~10~", "The liability is more"), ("~9000\r\n", "\r\n", "A line has other"),
      ("~9000\r\n", "~9000\n", "The file does not end"),
      ("~654321~", "~~", "New SLC course code is not"),
    ])
  func refused(old: String, new: String, sentence: String) async throws {
    let good = try Self.file(FinanceShares.transfer)
    let bad = good.replacing(old, with: new)
    #expect(bad != good)
    do {
      _ = try await Self.imported(bad)
      Issue.record("It was taken.")
    } catch let refusal as Refused {
      #expect(refusal.sentence.hasPrefix(sentence))
    }
  }
}
