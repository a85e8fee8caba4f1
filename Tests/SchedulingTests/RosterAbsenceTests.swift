import CallCenterModel
import Testing

@testable import Scheduling

@Suite struct RosterAbsenceTests {
  private static let hour = RosterFixture.hour

  /// Three people, one day shift of eight hours on each of five days, 3 to 7 July 2017.
  private func week() throws -> Roster {
    let calendar = PlanningFixture.calendar(days: 5, warmUp: 14)
    let types = [RosterFixture.type("day", start: 8, length: 8), RosterFixture.type("night", start: 22, length: 8)]
    let pools = [
      StaffPool(
        group: 0, contracts: [RosterFixture.contract(types: [0, 1]), RosterFixture.contract(types: [1])])
    ]
    var people = ["Anna", "Bohdan", "Vira", "Hlib"].map { RosterFixture.person($0) }
    people[3].contract = 1
    if let tuesday = LocalDate(iso: "2017-07-04") { people[2].leave = [tuesday...tuesday] }
    let rules = LabourRules(
      restFactor: 2, minimumRestSeconds: 0, weeklyRestSeconds: 0, normHoursPerWeek: 40, maximumHoursPerWeek: nil,
      maximumConsecutiveDays: nil, maximumOvertimePerYear: nil, preset: .ukraine)
    let problem = RosterProblem(
      calendar: calendar, people: people, pools: pools, shiftTypes: types,
      shifts: RosterFixture.shifts(types, calendar, people: [1, 1]), rules: rules,
      night: 22 * Self.hour..<30 * Self.hour)
    // Shifts alternate day, night. Anna has the days; Bohdan the nights of Monday and Wednesday, Hlib the others.
    return Roster(problem, shifts: [[0, 2, 4, 6, 8], [1, 5], [], [3, 7, 9]], method: .given)
  }

  @Test func namesWhoMayStandInAndWhyNot() throws {
    let tuesday = try #require(LocalDate(iso: "2017-07-04"))
    let absence = try week().without(0, from: tuesday, days: 1)
    let lost = try #require(absence.lost.first)
    #expect(absence.lost.count == 1 && lost.shift == 2)
    #expect(lost.standIns.allSatisfy { $0.obstacle != nil })
    let obstacles = Dictionary(uniqueKeysWithValues: lost.standIns.map { ($0.person, $0.obstacle) })
    #expect(obstacles[2] == .leave)
    #expect(obstacles[3] == .contract)
    guard case .rule(let violation) = obstacles[1] else {
      Issue.record("\(String(describing: obstacles[1]))")
      return
    }
    // Bohdan's night ends at 6:00, the shift begins at 8:00: sixteen hours are asked for by article 59.
    #expect(violation.rule == .restBetweenShifts && violation.found == 2 * Self.hour)
    #expect(violation.limit == 16 * Self.hour)
    #expect(violation.article?.article == "59")
  }

  // On Wednesday Vira is free: one change. On Tuesday nobody is.
  @Test func repairsWithTheFewestChanges() throws {
    let wednesday = try #require(LocalDate(iso: "2017-07-05"))
    let one = try week().without(0, from: wednesday, days: 1)
    #expect(one.changes == [.init(person: 2, day: 16, from: nil, to: 4)])
    #expect(one.stillEmpty.isEmpty)
    #expect(one.lost[0].standIns[0] == StandIn(person: 2, obstacle: nil, overtimeSeconds: 0))

    let tuesday = try #require(LocalDate(iso: "2017-07-04"))
    let none = try week().without(0, from: tuesday, days: 1)
    // Monday is past, so Bohdan has worked its night and the day of Tuesday stays empty.
    #expect(none.changes.isEmpty)
    #expect(none.stillEmpty == [.init(shift: 2, people: 1)])
    let clock = RosterClock(problem: none.repaired.problem)
    for person in none.repaired.problem.people.indices {
      #expect(clock.faults(of: person, none.repaired.assignments(of: person).map(\.shift)).isEmpty)
    }
  }

  @Test func countsOvertime() throws {
    var roster = try week()
    roster.problem.people[2].balanceSeconds = 36 * Self.hour
    let wednesday = try #require(LocalDate(iso: "2017-07-05"))
    let absence = try roster.without(0, from: wednesday, days: 1)
    // Her norm is four days, 32 h: 4 h above it with what she brings along, 12 h with the shift.
    #expect(absence.lost[0].standIns.first { $0.person == 2 }?.overtimeSeconds == 8 * Self.hour)
  }
}
