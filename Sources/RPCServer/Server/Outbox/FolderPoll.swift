import Domain
import Foundation
import PluginAPI

/// Asks the files of a partner's own client what became of its shares: see `PollQuestion`. It answers as a server
/// would, with 404 for what is not there, so that a plugin reads both alike.
struct FolderPoll: PollTransport {
  let folder: ClientFolder
  let way = Destination.Way.folder

  func ask(_ question: PollQuestion, about id: String?) async -> PollAnswer? {
    // What is asked about is a name and cannot be a path.
    guard id.map({ PollLink.isID($0.utf8) }) ?? true else { return nil }
    let words = question.path.split(separator: "/", omittingEmptySubsequences: false)
    guard (2...3).contains(words.count), words[0].isEmpty,
      let part = ClientFolder.Part(rawValue: String(words[1])), folder.folder(.out) != nil
    else { return nil }
    switch (question.method, words.dropFirst(2).first, id) {
    case (.get, nil, nil): return names(in: part)
    case (.get, "{id}.ctl", let id?): return content(of: id, in: part)
    case (.put, "{id}.ctl", let id?) where part == .in:
      return PollAnswer(status: folder.take(id) ? 200 : 403)
    default: return nil
    }
  }

  private func content(of id: String, in part: ClientFolder.Part) -> PollAnswer {
    switch folder.control(id, in: part) {
    case .bytes(let bytes): PollAnswer(status: 200, body: bytes)
    case .missing: PollAnswer(status: 404)
    case .unreadable: PollAnswer(status: 403)
    case .tooLong: PollAnswer(status: 413)
    }
  }

  private func names(in part: ClientFolder.Part) -> PollAnswer {
    guard let folder = folder.folder(part),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return PollAnswer(status: 404) }
    // Newest first, as far as names begin with a moment: others' messages that nobody takes must not hide ours.
    let ids = names.filter { $0.hasSuffix(".ctl") }.map { $0.dropLast(4) }
      .filter { PollLink.isID($0.utf8) }.sorted(by: >).prefix(ClientFolder.listedMax)
    let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
    return PollAnswer(status: 200, body: Array("{\"messages\":[\(list)]}".utf8))
  }
}
