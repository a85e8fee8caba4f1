import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct DutyTests {
  private static let shifts = """
    shifts:
      day: {from: 08:00, to: 20:00, breaks: [{at: 12:00, length: 1 h, waves: 2, paid: no}]}
      night: {from: 20:00, to: 08:00}
    """

  /// Seven people in a cycle of four days: on every date each phase has one or two of them.
  @Test func cycleHasEveryPersonOnceADay() throws {
    let plan = try plan(
      from: "2017-03-06", days: 8,
      group: "{headcount: 7, rota: {cycle: [day, night, off, off], from: 2017-03-06}, skills: [a]}",
      more: Self.shifts)
    for day in 0..<8 {
      let today = plan.agentGroups[0].duties.filter { $0.start / 86_400 == day && $0.start % 86_400 != 0 }
      let byDay = today.filter { $0.start % 86_400 == 28_800 }.reduce(0) { $0 + $1.people.count }
      let byNight = today.filter { $0.start % 86_400 == 72_000 }.reduce(0) { $0 + $1.people.count }
      // Person k stands at step (day − k) mod 4.
      #expect(byDay == (0..<7).count { (day - $0 + 8) % 4 == 0 })
      #expect(byNight == (0..<7).count { (day - $0 + 8) % 4 == 1 })
    }
    // The night shift of the day before the calendar still works until eight.
    let first = plan.agentGroups[0].duties[0]
    #expect((first.start, first.end, first.day, first.paidSeconds) == (0, 28_800, 0, 28_800))
    #expect(first.people.count == (0..<7).count { (-1 - $0 + 8) % 4 == 1 })
  }

  @Test func breaksGoInWavesAsEvenAsMayBe() throws {
    let plan = try plan(
      from: "2017-07-03", open: "08:00-20:00", group: "{rota: {daily: {day: 5}}, skills: [a]}",
      more:
        "shifts: {day: {from: 08:00, to: 20:00, breaks: [{at: 12:00, length: 1 h, waves: 2, paid: no}, {after: 8 h, length: 15 min}]}}"
    )
    let duties = plan.agentGroups[0].duties.filter { $0.day == 0 }
    #expect(duties.map(\.people) == [0..<3, 3..<5])
    #expect(duties.map(\.breaks) == [[43_200..<46_800, 57_600..<58_500], [46_800..<50_400, 57_600..<58_500]])
    #expect(duties.map(\.paidSeconds) == [39_600, 39_600])
  }

  @Test func levelsFillPostsFromTheFirstOn() throws {
    let plan = try plan(
      from: "2017-07-03", open: "08:00-20:00",
      group: "{agents: {mon: {08:00-12:00: 2, 12:00-16:00: 5, 16:00-20:00: 3}, tue-sun: 1}, skills: [a]}")
    let duties = plan.agentGroups[0].duties.filter { $0.day == 0 }
    #expect(duties.map(\.people) == [0..<2, 2..<3, 3..<5])
    #expect(duties.map(\.start) == [28_800, 43_200, 43_200])
    #expect(duties.map(\.end) == [72_000, 72_000, 57_600])
    #expect(plan.agentGroups[0].duties.last?.people == 0..<1)
  }

  @Test func numbersByShiftHaveTheirOwnPeople() throws {
    let plan = try plan(
      from: "2017-07-07", days: 2,
      group: "{rota: {mon-fri: {day: 5, night: 2}, sat-sun: {day: 3, night: 2}}, skills: [a]}",
      more: Self.shifts)
    let nights = plan.agentGroups[0].duties.filter { $0.start % 86_400 == 72_000 }
    #expect(nights.map(\.people) == [5..<7, 5..<7, 5..<7, 5..<7])
    // The last night ends with the calendar.
    #expect(nights.last?.end == 4 * 86_400)
  }

  @Test func peopleHoursOfTheSiteAreInherited() throws {
    let plan = try plan(
      from: "2017-07-03", open: "08:00-16:00", group: "{headcount: 4, site: s, skills: [a]}",
      more: "sites: {s: {hours: {mon-fri: 08:00-16:00}}}")
    #expect(plan.agentGroups[0].duties.map(\.people) == [0..<4, 0..<4, 0..<4])
    #expect(plan.agentGroups[0].site == 0)
  }

  @Test func skillsShrinkageAndMoneyAreExact() throws {
    let plan = try plan(
      from: "2017-07-03",
      group:
        "{agents: 1, hours: always, skills: {a: {preference: 2, speed: 1.1, after: 60 s}}, cost: 95.123456 UAH per hour, shrinkage: {absence: 8 %, offPhone: {share: 10 %, spell: 15 min}}}",
      more: "costs: {currency: UAH, overtime: 150 %}")
    let group = plan.agentGroups[0]
    #expect(group.skills == [Skill(callType: 0, preference: 2, speed: 1.1, afterSeconds: 60)])
    #expect(group.costPerHour == Money(microUnits: 95_123_456))
    #expect(group.shrinkage == Shrinkage(absence: 0.08, offPhone: 0.1, meanSpellSeconds: 900))
    #expect(plan.costs == CostRules(currency: "UAH", overtimeFactor: 1.5))
  }
}
