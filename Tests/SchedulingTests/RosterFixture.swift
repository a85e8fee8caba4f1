import CallCenterModel

@testable import Scheduling

/// Rosters for tests: a calendar of Kyiv, people alike unless said.
enum RosterFixture {
  static let hour = 3_600
  static let everyDay = [Bool](repeating: true, count: 8)

  static func contract(
    hours: Double = 40, days: ClosedRange<Int> = 0...7, types: [Int], together: Bool = false,
    stability: Contract.Stability = .nothing
  ) -> Contract {
    Contract(
      name: "full", label: "full", people: 0...100, hoursPerWeek: 0...hours, daysPerWeek: days, shiftTypes: types,
      costPerHour: .zero, daysOffTogether: together, sameAllWeek: stability)
  }

  static func type(_ name: String, start: Int, length: Int) -> ShiftType {
    ShiftType(name: name, label: name, starts: [start * hour], lengths: [length * hour], breaks: [])
  }

  static func person(_ name: String, pool: Int = 0, contract: Int = 0) -> RosterPerson {
    RosterPerson(name: name, label: name, pool: pool, contract: contract)
  }

  /// One shift of each type on every date.
  static func shifts(
    _ types: [ShiftType], _ calendar: PlanCalendar, pool: Int = 0, people: [Int], unpaid: Int = 0
  ) -> [RosterShift] {
    calendar.windowDayIndices.flatMap { day in
      types.enumerated().compactMap { index, type -> RosterShift? in
        guard people[index] > 0 else { return nil }
        let end = type.starts[0] + type.lengths[0]
        let start = calendar.days[day].elapsed(atWall: type.starts[0])
        let stop =
          end < 86_400
          ? calendar.days[day].elapsed(atWall: end) : calendar.days[day + 1].elapsed(atWall: end - 86_400)
        let rest = unpaid > 0 ? [start + 4 * hour..<start + 4 * hour + unpaid] : []
        return RosterShift(
          day: day, pool: pool, type: index, time: start..<stop, paidSeconds: stop - start - unpaid,
          posts: [[Range<Int>]](repeating: rest, count: people[index]))
      }
    }
  }

  static let ukraine = LabourRules(
    restFactor: 2, minimumRestSeconds: 0, weeklyRestSeconds: 42 * hour, normHoursPerWeek: 40,
    maximumHoursPerWeek: 60, maximumConsecutiveDays: 6, maximumOvertimePerYear: 120, preset: .ukraine)

  /// 14 people round the clock by days and nights of twelve hours, 8 in two shifts of eight, over a month.
  static func month(_ from: String = "2017-07-01", days: Int = 31) -> RosterProblem {
    let calendar = PlanningFixture.calendar(from: from, days: days, warmUp: 14)
    let types = [
      type("day", start: 8, length: 12), type("night", start: 20, length: 12), type("early", start: 8, length: 8),
      type("late", start: 12, length: 8),
    ]
    let clock = shifts(types, calendar, pool: 0, people: [3, 2, 0, 0], unpaid: hour)
    let office = shifts(types, calendar, pool: 1, people: [0, 0, 3, 2])
    let pools = [
      StaffPool(group: 0, contracts: [contract(types: [0, 1])]),
      StaffPool(group: 1, contracts: [contract(types: [2, 3])]),
    ]
    var people = (0..<14).map { person("rota \($0 + 1)") } + (0..<8).map { person("office \($0 + 1)", pool: 1) }
    if let first = LocalDate(iso: from) {
      people[3].leave = [first.advanced(by: 9)...first.advanced(by: 22)]
      people[16].leave = [first.advanced(by: 2)...first.advanced(by: 8)]
    }
    people[5].wishes = [.init(shiftType: 1, days: everyDay, weight: -2)]
    people[7].balanceSeconds = 12 * hour
    return RosterProblem(
      calendar: calendar, people: people, pools: pools, shiftTypes: types, shifts: clock + office, rules: ukraine,
      night: 22 * hour..<30 * hour)
  }
}
