import CallCenterModel
import Experiments
import RandomVariates
import Staffing
import TestSupport
import Testing

/// Simulator and formulas agree on every plan that a formula covers.
///
/// Fixed seeds; at most 40 comparisons of a false-alarm rate of 1e-8 each: 4e-7 in all. With the replications here a service
/// level that is wrong by 1.5 points is seen.
@Suite struct FormulaAgreementStatisticalTests {
  static let settled = PlanFixture.calendar(warmUp: 1)
  static let fresh = PlanFixture.calendar()

  static func plan(
    _ calendar: PlanCalendar, talk: Law = PlanFixture.exponential(300), patience: Law? = PlanFixture.exponential(120),
    agents: Int = 14, _ change: (inout Plan) -> Void = { _ in }
  ) -> Plan {
    let type = CallType.fixture(
      "calls", in: calendar, perHour: 150, talk: talk, patience: patience, target: .within(20))
    var plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)])
    change(&plan)
    plan.run.replications = 300
    return plan
  }

  static func lognormal(_ mean: Double, _ cv: Double) -> Law {
    PlanFixture.law { () throws(LawError) in .lognormal(try Lognormal(mean: mean, cv: cv)) }
  }

  static let plans: [(FormulaOpinion.Model, Plan)] = [
    (.erlangA, plan(settled)),
    (.erlangA, plan(settled, agents: 12) { $0.callTypes[0].lines = 15 }),
    (.erlangC, plan(settled, patience: nil, agents: 16)),
    (.generalPatience, plan(settled, patience: PlanFixture.constant(60))),
    (.generalPatience, plan(settled, patience: lognormal(120, 1.5), agents: 11)),
    (.fixedHandling, plan(settled, talk: PlanFixture.constant(300), patience: nil, agents: 16)),
    (
      .singleAgent,
      plan(settled, talk: lognormal(240, 1), patience: nil, agents: 1) {
        $0.callTypes[0].arrivals = .constant(perHour: 6, in: settled)
      }
    ),
    (.erlangB, plan(settled, talk: lognormal(300, 1), patience: nil) { $0.callTypes[0].lines = 14 }),
    (.timeVarying, plan(fresh)),
    (.timeVarying, cutAtNoon),
  ]

  /// An overloaded morning with half of the people away from noon on; the number closes at four.
  static let cutAtNoon = plan(fresh) { plan in
    plan.callTypes[0].open = [8 * 3600..<16 * 3600]
    plan.agentGroups[0].duties = [
      Duty(people: 0..<6, day: 0, start: 8 * 3600, end: 18 * 3600, breaks: [], paidSeconds: 36_000),
      Duty(people: 6..<12, day: 0, start: 8 * 3600, end: 12 * 3600, breaks: [], paidSeconds: 14_400),
    ]
  }

  @Test(arguments: plans.indices) func formulaAndSimulationAgree(_ index: Int) throws {
    let (model, plan) = Self.plans[index]
    let record = try Experiment(plan, threads: 1, version: "0").run(
      scenario: ScenarioIdentity(name: "", file: "", sha256: "", option: nil))
    guard case .covered(let found, let comparisons)? = record.formulas.first?.answer else {
      Issue.record("not covered: \(record.formulas)")
      return
    }
    #expect(found == model)
    #expect(comparisons.count >= 4)
    for comparison in comparisons where comparison.formula > 0 {
      #expect(comparison.verdict == .agrees, "\(comparison)")
    }
  }
}
