/// Seconds of a stretch of work, and how many of them are paid more.
package struct WorkTime: Sendable, Hashable {
  package var seconds: Int
  package var night: Int
  /// On Saturdays and Sundays, holidays among them.
  package var weekend: Int
  package var holiday: Int
}

extension PaySupplements {
  /// How much of a stretch of elapsed time lies in the night, on weekends and on holidays, by the wall clock.
  ///
  /// An hour that the clocks repeat counts twice; a stretch outside the calendar's days counts as an ordinary one.
  package func workTime(_ range: Range<Int>, in calendar: PlanCalendar) -> WorkTime {
    var time = WorkTime(seconds: range.count, night: 0, weekend: 0, holiday: 0)
    let nights = night.upperBound > 86_400 ? [night.lowerBound..<86_400, 0..<night.upperBound - 86_400] : [night]
    for day in calendar.days {
      let there = range.clamped(to: day.start..<day.end)
      guard !there.isEmpty else { continue }
      if day.date.weekday == .saturday || day.date.weekday == .sunday { time.weekend += there.count }
      if day.isHoliday { time.holiday += there.count }
      for piece in nights.flatMap({ day.elapsed(during: $0) }) { time.night += piece.clamped(to: there).count }
    }
    return time
  }

  /// What an hour of some work costs on average, as a multiple of its price; supplements add up.
  package func factor(_ time: WorkTime) -> Double {
    guard time.seconds > 0 else { return 1 }
    let extra =
      nightShare * Double(time.night) + weekendShare * Double(time.weekend) + holidayShare * Double(time.holiday)
    return 1 + extra / Double(time.seconds)
  }
}
