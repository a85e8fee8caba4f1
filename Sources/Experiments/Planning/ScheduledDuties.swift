package import CallCenterModel
internal import Scheduling

/// The shifts of a schedule as duties of its groups.
package struct ScheduledDuties: Sendable {
  /// Of the days of the window, by index of the group.
  package private(set) var window: [Int: [Duty]] = [:]
  /// Of the days around it, which repeat its days of the same kind, so that a night of the day before covers the first morning.
  package private(set) var around: [Int: [Duty]] = [:]

  /// - Parameters:
  ///   - shifts: Of days of the plan's window.
  ///   - calendar: Of the plan.
  package init(_ shifts: [ScheduleRecord.Shift], calendar: PlanCalendar) {
    for (group, shifts) in Dictionary(grouping: shifts, by: \.group) {
      let inWindow = shifts.flatMap { shift in
        (0..<shift.people).map { _ in
          Self.duty(shift.range, shift.breaks, shift.paidSeconds, day: shift.day)
        }
      }
      let outside = (-1..<calendar.days.count).filter { !calendar.windowDayIndices.contains($0) }
      let repeated = outside.flatMap { day in
        let image = calendar.windowDay(like: calendar.days[0].date.advanced(by: day))
        return inWindow.filter { $0.day == image }.compactMap { $0.moved(to: day, in: calendar) }
      }
      let all: [(duty: Duty, isInWindow: Bool)] = inWindow.map { ($0, true) } + repeated.map { ($0, false) }
      let sorted = all.sorted { ($0.duty.start, $0.duty.end) < ($1.duty.start, $1.duty.end) }
      var freeAt: [Int] = []
      for (var duty, isInWindow) in sorted {
        let ordinal = freeAt.firstIndex { $0 <= duty.start } ?? freeAt.count
        if ordinal == freeAt.count { freeAt.append(0) }
        freeAt[ordinal] = duty.end
        duty.people = ordinal..<ordinal + 1
        if isInWindow { window[group, default: []].append(duty) } else { around[group, default: []].append(duty) }
      }
    }
  }

  private static func duty(_ range: Range<Int>, _ breaks: [Range<Int>], _ paidSeconds: Int, day: Int) -> Duty {
    Duty(
      people: 0..<1, day: day, start: range.lowerBound, end: range.upperBound, breaks: breaks,
      paidSeconds: paidSeconds)
  }
}

extension Duty {
  /// The same local times on another day, as far as the calendar holds them; `nil`: not at all.
  fileprivate func moved(to day: Int, in calendar: PlanCalendar) -> Duty? {
    func move(_ instant: Int) -> Int { calendar.instant(day: day, wall: calendar.wall(instant, since: self.day)) }
    let known = 0..<calendar.days[calendar.days.count - 1].end
    let range = (move(start)..<max(move(start), move(end))).clamped(to: known)
    guard !range.isEmpty else { return nil }
    let breaks = breaks.map { (move($0.lowerBound)..<max(move($0.lowerBound), move($0.upperBound))).clamped(to: range) }
    return Duty(
      people: people, day: max(day, 0), start: range.lowerBound, end: range.upperBound,
      breaks: breaks.filter { !$0.isEmpty }, paidSeconds: min(paidSeconds, range.count))
  }
}
