import ArgumentParser
import Foundation

/// What somebody says about a student in their own words. Never an argument, which others on the machine
/// could read: it comes from a file, from standard input, or is asked for on the terminal.
struct WordsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take your words from this file, or with - from standard input, and do not ask for them.",
      valueName: "file"))
  var wordsFile: String?

  /// Whether none were given beforehand.
  var isEmpty: Bool { wordsFile == nil }

  /// The words, without white space around them.
  func text(asking question: String) throws -> String {
    try Self.text(of: wordsFile, option: "--words-file", asking: question)
  }

  /// What another option takes in the same way.
  ///
  /// - Parameters:
  ///   - file: The option's value.
  ///   - option: Its name, for who has no terminal to be asked on.
  static func text(of file: String?, option: String, asking question: String) throws -> String {
    let text: String
    switch file {
    case "-": text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    case let file?:
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw UsageError("\(file) cannot be read.")
      }
      text = String(decoding: bytes, as: UTF8.self)
    case nil:
      guard isatty(STDIN_FILENO) == 1 else {
        throw UsageError("Give \(option); there is no terminal to ask on.")
      }
      Console.error(question)
      text = readLine() ?? ""
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
