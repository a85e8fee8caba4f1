package import Foundation

/// The dates a plan simulates, on one axis of elapsed time, and the grid its results are reported on.
package struct PlanCalendar: Sendable, Hashable {
  package var timeZone: String
  /// Warm-up days, then the window, then two days in which counted contacts may still end.
  package var days: [CalendarDay]
  package var warmUpDays: Int
  package var windowDays: Int
  /// Length of a reporting interval; the grid restarts at every local midnight.
  package var intervalSeconds: Int
  /// Coefficient of variation of a gamma factor of mean 1 for each date, common to all call types; 0: none.
  package var dayFactorCV = 0.0
  /// Also of dates outside `days`.
  package var holidays: Set<LocalDate>
  /// Elapsed seconds of the first day before the simulation and its window begin; more than 0 only without a warm-up.
  package var startSeconds = 0

  package static let followUpDays = 2

  /// Lays out the dates from `from` − `warmUpDays` to two days after the window.
  package init(
    timeZone: TimeZone, from: LocalDate, windowDays: Int, warmUpDays: Int, holidays: Set<LocalDate>,
    intervalSeconds: Int
  ) {
    precondition(windowDays >= 1 && warmUpDays >= 0, "window \(windowDays) days, warm-up \(warmUpDays) days")
    precondition(intervalSeconds > 0, "interval of \(intervalSeconds) s")
    self.timeZone = timeZone.identifier
    self.windowDays = windowDays
    self.warmUpDays = warmUpDays
    self.intervalSeconds = intervalSeconds
    self.holidays = holidays
    var start = 0
    days = (-warmUpDays..<windowDays + Self.followUpDays).map { offset in
      let date = from.advanced(by: offset)
      let pieces = WallClock(timeZone: timeZone).pieces(of: date)
      let day = CalendarDay(date: date, isHoliday: holidays.contains(date), start: start, pieces: pieces)
      start = day.end
      return day
    }
  }

  package var windowDayIndices: Range<Int> { warmUpDays..<warmUpDays + windowDays }
  package var windowStart: Int { days[warmUpDays].start + startSeconds }
  package var windowEnd: Int { days[warmUpDays + windowDays - 1].end }
  /// Counted contacts are followed at most this far.
  package var horizon: Int { windowEnd + 86_400 }

  /// What decides rules by days on any date.
  package func kind(of date: LocalDate) -> DayKind { holidays.contains(date) ? .holiday : .weekday(date.weekday) }

  /// Elapsed seconds from the plan's origin to the start of a date, before or beyond `days` too.
  package func start(of date: LocalDate) -> Int {
    let index = date.dayNumber - days[0].date.dayNumber
    if days.indices.contains(index) { return days[index].start }
    guard let zone = TimeZone(identifier: timeZone) else { preconditionFailure("time zone \(timeZone)") }
    let clock = WallClock(timeZone: zone)
    return days[0].start + clock.midnight(of: date) - clock.midnight(of: days[0].date)
  }

  /// The reporting intervals of a day, in elapsed seconds; the last one is shorter where the day does not divide, the first
  /// where the simulation begins in it.
  package func intervals(ofDay index: Int) -> [Range<Int>] {
    let day = days[index]
    return stride(from: day.start, to: day.end, by: intervalSeconds).compactMap { start in
      let end = min(start + intervalSeconds, day.end)
      return end > startSeconds ? max(start, startSeconds)..<end : nil
    }
  }

  /// The local instant as ISO 8601 with its UTC offset.
  package func iso(day index: Int, elapsed: Int) -> String {
    let (wall, offset) = days[index].wall(atElapsed: elapsed)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let zone = "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 3600)):\(two(abs(offset) / 60 % 60))"
    return "\(days[index].date)T\(two(wall / 3600)):\(two(wall / 60 % 60)):\(two(wall % 60))\(zone)"
  }
}

/// Wall clock against elapsed time in one time zone.
struct WallClock {
  let timeZone: TimeZone

  /// The stretches of a date in which the clock runs evenly.
  func pieces(of date: LocalDate) -> [CalendarDay.WallPiece] {
    let first = midnight(of: date)
    let last = midnight(of: date.advanced(by: 1))
    let base = date.dayNumber * 86_400
    var pieces: [CalendarDay.WallPiece] = []
    var from = first
    while from < last {
      let offset = self.offset(at: from)
      let to = endOfOffset(offset, from: from, limit: last)
      pieces.append(.init(elapsed: from - first, wall: from + offset - base, length: to - from, utcOffset: offset))
      from = to
    }
    return pieces
  }

  /// The UTC second at which a local date begins; where midnight is skipped, the first second after the gap.
  func midnight(of date: LocalDate) -> Int {
    let naive = date.dayNumber * 86_400
    let candidates = [offset(at: naive - 86_400), offset(at: naive + 86_400)].map { naive - $0 }
    let valid = candidates.filter { $0 + offset(at: $0) == naive }
    if let first = valid.min() { return first }
    let early = candidates.min() ?? naive
    return endOfOffset(offset(at: early), from: early, limit: early + 86_400)
  }

  private func offset(at utc: Int) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc)))
  }

  /// The first second from `from` on, up to `limit`, at which the UTC offset is no longer `offset`.
  private func endOfOffset(_ offset: Int, from: Int, limit: Int) -> Int {
    var known = from
    while known < limit {
      let probe = min(known + 3_600, limit)
      guard self.offset(at: probe - 1) != offset else {
        known = probe
        continue
      }
      var low = known
      var high = probe - 1
      while high - low > 1 {
        let middle = (low + high) / 2
        if self.offset(at: middle) == offset { low = middle } else { high = middle }
      }
      return self.offset(at: low) == offset ? high : low
    }
    return limit
  }
}
