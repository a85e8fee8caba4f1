import CallCenterModel
import Testing

@testable import Scheduling

/// Rosters put back into the window whose shifts they took.
@Suite struct RosterWindowTests {
  private static let hour = 3_600

  /// A week with three on the day shift, two of them with the later break, and one on the night shift.
  private func plan() -> Plan {
    let types = [
      PlanningFixture.shift("day", starts: [8], hours: [8]), PlanningFixture.shift("night", starts: [22], hours: [8]),
    ]
    var plan = PlanningFixture.plan(types, [PlanningFixture.contract(shifts: [0, 1])])
    let calendar = plan.calendar
    for day in calendar.days.indices {
      func duty(_ people: Range<Int>, _ start: Int, rest: Int) -> Duty {
        let from = calendar.instant(day: day, wall: start * Self.hour)
        let meal = from + rest * Self.hour..<from + (rest + 1) * Self.hour
        return Duty(
          people: people, day: day, start: from, end: from + 8 * Self.hour, breaks: [meal], paidSeconds: 7 * Self.hour)
      }
      plan.agentGroups[0].duties += [duty(0..<1, 8, rest: 3), duty(1..<3, 8, rest: 4), duty(3..<4, 22, rest: 4)]
    }
    plan.planning?.people = (0..<6).map { RosterPerson(name: "p\($0)", label: "p\($0)", pool: 0, contract: 0) }
    return plan
  }

  /// Friday 3 November, in winter time, and the Saturday after it.
  private func problem() throws -> RosterProblem {
    RosterProblem(plan(), from: try #require(LocalDate(iso: "2017-11-03")), days: 2)
  }

  @Test func fullRostersChangeNothing() throws {
    let problem = try problem()
    let roster = try problem.solve()
    #expect(roster.missing.isEmpty && roster.breaches.isEmpty)
    let plan = plan()
    let duties = try #require(roster.duties(of: plan, on: Array(problem.dates))[0])
    func singles(_ duties: [Duty]) -> [Duty] {
      duties.flatMap { duty in
        duty.people.map { ordinal in
          var one = duty
          one.people = ordinal..<ordinal + 1
          return one
        }
      }
    }
    #expect(singles(duties) == singles(plan.agentGroups[0].duties))
  }

  @Test func emptyPostsTakeTheirDutyAway() throws {
    let problem = try problem()
    var roster = try problem.solve()
    let day = problem.dates.lowerBound
    let shift = try #require(problem.shifts.firstIndex { $0.day == day && $0.type == 0 })
    let gone = try #require(roster.assignments.first { $0.shift == shift && $0.post == 2 })
    roster.assignments.removeAll { $0 == gone }
    let plan = plan()
    let duties = try #require(roster.duties(of: plan, on: [day])[0])
    let friday = plan.calendar.windowDayIndices.lowerBound + 4
    #expect(duties.filter { $0.day == friday }.map(\.people) == [0..<1, 1..<2, 3..<4])
    #expect(duties.filter { $0.day != friday } == plan.agentGroups[0].duties.filter { $0.day != friday })
  }

  @Test func namesWhatContractsForbid() throws {
    var problem = try problem()
    let friday = problem.calendar.days[problem.dates.lowerBound].date
    problem.people[0].leave = [friday...friday]
    problem.people[1].unavailable = [.init(days: RosterFixture.everyDay, hours: 9 * Self.hour..<10 * Self.hour)]
    problem.pools[0].contracts[0].sameAllWeek = .shift
    problem.pools[0].contracts[0].daysPerWeek = 0...1
    func shift(_ day: Int, _ type: Int) throws -> Int {
      try #require(problem.shifts.firstIndex { $0.day == problem.dates.lowerBound + day && $0.type == type })
    }
    let given = [
      SlotAssignment(person: 0, slot: try shift(0, 0), post: 0),
      SlotAssignment(person: 1, slot: try shift(0, 0), post: 1),
      SlotAssignment(person: 2, slot: try shift(0, 0), post: 2),
      SlotAssignment(person: 2, slot: try shift(0, 1), post: 0),
      SlotAssignment(person: 3, slot: try shift(1, 0), post: 0),
    ]
    let breaches = Roster(problem, given: given).breaches
    #expect(breaches.map(\.person) == [0, 1, 2, 2, 2])
    #expect(breaches.map(\.obstacle) == [.leave, .unavailable, .worksThatDay, .daysPerWeek, .sameAllWeek])
  }
}
