import Domain

/// A Student Support Number, by which Student Finance England knows a student: four letters, eight digits, and a
/// letter that checks the others. Source: HESA C12051; the last step from the Department for Education's rule SSN_02.
struct SupportNumber: Equatable {
  /// Thirteen characters.
  let text: String

  /// - Parameter text: As somebody typed it: spaces and small letters do not count.
  /// - Returns: Nil where it is not one, or its last letter does not check.
  init?(_ text: String) {
    let characters = Array(text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") })
    guard characters.count == 13 else { return nil }
    var sum = 0
    for (place, character) in characters[..<12].enumerated() {
      guard let value = place < 4 ? Self.letter(character) : Self.digit(character) else {
        return nil
      }
      sum += value * (13 - place)
    }
    let check = Self.checkLetters[(23 - sum % 23) - 1]
    guard characters[12] == check else { return nil }
    self.text = String(decoding: characters, as: UTF8.self)
  }

  /// A is 0; the letters that are read for others are left out.
  private static let letters = Array("ABCDEFGHJKLMNPRSTUVWXY".utf8)
  /// A is 1.
  private static let checkLetters = Array("ABCDEFGHJKLMNPRSTUVWXYZ".utf8)

  private static func letter(_ character: UInt8) -> Int? {
    letters.firstIndex(of: character)
  }

  private static func digit(_ character: UInt8) -> Int? {
    ASCII.isDigit(character) ? Int(character - UInt8(ascii: "0")) : nil
  }
}
