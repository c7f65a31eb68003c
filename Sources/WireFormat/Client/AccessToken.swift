internal import Glibc

/// The secret that says who is calling. It shows itself nowhere but on the wire.
public struct AccessToken: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The longest token, in bytes: with `Bearer ` before it, it still is a legal metadata value.
  public static let bytesMax = 4_000

  let value: String

  /// - Throws: `ConfigurationError` where the text is empty, too long or not printable ASCII.
  public init(_ text: String) throws(ConfigurationError) {
    guard !text.isEmpty, text.utf8.count <= Self.bytesMax,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
    else {
      throw ConfigurationError(
        "A token is 1 to \(Self.bytesMax) printable ASCII characters without blanks.")
    }
    value = text
  }

  /// Reads a token file: one line, readable by its owner alone.
  ///
  /// - Throws: `ConfigurationError` where the file is missing, open to others, or holds no token.
  public init(contentsOf path: String) throws(ConfigurationError) {
    let bytes = try Self.read(path)
    var text = Substring(decoding: bytes, as: UTF8.self)
    while text.last?.isWhitespace == true { text.removeLast() }
    do {
      try self.init(String(text))
    } catch {
      throw ConfigurationError("The token file \(path) holds no token. \(error.description)")
    }
  }

  /// The secret itself, for a program that shows it to a server once, or keeps it in a file of its owner's.
  public var secret: String { value }

  public var description: String { "AccessToken" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }

  private static func read(_ path: String) throws(ConfigurationError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw ConfigurationError("The token file \(path) cannot be read: \(reason(errno)).")
    }
    defer { close(file) }
    // The open file is asked, not its name, so that nobody can change it in between.
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw ConfigurationError("The token file \(path) cannot be read: \(reason(errno)).")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw ConfigurationError(
        "The token file \(path) is open to other people (mode "
          + "0\(String(status.st_mode & 0o777, radix: 8))). Close it: chmod 600 \(path)")
    }
    var bytes = [UInt8](repeating: 0, count: bytesMax + 2)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes { space in
        Glibc.read(file, space.baseAddress.map { $0 + length }, space.count - length)
      }
      guard count >= 0 else {
        throw ConfigurationError("The token file \(path) cannot be read: \(reason(errno)).")
      }
      if count == 0 { break }
      length += count
    }
    return Array(bytes.prefix(length))
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
