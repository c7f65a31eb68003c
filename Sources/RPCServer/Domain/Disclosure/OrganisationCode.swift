/// Codes of organisations in the NHS's directory (ODS), such as `RW4`.
public enum OrganisationCode {
  /// Whether a text has the form of one: 3 to 12 capital letters or digits.
  public static func isCode(_ text: String) -> Bool {
    (3...12).contains(text.utf8.count) && text.utf8.allSatisfy(ASCII.isCapitalOrDigit)
  }
}
