import ArgumentParser
import Foundation
import Glibc

/// Where a note's text comes from: an editor, a file or standard input; and how it outlives a failure.
struct NoteTextOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take the form from this file instead of an editor or standard input.", valueName: "file"),
    completion: .file())
  var file: String?

  /// Has the form filled in and given to `body`; the text is lost in no case.
  ///
  /// On a terminal an editor opens with `form`; else the text comes from standard input. What was typed
  /// stays in a file of its owner's alone until `body` has succeeded.
  func filled<Result>(
    from form: NoteForm, home: String?, _ body: (NoteForm) async throws -> Result
  ) async throws -> Result {
    let text: NoteText
    if let file {
      text = try NoteText(file: file, home: home)
    } else if isatty(STDIN_FILENO) == 1 {
      text = try NoteText(editing: form, home: home)
    } else {
      text = try NoteText(standardInput: home)
    }
    do {
      let result = try await body(NoteForm(parsing: text.text))
      text.forget()
      return result
    } catch {
      throw try text.kept(after: error)
    }
  }
}

/// What somebody wrote, and the file that it lies in, if it does.
private struct NoteText {
  let text: String
  /// Where it lies; nil while it does not.
  private let path: String?
  /// Whether the file is this program's and goes when it is no longer needed.
  private let isOurs: Bool
  private let home: String?

  /// Longer than any note; whoever sends a whole book by mistake learns it here.
  private static let bytesMax = 64 << 10

  /// A file of the caller's own, or one that this program had kept.
  init(file: String, home: String?) throws {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw UsageError("\(file) cannot be read.")
    }
    try self.init(bytes, path: file, isOurs: Self.isKept(file, home: home), home: home)
  }

  init(standardInput home: String?) throws {
    let bytes = FileHandle.standardInput.readDataToEndOfFile()
    try self.init(bytes, path: nil, isOurs: false, home: home)
  }

  /// What comes out of the editor that the environment names.
  init(editing form: NoteForm, home: String?) throws {
    let path = try Self.newPath(home: home)
    let template = form.text
    try NewFile.write(Array(template.utf8), to: path)
    let environment = ProcessInfo.processInfo.environment
    let editor =
      [environment["VISUAL"], environment["EDITOR"]].lazy.compactMap(\.self)
      .first { !$0.isEmpty } ?? "vi"
    // By the environment, so that no name has to be quoted for the shell.
    setenv("PASTORAL_NOTE_FILE", path, 1)
    let status = system("\(editor) \"$PASTORAL_NOTE_FILE\"")
    unsetenv("PASTORAL_NOTE_FILE")
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw UsageError("\(path) cannot be read any more.")
    }
    if bytes == Data(template.utf8) {
      unlink(path)
      throw UsageError(
        status == 0
          ? "Nothing was written, and nothing was sent."
          : "The editor \(editor) failed; set VISUAL or EDITOR, or use --file.")
    }
    try self.init(bytes, path: path, isOurs: true, home: home)
  }

  private init(_ bytes: Data, path: String?, isOurs: Bool, home: String?) throws {
    let place = path.map { " It lies in \($0)." } ?? ""
    guard bytes.count <= Self.bytesMax else {
      throw UsageError("A note's text has at most \(Self.bytesMax) bytes.\(place)")
    }
    guard let text = String(data: bytes, encoding: .utf8) else {
      throw UsageError("A note's text is UTF-8.\(place)")
    }
    (self.text, self.path, self.isOurs, self.home) = (text, path, isOurs, home)
  }

  /// The note is made: what this program kept of it goes.
  func forget() {
    if isOurs, let path { unlink(path) }
  }

  /// What went wrong, with where the text lies.
  func kept(after error: any Error) throws -> NoteFailure {
    var place = path
    if place == nil {
      let new = try Self.newPath(home: home)
      try NewFile.write(Array(text.utf8), to: new)
      place = new
    }
    return NoteFailure(error: error, path: place ?? "")
  }

  // MARK: The folder of what is kept

  private static func folder(home: String?) throws -> String {
    guard let home else { throw UsageError("HOME is not set: there is no place for your text.") }
    return home + "/.config/pastoral/notes"
  }

  private static func newPath(home: String?) throws -> String {
    let folder = try folder(home: home)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return "\(folder)/\(RandomName.make("note")).txt"
  }

  private static func isKept(_ path: String, home: String?) -> Bool {
    guard let folder = try? folder(home: home) else { return false }
    return URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
      == URL(filePath: folder).resolvingSymlinksInPath().path
  }
}

/// A note was not made. Says why, in which line where the form is wrong, and where its text lies.
struct NoteFailure: ReportedFailure {
  let error: any Error
  let path: String

  var lines: [String] {
    var lines: [String]
    switch error {
    case let problems as NoteForm.Problems:
      lines = problems.problems.map { "rpc-client: \(path):\($0.line): the line \($0.text)." }
    case let failure as any ReportedFailure: lines = failure.lines
    default: lines = ["rpc-client: \(error)"]
    }
    lines.append("  Your text is kept: mend it, and run the same command with --file \(path)")
    return lines
  }

  var exitStatus: ExitStatus {
    switch error {
    case is NoteForm.Problems: .invalid
    case let failure as any ReportedFailure: failure.exitStatus
    default: .fault
    }
  }
}
