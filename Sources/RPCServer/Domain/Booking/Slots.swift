/// A time that a member of staff offers for one appointment.
public struct Slot: Hashable, Sendable {
  public var start: Instant
  /// The moment after the last; the next slot may begin at it.
  public var end: Instant
  public var location: String

  public init(start: Instant, end: Instant, location: String) {
    self.start = start
    self.end = end
    self.location = location
  }
}

// How times become slots:
//
//   windows      the weekly rules that hold on the day, in their order, then the day's OPEN
//                exceptions. From each window's own start a candidate begins with every step, as long
//                as a whole slot fits in; without a step of its own, where the one before ends.
//   the clock    a slot stays only where it lies clear of a clock change: its start and its end
//                are both times that the wall clock shows, and it lasts exactly its minutes. Of an
//                hour that comes twice, the first pass is offered.
//   CLOSED       removes every slot that it touches, from OPEN windows too. It does not move the
//                others. A bank holiday removes the weekly rules' slots, a university closure all.
//   overlaps     slots of one window overlap where its step is shorter than they are, and all of them
//                are offered: whoever books one takes what it touches. Of two windows the slot that
//                starts first stays, and what overlaps it goes; of two that start together the one
//                of the earlier window stays. So no two slots start together, and two rules that say
//                the same give each slot once.
//
// What others have booked is taken away only afterwards, so the offered grid does not shift while
// people book. A window never crosses midnight, so each day can be cut by itself: `offeredSlot`
// cuts one day where a listing cuts many, and both always agree.
extension Availability {
  /// What is offered on one day, in order of time, booked or not, past or not.
  ///
  /// - Parameter closures: At least those of the day; others are ignored.
  public func slots(
    on date: LocalDate, closures: [Closure] = [], clock: WallClock = .london
  ) -> [Slot] {
    var slots: [Slot] = []
    forEachSlot(on: date, closures, clock) { start, end, window in
      slots.append(Slot(start: start, end: end, location: window.location))
      return true
    }
    return slots
  }

  /// Hands over what is offered on one day, in order of time, until `body` says that it is enough.
  ///
  /// - Parameter wanted: The minute of the only start that matters: slots of others may be left out. Nil where all
  ///   matter.
  private func forEachSlot(
    on date: LocalDate, at wanted: Int? = nil, _ closures: [Closure], _ clock: WallClock,
    _ body: (Instant, Instant, Window) -> Bool
  ) {
    let closure = closures.kind(on: date)
    if closure == .universityClosure { return }
    let today = exceptions.filter { $0.date == date }
    let closed = today.filter { $0.kind == .closed }.map { $0.startMinute..<$0.endMinute }

    var cuts: [Cut] = []
    let windows = windows(on: date, exceptions: today, hasWeekly: closure == nil)
    if wanted == nil { cuts.reserveCapacity(windows.reduce(0) { $0 + $1.slotsMax }) }
    for (index, window) in windows.enumerated() {
      var minute = window.startMinute
      // A slot depends on those of other windows that start before it, and on none that start later.
      if let wanted, wanted > minute, windows.count == 1 {
        minute += (wanted - minute) / window.stepMinutes * window.stepMinutes
      }
      while minute + window.slotMinutes <= window.endMinute, minute <= wanted ?? minute {
        let end = minute + window.slotMinutes
        if !closed.contains(where: { $0.overlaps(minute..<end) }) {
          cuts.append(Cut(minutes: minute..<end, order: cuts.count, window: index))
        }
        minute += window.stepMinutes
      }
    }
    if cuts.isEmpty { return }
    // One window's cuts stand in order as they are.
    if windows.count > 1 {
      cuts.sort { ($0.minutes.lowerBound, $0.order) < ($1.minutes.lowerBound, $1.order) }
    }

    let day = Day(date, clock: clock)
    // Until when the slots of each window that were handed over last.
    var lasting = [Int](repeating: 0, count: windows.count)
    for cut in cuts {
      let isHidden = lasting.indices.contains {
        $0 != cut.window && lasting[$0] > cut.minutes.lowerBound
      }
      guard !isHidden, let (start, end) = day.moments(of: cut.minutes) else { continue }
      guard body(start, end, windows[cut.window]) else { return }
      lasting[cut.window] = cut.minutes.upperBound
    }
  }

  /// What is offered from one day to another, both included, in order of time.
  public func slots(
    from: LocalDate, to: LocalDate, closures: [Closure] = [], clock: WallClock = .london
  ) -> [Slot] {
    var slots: [Slot] = []
    var date = from
    while date <= to {
      slots += self.slots(on: date, closures: closures, clock: clock)
      if date == .last { break }
      date = date.adding(days: 1)
    }
    return slots
  }

