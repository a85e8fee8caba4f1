import CallCenterModel
import Scheduling
import TestSupport
import Testing

@testable import Experiments

/// What the formula of the first step is asked.
@Suite struct TwoStepPlanningTests {
  private static func requirement(_ plan: Plan) -> [[Double]]? {
    let criteria = ServiceCriterion.all(plan.planning?.targets ?? [], of: plan)
    let master = ShiftMaster(ShiftBook(plan), capacity: [], limits: SearchLimits())
    let sampler = OutcomeSampler(criteria, seed: 1, replications: 2, threads: 1)
    return TwoStepPlanning(plan, master: master, sampler: sampler).requirement(raisedBy: 0)
  }

  private static func centre() -> Plan {
    var dice = Dice(seed: 5)
    return PlanningInstance(
      name: "desk", &dice, aims: [.share(0.8, within: 20, .day, onDays: nil)],
      teams: [.init(name: "desk", skills: [0])]
    ).plan
  }

  @Test func deferredWorkLeavesTheFormulaAsItIs() throws {
    let calls = Self.centre()
    var mixed = calls
    var letters = CallType.fixture("letters", in: mixed.calendar, perHour: 20)
    letters.channel = .email
    mixed.callTypes.append(letters)
    mixed.agentGroups[0].skills.append(.fixture(1))
    let alone = try #require(Self.requirement(calls))
    #expect(alone[0].contains { $0 >= 1 })
    #expect(Self.requirement(mixed) == alone)
  }

  @Test func visitorsQueueAsCallersDo() throws {
    let calls = Self.centre()
    var visitors = calls
    visitors.callTypes[0].channel = .walkIn
    #expect(try #require(Self.requirement(visitors)) == Self.requirement(calls))
  }
}
