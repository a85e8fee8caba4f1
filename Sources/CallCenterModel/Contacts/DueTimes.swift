/// The due times of one type of deferred work, over the days of a plan and the dates beyond them and, for what has come in
/// earlier, before them.
///
/// A due time at the end of a day belongs to that day, not to the next one.
///
/// - Complexity: a due time takes O(log n) in the days, or in the working ranges.
package struct DueTimes: Sendable {
  private let deadline: Deadline
  /// Elapsed microseconds at which each day begins, from that of the earliest receipt on.
  private let starts: [Int64]
  /// By day: the end of the first working day from it on.
  private let workingEnds: [Int64]
  private let isRest: [Bool]
  /// By day of receipt, for deadlines in days and months.
  private let byDay: [Int64]
  /// Working time before each working range, in microseconds.
  private let worked: [Int64]
  private let open: [Range<Int>]

  /// - Parameters:
  ///   - work: The type of work.
  ///   - calendar: The days of the plan.
  ///   - oldest: How many seconds before the origin of the plan the first item can have come in.
  package init(_ work: DeferredWork, calendar: PlanCalendar, oldest: Double = 0) {
    deadline = work.deadline
    let first = calendar.days[0].date.advanced(by: -Self.daysBefore(oldest))
    let last = calendar.days[calendar.days.count - 1].date
    // On to a working day after the furthest date; there is one, because some weekday is no rest day.
    let furthest = Self.due(work.deadline, receivedOn: last) ?? last
    var days = furthest.dayNumber - first.dayNumber + 1
    while work.restDays.contains(calendar.kind(of: first.advanced(by: days - 1))) { days += 1 }
    let dates = (0...days).map { first.advanced(by: $0) }
    let starts = dates.map { Int64(calendar.start(of: $0)) * 1_000_000 }
    let isRest = dates.map { work.restDays.contains(calendar.kind(of: $0)) }
    var ends = [Int64](repeating: .max, count: days)
    var end = Int64.max
    for day in (0..<days).reversed() {
      if !isRest[day] { end = starts[day + 1] }
      ends[day] = end
    }
    self.starts = starts
    self.isRest = isRest
    workingEnds = ends
    byDay = dates.prefix(while: { $0 <= last }).compactMap { date in
      Self.due(work.deadline, receivedOn: date).map { ends[$0.dayNumber - first.dayNumber] }
    }
    if case .working(_, let open) = work.deadline {
      self.open = open
      var before: Int64 = 0
      worked = open.map { range in
        defer { before += Int64(range.count) * 1_000_000 }
        return before
      }
    } else {
      open = []
      worked = []
    }
  }

  /// Dates that hold the last so many seconds before a midnight; a day in which the clocks change is shorter.
  package static func daysBefore(_ seconds: Double) -> Int {
    seconds > 0 ? Int((seconds / 86_400).rounded(.up)) + 1 : 0
  }

  /// The date on which something received on a date is due; `nil` where the hour matters.
  private static func due(_ deadline: Deadline, receivedOn date: LocalDate) -> LocalDate? {
    switch deadline {
    case .days(let count): date.advanced(by: count)
    case .months(let count): date.advanced(byMonths: count)
    case .elapsed(let seconds): date.advanced(by: Int(seconds / 86_400) + 2)
    case .working: nil
    }
  }

  /// When an item received at an instant is due, both in elapsed microseconds.
  package func due(receivedAt instant: Int64) -> Int64 {
    switch deadline {
    case .days, .months: byDay[min(day(of: instant), byDay.count - 1)]
    case .elapsed(let seconds): moved(instant + Int64((seconds * 1e6).rounded()))
    case .working(let seconds, _): afterWorking(Int64((seconds * 1e6).rounded()), from: instant)
    }
  }

  private func moved(_ due: Int64) -> Int64 {
    let day = day(of: due - 1)
    return isRest[day] ? workingEnds[day] : due
  }

  private func day(of instant: Int64) -> Int {
    let after = starts.firstIndexAscending { $0 > instant }
    return max(0, after - 1)
  }

  /// The first instant by which `length` of working time has passed since `instant`.
  private func afterWorking(_ length: Int64, from instant: Int64) -> Int64 {
    var index = open.firstIndexAscending { Int64($0.upperBound) * 1_000_000 > instant }
    guard index < open.count else { return .max }
    let done = max(0, instant - Int64(open[index].lowerBound) * 1_000_000)
    let goal = worked[index] + done + length
    // The last range before which less than the goal was worked; a length of 0 ends where it begins.
    index = max(index, worked.firstIndexAscending { $0 >= goal } - 1)
    let due = Int64(open[index].lowerBound) * 1_000_000 + goal - worked[index]
    return due <= Int64(open[index].upperBound) * 1_000_000 ? due : .max
  }
}

extension Array {
  /// The first index whose element holds, where all after it hold too; the count if none does.
  fileprivate func firstIndexAscending(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
