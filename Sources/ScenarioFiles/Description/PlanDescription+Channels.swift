import CallCenterModel

extension PlanDescription {
  /// Deadline and handling of deferred work.
  static func deferredLines(_ work: DeferredWork) -> [[String]] {
    let deadline =
      switch work.deadline {
      case .elapsed(let seconds): "\(hours(seconds)) after the receipt"
      case .days(let count): "end of day \(count) after the receipt"
      case .months(let count): "same date \(count) \(count == 1 ? "month" : "months") later"
      case .working(let seconds, _): "\(hours(seconds)) of working hours"
      }
    let names = Weekday.allCases.filter { work.restDays.contains(.weekday($0)) }.map(\.shortName)
    let rest = names + (work.restDays.contains(.holiday) ? ["holiday"] : [])
    var lines = [["deadline", deadline + (rest.isEmpty ? "" : ", moved off \(rest.joined(separator: ", "))")]]
    lines.append(["interruptible", work.isInterruptible ? "yes" : "no"])
    if let resumption = work.resumption { lines.append(["resume cost", law(resumption)]) }
    return lines
  }

  /// Never days, which a deadline counts by the calendar.
  private static func hours(_ seconds: Double) -> String {
    seconds >= 3_600 ? "\(number(seconds / 3_600)) h" : time(seconds)
  }
}
