import Testing
import WireFormat

@testable import RPCServer

/// What a connection's clock says, bound by bound: just below it, and at it.
@Suite("The clock of a connection")
struct ConnectionWatchTests {
  private static let times: ConnectionTimes = {
    var times = ConnectionTimes()
    times.firstFrame = 600
    times.handshake = 100
    times.header = 50
    times.body = 100
    times.bodyPer64KiB = 10
    times.idle = 18_000
    times.writeStall = 300
    times.ping = 1_000
    times.pingAnswer = 200
    times.age = 36_000
    times.ageGrace = 400
    return times
  }()

  private static func watch(isTLS: Bool = false) -> ConnectionWatch {
    ConnectionWatch(times: times, isTLS: isTLS, ageFactor: 1, at: 0)
  }

  /// A watch of a connection on which one frame has come, at time 0.
  private static func talking() -> ConnectionWatch {
    var watch = watch()
    watch.read(wholeFrames: true, pending: .nothing, at: 0)
    return watch
  }

  /// Holds that nothing happens before a time, and then this.
  private func expect(
    _ verdict: ConnectionWatch.Verdict, at time: Int64, _ watch: ConnectionWatch,
    isBusy: Bool = false, isReading: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var watch = watch
    #expect(
      watch.verdict(isBusy: isBusy, isReading: isReading, at: time - 1) == .fine,
      sourceLocation: sourceLocation)
    #expect(
      watch.verdict(isBusy: isBusy, isReading: isReading, at: time) == verdict,
      sourceLocation: sourceLocation)
  }

  @Test("closes a connection that says nothing")
  func silence() { expect(.close, at: 600, Self.watch()) }

  @Test("gives a TLS handshake its own time, and then the first frame its")
  func handshake() {
    var watch = Self.watch(isTLS: true)
    expect(.close, at: 100, watch)
    watch.handshakeDone(at: 90)
    expect(.close, at: 690, watch)
  }

  @Test("counts a header from its first byte, whatever dribbles in after it")
  func header() {
    var watch = Self.watch()
    watch.read(wholeFrames: false, pending: .header, at: 10)
    watch.read(wholeFrames: false, pending: .header, at: 40)
    expect(.close, at: 60, watch)
  }

  @Test("counts a payload from the end of its header, with more time for a longer one")
  func payload() {
    for (length, due) in [(1, 130), (65_535, 130), (65_536, 140), (1 << 20, 290)] as [(Int, Int64)]
    {
      var watch = Self.watch()
      watch.read(wholeFrames: false, pending: .header, at: 10)
      watch.read(wholeFrames: false, pending: .payload(length: length, isKept: true), at: 30)
      watch.read(wholeFrames: false, pending: .payload(length: length, isKept: true), at: 100)
      expect(.tooSlow, at: due, watch)
    }
  }

  @Test("counts the next frame from its own beginning")
  func nextFrame() {
    var watch = Self.watch()
    watch.read(wholeFrames: false, pending: .header, at: 10)
    watch.read(wholeFrames: true, pending: .header, at: 55)
    expect(.close, at: 105, watch)
  }

  @Test("does not hold against a peer what the server did not read")
  func notReading() {
    var watch = Self.talking()
    watch.read(wholeFrames: false, pending: .header, at: 10)
    #expect(watch.verdict(isBusy: true, isReading: false, at: 5_000) == .fine)
    watch.readingAgain(at: 5_000)
    // Whether the peer lives is asked apart from that.
    expect(.close, at: 5_050, watch, isBusy: true)
  }

  @Test("closes a connection that rests, counted from its last use")
  func idle() {
    var watch = Self.talking()
    expect(.close, at: 18_000, watch)
    #expect(watch.verdict(isBusy: true, isReading: true, at: 20_000) == .fine)
    expect(.close, at: 38_000, watch)
  }

  @Test("closes when the peer takes nothing, counted from what it last took")
  func writeStall() {
    var watch = Self.talking()
    watch.wrote(taken: 1_000, unsent: 500, at: 100)
    expect(.close, at: 400, watch)
    watch.wrote(taken: 1_001, unsent: 499, at: 350)
    expect(.close, at: 650, watch)
    // More to send is no progress.
    watch.wrote(taken: 1_001, unsent: 9_999, at: 600)
    expect(.close, at: 650, watch)
    watch.wrote(taken: 11_000, unsent: 0, at: 640)
    expect(.close, at: 18_000, watch)
  }

  @Test("asks a silent peer that knows PING, and closes when it does not answer")
  func ping() {
    var watch = Self.talking()
    watch.pings = true
    expect(.ping, at: 1_000, watch)
    watch.pinged(at: 1_000)
    expect(.close, at: 1_200, watch)
    watch.read(wholeFrames: true, pending: .nothing, at: 1_100)
    expect(.ping, at: 2_100, watch)
  }

  @Test("says GOAWAY to an old connection whose peer knows it, and closes after the grace")
  func age() {
    var watch = Self.watch()
    watch.understandsGoAway = true
    watch.read(wholeFrames: true, pending: .nothing, at: 35_000)
    expect(.goAway, at: 36_000, watch, isBusy: true)
    watch.saidGoAway(at: 36_000)
    expect(.close, at: 36_400, watch, isBusy: true)
  }

  @Test("lets a connection be old whose peer would not know why it ends")
  func ageOfStockClient() {
    var watch = Self.talking()
    #expect(watch.verdict(isBusy: true, isReading: true, at: 1_000_000) == .fine)
  }

  @Test("is looked at often enough for the shortest bound, and no more than once a second")
  func interval() {
    #expect(ConnectionTimes().lookInterval == 1_000)
    #expect(Self.times.lookInterval == 12)
    var times = ConnectionTimes()
    times.header = 1
    #expect(times.lookInterval == 5)
  }
}
