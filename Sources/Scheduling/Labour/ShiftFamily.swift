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
  /// Seconds, by the wall clock.
  var lengths: Set<Int>
  /// By day of the window; `nil`: no shift then.
  var days: [Day?]

  /// The families of a contract, each named in its shifts.
  ///
  /// Neighbouring starts of a kind of shift are one family, and so are its lengths, as long as nobody loses a day of the same
  /// kind by it: whoever works the latest of them may work the earliest on the next day, and the longest of them fit into the
  /// hours of a week. Where the start is to stay all week, starts stay apart.
  /// `days` are those of the window, `weekSeconds` elapse from one week to the next.
  static func families(
    of shifts: inout [PlannedShift], contract: Contract, rules: LabourRules, days: Int, weekSeconds: Int
  ) -> [ShiftFamily] {
    let mostSeconds = rules.maximumHoursPerWeek.map { $0 * 3_600 / Double(max(contract.daysPerWeek.upperBound, 1)) }
    func join(_ one: ShiftFamily, _ other: ShiftFamily) -> ShiftFamily? {
      let both = one.joined(other)
      let fits = both.days.allSatisfy { day in Double(day?.paidSeconds ?? 0) <= mostSeconds ?? .infinity }
      return fits && [one, other, both].allSatisfy { $0.mayRepeat(weekSeconds) } ? both : nil
    }
    let byKey = Dictionary(grouping: shifts.indices) { Key(shifts[$0]) }
    var ofOneLength: [ShiftFamily] = []
    for key in byKey.keys.sorted() {
      var alone = ShiftFamily(
        type: key.type, starts: key.start...key.start, lengths: [key.length], days: Array(repeating: nil, count: days))
      for index in byKey[key] ?? [] { alone.add(Day(shifts[index], rules), on: shifts[index].day) }
      if contract.sameAllWeek != .start, let last = ofOneLength.last, last.type == key.type,
        last.lengths == alone.lengths, let both = join(last, alone)
      {
        ofOneLength[ofOneLength.count - 1] = both
      } else {
        ofOneLength.append(alone)
      }
    }
    var families: [ShiftFamily] = []
    for family in ofOneLength {
      if let index = families.firstIndex(where: { $0.hasSameStart(as: family) }),
        let both = join(families[index], family)
      {
        families[index] = both
      } else {
        families.append(family)
      }
    }
    for index in shifts.indices {
      let key = Key(shifts[index])
      shifts[index].cover.family =
        families.firstIndex {
          $0.type == key.type && $0.lengths.contains(key.length) && $0.starts.contains(key.start)
        } ?? 0
    }
    return families
  }

  /// What stays the same where the start is to stay all week.
  func hasSameStart(as other: ShiftFamily) -> Bool { type == other.type && starts == other.starts }

  private struct Key: Hashable, Comparable {
    var type: Int
    var length: Int
    var start: Int

    init(_ shift: PlannedShift) {
      (type, length, start) = (shift.type, shift.wall.count, shift.wall.lowerBound)
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.type, left.length, left.start) < (right.type, right.length, right.start)
    }
  }

  private mutating func add(_ day: Day, on index: Int) {
    if days[index] == nil { days[index] = day } else { days[index]?.add(day) }
  }

  private func joined(_ other: ShiftFamily) -> ShiftFamily {
    var both = self
    both.starts = min(starts.lowerBound, other.starts.lowerBound)...max(starts.upperBound, other.starts.upperBound)
    both.lengths.formUnion(other.lengths)
    for (index, day) in other.days.enumerated() {
      if let day { both.add(day, on: index) }
    }
    return both
  }

  /// Whether a person may work the family on any two days in a row, the last and the first included.
  private func mayRepeat(_ weekSeconds: Int) -> Bool {
    days.indices.allSatisfy { index in
      let isLast = index + 1 == days.count
      guard let today = days[index], let next = days[isLast ? 0 : index + 1] else { return true }
      return today.restedAt <= next.earliestStart + (isLast ? weekSeconds : 0)
    }
  }
}
