import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Totals of one small plan.
///
/// A change of these numbers is value-changing: the same seed gives other results, and the change log has to say so.
@Suite struct ValueStabilityTests {
  @Test func totalsOfOneSmallPlan() {
    let calendar = PlanFixture.calendar(days: 1, warmUp: 1)
    let types = [
      CallType.fixture(
        "information", in: calendar, arrivals: .constant(perHour: 30, in: calendar, dayFactorCV: 0.2),
        wrapUp: PlanFixture.exponential(30), patience: PlanFixture.exponential(120), balking: 0.1,
        redial: RedialRule(
          afterAbandonment: 0.5, afterBlocking: 0.7, delay: PlanFixture.exponential(600), maximumAttempts: 4),
        priority: 2, lines: 8),
      CallType.fixture(
        "legal", in: calendar, perHour: 10, talk: PlanFixture.exponential(600),
        patience: PlanFixture.exponential(300), priority: 1),
    ]
    let groups = [
      AgentGroup.fixture(
        "kyiv", agents: 3, in: calendar, skills: [.fixture(0), .fixture(1, preference: 2, speed: 0.9)],
        shrinkage: Shrinkage(absence: 0.1, offPhone: 0.1, meanSpellSeconds: 900)),
      AgentGroup.fixture(
        "sumy", agents: 2, in: calendar, skills: [.fixture(1), .fixture(0, preference: 2, after: 30)]),
    ]
    let measures = Plan.fixture(calendar, types: types, groups: groups, lines: 12, seed: 20_170_703).measures()
    let seen = measures.contactTotals.map { sums in
      [
        sums.answered, sums.abandoned, sums.blocked, sums.queued, sums.answeredInTime, sums.waitOfAnswered,
        sums.waitOfAbandoned, sums.queueTime, sums.callersServed, sums.callersLost, sums.attemptsOfCallers,
      ]
    }
    #expect(
      seen == [
        [437, 188, 1, 306, 304, 9_048_741_089, 11_080_449_219, 20_129_190_308, 435, 105, 624],
        [208, 27, 0, 85, 158, 3_968_112_147, 1_655_421_583, 5_623_533_730, 208, 27, 235],
      ])
    #expect(measures.agentTotals.map(\.busy) == [159_705_167_609, 112_345_585_630])
    #expect(measures.agentTotals.map(\.present) == [225_251_426_507, 172_800_000_000])
    #expect(measures.maximumQueue == [6, 3])
  }
}
