import CallCenterModel

/// When somebody of some groups is at work, and how much of it, within a stretch of time.
struct Coverage {
  /// Ranges in which at least one person is on duty and not on a break.
  private(set) var staffed: [Range<Int>] = []
  /// Person-seconds on duty without breaks.
  private(set) var personSeconds = 0.0

  init(_ groups: [AgentGroup], within window: Range<Int>) {
    var changes: [(instant: Int, people: Int)] = []
    for duty in groups.lazy.flatMap(\.duties) {
      let range = (duty.start..<duty.end).clamped(to: window)
      guard !range.isEmpty else { continue }
      changes.append((range.lowerBound, duty.people.count))
      changes.append((range.upperBound, -duty.people.count))
      for pause in duty.breaks {
        let pause = pause.clamped(to: range)
        guard !pause.isEmpty else { continue }
        changes.append((pause.lowerBound, -duty.people.count))
        changes.append((pause.upperBound, duty.people.count))
      }
    }
    changes.sort { $0.instant < $1.instant }
    var people = 0
    var index = 0
    var from = window.lowerBound
    var ranges: [Range<Int>] = []
    while index < changes.count {
      let instant = changes[index].instant
      if people > 0, from < instant { ranges.append(from..<instant) }
      personSeconds += Double(people) * Double(instant - from)
      while index < changes.count, changes[index].instant == instant {
        people += changes[index].people
        index += 1
      }
      from = instant
    }
    staffed = TimeRanges.merged(ranges)
  }
}
