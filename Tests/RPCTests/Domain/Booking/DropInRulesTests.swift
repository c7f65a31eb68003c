import Domain
import Promises
import Testing

@Suite("Queues without appointments", .tags(.dropIn))
struct DropInRulesTests {
  private let now = london("2026-01-12", "08:00")

  private func place(_ position: Int, _ state: DropInPlace.State) -> DropInPlace {
    DropInPlace(
      dropInID: id(.dropIn, 1), position: position, studentID: id(.student, UInt64(position)),
      state: state, joined: now)
  }

  @Test("The next is whoever waits with the lowest number, and the one before is settled")
  func next() throws {
    let places = [place(1, .done), place(2, .left), place(3, .called), place(4, .waiting)]
    let (settled, called) = try DropInRules.callNext(places, previous: .noShow)
    #expect(settled == place(3, .noShow))
    #expect(called == place(4, .called))
    let (none, first) = try DropInRules.callNext(
      [place(2, .waiting), place(1, .waiting)], previous: nil)
    #expect(none == nil && first?.position == 1)
    #expect(throws: Refusal.self) { try DropInRules.callNext(places, previous: nil) }
    #expect(throws: Refusal.self) { try DropInRules.callNext([], previous: .done) }
  }

  @Test("Only those who wait with a lower number are before somebody")
  func before() {
    let places = [place(1, .called), place(2, .waiting), place(3, .left), place(4, .waiting)]
    #expect(places.map { DropInRules.before($0, among: places) } == [0, 0, 0, 1])
  }

  @Test("A number is never given twice, also when its student has left")
  func numbers() throws {
    let session = try DropInRules.open(
      id: id(.dropIn, 1), staffID: tutor, date: day("2026-01-12"), startMinute: 600,
      endMinute: 720, location: "", placesMax: 2, now: now)
    let places = [place(7, .waiting), place(8, .left)]
    #expect(try DropInRules.join(session, tutored, places: places, now: now).position == 9)
    #expect(throws: Refusal.rule(.limitReached, "All places are taken.")) {
      try DropInRules.join(
        session, tutored, places: [place(7, .done), place(8, .waiting)], now: now)
    }
  }
}
