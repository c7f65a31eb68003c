public import Domain

/// What a statement's parameter or a row's column holds.
public enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

/// A type that can be the value of a parameter.
public protocol ValueConvertible {
  /// The value as the store keeps it.
  var storeValue: Value { get }
}

extension Value: ValueConvertible {
  public var storeValue: Value { self }
}

extension Int64: ValueConvertible {
  public var storeValue: Value { .integer(self) }
}

extension Int: ValueConvertible {
  public var storeValue: Value { .integer(Int64(self)) }
}

extension String: ValueConvertible {
  public var storeValue: Value { .text(self) }
}

extension [UInt8]: ValueConvertible {
  public var storeValue: Value { .blob(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  public var storeValue: Value { self?.storeValue ?? .null }
}

extension Identifier: ValueConvertible {
  public var storeValue: Value { .text(text) }
}

extension Instant: ValueConvertible {
  public var storeValue: Value { .integer(millisecondsSince1970) }
}
