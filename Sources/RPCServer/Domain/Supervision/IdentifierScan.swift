/// Finds in a text what would say whom it is about (W17): what surely does, and what may and a person must look
/// at. It finds what is spelt; what only somebody who knows the student would understand, no program finds.
public struct IdentifierScan: Sendable {
  /// A name that must not be in the text.
  public struct Name: Equatable, Sendable {
    public let text: String
    public let kind: FoundIdentifier.Kind

    public init(_ text: String, _ kind: FoundIdentifier.Kind) {
      self.text = text
      self.kind = kind
    }
  }

  private let names: [(words: [String], kind: FoundIdentifier.Kind)]
  private let phrases: [(scalars: [Unicode.Scalar], kind: FoundIdentifier.Kind)]

  /// - Parameters:
  ///   - names: Of people, given names first: each word of one is looked for by itself too.
  ///   - codes: Such as the campus id, which stand in the text as they are or not at all.
  public init(names: [Name], codes: [String]) {
    self.names = names.map { (Self.words(in: FoldedText($0.text)).map(\.text), $0.kind) }
      .filter { !$0.words.isEmpty }
    phrases = codes.filter { !$0.isEmpty }.map { (FoldedText($0).scalars, .campusID) }
  }

  /// What was found, in the order of the text. Of findings that overlap the surest and longest stays.
  public func findings(in text: String) -> [FoundIdentifier.Span] {
    let folded = FoldedText(text)
    let words = Self.words(in: folded)
    var found = nameSpans(in: words)
    found += codeSpans(in: folded)
    found += addressSpans(in: folded)
    found += Self.numberSpans(in: folded)
    found += Self.postcodeSpans(in: words)
    found += Self.dateSpans(in: words)
    found += Self.titleSpans(in: words)
    return Self.surest(of: found).map { span in
      var span = span
      span.range =
        folded.places[span.range.lowerBound]..<(folded.places[span.range.upperBound - 1] + 1)
      return span
    }
  }

  // MARK: Words

  private struct Word {
    let text: String
    let range: Range<Int>
    let isCapital: Bool
    /// Where capitals mean nothing: at the beginning of a sentence.
    let isFirst: Bool
  }

