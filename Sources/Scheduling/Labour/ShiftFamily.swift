internal import CallCenterModel

/// Shifts that stand for one another on a day: a person who is to work one may be given any.
///
/// Rules are therefore judged by the latest end, the earliest start and the longest shift among them.
struct ShiftFamily: Sendable {
  /// What a family asks of one day.
  struct Day: Sendable {
    /// Elapsed seconds.
    var earliestStart: Int
    var latestEnd: Int
    /// When the rest after the one that rests longest is over.
    var restedAt: Int
    /// Most paid seconds.
    var paidSeconds: Int

    init(_ shift: PlannedShift, _ rules: LabourRules) {
      earliestStart = shift.range.lowerBound
      latestEnd = shift.range.upperBound
      restedAt = shift.range.upperBound + rules.restSeconds(after: shift.range.count)
      paidSeconds = shift.paidSeconds
    }

    mutating func add(_ other: Day) {
      earliestStart = min(earliestStart, other.earliestStart)
      latestEnd = max(latestEnd, other.latestEnd)
      restedAt = max(restedAt, other.restedAt)
      paidSeconds = max(paidSeconds, other.paidSeconds)
    }
  }

  /// Index in ``PlanningBrief/shiftTypes``.
  var type: Int
  /// Starts of its shifts, seconds after midnight.
  var starts: ClosedRange<Int>
  /// By day of the window; `nil`: no shift then.
  var days: [Day?]

  /// The families of a contract, each named in its shifts.
  ///
  /// Neighbouring starts of a shift type are one family as long as nobody loses a day by it: whoever works the latest of
  /// them may work the earliest on the next day. Where the start is to stay all week, every start is a family.
  /// `days` are those of the window, `week` their elapsed seconds.
  static func families(
    of shifts: inout [PlannedShift], contract: Contract, rules: LabourRules, days: Int, week: Range<Int>
  ) -> [ShiftFamily] {
    var families: [ShiftFamily] = []
    let byStart = Dictionary(grouping: shifts.indices) {
      StartKey(type: shifts[$0].type, start: shifts[$0].wall.lowerBound)
    }
    for key in byStart.keys.sorted() {
      var alone = ShiftFamily(type: key.type, starts: key.start...key.start, days: Array(repeating: nil, count: days))
      for index in byStart[key] ?? [] { alone.add(Day(shifts[index], rules), on: shifts[index].day) }
      if contract.sameAllWeek != .start, let last = families.last, last.type == key.type {
        let both = last.joined(alone)
        if last.mayRepeat(week), alone.mayRepeat(week), both.mayRepeat(week) {
          families[families.count - 1] = both
          continue
        }
      }
      families.append(alone)
    }
    for index in shifts.indices {
      shifts[index].cover.family =
        families.firstIndex {
          $0.type == shifts[index].type && $0.starts.contains(shifts[index].wall.lowerBound)
        } ?? 0
    }
    return families
  }

  private struct StartKey: Hashable, Comparable {
    var type: Int
    var start: Int

    static func < (left: Self, right: Self) -> Bool { (left.type, left.start) < (right.type, right.start) }
  }

  private mutating func add(_ day: Day, on index: Int) {
    if days[index] == nil { days[index] = day } else { days[index]?.add(day) }
  }

  private func joined(_ other: ShiftFamily) -> ShiftFamily {
    var both = self
    both.starts = starts.lowerBound...other.starts.upperBound
    for (index, day) in other.days.enumerated() {
      if let day { both.add(day, on: index) }
    }
    return both
  }

  /// Whether a person may work the family on any two days in a row, the last and the first included.
  private func mayRepeat(_ week: Range<Int>) -> Bool {
    days.indices.allSatisfy { index in
      let isLast = index + 1 == days.count
      guard let today = days[index], let next = days[isLast ? 0 : index + 1] else { return true }
      return today.restedAt <= next.earliestStart + (isLast ? week.count : 0)
    }
  }
}
