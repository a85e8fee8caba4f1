package import CallCenterModel
internal import Foundation

extension RosterProblem {
  /// Days before the first date whose work may be known.
  private static let daysBefore = 14

  /// The people of a plan over dates, with the duties that its window has.
  ///
  /// A date takes the duties of the window's day of the same kind, a holiday those of a holiday and else those of its weekday;
  /// where the window has no such day, of its day of the same place in the week's turn.
  ///
  /// - Parameters:
  ///   - plan: With a brief that names people.
  ///   - from: First date.
  ///   - days: Number of dates.
  package init(_ plan: Plan, from: LocalDate, days: Int) {
    guard let brief = plan.planning, let zone = TimeZone(identifier: plan.calendar.timeZone) else {
      preconditionFailure("nothing to plan in time zone \(plan.calendar.timeZone)")
    }
    let calendar = PlanCalendar(
      timeZone: zone, from: from, windowDays: days, warmUpDays: Self.daysBefore, holidays: plan.calendar.holidays,
      intervalSeconds: plan.calendar.intervalSeconds)
    var shifts: [RosterShift] = []
    for day in calendar.windowDayIndices {
      let model = plan.calendar.windowDay(like: calendar.days[day].date)
      for (pool, staff) in brief.pools.enumerated() {
        let duties = plan.agentGroups[staff.group].duties.filter { $0.day == model }
        shifts += duties.rosterShifts(pool: pool, from: plan.calendar, to: calendar, day: day, brief.shiftTypes)
      }
    }
    self.init(
      calendar: calendar, people: brief.people, pools: brief.pools, shiftTypes: brief.shiftTypes, shifts: shifts,
      rules: brief.rules, night: brief.pay.night)
  }
}

extension PlanCalendar {
  /// The day of the window whose duties a date takes, by index in ``days``.
  package func windowDay(like date: LocalDate) -> Int {
    let window = windowDayIndices
    if let same = window.first(where: { days[$0].kind == kind(of: date) }) { return same }
    if let same = window.first(where: { days[$0].date.weekday == date.weekday }) { return same }
    let apart = date.dayNumber - days[window.lowerBound].date.dayNumber
    return window.lowerBound + (apart % windowDays + windowDays) % windowDays
  }

  /// The elapsed instant of a local time of a day, counted on past midnight.
  fileprivate func elapsed(wall seconds: Int, day: Int) -> Int {
    var (day, seconds) = (day, seconds)
    while seconds >= 86_400 && day + 1 < days.count { (day, seconds) = (day + 1, seconds - 86_400) }
    return days[day].elapsed(atWall: seconds)
  }

  /// Local time of an instant, counted from midnight of a day, on past the next midnight.
  package func wall(_ instant: Int, since day: Int) -> Int {
    var current = day
    while current + 1 < days.count && days[current].end <= instant { current += 1 }
    return (current - day) * 86_400 + days[current].wall(atElapsed: instant).seconds
  }
}

extension [Duty] {
  /// The same local times on another day; duties that differ in their breaks alone are posts of one shift.
  fileprivate func rosterShifts(
    pool: Int, from old: PlanCalendar, to new: PlanCalendar, day: Int, _ types: [ShiftType]
  ) -> [RosterShift] {
    var shifts: [RosterShift] = []
    for duty in self {
      let shift = duty.rosterShift(pool: pool, from: old, to: new, day: day, types)
      if let same = shifts.firstIndex(where: { $0.isSame(as: shift) }) {
        shifts[same].posts += shift.posts
      } else {
        shifts.append(shift)
      }
    }
    return shifts.sorted { ($0.time.lowerBound, $0.time.upperBound) < ($1.time.lowerBound, $1.time.upperBound) }
  }
}

extension Duty {
  /// The same local times on a day of another calendar, with a post for each of its people.
  func rosterShift(
    pool: Int, from old: PlanCalendar, to new: PlanCalendar, day: Int, _ types: [ShiftType]
  ) -> RosterShift {
    func moved(_ instant: Int) -> Int { new.elapsed(wall: old.wall(instant, since: self.day), day: day) }
    let time = moved(start)..<moved(end)
    let wall = old.wall(start, since: self.day)
    return RosterShift(
      day: day, pool: pool, type: types.firstIndex { $0.starts.contains(wall) && $0.lengths.contains(end - start) },
      // Where the clocks change, the shift is paid as it is worked.
      time: time, paidSeconds: paidSeconds + time.count - (end - start),
      posts: [[Range<Int>]](
        repeating: breaks.map { moved($0.lowerBound)..<moved($0.upperBound) }, count: people.count))
  }
}

extension RosterShift {
  /// Whether the two differ in their posts at most.
  func isSame(as other: RosterShift) -> Bool {
    (day, pool, type) == (other.day, other.pool, other.type) && (time, paidSeconds) == (other.time, other.paidSeconds)
  }
}