  private static func words(in text: FoldedText) -> [Word] {
    var words: [Word] = []
    var start: Int?
    var isFirst = true
    for index in 0...text.scalars.count {
      let scalar = index < text.scalars.count ? text.scalars[index] : " "
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if start == nil { start = index }
        continue
      }
      if let begun = start {
        var spelt = String.UnicodeScalarView()
        spelt.append(contentsOf: text.scalars[begun..<index])
        words.append(
          Word(
            text: String(spelt), range: begun..<index, isCapital: text.isCapital[begun],
            isFirst: isFirst))
        start = nil
        isFirst = false
      }
      if ".!?:;".unicodeScalars.contains(scalar) { isFirst = true }
    }
    return words
  }

  /// Words that are in names and say nothing by themselves.
  private static let particles: Set<String> = [
    "the", "of", "in", "at", "and", "for", "from", "with", "her", "his", "their", "my", "our",
  ]

  private func nameSpans(in words: [Word]) -> [FoundIdentifier.Span] {
    var found: [FoundIdentifier.Span] = []
    for (index, word) in words.enumerated() {
      for name in names {
        if name.words.count > 1 {
          let orders = [name.words, Array(name.words.suffix(1) + name.words.dropLast())]
          let next = words[index...].prefix(name.words.count)
          if orders.contains(next.map(\.text)), let last = next.last {
            found.append(
              .init(name.kind, isSure: true, word.range.lowerBound..<last.range.upperBound))
          }
          if orders.contains(where: { $0.joined() == word.text }) {
            found.append(.init(name.kind, isSure: true, word.range))
          }
        }
        guard name.words.contains(word.text), !Self.particles.contains(word.text) else { continue }
        // A short one is a word of the language too often, unless it is spelt as a name.
        guard word.text.count > 2 || word.isCapital else { continue }
        found.append(
          .init(name.kind, isSure: word.isCapital && !word.isFirst, word.range))
      }
    }
    return found
  }

  /// "Dr Okafor" and the like: somebody whom nobody listed.
  private static func titleSpans(in words: [Word]) -> [FoundIdentifier.Span] {
    let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir"]
    return zip(words, words.dropFirst()).compactMap { title, name in
      titles.contains(title.text) && title.isCapital && name.isCapital
        ? .init(.otherPerson, isSure: false, title.range.lowerBound..<name.range.upperBound) : nil
    }
  }

  // MARK: Codes and addresses

  private func codeSpans(in text: FoldedText) -> [FoundIdentifier.Span] {
    var found: [FoundIdentifier.Span] = []
    for (code, kind) in phrases where code.count <= text.scalars.count {
      for start in 0...(text.scalars.count - code.count)
      where text.scalars[start..<start + code.count].elementsEqual(code)
        && !text.isWord(start - 1) && !text.isWord(start + code.count)
      {
        found.append(.init(kind, isSure: true, start..<start + code.count))
      }
    }
    // Ids of this server: three letters, `_`, and 26 of base32.
    for (index, scalar) in text.scalars.enumerated() where scalar == "_" {
      guard index >= 3, index + 27 <= text.scalars.count else { continue }
      var spelt = String.UnicodeScalarView()
      spelt.append(contentsOf: text.scalars[(index - 3)..<(index + 27)])
      if Identifier(String(spelt)) != nil {
        found.append(.init(.recordID, isSure: true, (index - 3)..<(index + 27)))
      }
    }
    return found
  }

  private func addressSpans(in text: FoldedText) -> [FoundIdentifier.Span] {
    func isMailbox(_ index: Int) -> Bool {
      text.isWord(index)
        || text.scalars.indices.contains(index)
          && "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(text.scalars[index])
    }
    func isHost(_ index: Int) -> Bool {
      text.isWord(index)
        || text.scalars.indices.contains(index) && ".-".unicodeScalars.contains(text.scalars[index])
    }
    return text.scalars.indices.filter { text.scalars[$0] == "@" }.compactMap { at in
      var (start, end) = (at, at + 1)
      while isMailbox(start - 1) { start -= 1 }
      while isHost(end) { end += 1 }
      while end > at + 1, !text.isWord(end - 1) { end -= 1 }
      guard end > at + 1 else { return nil }
      let hasDot = text.scalars[at..<end].contains(".")
      return start < at && hasDot
        ? .init(.email, isSure: true, start..<end)
        : .init(.handle, isSure: false, start..<end)
    }
  }

  // MARK: Numbers, postcodes and dates

  /// Runs of digits with what people put between them.
  private static func numberSpans(in text: FoldedText) -> [FoundIdentifier.Span] {
    var found: [FoundIdentifier.Span] = []
    var index = 0
    while index < text.scalars.count {
      guard isDigit(text.scalars[index]), !text.isWord(index - 1) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.scalars.count {
        if isDigit(text.scalars[end]) {
          end += 1
        } else if isSeparator(text.scalars[end]),
          let next = (end + 1..<min(end + 4, text.scalars.count)).first(where: {
            !isSeparator(text.scalars[$0])
          }), isDigit(text.scalars[next])
        {
          end = next + 1
        } else {
          break
        }
      }
      var start = index
      while start > 0, "+(".unicodeScalars.contains(text.scalars[start - 1]) { start -= 1 }
      let groups = text.scalars[index..<end].split(whereSeparator: { !isDigit($0) })
        .map { $0.compactMap(\.properties.numericValue).map { Int($0) } }
      if let (kind, isSure) = classified(groups, isForeign: start < index) {
        found.append(.init(kind, isSure: isSure, start..<end))
      }
      index = end
    }
    return found
  }

  private static func classified(
    _ groups: [[Int]], isForeign: Bool
  ) -> (FoundIdentifier.Kind, isSure: Bool)? {
    let digits = groups.flatMap(\.self)
    if groups.count == 3, isDate(groups.map(\.count)) { return (.date, false) }
    if digits.count == 10, isNHSNumber(digits) { return (.nhsNumber, true) }
    if (10...15).contains(digits.count), isForeign || digits[0] == 0 { return (.phone, true) }
    return digits.count >= 7 ? (.phone, false) : nil
  }

  private static func isDate(_ lengths: [Int]) -> Bool {
    lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
      || lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 2 || lengths[2] == 4)
  }

  /// Whether ten digits are an NHS number: the last checks the others, modulo 11.
  static func isNHSNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 10, digits.contains(where: { $0 != digits[0] }) else { return false }
    let sum = zip(digits.prefix(9), stride(from: 10, through: 2, by: -1))
      .reduce(0) { $0 + $1.0 * $1.1 }
    let check = 11 - sum % 11
    return check == 11 ? digits[9] == 0 : check == digits[9]
  }

  private static func postcodeSpans(in words: [Word]) -> [FoundIdentifier.Span] {
    var found: [FoundIdentifier.Span] = []
    for (index, word) in words.enumerated() {
      if isPostcode(word.text) { found.append(.init(.postcode, isSure: true, word.range)) }
      guard index + 1 < words.count else { continue }
      let next = words[index + 1]
      // Only a space lies between the two halves.
      if next.range.lowerBound <= word.range.upperBound + 2, isPostcode(word.text + next.text),
        next.text.count == 3
      {
        found.append(
          .init(.postcode, isSure: true, word.range.lowerBound..<next.range.upperBound))
      }
    }
    return found
  }

  /// One or two letters, a digit, perhaps another character; then a digit and two letters.
  private static func isPostcode(_ text: String) -> Bool {
    let letters = text.unicodeScalars.map { isDigit($0) ? "9" : $0.isASCII ? "A" : "?" }.joined()
    return ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"].contains(letters)
  }

  /// A day, a month by name and a year, in either order.
  private static func dateSpans(in words: [Word]) -> [FoundIdentifier.Span] {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    func isMonth(_ word: Word) -> Bool {
      months.contains { $0 == word.text || $0.prefix(3) == word.text || word.text == "sept" }
    }
    func isDay(_ word: Word) -> Bool {
      let digits = word.text.prefix { $0.isASCII && $0.isNumber }
      return (1...2).contains(digits.count)
        && ["", "st", "nd", "rd", "th"].contains(word.text.dropFirst(digits.count))
    }
    return words.indices.dropLast().compactMap { index in
      let (one, two) = (words[index], words[index + 1])
      let beforeMonth = index + 2 < words.count && two.text == "of" ? words[index + 2] : two
      guard isDay(one) && isMonth(beforeMonth) || isMonth(one) && isDay(two) else { return nil }
      let last = isMonth(one) ? two : beforeMonth
      return .init(.date, isSure: false, one.range.lowerBound..<last.range.upperBound)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    " -.()/\u{2013}\u{2011}".unicodeScalars.contains(scalar)
  }

  // MARK: Overlaps

  private static func surest(of found: [FoundIdentifier.Span]) -> [FoundIdentifier.Span] {
    var kept: [FoundIdentifier.Span] = []
    let ranked = found.sorted { one, other in
      (one.isSure ? 0 : 1, -one.range.count, one.range.lowerBound, one.kind.rawValue)
        < (other.isSure ? 0 : 1, -other.range.count, other.range.lowerBound, other.kind.rawValue)
    }
    for span in ranked where !kept.contains(where: { $0.range.overlaps(span.range) }) {
      kept.append(span)
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

/// Something in a text that says, or may say, whom it is about.
public struct FoundIdentifier: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A name of the student.
    case student
    case campusID = "campus_id"
    /// A name of somebody on the case's team.
    case staff
    /// The name of who told something about the student.
    case thirdParty = "third_party"
    /// Somebody whom nobody listed, behind a title.
    case otherPerson = "other_person"
    case email
    case handle
    case phone
    case postcode
    case nhsNumber = "nhs_number"
    /// A date, perhaps of birth.
    case date
    /// An id of a record of this server.
    case recordID = "record_id"
  }

  /// Where it is in one text.
  public struct Span: Equatable, Sendable {
    public let kind: Kind
    public let isSure: Bool
    /// In code points of the text, from 0.
    public var range: Range<Int>

    init(_ kind: Kind, isSure: Bool, _ range: Range<Int>) {
      self.kind = kind
      self.isSure = isSure
      self.range = range
    }
  }

  /// The field's path, such as `themes[0]`.
  public let field: String
  public let span: Span

  public init(field: String, span: Span) {
    self.field = field
    self.span = span
  }
}

/// A text without what one name can be spelt with and another not: case, accents, and characters that nobody
/// sees.
private struct FoldedText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where each stood in the text.
  private(set) var places: [Int] = []
  private(set) var isCapital: [Bool] = []

  init(_ text: String) {
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let properties = scalar.properties
      guard properties.generalCategory != .nonspacingMark,
        !properties.isDefaultIgnorableCodePoint
      else { continue }
      let isCapital = properties.isUppercase || properties.generalCategory == .titlecaseLetter
      for folded in Self.base(of: scalar).properties.lowercaseMapping.unicodeScalars {
        scalars.append(folded)
        places.append(place)
        self.isCapital.append(isCapital)
      }
    }
  }

  /// Whether a letter or digit stands there.
  func isWord(_ index: Int) -> Bool {
    guard scalars.indices.contains(index) else { return false }
    let properties = scalars[index].properties
    return properties.isAlphabetic || properties.numericType != nil
  }

  /// The letter under an accent: `LATIN SMALL LETTER E WITH ACUTE` is an E. Others are what they are.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII, let name = scalar.properties.name, name.hasPrefix("LATIN "),
      let with = name.place(of: " WITH ")
    else { return scalar }
    let letter = name[..<with].split(separator: " ").last ?? ""
    guard letter.unicodeScalars.count == 1, let base = letter.unicodeScalars.first else {
      return scalar
    }
    return base
  }
}

extension String {
  /// The place of a text in it; nil where it is not there.
  fileprivate func place(of part: String) -> Index? {
    indices.first { self[$0...].hasPrefix(part) }
  }
}
