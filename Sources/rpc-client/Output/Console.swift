import Foundation

/// The program's two outputs. Every write to them is whole.
enum Console {
  static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  static func error(_ text: String) { write(text + "\n", to: .standardError) }

  /// Replaces the last progress on a terminal; prints nothing elsewhere.
  static func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\r\u{1b}[K\(text)", to: .standardError)
  }

  private static func write(_ text: String, to file: FileHandle) {
    // A reader that has gone, such as `head`, wants no more.
    try? file.write(contentsOf: Data(text.utf8))
  }
}
