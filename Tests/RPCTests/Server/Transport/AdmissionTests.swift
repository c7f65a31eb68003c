import NIOCore
import Testing

@testable import RPCServer

@Suite("The places of connections")
struct AdmissionTests {
  private static let limits: ConnectionCounts = {
    var limits = ConnectionCounts()
    limits.total = 5
    limits.unauthenticatedPerAddress = 2
    limits.perIdentity = 2
    return limits
  }()

  private static func address(_ text: String) throws -> PeerAddress {
    PeerAddress(try SocketAddress(ipAddress: text, port: 1))
  }

  @Test("are few for an address on which nobody has signed in, and others have theirs")
  func perAddress() throws {
    let admission = Admission(Self.limits)
    let flood = try Self.address("192.0.2.1")
    let place = try #require(admission.admit(flood))
    #expect(admission.admit(flood) != nil)
    #expect(admission.admit(flood) == nil)
    #expect(admission.admit(try Self.address("192.0.2.2")) != nil)
    admission.leave(place)
    #expect(admission.admit(flood) != nil)
  }

  @Test("end at the total, whoever asks; one that leaves makes room")
  func total() throws {
    let admission = Admission(Self.limits)
    let places = try (1...5).map { try #require(admission.admit(Self.address("192.0.2.\($0)"))) }
    let late = try Self.address("192.0.2.6")
    #expect(admission.admit(late) == nil)
    #expect(admission.total == 5)
    admission.leave(places[0])
    #expect(admission.admit(late) != nil)
  }

  @Test("move from the address to the caller who signs in, up to the caller's own number")
  func signIn() throws {
    let admission = Admission(Self.limits)
    let address = try Self.address("192.0.2.1")
    func connect() throws -> Admission.Place { try #require(admission.admit(address)) }
    let first = try #require(admission.signIn(try connect(), as: "prs_a"))
    #expect(admission.signIn(first, as: "prs_a") == first)
    #expect(admission.signIn(try connect(), as: "prs_a") != nil)
    let third = try connect()
    #expect(admission.signIn(third, as: "prs_a") == nil)
    #expect(admission.signIn(third, as: "prs_b") != nil)
    admission.leave(first)
    #expect(admission.signIn(try connect(), as: "prs_a") != nil)
  }

  /// Two addresses, and whether they count as one.
  static let pairs: [(String, String, areOne: Bool)] = [
    ("192.0.2.1", "192.0.2.1", true),
    ("192.0.2.1", "192.0.2.2", false),
    ("192.0.2.1", "::ffff:192.0.2.1", true),
    ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true),
    ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
  ]

  @Test("are counted by IPv4 address and by IPv6 network", arguments: pairs)
  func addresses(one: String, other: String, areOne: Bool) throws {
    #expect((try Self.address(one) == Self.address(other)) == areOne)
  }
}
