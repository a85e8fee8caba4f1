internal import CallCenterModel

/// What the roster alone fixes: seats filled and time paid in a stretch of elapsed time, the same in every replication.
struct RosterTotals {
  /// Rostered agent-microseconds (on duty, not on a break), shape `[interval]` of the stretches asked for.
  var rostered: [Int64]
  /// Paid agent-microseconds; pay of a duty is spread evenly over it.
  var paid: [Int64]

  /// The totals of a group in ascending, adjacent stretches of elapsed seconds.
  init(_ group: AgentGroup, intervals: [Range<Int>]) {
    rostered = [Int64](repeating: 0, count: intervals.count)
    paid = rostered
    guard let first = intervals.first, let last = intervals.last else { return }
    for duty in group.duties where duty.end > first.lowerBound && duty.start < last.upperBound {
      let people = Int64(duty.people.count)
      var index = Self.firstInterval(endingAfter: duty.start, intervals)
      while index < intervals.count, intervals[index].lowerBound < duty.end {
        let interval = intervals[index].clamped(to: duty.start..<duty.end)
        let away = duty.breaks.reduce(0) { $0 + $1.clamped(to: interval).count }
        rostered[index] += people * Int64(interval.count - away) * 1_000_000
        let (from, to) = (interval.lowerBound, interval.upperBound)
        paid[index] += people * (Self.paid(duty, until: to) - Self.paid(duty, until: from))
        index += 1
      }
    }
  }

  private static func paid(_ duty: Duty, until instant: Int) -> Int64 {
    Int64(duty.paidSeconds) * 1_000_000 * Int64(instant - duty.start) / Int64(duty.end - duty.start)
  }

  private static func firstInterval(endingAfter instant: Int, _ intervals: [Range<Int>]) -> Int {
    var low = 0
    var high = intervals.count
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle].upperBound <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
