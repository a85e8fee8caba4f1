import CallCenterModel
import Testing

@testable import Scheduling

/// Rosters small enough to look at all of them, and rosters whose people are followed by the clock.
@Suite struct RosterEnumerationTests {
  @Test(arguments: 1...3) func keepsTheRules(seed: UInt64) throws { try RosterTruth.keepsTheRules(seed) }
}

@Suite struct RosterEnumerationReleaseTests {
  @Test(arguments: 4...200) func optimal(seed: UInt64) throws {
    try RosterTruth.optimal(seed, people: seed % 3 == 0 ? 3 : 2, days: seed % 3 == 0 ? 3 : 5)
  }

  @Test(arguments: 4...200) func keepsTheRules(seed: UInt64) throws { try RosterTruth.keepsTheRules(seed) }
}

private enum RosterTruth {
  static func optimal(_ seed: UInt64, people: Int, days: Int) throws {
    var random = RandomRoster(seed: seed)
    let problem = random.problem(people: people, days: days)
    let roster = try problem.solve()
    let objective = try #require(roster.objective)
    let best = Enumeration(problem).best()
    #expect(abs(objective - best) <= 1e-6 * max(1, abs(best)), "\(objective) found, \(best) by enumeration")
    let own = Enumeration(problem).points(problem.people.indices.map { roster.assignments(of: $0).map(\.shift) })
    #expect(abs(objective - own) <= 1e-6 * max(1, abs(own)), "\(objective) said, \(own) by counting")
    #expect(try #require(roster.bound) <= objective + 1e-6)
  }

  static func keepsTheRules(_ seed: UInt64) throws {
    var random = RandomRoster(seed: 1_000 + seed)
    var problem = random.problem(people: 4, days: 9)
    problem.limits = SearchLimits(gap: 0.05, nodes: 10)
    let roster = try problem.solve()
    let clock = RosterClock(problem: problem)
    for person in problem.people.indices {
      let shifts = roster.assignments(of: person).map(\.shift)
      #expect(clock.faults(of: person, shifts).isEmpty, "seed \(seed), person \(person)")
      #expect(problem.violations(person, shifts.map { problem.shifts[$0] }).isEmpty, "seed \(seed), person \(person)")
    }
    for (_, taken) in Dictionary(grouping: roster.assignments, by: \.shift) {
      #expect(Set(taken.map(\.post)).count == taken.count)
    }
    let missing = roster.missing.reduce(0) { $0 + $1.people }
    #expect(missing + roster.assignments.count == problem.shifts.reduce(0) { $0 + $1.posts.count })
  }
}

/// All rosters, by the weeks that each person may work.
private struct Enumeration {
  let problem: RosterProblem
  private let clock: RosterClock

  init(_ problem: RosterProblem) {
    self.problem = problem
    clock = RosterClock(problem: problem)
  }

  func best() -> Double {
    let options = problem.people.indices.map { person in
      weeks(person).map { (shifts: $0, points: points(of: person, $0) - filled($0)) }
    }
    let empty = filled(problem.shifts.indices.flatMap { [Int](repeating: $0, count: problem.shifts[$0].posts.count) })
    var best = Double.infinity
    var staffed = [Int](repeating: 0, count: problem.shifts.count)
    func extend(_ person: Int, _ sum: Double) {
      guard person < options.count else {
        best = min(best, sum + empty)
        return
      }
      for option in options[person] {
        for shift in option.shifts { staffed[shift] += 1 }
        if option.shifts.allSatisfy({ staffed[$0] <= problem.shifts[$0].posts.count }) {
          extend(person + 1, sum + option.points)
        }
        for shift in option.shifts { staffed[shift] -= 1 }
      }
    }
    extend(0, 0)
    return best
  }

  func points(_ shifts: [[Int]]) -> Double {
    let taken = Array(shifts.joined())
    let all = problem.shifts.indices.flatMap { [Int](repeating: $0, count: problem.shifts[$0].posts.count) }
    return filled(all) - filled(taken) + shifts.enumerated().reduce(0) { $0 + points(of: $1.offset, $1.element) }
  }

  /// What shifts would cost if nobody were there.
  private func filled(_ shifts: [Int]) -> Double {
    shifts.reduce(0) { $0 + Double(problem.shifts[$1].paidSeconds) / 3_600 * 100 }
  }

  /// What a person may work at all: at most one shift a day, nothing the clock objects to.
  private func weeks(_ person: Int) -> [[Int]] {
    var weeks: [[Int]] = [[]]
    for day in problem.calendar.windowDayIndices {
      let today = problem.shifts.indices.filter { problem.shifts[$0].day == day }
      weeks += weeks.flatMap { week in today.map { week + [$0] } }
    }
    return weeks.filter { clock.faults(of: person, $0).isEmpty && isStable(person, $0) }
  }

  private func isStable(_ person: Int, _ shifts: [Int]) -> Bool {
    let stability = problem.contract(of: person).sameAllWeek
    guard stability != .nothing else { return true }
    let window = problem.calendar.windowDayIndices
    // Days since the Monday of the first week; windows of these tests are never whole weeks.
    let lead = problem.calendar.days[window.lowerBound].date.weekday.rawValue
    let weeks = Dictionary(grouping: shifts) { (problem.shifts[$0].day - window.lowerBound + lead) / 7 }
    return weeks.values.allSatisfy { week in
      Set(week.map { problem.shifts[$0].type }).count == 1
    }
  }

  private func points(of person: Int, _ shifts: [Int]) -> Double {
    let own = shifts.map { problem.shifts[$0] }
    let hours = own.reduce(0.0) { $0 + Double($1.paidSeconds) / 3_600 }
    let target = clock.norm(person) - Double(problem.people[person].balanceSeconds) / 3_600
    var points = ((hours - target) / 8) * ((hours - target) / 8)
    for isCounted in [isNight, isWeekend] {
      let counts = problem.people.indices.map { possible($0, isCounted) }
      guard counts[person] > 0 else { continue }
      let posts = problem.shifts.filter(isCounted).reduce(0) { $0 + $1.posts.count }
      let share = Double(posts) * Double(counts[person]) / Double(counts.reduce(0, +))
      let own = Double(own.count(where: isCounted))
      points += (own - share) * (own - share)
    }
    for shift in own {
      for wish in problem.people[person].wishes
      where wish.days[problem.calendar.days[shift.day].kind.index]
        && (wish.shiftType == nil || wish.shiftType == shift.type)
      {
        points -= wish.weight
      }
    }
    return points
  }

  /// Days on which a person could be given one of some shifts, were it the only one.
  private func possible(_ person: Int, _ isCounted: (RosterShift) -> Bool) -> Int {
    let alone = problem.shifts.indices.filter { shift in
      isCounted(problem.shifts[shift])
        && !clock.faults(of: person, [shift]).contains { ["away", "not in the contract", "another pool"].contains($0) }
    }
    return Set(alone.map { problem.shifts[$0].day }).count
  }

  private func isNight(_ shift: RosterShift) -> Bool {
    let night = stride(from: shift.time.lowerBound, to: shift.time.upperBound, by: 1_800).count { instant in
      let day = clock.day(at: instant)
      let hour = problem.calendar.days[day].wall(atElapsed: instant).seconds / 3_600
      return hour >= 22 || hour < 6
    }
    return 2 * night * 1_800 >= shift.time.count
  }

  private func isWeekend(_ shift: RosterShift) -> Bool {
    [.saturday, .sunday].contains(problem.calendar.days[shift.day].date.weekday)
  }
}
