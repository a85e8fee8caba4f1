import CallCenterModel
import TestSupport
import Testing

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

  @Test func everyDefinitionIsAMeasureOfItsName() {
    for definition in ServiceLevelDefinition.allCases {
      #expect(definition.measure.rawValue == "serviceLevel.\(definition.rawValue)")
      #expect(definition.measure.kind == .probability)
    }
  }
}
