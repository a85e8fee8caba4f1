import CallCenterModel

/// Turns the deadline of deferred work into one of the model.
struct DeferredResolver {
  let days: DayTable
  let issues: IssueCollector

  /// Dates beyond the plan that are looked at for working hours.
  private static let furthest = 3_660

  /// `nil` where the type is no deferred work, or an error was reported.
  func work(of type: CallTypeDocument) -> DeferredWork? {
    guard let written = type.deferred else { return nil }
    let deadline: Deadline
    switch written.deadline {
    case .elapsed(let seconds): deadline = .elapsed(seconds: seconds)
    case .days(let count): deadline = .days(count)
    case .months(let count): deadline = .months(count)
    case .working(let seconds):
      guard let open = workingRanges(type.hours, beyond: seconds, oldest: type.start?.backlogSeconds.max() ?? 0)
      else {
        issues.error(written.place, written.path, "the hours of the type hold too few working hours for it")
        return nil
      }
      deadline = .working(seconds: seconds, open: open)
    }
    return DeferredWork(
      deadline: deadline, restDays: written.restDays, isInterruptible: written.isInterruptible,
      resumption: written.resumption)
  }

  /// The hours over the plan, as far beyond it as `seconds` of them reach and, where items are `oldest` seconds old at the
  /// start, before it; clocks that change out there shift a day's hours by no more than the change.
  private func workingRanges(_ rule: HoursRule, beyond seconds: Double, oldest: Double) -> [Range<Int>]? {
    func nominal(_ index: Int) -> [Range<Int>] {
      let date = days.date(index)
      let start = days.calendar.start(of: date)
      return (rule[days.kind(of: date)] ?? []).map { start + $0.lowerBound..<start + $0.upperBound }
    }
    var ranges = (-DueTimes.daysBefore(oldest)..<0).flatMap(nominal) + days.ranges(of: rule)
    var left = seconds
    let first = days.calendar.days.count
    for index in first..<first + Self.furthest where left > 0 {
      let more = nominal(index)
      left -= Double(TimeRanges.total(more))
      ranges += more
    }
    return left > 0 ? nil : TimeRanges.merged(ranges)
  }
}
