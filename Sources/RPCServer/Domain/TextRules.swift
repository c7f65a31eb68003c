/// What any short text that a person or a campus system gives must be: the one place that checks.
///
/// A limit counts characters as a reader sees them. So that one visible character cannot carry a
/// megabyte of accents, the text may also have no more than four code points for each character of
/// the limit.
public enum TextRules {
  /// What is wrong with the text, without quoting it; nil where nothing is.
  ///
  /// - Parameters:
  ///   - limit: The most characters that it may have.
  ///   - required: Whether it must have something besides white space.
  public static func problem(
    with text: String, atMost limit: Int, required: Bool
  ) -> String? {
    if required && text.allSatisfy(\.isWhitespace) { return "must be given" }
    // Bytes first, since counting characters of a hostile text is the dearer work.
    if text.utf8.count > limit
      && (text.unicodeScalars.count > 4 * limit || text.count > limit)
    {
      return "must have at most \(limit) characters"
    }
    if text.unicodeScalars.contains(where: isForbidden) {
      return "must not have control or text direction characters"
    }
    return nil
  }

  /// What is wrong with a campus id or a code: 1 to 32 letters, digits and `. _ - /`.
  public static func problem(withCode text: String) -> String? {
    let isRight =
      (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { ASCII.isLetterOrDigit($0) || ".-_/".utf8.contains($0) }
    return isRight ? nil : "must have 1 to 32 letters, digits, \".\", \"_\", \"-\" or \"/\""
  }

  /// What is wrong with an e-mail address. Its shape is checked; only a sent message would show
  /// that it exists.
  public static func problem(withEmail text: String) -> String? {
    let bytes = Array(text.utf8)
    if bytes.isEmpty { return "must be given" }
    if bytes.count > 254 { return "must have at most 254 characters" }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, isMailbox(parts[0]), isHost(parts[1]) else {
      return "must be an e-mail address such as name@example.ac.uk"
    }
    return nil
  }

  /// Control characters and line breaks spoil logs and CSV; characters that turn the direction of
  /// text let a name look like another. Both are refused wherever text comes in.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true  // Controls.
    case 0x2028, 0x2029: true  // Line and paragraph separators.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // Direction marks.
    default: false
    }
  }

  private static func isMailbox(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 64
      && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .allSatisfy { atom in
          !atom.isEmpty
            && atom.allSatisfy {
              ASCII.isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
            }
        }
  }

  private static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count)
          && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }
}
