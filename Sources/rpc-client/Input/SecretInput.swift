import Glibc

/// A secret that is pasted into the terminal, where it is not shown, or comes from a pipe.
enum SecretInput {
  /// Reads one line of standard input.
  ///
  /// - Parameter bytesMax: The longest secret that there is.
  /// - Throws: `UsageError` where there is none, or it is longer.
  static func read(_ what: String, bytesMax: Int) throws -> String {
    let line: [UInt8]
    if isatty(STDIN_FILENO) == 1 {
      line = try withoutEcho { try readLine(bytesMax: bytesMax) }
      Console.error("")
    } else {
      line = try readLine(bytesMax: bytesMax)
    }
    var text = Substring(decoding: line, as: UTF8.self)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    guard !text.isEmpty else { throw UsageError("There was no \(what) on standard input.") }
    guard text.utf8.count <= bytesMax else {
      throw UsageError("A \(what) has at most \(bytesMax) bytes.")
    }
    return String(text)
  }

  /// Bytes up to the end of a line, or of the input, or one more than there may be.
  private static func readLine(bytesMax: Int) throws -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= bytesMax {
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { break }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x04: return line
      // Control-C, which here is only a byte; and the two ways to take one back.
      case 0x03: throw UsageError("Cancelled.")
      case 0x7f, 0x08: _ = line.popLast()
      default: line.append(byte)
      }
    }
    return line
  }

  /// Has the terminal show nothing of what is typed, and take lines of any length: by itself it would cut
  /// them after 4,095 bytes. Signals are bytes meanwhile, so that it cannot be left like this.
  private static func withoutEcho<Result>(_ body: () throws -> Result) throws -> Result {
    var usual = termios()
    guard tcgetattr(STDIN_FILENO, &usual) == 0 else { return try body() }
    var silent = usual
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual) }
    return try body()
  }
}
