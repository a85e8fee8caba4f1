import CallCenterModel

@testable import Scheduling

/// Small random rosters from a seed.
struct RandomRoster {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed) }

  private mutating func whole(_ range: ClosedRange<Int>) -> Int { random.whole(range) }

  private mutating func chance(_ percent: Int) -> Bool { random.chance(Double(percent) / 100) }

  mutating func problem(people count: Int, days: Int) -> RosterProblem {
    let hour = RosterFixture.hour
    // One in four meets the change of clocks in spring or autumn.
    let starts = ["2017-07-03", "2017-07-06", "2017-03-24", "2017-10-27", "2017-08-21", "2017-12-30"]
    let calendar = PlanningFixture.calendar(
      from: starts[whole(0...5)], days: days, warmUp: 14, holidays: ["2017-08-24", "2018-01-01"])
    let types = [
      RosterFixture.type("day", start: 8, length: whole(4...12)),
      RosterFixture.type("late", start: whole(10...16), length: 8),
      RosterFixture.type("night", start: whole(18...22), length: whole(8...12)),
    ]
    let used = chance(50) ? [0, 2] : [0, 1, 2]
    let rules = LabourRules(
      restFactor: [0, 1, 2][whole(0...2)], minimumRestSeconds: whole(8...12) * hour,
      weeklyRestSeconds: [0, 24, 42][whole(0...2)] * hour, normHoursPerWeek: 40,
      maximumHoursPerWeek: chance(50) ? Double(whole(20...48)) : nil,
      maximumConsecutiveDays: chance(50) ? whole(2...5) : nil,
      maximumOvertimePerYear: chance(30) ? Double(whole(0...8)) : nil, preset: nil)
    let stabilities: [Contract.Stability] = [.nothing, .nothing, .shift, .start]
    let contracts = [
      RosterFixture.contract(
        days: 0...whole(3...7), types: used, together: chance(25), stability: stabilities[whole(0...3)]),
      RosterFixture.contract(hours: 20, types: [0, used[used.count - 1]]),
    ]
    var shifts = RosterFixture.shifts(types, calendar, people: [whole(0...2), used.count > 2 ? 1 : 0, whole(0...1)])
    if shifts.isEmpty { shifts = RosterFixture.shifts(types, calendar, people: [1, 0, 0]) }
    let people = (0..<count).map { person($0, calendar) }
    let worked = people.indices.map { _ in history(before: calendar, types[0]) }
    var problem = RosterProblem(
      calendar: calendar, people: people, pools: [StaffPool(group: 0, contracts: contracts)], shiftTypes: types,
      shifts: shifts, rules: rules, night: 22 * hour..<30 * hour, history: worked)
    problem.limits = SearchLimits(gap: 0, nodes: 10_000)
    return problem
  }

  private mutating func person(_ index: Int, _ calendar: PlanCalendar) -> RosterPerson {
    let hour = RosterFixture.hour
    var person = RosterFixture.person("p\(index)", contract: chance(70) ? 0 : 1)
    let first = calendar.days[calendar.warmUpDays].date
    if chance(25) {
      let from = first.advanced(by: whole(-2...3))
      person.leave = [from...from.advanced(by: whole(0...2))]
    }
    if chance(25) {
      let from = whole(0...23)
      person.unavailable = [
        .init(days: (0..<8).map { _ in chance(40) }, hours: from * hour..<(from + whole(1...12)) * hour)
      ]
    }
    if chance(40) {
      person.wishes = [
        .init(
          shiftType: chance(60) ? whole(0...2) : nil, days: (0..<8).map { _ in chance(50) },
          weight: Double(whole(-3...3)))
      ]
    }
    person.balanceSeconds = whole(-8...8) * hour
    return person
  }

  /// A legal shift or two before the first date.
  private mutating func history(before calendar: PlanCalendar, _ type: ShiftType) -> [WorkedShift] {
    guard chance(50) else { return [] }
    return (chance(50) ? [5, 1] : [1]).map { back in
      let start = calendar.days[calendar.warmUpDays - back].elapsed(atWall: type.starts[0])
      return WorkedShift(time: start..<start + type.lengths[0], paidSeconds: type.lengths[0])
    }
  }
}
