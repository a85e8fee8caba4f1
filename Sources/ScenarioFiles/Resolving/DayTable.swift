import CallCenterModel

/// The days of a plan with what rules by days need to know about them, the day before the first one included.
struct DayTable {
  let calendar: PlanCalendar
  let holidays: Set<LocalDate>

  var indices: Range<Int> { -1..<calendar.days.count }
  var end: Int { calendar.days[calendar.days.count - 1].end }
  var window: [Range<Int>] { [calendar.windowStart..<calendar.windowEnd] }

  func date(_ index: Int) -> LocalDate { calendar.days[0].date.advanced(by: index) }

  func kind(_ index: Int) -> DayKind { kind(of: date(index)) }

  func kind(of date: LocalDate) -> DayKind { holidays.contains(date) ? .holiday : .weekday(date.weekday) }

  /// The stretches in which the wall clock of a day, or of the next one from 24:00 on, shows a time in `wall`.
  func elapsed(_ index: Int, during wall: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    if index >= 0 { result += calendar.days[index].elapsed(during: wall.clamped(to: 0..<WallTime.day)) }
    if wall.upperBound > WallTime.day, index + 1 < calendar.days.count {
      result += calendar.days[index + 1].elapsed(
        during: max(0, wall.lowerBound - WallTime.day)..<wall.upperBound - WallTime.day)
    }
    return TimeRanges.merged(result)
  }

  /// The instant of a time of the wall clock of a day, up to 48:00; nominal where that lies outside the calendar.
  func instant(_ index: Int, _ wall: Int) -> Int { calendar.instant(day: index, wall: wall) }

  /// The instants in which a rule is in force.
  func ranges(of rule: HoursRule) -> [Range<Int>] {
    TimeRanges.merged(indices.flatMap { index in (rule[kind(index)] ?? []).flatMap { elapsed(index, during: $0) } })
  }

  /// "Mon 2017-07-03 08:00".
  func text(_ instant: Int) -> String {
    let days = calendar.days
    let index = days.lastIndex { $0.start <= instant } ?? 0
    let name = days[index].date.weekday.shortName
    return "\(name) \(days[index].date) \(WallTime.clock(days[index].wall(atElapsed: instant).seconds))"
  }
}