  /// The offered slot that starts at exactly that moment; nil where none does.
  public func offeredSlot(
    start: Instant, closures: [Closure] = [], clock: WallClock = .london
  ) -> Slot? {
    var found: Slot?
    forEachSlot(
      on: clock.date(of: start), at: clock.minute(of: start), closures, clock
    ) { begin, end, window in
      if begin == start { found = Slot(start: begin, end: end, location: window.location) }
      return begin < start
    }
    return found
  }

  private struct Window {
    var startMinute: Int
    var endMinute: Int
    var slotMinutes: Int
    var stepMinutes: Int
    var location: String

    init(_ minutes: Range<Int>, slot: Int, step: Int, location: String) {
      startMinute = minutes.lowerBound
      endMinute = minutes.upperBound
      slotMinutes = slot
      stepMinutes = step == 0 ? slot : step
      self.location = location
    }

    /// How many slots there is room for.
    var slotsMax: Int { max(0, endMinute - startMinute) / stepMinutes + 1 }
  }

  private struct Cut {
    var minutes: Range<Int>
    var order: Int
    /// Its place among the windows.
    var window: Int
  }

  private func windows(
    on date: LocalDate, exceptions: [AvailabilityException], hasWeekly: Bool
  ) -> [Window] {
    let weekday = date.weekday
    var windows: [Window] = []
    if hasWeekly {
      for rule in weeklyRules where rule.weekday == weekday && rule.span.contains(date) {
        windows.append(
          Window(
            rule.startMinute..<rule.endMinute, slot: rule.slotMinutes, step: rule.stepMinutes,
            location: rule.location))
      }
    }
    for exception in exceptions {
      guard case .open(let slotMinutes, let stepMinutes, let location) = exception.kind else {
        continue
      }
      windows.append(
        Window(
          exception.startMinute..<exception.endMinute, slot: slotMinutes, step: stepMinutes,
          location: location))
    }
    return windows
  }
}

extension Sequence<Slot> {
  /// The slots that start later than now and that no appointment of those given overlaps.
  ///
  /// - Parameters:
  ///   - held: Appointments of the member of staff, and of the student where the student's own
  ///     calendar counts; in any order, cancelled ones too, which hold nothing. An offer holds its time:
  ///     those that hold nothing against whoever asks are left out before.
  ///   - gapMinutes: The least time between an appointment of the member of staff and the slot.
  ///   - student: Appointments of the student, to which no such time is kept.
  public func free(
    from held: some Sequence<Appointment>, gapMinutes: Int = 0,
    andStudent student: some Sequence<Appointment> = EmptyCollection<Appointment>(), now: Instant
  ) -> [Slot] {
    var held = held.filter { $0.state == .booked || $0.state == .offered }.map {
      ($0.start.adding(minutes: -gapMinutes), $0.end.adding(minutes: gapMinutes))
    }
    held += student.filter { $0.state == .booked }.map { ($0.start, $0.end) }
    held.sort { $0.0 < $1.0 }
    var free: [Slot] = []
    // Times of two calendars may overlap each other, so a slot is held against all that end after it
    // starts, not against the next one only. Slots come in order of time, so what ended before one
    // slot cannot matter to a later one.
    var active = held[...]
    for slot in self where slot.start > now {
      while let first = active.first, first.1 <= slot.start { active.removeFirst() }
      let isHeld =
        active
        .prefix { $0.0 < slot.end }
        .contains { slot.start < $0.1 }
      if !isHeld { free.append(slot) }
    }
    return free
  }
}

/// One day's wall clock: most days need one look-up, two days a year need them all.
private struct Day {
  let date: LocalDate
  let clock: WallClock
  let midnight: Instant
  let hasClockChange: Bool

  init(_ date: LocalDate, clock: WallClock) {
    self.date = date
    self.clock = clock
    midnight = clock.startOfDay(date)
    hasClockChange = clock.instant(of: date, minute: 1440) != midnight.adding(minutes: 1440)
  }

  func moments(of minutes: Range<Int>) -> (start: Instant, end: Instant)? {
    if !hasClockChange {
      return (
        midnight.adding(minutes: minutes.lowerBound), midnight.adding(minutes: minutes.upperBound)
      )
    }
    guard let start = clock.instant(of: date, minute: minutes.lowerBound),
      clock.instant(of: date, minute: minutes.upperBound) != nil
    else { return nil }
    let end = start.adding(minutes: minutes.count)
    // The offset just before the end, since the clock may change at the end itself.
    guard clock.offset(at: start) == clock.offset(at: end.adding(milliseconds: -1)) else {
      return nil
    }
    return (start, end)
  }
}
