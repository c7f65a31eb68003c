import Testing

@testable import RPCServer

@Suite("The server's limits as they are configured")
struct LimitSettingTests {
  @Test(
    "have each a name of its own, and a default within their range",
    arguments: LimitSetting.all.map(\.name))
  func defaults(name: String) throws {
    let setting = try #require(LimitSetting.all.first { $0.name == name })
    #expect(LimitSetting.all.filter { $0.name == setting.name }.count == 1)
    #expect(setting.range.contains(setting.value(in: ServerLimits())))
  }

  @Test(
    "set the one bound they name, from the least to the most",
    arguments: LimitSetting.all.map(\.name))
  func set(name: String) throws {
    let setting = try #require(LimitSetting.all.first { $0.name == name })
    for value in [setting.range.lowerBound, setting.range.upperBound] {
      var limits = ServerLimits()
      setting.set(value, in: &limits)
      #expect(setting.value(in: limits) == value)
      for other in LimitSetting.all where other.name != setting.name {
        #expect(other.value(in: limits) == other.value(in: ServerLimits()), "\(other.name)")
      }
    }
  }

  @Test("cover every number of the limits")
  func complete() {
    // Deadlines, counts and times are integers, so a bound that is forgotten shows as one too many.
    func numbers(in value: Any) -> Int {
      if value is Int || value is Int64 || value is UInt64 { return 1 }
      return Mirror(reflecting: value).children.reduce(0) { $0 + numbers(in: $1.value) }
    }
    // The grace of late Data is part of the protocol, and stated in nanoseconds.
    #expect(numbers(in: ServerLimits()) - 1 == LimitSetting.all.count)
  }
}
