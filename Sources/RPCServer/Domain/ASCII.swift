/// Which characters of ASCII a byte of UTF-8 may be. Codes, ids, names of files and numbers are written in these
/// alone, so that none of them looks like another.
public enum ASCII {
  public static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  public static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  public static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  public static func isCapitalOrDigit(_ byte: UInt8) -> Bool { isCapital(byte) || isDigit(byte) }

  public static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isSmallLetter(byte) || isCapitalOrDigit(byte)
  }
}
