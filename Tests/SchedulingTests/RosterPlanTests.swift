import CallCenterModel
import Testing

@testable import Scheduling

@Suite struct RosterPlanTests {
  private static let hour = 3_600

  /// A week with a day shift of two people on working days, with different breaks, and a night shift every day.
  private func plan() -> Plan {
    let types = [
      PlanningFixture.shift("day", starts: [8], hours: [8]), PlanningFixture.shift("night", starts: [22], hours: [8]),
    ]
    var plan = PlanningFixture.plan(
      types, [PlanningFixture.contract(shifts: [0, 1])], calendar: PlanningFixture.calendar(holidays: ["2017-08-24"]))
    let calendar = plan.calendar
    for day in calendar.windowDayIndices {
      func duty(_ people: Range<Int>, _ start: Int, rest: Int) -> Duty {
        let from = calendar.instant(day: day, wall: start * Self.hour)
        let meal = from + rest * Self.hour..<from + rest * Self.hour + 1_800
        return Duty(
          people: people, day: day, start: from, end: from + 8 * Self.hour, breaks: [meal],
          paidSeconds: 8 * Self.hour - 1_800)
      }
      if calendar.days[day].date.weekday.rawValue < 5 {
        plan.agentGroups[0].duties += [duty(0..<1, 8, rest: 3), duty(1..<2, 8, rest: 4)]
      }
      plan.agentGroups[0].duties.append(duty(2..<3, 22, rest: 4))
    }
    plan.planning?.people = [RosterPerson(name: "olena", label: "Olena", pool: 0, contract: 0)]
    return plan
  }

  @Test func datesTakeTheDayOfTheirKind() throws {
    let from = try #require(LocalDate(iso: "2017-08-01"))
    let problem = RosterProblem(plan(), from: from, days: 31)
    let days = problem.calendar.days
    for day in problem.dates {
      let shifts = problem.shifts.filter { $0.day == day }
      #expect(shifts.contains { $0.type == 1 && $0.posts.count == 1 })
      let isWorking = days[day].date.weekday.rawValue < 5
      // 24 August is a holiday; the week has none, so its Thursday stands for it.
      #expect(shifts.filter { $0.type == 0 }.map(\.posts.count) == (isWorking ? [2] : []))
    }
    let first = try #require(problem.shifts.first)
    #expect(days[first.day].date == from)
    #expect(first.posts.map { $0.map { ($0.lowerBound - first.time.lowerBound) / Self.hour } } == [[3], [4]])
    // 23 working days, the holiday among them.
    #expect(problem.normSeconds(of: 0) == 22 * 8 * Self.hour)
  }

  /// The night of 29 October has nine hours: one more to be paid.
  @Test func clocksThatChange() throws {
    let from = try #require(LocalDate(iso: "2017-10-28"))
    let problem = RosterProblem(plan(), from: from, days: 2)
    let nights = problem.shifts.filter { $0.type == 1 }
    #expect(nights.map(\.time.count) == [9 * Self.hour, 8 * Self.hour])
    #expect(nights.map(\.paidSeconds) == [9 * Self.hour - 1_800, 8 * Self.hour - 1_800])
    #expect(problem.nightSeconds(nights[0], post: 0) == 9 * Self.hour - 1_800)
    #expect(problem.slots[0].hours == 22 * Self.hour..<30 * Self.hour)
  }
}
