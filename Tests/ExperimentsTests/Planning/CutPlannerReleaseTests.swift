import CallCenterModel
import TestSupport
import Testing

@testable import Experiments

/// People by cutting planes, against what enumeration and other random numbers say.
@Suite struct CutPlannerReleaseTests {
  private static let calendar = PlanFixture.calendar(interval: 3600)
  private static let perHour = [
    4.0, 3, 2, 2, 2, 4, 10, 30, 60, 80, 85, 80, 70, 65, 70, 70, 60, 45, 30, 22, 16, 12, 8, 6,
  ]

  private static func target(_ level: Double) -> ServiceTarget {
    var target = ServiceTarget.within(20)
    target.level = level
    return target
  }

  private static func type(_ name: String, scale: Double = 1) -> CallType {
    CallType.fixture(
      name, in: calendar, arrivals: .daily(perHour: perHour.map { $0 * scale }, in: calendar),
      talk: PlanFixture.exponential(240), patience: PlanFixture.exponential(180), target: target(0.8))
  }

  private static func single(_ shrinkage: Shrinkage = .none) -> Plan {
    .fixture(
      calendar, types: [type("calls")], groups: [.fixture("desk", agents: 1, in: calendar, shrinkage: shrinkage)])
  }

  private func planner(
    _ plan: Plan, _ targets: [PlanningTarget], groups: [Int], replications: Int = 200
  ) -> (CutPlanner<IntervalMaster>, OutcomeSampler) {
    let criteria = ServiceCriterion.all(targets, of: plan)
    let sampler = OutcomeSampler(criteria, seed: 1, replications: replications, threads: 2)
    return (
      CutPlanner(
        IntervalMaster(plan, groups: groups, capacity: CapacityNeed.all(plan, groups: groups, criteria: criteria)),
        sampler: sampler, settings: CutSettings()
      ) {
        print($0)
      }, sampler
    )
  }

  @Test func planOfADay() throws {
    let plan = Self.single()
    let (planner, _) = planner(plan, [PlanningTarget(callType: 0, period: .day, probability: nil)], groups: [0])
    let result = try planner.verifiedPlan(error: 0.05, replications: 1000)
    print(result.attempts, result.plan.ending, result.plan.answer.cost, result.plan.answer.people, result.verification)
    #expect(result.isKept)
  }

  @Test func planOfADayMetOnNineOfTenDays() throws {
    let plan = Self.single(Shrinkage(absence: 0.1, offPhone: 0.05, meanSpellSeconds: 600))
    let (planner, _) = planner(plan, [PlanningTarget(callType: 0, period: .day, probability: 0.9)], groups: [0])
    let result = try planner.verifiedPlan(error: 0.05, replications: 1000)
    print(result.attempts, result.plan.ending, result.plan.answer.cost, result.plan.answer.people, result.verification)
    #expect(result.isKept)
  }

  @Test func everyInterval() throws {
    let plan = Self.single()
    let (planner, _) = planner(plan, [PlanningTarget(callType: 0, period: .interval, probability: nil)], groups: [0])
    let result = try planner.verifiedPlan(error: 0.05, replications: 1000)
    print(
      result.attempts, result.plan.ending, result.plan.answer.cost, result.plan.answer.people,
      result.verification.isKept)
    #expect(result.isKept)
  }

  @Test func twoSkills() throws {
    let calendar = Self.calendar
    var groups = [
      AgentGroup.fixture("first", agents: 1, in: calendar, skills: [.fixture(0)]),
      AgentGroup.fixture("second", agents: 1, in: calendar, skills: [.fixture(1)]),
      AgentGroup.fixture(
        "both", agents: 1, in: calendar, skills: [.fixture(0, preference: 2), .fixture(1, preference: 2)]),
    ]
    for (index, price) in [10, 10, 12].enumerated() {
      groups[index].costPerHour = Money(microUnits: Int64(price) * 1_000_000)
    }
    let plan = Plan.fixture(calendar, types: [Self.type("a", scale: 0.4), Self.type("b", scale: 0.3)], groups: groups)
    let targets = [0, 1].map { PlanningTarget(callType: $0, period: .day, probability: nil) }
    let (planner, _) = planner(plan, targets, groups: [0, 1, 2])
    let result = try planner.verifiedPlan(error: 0.05, replications: 1000)
    print(result.attempts, result.plan.ending, result.plan.answer.cost, result.plan.answer.people, result.verification)
    #expect(result.isKept)
  }
}
