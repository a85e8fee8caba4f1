internal import CallCenterModel

extension Roster {
  /// A shift that its person may not have, for another reason than the labour rules.
  package struct Breach: Sendable, Hashable {
    package var person: Int
    /// Index in ``RosterProblem/shifts``.
    package var shift: Int
    package var obstacle: StandIn.Obstacle
  }

  /// What stands against the shifts of each person beside the labour rules: leave, times at which the person cannot work, and
  /// the terms of the contract; none of a roster that was searched for.
  package var breaches: [Breach] {
    let eligibility = RosterEligibility(problem)
    return problem.people.indices.flatMap { person in
      let shifts = assignments(of: person).map(\.shift)
      return single(person, shifts, eligibility)
        + problem.weeks.flatMap { week in
          breaches(person, shifts.filter { week.contains(problem.shifts[$0].day) }, of: week)
        }
    }
  }

  private func single(_ person: Int, _ shifts: [Int], _ eligibility: RosterEligibility) -> [Breach] {
    shifts.enumerated().compactMap { position, shift in
      let day = problem.shifts[shift].day
      let isSecond = shifts[..<position].contains { problem.shifts[$0].day == day }
      guard
        let obstacle = eligibility.obstacle(person, problem.shifts[shift]) ?? (isSecond ? .worksThatDay : nil)
      else { return nil }
      return Breach(person: person, shift: shift, obstacle: obstacle)
    }
  }

  /// Of the shifts of one week, in the order of time.
  private func breaches(_ person: Int, _ shifts: [Int], of week: Range<Int>) -> [Breach] {
    guard let first = shifts.first, let last = shifts.last else { return [] }
    let contract = problem.contract(of: person)
    var found: [Breach] = []
    let left = max(0, contract.daysPerWeek.upperBound - problem.worked(person, in: week).count)
    found += shifts.dropFirst(left).map { Breach(person: person, shift: $0, obstacle: .daysPerWeek) }
    if contract.sameAllWeek != .nothing {
      func kind(_ shift: Int) -> [Int] { problem.kind(of: problem.shifts[shift], contract.sameAllWeek) }
      found += shifts.filter { kind($0) != kind(first) }.map {
        Breach(person: person, shift: $0, obstacle: .sameAllWeek)
      }
    }
    if contract.daysOffTogether, problem.isWholeWeekOfWork(week, of: person) {
      let days = Set(shifts.map { problem.shifts[$0].day })
      let begun = week.count { day in
        days.contains(day) && !days.contains(day == week.lowerBound ? week.upperBound - 1 : day - 1)
      }
      if begun > 1 { found.append(Breach(person: person, shift: last, obstacle: .daysOffTogether)) }
    }
    return found
  }
}
