import Testing

@testable import Store

@Suite("The cache of data keys")
struct KeyCacheTests {
  static func name(_ number: Int) -> KeyCache.Name {
    KeyCache.Name(owner: "stu_\(number)", purpose: .content)
  }

  private static func keep(_ number: Int, in cache: KeyCache) -> DataKey {
    let key = DataKey.random()
    cache.keep(key, as: name(number), since: cache.key(name(number)).epoch)
    return key
  }

  @Test("It holds so many keys and no more, and those that were used last")
  func bounded() {
    let cache = KeyCache(keysMax: 10)
    let first = Self.keep(0, in: cache)
    for number in 1..<100 {
      _ = Self.keep(number, in: cache)
      #expect(cache.count <= 10)
      #expect(cache.key(Self.name(0)).key?.id == first.id, "It is used all the time.")
    }
    #expect(cache.key(Self.name(1)).key == nil)
  }

  @Test("A key that was forgotten does not come back from a look-up that began before")
  func noRevival() {
    let cache = KeyCache(keysMax: 10)
    let key = Self.keep(0, in: cache)
    let began = cache.key(Self.name(0)).epoch
    cache.forget(Self.name(0))
    #expect(cache.key(Self.name(0)).key == nil)
    cache.keep(key, as: Self.name(0), since: began)
    #expect(cache.key(Self.name(0)).key == nil)
  }

  @Test("One owner's keys of two purposes are two keys")
  func purposes() {
    let cache = KeyCache(keysMax: 10)
    let content = Self.keep(0, in: cache)
    let audit = KeyCache.Name(owner: "stu_0", purpose: .audit)
    #expect(cache.key(audit).key == nil)
    cache.forget(audit)
    #expect(cache.key(Self.name(0)).key?.id == content.id)
  }
}
