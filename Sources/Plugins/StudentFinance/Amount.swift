import Domain

/// Pounds and pence, as finance files have them.
struct Amount: Equatable, Comparable {
  let pence: Int

  init(pence: Int) { self.pence = pence }

  /// - Parameter text: Such as `9250` or `2312.50`: up to 999,999.99, without sign, comma or currency.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...6).contains(parts[0].count),
      parts.allSatisfy({ $0.utf8.allSatisfy(ASCII.isDigit) }),
      parts.count == 1 || parts[1].count == 2, let pounds = Int(parts[0]),
      let rest = parts.count == 1 ? 0 : Int(parts[1])
    else { return nil }
    pence = pounds * 100 + rest
  }

  /// `9250`, and `2312.50` where there are pence.
  var text: String {
    let (pounds, rest) = pence.quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? "\(pounds)" : "\(pounds).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func < (left: Amount, right: Amount) -> Bool { left.pence < right.pence }
}
