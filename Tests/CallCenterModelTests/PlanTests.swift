import TestSupport
import Testing

@testable import CallCenterModel

@Suite struct PlanTests {
  let calendar = PlanFixture.calendar()

  @Test func groupsServingAType() {
    let types = [CallType.fixture("a", in: calendar), .fixture("b", in: calendar), .fixture("c", in: calendar)]
    let groups = [
      AgentGroup.fixture("one", agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)]),
      AgentGroup.fixture("two", agents: 1, in: calendar, skills: [.fixture(1)]),
    ]
    let plan = Plan.fixture(calendar, types: types, groups: groups)
    #expect(plan.groups(serving: 0) == [0])
    #expect(plan.groups(serving: 1) == [0, 1])
    #expect(plan.groups(serving: 2) == [])
  }

  @Test func shrinkageIsOfTheRemainder() {
    #expect(Shrinkage.none.total == 0)
    let shrinkage = Shrinkage(absence: 0.1, offPhone: 0.2, meanSpellSeconds: 900)
    #expect(abs(shrinkage.total - 0.28) < 1e-15)
  }

  @Test func expectedVolumeScales() {
    let arrivals = ArrivalPlan.daily(perHour: [60, 0, 30], in: calendar)
    #expect(abs(arrivals.expected(onDay: 0) - 45) < 1e-12)
    #expect(abs(arrivals.scaled(by: 1.5).expected(onDay: 1) - 67.5) < 1e-12)
  }

  /// Two until 12:00 and three from 10:00 on: five for four seats at 10:00; who leaves as somebody comes frees the seat.
  @Test func moreOnDutyThanSeats() {
    func group(_ name: String, _ people: Range<Int>, _ hours: ClosedRange<Int>) -> AgentGroup {
      var group = AgentGroup.fixture(
        name,
        duties: [
          Duty(
            people: people, day: 0, start: hours.lowerBound * 3_600, end: hours.upperBound * 3_600, breaks: [],
            paidSeconds: 3_600 * hours.count - 3_600)
        ])
      group.site = 0
      return group
    }
    var plan = Plan.fixture(
      calendar, types: [.fixture(in: calendar)], groups: [group("early", 0..<2, 6...12), group("late", 0..<3, 10...18)])
    plan.sites = [Site(name: "kyiv", label: "Kyiv")]
    #expect(plan.overcrowding(of: 0) == nil)
    plan.sites[0].seats = 4
    #expect(plan.overcrowding(of: 0) == Overcrowding(instant: 36_000, people: 5))
    plan.agentGroups[1] = group("late", 0..<3, 12...18)
    #expect(plan.overcrowding(of: 0) == nil)
  }

  @Test func everyDefinitionIsAMeasureOfItsName() {
    for definition in ServiceLevelDefinition.allCases {
      #expect(definition.measure.rawValue == "serviceLevel.\(definition.rawValue)")
      #expect(definition.measure.kind == .probability)
    }
  }
}
