import CallCenterModel
import TestSupport
import Testing

@testable import Experiments

/// People by cutting planes: what they promise holds on other random numbers, and a target of a day asks for fewer than the
/// same target of every hour.
@Suite struct CutPlannerReleaseTests {
  private static let calendar = PlanFixture.calendar(interval: 3600)
  private static let perHour = [
    4.0, 3, 2, 2, 2, 4, 10, 30, 60, 80, 85, 80, 70, 65, 70, 70, 60, 45, 30, 22, 16, 12, 8, 6,
  ]

  private static func type(_ name: String, scale: Double = 1) -> CallType {
    var target = ServiceTarget.within(20)
    target.level = 0.8
    return CallType.fixture(
      name, in: calendar, arrivals: .daily(perHour: perHour.map { $0 * scale }, in: calendar),
      talk: PlanFixture.exponential(240), patience: PlanFixture.exponential(180), target: target)
  }

  private static func single(_ shrinkage: Shrinkage = .none) -> Plan {
    .fixture(
      calendar, types: [type("calls")], groups: [.fixture("desk", agents: 1, in: calendar, shrinkage: shrinkage)])
  }

  /// The verification may err with probability 1e-7, so a promise that is kept is kept.
  private static func verified(_ plan: Plan, _ targets: [PlanningTarget], groups: [Int]) throws -> VerifiedPlan {
    let criteria = ServiceCriterion.all(targets, of: plan)
    let sampler = OutcomeSampler(criteria, seed: 1, replications: 200, threads: 2)
    let capacity = CapacityNeed.all(plan, groups: groups, criteria: criteria)
    let master = IntervalMaster(plan, groups: groups, capacity: capacity)
    let planner = CutPlanner(master, sampler: sampler, settings: CutSettings())
    return try planner.verifiedPlan(
      start: master.answer(to: ServiceModel(), from: nil), error: 1e-7, replications: 2_000)
  }

  private static func target(_ period: PlanningTarget.Period, _ probability: Double? = nil) -> PlanningTarget {
    PlanningTarget(callType: 0, period: period, probability: probability)
  }

  @Test func aDayAsksForFewerThanEveryHour() throws {
    let plan = Self.single()
    let day = try Self.verified(plan, [Self.target(.day)], groups: [0])
    let hours = try Self.verified(plan, [Self.target(.interval)], groups: [0])
    #expect(day.isKept)
    #expect(day.plan.answer.cost < 0.95 * hours.plan.answer.cost)
  }

  @Test func nineDaysOfTenUnderAbsence() throws {
    let plan = Self.single(Shrinkage(absence: 0.1, offPhone: 0.05, meanSpellSeconds: 600))
    let often = try Self.verified(plan, [Self.target(.day, 0.9)], groups: [0])
    let onAverage = try Self.verified(plan, [Self.target(.day)], groups: [0])
    #expect(often.isKept)
    #expect(often.plan.answer.cost > onAverage.plan.answer.cost)
    #expect(often.verification.promises.allSatisfy { $0.asked == 0.9 })
  }

  /// People for both types at 12 an hour beside people for one at 10: a mix must cost less than either type apart, for the
  /// few who have both skills share what varies.
  @Test func aMixOfSkills() throws {
    let types = [Self.type("first", scale: 0.4), Self.type("second", scale: 0.4)]
    func group(_ name: String, _ skills: [Int], _ cost: Int64) -> AgentGroup {
      var group = AgentGroup.fixture(name, agents: 1, in: Self.calendar, skills: skills.map { .fixture($0) })
      group.costPerHour = Money(microUnits: cost * 1_000_000)
      return group
    }
    let groups = [group("first", [0], 10), group("second", [1], 10), group("both", [0, 1], 12)]
    let plan = Plan.fixture(Self.calendar, types: types, groups: groups)
    let targets = types.indices.map { PlanningTarget(callType: $0, period: .day, probability: nil) }
    let mixed = try Self.verified(plan, targets, groups: [0, 1, 2])
    let apart = try types.indices.map { type in
      try Self.verified(
        Plan.fixture(Self.calendar, types: [types[type]], groups: [group("only", [0], 10)]),
        [PlanningTarget(callType: 0, period: .day, probability: nil)], groups: [0]
      ).plan.answer.cost
    }
    #expect(mixed.isKept)
    #expect(mixed.plan.answer.cost < apart.reduce(0, +))
  }
}
