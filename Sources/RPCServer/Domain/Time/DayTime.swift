/// A time of a day as people write it in a form.
public enum DayTime {
  /// Minutes after midnight of a time written as `14:05`, and in no other way; nil for anything else.
  public static func minute(_ text: String) -> Int? {
    let signs = Array(text.utf8)
    guard signs.count == 5, signs[2] == UInt8(ascii: ":") else { return nil }
    let digits = signs[..<2] + signs[3...]
    guard digits.allSatisfy(ASCII.isDigit) else { return nil }
    let values = digits.map { Int($0 - UInt8(ascii: "0")) }
    let (hour, minute) = (values[0] * 10 + values[1], values[2] * 10 + values[3])
    return hour < 24 && minute < 60 ? hour * 60 + minute : nil
  }
}
