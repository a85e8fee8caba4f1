internal import CallCenterModel

/// Which weeks of one person were listed.
package enum WeekScope: String, Sendable, Hashable, CaseIterable {
  /// All that the rules allow.
  case every
  /// Of too many, those in which the kind of shift changes over a day off only.
  case steadyBetweenDaysOff
  /// Of too many even then, those of one kind of shift.
  case steadyAllWeek
  /// Of too many to try, those that were met first; there are none of one kind of shift.
  case some
}

/// Lists the weeks that one person may work again and again, the last day before the first of the next.
struct WeekSearch {
  let families: [ShiftFamily]
  let contract: Contract
  let rules: LabourRules
  /// Of the window; on the other days of the week nobody works.
  let days: Int
  /// Elapsed seconds from a week to the next.
  let weekSeconds: Int
  /// More weeks than these are not listed, but steadier ones in their place.
  var most = 20_000
  /// So much is tried for a list, counted in days of begun weeks, so that the answer does not depend on the machine.
  var mostSteps = 500_000

  /// Whether there is any.
  var hasWeek: Bool {
    [WeekScope.steadyAllWeek, .steadyBetweenDaysOff, .every].contains { scope in
      var walk = WeekWalk(self, scope: scope, most: 1)
      _ = walk.run()
      return !walk.found.isEmpty
    }
  }

  func weeks() -> (tours: [CoverTour], scope: WeekScope) {
    var met: [CoverTour] = []
    for scope in [WeekScope.every, .steadyBetweenDaysOff] {
      var walk = WeekWalk(self, scope: scope, most: most)
      if walk.run() { return (walk.found, scope) }
      met = walk.found
    }
    var walk = WeekWalk(self, scope: .steadyAllWeek, most: .max)
    _ = walk.run()
    return walk.found.isEmpty ? (met, .some) : (walk.found, .steadyAllWeek)
  }
}

/// Depth first over the days of the week.
private struct WeekWalk {
  private static let days = 7

  let search: WeekSearch
  let scope: WeekScope
  let most: Int
  private let mostSeconds: Int
  private var week = [Int?](repeating: nil, count: days)
  private var steps = 0
  private(set) var found: [CoverTour] = []

  init(_ search: WeekSearch, scope: WeekScope, most: Int) {
    self.search = search
    self.scope = scope
    self.most = most
    mostSeconds = search.rules.maximumHoursPerWeek.map { Int(($0 * 3_600).rounded()) } ?? .max
  }

  /// Whether all weeks were listed.
  mutating func run() -> Bool { extend(day: 0, last: nil, worked: 0, paid: 0, row: 0) }

  /// Goes on from a day; false where there was no room for all weeks.
  ///
  /// `last` is the latest day of work, `worked` and `paid` are days and seconds so far, `row` the days of work in a row that
  /// end with the day before.
  private mutating func extend(day: Int, last: Int?, worked: Int, paid: Int, row: Int) -> Bool {
    let contract = search.contract
    steps += 1
    guard scope == .steadyAllWeek || steps <= search.mostSteps else { return false }
    guard worked + Self.days - day >= contract.daysPerWeek.lowerBound else { return true }
    guard day < Self.days else {
      if isLegalAround(worked) {
        guard found.count < most else { return false }
        found.append(CoverTour(families: Array(week.prefix(search.days))))
      }
      return true
    }
    week[day] = nil
    guard extend(day: day + 1, last: last, worked: worked, paid: paid, row: 0) else { return false }
    guard day < search.days, worked < contract.daysPerWeek.upperBound, row < search.rules.maximumConsecutiveDays ?? .max
    else {
      return true
    }
    for family in search.families.indices {
      guard let today = search.families[family].days[day], paid + today.paidSeconds <= mostSeconds,
        last.map({ follows(family, on: day, after: $0) }) ?? true
      else { continue }
      week[day] = family
      let goesOn = extend(
        day: day + 1, last: day, worked: worked + 1, paid: paid + today.paidSeconds, row: row + 1)
      week[day] = nil
      guard goesOn else { return false }
    }
    return true
  }

  /// Whether a family may follow the one worked on day `last`.
  private func follows(_ family: Int, on day: Int, after last: Int) -> Bool {
    guard let before = week[last] else { return true }
    let isNext = day == (last + 1) % Self.days
    switch scope {
    case .every, .some: break
    case .steadyBetweenDaysOff: if isNext, family != before { return false }
    case .steadyAllWeek: if family != before { return false }
    }
    switch search.contract.sameAllWeek {
    case .nothing: break
    case .shift: if search.families[family].type != search.families[before].type { return false }
    case .start: if !search.families[family].hasSameStart(as: search.families[before]) { return false }
    }
    guard let rested = search.families[before].days[last]?.restedAt,
      let start = search.families[family].days[day]?.earliestStart
    else { return false }
    return rested <= start + (day <= last ? search.weekSeconds : 0)
  }

  /// What ties the end of the week to its beginning.
  private func isLegalAround(_ worked: Int) -> Bool {
    let at = week.indices.filter { week[$0] != nil }
    guard let first = at.first, let last = at.last, let family = week[first] else { return true }
    guard follows(family, on: first, after: last) else { return false }
    let rests = zip(at, at.dropFirst() + [first]).map { before, after in rest(before, after) }
    if let longest = rests.max(), longest < search.rules.weeklyRestSeconds { return false }
    let stretches = zip(at, at.dropFirst() + [first]).count { before, after in after != (before + 1) % Self.days }
    if search.contract.daysOffTogether, stretches > 1 { return false }
    return longestRow(worked) <= search.rules.maximumConsecutiveDays ?? .max
  }

  /// Seconds off between the shifts of two days, the second of which may be in the next week.
  private func rest(_ before: Int, _ after: Int) -> Int {
    guard let ended = week[before].flatMap({ search.families[$0].days[before]?.latestEnd }),
      let begins = week[after].flatMap({ search.families[$0].days[after]?.earliestStart })
    else { return 0 }
    return begins + (after <= before ? search.weekSeconds : 0) - ended
  }

  /// Days of work in a row, week after week.
  private func longestRow(_ worked: Int) -> Int {
    guard worked < Self.days else { return .max }
    var longest = 0
    var row = 0
    for day in 0..<2 * Self.days {
      row = week[day % Self.days] == nil ? 0 : row + 1
      longest = max(longest, row)
    }
    return longest
  }
}
