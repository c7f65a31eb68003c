/// Finds full names by short ones: `BookingService/Book` for `pastoral.v1.BookingService/Book`.
enum NameLookup {
  /// The one full name that is meant: the name itself, or the only one that ends with it after a dot.
  ///
  /// - Parameter what: Such as `method`, for texts.
  static func find(_ name: String, among names: [String], _ what: String) throws(UsageError)
    -> String
  {
    if names.contains(name) { return name }
    let found = names.filter { $0.hasSuffix(".\(name)") }
    switch found.count {
    case 1: return found[0]
    case 0:
      throw UsageError(
        "There is no \(what) \"\(name)\". Run `rpc-client describe` to see all names.")
    default:
      throw UsageError(
        "The \(what) \"\(name)\" could be \(found.joined(separator: " or ")). Name one in full.")
    }
  }
}
