import CallCenterModel
import TestSupport
import Testing

@testable import Experiments

/// Verdicts are wrong no more often than said, however often a run was looked at.
///
/// The number of calls of a day is Poisson with a mean that the plan fixes, so the truth is known exactly.
@Suite struct AssertionDecisionStatisticalTests {
  private static let runs = 1_000
  private static let callsOfDay = 48.0
  /// Scaled up from the usual 5 %, so that errors are seen at all.
  private static let error = 0.2

  private func outcomes(_ bound: Assertion.Bound, inAll: Int = 1, limit: Int) throws -> [AssertionOutcome: Int] {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture(in: calendar, perHour: Self.callsOfDay / 24, patience: PlanFixture.exponential(120))
    var counts: [AssertionOutcome: Int] = [:]
    for seed in 0..<Self.runs {
      var plan = Plan.fixture(
        calendar, types: [type], groups: [.fixture(agents: 1, in: calendar)], replications: 100)
      plan.run.seed = UInt64(seed)
      let assertion = Assertion(name: "calls", measure: .offered, bound: bound, confidence: 1 - Self.error)
      let subject = CheckSubject(
        name: "x", scenario: ExperimentTests.scenario, plan: plan, assertions: [assertion], committed: nil)
      let checked = try ScenarioCheck(
        subject, settings: RegressionSettings(deciding: 0, others: 0), assertionsInAll: inAll, limit: limit, threads: 1,
        version: "test"
      ).run(isIdentical: { _ in false })
      counts[checked.assertions[0].outcome, default: 0] += 1
    }
    return counts
  }

  /// The true value is the bound: nothing is to be decided.
  ///
  /// 1,000 runs of which at most 20 % decide: 0.2 + 5 standard
  /// errors of 1.26 % is 26.3 %, a false alarm of 3e-7.
  @Test func aBoundThatIsTheTruthStaysUndecided() throws {
    let atLeast = try outcomes(.atLeast(Self.callsOfDay), limit: 400)
    #expect(Self.runs - (atLeast[.undecided] ?? 0) < 263, "\(atLeast)")
    let atMost = try outcomes(.atMost(Self.callsOfDay), limit: 400)
    #expect(Self.runs - (atMost[.undecided] ?? 0) < 263, "\(atMost)")
  }

  /// A truth 1.5 % away from the bound is known after some thousand days.
  ///
  /// At 2,500 days it is 5.2 standard errors away and the sixteenth look asks for 3.7; wrong verdicts are as rare as said.
  @Test func aTruthNearTheBoundIsFound() throws {
    let near = try outcomes(.atLeast(Self.callsOfDay * 0.985), inAll: 2, limit: 2_500)
    #expect((near[.fail] ?? 0) < 163, "\(near)")
    #expect((near[.pass] ?? 0) > Self.runs / 2, "\(near)")
    let wrong = try outcomes(.atMost(Self.callsOfDay * 0.9), limit: 400)
    #expect(wrong[.pass] ?? 0 == 0, "\(wrong)")
    #expect((wrong[.fail] ?? 0) == Self.runs, "\(wrong)")
  }
}
